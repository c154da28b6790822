/** 11.6: the largest payload of one frame. */

import type { Exercise } from '../exercise.ts';
import { encodeHex } from '#protocol/bytes.ts';
import { checkHeader } from '#protocol/check.ts';
import { parseHeader } from '#protocol/frame.ts';
import { headerSpans } from '#protocol/frame-spans.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { serializeHeader } from '#protocol/serialize-frame.ts';

const LENGTHS = {
  '16-bits': 2n ** 16n - 1n,
  '32-bits': 2n ** 32n - 1n,
  '63-bits': 2n ** 63n - 1n,
  '64-bits': 2n ** 64n - 1n,
  'two-to-the-64': 2n ** 64n,
};

/** Whether a header can say it, and may. */
function isLegal(payloadLength: bigint): boolean {
  if (payloadLength >= 2n ** 64n) return false;
  const header = serializeHeader({ opcode: OPCODE.binary, payloadLength });
  return checkHeader(parseHeader(header)!).length === 0;
}

export const largestFrame: Exercise = {
  id: 'largest-frame',
  number: '11.6',
  fixed: true,
  worked: 'the-largest-frame',
  sections: ['RFC 6455 §5.2'],
  task() {
    const entries = Object.entries(LENGTHS);
    const [right, largest] = entries.findLast(([, length]) => isLegal(length))!;
    const bytes = serializeHeader({ opcode: OPCODE.binary, payloadLength: largest });
    const spans = headerSpans(parseHeader(bytes)!);
    return {
      parts: [
        {
          kind: 'choice',
          id: 'largest',
          options: entries.map(([id]) => ({ id })),
          right: [right],
          traps: entries
            .filter(([id]) => id !== right)
            .map(([id]) => ({ key: `is-${id}`, given: id })),
        },
      ],
      steps: [
        { key: 'eight-bytes' },
        { key: 'top-bit', holes: { top: encodeHex(bytes.slice(2, 3)) } },
        {
          key: 'largest',
          holes: { largest },
          shown: { kind: 'bytes', bytes, spans },
        },
      ],
    };
  },
};
