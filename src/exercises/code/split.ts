/**
 * Hidden tests for a function `split(state, chunk)`, which cuts messages with a length of two bytes in
 * front out of a stream that arrives in reads. It must give each message with the read that completes
 * it, and keep what is left in the state that it returns.
 * @module
 */

import type { TestResult } from '../judge.ts';
import { concatBytes, decodeUtf8, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';

/** What is asked of a returned value, whatever is in it. */
const FORM_TESTS = ['at-once', 'object', 'bytes'] as const;

const STREAM_TESTS = [
  'one',
  'together',
  'text-cut',
  'length-cut',
  'empty',
  'long',
  'each-byte',
  'two-streams',
] as const;

export const SPLIT_TESTS = [...FORM_TESTS, ...STREAM_TESTS] as const;

type StreamTest = (typeof STREAM_TESTS)[number];

/** Bytes of the length. */
const PREFIX = 2;

/** A message with its length in front. */
export function prefixed(message: Uint8Array): Uint8Array {
  return concatBytes(Uint8Array.of(message.length >> 8, message.length), message);
}

/** What one connection brings, and before which bytes a new read begins. */
interface Stream {
  readonly messages: readonly string[];
  readonly cuts: readonly number[];
}

const everyByte = (messages: readonly string[]): Stream => {
  const { length } = bytesOf(messages);
  return { messages, cuts: Array.from({ length: length - 1 }, (_, i) => i + 1) };
};

/**
 * What is read in each test: as little as shows one mistake, so that the first test that fails names it.
 * Of two streams, the reads come in turn.
 */
const STREAMS: Readonly<Record<StreamTest, readonly Stream[]>> = {
  one: [{ messages: ['ok'], cuts: [] }],
  together: [{ messages: ['sell 1', '0 left'], cuts: [] }],
  'text-cut': [{ messages: ['你好'], cuts: [4] }],
  'length-cut': [{ messages: ['ok', 'bye'], cuts: [5] }],
  empty: [{ messages: ['', 'ok', ''], cuts: [] }],
  long: [{ messages: ['a'.repeat(300)], cuts: [200] }],
  'each-byte': [everyByte(['ok', '', '你好'])],
  'two-streams': [
    { messages: ['hello'], cuts: [4] },
    { messages: ['bye'], cuts: [3] },
  ],
};

function bytesOf(messages: readonly string[]): Uint8Array {
  return concatBytes(...messages.map((text) => prefixed(encodeUtf8(text))));
}

/** A read, of which stream it is, and what it completes. */
interface Read {
  readonly stream: number;
  readonly bytes: Uint8Array;
  readonly wanted: readonly string[];
}

function readsOf(streams: readonly Stream[]): Read[] {
  const each = streams.map(({ messages, cuts }, stream) => {
    const bytes = bytesOf(messages);
    let end = 0;
    const ends = messages.map((text) => (end += PREFIX + encodeUtf8(text).length));
    return [0, ...cuts].map((from, n): Read => {
      const to = cuts[n] ?? bytes.length;
      const wanted = messages.filter((_, i) => ends[i]! > from && ends[i]! <= to);
      return { stream, bytes: bytes.slice(from, to), wanted };
    });
  });
  const most = Math.max(...each.map(({ length }) => length));
  return Array.from({ length: most }, (_, n) => each.flatMap((reads) => reads[n] ?? [])).flat();
}

/** Runs all tests. */
export function test(solution: unknown): Promise<readonly TestResult[]> {
  const split = solution as Split;
  return Promise.resolve([...formsOf(split), ...STREAM_TESTS.map((id) => resultOf(id, split))]);
}

type Split = (state: unknown, chunk: Uint8Array) => unknown;

/** Whether what is returned for the simplest of reads has its form; an error is shown by the others. */
function formsOf(split: Split): TestResult[] {
  const [{ bytes }] = readsOf(STREAMS.one) as [Read];
  const { thrown, returned, messages } = outcomeOf(() => split(new Uint8Array(0), bytes.slice()));
  const isPromise = returned instanceof Promise;
  const isObject = thrown !== undefined || (!isPromise && Array.isArray(messages));
  const isBytes = !Array.isArray(messages) || messages.every((one) => one instanceof Uint8Array);
  const reads = shownHex(bytes);
  return [
    { test: 'at-once', passed: !isPromise },
    { test: 'object', passed: isObject, holes: { reads, got: shownValue(returned) } },
    { test: 'bytes', passed: isObject && isBytes, holes: { reads, got: shownValue(messages) } },
  ];
}

/** The first read that goes wrong, if one does. */
function resultOf(id: StreamTest, split: Split): TestResult {
  const streams = STREAMS[id];
  const reads = readsOf(streams);
  const states: unknown[] = streams.map(() => new Uint8Array(0));
  for (const [n, { stream, bytes, wanted }] of reads.entries()) {
    const outcome = outcomeOf(() => split(states[stream], bytes.slice()));
    states[stream] = outcome.state;
    const { thrown, messages } = outcome;
    if (thrown === undefined && isSame(messages, wanted)) continue;
    const holes = {
      reads: shownReads(reads, streams.length),
      n: n + 1,
      got: thrown ?? shownValue(messages),
      wanted: `[${wanted.map(shownText).join(', ')}]`,
    };
    return { test: id, passed: false, holes };
  }
  return { test: id, passed: true };
}

interface RunOutcome {
  readonly returned?: unknown;
  readonly messages?: unknown;
  readonly state?: unknown;
  /** The error, as a text. */
  readonly thrown?: string;
}

function outcomeOf(run: () => unknown): RunOutcome {
  try {
    const returned = run();
    const result = returned as { messages?: unknown; state?: unknown } | null | undefined;
    return { returned, messages: result?.messages, state: result?.state };
  } catch (error) {
    return { thrown: error instanceof Error ? `${error.name}: ${error.message}` : plain(error) };
  }
}

function isSame(messages: unknown, wanted: readonly string[]): boolean {
  if (!Array.isArray(messages) || messages.length !== wanted.length) return false;
  return wanted.every((text, i) => {
    const message: unknown = messages[i];
    return message instanceof Uint8Array && decodeUtf8(message) === text;
  });
}

/** Longer texts, and longer rows of hex digits, are cut short. Unit: characters. */
const LONGEST = { text: 40, hex: 59 } as const;

const short = (text: string, longest: number = LONGEST.text): string =>
  text.length > longest ? `${text.slice(0, longest)}…` : text;

const shownHex = (bytes: Uint8Array): string => short(encodeHex(bytes), LONGEST.hex);

/** The reads as they came; where there are two streams, each read says whose it is. */
function shownReads(reads: readonly Read[], streams: number): string {
  return reads
    .map(({ bytes, stream }) => {
      const hex = shownHex(bytes);
      return streams > 1 ? `${'AB'.charAt(stream)}: ${hex}` : hex;
    })
    .join(' | ');
}

/** Bytes are shown as the text that they are; in brackets the length of what is too long to be shown. */
function shownValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shownValue).join(', ')}]`;
  if (!(value instanceof Uint8Array)) return plain(value);
  const text = decodeUtf8(value);
  return text === undefined ? `<${shownHex(value)}>` : shownText(text);
}

/** In quotation marks; what cannot be seen is written as `\\x00`. */
function shownText(text: string): string {
  const length = text.length > LONGEST.text ? ` (${text.length})` : '';
  const seen = short(text).replace(/\p{Cc}/gu, (character) => {
    return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  return `“${seen}”${length}`;
}

/** What is no bytes: as JSON, where that can say it. */
function plain(value: unknown): string {
  if (value === undefined) return 'undefined';
  try {
    return short(JSON.stringify(value));
  } catch {
    return Object.prototype.toString.call(value);
  }
}
