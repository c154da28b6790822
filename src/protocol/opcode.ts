/**
 * The sixteen opcodes of RFC 6455 §5.2: six have a meaning, ten are reserved.
 * @module
 */

/**
 * The opcodes that RFC 6455 §11.8 registers, by name.
 *
 * @example
 * ```ts
 * OPCODE.pong; // => 0xa
 * ```
 */
export const OPCODE = {
  continuation: 0x0,
  text: 0x1,
  binary: 0x2,
  close: 0x8,
  ping: 0x9,
  pong: 0xa,
} as const;

/** Name of a registered opcode. */
export type OpcodeName = keyof typeof OPCODE;

const NAMES: readonly (OpcodeName | undefined)[] = Array.from({ length: 16 }, (_, opcode) =>
  (Object.keys(OPCODE) as OpcodeName[]).find((name) => OPCODE[name] === opcode),
);

/**
 * The name of an opcode, or `undefined` for the ten reserved ones (3–7, B–F; RFC 6455 §5.2).
 *
 * @example
 * ```ts
 * opcodeName(0x9); // => 'ping'
 * opcodeName(0x3); // => undefined
 * ```
 */
export function opcodeName(opcode: number): OpcodeName | undefined {
  return NAMES[opcode];
}

/**
 * The opcode in the first byte of a frame: its last four bits (RFC 6455 §5.2).
 *
 * @example
 * ```ts
 * opcodeIn(0x81); // => 0x1
 * ```
 */
export function opcodeIn(firstByte: number): number {
  return firstByte & 0x0f;
}

/**
 * The largest payload of a control frame, in bytes (RFC 6455 §5.5).
 *
 * @example
 * ```ts
 * MAX_CONTROL_PAYLOAD; // => 125
 * ```
 */
export const MAX_CONTROL_PAYLOAD = 125;

/**
 * Whether an opcode belongs to a control frame: its most significant bit is 1 (RFC 6455 §5.5).
 * Holds for the reserved control opcodes B–F too.
 *
 * @example
 * ```ts
 * isControl(OPCODE.ping); // => true
 * isControl(OPCODE.text); // => false
 * ```
 */
export function isControl(opcode: number): boolean {
  return opcode >= 0x8;
}
