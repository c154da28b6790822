import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { decodeHex, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import {
  type LengthForm,
  missingBytes,
  parseFrame,
  parseHeader,
  shortestForm,
} from '#protocol/frame.ts';
import {
  type FrameInit,
  serializeFrame,
  serializeFrameWith,
  serializeHeader,
} from '#protocol/serialize-frame.ts';
import { anyFrame, BOUNDARY_LENGTHS, patternBytes } from './any-frame.ts';

const KEY = 0x37fa213d;
const hello = encodeUtf8('Hello');

/** Frames of RFC 6455 §5.7 and others that were worked out by hand. */
const FRAMES: readonly { what: string; hex: string; init: FrameInit }[] = [
  { what: 'text', hex: '81 05 48 65 6c 6c 6f', init: { opcode: 1, payload: hello } },
  {
    what: 'masked text',
    hex: '81 85 37 fa 21 3d 7f 9f 4d 51 58',
    init: { opcode: 1, payload: hello, maskingKey: KEY },
  },
  {
    what: 'first fragment',
    hex: '01 03 48 65 6c',
    init: { opcode: 1, fin: false, payload: encodeUtf8('Hel') },
  },
  { what: 'last fragment', hex: '80 02 6c 6f', init: { opcode: 0, payload: encodeUtf8('lo') } },
  { what: 'Ping', hex: '89 05 48 65 6c 6c 6f', init: { opcode: 9, payload: hello } },
  {
    what: 'masked Pong',
    hex: '8a 85 37 fa 21 3d 7f 9f 4d 51 58',
    init: { opcode: 10, payload: hello, maskingKey: KEY },
  },
  { what: 'empty text', hex: '81 00', init: { opcode: 1 } },
  { what: 'masked empty text', hex: '81 80 37 fa 21 3d', init: { opcode: 1, maskingKey: KEY } },
  { what: 'Chinese text', hex: '81 06 e4 bd a0 e5 a5 bd', init: textOf('你好') },
  { what: 'emoji', hex: '81 04 f0 9f 98 80', init: textOf('😀') },
  { what: 'nine letters', hex: '81 09 57 65 62 53 6f 63 6b 65 74', init: textOf('WebSocket') },
  {
    what: 'Chinese Pong',
    hex: '8a 06 e6 8e a9 e7 a0 81',
    init: { opcode: 10, payload: encodeUtf8('掩码') },
  },
  {
    what: 'masked Close with a reason',
    hex: '88 86 55 0b 04 ff 56 e1 66 8a 26 72',
    init: { opcode: 8, payload: decodeHex('03 ea 62 75 73 79'), maskingKey: 0x550b04ff },
  },
  {
    what: 'fragment that ends in a long character',
    hex: '01 05 68 c3 a9 6c 6c',
    init: { opcode: 1, fin: false, payload: encodeUtf8('héll') },
  },
  {
    what: 'all reserved bits and a reserved opcode',
    hex: '7f 00',
    init: { opcode: 15, fin: false, rsv1: true, rsv2: true, rsv3: true },
  },
  { what: 'masking key of zeros', hex: '82 81 00 00 00 00 07', init: withZeroKey(7) },
  {
    what: 'longer form than needed',
    hex: '82 7f 00 00 00 00 00 00 00 01 07',
    init: { opcode: 2, lengthForm: 64, payload: Uint8Array.of(7) },
  },
];

/** Headers with their length: both sides of every border, and what a number cannot hold. */
const HEADERS: readonly (readonly [number | bigint, string, string])[] = [
  [0, '82 00', '82 80 37 fa 21 3d'],
  [1, '82 01', '82 81 37 fa 21 3d'],
  [125, '82 7d', '82 fd 37 fa 21 3d'],
  [126, '82 7e 00 7e', '82 fe 00 7e 37 fa 21 3d'],
  [127, '82 7e 00 7f', '82 fe 00 7f 37 fa 21 3d'],
  [256, '82 7e 01 00', '82 fe 01 00 37 fa 21 3d'],
  [6529, '82 7e 19 81', '82 fe 19 81 37 fa 21 3d'],
  [65_535, '82 7e ff ff', '82 fe ff ff 37 fa 21 3d'],
  [65_536, '82 7f 00 00 00 00 00 01 00 00', '82 ff 00 00 00 00 00 01 00 00 37 fa 21 3d'],
  [1_000_000, '82 7f 00 00 00 00 00 0f 42 40', '82 ff 00 00 00 00 00 0f 42 40 37 fa 21 3d'],
  [3_962_060, '82 7f 00 00 00 00 00 3c 74 cc', '82 ff 00 00 00 00 00 3c 74 cc 37 fa 21 3d'],
  [2 ** 32, '82 7f 00 00 00 01 00 00 00 00', '82 ff 00 00 00 01 00 00 00 00 37 fa 21 3d'],
  [2 ** 53 - 1, '82 7f 00 1f ff ff ff ff ff ff', '82 ff 00 1f ff ff ff ff ff ff 37 fa 21 3d'],
  [2n ** 53n, '82 7f 00 20 00 00 00 00 00 00', '82 ff 00 20 00 00 00 00 00 00 37 fa 21 3d'],
  [2n ** 63n - 1n, '82 7f 7f ff ff ff ff ff ff ff', '82 ff 7f ff ff ff ff ff ff ff 37 fa 21 3d'],
  [2n ** 63n, '82 7f 80 00 00 00 00 00 00 00', '82 ff 80 00 00 00 00 00 00 00 37 fa 21 3d'],
  [2n ** 64n - 1n, '82 7f ff ff ff ff ff ff ff ff', '82 ff ff ff ff ff ff ff ff ff 37 fa 21 3d'],
];

function textOf(text: string): FrameInit {
  return { opcode: 1, payload: encodeUtf8(text) };
}

function withZeroKey(byte: number): FrameInit {
  return { opcode: 2, maskingKey: 0, payload: Uint8Array.of(byte) };
}

// Random frames by the thousand take a while on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

describe('serializeFrame() and parseFrame()', () => {
  test.each(FRAMES)('write and read: $what', ({ hex, init }) => {
    expect(encodeHex(serializeFrame(init))).toBe(hex);
    const frame = parseFrame(decodeHex(hex))!;
    expect(frame).toMatchObject(init);
    expect(encodeHex(serializeFrame(frame))).toBe(hex);
  });

  test.each(BOUNDARY_LENGTHS)('write and read a payload of %d bytes', (length) => {
    const payload = patternBytes(length);
    const bytes = serializeFrame({ opcode: 2, maskingKey: KEY, payload });
    const frame = parseFrame(bytes)!;
    expect(frame.payload).toEqual(payload);
    expect(frame.lengthForm).toBe(shortestForm(length));
    expect(frame.headerLength + length).toBe(bytes.length);
    expect(missingBytes(bytes)).toBe(0);
  });

  test('undo each other on 3000 random frames, legal or not, wherever they stand', () => {
    fc.assert(
      fc.property(anyFrame, fc.nat(5), (init, offset) => {
        const bytes = serializeFrame(init);
        const shifted = new Uint8Array(offset + bytes.length + 1).fill(0xff);
        shifted.set(bytes, offset);
        const frame = parseFrame(shifted, offset);
        expect(frame).toEqual({
          ...init,
          payloadLength: init.payload.length,
          headerLength: bytes.length - init.payload.length,
        });
      }),
      { numRuns: 3000 },
    );
  });
});

describe('serializeHeader() and parseHeader()', () => {
  test.each(HEADERS)('write and read length %d', (payloadLength, plain, masked) => {
    expect(encodeHex(serializeHeader({ opcode: 2, payloadLength }))).toBe(plain);
    expect(encodeHex(serializeHeader({ opcode: 2, payloadLength, maskingKey: KEY }))).toBe(masked);
    expect(parseHeader(decodeHex(plain))).toMatchObject({
      payloadLength,
      maskingKey: undefined,
      headerLength: decodeHex(plain).length,
    });
    expect(parseHeader(decodeHex(masked))).toMatchObject({
      payloadLength,
      maskingKey: KEY,
      headerLength: decodeHex(masked).length,
    });
  });

  test('write every length in every form that holds it', () => {
    const forms: LengthForm[] = [7, 16, 64];
    for (const [payloadLength] of HEADERS) {
      for (const lengthForm of forms) {
        const init = { opcode: 2, payloadLength, lengthForm };
        if (lengthForm < shortestForm(payloadLength)) {
          expect(() => serializeHeader(init)).toThrow(
            new RangeError(`Cannot write length ${payloadLength} in ${lengthForm} bits`),
          );
        } else {
          expect(parseHeader(serializeHeader(init))).toMatchObject({ payloadLength, lengthForm });
        }
      }
    }
  });

  test('keep a small length that is given as a bigint', () => {
    expect(encodeHex(serializeHeader({ opcode: 2, payloadLength: 5n }))).toBe('82 05');
    expect(encodeHex(serializeHeader({ opcode: 2, payloadLength: 65_536n }))).toBe(
      '82 7f 00 00 00 00 00 01 00 00',
    );
  });

  test.each([-1, -1n, 1.5, NaN, Infinity, 2 ** 53, 2n ** 64n])('refuse length %d', (length) => {
    expect(() => serializeHeader({ opcode: 2, payloadLength: length })).toThrow(
      new RangeError(
        `Payload length must be an integer from 0 to 2^64 - 1, and a bigint above 2^53 - 1, got ${length}`,
      ),
    );
  });

  test.each([-1, 16, 1.5, NaN])('refuse opcode %d', (opcode) => {
    expect(() => serializeHeader({ opcode })).toThrow(
      new RangeError(`Opcode must be an integer from 0 to 15, got ${opcode}`),
    );
  });

  test.each([-1, 2 ** 32, 1.5, NaN])('refuse masking key %d', (maskingKey) => {
    expect(() => serializeHeader({ opcode: 1, maskingKey })).toThrow(
      new RangeError(`Masking key must be an unsigned 32-bit integer, got ${maskingKey}`),
    );
  });

  test('read nothing while a byte of the header is missing', () => {
    for (const header of HEADERS.flatMap(([, plain, masked]) => [plain, masked]).map(decodeHex)) {
      for (let length = 0; length < header.length; length++) {
        expect(parseHeader(header.subarray(0, length))).toBeUndefined();
      }
    }
  });
});

describe('serializeFrameWith()', () => {
  test('writes over whatever is in the memory that it gets', () => {
    fc.assert(
      fc.property(anyFrame, (init) => {
        const dirty = (length: number) => new Uint8Array(length).fill(0xff);
        expect(serializeFrameWith(dirty, init)).toEqual(serializeFrame(init));
      }),
    );
  });

  test('asks for no memory before it knows that the frame can be written', () => {
    const init = { opcode: 1, payloadLength: -1 };
    const never = () => expect.unreachable('memory was asked for');
    expect(() => serializeFrameWith(never, init)).toThrow(RangeError);
  });

  test('writes a claimed length beside a payload that is shorter', () => {
    const frame = serializeFrame({ opcode: 1, payloadLength: 5, payload: hello.subarray(0, 2) });
    expect(encodeHex(frame)).toBe('81 05 48 65');
  });
});
