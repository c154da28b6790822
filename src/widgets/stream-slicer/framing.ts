/**
 * Four ways to turn messages into bytes, and the receiver's half of each, which gets the bytes in reads
 * cut anywhere. Between the two there is a TCP connection, which keeps the order of the bytes and nothing
 * else (RFC 9293 §2.2, §3.7).
 * @module
 */

import { concatBytes, encodeUtf8 } from '#protocol/bytes.ts';
import { FrameReader } from '#protocol/frame-reader.ts';
import { maskingKeyFrom } from '#protocol/mask.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { serializeFrame, serializeHeader } from '#protocol/serialize-frame.ts';
import { seededRandom } from '#sim/random.ts';

/** What marks where a message ends. */
export const RULES = ['none', 'newline', 'length', 'websocket'] as const;
export type Rule = (typeof RULES)[number];

export const SENDERS = ['server', 'client'] as const;
export type Sender = (typeof SENDERS)[number];

/** A run of bytes of the stream; `to` is the byte after its last. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** What a run is for. All but the text is framing. */
export type PartKind = 'text' | 'masked-text' | 'newline' | 'length' | 'header' | 'key';

export interface Part extends Run {
  readonly kind: PartKind;
}

/** What the sender hands to TCP in one go: a message with its framing. */
export interface Write extends Run {
  readonly parts: readonly Part[];
}

export interface Stream {
  readonly bytes: Uint8Array;
  readonly writes: readonly Write[];
}

const NEWLINE = 0x0a;
/** Bytes of the length in front of a message. */
const PREFIX = 2;
/** Where the keys of client frames come from: the same for everybody, so that a link shows the same. */
const KEY_SEED = 6455;

/** The bytes of all messages, in the order in which they are written. */
export function streamOf(messages: readonly string[], rule: Rule, sender: Sender): Stream {
  const keys = seededRandom(KEY_SEED);
  const pieces: Uint8Array[] = [];
  let from = 0;
  const writes = messages.map((message): Write => {
    const text = encodeUtf8(message);
    const key = rule === 'websocket' && sender === 'client' ? keys.bytes(4) : undefined;
    const { bytes, kinds } = framed(text, rule, key);
    pieces.push(bytes);
    const start = from;
    const parts = kinds.map(([kind, length]): Part => ({ kind, from, to: (from += length) }));
    return { from: start, to: from, parts };
  });
  return { bytes: concatBytes(...pieces), writes };
}

/** One message as bytes, and how many of them are for what. */
function framed(
  text: Uint8Array,
  rule: Rule,
  key: Uint8Array | undefined,
): { bytes: Uint8Array; kinds: readonly (readonly [PartKind, number])[] } {
  const { length } = text;
  switch (rule) {
    case 'none':
      return { bytes: text, kinds: [['text', length]] };
    case 'newline': {
      const kinds = [['text', length] as const, ['newline', 1] as const];
      return { bytes: concatBytes(text, Uint8Array.of(NEWLINE)), kinds };
    }
    case 'length': {
      const kinds = [['length', PREFIX] as const, ['text', length] as const];
      return { bytes: concatBytes(Uint8Array.of(length >> 8, length), text), kinds };
    }
    case 'websocket': {
      const maskingKey = key === undefined ? undefined : maskingKeyFrom(key);
      const init = { opcode: OPCODE.text, payload: text, maskingKey };
      const header = serializeHeader(init).length;
      const kinds: (readonly [PartKind, number])[] =
        key === undefined
          ? [
              ['header', header],
              ['text', length],
            ]
          : [
              ['header', header - key.length],
              ['key', key.length],
              ['masked-text', length],
            ];
      return { bytes: serializeFrame(init), kinds };
    }
  }
}

/** What the bytes that are left over need before anything can come of them. */
export type Wait =
  | { readonly for: 'nothing' | 'newline' }
  /** `bytes` more at least; `of` is the length that was announced. */
  | { readonly for: 'length' | 'header'; readonly bytes: number }
  | { readonly for: 'text'; readonly bytes: number; readonly of: number };

