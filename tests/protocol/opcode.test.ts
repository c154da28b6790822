import { expect, test } from 'vitest';
import { isControl, OPCODE, opcodeIn, opcodeName } from '#protocol/opcode.ts';

test('opcodeName() knows the six opcodes of RFC 6455 §11.8 and no other', () => {
  const names = Array.from({ length: 17 }, (_, opcode) => opcodeName(opcode) ?? '-').join(' ');
  expect(names).toBe('continuation text binary - - - - - close ping pong - - - - - -');
});

test('opcodeName() undoes OPCODE', () => {
  for (const [name, opcode] of Object.entries(OPCODE)) expect(opcodeName(opcode)).toBe(name);
});

test('isControl() tells by the highest bit, for reserved opcodes too', () => {
  const controls = Array.from({ length: 16 }, (_, opcode) => opcode).filter(isControl);
  expect(controls).toEqual([8, 9, 10, 11, 12, 13, 14, 15]);
});

test('opcodeIn() leaves FIN and the reserved bits out', () => {
  expect(opcodeIn(0xfa)).toBe(OPCODE.pong);
});
