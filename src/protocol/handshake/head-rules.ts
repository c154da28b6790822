/**
 * The rules for the form of a head (RFC 9112), as one table, and the list in which a parser collects
 * what it found and where everything lies. Rules about what the fields say are elsewhere.
 * @module
 */

import type { Span } from '../span.ts';
import {
  type ByteRange,
  type Edit,
  FindingList,
  type HandshakeFinding,
  repairBy,
  type Severity,
} from './head-finding.ts';

/**
 * The kinds of messages.
 *
 * @example
 * ```ts
 * HEAD_KINDS.includes('request'); // => true
 * ```
 */
export const HEAD_KINDS = ['request', 'response'] as const;

/** Whether a head begins a request or a response. */
export type HeadKind = (typeof HEAD_KINDS)[number];

/** A rule for the form of heads. */
export interface HeadRuleEntry {
  /** Where it stands. */
  readonly section: string;
  /** What a server answers to a request that breaks it. */
  readonly status: number;
  /** Kinds of messages in which it is only odd. */
  readonly odd?: readonly HeadKind[];
}

/**
 * The rules for the form of heads, in the order of the bytes.
 *
 * @example
 * ```ts
 * HEAD_RULES['blank-before-colon'];
 * // => { section: 'RFC 9112 §5.1', status: 400 }
 * ```
 */
export const HEAD_RULES = {
  'head-too-long': { section: 'RFC 6585 §5', status: 431 },
  'start-line-too-long': { section: 'RFC 9112 §3', status: 414 },
  'field-line-too-long': { section: 'RFC 6585 §5', status: 431 },
  'too-many-fields': { section: 'RFC 6585 §5', status: 431 },

  'leading-empty-line': { section: 'RFC 9112 §2.2', status: 400, odd: ['request'] },
  'bare-lf': { section: 'RFC 9112 §2.2', status: 400 },
  'bare-cr': { section: 'RFC 9112 §2.2', status: 400 },
  nul: { section: 'RFC 9110 §5.5', status: 400 },

  'start-line-blank': { section: 'RFC 9112 §3', status: 400 },
  'method-malformed': { section: 'RFC 9112 §3.1', status: 400 },
  'target-missing': { section: 'RFC 9112 §3.2', status: 400 },
  'target-blank': { section: 'RFC 9112 §3.2', status: 400 },
  'target-character': { section: 'RFC 9112 §3.2', status: 400 },
  'target-fragment': { section: 'RFC 9112 §3.2', status: 400 },
  'target-form': { section: 'RFC 9112 §3.2', status: 400 },
  'http-version-missing': { section: 'RFC 9112 §2.3', status: 400 },
  'http-version-malformed': { section: 'RFC 9112 §2.3', status: 400 },
  'status-code-malformed': { section: 'RFC 9112 §4', status: 400 },
  'reason-space-missing': { section: 'RFC 9112 §4', status: 400 },

  'blank-before-first-field': { section: 'RFC 9112 §2.2', status: 400 },
  'obs-fold': { section: 'RFC 9112 §5.2', status: 400, odd: ['response'] },
  'colon-missing': { section: 'RFC 9112 §5', status: 400 },
  'field-name-missing': { section: 'RFC 9112 §5', status: 400 },
  'field-name-malformed': { section: 'RFC 9110 §5.1', status: 400 },
  'blank-before-colon': { section: 'RFC 9112 §5.1', status: 400 },
  'control-character': { section: 'RFC 9110 §5.5', status: 400 },
  'not-ascii': { section: 'RFC 9110 §5.5', status: 400, odd: ['request', 'response'] },

  'head-incomplete': { section: 'RFC 9112 §2.1', status: 408 },
} as const satisfies Record<string, HeadRuleEntry>;

/** Name of a rule for the form of heads. */
export type HeadRule = keyof typeof HEAD_RULES;

/** A broken rule for the form of heads. */
export type HeadFinding = HandshakeFinding<HeadRule>;

/** What a run of bytes in a head is. */
export type HeadField =
  | 'method'
  | 'target'
  | 'http-version'
  | 'status-code'
  | 'reason-phrase'
  | 'field-name'
  | 'colon'
  | 'field-value'
  /** Spaces and tabs that separate. */
  | 'blank'
  | 'line-end'
  /** What fits no grammar. */
  | 'unreadable';

/** A run of bytes in a head. Together they cover all of it, in order and without overlap. */
export type HeadSpan = Span<HeadField>;

const SPAN_SECTIONS: Readonly<Record<HeadField, string>> = {
  method: 'RFC 9112 §3.1',
  target: 'RFC 9112 §3.2',
  'http-version': 'RFC 9112 §2.3',
  'status-code': 'RFC 9112 §4',
  'reason-phrase': 'RFC 9112 §4',
  'field-name': 'RFC 9110 §5.1',
  colon: 'RFC 9112 §5',
  'field-value': 'RFC 9110 §5.5',
  blank: 'RFC 9110 §5.6.3',
  'line-end': 'RFC 9112 §2.2',
  unreadable: 'RFC 9112 §2.2',
};

/**
 * Findings and spans of a head while it is read.
 *
 * @example
 * ```ts
 * const notes = new HeadNotes('request', Uint8Array.of(0x0a));
 * notes.found('bare-lf', { start: 0, end: 1 });
 * notes.findings[0].status; // => 400
 * ```
 */
export class HeadNotes {
  readonly kind: HeadKind;
  /** The bytes read so far, from the first of the head. */
  bytes: Uint8Array;
  readonly #findings = new FindingList<HeadRule>();
  readonly spans: HeadSpan[] = [];

  constructor(kind: HeadKind, bytes: Uint8Array) {
    this.kind = kind;
    this.bytes = bytes;
  }

  /** What was found, as far as it is kept. */
  get findings(): readonly HeadFinding[] {
    return this.#findings.items;
  }

  /** Notes a broken rule, with the edits that mend it, if there are any. */
  found(rule: HeadRule, { start, end }: ByteRange, ...edits: Edit[]): void {
    this.#findings.add(rule, () => {
      const { section, status, odd }: HeadRuleEntry = HEAD_RULES[rule];
      const severity: Severity = odd?.includes(this.kind) === true ? 'odd' : 'must-fail';
      return {
        rule,
        severity,
        section,
        field: undefined,
        start,
        end,
        status: this.kind === 'request' && severity === 'must-fail' ? status : undefined,
        repair: edits.length === 0 ? undefined : repairBy(...edits),
      };
    });
  }

  /** Notes what a run of bytes is; an empty run is nothing. */
  mark(field: HeadField, { start, end }: ByteRange): void {
    if (end <= start) return;
    this.spans.push({
      field,
      bitOffset: 8 * start,
      bitLength: 8 * (end - start),
      value: this.bytes.subarray(start, end),
      section: SPAN_SECTIONS[field],
    });
  }
}
