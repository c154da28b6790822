import { describe, expect, it } from 'vitest';
import { PRESET_NAMES, presetNamed, START } from '#widgets/stream-slicer/presets.ts';
import { parseState, serializeState } from '#widgets/stream-slicer/state.ts';

describe('serializeState()', () => {
  it('is short and readable', () => {
    expect(serializeState(START)).toBe('none,7.14,3,73656c6c2031.30206c656674.e4bda0e5a5bd');
  });

  it('comes back from every preset, with empty messages and from chance', () => {
    const places = PRESET_NAMES.map((name) => presetNamed(name)!);
    const empty = { state: { ...START.state, messages: ['', ''] }, step: 0 };
    const chance = {
      state: { ...START.state, knife: { way: 'random', seed: 42 } as const },
      step: 1,
    };
    for (const place of [...places, empty, chance]) {
      expect(parseState(serializeState(place))).toEqual(place);
    }
  });
});

describe('parseState()', () => {
  it.each([
    '',
    'none',
    'none,7.14,3',
    'tabs,7.14,3,61',
    'none,14.7,3,61',
    'none,0,3,61',
    'none,random,3,61',
    'none,7.14,-1,61',
    'none,7.14,3,6',
    'none,7.14,3,c3',
    'none,7.14,3,61.61.61.61.61.61.61',
    `none,7.14,3,${'61'.repeat(41)}`,
    'none,7.14,3,61,61',
  ])('gives up on %j', (text) => {
    expect(parseState(text)).toBeUndefined();
  });
});
