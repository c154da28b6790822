import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatBytes } from '#protocol/bytes.ts';
import { parseHeader } from '#protocol/frame.ts';
import { type MessageState, stateAfter } from '#protocol/message-state.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';
import {
  advanceIndex,
  cutIndex,
  EMPTY_INDEX,
  frameAtByte,
  frameByNumber,
  nextFrame,
  STRIDE,
  type StreamIndex,
} from '#widgets/frame-workbench/stream-index.ts';

/** Where frames begin, found the plain way: one behind the other. */
function naiveStarts(bytes: Uint8Array): number[] {
  const starts: number[] = [];
  for (let at = 0; at < bytes.length;) {
    starts.push(at);
    const header = parseHeader(bytes, at);
    if (header === undefined) break;
    at += header.headerLength + Number(header.payloadLength);
  }
  return starts;
}

function finish(index: StreamIndex, bytes: Uint8Array, step = 7): StreamIndex {
  let next = index;
  do next = advanceIndex(next, bytes, step);
  while (!next.complete);
  return next;
}

/** What may come behind a frame, which is not known until a frame tells. */
function behind(byte0: number, before: MessageState | undefined): MessageState | undefined {
  const header = { fin: byte0 >= 0x80, opcode: byte0 & 15 };
  if (before !== undefined) return stateAfter(header, before);
  const { fin, opcode } = header;
  const tells = opcode === 1 || opcode === 2 || opcode === 8 || (opcode === 0 && fin);
  return tells ? stateAfter(header, 'idle') : undefined;
}

function expectSame(index: StreamIndex, bytes: Uint8Array): void {
  const starts = naiveStarts(bytes);
  expect(index.frames).toBe(starts.length);
  let before: MessageState | undefined;
  let place = frameByNumber(index, bytes, 0);
  for (const [number, offset] of starts.entries()) {
    expect(frameByNumber(index, bytes, number)).toMatchObject({ number, offset });
    expect(frameByNumber(index, bytes, number)?.before).toBe(before);
    expect(frameAtByte(index, bytes, offset)?.before).toBe(before);
    expect(place).toMatchObject({ number, before });
    before = behind(bytes[offset]!, before);
    place = nextFrame(bytes, place!);
    expect(frameAtByte(index, bytes, offset)?.number).toBe(number);
    const end = starts[number + 1] ?? bytes.length;
    expect(frameAtByte(index, bytes, end - 1)).toMatchObject({ number, offset, end });
  }
}

const frame = fc
  .record({
    fin: fc.boolean(),
    opcode: fc.oneof(fc.nat(2), fc.nat(15)),
    maskingKey: fc.option(fc.nat(0xffff_ffff), { nil: undefined }),
    payload: fc.uint8Array({ maxLength: 140 }),
  })
  .map(serializeFrame);
const stream = fc
  .tuple(fc.array(frame, { maxLength: 40 }), fc.uint8Array({ maxLength: 9 }))
  .map(([frames, tail]) => concatBytes(...frames, tail));

describe('advanceIndex()', () => {
  test('finds the frames of any stream, in steps of any size', () => {
    fc.assert(
      fc.property(stream, fc.integer({ min: 1, max: 50 }), (bytes, step) => {
        expectSame(finish(EMPTY_INDEX, bytes, step), bytes);
      }),
    );
  });

  test('finds them in more frames than lie between two remembered ones', () => {
    const bytes = Uint8Array.from({ length: 2 * (3 * STRIDE + 5) }, (_, i) => (i % 2 ? 0 : 0x81));
    bytes[2 * STRIDE - 2] = 0x02;
    const index = finish(EMPTY_INDEX, bytes, 1000);
    expect(index.frames).toBe(3 * STRIDE + 5);
    expectSame(index, bytes);
    expect(frameByNumber(index, bytes, 3 * STRIDE + 1)?.before).toBe('in-binary');
    for (const number of [0, 1, STRIDE - 1, STRIDE, STRIDE + 1, 3 * STRIDE, 3 * STRIDE + 4]) {
      expect(frameByNumber(index, bytes, number)?.offset).toBe(2 * number);
      expect(frameAtByte(index, bytes, 2 * number + 1)?.number).toBe(number);
    }
  });

  test('says of an incomplete tail how much is missing, exactly above 2^53', () => {
    const bytes = Uint8Array.of(
      0x81,
      0,
      0x82,
      0x7f,
      0xff,
      0xff,
      0xff,
      0xff,
      0xff,
      0xff,
      0xff,
      0xff,
    );
    const index = finish(EMPTY_INDEX, bytes);
    expect(frameAtByte(index, bytes, 5)).toMatchObject({ number: 1, missing: 2n ** 64n - 1n });
    expect(frameAtByte(index, Uint8Array.of(0x81, 0, 0x82), 2)?.missing).toBe(1);
  });

  test('has nothing to say of bytes it has not come to', () => {
    const bytes = new Uint8Array(40);
    const index = advanceIndex(EMPTY_INDEX, bytes, 3);
    expect(index).toMatchObject({ frames: 3, end: 6, complete: false });
    expect(frameAtByte(index, bytes, 6)).toBeUndefined();
    expect(frameByNumber(index, bytes, 3)).toBeUndefined();
    expect(frameByNumber(index, bytes, -1)).toBeUndefined();
  });
});

describe('cutIndex()', () => {
  test('is right again after an edit anywhere, once it has been advanced', () => {
    fc.assert(
      fc.property(stream, fc.nat(), fc.uint8Array({ maxLength: 6 }), (bytes, place, patch) => {
        const offset = bytes.length === 0 ? 0 : place % bytes.length;
        const edited = concatBytes(bytes.subarray(0, offset), patch, bytes.subarray(offset + 2));
        const index = finish(EMPTY_INDEX, bytes);
        expectSame(finish(cutIndex(index, offset), edited), edited);
      }),
    );
  });

  test('keeps what lies before the edit, and leaves the index that was cut as it is', () => {
    const bytes = Uint8Array.from({ length: 6 * STRIDE }, (_, i) => (i % 2 ? 0 : 0x81));
    const index = finish(EMPTY_INDEX, bytes, 10_000);
    const cut = cutIndex(index, 2 * STRIDE + 3);
    expect(cut).toMatchObject({ frames: STRIDE, end: 2 * STRIDE, complete: false });
    const shorter = bytes.subarray(0, 4 * STRIDE);
    finish(cut, shorter, 10_000);
    expect(frameByNumber(index, bytes, 2 * STRIDE)?.offset).toBe(4 * STRIDE);
  });
});

test('nextFrame() goes on to the end of the stream', () => {
  const bytes = Uint8Array.of(0x81, 0, 0x89, 1, 7, 0x88);
  const first = frameAtByte(finish(EMPTY_INDEX, bytes), bytes, 0)!;
  const second = nextFrame(bytes, first)!;
  const third = nextFrame(bytes, second)!;
  expect([second.offset, third.offset, third.missing]).toEqual([2, 5, 1]);
  expect(nextFrame(bytes, third)).toBeUndefined();
});
