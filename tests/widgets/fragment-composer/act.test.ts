import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '#protocol/bytes.ts';
import { act, stepToShow } from '#widgets/fragment-composer/act.ts';
import { compose, isPart, toggleCut } from '#widgets/fragment-composer/model.ts';
import { ILLEGAL, LEGAL, START } from '#widgets/fragment-composer/presets.ts';

test('stepToShow() is the first mistake, or the end', () => {
  expect(stepToShow(ILLEGAL['fin-forgotten']())).toBe(3);
  expect(stepToShow(LEGAL.worked())).toBe(3);
});

describe('act()', () => {
  test('cuts at these places and at no others', () => {
    const { state } = act(START, 'cuts', ['1', '5', '77']);
    expect(state.cuts).toEqual([1, 5]);
    expect(state.items.filter(isPart).map(({ part }) => part)).toEqual([0, 1, 2]);
    expect(state.items).toHaveLength(4);
    expect(act({ state, step: 0 }, 'cuts', []).state.cuts).toEqual([]);
  });

  test('puts something from the tray between frames, and shows it', () => {
    const place = act(START, 'put', ['text', '2']);
    expect(place.step).toBe(3);
    expect(place.state.items[2]).toMatchObject({ opcode: 1, fin: true });
    expect(act(START, 'put', ['constructor', '2'])).toBe(START);
  });

  test('clears what is no fragment, what was forced, and the order', () => {
    const cut = toggleCut(compose(encodeUtf8('Hello')), 3);
    for (const name of ['fin-early', 'continuation-first', 'text-inside'] as const) {
      expect(act({ state: ILLEGAL[name](), step: 0 }, 'clear', []).state).toEqual(cut);
    }
  });

  test('does the rest', () => {
    expect(act(START, 'preset', ['overlong']).state).toEqual(ILLEGAL.overlong());
    expect(act(START, 'preset', ['no-such'])).toBe(START);
    expect(act(START, 'message', ['a']).state.message).toEqual(encodeUtf8('a'));
    expect(act(START, 'sender', ['client']).state.sender).toBe('client');
    expect(act(START, 'kind', ['binary']).state.kind).toBe('binary');
    expect(act(START, 'step', ['1']).step).toBe(1);
    expect(act(START, 'step', ['end']).step).toBe(3);
    expect(act(START, 'no-such', [])).toBe(START);
  });
});
