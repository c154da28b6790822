/** 11.4: read the length out of a header. */

import type { Draw } from '../draw.ts';
import type { Exercise } from '../exercise.ts';
import { numberTraps } from '../known-mistakes.ts';
import { signalOf } from './length.ts';
import { encodeHex } from '#protocol/bytes.ts';
import { type FrameHeader, type LengthForm, parseHeader } from '#protocol/frame.ts';
import { headerSpans } from '#protocol/frame-spans.ts';
import { maskingKeyFrom } from '#protocol/mask.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { serializeHeader } from '#protocol/serialize-frame.ts';

/** A header of any form, masked or not. */
function drawHeader(draw: Draw): Uint8Array {
  const form = draw.pick<LengthForm>([7, 16, 16, 64]);
  const payloadLength =
    form === 7
      ? draw.int(10, 125)
      : form === 16
        ? draw.int(126, 65_535)
        : draw.int(65_536, 9_999_999);
  const opcode = draw.pick([OPCODE.text, OPCODE.binary]);
  const isMasked = draw.next() < 0.5;
  const maskingKey = isMasked ? maskingKeyFrom(draw.bytes(4)) : undefined;
  return serializeHeader({ opcode, payloadLength, maskingKey });
}

/** A number out of bytes, the first the most significant. */
function bigEndian(bytes: Uint8Array): bigint {
  return bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

function trapsOf(bytes: Uint8Array, header: FrameHeader) {
  const { lengthForm, headerLength, maskingKey } = header;
  const right = Number(header.payloadLength);
  const isMasked = maskingKey !== undefined;
  const end = headerLength - (isMasked ? 4 : 0);
  const extension = bytes.slice(2, end);
  const signal = signalOf(lengthForm);
  const second = bytes[1]!;
  const seven = Uint8Array.of(second & 0x7f);
  const digits = encodeHex(signal === undefined ? seven : extension, '');
  const [high = 0, low = 0] = extension;
  const holes = {
    length: right,
    second,
    hex: encodeHex(bytes.slice(1, 2)),
    signal: signal ?? right,
    bytes: extension.length,
    headerLength,
  };
  return numberTraps(
    right,
    {
      'mask-bit-kept': isMasked ? second : undefined,
      'signal-read': signal,
      'signal-added': signal === undefined ? undefined : right + signal,
      'little-endian': signal === undefined ? undefined : bigEndian(extension.toReversed()),
      'bytes-added': lengthForm === 16 ? high + low : undefined,
      'times-255': lengthForm === 16 ? high * 255 + low : undefined,
      signed: lengthForm === 16 && right > 0x7fff ? right - 0x1_0000 : undefined,
      'two-bytes-of-eight': lengthForm === 64 ? bigEndian(bytes.slice(2, 4)) : undefined,
      'key-as-length': signal === undefined && isMasked ? bigEndian(bytes.slice(2, 4)) : undefined,
      'second-byte-too': lengthForm === 16 ? bigEndian(bytes.slice(1, end)) : undefined,
      'hex-as-decimal': /^\d+$/.test(digits) ? Number(digits) : undefined,
      'with-header': right + headerLength,
      'with-key': isMasked ? right + 4 : undefined,
      'without-key': isMasked ? right - 4 : undefined,
      'header-length': headerLength,
    },
    holes,
  );
}

export const readLength: Exercise = {
  id: 'read-length',
  number: '11.4',
  worked: 'three-forms',
  sections: ['RFC 6455 §5.2'],
  task(draw) {
    const bytes = drawHeader(draw);
    const header = parseHeader(bytes)!;
    const isMasked = header.maskingKey !== undefined;
    const right = Number(header.payloadLength);
    const seven = bytes[1]! & 0x7f;
    const end = header.headerLength - (isMasked ? 4 : 0);
    const extension = bytes.slice(2, end);
    const holes = {
      hex: encodeHex(bytes.slice(1, 2)),
      second: bytes[1]!,
      seven,
      bytes: extension.length,
      extension: encodeHex(extension),
      sum: sumOf(extension),
      length: right,
    };
    const read = header.lengthForm === 7 ? 'length-7' : 'length-more';
    return {
      shown: [{ kind: 'bytes', bytes, caption: { label: 'header' } }],
      parts: [
        {
          kind: 'number',
          id: 'length',
          right,
          unit: { label: 'bytes' },
          traps: trapsOf(bytes, header),
        },
      ],
      steps: [
        { key: isMasked ? 'second-masked' : 'second-plain', holes },
        ...(header.lengthForm === 7 ? [] : [{ key: 'signal', holes }]),
        {
          key: read,
          holes,
          shown: { kind: 'bytes', bytes, spans: headerSpans(header) },
        },
      ],
    };
  },
};

/** As `1 × 65,536 + 2 × 256 + 3`, from the first byte that is not 0. */
function sumOf(bytes: Uint8Array): string {
  const first = bytes.findIndex((byte) => byte !== 0);
  return [...bytes.slice(first)]
    .map((byte, i, all) => {
      const place = 256 ** (all.length - 1 - i);
      return place === 1 ? String(byte) : `${byte} × ${place.toLocaleString('en')}`;
    })
    .join(' + ');
}
