/**
 * What mends a frame: small changes of its fields, each with a name. `check.ts` says which one fits.
 * @module
 */

import { requireMaskingKey, requireOneOf } from './errors.ts';
import { OPCODE } from './opcode.ts';
import type { FrameInit } from './serialize-frame.ts';

/**
 * Names of the repairs that {@link repairFrame} can apply.
 *
 * @example
 * ```ts
 * REPAIRS.includes('add-mask'); // => true
 * ```
 */
export const REPAIRS = [
  'clear-rsv1',
  'clear-rsv2',
  'clear-rsv3',
  'make-text',
  'make-binary',
  'make-continuation',
  'set-fin',
  'add-mask',
  'remove-mask',
  'shortest-length',
  'remove-close-body',
  'remove-close-reason',
] as const;

/** Name of a repair. */
export type Repair = (typeof REPAIRS)[number];

/**
 * Applies a repair: the fields of a frame that keeps the rule, ready to be serialised.
 *
 * @param frame a parsed frame, or the fields of one whose payload has not all arrived
 * @param newMaskingKey for `'add-mask'`: unsigned 32 bits, fresh and unpredictable (RFC 6455 §5.3)
 * @throws {TypeError} if `'add-mask'` gets no key
 * @throws {RangeError} if the key is no unsigned 32-bit integer, or there is no such repair
 * @example
 * ```ts
 * import { decodeHex, encodeHex } from '#protocol/bytes.ts';
 * import { parseFrame } from '#protocol/frame.ts';
 * import { serializeFrame } from '#protocol/serialize-frame.ts';
 * const frame = parseFrame(decodeHex('c1 00'))!;
 * encodeHex(serializeFrame(repairFrame(frame, 'clear-rsv1'))); // => '81 00'
 * ```
 */
export function repairFrame(frame: FrameInit, repair: Repair, newMaskingKey?: number): FrameInit {
  requireOneOf('Repair', repair, REPAIRS);
  switch (repair) {
    case 'clear-rsv1':
      return { ...frame, rsv1: false };
    case 'clear-rsv2':
      return { ...frame, rsv2: false };
    case 'clear-rsv3':
      return { ...frame, rsv3: false };
    case 'make-text':
      return { ...frame, opcode: OPCODE.text };
    case 'make-binary':
      return { ...frame, opcode: OPCODE.binary };
    case 'make-continuation':
      return { ...frame, opcode: OPCODE.continuation };
    case 'set-fin':
      return { ...frame, fin: true };
    case 'add-mask':
      if (newMaskingKey === undefined) throw new TypeError('Cannot add a mask without a key');
      requireMaskingKey(newMaskingKey);
      return { ...frame, maskingKey: newMaskingKey };
    case 'remove-mask':
      return { ...frame, maskingKey: undefined };
    case 'shortest-length':
      return { ...frame, lengthForm: undefined };
    case 'remove-close-body':
      return withPayload(frame, 0);
    case 'remove-close-reason':
      return withPayload(frame, 2);
  }
}

/** Keeps the first bytes of the payload, and says so in the length. */
function withPayload(frame: FrameInit, length: number): FrameInit {
  return {
    ...frame,
    payload: frame.payload?.subarray(0, length),
    payloadLength: undefined,
    lengthForm: undefined,
  };
}
