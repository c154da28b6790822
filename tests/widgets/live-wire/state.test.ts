import { describe, expect, it } from 'vitest';
import { STARTS } from '#widgets/live-wire/starts.ts';
import { parseState, serializeState } from '#widgets/live-wire/state.ts';

describe('parseState()', () => {
  it.each(Object.values(STARTS))('brings back what serializeState() wrote', ({ script }) => {
    const state = { script, at: 11 };
    expect(serializeState(state)).toMatch(/,n12$/);
    expect(parseState(serializeState(state))).toEqual(state);
  });

  it.each(['', '1,7', '1,7,n0', '1,7,nx', '1,7,200ct:Hello', '2,7,n1', '1,7,n1,n2'])(
    'refuses %j',
    (text) => {
      expect(parseState(text)).toBeUndefined();
    },
  );
});
