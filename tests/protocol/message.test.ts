import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import * as ws from 'ws';
import { concatBytes, decodeHex, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { FrameError } from '#protocol/frame-reader.ts';
import { MessageReader, type MessageReaderOptions } from '#protocol/message.ts';
import { opcodeName } from '#protocol/opcode.ts';
import { type FrameInit, serializeFrame } from '#protocol/serialize-frame.ts';
import { seededRandom } from '#sim/random.ts';
import { cutAt } from './any-frame.ts';
import { SEQUENCES } from '../vectors/frame-sequences.ts';

vi.setConfig({ testTimeout: 30_000 });

interface Outcome {
  /** One word or two for each frame; of a message what it says. */
  readonly events: string[];
  readonly error: FrameError | undefined;
  /** Through how many bytes the reader has come when it fails, or when it is over. */
  readonly read: number;
}

function readAll(
  pieces: readonly Uint8Array[],
  options: MessageReaderOptions = { receiver: 'client' },
): Outcome {
  const reader = new MessageReader(options);
  const events: string[] = [];
  let read = 0;
  for (const piece of pieces) {
    reader.feed(piece);
    read += piece.length;
    try {
      for (let got = reader.next(); got !== undefined; got = reader.next()) {
        const { frame, message } = got;
        const isPart = frame.opcode < 8 && message === undefined;
        if (message?.kind === 'text') events.push(`text ${JSON.stringify(message.text)}`);
        else if (message !== undefined) events.push(`binary ${encodeHex(message.bytes)}`);
        else if (isPart) events.push('part');
        else events.push(`${opcodeName(frame.opcode)!} ${encodeHex(frame.payload)}`.trim());
      }
    } catch (error) {
      if (!(error instanceof FrameError)) throw error;
      return { events, error, read };
    }
  }
  return { events, error: undefined, read };
}

const everyByte = (bytes: Uint8Array) => Array.from(bytes, (byte) => Uint8Array.of(byte));

describe('MessageReader', () => {
  test.each(SEQUENCES)('reads $hex: $what', (sequence) => {
    const { hex, events, fails, limits } = sequence;
    const options = { receiver: sequence.receiver ?? 'client', ...limits } as const;
    const bytes = decodeHex(hex);
    const whole = readAll([bytes], options);
    expect(whole.events).toEqual(events);
    if (fails === undefined) expect(whole.error).toBeUndefined();
    else {
      const [rule, closeCode, section, offset] = fails;
      expect(whole.error).toMatchObject({ rule, closeCode, section, offset });
    }
    for (let place = 0; place <= bytes.length; place++) {
      const cut = readAll(cutAt(bytes, [place]), options);
      expect(cut.events).toEqual(whole.events);
      expect(cut.error).toEqual(whole.error);
      expect(cut.error?.violations).toEqual(whole.error?.violations);
    }
    const slow = readAll(everyByte(bytes), options);
    expect({ ...slow, read: 0 }).toEqual({ ...whole, read: 0 });
    if (sequence.known !== undefined) expect(slow.read).toBe(sequence.known);
    else expect(slow.read).toBe(bytes.length);
  });

  test('says how far the text under way is, frame by frame and inside a frame', () => {
    const reader = new MessageReader({ receiver: 'client' });
    const states = everyByte(decodeHex('01 02 61 e4 89 00 00 00 80 02 bd a0 82 01 00')).map(
      (byte) => {
        reader.feed(byte);
        while (reader.next() !== undefined);
        const { state, utf8 } = reader;
        return utf8 === undefined ? state : `${state} ${utf8.present}+${utf8.missing}`;
      },
    );
    expect(states).toEqual([
      ...['idle', 'idle', 'idle 0+0', 'in-text 1+2'],
      ...['in-text 1+2', 'in-text 1+2', 'in-text 1+2', 'in-text 1+2'],
      ...['in-text 1+2', 'in-text 1+2', 'in-text 2+1', 'idle'],
      ...['idle', 'idle', 'idle'],
    ]);
    expect(reader.offset).toBe(15);
  });

  test('names the bytes that are no UTF-8, in the frame where they are found', () => {
    const spanOf = (hex: string) => {
      const span = readAll([decodeHex(hex)]).error!.violations[0]!.spans[0]!;
      const value = span.value instanceof Uint8Array ? encodeHex(span.value) : span.value;
      return [span.field, span.bitOffset / 8, value];
    };
    expect(spanOf('81 04 61 e4 bd 28')).toEqual(['payload', 3, 'e4 bd 28']);
    expect(spanOf('01 01 61 80 03 e4 bd 28')).toEqual(['payload', 5, 'e4 bd 28']);
    // What lies in the frame before is not in this one.
    expect(spanOf('01 02 61 e4 80 02 bd 28')).toEqual(['payload', 6, 'bd 28']);
    expect(spanOf('01 02 61 e4 80 01 bd')).toEqual(['payload', 6, 'bd']);
    // Nothing is wrong with an empty frame but that it ends the message.
    expect(spanOf('01 01 e4 80 00')).toEqual(['fin', 3, 1]);
  });

  test('fails for good, and holds on to nothing', () => {
    const reader = new MessageReader({ receiver: 'client' });
    reader.feed(decodeHex('01 01 ff 81 00'));
    const errors = [1, 2].map(() => {
      try {
        return reader.next();
      } catch (error) {
        reader.feed(decodeHex('81 00'));
        return error;
      }
    });
    expect(errors[0]).toMatchObject({ rule: 'text-not-utf8', offset: 0 });
    expect(errors[1]).toBe(errors[0]);
  });

  test('hands a message of one frame over without copying it', () => {
    const reader = new MessageReader({ receiver: 'client' });
    reader.feed(decodeHex('82 02 01 02'));
    const { frame, message } = reader.next()!;
    expect(message!.bytes).toBe(frame.payload);
  });

  test.each(['maxMessageLength', 'maxPayloadLength'])('refuses nonsense as %s', (limit) => {
    for (const value of ['5', null, 5n]) {
      const options = { receiver: 'client', [limit]: value } as never;
      expect(() => new MessageReader(options)).toThrow(TypeError);
    }
    for (const value of [-1, NaN]) {
      const options = { receiver: 'client', [limit]: value } as const;
      expect(() => new MessageReader(options)).toThrow(RangeError);
    }
  });
});

/** Frames near each other's borders: mostly legal, often in a wrong order, text cut anywhere. */
const anyNearFrame = fc
  .record({
    opcode: fc.constantFrom(0, 0, 0, 1, 1, 2, 9, 10),
    fin: fc.constantFrom(true, true, false),
    payload: fc.oneof(
      fc.constantFrom('', '61', 'e4 bd a0', 'f0', '9f 98', '80', 'e4', 'bd a0').map(decodeHex),
      fc.string({ unit: 'grapheme', maxLength: 3 }).map(encodeUtf8),
    ),
  })
  .map((frame) =>
    frame.opcode >= 8 ? { ...frame, fin: true } : frame,
  ) satisfies fc.Arbitrary<FrameInit>;
/** As many as possible in an order that is right. */
const anyNearFrames = fc
  .array(fc.tuple(anyNearFrame, fc.nat(9)), { maxLength: 10 })
  .map((frames) => {
    let isOpen = false;
    return frames.map(([frame, chance]) => {
      const { opcode, fin } = frame;
      if (opcode >= 8) return frame;
      const right = isOpen ? 0 : opcode === 0 ? 1 : opcode;
      isOpen = !fin;
      return chance === 0 ? frame : { ...frame, opcode: right };
    });
  });

describe('MessageReader and the way the bytes are cut', () => {
  test('makes no difference to random streams, messages and errors', () => {
    const anyPlaces = fc.array(fc.nat(), { maxLength: 20 });
    fc.assert(
      fc.property(anyNearFrames, anyPlaces, fc.nat(12), (frames, cuts, maxMessageLength) => {
        const options = { receiver: 'client', maxMessageLength } as const;
        const bytes = concatBytes(...frames.map(serializeFrame));
        const whole = { ...readAll([bytes], options), read: 0 };
        const places = cuts.map((place) => place % (bytes.length + 1));
        const pieces = readAll(cutAt(bytes, places), options);
        expect({ ...pieces, read: 0 }).toEqual(whole);
        const slow = readAll(everyByte(bytes), options);
        expect({ ...slow, read: 0 }).toEqual(whole);
        expect(pieces.error?.violations).toEqual(whole.error?.violations);
        expect(slow.error?.violations).toEqual(whole.error?.violations);
      }),
      { numRuns: 1500 },
    );
  });
});

// Not in the types of ws: the reading half of its engine.
const { Receiver } = ws as unknown as {
  readonly Receiver: new (options: object) => {
    on(event: string, listener: (...values: never[]) => void): void;
    write(bytes: Uint8Array, callback: (error?: Error | null) => void): void;
  };
};

test('MessageReader beside ws, an independent implementation: same messages, same close code', async () => {
  const close = { opcode: 8, payload: decodeHex('03 e8') };
  const anyStream = fc.tuple(anyNearFrames, fc.boolean(), anyNearFrames);
  let failures = 0;
  let messages = 0;
  await fc.assert(
    fc.asyncProperty(anyStream, async ([before, closes, behind]) => {
      const frames: FrameInit[] = closes ? [...before, close, ...behind] : before;
      const bytes = concatBytes(...frames.map(serializeFrame));
      const theirs: string[] = [];
      const receiver = new Receiver({ isServer: false });
      receiver.on('error', () => undefined);
      receiver.on('message', (data: Buffer, isBinary: boolean) => {
        if (isBinary) theirs.push(`binary ${encodeHex(data)}`);
        else theirs.push(`text ${JSON.stringify(data.toString())}`);
      });
      receiver.on('ping', (data: Buffer) => theirs.push(`ping ${encodeHex(data)}`.trim()));
      receiver.on('pong', (data: Buffer) => theirs.push(`pong ${encodeHex(data)}`.trim()));
      receiver.on('conclude', () => theirs.push('close 03 e8'));
      const theirError = await new Promise<object | undefined>((resolve) => {
        receiver.write(Buffer.from(bytes), (error) => {
          resolve(error ?? undefined);
        });
      });
      const { events, error } = readAll([bytes]);
      const ours = events.filter((event) => event !== 'part');
      messages += ours.length;
      if (error === undefined) {
        expect(theirError).toBeUndefined();
        expect(theirs).toEqual(ours);
        return;
      }
      failures += 1;
      // They notice text that is not UTF-8 when its message ends; what comes before that is read.
      expect(theirs.slice(0, ours.length)).toEqual(ours);
      if (error.closeCode === 1007) return;
      expect(theirs).toEqual(ours);
      expect(closeCodeIn(theirError!)).toBe(error.closeCode);
    }),
    { numRuns: 600 },
  );
  expect(failures).toBeGreaterThan(100);
  expect(messages).toBeGreaterThan(600);
});

/** Under a symbol, which ws does not export. */
function closeCodeIn(error: object): unknown {
  const symbols = Object.getOwnPropertySymbols(error);
  const symbol = symbols.find(({ description }) => description === 'status-code');
  return Reflect.get(error, symbol!) as unknown;
}

describe('MessageReader and bytes from anybody', () => {
  test.each(['client', 'server'] as const)(
    'as a %s, reads megabytes or says what is wrong',
    (receiver) => {
      const random = seededRandom(7);
      const bytes = random.bytes(2 ** 21);
      const limits = { maxMessageLength: 2 ** 16, maxPayloadLength: 2 ** 16 };
      const seen = new Map<string, number>();
      for (let at = 0; at < bytes.length;) {
        const length = random.int(1, 64);
        // Half of all bytes say at once that they are no frame: in every other piece none does.
        if (length % 2 === 0) bytes[at]! &= 0x8f;
        const { error } = readAll([bytes.subarray(at, at + length)], { receiver, ...limits });
        at += length;
        const rule = error?.rule ?? 'none';
        seen.set(rule, (seen.get(rule) ?? 0) + 1);
      }
      const mask = receiver === 'client' ? 'mask-forbidden' : 'mask-missing';
      for (const rule of [
        'none',
        'reserved-bit',
        'reserved-opcode',
        'continuation-without-start',
        mask,
      ]) {
        expect(Array.from(seen.keys())).toContain(rule);
      }
    },
  );

  /** What is held, in bytes. */
  function held(): number {
    setFlagsFromString('--expose-gc');
    (runInNewContext('gc') as () => void)();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  }

  test.each([
    ['empty', '00 00', 1_000_000],
    ['one byte long', '00 01 61', 300_000],
  ])('holds the bytes of fragments that are %s, and not the fragments', (_, hex, count) => {
    const reader = new MessageReader({ receiver: 'client' });
    reader.feed(decodeHex('01 00'));
    const fragment = decodeHex(hex);
    const thousand = concatBytes(...Array.from({ length: 1000 }, () => fragment));
    const before = held();
    for (let sent = 0; sent < count; sent += 1000) {
      reader.feed(thousand);
      while (reader.next() !== undefined);
    }
    expect(held() - before).toBeLessThan(2 ** 20);
    reader.feed(decodeHex('80 00'));
    expect(reader.next()?.message?.bytes).toHaveLength((fragment.length - 2) * count);
  });
});
