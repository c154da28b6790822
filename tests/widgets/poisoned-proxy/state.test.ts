import { describe, expect, it } from 'vitest';
import { MOMENTS, VARIANTS } from '#widgets/poisoned-proxy/model.ts';
import { parseState, serializeState } from '#widgets/poisoned-proxy/state.ts';

describe('parseState()', () => {
  it('brings back what serializeState() wrote', () => {
    for (const variant of VARIANTS) {
      for (const moment of MOMENTS) {
        for (const seed of [0, 65_535]) {
          const place = { variant, seed, moment };
          expect(parseState(serializeState(place))).toEqual(place);
        }
      }
    }
  });

  it.each([
    '',
    'fresh,1',
    'fresh,1,reads,more',
    'stale,1,reads',
    'fresh,1,later',
    'fresh,,reads',
    'fresh,-1,reads',
    'fresh,1e3,reads',
    'fresh,65536,reads',
  ])('refuses %j', (text) => {
    expect(parseState(text)).toBeUndefined();
  });
});
