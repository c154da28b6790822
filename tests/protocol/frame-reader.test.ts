import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import * as ws from 'ws';
import { concatBytes, decodeHex, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { checkFrame } from '#protocol/check.ts';
import { ProtocolError } from '#protocol/errors.ts';
import { FrameError, FrameReader, type FrameReaderOptions } from '#protocol/frame-reader.ts';
import { type Frame, parseFrame } from '#protocol/frame.ts';
import { type FrameInit, serializeFrame, serializeHeader } from '#protocol/serialize-frame.ts';
import { anyFrame, anyKey, BOUNDARY_LENGTHS, cutAt, patternBytes } from './any-frame.ts';

const KEY = 0x37fa213d;
const hello = encodeUtf8('Hello');

interface Outcome {
  readonly frames: Frame[];
  readonly error: unknown;
  readonly needs: number | bigint;
  readonly offset: number;
}

/** Feeds piece by piece, and takes what there is after each. */
function readAll(pieces: Iterable<Uint8Array>, options?: FrameReaderOptions): Outcome {
  const reader = new FrameReader(options);
  const frames: Frame[] = [];
  let error: unknown;
  for (const piece of pieces) {
    reader.feed(piece);
    try {
      for (let frame = reader.next(); frame !== undefined; frame = reader.next()) {
        frames.push(frame);
      }
    } catch (thrown) {
      error = thrown;
    }
  }
  return { frames, error, needs: reader.needs, offset: reader.offset };
}

function errorOf(hex: string, options?: FrameReaderOptions): FrameError {
  const { error } = readAll([decodeHex(hex)], options);
  if (!(error instanceof FrameError)) return expect.unreachable(`nothing is wrong with ${hex}`);
  return error;
}

function everyByte(bytes: Uint8Array): Uint8Array[] {
  return Array.from(bytes, (byte) => Uint8Array.of(byte));
}

/** Legal for a server: short and long, control between fragments, every form of length. */
const LEGAL: readonly FrameInit[] = [
  { opcode: 1, payload: hello },
  { opcode: 1, fin: false, payload: decodeHex('e4 bd') },
  { opcode: 9, payload: encodeUtf8('?') },
  { opcode: 0, payload: decodeHex('a0') },
  { opcode: 2, payload: patternBytes(126) },
  { opcode: 10 },
  { opcode: 2, payload: patternBytes(700) },
  { opcode: 8, payload: decodeHex('03 e8') },
].map((init) => ({ ...init, maskingKey: KEY }));
const LEGAL_STREAM = concatBytes(...LEGAL.map(serializeFrame));

// Random frames by the thousand take a while on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

describe('FrameReader', () => {
  test('next() returns the frames in order, and undefined when they are out', () => {
    const reader = new FrameReader({ receiver: 'server' });
    reader.feed(LEGAL_STREAM);
    for (const init of LEGAL) expect(reader.next()).toMatchObject(init);
    expect(reader.next()).toBeUndefined();
    expect(reader.offset).toBe(LEGAL_STREAM.length);
    expect(reader.needs).toBe(Infinity);
  });

  test.each(BOUNDARY_LENGTHS)('next() reads a payload of %d bytes', (length) => {
    for (const maskingKey of [undefined, KEY]) {
      const bytes = serializeFrame({ opcode: 2, maskingKey, payload: patternBytes(length) });
      const pieces = [bytes, bytes.subarray(0, 9), bytes.subarray(9)];
      const { frames } = readAll(pieces);
      expect(frames.map(({ payload }) => payload)).toEqual([
        patternBytes(length),
        patternBytes(length),
      ]);
    }
  });

  test('feed() takes only bytes', () => {
    const reader = new FrameReader();
    expect(() => reader.feed(new ArrayBuffer(2) as never)).toThrow(TypeError);
    expect(() => reader.feed('81 00' as never)).toThrow(TypeError);
  });

  test.each([-1, NaN])('new FrameReader() refuses %d as the longest payload', (length) => {
    expect(() => new FrameReader({ maxPayloadLength: length })).toThrow(RangeError);
  });
});

describe('FrameReader and the way the bytes are cut', () => {
  /** Each is cut at every byte: what is right, what is wrong at once, what is wrong in the end. */
  const streams: readonly { what: string; bytes: Uint8Array; options?: FrameReaderOptions }[] = [
    { what: 'legal frames', bytes: LEGAL_STREAM, options: { receiver: 'server' } },
    { what: 'legal frames, in place', bytes: LEGAL_STREAM, options: { inPlace: true } },
    ...[
      ['a broken header', '81 00 82 01 07 c1 02 48 69 81 00'],
      ['a broken payload', '81 00 89 01 07 81 02 c3 28 81 00'],
      ['a length beyond every array', '81 00 82 7f ff ff ff ff ff ff ff ff 01 02'],
      ['a header that never ends', '81 00 82 ff 00 00 00 00 00 00'],
    ].map(([what, hex]) => ({
      what: what!,
      bytes: decodeHex(hex!),
      options: { receiver: 'client', maxPayloadLength: 2 ** 20 } as const,
    })),
    { what: 'illegal frames, shown', bytes: decodeHex('c3 01 00 09 00 88 01 07 89 7e 00 00') },
    {
      what: 'a frame over the limit',
      bytes: decodeHex('82 02 00 00 82 03 00 00 00 82 01 00'),
      options: { maxPayloadLength: 2 },
    },
  ];

  test.each(streams)('make no difference: $what, cut once at every byte', ({ bytes, options }) => {
    const whole = readAll([bytes.slice()], options);
    for (let place = 0; place <= bytes.length; place++) {
      expect(readAll(cutAt(bytes, [place]), options)).toEqual(whole);
    }
  });

  test.each(streams)('make no difference: $what, byte by byte', ({ bytes, options }) => {
    expect(readAll(everyByte(bytes), options)).toEqual(readAll([bytes.slice()], options));
  });

  test('make no difference to random streams, frames and errors', () => {
    const anyOptions = fc.record(
      {
        receiver: fc.constantFrom('server', 'client'),
        maxPayloadLength: fc.nat(70_000),
        inPlace: fc.boolean(),
      },
      { requiredKeys: [] },
    ) satisfies fc.Arbitrary<FrameReaderOptions>;
    const anyStream = fc.array(anyFrame, { maxLength: 6 });
    fc.assert(
      fc.property(anyStream, anyOptions, fc.array(fc.nat()), (inits, options, places) => {
        const bytes = concatBytes(...inits.map(serializeFrame));
        const pieces = cutAt(
          bytes,
          places.map((place) => place % (bytes.length + 1)),
        );
        expect(readAll(pieces, options)).toEqual(readAll([bytes.slice()], options));
      }),
      { numRuns: 500 },
    );
  });

  test('make no difference when pieces wait: what is fed at once can be taken in the end', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(LEGAL_STREAM.length)), (places) => {
        const reader = new FrameReader({ receiver: 'server' });
        for (const piece of cutAt(LEGAL_STREAM, places)) reader.feed(piece);
        for (const init of LEGAL) expect(reader.next()).toMatchObject(init);
        expect(reader.next()).toBeUndefined();
      }),
    );
  });
});

