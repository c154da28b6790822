/**
 * The masking instrument's state in the URL's fragment, as `48656c6c6f,37fa213d,payload,0,-,reads,bytes`:
 * the bytes that are held, the key, which row they are, the selected byte, the cuts joined by hyphens,
 * what lies between them, the view.
 */

import { encodeHex, tryDecodeHex } from '#protocol/bytes.ts';
import { keyBytes, readKey, type State } from './model.ts';

/** Longer ones are not put into a link. Unit: bytes. */
const LONGEST = 1000;

/** @returns `undefined` if the state is too long for a link */
export function serializeState(state: State): string | undefined {
  const { held, bytes, key, selected, view, cuts, between } = state;
  if (bytes.length > LONGEST) return undefined;
  const hex = encodeHex(bytes, '');
  const keyHex = encodeHex(keyBytes(key), '');
  return [hex, keyHex, held, selected, cuts.join('-') || '-', between, view].join(',');
}

/** @returns `undefined` if the text is not one that {@link serializeState} can have written */
export function parseState(text: string): State | undefined {
  const [hex = '', keyHex = '', held, place = '', cutText = '', between, view, ...rest] =
    text.split(',');
  if (!/^[\da-f]*$/.test(hex) || !/^[\da-f]{8}$/.test(keyHex) || !/^\d{1,4}$/.test(place)) {
    return undefined;
  }
  const bytes = tryDecodeHex(hex);
  const key = readKey(keyHex);
  const selected = Number(place);
  const cuts = cutText === '-' ? [] : cutText.split('-').map(Number);
  if (bytes === undefined || bytes.length > LONGEST || key === undefined) return undefined;
  if (held !== 'payload' && held !== 'masked') return undefined;
  if (between !== 'reads' && between !== 'frames') return undefined;
  if (view !== 'bytes' && view !== 'pieces') return undefined;
  const isRising = cuts.every((cut, i) => Number.isInteger(cut) && cut > (cuts[i - 1] ?? 0));
  const isInside = selected < Math.max(1, bytes.length) && (cuts.at(-1) ?? -1) < bytes.length;
  if (!isRising || !isInside || rest.length > 0) return undefined;
  return { held, bytes, key, selected, view, cuts, between };
}
