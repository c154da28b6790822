/**
 * What the core throws when a peer broke the protocol, and how it refuses mistakes of the caller: with
 * a `TypeError` (wrong kind) or a `RangeError` (right kind, impossible value), at the door of every
 * public function where JavaScript itself would go on with nonsense.
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

/**
 * Refuses what is no run of bytes; an `ArrayBuffer`, a string or an array of numbers would be read as
 * zeros or worse. A Node `Buffer` is a `Uint8Array`.
 *
 * @throws {TypeError} if it is anything else
 * @example
 * ```ts
 * requireBytes(Uint8Array.of(0x81, 0x00)); // => undefined
 * ```
 */
export function requireBytes(bytes: Uint8Array): void {
  if (!(bytes instanceof Uint8Array)) {
    throw new TypeError(`Bytes must be a Uint8Array, got ${kindOf(bytes)}`);
  }
}

/**
 * Refuses what is no text; JavaScript would make `'undefined'` of nothing.
 *
 * @throws {TypeError} if it is anything else
 * @example
 * ```ts
 * requireText('81 00'); // => undefined
 * ```
 */
export function requireText(text: string): void {
  if (typeof text !== 'string') throw new TypeError(`Text must be a string, got ${kindOf(text)}`);
}

/**
 * Refuses what is no place in a run of bytes; it may lie behind the end.
 *
 * @param offset in bytes
 * @throws {TypeError} if it is no number
 * @throws {RangeError} if it is negative, broken or not finite
 * @example
 * ```ts
 * requireOffset(0); // => undefined
 * ```
 */
export function requireOffset(offset: number): void {
  if (Number.isSafeInteger(offset) && offset >= 0) return;
  if (typeof offset !== 'number') {
    throw new TypeError(`Offset must be a number, got ${kindOf(offset)}`);
  }
  throw new RangeError(`Offset must be an integer from 0, got ${offset}`);
}

/**
 * Refuses what is no masking key (RFC 6455 §5.3).
 *
 * @throws {TypeError} if it is no number
 * @throws {RangeError} if it is no unsigned 32-bit integer
 * @example
 * ```ts
 * requireMaskingKey(0x37fa213d); // => undefined
 * ```
 */
export function requireMaskingKey(key: number): void {
  if (key >>> 0 === key) return;
  if (typeof key !== 'number') {
    throw new TypeError(`Masking key must be a number, got ${kindOf(key)}`);
  }
  throw new RangeError(`Masking key must be an unsigned 32-bit integer, got ${key}`);
}

/**
 * Refuses what is no upper limit of a length; `Infinity` is one.
 *
 * @param what begins the error message
 * @param limit in bytes
 * @throws {TypeError} if it is no number
 * @throws {RangeError} if it is negative or NaN
 * @example
 * ```ts
 * requireLimit('Longest payload', 2 ** 24); // => undefined
 * ```
 */
export function requireLimit(what: string, limit: number): void {
  if (limit >= 0 && typeof limit === 'number') return;
  if (typeof limit !== 'number') throw new TypeError(`${what} must be a number of bytes`);
  throw new RangeError(`${what} must be 0 bytes or more, got ${limit}`);
}

/**
 * Refuses what does not fit an unsigned field of so many bits.
 *
 * @param what begins the error message
 * @param bits 1 to 53
 * @throws {TypeError} if it is no number
 * @throws {RangeError} if it is negative, broken or too large
 * @example
 * ```ts
 * requireUnsigned('Port', 443, 16); // => undefined
 * ```
 */
export function requireUnsigned(what: string, value: number, bits: number): void {
  if (Number.isInteger(value) && value >= 0 && value < 2 ** bits) return;
  if (typeof value !== 'number') {
    throw new TypeError(`${what} must be a number, got ${kindOf(value)}`);
  }
  throw new RangeError(`${what} must be an integer from 0 to ${2 ** bits - 1}, got ${value}`);
}

/**
 * Refuses a value that is none of a few.
 *
 * @param what begins the error message
 * @throws {RangeError} if it is another
 * @example
 * ```ts
 * requireOneOf('Receiver', 'server', ['server', 'client']); // => undefined
 * ```
 */
export function requireOneOf(what: string, value: unknown, values: readonly unknown[]): void {
  if (values.includes(value)) return;
  throw new RangeError(`${what} must be one of ${values.join(', ')}, got ${String(value)}`);
}

function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}
