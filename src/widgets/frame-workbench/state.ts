/**
 * The workbench's state in the URL's fragment: `c18537fa…`, and behind commas what differs from a
 * server without extensions that looks at the first byte: `client`, `deflate`, the selected byte.
 * Hex alone is a state, so that any page can link a frame into the workbench.
 */

import { decodeHex, encodeHex } from '#protocol/bytes.ts';
import { load, type State } from './model.ts';

/** How long a stream may be for an address that chats and mails still carry. Unit: bytes. */
export const MAX_LINKED = 1500;

/** @returns `undefined` if the stream is too long for an address */
export function serializeState({ bytes, receiver, deflate, selected }: State): string | undefined {
  if (bytes.length > MAX_LINKED) return undefined;
  return [
    encodeHex(bytes, ''),
    ...(receiver === 'client' ? ['client'] : []),
    ...(deflate ? ['deflate'] : []),
    ...(selected > 0 ? [String(selected)] : []),
  ].join(',');
}

/** @returns `undefined` if the text is not one that {@link serializeState} wrote */
export function parseState(text: string): State | undefined {
  const [hex = '', ...rest] = text.split(',');
  if (!/^(?:[\da-f]{2})*$/i.test(hex) || hex.length > 2 * MAX_LINKED) return undefined;
  const isKnown = (word: string) => /^(?:client|deflate|\d{1,4})$/.test(word);
  if (!rest.every(isKnown)) return undefined;
  const receiver = rest.includes('client') ? 'client' : 'server';
  const context = { receiver, deflate: rest.includes('deflate') } as const;
  return load(decodeHex(hex), context, Number(rest.find((word) => /^\d/.test(word)) ?? 0));
}
