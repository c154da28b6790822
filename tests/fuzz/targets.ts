/** What is fuzzed: readers of frames, messages and heads. Each input is run in pieces and in one. */
import { deepStrictEqual, ok } from 'node:assert/strict';
import { concatBytes } from '#protocol/bytes.ts';
import { FrameError, FrameReader } from '#protocol/frame-reader.ts';
import type { Frame } from '#protocol/frame.ts';
import { repairHead } from '#protocol/handshake/head-finding.ts';
import { HeadError, HeadReader } from '#protocol/handshake/head-reader.ts';
import { type Head, parseHead } from '#protocol/handshake/http-head.ts';
import { checkRequest } from '#protocol/handshake/request.ts';
import { checkResponse } from '#protocol/handshake/response.ts';
import { type Received, MessageReader } from '#protocol/message.ts';
import { isControl } from '#protocol/opcode.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';
import { type Random, seededRandom } from '#sim/random.ts';
import { CONTROL_BYTES, cut, frames, head, KEY, noise } from './streams.ts';

/** Something that takes bytes from a stranger. */
export interface Target {
  readonly name: string;
  /** An input from which others are made by mutation. */
  generate(random: Random): Uint8Array;
  /**
   * Runs an input.
   *
   * @returns what came of it, in a word
   * @throws whatever it throws is a defect
   */
  run(input: Uint8Array): string;
}

/** An input taken apart. */
export interface Parts {
  /** Decides how to run it; 0 to 255. */
  readonly choice: number;
  readonly random: Random;
  readonly stream: Uint8Array;
  readonly pieces: readonly Uint8Array[];
}

export function takeApart(input: Uint8Array): Parts {
  const [choice = 0, seed = 0] = input;
  const random = seededRandom(seed);
  const stream = input.slice(CONTROL_BYTES);
  return { choice, random, stream, pieces: cut(random, stream) };
}

/** An input of a stream and the bytes that decide how it is run. */
export const asInput = (random: Random, stream: Uint8Array): Uint8Array =>
  concatBytes(random.bytes(CONTROL_BYTES), stream);

/** A run of frames, or noise, and mostly the right end to hear it. */
function framesInput(random: Random, choices: readonly [client: number, server: number]) {
  const isMasked = random.int(0, 1) === 1;
  const stream = random.int(1, 20) === 1 ? noise(random) : frames(random, isMasked);
  const input = asInput(random, stream);
  if (random.int(1, 8) > 1) input[0] = choices[isMasked ? 1 : 0];
  return input;
}

/** Takes all that a reader has. */
function readAll<Item, Failure extends Error>(
  reader: { feed(bytes: Uint8Array): void; next(): Item | undefined },
  pieces: readonly Uint8Array[],
  failure: new (...values: never[]) => Failure,
): { items: Item[]; error: Failure | undefined } {
  const items: Item[] = [];
  let error: Failure | undefined;
  for (const piece of pieces) {
    reader.feed(piece);
    try {
      for (let item = reader.next(); item !== undefined; item = reader.next()) items.push(item);
    } catch (thrown) {
      if (!(thrown instanceof failure)) throw thrown;
      ok(error === undefined || error === thrown, 'fails with one error');
      error = thrown;
    }
  }
  return { items, error };
}

const detailsOf = (error: FrameError | undefined) =>
  error && { rule: error.rule, offset: error.offset, closeCode: error.closeCode };

const frameReader: Target = {
  name: 'FrameReader',
  // Residues of 3: without a receiver, for a client, for a server.
  generate: (random) => framesInput(random, [1, 2]),
  run(input) {
    const { choice, stream, pieces } = takeApart(input);
    const options = {
      receiver: ([undefined, 'client', 'server'] as const)[choice % 3],
      maxPayloadLength: choice & 64 ? 100 : Infinity,
      inPlace: (choice & 128) !== 0,
    };
    const reader = new FrameReader(options);
    // Read in place, pieces are given away.
    const { items, error } = readAll(
      reader,
      pieces.map((piece) => piece.slice()),
      FrameError,
    );
    const whole = readAll(new FrameReader(options), [stream.slice()], FrameError);
    deepStrictEqual(items, whole.items);
    deepStrictEqual(detailsOf(error), detailsOf(whole.error));
    // What was read is what was there, bit by bit.
    deepStrictEqual(concatBytes(...items.map(serializeFrame)), stream.slice(0, reader.offset));
    if (error === undefined) ok(reader.needs > 0, 'waits for something');
    return error?.rule ?? 'legal';
  },
};

