/**
 * What is marked in the text of a stage, and which bytes belong to which characters: base64 cuts 24
 * bits into three bytes on one side and into four sixes on the other.
 */

import { HANDSHAKE_GUID } from '#protocol/handshake/key.ts';
import type { Stage, StageName } from './stages.ts';

/** The two places where bytes become base64, each named by the text it makes. */
export type Coding = 'key' | 'accept';

/** One byte or one base64 digit of a coding, as it is pointed at. */
export interface Unit {
  readonly coding: Coding;
  readonly kind: 'byte' | 'digit';
  readonly index: number;
}

/** A run of characters with the same marks. */
export interface Piece {
  readonly text: string;
  /** The byte or digit that it is; `undefined` where it is neither. */
  readonly index: number | undefined;
  /** In the concatenation: which of the two was joined. */
  readonly part: 'key' | 'guid' | undefined;
  /** A finding points at it. */
  readonly faulty: boolean;
}

/** Longer texts are not marked. Unit: UTF-16 code units. */
const LONGEST = 192;

const UNITS: Readonly<Record<StageName, Pick<Unit, 'coding' | 'kind'> | undefined>> = {
  bytes: { coding: 'key', kind: 'byte' },
  key: { coding: 'key', kind: 'digit' },
  concatenation: undefined,
  digest: { coding: 'accept', kind: 'byte' },
  accept: { coding: 'accept', kind: 'digit' },
};

/** What a piece of a stage is, if it is a byte or a digit. */
export function unitOf(stage: StageName, index: number | undefined): Unit | undefined {
  const unit = UNITS[stage];
  return unit === undefined || index === undefined ? undefined : { ...unit, index };
}

/** Index of the group of three bytes and four digits. */
export function groupOf({ kind, index }: Unit): number {
  return Math.floor(index / (kind === 'byte' ? 3 : 4));
}

/** One to three bytes with their four digits. */
export interface Group {
  readonly coding: Coding;
  readonly index: number;
}

/**
 * The group to be shown for a unit: its own, or the last one if there are fewer; of the other coding
 * if its own has none. `counts` says how many there are of each.
 */
export function groupToShow(
  unit: Unit,
  counts: Readonly<Record<Coding, number>>,
): Group | undefined {
  const { coding } = unit;
  if (counts[coding] > 0) {
    return { coding, index: Math.min(groupOf(unit), counts[coding] - 1) };
  }
  const other = coding === 'key' ? 'accept' : 'key';
  return counts[other] > 0 ? { coding: other, index: 0 } : undefined;
}

/** Whether two units of one coding share a bit, or are the same. */
export function touches(one: Unit, other: Unit): boolean {
  if (one.coding !== other.coding) return false;
  const [first, second] = [bitsOf(one), bitsOf(other)];
  return first.from < second.to && second.from < first.to;
}

function bitsOf({ kind, index }: Unit): { from: number; to: number } {
  const size = kind === 'byte' ? 8 : 6;
  return { from: index * size, to: (index + 1) * size };
}

/** Cuts the text of a stage where its marks change. */
export function cutIntoPieces(stage: Stage, key: string | undefined): readonly Piece[] {
  const text = stage.text ?? '';
  if (text.length > LONGEST) {
    return [{ text, index: undefined, part: undefined, faulty: false }];
  }
  const indexes = indexesIn(stage, text);
  const parts = stage.name === 'concatenation' ? partsOf(text, key) : undefined;
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const index = indexes[at];
    const part = parts?.(at);
    const faulty = stage.findings.some((finding) => {
      return (
        finding.code !== 'wrong-length' && at >= finding.at && at < finding.at + finding.length
      );
    });
    const last = pieces.at(-1);
    if (last?.index === index && last?.part === part && last?.faulty === faulty) {
      pieces[pieces.length - 1] = { ...last, text: last.text + text.charAt(at) };
    } else {
      pieces.push({ text: text.charAt(at), index, part, faulty });
    }
  }
  return pieces;
}

/** For every character the byte or digit that it belongs to; none where these cannot be counted. */
function indexesIn(stage: Stage, text: string): readonly (number | undefined)[] {
  if (stage.name === 'key' || stage.name === 'accept') {
    return /^[A-Za-z\d+/]+={0,2}$/.test(text) ? Array.from(text, (_, at) => at) : [];
  }
  const indexes: (number | undefined)[] = [];
  if (stage.name === 'concatenation' || stage.bytes === undefined) return indexes;
  let count = 0;
  for (const { 0: found, index } of text.matchAll(/0x(?=[\da-f])|[\da-f]{2}/gi)) {
    if (/x/i.test(found)) continue;
    indexes[index] = indexes[index + 1] = count;
    count += 1;
  }
  return indexes;
}

/** Tells key and GUID apart, in either order; a misspelt GUID by what is left beside the key. */
function partsOf(text: string, key = ''): (at: number) => Piece['part'] {
  const guid = text.indexOf(HANDSHAKE_GUID);
  if (guid >= 0) {
    return (at) => (at >= guid && at < guid + HANDSHAKE_GUID.length ? 'guid' : 'key');
  }
  const start = key === '' ? -1 : text.indexOf(key);
  if (start < 0) return () => undefined;
  return (at) => (at >= start && at < start + key.length ? 'key' : 'guid');
}

/** Bytes that are no text, one character each; a dot for what cannot be printed, as in dumps. */
export function printable(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => {
    return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
  }).join('');
}
