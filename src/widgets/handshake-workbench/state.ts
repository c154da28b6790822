/**
 * The workbench's state in the URL's fragment: `request,sent,response,flags,origins,protocols,side`, as
 * in `GET_(chat~R~H~X!~U~W!…!!,,,l,,chat,server`.
 *
 * In a text, blanks, line ends and the marks of base64 are written with characters that a URL leaves as
 * they are, words that every handshake has as `~` and a letter, all else as hex between tildes. A text
 * that the reader has not changed is left out. The side is last, so that no link ends in a mark that
 * mail programs cut off.
 * @module
 */

import { type Flag, FLAGS, type Side, SIDES, type State } from './model.ts';
import { MOST_READ } from './source.ts';

/** Longer ones are not put into a link. Unit: characters. */
const LONGEST = 2000;

/** What stands for an empty text, since nothing stands for the one to start with. */
const EMPTY = '~~';
/** What stands for a request that was sent as it is edited. */
const SAME = '~';

const SHORT: Readonly<Record<string, string>> = {
  '\n': '!',
  ' ': '_',
  '/': '(',
  '=': ')',
  '+': '*',
  // What every handshake has; links that are out in the world keep these from being changed.
  'Sec-WebSocket-Accept: ': '~A',
  'Sec-WebSocket-Extensions: ': '~E',
  'Sec-WebSocket-Key: ': '~K',
  'Sec-WebSocket-Protocol: ': '~P',
  'Sec-WebSocket-Version: ': '~V',
  'Sec-WebSocket-': '~S',
  'Upgrade: ': '~U',
  'Connection: ': '~C',
  'Origin: ': '~O',
  'Host: ': '~H',
  'HTTP/1.1 101 Switching Protocols\n': '~L',
  ' HTTP/1.1\n': '~R',
  'permessage-deflate': '~D',
  'example.com': '~X',
  websocket: '~W',
};
const LONG = Object.fromEntries(Object.entries(SHORT).map(([long, short]) => [short, long]));

const PARTS = new RegExp(
  // The longer ones stand before those that they begin with, or contain.
  [...Object.keys(SHORT).filter((word) => word.length > 1), String.raw`[^A-Za-z\d.:-]`].join('|'),
  'g',
);

/**
 * @param start the state that the workbench starts in
 * @returns `undefined` if the state is too long for a link
 */
export function serializeState(state: State, start: State): string | undefined {
  const { request, sent, response, policy, side } = state;
  // No text of that length becomes short enough.
  if (Math.max(request.length, sent.length, response.length) > MOST_READ) return undefined;
  const text = [
    changed(request, start.request),
    sent === request && sent !== start.sent ? SAME : changed(sent, start.sent),
    changed(response, start.response),
    FLAGS.filter((flag) => policy[flag] !== start.policy[flag])
      .map((flag) => flag[0])
      .join(''),
    changed(policy.origins, start.policy.origins),
    changed(policy.protocols, start.policy.protocols),
    side,
  ].join(',');
  return text.length > LONGEST ? undefined : text;
}

/** @returns `undefined` if the text is not one that {@link serializeState} can have written */
export function parseState(text: string, start: State): State | undefined {
  const parts = text.split(',');
  const side: Side | undefined = SIDES.find((name) => name === parts[6]);
  if (text.length > LONGEST || parts.length !== 7 || side === undefined) return undefined;
  const request = unpacked(parts[0]!, start.request);
  const sent = parts[1] === SAME ? request : unpacked(parts[1]!, start.sent);
  const response = unpacked(parts[2]!, start.response);
  const origins = unpacked(parts[4]!, start.policy.origins);
  const protocols = unpacked(parts[5]!, start.policy.protocols);
  if (request === undefined || sent === undefined || response === undefined) return undefined;
  if (origins === undefined || protocols === undefined) return undefined;
  const flags = new Map<Flag, boolean>();
  for (const flag of FLAGS) flags.set(flag, start.policy[flag]);
  for (const letter of parts[3]!) {
    const flag = FLAGS.find((name) => name.startsWith(letter));
    if (flag === undefined) return undefined;
    flags.set(flag, !start.policy[flag]);
  }
  const set = Object.fromEntries(flags) as Record<Flag, boolean>;
  return { request, sent, response, policy: { ...set, origins, protocols }, side };
}

function changed(text: string, start: string): string {
  if (text === start) return '';
  if (text === '') return EMPTY;
  return text.replaceAll(PARTS, (found) => SHORT[found] ?? hexOf(found));
}

function hexOf(units: string): string {
  return Array.from(units, (unit) => `~${unit.codePointAt(0)!.toString(16)}~`).join('');
}

function unpacked(text: string, start: string): string | undefined {
  if (text === '') return start;
  if (text === EMPTY) return '';
  if (!/^(?:[A-Za-z\d.:!_()*-]|~[A-Z]|~[\da-f]{1,5}~)*$/.test(text)) return undefined;
  const words: (string | undefined)[] = [];
  const long = text.replaceAll(/~([\da-f]+)~|~[A-Z]|[!_()*]/g, (found, hex?: string) => {
    words.push(hex === undefined ? LONG[found] : characterOf(hex));
    return words.at(-1) ?? '';
  });
  return words.includes(undefined) ? undefined : long;
}

function characterOf(hex: string): string | undefined {
  const code = Number.parseInt(hex, 16);
  return code > 0x10ffff ? undefined : String.fromCodePoint(code);
}
