import { expect, test } from 'vitest';
import { completeTimeouts } from '#protocol/connection-options.ts';

test('completeTimeouts() keeps what is said and adds the rest', () => {
  const complete = completeTimeouts({ opening: undefined, closing: 1, pongDeadline: 2 });
  expect(complete).toEqual({ opening: 10_000, closing: 1, pongDeadline: 2 });
});

test.each([0, -1, NaN, Infinity])('completeTimeouts() refuses %d ms', (pingInterval) => {
  expect(() => completeTimeouts({ pingInterval })).toThrow(
    new RangeError(`Timeout pingInterval must be a finite number above 0, got ${pingInterval}`),
  );
});

test.each(['10', null, 10n])('completeTimeouts() refuses %o', (closing) => {
  expect(() => completeTimeouts({ closing: closing as never })).toThrow(
    new TypeError('Timeout closing must be a number'),
  );
});
