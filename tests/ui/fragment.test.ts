import { describe, expect, it } from 'vitest';
import { parseFragment, serializeFragment } from '#ui/fragment.ts';

describe('parseFragment()', () => {
  it('keeps a heading anchor apart from the states of instruments', () => {
    const { anchor, states } = parseFragment('#the-second-byte&frame-workbench=8105,client');
    expect(anchor).toBe('the-second-byte');
    expect([...states]).toEqual([['frame-workbench', '8105,client']]);
  });

  it('leaves out a part with half an escape and keeps the others', () => {
    const { states } = parseFragment('#a=%E4%BD&b=2');
    expect([...states]).toEqual([['b', '2']]);
  });
});

describe('serializeFragment()', () => {
  it('is undone by parseFragment()', () => {
    const fragment = {
      anchor: 'two bytes',
      states: new Map([
        ['a', 'x=1&y#2'],
        ['b', '你好 %'],
      ]),
    };
    expect(parseFragment(serializeFragment(fragment))).toEqual(fragment);
  });

  it('is empty when there is nothing to say', () => {
    expect(serializeFragment({ anchor: '', states: new Map() })).toBe('');
  });
});
