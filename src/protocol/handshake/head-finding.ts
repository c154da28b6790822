/**
 * What is found in a head – the start line and the fields of an HTTP message – and how to mend it. A
 * repair is a list of edits, made together with the finding, so that whoever applies one changes
 * these bytes and nothing else.
 * @module
 */

import { concatBytes } from '../bytes.ts';
import { requireBytes } from '../errors.ts';
import { encodeLatin1, isControlCharacter } from './characters.ts';

/** A run of bytes: the first one, and the one after the last. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * How bad it is: the peer must refuse it (`must-fail`), it is allowed but nobody would write it on
 * purpose (`odd`), or a rule for browsers alone forbids it (`browser`). `http`: it is no WebSocket
 * handshake any more, and HTTP says what follows; browsers fail.
 */
export type Severity = 'must-fail' | 'odd' | 'browser' | 'http';

/** What a repair cannot know and must be given. */
export type RepairNeed = 'key' | 'host' | 'origin';

/** Puts a text in the place of a run of bytes; the run may be empty. */
export interface Edit extends ByteRange {
  /** Pieces of text, one after another; a need stands for the text that is given for it. */
  readonly text: readonly (string | { readonly need: RepairNeed })[];
}

/** Mends one finding. */
export interface HeadRepair {
  /** In the order of the bytes; no two overlap. */
  readonly edits: readonly Edit[];
  /** What {@link repairHead} has to be given for it. */
  readonly needs: readonly RepairNeed[];
}

/** Something wrong or odd in a head. */
export interface HandshakeFinding<Rule extends string = string> extends ByteRange {
  /** Name of the rule. */
  readonly rule: Rule;
  readonly severity: Severity;
  /** Where the rule stands, as in `'RFC 9112 §5.1'`. */
  readonly section: string;
  /** Which field it concerns, by its registered name, as in `'Sec-WebSocket-Key'`. */
  readonly field: string | undefined;
  /** What a server answers to a request with it; `undefined` in responses and where it goes on. */
  readonly status: number | undefined;
  /** How to mend it without a guess, where there is a way. */
  readonly repair: HeadRepair | undefined;
}

/**
 * How many findings of one rule are kept, those that come first. A peer can break a rule with every
 * byte it sends, and shall not make an object of each.
 *
 * @example
 * ```ts
 * MAX_FINDINGS; // => 100
 * ```
 */
export const MAX_FINDINGS = 100;

/**
 * Findings in the order in which they come, of each rule no more than {@link MAX_FINDINGS}.
 *
 * @example
 * ```ts
 * const rules = { 'host-missing': { severity: 'must-fail', section: 'RFC 9112 §3.2', status: 400 } };
 * const list = new FindingList();
 * const at = { start: 0, end: 0 };
 * for (let i = 0; i < 1000; i += 1) list.add('a', () => findingOf(rules, 'host-missing', at));
 * list.items.length; // => 100
 * ```
 */
export class FindingList<Rule extends string> {
  readonly items: HandshakeFinding<Rule>[] = [];
  readonly #counts = new Map<Rule, number>();

  /** Adds a finding against a rule, which is made only if there is room for it. */
  add(rule: Rule, make: () => HandshakeFinding<Rule>): void {
    const count = this.#counts.get(rule) ?? 0;
    if (count === MAX_FINDINGS) return;
    this.#counts.set(rule, count + 1);
    this.items.push(make());
  }
}

/** What a table of rules says about one. */
export interface RuleEntry {
  readonly severity: Severity;
  /** Where it stands. */
  readonly section: string;
  /** The field it is about. */
  readonly field?: string;
  /** What a server answers to a request that breaks it. */
  readonly status?: number;
}

/** Texts for what a repair needs. */
export type RepairTexts = Readonly<Partial<Record<RepairNeed, string>>>;

/**
 * A repair that consists of these edits.
 *
 * @param edits in the order of the bytes
 * @example
 * ```ts
 * repairBy({ start: 0, end: 4, text: ['GET'] }).needs; // => []
 * ```
 */
export function repairBy(...edits: Edit[]): HeadRepair {
  const needs = edits.flatMap(({ text }) =>
    text.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.need])),
  );
  return { edits, needs: [...new Set(needs)] };
}

/**
 * A finding against a rule of a table.
 *
 * @param edits mend it; none where there is no way without a guess
 * @example
 * ```ts
 * const rules = { 'host-missing': { severity: 'must-fail', section: 'RFC 9112 §3.2', status: 400 } };
 * findingOf(rules, 'host-missing', { start: 16, end: 16 }).status; // => 400
 * ```
 */
export function findingOf<Rule extends string>(
  rules: Readonly<Record<Rule, RuleEntry>>,
  rule: Rule,
  { start, end }: ByteRange,
  edits: readonly Edit[] = [],
): HandshakeFinding<Rule> {
  const { severity, section, field, status } = rules[rule];
  const repair = edits.length === 0 ? undefined : repairBy(...edits);
  return { rule, severity, section, field, start, end, status, repair };
}

/**
 * Mends one finding and leaves all other bytes as they are.
 *
 * @param bytes those in which it was found
 * @param given texts for the needs of the repair, of characters up to U+00FF and without line ends
 * @throws {TypeError} if the finding has no repair, or something that it needs is not given
 * @throws {RangeError} if a given text cannot stand in a field
 * @example
 * ```ts
 * import { encodeUtf8, decodeUtf8 } from '#protocol/bytes.ts';
 * import { parseHead } from '#protocol/handshake/http-head.ts';
 * const bytes = encodeUtf8('GET / HTTP/1.1\r\nHost : a\r\n\r\n');
 * const [finding] = parseHead(bytes, 'request').findings;
 * finding.rule; // => 'blank-before-colon'
 * decodeUtf8(repairHead(bytes, finding)); // => 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'
 * ```
 */
export function repairHead(
  bytes: Uint8Array,
  finding: HandshakeFinding,
  given: RepairTexts = {},
): Uint8Array<ArrayBuffer> {
  requireBytes(bytes);
  if (finding.repair === undefined) throw new TypeError(`No repair for ${finding.rule}`);
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { start, end, text } of finding.repair.edits) {
    parts.push(bytes.subarray(at, start));
    for (const piece of text) {
      parts.push(encodeLatin1(typeof piece === 'string' ? piece : textFor(piece.need, given)));
    }
    at = end;
  }
  return concatBytes(...parts, bytes.subarray(at));
}

function textFor(need: RepairNeed, given: RepairTexts): string {
  const text = given[need];
  if (text === undefined) throw new TypeError(`Repair needs a text for: ${need}`);
  requireFieldValue(text);
  return text;
}

/**
 * Refuses a text that cannot be the value of a field (RFC 9110 §5.5): a line end in it would begin
 * another field.
 *
 * @throws {TypeError} if it is no text
 * @throws {RangeError} if it has control characters, or characters above U+00FF
 * @example
 * ```ts
 * requireFieldValue('keep-alive, Upgrade'); // => undefined
 * ```
 */
export function requireFieldValue(text: string): void {
  for (const byte of encodeLatin1(text)) {
    if (isControlCharacter(byte)) {
      throw new RangeError('Field value must be without control characters');
    }
  }
}
