/**
 * Hidden tests for a function `unmask(chunk, key, offset)`, which unmasks a payload that arrives in
 * pieces: `offset` says how many bytes of it came before.
 * @module
 */

import type { TestResult } from '../judge.ts';
import { encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { mask, maskingKeyFrom } from '#protocol/mask.ts';

/** What arrives: payloads of frames, each with its key, and how long the reads are, over and over. */
interface Arrival {
  readonly payload: Uint8Array;
  readonly key: Uint8Array;
  readonly reads: readonly number[];
}

const KEY = Uint8Array.of(0x37, 0xfa, 0x21, 0x3d);
const OTHER_KEY = Uint8Array.of(0xa1, 0x02, 0xc3, 0x54);
const HELLO = encodeUtf8('Hello');

/** As little as shows one mistake, so that the first test that fails names it. */
const ARRIVALS = {
  whole: [{ payload: HELLO, key: KEY, reads: [5] }],
  // Whole frames, so that only who counts over frames fails here.
  'next-frame': [
    { payload: encodeUtf8('Hel'), key: KEY, reads: [3] },
    { payload: encodeUtf8('lo'), key: OTHER_KEY, reads: [2] },
  ],
  bytes: [{ payload: Uint8Array.of(0x00, 0xff, 0x80, 0x3d, 0x7f), key: KEY, reads: [5] }],
  cut: [{ payload: HELLO, key: KEY, reads: [3] }],
  uneven: [{ payload: encodeUtf8('Hello, world'), key: KEY, reads: [1, 2, 3] }],
  empty: [{ payload: HELLO, key: KEY, reads: [2, 0] }],
} as const satisfies Readonly<Record<string, readonly Arrival[]>>;

type UnmaskTest = keyof typeof ARRIVALS;

export const UNMASK_TESTS = Object.keys(ARRIVALS) as readonly UnmaskTest[];

/** One call of the function, and what it should return. */
interface Call {
  readonly chunk: Uint8Array;
  readonly key: Uint8Array;
  readonly offset: number;
  readonly wanted: Uint8Array;
}

function callsOf({ payload, key, reads }: Arrival): Call[] {
  const masked = mask(payload, maskingKeyFrom(key));
  const calls: Call[] = [];
  for (let offset = 0, n = 0; offset < payload.length; n += 1) {
    const end = offset + reads[n % reads.length]!;
    const wanted = payload.slice(offset, end);
    calls.push({ chunk: masked.slice(offset, end), key, offset, wanted });
    offset += wanted.length;
  }
  return calls;
}

/** Runs all tests. */
export function test(solution: unknown): Promise<readonly TestResult[]> {
  return Promise.resolve(UNMASK_TESTS.map((id) => resultOf(id, solution as Unmask)));
}

type Unmask = (chunk: Uint8Array, key: Uint8Array, offset: number) => unknown;

/** The first call that goes wrong, if one does. */
function resultOf(id: UnmaskTest, unmask: Unmask): TestResult {
  const calls = ARRIVALS[id].flatMap(callsOf);
  for (const [n, { chunk, key, offset, wanted }] of calls.entries()) {
    // Copies: what the function does with its arguments is its own affair.
    const got = outcomeOf(() => unmask(chunk.slice(), key.slice(), offset));
    if (got === shown(wanted)) continue;
    const holes = {
      call: n + 1,
      chunk: shown(chunk),
      key: encodeHex(key),
      offset,
      got,
      wanted: shown(wanted),
    };
    return { test: id, passed: false, holes };
  }
  return { test: id, passed: true };
}

function outcomeOf(run: () => unknown): string {
  try {
    return shown(run());
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

/** Bytes in hex; what is no `Uint8Array` as what it is. */
function shown(value: unknown): string {
  if (value instanceof Uint8Array) return `[${encodeHex(value)}]`;
  if (Array.isArray(value)) return `Array (${value.length})`;
  return value instanceof Object ? Object.prototype.toString.call(value) : String(value);
}
