import { expect, test } from 'vitest';
import {
  type Chapter,
  choose,
  deal,
  drawSeed,
  isKnown,
  mixed,
  readCount,
  readSeed,
  settingsOf,
} from '#widgets/worksheet/model.ts';
import { tasksOf } from '#widgets/worksheet/state.ts';

/** Three chapters with three exercises, of which the first is always the same. */
const CHAPTERS: readonly Chapter[] = [1, 8, 9].map((number) => ({
  slug: `chapter-${number}`,
  number,
  title: `Chapter ${number}`,
  offers: [1, 2, 3].map((place) => ({
    number: `${number}.${place}`,
    title: '',
    fixed: place === 1,
  })),
}));
const ALL = CHAPTERS.flatMap(({ offers }) => offers.map(({ number }) => number));

test('deal() takes each exercise once, in the order of the book', () => {
  const sheet = deal({ chosen: ['9.2', '1.3', '9.1'], count: undefined, seed: 7 }, CHAPTERS)!;
  expect(tasksOf(sheet)).toEqual([
    { number: '1.3', n: 7 },
    { number: '9.1', n: 7 },
    { number: '9.2', n: 7 },
  ]);
  expect(deal({ chosen: [], count: 3, seed: 7 }, CHAPTERS)).toBeUndefined();
});

test('deal() gives every chapter its share where not all fit, and others for other seeds', () => {
  const dealt = Array.from({ length: 50 }, (_, i) => {
    const sheet = deal({ chosen: ALL, count: 3, seed: i + 1 }, CHAPTERS)!;
    const numbers = sheet.exercises.map(({ number }) => number);
    expect(numbers.map((number) => number.split('.')[0])).toEqual(['1', '8', '9']);
    return numbers.join(' ');
  });
  expect(new Set(dealt).size).toBeGreaterThan(15);
});

test('deal() repeats what has several instances, with the next numbers', () => {
  const sheet = deal({ chosen: ['8.1', '8.2', '8.3'], count: 6, seed: 40 }, CHAPTERS)!;
  expect(tasksOf(sheet).map(({ number, n }) => `${number} ${n}`)).toEqual([
    '8.1 40',
    '8.2 40',
    '8.2 41',
    '8.2 42',
    '8.3 40',
    '8.3 41',
  ]);
  const only = deal({ chosen: ['8.1'], count: 6, seed: 40 }, CHAPTERS)!;
  expect(tasksOf(only)).toHaveLength(1);
});

test('settingsOf() deals the same sheet again', () => {
  for (const count of [undefined, 1, 4, 9, 10, 17, 60]) {
    const sheet = deal({ chosen: ALL, count, seed: 3 }, CHAPTERS)!;
    expect(deal(settingsOf(sheet), CHAPTERS)).toEqual(sheet);
  }
});

test('isKnown() misses what the book has not', () => {
  const sheet = (number: string) => ({ seed: 1, exercises: [{ number, times: 1 }] });
  expect(isKnown(sheet('8.3'), CHAPTERS)).toBe(true);
  expect(isKnown(sheet('8.4'), CHAPTERS)).toBe(false);
});

test('choose() adds and takes away', () => {
  const settings = { chosen: ['1.1'], count: undefined, seed: 1 };
  const more = choose(settings, ['1.1', '1.2'], true);
  expect(more.chosen).toEqual(['1.1', '1.2']);
  expect(choose(more, ['1.1'], false).chosen).toEqual(['1.2']);
});

test('mixed() draws from the chapters of a part', () => {
  expect(mixed('before', CHAPTERS)).toEqual({ chosen: ['1.1', '1.2', '1.3'], count: 10 });
  expect(mixed('all', CHAPTERS).chosen).toEqual(ALL);
});

test('drawSeed() draws from 1 to 9999', () => {
  expect([drawSeed(0), drawSeed(0.5), drawSeed(1 - Number.EPSILON)]).toEqual([1, 5000, 9999]);
});

test('readSeed() and readCount() read whole numbers within their limits', () => {
  expect(['1', ' 9999 ', '10000', '0', '', '1.5', '-3', 'x'].map(readSeed)).toEqual([
    1,
    9999,
    ...Array<undefined>(6).fill(undefined),
  ]);
  expect(['99', '100'].map(readCount)).toEqual([99, undefined]);
});
