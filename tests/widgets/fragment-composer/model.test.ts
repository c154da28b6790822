import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatBytes, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { parseFrame } from '#protocol/frame.ts';
import { framesOf, keySource } from '#widgets/fragment-composer/frames.ts';
import {
  compose,
  force,
  insert,
  isPart,
  move,
  moveCut,
  remove,
  setBody,
  setMessage,
  type State,
  toggleCut,
} from '#widgets/fragment-composer/model.ts';
import { TRAY } from '#widgets/fragment-composer/tray.ts';

const HELLO = compose(encodeUtf8('你好'));
const cutAt = (state: State, ...cuts: number[]) => cuts.reduce(toggleCut, state);
const hexOf = (state: State) => framesOf(state).map(({ bytes }) => encodeHex(bytes));
const partsOf = ({ items }: State) => items.map((item) => (isPart(item) ? item.part : 'x'));

describe('framesOf()', () => {
  test('writes the bytes of the worked example', () => {
    const state = insert(cutAt(HELLO, 4), 1, TRAY.ping);
    expect(hexOf(state)).toEqual(['01 04 e4 bd a0 e5', '89 02 68 62', '80 02 a5 bd']);
  });

  test('masks what a client sends, each frame with a key of its own that the seed decides', () => {
    const state = cutAt({ ...HELLO, sender: 'client' }, 3);
    const frames = framesOf(state).map(({ bytes }) => parseFrame(bytes)!);
    const nextKey = keySource(1);
    expect(frames.map(({ maskingKey }) => maskingKey)).toEqual([nextKey(), nextKey()]);
    expect(concatBytes(...frames.map(({ payload }) => payload))).toEqual(state.message);
    expect(frames[0]?.maskingKey).not.toBe(frames[1]?.maskingKey);
    expect(hexOf({ ...state, seed: 2 })).not.toEqual(hexOf(state));
  });

  test('makes empty fragments of cuts at the ends', () => {
    expect(hexOf(cutAt(compose(encodeUtf8('a')), 0, 1))).toEqual(['01 00', '00 01 61', '80 00']);
    expect(hexOf(cutAt(compose(new Uint8Array(0)), 0))).toEqual(['01 00', '80 00']);
  });
});

describe('toggleCut()', () => {
  test('keeps every part once and in its place when others are moved away', () => {
    const swapped = move(cutAt(HELLO, 2, 4), 0, 2); // parts 1, 2, 0
    expect(partsOf(toggleCut(swapped, 1))).toEqual([2, 3, 0, 1]);
    expect(partsOf(toggleCut(swapped, 4))).toEqual([1, 0]);
  });

  test('undoes itself', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(6), { maxLength: 5 }),
        fc.nat(6),
        fc.nat(5),
        (cuts, offset, at) => {
          const state = insert(cutAt(HELLO, ...cuts), at, TRAY.ping);
          if (cuts.includes(offset)) return;
          expect(toggleCut(toggleCut(state, offset), offset)).toEqual(state);
        },
      ),
    );
  });

  test('leaves what was forced at the end where it was forced', () => {
    const forced = force(force(HELLO, 0, { opcode: 2 }), 0, { fin: false });
    expect(cutAt(forced, 3).items).toEqual([
      { part: 0, opcode: 2 },
      { part: 1, fin: false },
    ]);
    expect(cutAt(forced, 3, 3)).toEqual(forced);
  });
});

describe('moveCut()', () => {
  test('passes other cuts, and stays where there is one', () => {
    const state = cutAt(HELLO, 1, 2);
    expect(moveCut(state, 1, 5).cuts).toEqual([2, 5]);
    expect(moveCut(state, 1, 2)).toBe(state);
    expect(moveCut(state, 1, 7)).toBe(state);
    expect(moveCut(state, 3, 4)).toBe(state);
  });
});

describe('setMessage()', () => {
  test('leaves a cut between the bytes between which it was', () => {
    const state = cutAt(compose(encodeUtf8('abcdef')), 2, 4);
    expect(setMessage(state, encodeUtf8('abcXdef')).cuts).toEqual([2, 5]);
    expect(setMessage(state, encodeUtf8('abef')).cuts).toEqual([2]);
    expect(setMessage(state, encodeUtf8('Xabcdef')).cuts).toEqual([3, 5]);
    expect(setMessage(state, encodeUtf8('ab')).cuts).toEqual([2]);
  });

  test('always leaves a state whose parts are the whole message', () => {
    const bytes = fc.uint8Array({ max: 2, maxLength: 8 });
    fc.assert(
      fc.property(bytes, bytes, fc.uniqueArray(fc.nat(8), { maxLength: 6 }), (old, now, cuts) => {
        const possible = cuts.filter((cut) => cut <= old.length);
        const state = setMessage(cutAt(compose(old), ...possible), now);
        expect(concatBytes(...framesOf(state).map(({ payload }) => payload))).toEqual(now);
        expect(partsOf(state)).toEqual(state.items.map((_, i) => i));
        expect(state.items).toHaveLength(state.cuts.length + 1);
      }),
    );
  });
});

describe('force()', () => {
  test('forgets a value that follows from the cuts anyway', () => {
    const state = force(cutAt(HELLO, 3), 1, { opcode: 1 });
    expect(framesOf(state)[1]?.header).toMatchObject({ opcode: 1, fin: true });
    expect(force(state, 1, { opcode: 0 })).toEqual(cutAt(HELLO, 3));
  });

  test('writes into an extra', () => {
    const state = force(insert(HELLO, 0, TRAY.ping), 0, { fin: false });
    expect(framesOf(state)[0]?.header).toMatchObject({ fin: false, opcode: 9 });
  });
});

test('remove() and setBody() leave parts alone', () => {
  const state = insert(HELLO, 0, TRAY.ping);
  expect(remove(state, 0)).toEqual(HELLO);
  expect(remove(state, 1)).toBe(state);
  expect(setBody(state, 1, Uint8Array.of(1))).toBe(state);
  expect(hexOf(setBody(state, 0, Uint8Array.of(1)))[0]).toBe('89 01 01');
});
