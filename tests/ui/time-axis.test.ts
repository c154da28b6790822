import { expect, test } from 'vitest';
import { clock, timeMarks } from '#ui/time-axis.ts';

test('timeMarks() puts round times under a picture, and never too many', () => {
  expect(timeMarks(120, 6)).toEqual([0, 30, 60, 90, 120]);
  expect(timeMarks(7440, 5)).toEqual([0, 1800, 3600, 5400, 7200]);
  expect(timeMarks(3, 6)).toEqual([0, 1, 2, 3]);
  for (let end = 1; end < 200_000; end += 997) {
    expect(timeMarks(end, 6).length).toBeLessThanOrEqual(7);
  }
});

test('clock() writes hours only where there are some', () => {
  expect([0, 5, 65.9, 750, 7440].map(clock)).toEqual(['0:00', '0:05', '1:05', '12:30', '2:04:00']);
});
