/** 11.2: the size of a header. */

import type { Exercise, Given, Holes, Trap } from '../exercise.ts';
import { numberTraps, typedNumber } from '../known-mistakes.ts';
import { drawLength, signalOf } from './length.ts';
import { headerSize, type LengthForm, shortestForm } from '#protocol/frame.ts';

/** All sizes that a header can have. */
const SIZES = [7, 16, 64].flatMap((form) =>
  [false, true].map((isMasked) => headerSize(form as LengthForm, isMasked)),
);

/** What remains to be said: a size that some header has, or none. */
function otherSizes(right: number, known: readonly Trap[], holes: Holes): Trap[] {
  const isKnown = (size: number) => known.some(({ given }) => given === String(size));
  const other = SIZES.find((size) => size !== right && !isKnown(size));
  const isSize = (given: Given) => SIZES.includes(typedNumber(given));
  const none = [3, 5, 7, 9, 11].find((size) => !isKnown(size))!;
  return [
    ...(other === undefined
      ? []
      : [{ key: 'other-size', given: String(other), matches: isSize, holes }]),
    {
      key: 'no-such-size',
      given: String(none),
      matches: (given) => Number.isInteger(typedNumber(given)),
    },
  ];
}

export const headerSizeExercise: Exercise = {
  id: 'header-size',
  number: '11.2',
  worked: 'the-size-of-a-header',
  sections: ['RFC 6455 §5.2'],
  seed: 'length',
  task(draw) {
    const { payloadLength, sender } = drawLength(draw);
    const form = shortestForm(payloadLength);
    const isClient = sender === 'client';
    const right = headerSize(form, isClient);
    const extension = form === 7 ? 0 : form / 8;
    const key = isClient ? 4 : 0;
    const holes = {
      length: payloadLength,
      bits: form,
      extension,
      signal: signalOf(form) ?? payloadLength,
      key,
      size: right,
    };
    const traps = numberTraps(
      right,
      {
        'key-forgotten': isClient ? right - 4 : undefined,
        'key-of-a-server': isClient ? undefined : right + 4,
        'extension-forgotten': extension > 0 ? 2 + key : undefined,
        'extension-of-126': form === 7 ? 4 + key : undefined,
        'sixteen-bits': form === 64 ? 4 + key : undefined,
        'sixty-four-bits': form === 64 ? undefined : 10 + key,
        'four-bytes': form === 64 ? 6 + key : undefined,
        'first-two-forgotten': right - 2,
        'signal-replaced': extension > 0 ? right - 1 : undefined,
        'extension-in-bits': extension > 0 ? 2 + form + key : undefined,
        'all-in-bits': right * 8,
        'key-in-bits': isClient ? right - 4 + 32 : undefined,
        'whole-frame': right + payloadLength,
        'payload-alone': payloadLength,
      },
      holes,
    );
    return {
      holes: { length: payloadLength, sender: { label: sender } },
      parts: [
        {
          kind: 'number',
          id: 'size',
          right,
          unit: { label: 'bytes' },
          traps: [...traps, ...otherSizes(right, traps, holes)],
        },
      ],
      steps: [
        { key: 'first-two' },
        { key: `form-${form}`, holes },
        { key: `key-${sender}` },
        { key: 'sum', holes },
      ],
    };
  },
};
