/**
 * What the address of the exercises page remembers.
 *
 * A run is `3,accept:12!guid-first*,length:7`: where the reader is, then each task with its number and the
 * answers to it, `*` for a right one and `!` for a wrong one with the key of the mistake; `~13` says that
 * the answers that follow are to another instance. A filter is `key-and-accept,hex,failed`.
 * @module
 */

import type { Filter } from './filter.ts';
import type { Instance } from './mix.ts';
import type { Item, Run, Tried } from './run.ts';

const INSTANCE = /^([a-z\d-]+):([1-9]\d{0,9})/;
const ANSWER = /\*|!([\w-]*)|~([1-9]\d{0,9})/y;

export function serializeRun({ at, items }: Run): string {
  return [at, ...items.map(serializeItem)].join(',');
}

function serializeItem({ id, n, tries }: Item): string {
  let current = n;
  const answers = tries.map((tried) => {
    const other = tried.n === current ? '' : `~${tried.n}`;
    current = tried.n;
    return other + (tried.right ? '*' : `!${tried.mistake ?? ''}`);
  });
  return `${id}:${n}${answers.join('')}`;
}

/** @returns `undefined` if the text is not one that {@link serializeRun} wrote */
export function parseRun(text: string): Run | undefined {
  const [at = '', ...rest] = text.split(',');
  const items = rest.map(parseItem);
  if (!/^\d{1,3}$/.test(at) || items.length === 0 || Number(at) > items.length) return undefined;
  return items.every((item) => item !== undefined) ? { at: Number(at), items } : undefined;
}

function parseItem(text: string): Item | undefined {
  const instance = parseInstance(text);
  if (instance === undefined) return undefined;
  const tries: Tried[] = [];
  let { n } = instance;
  ANSWER.lastIndex = INSTANCE.exec(text)![0].length;
  while (ANSWER.lastIndex < text.length) {
    const answer = ANSWER.exec(text);
    if (answer === null) return undefined;
    const [sign, mistake, other] = answer;
    if (other !== undefined) n = Number(other);
    else if (sign === '*') tries.push({ n, right: true });
    else tries.push({ n, right: false, ...(mistake ? { mistake } : {}) });
  }
  return { ...instance, tries };
}

export function serializeInstance({ id, n }: Instance): string {
  return `${id}:${n}`;
}

/** Reads `accept:12`, with whatever follows. */
export function parseInstance(text: string): Instance | undefined {
  const [, id, n] = INSTANCE.exec(text) ?? [];
  return id === undefined ? undefined : { id, n: Number(n) };
}

/** The instance that a list leads to: the one that went wrong once more, else one not seen yet. */
export function nextInstance(
  past: { readonly right: number; readonly n: number } | undefined,
  fixed: boolean,
): number {
  if (past === undefined) return 1;
  return past.right === 0 || fixed ? past.n : past.n + 1;
}

/** @returns `undefined` where nothing is left out */
export function serializeFilter({ chapter, kind, state }: Filter): string | undefined {
  const text = `${chapter},${kind},${state}`;
  return text === ',,' ? undefined : text;
}

/** A filter that means nothing on this page lets everything through; who shows it sees to that. */
export function parseFilter(text: string): Filter {
  const [chapter = '', kind = '', state = ''] = text.split(',');
  return { chapter, kind, state };
}
