import { describe, expect, test } from 'vitest';
import { READY_STATES, TRANSITIONS, transitionFrom } from '#protocol/connection-state.ts';

describe('TRANSITIONS', () => {
  test('lead onwards only, and out of every state but the last', () => {
    const rank = (state: (typeof READY_STATES)[number]) => READY_STATES.indexOf(state);
    for (const { from, to } of TRANSITIONS) expect(rank(to)).toBeGreaterThan(rank(from));
    expect([...new Set(TRANSITIONS.map(({ from }) => from))]).toEqual(READY_STATES.slice(0, -1));
  });

  test('name each cause once per state, so that it leads to one place', () => {
    const ways = TRANSITIONS.map(({ from, cause }) => `${from} ${cause}`);
    expect(new Set(ways).size).toBe(ways.length);
  });

  test('can all be taken, and say where they stand', () => {
    for (const row of TRANSITIONS) {
      expect(transitionFrom(row.from, row.cause)).toBe(row);
      expect(row.section).toMatch(/^RFC 6455 §[47]\./);
    }
  });
});

test('transitionFrom() refuses what is not in the table', () => {
  expect(() => transitionFrom('CLOSED', 'close-sent')).toThrow(
    new RangeError('Nothing leads from CLOSED by close-sent'),
  );
  expect(() => transitionFrom('CONNECTING', 'close-received')).toThrow(RangeError);
});
