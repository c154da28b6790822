/** What a reader typed, as something that an end can do. */

import { tryDecodeHex } from '#protocol/bytes.ts';
import type { Action, Side } from './model.ts';

export const DEED_KINDS = ['text', 'binary', 'ping', 'close', 'vanish'] as const;

export type DeedKind = (typeof DEED_KINDS)[number];

/** As typed: any text. */
export interface Fields {
  readonly text: string;
  readonly binary: string;
  readonly ping: string;
  readonly code: string;
  readonly reason: string;
  readonly cuts: string;
}

/** Why what was typed means nothing; the key of its words. */
export type FieldProblem = 'notHex' | 'notCuts' | 'notCode';

/** @returns the key of what is wrong, if what was typed means nothing */
export function readFields(kind: DeedKind, side: Side, fields: Fields): Action | FieldProblem {
  if (kind === 'vanish') return { kind, side };
  if (kind === 'ping') return { kind, side, text: fields.ping };
  if (kind === 'close') {
    const code = fields.code.trim();
    if (code !== '' && !/^\d{4}$/.test(code)) return 'notCode';
    // A reason stands behind a code: there is none without.
    if (code === '' && fields.reason !== '') return 'notCode';
    return { kind, side, code: code === '' ? undefined : Number(code), reason: fields.reason };
  }
  const cuts = fields.cuts.split(/[\s,;]+/).filter((part) => part !== '');
  if (!cuts.every((part) => /^\d{1,3}$/.test(part))) return 'notCuts';
  const places = cuts.map(Number);
  if (kind === 'text') return { kind, side, text: fields.text, cuts: places };
  const bytes = tryDecodeHex(fields.binary);
  return bytes === undefined ? 'notHex' : { kind, side, bytes, cuts: places };
}
