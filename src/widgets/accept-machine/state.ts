/**
 * The Accept machine's state in the URL's fragment: `text,answer,mistake,stage`, as in
 * `dGhlIHNhbXBsZSBub25jZQ..,,guid-first,key`. The stage is last, so that no link ends in a dot or a
 * comma, which mail programs cut off.
 *
 * In text and answer, `+`, `/` and `=` are written `-`, `_` and `.`, other code units but letters and
 * digits in hex between tildes: the whole needs no escape in a URL. Hex goes without its blanks.
 */

import { encodeHex } from '#protocol/bytes.ts';
import { readHex } from './hex-field.ts';
import { bugNamed, type State } from './model.ts';
import { RIGHT_LENGTH, type StageName, STAGES } from './stages.ts';

/** Longer ones are not put into a link. Unit: characters. */
const LONGEST = 2000;

const SHORT: Readonly<Record<string, string>> = { '+': '-', '/': '_', '=': '.' };
const LONG: Readonly<Record<string, string>> = { '-': '+', _: '/', '.': '=' };

/** @returns `undefined` if the state is too long for a link */
export function serializeState({ held, text, bug, answer }: State): string | undefined {
  const fields = [packed(compactHex(held, text)), packed(answer), bug ?? '', held];
  const state = fields.join(',');
  return state.length > LONGEST ? undefined : state;
}

/** @returns `undefined` if the text is not one that {@link serializeState} can have written */
export function parseState(state: string): State | undefined {
  const [packedText, packedAnswer, bugName, stageName, ...rest] = state.split(',');
  const held = STAGES.find((name) => name === stageName);
  const text = unpacked(packedText);
  const answer = unpacked(packedAnswer);
  const bug = bugNamed(bugName);
  if (held === undefined || text === undefined || answer === undefined) return undefined;
  if ((bug === undefined && bugName !== '') || rest.length > 0) return undefined;
  return { held, text: spacedHex(held, text), bug, answer };
}

function packed(text: string): string {
  return text.replaceAll(
    /[^A-Za-z\d]/g,
    (unit) => SHORT[unit] ?? `~${unit.charCodeAt(0).toString(16)}~`,
  );
}

function unpacked(text: string | undefined): string | undefined {
  if (text === undefined || !/^(?:[A-Za-z\d\-_.]|~[\da-f]{1,4}~)*$/.test(text)) return undefined;
  return text.replaceAll(
    /~([\da-f]+)~|[-_.]/g,
    (found, code?: string) => LONG[found] ?? String.fromCharCode(parseInt(code!, 16)),
  );
}

function compactHex(held: StageName, text: string): string {
  return rewrittenHex(held, text, '');
}

function spacedHex(held: StageName, text: string): string {
  return rewrittenHex(held, text, ' ');
}

function rewrittenHex(held: StageName, text: string, separator: string): string {
  if (held !== 'bytes' && held !== 'digest') return text;
  const { bytes } = readHex(text, RIGHT_LENGTH[held]);
  return bytes === undefined ? text : encodeHex(bytes, separator);
}
