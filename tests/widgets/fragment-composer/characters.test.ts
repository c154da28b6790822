import { expect, test } from 'vitest';
import { encodeUtf8 } from '#protocol/bytes.ts';
import { charactersOf, pictureOf } from '#widgets/fragment-composer/characters.ts';
import { compose, move, partsOf, toggleCut } from '#widgets/fragment-composer/model.ts';
import { ILLEGAL } from '#widgets/fragment-composer/presets.ts';

test('charactersOf() ends where the bytes cease to be text', () => {
  expect(charactersOf(compose(encodeUtf8('a😀')))).toEqual([
    { from: 0, to: 1, label: 'a' },
    { from: 1, to: 5, label: '😀' },
  ]);
  expect(charactersOf(ILLEGAL['cut-at-end']())).toEqual([{ from: 0, to: 3, label: '你' }]);
  expect(charactersOf(ILLEGAL.overlong())).toHaveLength(5);
  expect(charactersOf(compose(encodeUtf8('a'), { kind: 'binary' }))).toEqual([]);
});

test('partsOf() names the frame that carries each part, and leaves empty ones out', () => {
  const state = [0, 2].reduce(toggleCut, compose(encodeUtf8('abc')));
  expect(partsOf(move(state, 0, 2))).toEqual([
    { from: 0, to: 2, label: '1' },
    { from: 2, to: 3, label: '2' },
  ]);
});

test('pictureOf() makes every character visible', () => {
  expect([' ', '\n', '\u0301', '\uFEFF', '好'].map(pictureOf)).toEqual([
    '␣',
    '·',
    '◌\u0301',
    '·',
    '好',
  ]);
});
