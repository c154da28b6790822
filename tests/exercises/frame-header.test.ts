/** The exercises of chapter 10: the instances that were planned, and the frames of the RFC. */

import { describe, expect, test } from 'vitest';
import { rightAnswer } from '#exercises/answers.ts';
import { judge } from '#exercises/judge.ts';
import { taskOf } from '#exercises/question.ts';
import { decode } from '#exercises/frame-header/decode.ts';
import { twoBytes } from '#exercises/frame-header/first-two-bytes.ts';
import { startsIn, startsPart } from '#exercises/frame-header/frame-starts.ts';
import { framesMatch, received } from '#exercises/frame-header/legal-frame.ts';
import { offsetParts } from '#exercises/frame-header/offsets.ts';
import { decodeHex, decodeUtf8, encodeHex } from '#protocol/bytes.ts';
import type { Receiver, Rule } from '#protocol/check.ts';
import { parseHeader } from '#protocol/frame.ts';

test.each([
  [1, '81 09 57 65 62 53 6f 63 6b 65 74', ['1', '1', '0', '9'], 'WebSocket'],
  [2, '8a 06 e6 8e a9 e7 a0 81', ['1', 'A', '0', '6'], '掩码'],
  [3, '8a 05 48 65 6c 6c 6f', ['1', 'A', '0', '5'], 'Hello'],
] as const)('decode draws instance %i as planned', (n, bytes, fields, text) => {
  const { frames, parts } = taskOf(decode, n);
  expect(encodeHex(frames!)).toBe(bytes);
  const answers = parts.map(rightAnswer) as string[];
  expect(answers.slice(0, 4)).toEqual(fields);
  expect(decodeUtf8(decodeHex(answers[4]!))).toBe(text);
});

test.each([
  ['A', 'right'],
  ['0x0a', 'right'],
  ['0x8A', 'opcode-whole-byte'],
  ['10', 'opcode-decimal'],
  ['1010', 'opcode-bits'],
  ['pong', 'opcode-name'],
  ['8', 'opcode-high-half'],
  ['9', 'opcode-other'],
])('decode, asked for opcode A, takes %s for %s', (typed, heard) => {
  const { outcome, mistake = outcome } = judge(taskOf(decode, 2).parts[1]!, typed);
  expect(mistake).toBe(heard);
});

test.each([
  ['text', false, 5, '81 05'],
  ['text', true, 5, '81 85'],
  ['text-first', false, 3, '01 03'],
  ['last', false, 2, '80 02'],
  ['ping', false, 5, '89 05'],
  ['pong', true, 5, '8a 85'],
] as const)('twoBytes() of %s, masked: %s, %i bytes', (kind, masked, length, bytes) => {
  expect(rightAnswer(twoBytes({ kind, masked, length }))).toBe(bytes);
});

test('twoBytes() names the slip in the first byte, whatever the second is', () => {
  const part = twoBytes({ kind: 'text', masked: true, length: 25 });
  expect(judge(part, '01 19').mistake).toBe('fin-missing');
  expect(judge(part, '0x81 0x19').mistake).toBe('mask-missing');
  expect(judge(part, '81a5').mistake).toBe('length-decimal');
});

test.each([
  ['binary', true, 25, '81 99', ['opcode-other']],
  ['ping', false, 25, '8a 19', ['opcode-other']],
  ['ping', false, 25, '0a 99', ['opcode-other', 'control-fin', 'mask-set']],
  ['text-first', false, 25, '00 19', ['nothing-to-continue']],
  ['text', true, 25, '80 19', ['nothing-to-continue', 'mask-missing']],
  ['last', true, 25, '01 25', ['type-repeated', 'fin-missing', 'mask-missing', 'length-decimal']],
  ['text', true, 25, '18 99', ['digits-swapped']],
  ['text', true, 25, 'c1 99', ['reserved-bit']],
  ['pong', true, 25, '8b 99', ['opcode-reserved']],
  ['text', false, 95, '81 95', ['length-decimal']],
  ['text', true, 85, '81 85', ['length-decimal']],
  ['text', true, 25, '81 9d', ['key-counted']],
  ['text', true, 25, '81 1a', ['mask-missing', 'length-other']],
  ['text', true, 25, '99 81', ['reserved-bit', 'length-other']],
] as const)(
  'twoBytes() of %s, masked: %s, %i bytes: to %s it says %j',
  (kind, masked, length, typed, keys) => {
    const { said } = judge(twoBytes({ kind, masked, length }), typed);
    expect(said.map(({ key }) => key)).toEqual(keys);
  },
);

