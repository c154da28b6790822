import { expect, test } from 'vitest';
import { drawFor } from '#exercises/draw.ts';
import type { Choice, HexPart } from '#exercises/exercise.ts';
import { judge } from '#exercises/judge.ts';
import { firstFailure, firstIllegal } from '#exercises/messages/first-illegal.ts';
import { drawFragments, fragments } from '#exercises/messages/fragments.ts';
import { pingInside } from '#exercises/messages/ping-inside.ts';
import { TEXT_KINDS, drawValidText, verdictOn } from '#exercises/messages/valid-text.ts';
import { taskOf } from '#exercises/question.ts';
import { encodeHex } from '#protocol/bytes.ts';

// The plan's own table, which two other decoders have checked.
test.each([
  [1, 'héllo', [5], ['01 05 68 c3 a9 6c 6c', '80 01 6f']],
  [2, '你好', [3], ['01 03 e4 bd a0', '80 03 e5 a5 bd']],
  [3, 'Hello world', [7], ['01 07 48 65 6c 6c 6f 20 77', '80 04 6f 72 6c 64']],
])('fragments:%i cuts %s after %j bytes', (n, text, cuts, frames) => {
  expect(drawFragments(drawFor('fragments', n))).toEqual({ text, cuts });
  const parts = taskOf(fragments, n).parts as readonly HexPart[];
  expect(parts.map(({ right }) => encodeHex(right))).toEqual(frames);
});

test.each([
  [0, '81 05 68 c3 a9 6c 6c', ['fin-early']],
  [0, '02 05 68 c3 a9 6c 6c', ['binary']],
  [0, '82 05 68 c3 a9 6c 6c', ['binary', 'fin-early']],
  [0, '80 05 68 c3 a9 6c 6c', ['opcode-missing', 'fin-early']],
  [0, '81 06 68 c3 a9 6c 6c', ['fin-early', 'whole-length']],
  [0, '01 85 68 c3 a9 6c 6c', ['mask-set']],
  [0, '81 04 68', ['fin-early']],
  [1, '82 01 6f', ['opcode-repeated']],
  [1, '01 01 6f', ['begun-again']],
  [1, '00 06 68 c3 a9 6c 6c 6f', ['fin-missing', 'from-the-start']],
  [1, '6f', ['payload-alone']],
] as const)('fragments:1, frame %i: to %s it says %j', (n, typed, keys) => {
  const { said } = judge(taskOf(fragments, 1).parts[n]!, typed);
  expect(said.map(({ key }) => key)).toEqual(keys);
});

test('pingInside knows a Pong that comes too late, whatever else is wrong', () => {
  for (let n = 1; n <= 50; n += 1) {
    const [part] = taskOf(pingInside, n).parts;
    if (part?.kind !== 'order') throw new Error('An order was expected');
    const pongs = part.right.filter((id) => id.startsWith('pong'));
    const late = [...part.right.filter((id) => !pongs.includes(id)), ...pongs];
    expect(judge(part, late).mistake).toBe('message-before-pong');
  }
});

test('firstIllegal is legal in about half of its instances', () => {
  const rights = Array.from({ length: 400 }, (_, n) => {
    return (taskOf(firstIllegal, n + 1).parts[0] as Choice).right[0];
  });
  const legal = rights.filter((right) => right === 'none').length;
  expect(legal).toBeGreaterThan(150);
  expect(legal).toBeLessThan(250);
});

test('firstFailure() takes a control frame inside a message for legal, and data for not', () => {
  const start = { fin: false, opcode: 1 };
  const ping = { fin: true, opcode: 9 };
  const end = { fin: true, opcode: 0 };
  expect(firstFailure([start, ping, end])).toBeUndefined();
  expect(firstFailure([start, { fin: true, opcode: 2 }])).toEqual({
    at: 1,
    rule: 'data-inside-message',
  });
});

test('verdictOn() says the same of a kind of text, whatever its bytes', () => {
  const verdicts = new Map<string, Set<string>>();
  for (let n = 1; n <= 500; n += 1) {
    const { kind, frames } = drawValidText(drawFor('valid-text', n));
    verdicts.set(kind, (verdicts.get(kind) ?? new Set()).add(verdictOn(frames)));
  }
  expect(Object.fromEntries(TEXT_KINDS.map((kind) => [kind, [...verdicts.get(kind)!]]))).toEqual({
    whole: ['deliver'],
    open: ['wait'],
    'cut-fragment': ['wait'],
    'cut-message': ['fail'],
    joined: ['deliver'],
    overlong: ['fail'],
    surrogate: ['fail'],
    'other-encoding': ['fail'],
    binary: ['deliver'],
  });
});