const messageReader: Target = {
  name: 'MessageReader',
  generate: (random) => framesInput(random, [1, 0]),
  run(input) {
    const { choice, stream, pieces } = takeApart(input);
    const options = {
      receiver: choice & 1 ? 'client' : 'server',
      maxPayloadLength: choice & 64 ? 100 : Infinity,
      maxMessageLength: choice & 128 ? 100 : Infinity,
    } as const;
    const { items, error } = readAll(new MessageReader(options), pieces, FrameError);
    const whole = readAll(new MessageReader(options), [stream], FrameError);
    deepStrictEqual(items, whole.items);
    deepStrictEqual(detailsOf(error), detailsOf(whole.error));
    compareMessages(items);
    return error?.rule ?? 'legal';
  },
};

/** Messages must be what a few lines without streaming make of the same frames. */
function compareMessages(items: readonly Received[]): void {
  let fragments: Frame[] = [];
  for (const { frame, message } of items) {
    if (isControl(frame.opcode)) continue;
    fragments.push(frame);
    deepStrictEqual(message !== undefined, frame.fin);
    if (message === undefined) continue;
    const bytes = concatBytes(...fragments.map(({ payload }) => payload));
    const kind = fragments[0]!.opcode === 1 ? 'text' : 'binary';
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const expected = kind === 'text' ? { kind, text: text.decode(bytes), bytes } : { kind, bytes };
    deepStrictEqual({ ...message, bytes: concatBytes(message.bytes) }, expected);
    fragments = [];
  }
}

const heads: Target = {
  name: 'HeadReader, parseHead, checks',
  generate(random) {
    const isRequest = random.int(0, 1) === 1;
    const stream =
      random.int(1, 20) === 1 ? noise(random) : head(random, isRequest ? 'request' : 'response');
    const input = asInput(random, concatBytes(stream, random.bytes(random.int(0, 3))));
    input[0] = (input[0]! & 0xfe) | (isRequest ? 1 : 0);
    return input;
  },
  run(input) {
    const { choice, stream, pieces } = takeApart(input);
    const kind = choice & 1 ? 'request' : 'response';
    const limits = choice & 64 ? { maxLength: 200, maxLineLength: 60, maxFields: 6 } : {};
    const parsed = parseHead(stream, kind, limits);
    const reader = new HeadReader(kind, limits);
    let read: Head | undefined;
    let error: HeadError | undefined;
    for (const piece of pieces) reader.feed(piece);
    try {
      read = reader.next();
    } catch (thrown) {
      if (!(thrown instanceof HeadError)) throw thrown;
      error = thrown;
    }
    const fatal = parsed.findings.filter(({ severity }) => severity === 'must-fail');
    if (read !== undefined) {
      deepStrictEqual(read, parsed);
      deepStrictEqual(fatal, []);
      deepStrictEqual(reader.rest, stream.slice(parsed.length));
    }
    if (error !== undefined) ok(fatal.length > 0, 'is wrong, strictly or not');
    if (parsed.complete && fatal.length === 0) ok(read !== undefined, 'is read, strictly or not');
    const findings = judge(stream, kind, limits);
    for (const finding of findings.slice(0, 6)) {
      if (finding.repair === undefined) continue;
      const given = { key: KEY, host: 'a', origin: 'http://a' };
      judge(repairHead(stream, finding, given), kind, limits);
    }
    return error?.rule ?? findings[0]?.rule ?? 'legal';
  },
};

function judge(bytes: Uint8Array, kind: 'request' | 'response', limits: object) {
  return kind === 'request'
    ? checkRequest(parseHead(bytes, kind, limits)).findings
    : checkResponse(parseHead(bytes, kind, limits), { key: KEY, protocols: ['chat'] }).findings;
}

/** Readers of what a stranger sends. */
export const READERS: readonly Target[] = [frameReader, messageReader, heads];