/** A message as the receiver cuts it out, with its framing. */
export interface Cut extends Run {
  readonly body: Uint8Array;
}

/** A read and what comes of it. */
export interface Receipt {
  readonly read: Run;
  /** What the buffer held before. */
  readonly before: Run;
  readonly out: readonly Cut[];
  /** What it holds behind the read. */
  readonly kept: Run;
  readonly wait: Wait;
}

/** The receiver's half of a rule. It is fed reads, and gives back messages as long as there are some. */
interface Splitter {
  feed: (bytes: Uint8Array) => void;
  next: () => { readonly length: number; readonly body: Uint8Array } | undefined;
  wait: () => Wait;
}

/**
 * What a receiver makes of a stream that it gets in reads.
 *
 * @param cuts where a new read begins, in rising order, inside the stream
 */
export function receive(
  bytes: Uint8Array,
  cuts: readonly number[],
  rule: Rule,
  sender: Sender,
): Receipt[] {
  if (bytes.length === 0) return [];
  const splitter = splitterFor(rule, sender);
  let taken = 0;
  return [0, ...cuts].map((from, n) => {
    const to = cuts[n] ?? bytes.length;
    const before = { from: taken, to: from };
    splitter.feed(bytes.subarray(from, to));
    const out: Cut[] = [];
    for (let cut = splitter.next(); cut !== undefined; cut = splitter.next()) {
      out.push({ from: taken, to: (taken += cut.length), body: cut.body });
    }
    return { read: { from, to }, before, out, kept: { from: taken, to }, wait: splitter.wait() };
  });
}

function splitterFor(rule: Rule, sender: Sender): Splitter {
  if (rule === 'websocket') return frameSplitter(sender);
  return bufferSplitter({ none: wholeBuffer, newline: untilNewline, length: byLength }[rule]);
}

/** Finds the first message in what the buffer holds, or says what is missing. */
type Find = (buffer: Uint8Array) => Wait | { readonly length: number; readonly body: Uint8Array };

function bufferSplitter(find: Find): Splitter {
  let buffer = new Uint8Array(0);
  return {
    feed: (bytes) => {
      buffer = concatBytes(buffer, bytes);
    },
    next: () => {
      if (buffer.length === 0) return undefined;
      const found = find(buffer);
      if ('for' in found) return undefined;
      buffer = buffer.slice(found.length);
      return found;
    },
    wait: () => (buffer.length === 0 ? { for: 'nothing' } : (find(buffer) as Wait)),
  };
}

/** No rule at all: what there is must be a message. */
const wholeBuffer: Find = (buffer) => ({ length: buffer.length, body: buffer });

const untilNewline: Find = (buffer) => {
  const end = buffer.indexOf(NEWLINE);
  return end < 0 ? { for: 'newline' } : { length: end + 1, body: buffer.slice(0, end) };
};

const byLength: Find = (buffer) => {
  if (buffer.length < PREFIX) return { for: 'length', bytes: PREFIX - buffer.length };
  const of = (buffer[0]! << 8) | buffer[1]!;
  const length = PREFIX + of;
  if (buffer.length < length) return { for: 'text', bytes: length - buffer.length, of };
  return { length, body: buffer.slice(PREFIX, length) };
};

/** Every frame that is sent here has FIN set, and is a message. */
function frameSplitter(sender: Sender): Splitter {
  const reader = new FrameReader({ receiver: sender === 'client' ? 'server' : 'client' });
  let fed = 0;
  return {
    feed: (bytes) => {
      fed += bytes.length;
      reader.feed(bytes);
    },
    next: () => {
      const frame = reader.next();
      return frame && { length: frame.headerLength + frame.payload.length, body: frame.payload };
    },
    wait: () => {
      if (fed === reader.offset) return { for: 'nothing' };
      const bytes = Number(reader.needs);
      const { header } = reader;
      return header === undefined
        ? { for: 'header', bytes }
        : { for: 'text', bytes, of: Number(header.payloadLength) };
    },
  };
}
