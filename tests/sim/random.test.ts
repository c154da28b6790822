import { expect, test } from 'vitest';
import { seededRandom } from '#sim/random.ts';

test('seededRandom() gives the numbers of mulberry32', () => {
  const random = seededRandom(1);
  expect([random.next(), random.next(), random.next()]).toEqual([
    0.6270739405881613, 0.002735721180215478, 0.5274470399599522,
  ]);
});

test('seededRandom() draws whole numbers and bytes from the same stream', () => {
  const random = seededRandom(1);
  expect([1, 2, 3, 4].map(() => random.int(0, 255))).toEqual([160, 0, 135, 251]);
  expect([...seededRandom(1).bytes(4)]).toEqual([160, 0, 135, 251]);
});
