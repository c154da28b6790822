import { expect, test } from 'vitest';
import { type Candidate, mix, type Past, TEN, weightOf } from '#widgets/practice/mix.ts';

const SEEDS = Array.from({ length: 1000 }, (_, seed) => seed);

const candidate = (id: string, chapter: string, fixed = false): Candidate => ({
  id,
  chapter,
  fixed,
});
/** Five chapters of six tasks, of which every third is fixed. */
const BOOK = Array.from({ length: 30 }, (_, i) =>
  candidate(`task-${i}`, `chapter-${Math.floor(i / 6)}`, i % 3 === 0),
);
const nothing = () => undefined;

test('mix() draws ten tasks out of those given, the same ones from the same seed', () => {
  for (const seed of SEEDS) {
    const drawn = mix(BOOK, nothing, seed);
    expect(drawn).toHaveLength(TEN);
    expect(new Set(drawn.map(({ id }) => id)).size).toBe(TEN);
    expect(mix(BOOK, nothing, seed)).toEqual(drawn);
  }
  const seen = new Set(SEEDS.map((seed) => JSON.stringify(mix(BOOK, nothing, seed))));
  expect(seen.size).toBe(SEEDS.length);
});

test('mix() takes tasks that went wrong more often, the less so the more right answers followed', () => {
  const past: Record<string, Past> = {
    'task-0': { tries: 1, right: 1, streak: 1 },
    'task-1': { tries: 3, right: 0, streak: 0 },
    'task-2': { tries: 4, right: 1, streak: 1 },
    'task-3': { tries: 9, right: 6, streak: 6 },
  };
  const times = (id: string) =>
    SEEDS.filter((seed) => mix(BOOK, (one) => past[one], seed).some((item) => item.id === id))
      .length;
  const [done, failed, mended, mastered, untried] = [0, 1, 2, 3, 4].map((i) => times(`task-${i}`));
  expect(failed).toBeGreaterThan(800);
  expect(failed).toBeGreaterThan(mended! + 50);
  expect(mended).toBeGreaterThan(untried! + 150);
  expect(untried).toBeGreaterThan(done! + 50);
  expect(Math.abs(mastered! - done!)).toBeLessThan(80);
  expect(done).toBeGreaterThan(100);
});

test('weightOf() has a limit, so that one hard task does not push out the others', () => {
  const weight = (tries: number) => weightOf({ tries, right: 0, streak: 0 });
  expect(weight(100)).toBe(weight(4));
});

test('mix() changes the chapter from task to task where it can', () => {
  const two = BOOK.slice(0, 12);
  for (const seed of SEEDS.slice(0, 200)) {
    const chapters = mix(BOOK, nothing, seed).map(({ id }) => chapterOf(id));
    const drawn = new Set(chapters).size;
    const repeats = (all: readonly string[]) => all.filter((one, i) => one === all[i - 1]).length;
    if (drawn > 3) expect(repeats(chapters)).toBeLessThanOrEqual(2);
    const ofTwo = mix(two, nothing, seed).map(({ id }) => chapterOf(id));
    const least = Math.max(...[0, 1].map((i) => countOf(ofTwo, `chapter-${i}`))) * 2 - 1 - TEN;
    expect(repeats(ofTwo)).toBe(Math.max(0, least));
  }
});

test('mix() fills up with more instances of few tasks, but not with the same question again', () => {
  const few = [candidate('a', 'one'), candidate('b', 'one', true), candidate('c', 'one')];
  for (const seed of SEEDS) {
    const drawn = mix(few, nothing, seed);
    expect(drawn).toHaveLength(TEN);
    expect(
      countOf(
        drawn.map(({ id }) => id),
        'b',
      ),
    ).toBe(1);
    expect(new Set(drawn.map(({ id, n }) => `${id}:${n}`)).size).toBe(TEN);
  }
  expect(mix([candidate('b', 'one', true)], nothing, 1)).toHaveLength(1);
  expect(mix([], nothing, 1)).toEqual([]);
});

function chapterOf(id: string): string {
  return BOOK.find((one) => one.id === id)!.chapter;
}

function countOf(all: readonly string[], wanted: string): number {
  return all.filter((one) => one === wanted).length;
}