describe('framesMatch()', () => {
  const verdictOn = (receiver: Receiver, hex: string) => {
    const part = framesMatch(receiver, [received(decodeHex(hex), receiver)], []);
    return part.right[`${receiver}-1`];
  };

  test.each([
    ['server', '81 05 48 65 6c 6c 6f', 'mask-missing'],
    ['client', '81 85 37 fa 21 3d 7f 9f 4d 51 58', 'mask-forbidden'],
    ['client', 'c1 05 48 65 6c 6c 6f', 'reserved-bit'],
    ['client', '83 01 00', 'reserved-opcode'],
    ['client', '8b 00', 'reserved-opcode'],
    ['client', '09 00', 'control-fragmented'],
    ['client', '89 7e 00 7e', 'control-too-long'],
    ['client', '82 7e 00 7c', 'length-not-minimal'],
    ['client', '82 7f 00 00 00 00 00 00 ff ff', 'length-not-minimal'],
    ['client', '82 7f 80 00 00 00 00 00 00 00', 'length-top-bit'],
    ['client', '88 01 03', 'close-body-one-byte'],
    ['client', '88 02 03 ed', 'close-code-forbidden'],
    ['client', '88 02 03 ee', 'close-code-forbidden'],
    ['client', '88 02 03 f7', 'close-code-forbidden'],
    ['client', '88 02 00 00', 'close-code-forbidden'],
  ] as const)('has a %s refuse %s: %s', (receiver, hex, rule) => {
    expect(verdictOn(receiver, hex)).toEqual([rule]);
  });

  test.each([
    ['client', '81 05 48 65 6c 6c 6f'],
    ['server', '81 85 37 fa 21 3d 7f 9f 4d 51 58'],
    ['client', '01 03 48 65 6c'],
    ['client', '89 00'],
    ['client', '88 00'],
    ['client', '82 7e 01 00'],
    ['client', '82 7f 00 00 00 00 00 01 00 00'],
    ['server', '81 80 37 fa 21 3d'],
  ] as const)('has a %s take %s', (receiver, hex) => {
    expect(verdictOn(receiver, hex)).toEqual(['legal']);
  });

  test('says that a Close needs no body to who refuses one without', () => {
    const rules: Rule[] = ['close-body-one-byte'];
    const part = framesMatch('client', [received(decodeHex('88 00'), 'client')], rules);
    const given = { 'client-1': 'close-body-one-byte' };
    expect(judge(part, given).mistake).toBe('not-close-body-one-byte');
  });
});

describe('startsPart()', () => {
  const masked = decodeHex(
    '81 85 37 fa 21 3d 7f 9f 4d 51 58 89 80 37 fa 21 3d 81 82 37 fa 21 3d 58 91',
  );

  test('finds each frame by adding up', () => {
    expect(startsIn(masked)).toEqual([0, 11, 17]);
  });

  test.each([
    [['0', '7', '9'], 'key-forgotten'],
    [['0', '9', '13'], 'header-forgotten'],
    [['0', '10', '16'], 'last-byte'],
    [['6', '17', '23'], 'payload-starts'],
  ])('tells who marks %j: %s', (places, key) => {
    expect(judge(startsPart(masked), places).mistake).toBe(key);
  });

  test('warns of a byte that only looks like a beginning', () => {
    const dump = decodeHex('82 03 81 02 6f 81 02 6f 6b 8a 00');
    expect(judge(startsPart(dump), ['0', '2', '5', '9']).mistake).toBe('looks-like');
  });
});

test.each([
  ['81 85 37 fa 21 3d', '2', '6'],
  ['82 fe 01 00 37 fa 21 3d', '4', '8'],
  ['82 ff 00 00 00 00 00 01 00 00 37 fa 21 3d', '10', '14'],
  ['82 7e 01 00', 'no-key', '4'],
])('offsetParts() of %s', (bytes, key, payload) => {
  const parts = offsetParts(parseHeader(decodeHex(bytes))!);
  expect(parts.map(rightAnswer)).toEqual([key, payload]);
});

test('offsetParts() knows who takes every header for a short one', () => {
  const [key, payload] = offsetParts(parseHeader(decodeHex('82 fe 01 00 37 fa 21 3d'))!);
  expect(judge(key, '2').mistake).toBe('extended-first');
  expect(judge(payload, '6').mistake).toBe('extended-first');
  expect(judge(key, 'no-key').mistake).toBe('mask-overlooked');
});
