/**
 * The URL's fragment, shared by the instruments of a page and its heading anchors:
 * `#anchor&instrument=state&other=state`. State stands here and not in the query so that it never
 * leaves the reader's machine.
 * @module
 */

const WRITE_DELAY = 200; // milliseconds; browsers refuse replaceState more often than 100 times in 30 s

/** What stands in the fragment, in place of a state, for the one that an instrument starts in. */
export const START = 'start';

/** Its key in the fragment while it is presented, so that a link can ask for that, and a reload goes on. */
export const presentKey = (instrument: string): string => `present-${instrument}`;

let pending: ReturnType<typeof setTimeout> | undefined;
const unwritten = new Map<string, string | undefined>();

/** How an instrument reads its state, which may need code that is still to come; `undefined` if it cannot. */
export type Parse<State> = (text: string) => State | undefined | Promise<State | undefined>;

interface Fragment {
  anchor: string;
  /** As they are written, with their escapes: one that is damaged stays as it is. */
  states: Map<string, string>;
}

/** Takes a fragment apart, with or without its `#`. */
export function parseFragment(hash: string): Fragment {
  const fragment: Fragment = { anchor: '', states: new Map() };
  for (const part of hash.replace(/^#/, '').split('&')) {
    const equals = part.indexOf('=');
    if (equals < 0) fragment.anchor ||= unescaped(part) ?? '';
    else fragment.states.set(part.slice(0, equals), part.slice(equals + 1));
  }
  return fragment;
}

/** Puts a fragment together; empty if there is nothing to say. */
export function serializeFragment({ anchor, states }: Fragment): string {
  const parts = [...states].map(([name, state]) => `${name}=${state}`);
  if (anchor !== '') parts.unshift(encodeURIComponent(anchor));
  return parts.length === 0 ? '' : `#${parts.join('&')}`;
}

function escaped(text: string): string {
  // A comma and a colon are allowed in a fragment (RFC 3986 §3.5) and keep states readable.
  return encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%3A', ':');
}

/** @returns `null` for half an escape, as when a mail program cut the link */
function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The state of an instrument as the address has it, if it has; `null` if its escapes are damaged. */
export function readFragment(instrument: string): string | null | undefined {
  const state = parseFragment(location.hash).states.get(instrument);
  return state === undefined ? undefined : unescaped(state);
}

/** Remembers an instrument's state in the address, soon; `undefined` removes it. */
export function writeFragment(instrument: string, state: string | undefined): void {
  unwritten.set(instrument, state);
  pending ??= setTimeout(flushFragment, WRITE_DELAY);
}

/** Writes what is to be remembered now; for what changes rarely. */
export function flushFragment(): void {
  clearTimeout(pending);
  pending = undefined;
  const fragment = parseFragment(location.hash);
  for (const [name, value] of unwritten) {
    if (value === undefined) fragment.states.delete(name);
    else fragment.states.set(name, escaped(value));
  }
  unwritten.clear();
  const hash = serializeFragment(fragment);
  if (hash !== location.hash) history.replaceState(history.state, '', addressWith(hash));
}

/** The address of this page with one instrument in one state, to be copied. */
export function linkTo(instrument: string, state: string | undefined): string {
  const states = new Map(state === undefined ? [] : [[instrument, escaped(state)]]);
  // Without a state the link still leads to the instrument, whose id is its name.
  const anchor = state === undefined ? instrument : '';
  return location.origin + addressWith(serializeFragment({ anchor, states }));
}

function addressWith(hash: string): string {
  return location.pathname + location.search + hash;
}
