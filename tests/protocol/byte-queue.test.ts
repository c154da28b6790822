import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteQueue, MAX_HEADER_LENGTH } from '#protocol/byte-queue.ts';
import { concatBytes, decodeHex } from '#protocol/bytes.ts';
import { serializeHeader } from '#protocol/serialize-frame.ts';
import { mask } from '#protocol/mask.ts';
import { patternBytes } from './any-frame.ts';

const KEY = 0x37fa213d;

/** Looks until there is nothing more to see. */
function lookAtAll(queue: ByteQueue, limit: number, key?: number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let part = queue.look(limit, key); part.length > 0; part = queue.look(limit, key)) {
    parts.push(part);
  }
  return concatBytes(...parts);
}

describe('ByteQueue', () => {
  test('look() shows each byte once, whatever is fed between, and take() takes all the same', () => {
    const anyPieces = fc.array(fc.tuple(fc.integer({ min: 0, max: 600 }), fc.boolean()), {
      maxLength: 12,
    });
    const anyMask = fc.constantFrom(undefined, KEY);
    fc.assert(
      fc.property(anyPieces, anyMask, fc.nat(3000), fc.nat(20), (pieces, key, limit, before) => {
        const queue = new ByteQueue(undefined);
        const total = pieces.reduce((length, [more]) => length + more, before);
        const bytes = patternBytes(total);
        queue.push(bytes.slice(0, before));
        queue.take(before, undefined, false);
        const shown: Uint8Array[] = [];
        let at = before;
        for (const [length, looks] of pieces) {
          queue.push(bytes.slice(at, at + length));
          at += length;
          if (looks) shown.push(lookAtAll(queue, limit, key));
        }
        shown.push(lookAtAll(queue, limit, key));
        const rest = bytes.slice(before);
        const unmasked = key === undefined ? rest : mask(rest, key);
        expect(concatBytes(...shown)).toEqual(unmasked.slice(0, limit));
        expect(queue.length).toBe(rest.length);
        expect(queue.take(rest.length, key, false)).toEqual(unmasked);
        expect(queue.look(limit, key)).toHaveLength(0);
      }),
      { numRuns: 500 },
    );
  });

  test('look() begins anew behind what was taken', () => {
    const queue = new ByteQueue(undefined);
    queue.push(decodeHex('01 02 03 04'));
    expect(queue.look(2, undefined)).toEqual(decodeHex('01 02'));
    queue.take(2, undefined, false);
    expect(queue.look(2, undefined)).toEqual(decodeHex('03 04'));
    queue.clear();
    expect(queue.length).toBe(0);
    expect(queue.look(2, undefined)).toHaveLength(0);
    queue.push(decodeHex('05'));
    expect(queue.look(2, undefined)).toEqual(decodeHex('05'));
  });

  test('take() gets bytes out of one piece without copying them, if told so', () => {
    const piece = decodeHex('01 02 03');
    const queue = new ByteQueue(undefined);
    queue.push(piece);
    expect(queue.take(2, undefined, true).buffer).toBe(piece.buffer);
    expect(queue.take(1, undefined, false).buffer).not.toBe(piece.buffer);
  });

  test('takeHeader() waits until a header is complete', () => {
    const header = serializeHeader({ opcode: 2, payloadLength: 2 ** 40, maskingKey: KEY });
    expect(header).toHaveLength(MAX_HEADER_LENGTH);
    const queue = new ByteQueue(undefined);
    for (const byte of header) {
      expect(queue.takeHeader()).toBeUndefined();
      queue.push(Uint8Array.of(byte));
    }
    expect(queue.peek(20)).toEqual(header);
    expect(queue.takeHeader()).toMatchObject({ payloadLength: 2 ** 40, maskingKey: KEY });
    expect(queue.length).toBe(0);
  });
});
