import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Run } from '#widgets/practice/run.ts';
import {
  parseFilter,
  parseInstance,
  parseRun,
  serializeFilter,
  serializeInstance,
  serializeRun,
} from '#widgets/practice/state.ts';

const RUN: Run = {
  at: 1,
  items: [
    {
      id: 'accept',
      n: 12,
      tries: [
        { n: 12, right: false, mistake: 'guid-first' },
        { n: 12, right: false },
        { n: 13, right: true },
      ],
    },
    { id: 'which-server-bug', n: 7, tries: [] },
  ],
};

test('serializeRun() has the tasks, the place and all answers', () => {
  expect(serializeRun(RUN)).toBe('1,accept:12!guid-first!~13*,which-server-bug:7');
});

const number = fc.integer({ min: 1, max: 2 ** 31 });
const key = fc.stringMatching(/^[a-z][a-z0-9-]{0,9}$/);
const run: fc.Arbitrary<Run> = fc
  .array(
    fc.record({
      id: key,
      n: number,
      tries: fc.array(
        fc.oneof(
          fc.record({ n: number, right: fc.constant(true) }),
          fc.record(
            { n: number, right: fc.constant(false), mistake: key },
            { requiredKeys: ['n', 'right'] },
          ),
        ),
      ),
    }),
    { minLength: 1 },
  )
  .chain((items) => fc.nat(items.length).map((at) => ({ at, items })));

test('parseRun() reads back what serializeRun() wrote', () => {
  fc.assert(
    fc.property(run, (one) => {
      expect(parseRun(serializeRun(one))).toEqual(one);
    }),
  );
});

test.each([
  ...['', '0', '1,', 'x,accept:1', '2,accept:1', '0,accept', '0,accept:0', '0,Accept:1'],
  ...['0,accept:1?', '0,accept:1!a b', '0,accept:1~0*', '0,accept:1,', '-1,accept:1'],
])('parseRun() refuses %j', (text) => {
  expect(parseRun(text)).toBeUndefined();
});

test('parseInstance() reads a task and its number', () => {
  expect(parseInstance(serializeInstance({ id: 'accept', n: 12 }))).toEqual({
    id: 'accept',
    n: 12,
  });
  for (const text of ['', 'accept', 'accept:', 'accept:0', ':1']) {
    expect(parseInstance(text)).toBeUndefined();
  }
});

test('serializeFilter() says nothing where all is shown', () => {
  expect(serializeFilter({ chapter: '', kind: '', state: '' })).toBeUndefined();
  const filter = { chapter: 'masking', kind: '', state: 'failed' };
  expect(parseFilter(serializeFilter(filter)!)).toEqual(filter);
  expect(parseFilter('')).toEqual({ chapter: '', kind: '', state: '' });
});
