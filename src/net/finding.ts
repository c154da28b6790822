/**
 * What is wrong with the bytes of a packet, or remarkable, as data. Parsing never throws because of
 * what bytes say: it shows what is there and adds findings.
 * @module
 */

/** The layers a packet is taken apart into, outermost first; padding may follow any of them. */
export type LayerKind =
  'ethernet' | 'ipv4' | 'ipv6' | 'icmp' | 'tcp' | 'udp' | 'payload' | 'padding';

/**
 * Names of what can be found.
 *
 * - `truncated`: bytes end before what a header announced, or inside a header
 * - `impossible-length`: a length that cannot be true: a header shorter than its fixed part, or something
 *   longer than the whole packet around it
 * - `bad-checksum`: the checksum is not that of the bytes
 * - `no-checksum`: the checksum of UDP is 0, which means that there is none
 * - `unknown-version`: the version of IP is not the one that was announced
 * - `padding`: bytes behind the end of a packet, which belong to no packet
 *
 * @example
 * ```ts
 * FINDING_RULES.includes('bad-checksum'); // => true
 * ```
 */
export const FINDING_RULES = [
  'truncated',
  'impossible-length',
  'bad-checksum',
  'no-checksum',
  'unknown-version',
  'padding',
] as const;

/** Name of what was found. */
export type FindingRule = (typeof FINDING_RULES)[number];

/** Something wrong, or worth a note, and the bytes concerned. */
export interface Finding {
  readonly rule: FindingRule;
  /** A `note` breaks no rule: padding, or UDP without a checksum over IPv4. */
  readonly level: 'error' | 'note';
  /** Where the rule stands, as in `'RFC 9293 §3.1'`. */
  readonly section: string;
  readonly layer: LayerKind;
  /** First byte concerned, and the byte after the last, in the bytes that were parsed. */
  readonly start: number;
  readonly end: number;
}
