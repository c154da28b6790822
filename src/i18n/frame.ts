/** The words for frames: names of their fields, of opcodes, rules and repairs. */

import type { Repair, Rule } from '#protocol/check.ts';
import type { FrameField } from '#protocol/frame-spans.ts';
import type { OpcodeName } from '#protocol/opcode.ts';
import { WORDS as en } from './frame.en.ts';
import type { PerLanguage } from './languages.ts';

export interface RuleWords {
  /** What is wrong, in a few words. `{field}`, `{value}` as the rule needs them. */
  readonly title: string;
  /** Why that is a rule. */
  readonly why: string;
}

export interface FrameWords {
  /** Full names, for tables. */
  readonly fields: Readonly<Record<FrameField, string>>;
  /** Short names, to stand over bytes. RSV1–3 share the one of RSV1. */
  readonly short: Readonly<Partial<Record<FrameField, string>>>;
  readonly opcodes: Readonly<Record<OpcodeName, string>>;
  readonly reserved: string;
  readonly rules: Readonly<Record<Rule, RuleWords>>;
  readonly repairs: Readonly<Record<Repair, string>>;
  /** `{code}` */
  readonly closesWith: string;
}

export const FRAME: PerLanguage<FrameWords> = { en };
