/**
 * What the core throws when a peer broke the protocol. Mistakes of the caller are a `TypeError`
 * (wrong kind) or a `RangeError` (right kind, impossible value) instead.
 * @module
 */

/** What is known about a breach: enough to close the connection and to explain why. */
export interface ProtocolErrorDetails {
  /** Name of the broken rule, as in `'mask-missing'`. */
  readonly rule: string;
  /** Where the rule stands, as in `'RFC 6455 §5.1'`. */
  readonly section: string;
  /** Status code for the Close frame that answers it (RFC 6455 §7.4.1). */
  readonly closeCode: number;
}

/**
 * The peer broke a rule and the connection must be failed (RFC 6455 §7.1.7).
 *
 * @example
 * ```ts
 * const error = new ProtocolError('frame is not masked', {
 *   rule: 'mask-missing',
 *   section: 'RFC 6455 §5.1',
 *   closeCode: 1002,
 * });
 * error.closeCode; // => 1002
 * error.name; // => 'ProtocolError'
 * ```
 */
export class ProtocolError extends Error implements ProtocolErrorDetails {
  readonly rule: string;
  readonly section: string;
  readonly closeCode: number;

  constructor(message: string, details: ProtocolErrorDetails) {
    super(message);
    this.name = 'ProtocolError';
    this.rule = details.rule;
    this.section = details.section;
    this.closeCode = details.closeCode;
  }
}