describe('FrameReader without a receiver', () => {
  test('reads 3000 random frames as parseFrame() does, legal or not', () => {
    fc.assert(
      fc.property(fc.array(anyFrame, { minLength: 1, maxLength: 5 }), (inits) => {
        const bytes = inits.map(serializeFrame);
        const { frames, error, needs } = readAll([concatBytes(...bytes)]);
        expect(error).toBeUndefined();
        expect(needs).toBe(2);
        expect(frames).toEqual(bytes.map((frame) => parseFrame(frame)));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('FrameReader with a receiver', () => {
  test('fails on the list of checkFrame(), and on nothing else', () => {
    fc.assert(
      fc.property(anyFrame, fc.constantFrom('server', 'client'), (init, receiver) => {
        const bytes = serializeFrame(init);
        const [first] = checkFrame(parseFrame(bytes)!, { receiver, before: 'idle' });
        const { frames, error } = readAll([bytes], { receiver });
        expect(frames).toHaveLength(first === undefined ? 1 : 0);
        if (first === undefined) expect(error).toBeUndefined();
        else {
          const { rule, section, closeCode } = first;
          expect(error).toMatchObject({ rule, section, closeCode });
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('knows what was negotiated', () => {
    const bytes = decodeHex('c1 07 f2 48 cd c9 c9 07 00');
    const negotiated = { permessageDeflate: true };
    expect(readAll([bytes], { receiver: 'client', negotiated }).frames).toHaveLength(1);
    expect(readAll([bytes], { receiver: 'client' }).error).toMatchObject({ rule: 'reserved-bit' });
  });

  test('throws what closing the connection and explaining it take', () => {
    const error = errorOf('81 00 89 02 00 00 78 01', { receiver: 'client' });
    expect(error).toBeInstanceOf(ProtocolError);
    expect(error).toMatchObject({
      message: 'Frame at byte 6 breaks the rule reserved-bit (RFC 6455 §5.2)',
      rule: 'reserved-bit',
      section: 'RFC 6455 §5.2',
      closeCode: 1002,
      offset: 6,
    });
    expect(error.violations.map(({ rule }) => rule)).toEqual([
      'reserved-bit',
      'reserved-bit',
      'reserved-bit',
      'control-fragmented',
    ]);
    expect(error.violations[0]!.spans[0]!.bitOffset).toBe(8 * 6 + 1);
    const { violations } = errorOf('81 00 88 01 03', { receiver: 'client' });
    expect(violations[0]!.spans[0]).toMatchObject({ field: 'payload', bitOffset: 8 * 4 });
  });

  test('fails on a header before any payload, and on a payload when that is complete', () => {
    const reader = new FrameReader({ receiver: 'client' });
    reader.feed(decodeHex('89 7e 00'));
    expect(reader.next()).toBeUndefined();
    reader.feed(decodeHex('7e'));
    expect(reader.needs).toBe(0);
    expect(() => reader.next()).toThrow('control-too-long');

    const text = new FrameReader({ receiver: 'client' });
    text.feed(decodeHex('81 03 ff ff'));
    expect(text.next()).toBeUndefined();
    expect(text.needs).toBe(1);
    text.feed(decodeHex('ff'));
    expect(() => text.next()).toThrow('text-not-utf8');
  });

  test('returns the frames before a broken one first, and then fails for good', () => {
    const reader = new FrameReader({ receiver: 'client' });
    reader.feed(decodeHex('81 01 41 82 00 81 81'));
    expect(reader.next()).toMatchObject({ opcode: 1 });
    expect(reader.next()).toMatchObject({ opcode: 2 });
    reader.feed(decodeHex('00 00 00 00 ff'));
    const errors = [1, 2, 3].map(() => {
      try {
        return reader.next();
      } catch (error) {
        reader.feed(decodeHex('81 00'));
        return error;
      }
    });
    expect(errors[0]).toMatchObject({ rule: 'mask-forbidden', offset: 5 });
    expect(errors[1]).toBe(errors[0]);
    expect(errors[2]).toBe(errors[0]);
    expect(reader.needs).toBe(0);
    expect(reader.offset).toBe(5);
  });
});

describe('FrameReader with a receiver and the order of frames', () => {
  test('fails on a frame that may not come where it comes, by its header', () => {
    const reader = new FrameReader({ receiver: 'client' });
    expect(reader.state).toBe('idle');
    reader.feed(decodeHex('01 00 89 00 81 05'));
    expect(reader.next()).toMatchObject({ opcode: 1 });
    expect(reader.next()).toMatchObject({ opcode: 9 });
    expect(reader.state).toBe('in-text');
    expect(() => reader.next()).toThrow('data-inside-message');
    expect(reader.header).toBeUndefined();
  });

  test('discards what comes behind a Close frame, and needs nothing more', () => {
    const reader = new FrameReader({ receiver: 'client' });
    reader.feed(decodeHex('88 00 81 01'));
    expect(reader.next()).toMatchObject({ opcode: 8 });
    reader.feed(decodeHex('ff ff ff'));
    expect(reader.next()).toBeUndefined();
    expect(reader.state).toBe('closed');
    expect(reader.needs).toBe(Infinity);
    expect(reader.offset).toBe(2);
  });

  test('without a receiver, shows frames in any order', () => {
    const { frames, error } = readAll([decodeHex('88 00 80 00 01 00 81 00')]);
    expect(frames.map(({ opcode }) => opcode)).toEqual([8, 0, 1, 1]);
    expect(error).toBeUndefined();
    expect(new FrameReader().state).toBeUndefined();
  });
});

describe('FrameReader.look()', () => {
  test('shows what has arrived of a payload, unmasked, each byte once', () => {
    const reader = new FrameReader();
    const bytes = serializeFrame({ opcode: 1, maskingKey: KEY, payload: hello });
    reader.feed(bytes.subarray(0, 5));
    expect(reader.header).toBeUndefined();
    expect(reader.look()).toHaveLength(0);
    reader.feed(bytes.subarray(5, 9));
    expect(reader.header).toMatchObject({ payloadLength: 5 });
    expect(reader.look()).toEqual(hello.subarray(0, 3));
    expect(reader.look()).toHaveLength(0);
    reader.feed(concatBytes(bytes.subarray(9), bytes));
    const parts = [reader.look(), reader.look(), reader.look()];
    expect(concatBytes(...parts)).toEqual(hello.subarray(3));
    expect(reader.next()?.payload).toEqual(hello);
    expect(reader.look()).toEqual(hello);
  });
});

describe('FrameReader with a limit', () => {
  test.each<FrameReaderOptions>([{}, { receiver: 'client' }])(
    'takes a payload of just that size and fails on the header of a longer one: %o',
    (options) => {
      const limited = { ...options, maxPayloadLength: 126 };
      expect(readAll([decodeHex('82 7e 00 7e')], limited)).toMatchObject({ needs: 126 });
      const error = errorOf('82 7e 00 7f', limited);
      expect(error).toMatchObject({
        rule: 'payload-too-large',
        section: 'RFC 6455 §10.4',
        closeCode: 1009,
        violations: [],
      });
    },
  );

  test('takes empty payloads where nothing else is allowed', () => {
    const { frames, error } = readAll([decodeHex('81 00 81 01')], { maxPayloadLength: 0 });
    expect(frames).toHaveLength(1);
    expect(error).toMatchObject({ closeCode: 1009 });
  });

  test('holds for lengths that no number holds', () => {
    const header = serializeHeader({ opcode: 2, payloadLength: 2n ** 63n - 1n });
    expect(readAll([header], { maxPayloadLength: 2 ** 53 }).error).toMatchObject({
      closeCode: 1009,
    });
  });

  test('names a broken rule rather than the size', () => {
    const error = errorOf('82 7f 80 00 00 00 00 00 00 00', {
      receiver: 'client',
      maxPayloadLength: 10,
    });
    expect(error).toMatchObject({ rule: 'length-top-bit', closeCode: 1002 });
  });
});

describe('FrameReader.needs', () => {
  test('counts to the next thing that can be said, and never past it', () => {
    const reader = new FrameReader();
    const counted = everyByte(decodeHex('82 fe 00 03 37 fa 21 3d 01 02 03 81')).map((byte) => {
      reader.feed(byte);
      return reader.needs;
    });
    expect(counted).toEqual([1, 6, 5, 4, 3, 2, 1, 3, 2, 1, 0, 0]);
    expect(reader.next()).toMatchObject({ payloadLength: 3 });
    expect(reader.needs).toBe(1);
  });

  test('is exact beyond what a number holds', () => {
    const reader = new FrameReader();
    reader.feed(serializeHeader({ opcode: 2, payloadLength: 2n ** 64n - 1n }));
    expect(reader.next()).toBeUndefined();
    expect(reader.needs).toBe(2n ** 64n - 1n);
    reader.feed(Uint8Array.of(1));
    expect(reader.needs).toBe(2n ** 64n - 2n);
  });

  test('may be asked at any time without changing what next() says', () => {
    const places = Array.from({ length: LEGAL_STREAM.length }, (_, place) => place);
    const reader = new FrameReader({ receiver: 'server' });
    const frames = cutAt(LEGAL_STREAM, places).flatMap((piece) => {
      reader.feed(piece);
      const isReady = reader.needs === 0;
      const frame = reader.next();
      expect(frame !== undefined).toBe(isReady);
      return frame ?? [];
    });
    expect(frames).toMatchObject(LEGAL);
  });
});

describe('FrameReader and memory', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** How many bytes are copied while `run` runs, whoever copies them. */
  function countCopied(run: () => void): number {
    let copied = 0;
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its receiver below
    const set = Uint8Array.prototype.set;
    vi.spyOn(Uint8Array.prototype, 'set').mockImplementation(function (
      this: Uint8Array,
      source,
      at,
    ) {
      copied += source.length;
      set.call(this, source, at);
    });
    run();
    vi.restoreAllMocks();
    return copied;
  }

  test.each([
    { pieceLength: 1024, length: 2 ** 24, times: 1 },
    { pieceLength: 300, length: 2 ** 20, times: 1 },
    { pieceLength: 64, length: 2 ** 20, times: 2 },
    { pieceLength: 1, length: 2 ** 17, times: 2 },
  ])(
    'copies each byte of $length in pieces of $pieceLength $times times: small ones are collected',
    ({ pieceLength, length, times }) => {
      const bytes = serializeFrame({ opcode: 2, payload: new Uint8Array(length).fill(7) });
      const reader = new FrameReader({ receiver: 'client' });
      let frame: Frame | undefined;
      const copied = countCopied(() => {
        for (let at = 0; at < bytes.length; at += pieceLength) {
          reader.feed(bytes.subarray(at, at + pieceLength));
          frame = reader.next() ?? frame;
        }
      });
      expect(frame?.payload.length).toBe(length);
      expect(frame?.payload.every((byte) => byte === 7)).toBe(true);
      // Besides, a header that comes in pieces is looked at again with each of them.
      expect(copied).toBeLessThanOrEqual(times * length + 300);
      expect(copied).toBeGreaterThan(0.99 * times * length);
    },
  );

  test('holds nothing more once it has failed', () => {
    const reader = new FrameReader({ maxPayloadLength: 0 });
    reader.feed(decodeHex('81 01'));
    expect(() => reader.next()).toThrow(FrameError);
    const copied = countCopied(() => {
      for (let piece = 0; piece < 10; piece++) reader.feed(decodeHex('81'));
    });
    expect(copied).toBe(0);
  });

  test('asks for the memory of a payload once, when all of it is there', () => {
    const asked: number[] = [];
    const allocate = (length: number) => {
      asked.push(length);
      return new Uint8Array(length).fill(0xff);
    };
    const reader = new FrameReader({ allocate });
    const payload = patternBytes(300);
    const bytes = serializeFrame({ opcode: 2, maskingKey: KEY, payload });
    for (const piece of everyByte(bytes)) {
      expect(reader.next()).toBeUndefined();
      expect(asked).toEqual([]);
      reader.feed(piece);
    }
    expect(reader.next()?.payload).toEqual(payload);
    expect(asked).toEqual([300]);
  });

  test('returns payloads with memory of their own and leaves what was fed', () => {
    const stream = Buffer.from(LEGAL_STREAM);
    const { frames } = readAll([stream], { receiver: 'server' });
    expect(encodeHex(stream)).toBe(encodeHex(LEGAL_STREAM));
    stream.fill(0);
    expect(frames).toMatchObject(LEGAL);
    for (const { payload } of frames) {
      expect(payload.constructor).toBe(Uint8Array);
      expect(payload.buffer).not.toBe(stream.buffer);
    }
  });

  test('unmasks where the bytes were fed, if told so and if they lie in one piece', () => {
    const masked = serializeFrame({ opcode: 2, maskingKey: KEY, payload: patternBytes(100) });
    const plain = serializeFrame({ opcode: 2, payload: patternBytes(100, 1) });
    const stream = concatBytes(masked, plain, masked);
    const middle = stream.length - 50;
    const pieces = [stream.subarray(0, middle), stream.slice(middle)];
    const { frames } = readAll(pieces, { inPlace: true });
    expect(frames.map(({ payload }) => payload)).toEqual([
      patternBytes(100),
      patternBytes(100, 1),
      patternBytes(100),
    ]);
    const isShared = frames.map(({ payload }) => payload.buffer === stream.buffer);
    expect(isShared).toEqual([true, true, false]);
  });

  test('unmasks in place up to the end of a piece, and out of a Node Buffer', () => {
    const bytes = Buffer.from(serializeFrame({ opcode: 1, maskingKey: KEY, payload: hello }));
    const [frame] = readAll([bytes], { inPlace: true }).frames;
    expect(frame!.payload).toEqual(hello);
    expect(frame!.payload.constructor).toBe(Uint8Array);
    expect(frame!.payload.buffer).toBe(bytes.buffer);
  });
});

// Not in the types of ws: the two halves of its engine.
const { Receiver, Sender } = ws as unknown as {
  readonly Receiver: new (options: object) => {
    on(event: string, listener: (...values: never[]) => void): void;
    write(bytes: Uint8Array): void;
  };
  readonly Sender: new (
    socket: object,
    extensions: object,
    generateMask: (key: Uint8Array) => void,
  ) => {
    send(payload: Uint8Array, options: object): void;
    ping(payload: Uint8Array, mask: boolean): void;
    pong(payload: Uint8Array, mask: boolean): void;
    close(code: number, reason: string, mask: boolean): void;
  };
};

describe('FrameReader beside ws, an independent implementation', () => {
  const anyMessage = fc.record({
    opcode: fc.constantFrom(1, 2, 9, 10),
    payload: fc.oneof(
      fc.string({ maxLength: 30 }).map(encodeUtf8),
      fc.constantFrom(0, 1, 124, 125).map((length) => new Uint8Array(length).fill(0x61)),
    ),
    key: anyKey,
  });
  const anyLongMessage = fc
    .tuple(fc.constantFrom(126, 127, 65_535, 65_536), anyKey)
    .map(([length, key]) => ({ opcode: 2, payload: patternBytes(length), key }));
  const anyMessages = fc.array(
    fc.oneof({ weight: 8, arbitrary: anyMessage }, { weight: 1, arbitrary: anyLongMessage }),
    { maxLength: 8 },
  );

  test('ws reads what serializeFrame() writes', () => {
    fc.assert(
      fc.property(anyMessages, fc.boolean(), fc.array(fc.nat()), (messages, isServer, places) => {
        const read: { opcode: number; hex: string }[] = [];
        const take = (opcode: number, bytes: Buffer) =>
          read.push({ opcode, hex: bytes.toString('hex') });
        const receiver = new Receiver({ isServer });
        receiver.on('message', (bytes: Buffer, isBinary: boolean) => take(isBinary ? 2 : 1, bytes));
        receiver.on('ping', (bytes: Buffer) => take(9, bytes));
        receiver.on('pong', (bytes: Buffer) => take(10, bytes));
        const stream = concatBytes(
          ...messages.map(({ opcode, payload, key }) =>
            serializeFrame({ opcode, payload, maskingKey: isServer ? key : undefined }),
          ),
        );
        const pieces = cutAt(
          stream,
          places.map((place) => place % (stream.length + 1)),
        );
        for (const piece of pieces) receiver.write(Buffer.from(piece));
        expect(read).toEqual(
          messages.map(({ opcode, payload }) => ({ opcode, hex: encodeHex(payload, '') })),
        );
      }),
      { numRuns: 200 },
    );
  });

  test('FrameReader reads what ws writes, and serializeFrame() writes the same', () => {
    fc.assert(
      fc.property(anyMessages, fc.boolean(), (messages, mask) => {
        const written: Uint8Array[] = [];
        const socket = {
          cork: () => undefined,
          uncork: () => undefined,
          write: (bytes: Uint8Array) => written.push(Uint8Array.from(bytes)),
        };
        let nextKey = 0;
        const sender = new Sender(socket, {}, (key) =>
          new DataView(key.buffer, key.byteOffset).setUint32(0, nextKey),
        );
        for (const { opcode, payload, key } of messages) {
          nextKey = key;
          if (opcode === 9) sender.ping(payload, mask);
          else if (opcode === 10) sender.pong(payload, mask);
          else sender.send(payload, { binary: opcode === 2, fin: true, mask, compress: false });
        }
        const receiver = mask ? 'server' : 'client';
        const { frames, error } = readAll(written, { receiver });
        expect(error).toBeUndefined();
        expect(frames).toMatchObject(
          messages.map(({ opcode, payload, key }) => ({
            opcode,
            payload,
            maskingKey: mask ? key : undefined,
          })),
        );
        expect(concatBytes(...frames.map(serializeFrame))).toEqual(concatBytes(...written));
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['server', '81 05 48 65 6c 6c 6f'],
    ['client', '81 85 37 fa 21 3d 7f 9f 4d 51 58'],
    ['client', 'c1 05 48 65 6c 6c 6f'],
    ['client', 'a1 00'],
    ['client', '91 00'],
    ['client', '83 01 00'],
    ['client', '8b 00'],
    ['client', '09 00'],
    ['client', '89 7e 00 7e'],
    ['client', '88 01 03'],
    ['client', '88 02 03 ed'],
    ['client', '88 02 00 00'],
    ['client', '88 02 0b b7'],
    ['client', '88 02 13 88'],
    ['client', '88 03 03 e8 ff'],
    ['client', '81 02 c3 28'],
  ] as const)('both fail as a %s on %s, with the same code', async (receiver, hex) => {
    const other = new Receiver({ isServer: receiver === 'server' });
    const failed = new Promise<Error>((resolve) => {
      other.on('error', resolve);
    });
    other.write(Buffer.from(decodeHex(hex)));
    expect(errorOf(hex, { receiver }).closeCode).toBe(await closeCodeOf(failed));
  });

  /** Under a symbol, which ws does not export. */
  async function closeCodeOf(failed: Promise<Error>): Promise<unknown> {
    const error = await failed;
    const symbol = Object.getOwnPropertySymbols(error).find(
      ({ description }) => description === 'status-code',
    );
    return Reflect.get(error, symbol!) as unknown;
  }
});
