/** The words for frames: names of their fields, of opcodes, rules and repairs. */

import type { Rule } from '#protocol/check.ts';
import type { FrameField } from '#protocol/frame-spans.ts';
import type { OpcodeName } from '#protocol/opcode.ts';
import type { Repair } from '#protocol/repair-frame.ts';
import { SHORT_FIELD_NAMES } from './field-names.ts';
import type { PerLanguage } from './languages.ts';
import { RULES } from './rules.en.ts';

export interface RuleWords {
  /** What is wrong, in a few words. `{field}`, `{value}` as the rule needs them. */
  readonly title: string;
  /** Why that is a rule. */
  readonly why: string;
}

export type Rules = Readonly<Record<Rule, RuleWords>>;

export interface FrameNames {
  /** Full names, for tables. */
  readonly fields: Readonly<Record<FrameField, string>>;
  /** Short names, to stand over bytes. RSV1–3 share the one of RSV1. */
  readonly short: Readonly<Partial<Record<FrameField, string>>>;
  readonly opcodes: Readonly<Record<OpcodeName, string>>;
  readonly reserved: string;
  readonly repairs: Readonly<Record<Repair, string>>;
  /** `{code}` */
  readonly closesWith: string;
  /** In its place, where the receiver does nothing. */
  readonly discarded: string;
}

export interface FrameWords extends FrameNames {
  readonly rules: Rules;
}

export const FRAME: PerLanguage<FrameWords> = {
  en: {
    fields: {
      fin: 'FIN',
      rsv1: 'RSV1',
      rsv2: 'RSV2',
      rsv3: 'RSV3',
      opcode: 'opcode',
      mask: 'MASK',
      'payload-length': 'payload length',
      'extended-payload-length': 'extended payload length',
      'masking-key': 'masking key',
      payload: 'payload',
      'close-code': 'close code',
      'close-reason': 'close reason',
    },
    short: SHORT_FIELD_NAMES.en,
    opcodes: {
      continuation: 'continuation',
      text: 'text',
      binary: 'binary',
      close: 'Close',
      ping: 'Ping',
      pong: 'Pong',
    },
    reserved: 'reserved',
    rules: RULES,
    repairs: {
      'clear-rsv1': 'Clear RSV1',
      'clear-rsv2': 'Clear RSV2',
      'clear-rsv3': 'Clear RSV3',
      'make-text': 'Make it begin a text message',
      'make-binary': 'Make it begin a binary message',
      'make-continuation': 'Make it a continuation',
      'set-fin': 'Set FIN',
      'add-mask': 'Mask it',
      'remove-mask': 'Unmask it',
      'shortest-length': 'Write it in the shortest form',
      'remove-close-body': 'Send no body',
      'remove-close-reason': 'Drop the reason',
    },
    closesWith: 'closes with {code}',
    discarded: 'is discarded',
  },
};
