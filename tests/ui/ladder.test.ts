import { expect, test } from 'vitest';
import { flightAt, type LadderArrow, placeWords, rungs, spell } from '#ui/ladder.ts';

const arrow = (sent: number, arrives: number | undefined): LadderArrow => ({
  id: 1,
  from: 0,
  to: 1,
  sent,
  arrives,
  label: '',
  said: '',
});

test('rungs() puts a longer wait farther down, but never without end', () => {
  const { rungs: placed, height } = rungs([0, 20, 60, 60, 3_600_000]);
  const [zero, short, double, same, hour] = placed.map(({ y }) => y) as [
    number,
    number,
    number,
    number,
    number,
  ];
  expect(double - short).toBeGreaterThan(short - zero);
  expect(same - double).toBeLessThan(short - zero);
  expect(same - double).toBeGreaterThan(1);
  expect(hour - same).toBeLessThan(2 * (short - zero));
  expect(height).toBeGreaterThan(hour);
});

test('rungs() says how long a wait is where the picture cannot', () => {
  expect(rungs([0, 20, 40, 1040]).rungs.map(({ pause }) => pause)).toEqual([
    undefined,
    undefined,
    undefined,
    1000,
  ]);
});

test('rungs() takes one moment, and moments of one time', () => {
  expect(rungs([5]).height).toBeGreaterThan(0);
  const [first, second] = rungs([5, 5]).rungs;
  expect(second!.y).toBeGreaterThan(first!.y);
  expect(second!.pause).toBeUndefined();
});

test('flightAt() shows what was sent: under way, then arrived', () => {
  const placed = rungs([0, 20, 40]).rungs;
  expect(flightAt(arrow(1, 2), placed, 0)).toBeUndefined();
  const leaving = flightAt(arrow(0, 2), placed, 0)!;
  expect(leaving.fate).toBe('under-way');
  expect(leaving.way).toBeGreaterThan(0);
  const half = flightAt(arrow(0, 2), placed, 1)!;
  expect(half.way).toBeCloseTo(0.5);
  expect(flightAt(arrow(0, 2), placed, 2)).toEqual({
    y1: placed[0]!.y,
    y2: placed[2]!.y,
    way: 1,
    fate: 'arrived',
  });
});

test('flightAt() ends what never arrives on its way', () => {
  const lost = flightAt(arrow(0, undefined), rungs([0, 20]).rungs, 1)!;
  expect(lost.fate).toBe('lost');
  expect(lost.way).toBeLessThan(1);
});

test('placeWords() puts words on their arrow, between two moments', () => {
  const placed = rungs([0, 20, 40]).rungs;
  const [zero, first, second] = placed.map(({ y }) => y) as [number, number, number];
  const [answered, answer, long] = placeWords([arrow(0, 1), arrow(1, 2), arrow(0, 2)], placed);
  expect(answered!.y).toBeCloseTo((zero + first) / 2);
  expect(answered!.way).toBeCloseTo(0.5);
  expect(answer!.y).toBeCloseTo((first + second) / 2);
  expect(answer!.way).toBeCloseTo(0.5);
  expect(long!.y).toBe(answer!.y);
  expect(long!.way).toBeCloseTo(0.75);
});

test('placeWords() gives what leaves at one moment a place each, where there is one', () => {
  const placed = rungs([0, 20, 20, 20]).rungs;
  const ys = placeWords([arrow(0, 1), arrow(0, 2), arrow(0, 3), arrow(0, 3)], placed);
  expect(new Set(ys.map(({ y }) => y)).size).toBe(3);
  const elsewhere = { ...arrow(0, 3), from: 2 };
  expect(placeWords([arrow(0, 1), elsewhere], placed)[1]!.y).toBe(ys[0]!.y);
});

test('placeWords() keeps the words of what is lost away from its end', () => {
  const placed = rungs([0, 20, 20_000]).rungs;
  for (const sent of [0, 1, 2]) {
    const { y2, way } = flightAt(arrow(sent, undefined), placed, 2)!;
    const [words] = placeWords([arrow(sent, undefined)], placed);
    expect(words!.way).toBeLessThanOrEqual(0.5);
    expect(words!.way).toBeLessThan(way);
    expect(y2 - words!.y).toBeGreaterThan(0.9);
  }
});

test('spell() writes a time as people say it', () => {
  expect([20, 999, 1000, 1500, 60_000, 90_000, 240_000].map(spell)).toEqual([
    '20 ms',
    '999 ms',
    '1 s',
    '1.5 s',
    '1 min',
    '90 s',
    '4 min',
  ]);
});
