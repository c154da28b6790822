import { expect, test } from 'vitest';
import { act, PRESETS, START } from '#widgets/connection-timeline/model.ts';
import { parseState, serializeState } from '#widgets/connection-timeline/state.ts';

test('parseState() reads back what serializeState() writes', () => {
  const states = [
    ...Object.values(PRESETS),
    act(act(START, 'pick', ['tcp', 'full']), 'pick', ['exchange', 'none']),
    act(START, 'mark', ['off']),
  ];
  for (const state of states) {
    const text = serializeState(state);
    expect(text).toMatch(/^[\w.,;-]+$/);
    expect(serializeState(parseState(text)!)).toBe(text);
    expect(parseState(text)).toEqual({
      ...state,
      picks: expect.objectContaining(state.picks) as object,
    });
  }
});

test('parseState() refuses what it did not write', () => {
  const good = serializeState(START);
  const damaged = [
    '',
    good.slice(1),
    good.slice(0, -6),
    `${good}x`,
    good.replace('100', '101'),
    good.replace('8000', '8001'),
    good.replace('120', '999'),
    good.replace('held', 'helt'),
    good.replace('.2.', '.9.'),
    good.replace('.2.', '.0.'),
    good.replace('late', 'soon'),
    `${good}pager.full,tcp`,
  ];
  for (const text of damaged) expect(parseState(text), text).toBeUndefined();
});
