/**
 * Inputs for the fuzz runs: streams that are legal, streams that are nearly so, and noise. Everything is
 * drawn from a seed.
 */
import { concatBytes, encodeUtf8 } from '#protocol/bytes.ts';
import { buildRequest } from '#protocol/handshake/request.ts';
import { buildResponse } from '#protocol/handshake/build-response.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { type FrameInit, serializeFrame } from '#protocol/serialize-frame.ts';
import type { Random } from '#sim/random.ts';

/** Bytes at the front of an input that decide how it is run; the stream comes behind them. */
export const CONTROL_BYTES = 4;

/** The key of RFC 6455 §1.3, so that a request and an answer fit each other. */
export const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

const TEXTS = ['', 'Hello', '你好', '€uro', '😀', '\u0000', '\ufeffA', 'x'.repeat(130)];
const BORDERS = [0, 1, 125, 126, 127, 128, 1000, 65_535, 65_536];
const CODES = [
  1000, 1001, 1002, 1007, 1011, 1014, 3000, 4999, 0, 999, 1004, 1005, 1006, 1015, 5000,
];
const BYTES = [
  0x00, 0x01, 0x0a, 0x0d, 0x20, 0x3a, 0x7e, 0x7f, 0x80, 0x81, 0x88, 0x89, 0xc0, 0xed, 0xff,
];

const pick = <Value>(random: Random, values: readonly Value[]): Value =>
  values[random.int(0, values.length - 1)]!;
const chance = (random: Random, percent: number): boolean => random.int(1, 100) <= percent;

/** Any bytes, up to some kilobytes; mostly few. */
export function noise(random: Random): Uint8Array {
  return random.bytes(random.int(0, chance(random, 5) ? 20_000 : 60));
}

/** A run of frames of which nearly all are legal, as one end of a connection sends them. */
export function frames(random: Random, isMasked: boolean): Uint8Array {
  const parts: FrameInit[] = [];
  for (let count = random.int(0, 6); count > 0; count--) {
    if (chance(random, 30)) parts.push(control(random));
    else parts.push(...message(random));
  }
  if (chance(random, 40)) parts.push({ opcode: OPCODE.close, payload: closeBody(random) });
  return concatBytes(
    ...parts.map((part) =>
      serializeFrame(isMasked ? { ...part, maskingKey: random.int(0, 0xffff_ffff) } : part),
    ),
  );
}

function message(random: Random): FrameInit[] {
  const isText = chance(random, 60);
  const payload = isText ? encodeUtf8(pick(random, TEXTS) + pick(random, TEXTS)) : body(random);
  const fragments = chance(random, 50) ? 1 : random.int(2, 5);
  const parts: FrameInit[] = [];
  for (let index = 0, at = 0; index < fragments; index++) {
    const isLast = index === fragments - 1;
    const end = isLast ? payload.length : random.int(at, payload.length);
    const first = isText ? OPCODE.text : OPCODE.binary;
    const opcode = index === 0 ? first : OPCODE.continuation;
    parts.push({ opcode, fin: isLast, payload: payload.subarray(at, end) });
    if (!isLast && chance(random, 30)) parts.push(control(random));
    at = end;
  }
  return parts;
}

function body(random: Random): Uint8Array {
  return new Uint8Array(chance(random, 5) ? pick(random, BORDERS) : random.int(0, 40)).fill(7);
}

function control(random: Random): FrameInit {
  return {
    opcode: pick(random, [OPCODE.ping, OPCODE.pong]),
    payload: random.bytes(chance(random, 10) ? 125 : random.int(0, 4)),
  };
}

function closeBody(random: Random): Uint8Array {
  const code = pick(random, CODES);
  const whole = concatBytes(Uint8Array.of(code >> 8, code), encodeUtf8(pick(random, TEXTS)));
  return whole.subarray(0, chance(random, 70) ? Math.min(whole.length, 125) : random.int(0, 3));
}

/** A request, or the answer to one; with fields that should not matter, or do. */
export function head(random: Random, kind: 'request' | 'response'): Uint8Array {
  const isPlain = chance(random, 50);
  const fields: [string, string][] = [];
  while (!isPlain && chance(random, 60)) fields.push(pick(random, FIELDS));
  const protocols = pick(random, [[], ['chat'], ['chat', 'b']]);
  if (kind === 'response') {
    return buildResponse({ key: KEY, protocol: pick(random, protocols), fields });
  }
  const target = isPlain ? '/chat?a=b' : pick(random, ['/', '*', 'http://a/', '/%zz']);
  const host = isPlain ? 'a.example:8080' : pick(random, ['a', '', '[::1]', 'a b']);
  const key = isPlain ? KEY : pick(random, [KEY, 'AAAA', '']);
  return buildRequest({ target, host, key, protocols, fields });
}

const FIELDS: [string, string][] = [
  ['Origin', 'http://a.example'],
  ['Cookie', 'a=b; c=d'],
  ['Connection', 'keep-alive, Upgrade'],
  ['Upgrade', 'h2c'],
  ['Sec-WebSocket-Version', '8, 7'],
  ['Sec-WebSocket-Key', 'AAAAAAAAAAAAAAAAAAAAAA=='],
  ['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits'],
  ['Sec-WebSocket-Extensions', 'x; a="b, c";d'],
  ['Sec-WebSocket-Protocol', 'chat,, chat'],
  ['Content-Length', '5'],
  ['X', '\t \u00ff'],
];

/** Changes some places of an input, and now and then puts a piece of another one into it. */
export function mutate(random: Random, input: Uint8Array, other: Uint8Array): Uint8Array {
  let bytes = input.slice();
  for (let count = random.int(1, 4); count > 0; count--) {
    const at = random.int(0, bytes.length);
    const length = random.int(0, Math.min(bytes.length - at, 30));
    const before = bytes.subarray(0, at);
    const behind = bytes.subarray(at + length);
    switch (random.int(0, 6)) {
      case 0:
        if (at < bytes.length) bytes[at]! ^= 1 << random.int(0, 7);
        break;
      case 1:
        if (at < bytes.length) bytes[at] = pick(random, BYTES);
        break;
      case 2:
        bytes = concatBytes(before, behind);
        break;
      case 3:
        bytes = concatBytes(before, bytes.subarray(at, at + length), bytes.subarray(at));
        break;
      case 4:
        bytes = concatBytes(before, random.bytes(random.int(1, 8)), bytes.subarray(at));
        break;
      case 5: {
        const start = random.int(0, other.length);
        const piece = other.subarray(start, start + random.int(0, 60));
        bytes = concatBytes(before, piece, bytes.subarray(at));
        break;
      }
      default:
        if (chance(random, 30)) bytes = before.slice();
    }
  }
  return bytes;
}

/** Cuts a stream into pieces, at times behind every byte, at times nowhere. */
export function cut(random: Random, stream: Uint8Array): Uint8Array[] {
  const step = pick(random, [1, 3, 20, 500, Infinity]);
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < stream.length;) {
    const end = step === 1 || step === Infinity ? at + step : at + random.int(0, 2 * step);
    pieces.push(stream.slice(at, end));
    at = Math.min(end, stream.length);
  }
  return pieces;
}
