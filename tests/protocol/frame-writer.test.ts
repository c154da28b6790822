import { describe, expect, test } from 'vitest';
import { decodeHex, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { drawBytes, FrameWriter, type WrittenFrame } from '#protocol/frame-writer.ts';
import { MessageReader } from '#protocol/message.ts';
import { BOUNDARY_LENGTHS, patternBytes } from './any-frame.ts';

const hello = encodeUtf8('Hello');
const hex = (frames: readonly WrittenFrame[]) => frames.map(({ bytes }) => encodeHex(bytes));

describe('FrameWriter of a server', () => {
  // RFC 6455 §5.7
  test('writes the examples of the RFC', () => {
    const writer = new FrameWriter();
    expect(hex(writer.message('Hello'))).toEqual(['81 05 48 65 6c 6c 6f']);
    expect(hex(writer.message('Hello', [3]))).toEqual(['01 03 48 65 6c', '80 02 6c 6f']);
    expect(hex([writer.control('ping', hello)])).toEqual(['89 05 48 65 6c 6c 6f']);
    const [frame] = writer.message(new Uint8Array(256));
    expect(encodeHex(frame!.bytes.subarray(0, 4))).toBe('82 7e 01 00');
  });

  test('cuts where it is told, also inside a character, at the ends and twice in one place', () => {
    const writer = new FrameWriter();
    const cut = hex(writer.message('你', [0, 1, 1, 3]));
    expect(cut).toEqual(['01 00', '00 01 e4', '00 00', '00 02 bd a0', '80 00']);
    expect(hex(writer.message(hello, [5]))).toEqual(['02 05 48 65 6c 6c 6f', '80 00']);
  });

  test.each([[[6]], [[-1]], [[3, 2]], [[1.5]], [[NaN]]])('refuses to cut 5 bytes at %j', (cuts) => {
    const writer = new FrameWriter();
    expect(() => writer.message('Hello', cuts)).toThrow(RangeError);
    expect(writer.state).toBe('idle');
  });

  test.each(BOUNDARY_LENGTHS)('writes %d bytes as a reader reads them', (length) => {
    const writer = new FrameWriter();
    const reader = new MessageReader({ receiver: 'client' });
    const payload = patternBytes(length);
    for (const { bytes } of writer.message(payload, [length >> 1])) reader.feed(bytes);
    expect(reader.next()?.frame.fin).toBe(false);
    expect(reader.next()?.message).toEqual({ kind: 'binary', bytes: payload });
  });
});

describe('FrameWriter of a client', () => {
  test('masks every frame with a key of its own, and says it with the plain payload', () => {
    const keys = ['37 fa 21 3d', 'ff 00 00 01'].map(decodeHex);
    const asked: number[] = [];
    const writer = new FrameWriter((count) => {
      asked.push(count);
      return keys.shift()!;
    });
    const [whole] = writer.message('Hello');
    expect(encodeHex(whole!.bytes)).toBe('81 85 37 fa 21 3d 7f 9f 4d 51 58');
    expect(whole!.frame).toMatchObject({ fin: true, maskingKey: 0x37fa213d, payload: hello });
    expect(hex([writer.control('pong', new Uint8Array())])).toEqual(['8a 80 ff 00 00 01']);
    expect(asked).toEqual([4, 4]);
  });
});

describe('FrameWriter and the order of frames', () => {
  test('lets control frames into a message, and nothing else', () => {
    const writer = new FrameWriter();
    const frames = [
      writer.start('text', decodeHex('e4 bd')),
      writer.control('ping', new Uint8Array()),
      writer.continue(decodeHex('a0'), false),
      writer.continue(new Uint8Array(), true),
      writer.start('binary'),
      writer.continue(decodeHex('ff'), true),
    ];
    const expected = ['01 02 e4 bd', '89 00', '00 01 a0', '80 00', '02 00', '80 01 ff'];
    expect(hex(frames)).toEqual(expected);
  });

  test('refuses a message inside another, and a continuation of none', () => {
    const writer = new FrameWriter();
    expect(() => writer.continue(hello, true)).toThrow('was not started');
    writer.start('binary', hello);
    expect(() => writer.message('Hello')).toThrow('inside another');
    expect(() => writer.start('text', hello)).toThrow('inside another');
    expect(writer.state).toBe('in-binary');
  });

  test('refuses messages behind a Close frame', () => {
    const writer = new FrameWriter();
    writer.start('binary', hello);
    writer.control('close', new Uint8Array());
    expect(() => writer.continue(hello, true)).toThrow('was not started');
    expect(() => writer.message(hello)).toThrow('behind a Close frame');
  });

  test('refuses text that is not UTF-8, at once or when it ends inside a character', () => {
    const writer = new FrameWriter();
    expect(() => writer.start('text', decodeHex('48 ff'))).toThrow(
      new RangeError('Text must be UTF-8, and is not at byte 1'),
    );
    expect(writer.state).toBe('idle');
    writer.start('text', decodeHex('e4'));
    expect(() => writer.continue(decodeHex('28'), false)).toThrow('at byte 1');
    expect(writer.state).toBe('in-text');
    const cut = new FrameWriter();
    cut.start('text', decodeHex('e4'));
    expect(() => cut.continue(decodeHex('bd'), true)).toThrow('at byte 2');
  });

  test('refuses the body of a control frame from 126 bytes on', () => {
    const writer = new FrameWriter();
    expect(writer.control('ping', new Uint8Array(125)).bytes).toHaveLength(127);
    expect(() => writer.control('ping', new Uint8Array(126))).toThrow(
      new RangeError('Body of a control frame must be at most 125 bytes, got 126'),
    );
  });
});

test.each([3, 5])('drawBytes() refuses %d bytes where it asked for 4', (length) => {
  expect(() => drawBytes(() => new Uint8Array(length), 4)).toThrow(RangeError);
});

test('drawBytes() refuses what is no bytes', () => {
  expect(() => drawBytes(() => [1, 2] as never, 2)).toThrow(TypeError);
});
