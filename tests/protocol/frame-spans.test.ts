import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { decodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';
import { FRAME_FIELDS, frameSpans } from '#protocol/frame-spans.ts';
import type { Span } from '#protocol/span.ts';
import { anyFrame } from './any-frame.ts';

/** The bits of a span, read as a number without the core. */
function bitsAt(bytes: Uint8Array, { bitOffset, bitLength }: Span): bigint {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return BigInt(`0b${bits.slice(bitOffset, bitOffset + bitLength)}`);
}

const places = (hex: string, offset = 0) =>
  frameSpans(decodeHex(hex), offset).map(
    ({ field, bitOffset, bitLength }) => `${field} ${bitOffset}+${bitLength}`,
  );

const FIRST_BYTE = ['fin 0+1', 'rsv1 1+1', 'rsv2 2+1', 'rsv3 3+1', 'opcode 4+4'];

// Random frames by the thousand take a while on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

describe('frameSpans()', () => {
  test('of a masked text frame', () => {
    const bytes = decodeHex('81 85 37 fa 21 3d 7f 9f 4d 51 58');
    expect(frameSpans(bytes)).toEqual([
      { field: 'fin', bitOffset: 0, bitLength: 1, value: 1, section: 'RFC 6455 §5.2' },
      { field: 'rsv1', bitOffset: 1, bitLength: 1, value: 0, section: 'RFC 6455 §5.2' },
      { field: 'rsv2', bitOffset: 2, bitLength: 1, value: 0, section: 'RFC 6455 §5.2' },
      { field: 'rsv3', bitOffset: 3, bitLength: 1, value: 0, section: 'RFC 6455 §5.2' },
      { field: 'opcode', bitOffset: 4, bitLength: 4, value: 1, section: 'RFC 6455 §5.2' },
      { field: 'mask', bitOffset: 8, bitLength: 1, value: 1, section: 'RFC 6455 §5.2' },
      { field: 'payload-length', bitOffset: 9, bitLength: 7, value: 5, section: 'RFC 6455 §5.2' },
      {
        field: 'masking-key',
        bitOffset: 16,
        bitLength: 32,
        value: 0x37fa213d,
        section: 'RFC 6455 §5.3',
      },
      {
        field: 'payload',
        bitOffset: 48,
        bitLength: 40,
        value: bytes.subarray(6),
        section: 'RFC 6455 §5.2',
      },
    ]);
  });

  test('of a masked Close frame hold its code and reason, unmasked, inside the payload', () => {
    const bytes = decodeHex('88 86 55 0b 04 ff 56 e1 66 8a 26 72');
    const [payload, code, reason] = frameSpans(bytes).slice(-3);
    expect(payload).toMatchObject({ field: 'payload', value: bytes.subarray(6) });
    expect(code).toMatchObject({ field: 'close-code', bitOffset: 48, bitLength: 16, value: 1002 });
    expect(reason).toMatchObject({
      field: 'close-reason',
      bitOffset: 64,
      bitLength: 32,
      value: encodeUtf8('busy'),
      section: 'RFC 6455 §5.5.1',
    });
  });

  test('of 16 and 64 bits of length count the signal apart from the length', () => {
    expect(frameSpans(decodeHex('82 7e 01 00')).slice(6)).toMatchObject([
      { field: 'payload-length', bitOffset: 9, bitLength: 7, value: 126 },
      { field: 'extended-payload-length', bitOffset: 16, bitLength: 16, value: 256 },
    ]);
    expect(frameSpans(decodeHex('82 7f 80 00 00 00 00 00 00 00')).slice(6)).toMatchObject([
      { field: 'payload-length', value: 127 },
      { field: 'extended-payload-length', bitOffset: 16, bitLength: 64, value: 2n ** 63n },
    ]);
  });

  test('lie where the frame does', () => {
    expect(places('ff ff 89 00', 2)).toEqual([
      'fin 16+1',
      'rsv1 17+1',
      'rsv2 18+1',
      'rsv3 19+1',
      'opcode 20+4',
      'mask 24+1',
      'payload-length 25+7',
    ]);
  });

  test('end with the frame, not with the bytes', () => {
    expect(places('81 01 48 ff ff').at(-1)).toBe('payload 16+8');
    expect(places('88 01 03').at(-1)).toBe('payload 16+8');
    expect(places('88 02 03 e8').at(-1)).toBe('close-code 16+16');
  });

  test.each([
    ['', []],
    ['81', FIRST_BYTE],
    ['81 85', [...FIRST_BYTE, 'mask 8+1', 'payload-length 9+7']],
    ['81 85 37', [...FIRST_BYTE, 'mask 8+1', 'payload-length 9+7', 'masking-key 16+8']],
    [
      '82 fe 01 00 37 fa',
      [
        ...FIRST_BYTE,
        'mask 8+1',
        'payload-length 9+7',
        'extended-payload-length 16+16',
        'masking-key 32+16',
      ],
    ],
    ['81 05 48', [...FIRST_BYTE, 'mask 8+1', 'payload-length 9+7', 'payload 16+8']],
  ])('of the cut frame "%s" reach as far as its bits', (hex, expected) => {
    expect(places(hex)).toEqual(expected);
  });

  test('of a field that is cut off hold the bytes that are there', () => {
    const [length] = frameSpans(decodeHex('ff 82 7f 00 01'), 1).slice(-1);
    expect(length).toMatchObject({
      field: 'extended-payload-length',
      bitOffset: 24,
      bitLength: 16,
      value: Uint8Array.of(0, 1),
    });
  });

  test('cover every bit of any frame once, however it is cut, in the order of the fields', () => {
    fc.assert(
      fc.property(anyFrame, fc.nat(), (init, place) => {
        const whole = serializeFrame(init);
        const bytes = whole.subarray(0, place % (whole.length + 1));
        const spans = frameSpans(bytes);
        const inPayload = new Set(['close-code', 'close-reason']);
        let next = 0;
        for (const span of spans.filter(({ field }) => !inPayload.has(field))) {
          expect(span.bitOffset).toBe(next);
          next += span.bitLength;
        }
        expect(next).toBe(8 * bytes.length);
        const order = spans.map(({ field }) => FRAME_FIELDS.indexOf(field));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
        for (const span of spans.slice(0, 9)) {
          if (typeof span.value === 'object' || span.field === 'close-code') continue;
          expect(BigInt(span.value)).toBe(bitsAt(bytes.subarray(0, 14), span));
        }
      }),
      { numRuns: 500 },
    );
  });
});
