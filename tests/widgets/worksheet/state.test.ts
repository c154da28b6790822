import { expect, test } from 'vitest';
import { seededRandom } from '#sim/random.ts';
import { BitWriter } from '#widgets/worksheet/code.ts';
import {
  decodeSheet,
  encodeSheet,
  MAX_SEED,
  MAX_TASKS,
  parsePaper,
  PLAIN_PAPER,
  serializePaper,
  type Sheet,
  tasksOf,
} from '#widgets/worksheet/state.ts';

const once = (...numbers: string[]) => numbers.map((number) => ({ number, times: 1 }));

const SHEETS: readonly (readonly [code: string, sheet: Sheet])[] = [
  ['196F-2CPX', { seed: 4711, exercises: once('9.1', '9.2', '9.3', '9.4', '9.5') }],
  ['1003-N8W', { seed: 1, exercises: once('1.3') }],
  ['1KGZ-3KR2-GR', { seed: 9999, exercises: [{ number: '14.8', times: 40 }] }],
  ['1012-T5G2-3RSR-X', { seed: 17, exercises: once('2.1', '2.3', '2.4', '10.8', '22.1') }],
  [
    '10G0-GKQ8-PT',
    {
      seed: 256,
      exercises: [
        { number: '9.1', times: 2 },
        { number: '12.1', times: 1 },
        { number: '12.2', times: 1 },
      ],
    },
  ],
];

test.each(SHEETS)('decodeSheet() opens %s, which may stand on paper', (code, sheet) => {
  expect(encodeSheet(sheet)).toBe(code);
  expect(decodeSheet(code)).toEqual(sheet);
});

test('decodeSheet() reads what encodeSheet() wrote, for any choice of exercises', () => {
  const numbers = Array.from(
    { length: 22 * 8 },
    (_, i) => `${Math.floor(i / 8) + 1}.${(i % 8) + 1}`,
  );
  for (let seed = 1; seed < 500; seed++) {
    const random = seededRandom(seed);
    const share = random.next();
    const times = random.next() < 0.5 ? 1 : 3;
    const exercises = numbers
      .filter(() => random.next() < share)
      .slice(0, MAX_TASKS / 3)
      .map((number) => ({ number, times: random.int(1, times) }));
    if (exercises.length === 0) continue;
    const sheet = { seed, exercises };
    expect(decodeSheet(encodeSheet(sheet).toLowerCase())).toEqual(sheet);
  }
});

test('decodeSheet() says what is wrong with a code', () => {
  expect(decodeSheet('196F 2CPY')).toEqual({ problem: 'damaged' });
  expect(decodeSheet('196F-2CP')).toEqual({ problem: 'damaged' });
  expect(decodeSheet('')).toEqual({ problem: 'empty' });
  expect(decodeSheet('196F-2CP!')).toEqual({ problem: 'character', character: '!' });
  expect(decodeSheet('00')).toEqual({ problem: 'damaged' });
});

test('decodeSheet() refuses what is whole and no sheet', () => {
  const written = (version: number, seed: number, behind: readonly number[]) => {
    const bits = new BitWriter();
    bits.fixed(version, 5);
    bits.fixed(seed, 14);
    for (const bit of behind) bits.fixed(bit, 1);
    return decodeSheet(bits.text());
  };
  const chapterOne = [1, 1, 1, 1, 1]; // one chapter, the first, its first exercise, each once
  expect(written(1, 5, chapterOne)).toEqual({ seed: 5, exercises: once('1.1') });
  expect(written(2, 5, chapterOne)).toEqual({ problem: 'newer' });
  expect(written(1, 0, chapterOne)).toEqual({ problem: 'damaged' });
  expect(written(1, MAX_SEED + 1, chapterOne)).toEqual({ problem: 'damaged' });
  expect(written(1, 5, [])).toEqual({ problem: 'damaged' });
  expect(written(1, 5, [...chapterOne, 0, 1])).toEqual({ problem: 'damaged' });
  expect(written(1, 5, [...chapterOne, 0, 0, 0, 0, 0, 0])).toEqual({ problem: 'damaged' });
});

test('tasksOf() draws an exercise that comes again with the next number', () => {
  const exercises = [{ number: '9.1', times: 2 }, ...once('9.2')];
  expect(tasksOf({ seed: 4711, exercises })).toEqual([
    { number: '9.1', n: 4711 },
    { number: '9.1', n: 4712 },
    { number: '9.2', n: 4711 },
  ]);
});

test('parsePaper() reads what serializePaper() wrote', () => {
  expect(serializePaper(PLAIN_PAPER)).toBeUndefined();
  for (const printed of ['both', 'tasks', 'key'] as const) {
    for (const nameLine of [true, false]) {
      for (const title of ['', 'Friday: 8, group B', 'key,no-name:', '帧\n']) {
        const paper = { title, nameLine, printed };
        expect(parsePaper(serializePaper(paper) ?? ':')).toEqual(paper);
      }
    }
  }
  for (const text of ['', 'key', 'keys:A', 'no-name,key:A', 'key,:A', ',no-name:A']) {
    expect(parsePaper(text)).toBeUndefined();
  }
});
