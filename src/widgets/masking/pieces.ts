/**
 * A masked payload that arrives in pieces. Inside one frame the place in the key goes on from piece to
 * piece; every frame begins at the first byte of a key of its own (RFC 6455 §5.3). Each has its
 * classic mistake, which is the other's rule.
 * @module
 */

import { concatBytes, decodeUtf8 } from '#protocol/bytes.ts';
import { mask, maskingKeyFrom } from '#protocol/mask.ts';
import { seededRandom } from '#sim/random.ts';
import { charactersOf } from './characters.ts';
import { rowsOf, type State } from './model.ts';

export interface Piece {
  /** First byte of the payload in it. */
  readonly start: number;
  readonly key: number;
  readonly masked: Uint8Array;
  /** How many bytes the key was used for before: what `unmask` must be told. */
  readonly offset: number;
  /** What the mistake takes for that. */
  readonly wrongOffset: number;
  readonly unmasked: Uint8Array;
  readonly text: string;
  readonly wrong: Uint8Array;
  readonly wrongText: string;
  readonly isSpoilt: boolean;
}

export interface Pieces {
  readonly pieces: readonly Piece[];
  readonly text: string;
  readonly wrongText: string;
  /**
   * What comes of the mistake: nothing to be seen, other text, no text at all although it should be,
   * or other bytes where there never was text.
   */
  readonly outcome: 'hidden' | 'other-text' | 'not-text' | 'other-bytes';
}

/** The pieces, each unmasked rightly and with the mistake. */
export function piecesOf(state: State): Pieces {
  const { payload } = rowsOf(state);
  const starts = [0, ...state.cuts];
  const ofFrames = state.between === 'frames';
  const keys = ofFrames ? frameKeys(state.key, starts.length) : starts.map(() => state.key);
  const cut = starts.map((start, n) => {
    const key = keys[n]!;
    const offset = ofFrames ? 0 : start;
    const wrongOffset = ofFrames ? start : 0;
    const masked = mask(payload.subarray(start, starts[n + 1]), key, offset);
    const unmasked = mask(masked, key, offset);
    const wrong = mask(masked, key, wrongOffset);
    return { start, key, masked, offset, wrongOffset, unmasked, wrong };
  });
  const wrong = concatBytes(...cut.map((piece) => piece.wrong));
  const characters = charactersOf(payload);
  const wrongCharacters = charactersOf(wrong);
  const pieces = cut.map((piece, n): Piece => {
    const end = starts[n + 1];
    return {
      ...piece,
      text: characters.slice(piece.start, end).join(''),
      wrongText: wrongCharacters.slice(piece.start, end).join(''),
      isSpoilt: piece.wrong.some((byte, i) => byte !== piece.unmasked[i]),
    };
  });
  return {
    pieces,
    text: characters.join(''),
    wrongText: wrongCharacters.join(''),
    outcome: outcomeOf(payload, wrong),
  };
}

function outcomeOf(payload: Uint8Array, wrong: Uint8Array): Pieces['outcome'] {
  if (wrong.every((byte, i) => byte === payload[i])) return 'hidden';
  if (decodeUtf8(payload) === undefined) return 'other-bytes';
  return decodeUtf8(wrong) === undefined ? 'not-text' : 'other-text';
}

/** A key for each frame. Drawn from the first, so that a link shows the same; a client must not. */
function frameKeys(first: number, count: number): number[] {
  const random = seededRandom(first);
  const later = Array.from({ length: count - 1 }, () => maskingKeyFrom(random.bytes(4)));
  return [first, ...later];
}
