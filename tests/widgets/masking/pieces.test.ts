import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, encodeUtf8 } from '#protocol/bytes.ts';
import { mask } from '#protocol/mask.ts';
import { PRESETS, START, type State } from '#widgets/masking/model.ts';
import { piecesOf } from '#widgets/masking/pieces.ts';

const anyCut = fc
  .tuple(
    fc.uint8Array({ minLength: 1, maxLength: 40 }),
    fc.nat(0xffffffff),
    fc.constantFrom('reads', 'frames'),
  )
  .chain(([bytes, key, between]) =>
    fc.uniqueArray(fc.nat(bytes.length - 1), { maxLength: 6 }).map((cuts): State => ({
      ...START,
      bytes,
      key,
      between: between,
      cuts: cuts.filter((cut) => cut > 0).toSorted((a, b) => a - b),
    })),
  );

describe('piecesOf()', () => {
  it('gives the payload back however it is cut', () => {
    fc.assert(
      fc.property(anyCut, (state) => {
        const { pieces } = piecesOf(state);
        expect(concatBytes(...pieces.map(({ unmasked }) => unmasked))).toEqual(
          Uint8Array.from(state.bytes),
        );
      }),
    );
  });

  it('cuts the stream of one frame as it lies on the wire', () => {
    fc.assert(
      fc.property(anyCut, (state) => {
        const { pieces } = piecesOf({ ...state, between: 'reads' });
        expect(concatBytes(...pieces.map(({ masked }) => masked))).toEqual(
          Uint8Array.from(mask(state.bytes, state.key)),
        );
      }),
    );
  });

  it('carries the number of bytes before, and the mistake does not', () => {
    const { pieces, wrongText } = piecesOf(PRESETS.pieces);
    expect(pieces.map(({ offset }) => offset)).toEqual([0, 6, 13]);
    expect(pieces.map(({ wrongOffset }) => wrongOffset)).toEqual([0, 0, 0]);
    expect(pieces.map(({ isSpoilt }) => isSpoilt)).toEqual([false, true, true]);
    expect(wrongText.startsWith('Only 1')).toBe(true);
  });

  it('gives every frame a key and begins it at its first byte; the mistake goes on', () => {
    const { pieces } = piecesOf(PRESETS.frames);
    expect(new Set(pieces.map(({ key }) => key)).size).toBe(3);
    expect(pieces[0]!.key).toBe(START.key);
    expect(pieces.map(({ offset }) => offset)).toEqual([0, 0, 0]);
    expect(pieces.map(({ wrongOffset }) => wrongOffset)).toEqual([0, 6, 13]);
  });

  it('says what becomes of the mistake', () => {
    expect(piecesOf(PRESETS.fours).outcome).toBe('hidden');
    // The key's bytes differ by bits below the eighth, so that ASCII stays ASCII.
    const state = { ...PRESETS.pieces, key: 0x01020304 };
    expect(piecesOf(state).outcome).toBe('other-text');
    expect(piecesOf(PRESETS.pieces).outcome).toBe('not-text');
    expect(piecesOf({ ...PRESETS.pieces, bytes: new Uint8Array(20).fill(0xff) }).outcome).toBe(
      'other-bytes',
    );
  });

  it('shows a character that is cut with its first byte', () => {
    const state = { ...START, bytes: encodeUtf8('你好'), cuts: [4] };
    expect(piecesOf(state).pieces.map(({ text }) => text)).toEqual(['你好', '']);
  });
});
