import { describe, expect, it } from 'vitest';
import { MAX_LENGTH, START, type State } from '#widgets/length-slider/model.ts';
import { parseState, serializeState } from '#widgets/length-slider/state.ts';

describe('parseState()', () => {
  it.each<State>([
    START,
    { length: MAX_LENGTH, sender: 'client', typed: '' },
    { length: 0n, sender: 'server', typed: '82 7e, 00' },
  ])('brings back what serializeState() wrote', (state) => {
    expect(parseState(serializeState(state))).toEqual(state);
  });

  it.each(['', '12', '12,nobody', 'x,client', '9223372036854775808,client'])(
    'refuses %j',
    (text) => {
      expect(parseState(text)).toBeUndefined();
    },
  );
});
