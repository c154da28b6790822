import { describe, expect, test, vi } from 'vitest';
import { decodeHex, encodeHex } from '#protocol/bytes.ts';
import { FrameError } from '#protocol/frame-reader.ts';
import { MessageReader, type MessageReaderOptions } from '#protocol/message.ts';
import { opcodeName } from '#protocol/opcode.ts';
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
});
