/**
 * What has arrived: text in order, and text that came too early and is kept until the gap before it is
 * closed (RFC 9293 §3.10.7.4, SHLD-31).
 * @module
 */

import { concatBytes } from '#protocol/bytes.ts';
import { advance, distance, isAtOrBefore, isBefore } from './sequence.ts';

/** A stretch of the stream, perhaps with its end. */
export interface Piece {
  readonly sequence: number;
  readonly bytes: Uint8Array;
  readonly fin: boolean;
}

export class Reassembly {
  #early: Piece[] = [];

  /** How many bytes are kept. */
  get length(): number {
    return this.#early.reduce((sum, { bytes }) => sum + bytes.length, 0);
  }

  /** Keeps a piece. It may overlap others: both say the same. */
  add(piece: Piece): void {
    if (piece.bytes.length === 0 && !piece.fin) return;
    const { sequence } = piece;
    let place = this.#early.length;
    while (place > 0 && isBefore(sequence, this.#early[place - 1]!.sequence)) place--;
    this.#early.splice(place, 0, piece);
  }

  /** Takes out what follows `next` without a gap. */
  take(next: number): { readonly bytes: Uint8Array; readonly fin: boolean } {
    const parts: Uint8Array[] = [];
    let at = next;
    let fin = false;
    const left: Piece[] = [];
    for (const piece of this.#early) {
      const end = advance(piece.sequence, piece.bytes.length);
      if (isBefore(at, piece.sequence)) {
        left.push(piece);
        continue;
      }
      if (isBefore(at, end)) {
        parts.push(piece.bytes.subarray(distance(piece.sequence, at)));
        at = end;
      }
      if (piece.fin && at === end) fin = true;
    }
    this.#early = left.filter(({ sequence, bytes }) =>
      isAtOrBefore(at, advance(sequence, bytes.length)),
    );
    return { bytes: parts.length === 1 ? parts[0]! : concatBytes(...parts), fin };
  }
}
