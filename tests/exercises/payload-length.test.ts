import { expect, test } from 'vitest';
import { drawFor } from '#exercises/draw.ts';
import type { HexPart, NumberPart, Several } from '#exercises/exercise.ts';
import { judge } from '#exercises/judge.ts';
import { headerSizeExercise } from '#exercises/payload-length/header-size.ts';
import { legalLengths } from '#exercises/payload-length/legal-lengths.ts';
import { drawLength, length } from '#exercises/payload-length/length.ts';
import { taskOf } from '#exercises/question.ts';
import { encodeHex } from '#protocol/bytes.ts';

// The plan's own table, which two other decoders have checked.
test.each([
  [1, 3962060, 'client', 'ff 00 00 00 00 00 3c 74 cc', 14],
  [2, 125, 'server', '7d', 2],
  [3, 6529, 'server', '7e 19 81', 4],
])('length:%i is %i bytes from a %s', (n, payloadLength, sender, bytes, size) => {
  expect(drawLength(drawFor('length', n))).toEqual({ payloadLength, sender });
  expect(encodeHex((taskOf(length, n).parts[0] as HexPart).right)).toBe(bytes);
  expect((taskOf(headerSizeExercise, n).parts[0] as NumberPart).right).toBe(size);
});

test('length names zeros that were left out or added, however many', () => {
  const [part] = taskOf(length, 1).parts;
  for (const given of [
    'ff 3c 74 cc',
    'ff 00 3c 74 cc',
    'ff 00 00 00 00 3c 74 cc',
    'ff 00 00 00 00 00 00 3c 74 cc',
  ]) {
    expect(judge(part!, given).mistake).toBe('extension-size');
  }
});

// 3962060 bytes from a client, 125 and 6529 from a server.
test.each([
  [1, '7f', ['signal-alone', 'mask-too']],
  [1, '7f cc 74 3c 00 00 00 00 00', ['little-endian', 'mask-too']],
  [1, '7f 3c 74 cc', ['extension-size', 'mask-too']],
  [2, 'fe 00 7d', ['longer-form-16', 'mask-too']],
  [3, 'fe 81 19', ['little-endian', 'mask-too']],
  [3, 'fe 19 81', ['mask-set']],
])('length:%i: to %s it says %j', (n, typed, keys) => {
  const { said } = judge(taskOf(length, n).parts[0]!, typed);
  expect(said.map(({ key }) => key)).toEqual(keys);
});

test('legalLengths has one legal header among those that are offered, always', () => {
  for (let n = 1; n <= 300; n += 1) {
    const part = taskOf(legalLengths, n).parts[0] as Several;
    expect(part.right).toHaveLength(1);
    expect(part.options.length).toBeGreaterThan(2);
  }
});
