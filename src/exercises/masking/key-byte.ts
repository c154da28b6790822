/** 12.3: which byte of the key meets a byte of the payload. */

import type { Draw } from '../draw.ts';
import type { Exercise, Holes, Trap } from '../exercise.ts';
import { numberTraps, typedNumber } from '../known-mistakes.ts';
import { encodeHex } from '#protocol/bytes.ts';
import { headerSize, shortestForm } from '#protocol/frame.ts';

export interface KeyByte {
  /** Payload of the frame before. Unit: bytes. */
  readonly first: number;
  /** How much of the payload each read brings. Unit: bytes. */
  readonly read: number;
  /** Which byte of the payload. */
  readonly index: number;
  readonly key: Uint8Array;
}

/** Which byte of the key the mistakes take, and the right one. */
function placesOf({ first, read, index }: KeyByte) {
  return { right: index % 4, carried: (first + index) % 4, restarted: (index % read) % 4 };
}

/** Until going on over frames, and starting again at each read, show. */
function drawKeyByte(draw: Draw): KeyByte {
  for (;;) {
    const drawn = {
      first: draw.int(5, 120),
      read: draw.int(50, 600),
      index: draw.int(20, 2000),
      key: draw.bytes(4),
    };
    const { right, carried, restarted } = placesOf(drawn);
    const differ = new Set([right, carried, restarted]).size === 3;
    if (differ && drawn.read < drawn.index) return drawn;
  }
}

/** The place that no known mistake leads to, and places that no key has. */
function otherPlaces(right: number, known: readonly Trap[], holes: Holes): Trap[] {
  const isKnown = (place: number) => known.some(({ given }) => given === String(place));
  const other = [0, 1, 2, 3].find((place) => place !== right && !isKnown(place));
  const tooLarge = [4, 5, 6].find((place) => !isKnown(place))!;
  return [
    ...(other === undefined ? [] : [{ key: 'other-remainder', given: String(other), holes }]),
    {
      key: 'no-such-byte',
      given: String(tooLarge),
      matches: (given) => typedNumber(given) > 3,
      holes,
    },
  ];
}

export const keyByte: Exercise = {
  id: 'key-byte',
  number: '12.3',
  worked: 'in-pieces',
  sections: ['RFC 6455 §5.3'],
  task(draw) {
    const drawn = drawKeyByte(draw);
    const { first, read, index, key } = drawn;
    const { right, carried, restarted } = placesOf(drawn);
    const quotient = Math.floor(index / 4);
    const header = headerSize(shortestForm(index + 1), true);
    const holes = {
      first,
      read,
      // No groups of digits: it is calculated with.
      index: String(index),
      right,
      quotient,
      multiple: String(quotient * 4),
      sum: first + index,
      byte: encodeHex(key.slice(right, right + 1)),
      key: encodeHex(key),
    };
    const traps = numberTraps(
      right,
      {
        carried,
        restarted,
        'counted-from-one': right + 1,
        'header-counted': (index + header) % 4,
        quotient,
      },
      holes,
    );
    return {
      holes,
      parts: [
        {
          kind: 'number',
          id: 'place',
          right,
          traps: [...traps, ...otherPlaces(right, traps, holes)],
        },
      ],
      steps: [
        { key: 'frame', holes },
        { key: 'pieces', holes },
        { key: 'remainder', holes },
      ],
    };
  },
};
