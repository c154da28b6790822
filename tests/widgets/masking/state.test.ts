import { describe, expect, it } from 'vitest';
import { holdBytes, PRESETS, START } from '#widgets/masking/model.ts';
import { parseState, serializeState } from '#widgets/masking/state.ts';

describe('parseState()', () => {
  it.each([
    ...Object.values(PRESETS),
    { ...START, selected: 4 },
    holdBytes(START, 'masked', Uint8Array.of(0, 255)),
    holdBytes(START, 'payload', new Uint8Array(0)),
  ])('brings back what serializeState() wrote', (state) => {
    const text = serializeState(state)!;
    expect(text).toMatch(/[a-z]$/);
    expect(parseState(text)).toEqual(state);
  });

  it.each([
    '',
    '48,37fa213d,payload,0,-,reads',
    '48,37fa213d,payload,0,-,reads,bytes,more',
    '4,37fa213d,payload,0,-,reads,bytes',
    'xx,37fa213d,payload,0,-,reads,bytes',
    '48,37fa21,payload,0,-,reads,bytes',
    '48,37fa213d,nobody,0,-,reads,bytes',
    '48,37fa213d,payload,1,-,reads,bytes',
    '48,37fa213d,payload,-1,-,reads,bytes',
    '4869,37fa213d,payload,0,2,reads,pieces',
    '486969,37fa213d,payload,0,2-1,reads,pieces',
    '486969,37fa213d,payload,0,0-1,reads,pieces',
    '486969,37fa213d,payload,0,1.5,reads,pieces',
    '4869,37fa213d,payload,0,,reads,pieces',
    '4869,37fa213d,payload,0,-,sips,pieces',
    '4869,37fa213d,payload,0,-,reads,all',
    `${'00'.repeat(1001)},37fa213d,payload,0,-,reads,bytes`,
  ])('refuses %j', (text) => {
    expect(parseState(text)).toBeUndefined();
  });

  it('serializeState() writes no link that would be too long', () => {
    expect(serializeState(holdBytes(START, 'payload', new Uint8Array(1001)))).toBeUndefined();
  });
});
