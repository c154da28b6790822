import { expect, test } from 'vitest';
import { drawFor, seedFor } from '#exercises/draw.ts';
import { seededRandom } from '#sim/random.ts';

// The numbers were computed by another program from the definitions of FNV-1a and mulberry32.
test('seedFor() gives each exercise and number its own seed', () => {
  expect(seedFor('accept', 1)).toBe(2016585992);
  expect(seedFor('accept', 2)).toBe(2066918849);
  expect(seedFor('length', 1)).toBe(2140557860);
});

test('the numbers drawn from a seed are always the same', () => {
  const random = seededRandom(1);
  expect([random.next(), random.next(), random.next()]).toEqual([
    0.6270739405881613, 0.002735721180215478, 0.5274470399599522,
  ]);
  const bytes = seededRandom(1);
  expect(Array.from({ length: 4 }, () => bytes.int(0, 255))).toEqual([160, 0, 135, 251]);
});

test('shuffle() loses nothing, repeats nothing and reaches every order', () => {
  const orders = new Set<string>();
  for (let n = 1; n <= 200; n += 1) {
    const shuffled = drawFor('shuffle', n).shuffle(['a', 'b', 'c']);
    expect(shuffled.toSorted()).toEqual(['a', 'b', 'c']);
    orders.add(shuffled.join(''));
  }
  expect(orders.size).toBe(6);
});

test('sample() and pick() take from what is there', () => {
  const draw = drawFor('sample', 1);
  const three = draw.sample([1, 2, 3, 4, 5], 3);
  expect(new Set(three).size).toBe(3);
  expect([7, 8]).toContain(draw.pick([7, 8]));
});
