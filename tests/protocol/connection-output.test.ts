import { expect, test } from 'vitest';
import { TIMERS } from '#protocol/connection-output.ts';

test('TIMERS names each timer once', () => {
  expect(new Set(TIMERS).size).toBe(TIMERS.length);
});
