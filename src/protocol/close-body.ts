/**
 * The body of a Close frame: nothing, or a status code and a reason (RFC 6455 §5.5.1, §7.1.5, §7.1.6).
 *
 * As with frames, whatever the bytes can hold is read and written, legal or not: `check.ts` and the
 * table of codes say what may be sent.
 * @module
 */

import { concatBytes, decodeUtf8, encodeUtf8 } from './bytes.ts';
import { requireBytes } from './errors.ts';
import { MAX_CONTROL_PAYLOAD } from './opcode.ts';

/** What a Close frame says. */
export interface CloseBody {
  /** `undefined` if there is none; an application is then told 1005 (§7.1.5). */
  readonly code: number | undefined;
  /** Empty if there is none; `undefined` if it is not UTF-8. */
  readonly reason: string | undefined;
}

/**
 * How long a reason may be, in bytes of UTF-8: what the code leaves of a control frame (§5.5).
 *
 * @example
 * ```ts
 * MAX_REASON_LENGTH; // => 123
 * ```
 */
export const MAX_REASON_LENGTH = MAX_CONTROL_PAYLOAD - 2;

/**
 * Reads the payload of a Close frame. Of a body of one byte, which is illegal, nothing is read.
 *
 * @throws {TypeError} if `body` is no bytes
 * @example
 * ```ts
 * parseCloseBody(Uint8Array.of(0x03, 0xe8, 0x62, 0x79, 0x65)); // => { code: 1000, reason: 'bye' }
 * parseCloseBody(Uint8Array.of()); // => { code: undefined, reason: '' }
 * ```
 */
export function parseCloseBody(body: Uint8Array): CloseBody {
  requireBytes(body);
  if (body.length < 2) return { code: undefined, reason: '' };
  return { code: (body[0]! << 8) | body[1]!, reason: decodeUtf8(body.subarray(2)) };
}

/**
 * Writes the payload of a Close frame.
 *
 * @param code 16 bits; without one the body is empty
 * @throws {TypeError} if the reason is no text
 * @throws {RangeError} if the code does not fit 16 bits, the reason is longer than
 *   {@link MAX_REASON_LENGTH}, or there is a reason and no code
 * @example
 * ```ts
 * serializeCloseBody(1000, 'bye'); // => Uint8Array.of(0x03, 0xe8, 0x62, 0x79, 0x65)
 * serializeCloseBody(); // => Uint8Array.of()
 * ```
 */
export function serializeCloseBody(code?: number, reason = ''): Uint8Array<ArrayBuffer> {
  const bytes = encodeUtf8(reason);
  if (bytes.length > MAX_REASON_LENGTH) {
    throw new RangeError(
      `Close reason must be ${MAX_REASON_LENGTH} bytes or less, got ${bytes.length}`,
    );
  }
  if (code === undefined) {
    if (bytes.length > 0) throw new RangeError('Close reason needs a code before it');
    return bytes;
  }
  if (!Number.isInteger(code) || code < 0 || code > 0xffff) {
    throw new RangeError(`Close code must be an integer from 0 to 65535, got ${code}`);
  }
  return concatBytes(Uint8Array.of(code >> 8, code), bytes);
}
