/** The slider's state in the URL's fragment: `65536,client`, and a typed header behind that. */

import { MAX_LENGTH, type State } from './model.ts';

export function serializeState({ length, sender, typed }: State): string {
  return [String(length), sender, ...(typed === '' ? [] : [typed])].join(',');
}

/** @returns `undefined` if the text is not one that {@link serializeState} wrote */
export function parseState(text: string): State | undefined {
  const [digits = '', sender, ...typed] = text.split(',');
  if (!/^\d{1,19}$/.test(digits) || (sender !== 'client' && sender !== 'server')) return undefined;
  const length = BigInt(digits);
  return length > MAX_LENGTH ? undefined : { length, sender, typed: typed.join(',') };
}
