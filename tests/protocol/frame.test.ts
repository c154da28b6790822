import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeHex, decodeUtf8, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import {
  frameOf,
  frameLength,
  headerSize,
  missingBytes,
  parseFrame,
  parseHeader,
  shortestForm,
  unmaskedPayload,
} from '#protocol/frame.ts';
import { serializeFrame, serializeHeader } from '#protocol/serialize-frame.ts';
import { anyFrame } from './any-frame.ts';

const KEY = 0x37fa213d;
const hello = encodeUtf8('Hello');

describe('parseFrame()', () => {
  test('gives a payload of its own, also of a Node Buffer', () => {
    for (const hex of ['81 05 48 65 6c 6c 6f', '81 85 37 fa 21 3d 7f 9f 4d 51 58']) {
      const bytes = Buffer.from(decodeHex(hex));
      const { payload } = parseFrame(bytes)!;
      bytes.fill(0);
      expect(payload.constructor).toBe(Uint8Array);
      expect(decodeUtf8(payload)).toBe('Hello');
    }
  });

  test('leaves the bytes as they are', () => {
    const bytes = decodeHex('81 85 37 fa 21 3d 7f 9f 4d 51 58');
    parseFrame(bytes);
    expect(encodeHex(bytes)).toBe('81 85 37 fa 21 3d 7f 9f 4d 51 58');
  });

  test('reads nothing while a byte is missing', () => {
    const bytes = decodeHex('81 85 37 fa 21 3d 7f 9f 4d 51 58');
    for (let length = 0; length < bytes.length; length++) {
      expect(parseFrame(bytes.subarray(0, length))).toBeUndefined();
    }
  });

  test('reads nothing of a frame whose payload can never be there', () => {
    expect(parseFrame(decodeHex('82 7f 80 00 00 00 00 00 00 00 01'))).toBeUndefined();
  });
});

describe('unmaskedPayload()', () => {
  test('goes up to the end of the payload or of the bytes', () => {
    const whole = decodeHex('81 85 37 fa 21 3d 7f 9f 4d 51 58 ff');
    const header = parseHeader(whole)!;
    expect(unmaskedPayload(whole, 0, header)).toEqual(hello);
    expect(unmaskedPayload(whole.subarray(0, 8), 0, header)).toEqual(hello.subarray(0, 2));
    expect(unmaskedPayload(whole.subarray(0, 6), 0, header)).toEqual(new Uint8Array());
  });

  test('of a length beyond every array is what is there', () => {
    const bytes = decodeHex('82 7f ff ff ff ff ff ff ff ff 01 02');
    expect(unmaskedPayload(bytes, 0, parseHeader(bytes)!)).toEqual(Uint8Array.of(1, 2));
  });
});

describe('frameLength()', () => {
  test('is that of what serializeFrame() wrote, at any offset', () => {
    fc.assert(
      fc.property(anyFrame, fc.nat(3), (init, offset) => {
        const bytes = serializeFrame(init);
        const shifted = new Uint8Array(offset + bytes.length);
        shifted.set(bytes, offset);
        const header = parseHeader(bytes)!;
        const length = BigInt(header.headerLength) + BigInt(header.payloadLength);
        expect(BigInt(frameLength(shifted, offset)!)).toBe(length);
      }),
    );
  });

  test('is unknown until the whole header is there', () => {
    const bytes = decodeHex('82 fe 00 7e 37 fa 21 3d');
    const lengths = Array.from({ length: 9 }, (_, length) =>
      frameLength(bytes.subarray(0, length)),
    );
    expect(lengths).toEqual([...Array<undefined>(8), 8 + 126]);
  });

  test('is exact where a number would round', () => {
    const header = (payloadLength: number | bigint) =>
      serializeHeader({ opcode: 2, payloadLength, lengthForm: 64 });
    expect(frameLength(header(2 ** 53 - 11))).toBe(2 ** 53 - 1);
    expect(frameLength(header(2 ** 53 - 10))).toBe(2n ** 53n);
    expect(frameLength(header(2n ** 64n - 1n))).toBe(2n ** 64n + 9n);
  });
});

describe('missingBytes()', () => {
  test('counts to the end of what is known: two bytes, the header, the frame', () => {
    const bytes = decodeHex('82 fe 00 7e 37 fa 21 3d');
    const missing = Array.from({ length: 9 }, (_, length) =>
      missingBytes(bytes.subarray(0, length)),
    );
    expect(missing).toEqual([2, 1, 6, 5, 4, 3, 2, 1, 126]);
  });

  test('never counts past the end of the frame', () => {
    fc.assert(
      fc.property(anyFrame, fc.nat(), fc.nat(3), (init, place, offset) => {
        const bytes = serializeFrame(init);
        const shifted = new Uint8Array(offset + bytes.length);
        shifted.set(bytes, offset);
        const length = place % bytes.length;
        const missing = missingBytes(shifted.subarray(0, offset + length), offset);
        expect(missing).toBeGreaterThan(0);
        expect(missing).toBeLessThanOrEqual(bytes.length - length);
      }),
    );
  });

  test('is exact where a number would round', () => {
    const header = (payloadLength: number | bigint) =>
      serializeHeader({ opcode: 2, payloadLength, maskingKey: KEY });
    expect(missingBytes(header(2 ** 53 - 1))).toBe(2 ** 53 - 1);
    expect(missingBytes(header(2n ** 53n))).toBe(2n ** 53n);
    const withOneByte = new Uint8Array([...header(2n ** 64n - 1n), 7]);
    expect(missingBytes(withOneByte)).toBe(2n ** 64n - 2n);
  });

  test('is 0 for a frame that is followed by another', () => {
    expect(missingBytes(decodeHex('81 00 81'))).toBe(0);
    expect(missingBytes(decodeHex('81 00 81'), 2)).toBe(1);
  });
});

test('headerSize() and shortestForm() give the six sizes of a header', () => {
  const sizes = [0, 126, 65_536].flatMap((length) =>
    [false, true].map((masked) => headerSize(shortestForm(length), masked)),
  );
  expect(sizes).toEqual([2, 6, 4, 8, 10, 14]);
  expect(shortestForm(2n ** 64n)).toBe(64);
});

test('frameOf() keeps every field of the header', () => {
  const header = parseHeader(decodeHex('ff ff 00 00 00 00 00 00 00 01 37 fa 21 3d'))!;
  const payload = Uint8Array.of(1);
  expect(frameOf(header, payload)).toEqual({ ...header, payload });
});
