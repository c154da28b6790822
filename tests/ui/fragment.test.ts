import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  flushFragment,
  parseFragment,
  readFragment,
  serializeFragment,
  writeFragment,
} from '#ui/fragment.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('parseFragment()', () => {
  it('keeps a heading anchor apart from the states of instruments', () => {
    const { anchor, states } = parseFragment('#the-second-byte&frame-workbench=8105,client');
    expect(anchor).toBe('the-second-byte');
    expect([...states]).toEqual([['frame-workbench', '8105,client']]);
  });

  it('leaves out an anchor with half an escape', () => {
    expect(parseFragment('#%E4%BD&b=2').anchor).toBe('');
  });
});

describe('readFragment()', () => {
  it('undoes the escapes of a state, and says of half an escape that it is damaged', () => {
    vi.stubGlobal('location', { hash: '#a=%E4%BD%A0,1&b=%E4%BD' });
    expect(readFragment('a')).toBe('你,1');
    expect(readFragment('b')).toBeNull();
    expect(readFragment('c')).toBeUndefined();
  });
});

describe('writeFragment()', () => {
  it('leaves what is damaged in the address as it is until that is written itself', () => {
    vi.useFakeTimers();
    const replaceState = vi.fn();
    vi.stubGlobal('location', { hash: '#a=%E4%BD&b=2', pathname: '/x/', search: '' });
    vi.stubGlobal('history', { state: null, replaceState });
    writeFragment('b', '你,3');
    vi.runAllTimers();
    expect(replaceState).toHaveBeenLastCalledWith(null, '', '/x/#a=%E4%BD&b=%E4%BD%A0,3');
    writeFragment('a', undefined);
    vi.runAllTimers();
    expect(replaceState).toHaveBeenLastCalledWith(null, '', '/x/#b=2');
  });
});

describe('flushFragment()', () => {
  it('writes at once what waits, and nothing later', () => {
    vi.useFakeTimers();
    const replaceState = vi.fn();
    vi.stubGlobal('location', { hash: '#a=1', pathname: '/x/', search: '' });
    vi.stubGlobal('history', { state: null, replaceState });
    writeFragment('b', '2');
    flushFragment();
    expect(replaceState).toHaveBeenLastCalledWith(null, '', '/x/#a=1&b=2');
    vi.runAllTimers();
    expect(replaceState).toHaveBeenCalledTimes(1);
  });
});

describe('serializeFragment()', () => {
  it('is undone by parseFragment()', () => {
    const fragment = {
      anchor: 'two bytes',
      states: new Map([
        ['a', 'x=1'],
        ['b', '%E4%BD'],
      ]),
    };
    expect(parseFragment(serializeFragment(fragment))).toEqual(fragment);
  });

  it('is empty when there is nothing to say', () => {
    expect(serializeFragment({ anchor: '', states: new Map() })).toBe('');
  });
});
