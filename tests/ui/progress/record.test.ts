import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  merge,
  NOTHING,
  parseProgress,
  type Progress,
  serializeProgress,
  stateOf,
  type TaskProgress,
  withTry,
} from '#ui/progress/record.ts';

const MONDAY = 1_795_000_000_000;

test('withTry() counts tries, right answers, and mistakes with the instance of the last', () => {
  const tries = [
    { n: 1, right: false, mistake: 'decoded-key' },
    { n: 2, right: false },
    { n: 2, right: true },
    { n: 3, right: false, mistake: 'decoded-key' },
    { n: 3, right: true },
    { n: 4, right: true },
  ];
  const progress = tries.reduce<Progress>(
    (before, { n, ...tried }, i) => withTry(before, 'accept', n, tried, MONDAY + i),
    NOTHING,
  );
  expect(progress.tasks.get('accept')).toEqual({
    tries: 6,
    right: 3,
    streak: 2,
    n: 4,
    at: MONDAY + 5,
    mistakes: new Map([['decoded-key', { times: 2, n: 3 }]]),
  });
  expect(NOTHING.tasks.size).toBe(0);
});

test('stateOf() is done from the first right answer on, whatever follows', () => {
  let progress = NOTHING;
  const state = () => stateOf(progress.tasks.get('accept'));
  expect(state()).toBe('new');
  progress = withTry(progress, 'accept', 1, { right: false }, MONDAY);
  expect(state()).toBe('failed');
  progress = withTry(progress, 'accept', 1, { right: true }, MONDAY);
  progress = withTry(progress, 'accept', 2, { right: false }, MONDAY);
  expect(state()).toBe('done');
});

const count = (min: number) => fc.integer({ min, max: 9 });
/** Also names that mean something to objects. */
const id = fc.constantFrom('accept', 'length', '__proto__', 'constructor', 'toString');
const task: fc.Arbitrary<TaskProgress> = fc
  .record({
    tries: count(5),
    right: count(0).map((n) => Math.min(n, 5)),
    n: count(1),
    at: count(0),
    mistakes: fc
      .array(fc.tuple(id, fc.record({ times: count(1), n: count(1) })))
      .map((entries) => new Map(entries)),
  })
  .chain((rest) => fc.integer({ min: 0, max: rest.right }).map((streak) => ({ ...rest, streak })));
const record: fc.Arbitrary<Progress> = fc.record({
  tasks: fc.array(fc.tuple(id, task)).map((entries) => new Map(entries)),
  read: fc.uniqueArray(fc.constantFrom('masking', 'masking#why', 'closing', 'layers'), {
    selector: (place) => place.split('#')[0],
  }),
  unreadable: fc.uniqueArray(fc.string()),
});

test('parseProgress() reads back all that serializeProgress() wrote', () => {
  fc.assert(
    fc.property(record, (progress) => {
      expect(parseProgress(serializeProgress(progress))).toEqual({ progress, state: 'whole' });
    }),
  );
});

test('merge() takes the larger counts, so that a file read in twice adds nothing', () => {
  fc.assert(
    fc.property(record, record, (one, other) => {
      const merged = merge(one, other);
      expect(merge(merged, other)).toEqual(merged);
      expect(merge(merged, one)).toEqual(merged);
      expect(merge(other, one).tasks).toEqual(merged.tasks);
      for (const { tasks } of [one, other]) {
        for (const [key, { tries }] of tasks) {
          expect(merged.tasks.get(key)!.tries).toBeGreaterThanOrEqual(tries);
        }
      }
    }),
  );
});

test('merge() takes from the later one what happened last, and keeps the own last chapter', () => {
  const earlier = withTry(NOTHING, 'accept', 5, { right: true }, MONDAY);
  const later = withTry(NOTHING, 'accept', 2, { right: false, mistake: 'no-guid' }, MONDAY + 1);
  const merged = merge(
    { ...earlier, read: ['masking#why', 'layers'] },
    { ...later, read: ['closing', 'masking'] },
  );
  expect(merged.tasks.get('accept')).toEqual({
    tries: 1,
    right: 1,
    streak: 0,
    n: 2,
    at: MONDAY + 1,
    mistakes: new Map([['no-guid', { times: 1, n: 2 }]]),
  });
  expect(merged.read).toEqual(['masking#why', 'layers', 'closing']);
});

test.each(['', 'hello', '[]', 'null', '7', '{"version":1,"tasks":'])(
  'parseProgress() reads nothing out of %j, and says that it is damaged',
  (text) => {
    expect(parseProgress(text)).toEqual({ progress: NOTHING, state: 'damaged' });
  },
);

test('parseProgress() keeps what it can read of a damaged record', () => {
  const { progress, state } = parseProgress(
    JSON.stringify({
      version: 1,
      tasks: {
        accept: { tries: 3, right: 9, streak: -1, n: 'two', at: 1.5, mistakes: { a: 1, b: {} } },
        length: { tries: 2, right: 1, streak: 1, n: 2, at: 0, mistakes: { odd: { times: 2 } } },
        mask: 'done',
        close: { right: 1 },
        poll: { tries: 1e300 },
      },
      read: ['masking', 7],
      unreadable: 'x',
    }),
  );
  expect(state).toBe('damaged');
  expect(Object.fromEntries(progress.tasks)).toEqual({
    accept: { tries: 3, right: 3, streak: 0, n: 1, at: 0, mistakes: new Map() },
    length: {
      tries: 2,
      right: 1,
      streak: 1,
      n: 2,
      at: 0,
      mistakes: new Map([['odd', { times: 2, n: 1 }]]),
    },
  });
  expect(progress.read).toEqual(['masking']);
});

test('parseProgress() calls a record damaged that has more in it than it knows, or no version', () => {
  const task = { tries: 1, right: 0, streak: 0, n: 1, at: 0 };
  const state = (fields: object) => parseProgress(JSON.stringify(fields)).state;
  expect(state({ version: 1, tasks: { accept: task } })).toBe('whole');
  expect(state({ tasks: { accept: task } })).toBe('damaged');
  expect(state({ version: 'one', tasks: { accept: task } })).toBe('damaged');
  expect(state({ version: 1, scores: {} })).toBe('damaged');
  expect(state({ version: 1, tasks: { accept: { ...task, stars: 3 } } })).toBe('damaged');
  expect(state({ version: 1, tasks: [] })).toBe('damaged');
});

test('parseProgress() reads what it knows of a later version, and says that it is one', () => {
  const { progress, state } = parseProgress(
    JSON.stringify({ version: 2, tasks: { accept: { tries: 2, right: 1, stars: 3 } } }),
  );
  expect(state).toBe('newer');
  expect(progress.tasks.get('accept')).toMatchObject({ tries: 2, right: 1 });
});

test('parseProgress() brings an older version up to date, step by step', () => {
  const migrations = {
    1: ({ done }: Readonly<Record<string, unknown>>) => ({ tried: done }),
    2: ({ tried }: Readonly<Record<string, unknown>>) => ({ tasks: tried }),
  };
  const task = { tries: 1, right: 1, streak: 1, n: 1, at: 0 };
  const old = JSON.stringify({ version: 1, done: { accept: task } });
  expect(parseProgress(old, migrations, 3)).toEqual({
    progress: { ...NOTHING, tasks: new Map([['accept', { ...task, mistakes: new Map() }]]) },
    state: 'whole',
  });
});
