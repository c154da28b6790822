import { describe, expect, test } from 'vitest';
import {
  concatBytes,
  decodeBase64,
  decodeHex,
  decodeUtf8,
  encodeBase64,
  encodeHex,
  encodeUtf8,
} from '#protocol/bytes.ts';
import { checkFrame, checkHeader, checkPayload, textViolation } from '#protocol/check.ts';
import { parseCloseBody } from '#protocol/close-body.ts';
import { findFrameStarts } from '#protocol/dump/frame-starts.ts';
import { readDump } from '#protocol/dump/read-dump.ts';
import { writeDump } from '#protocol/dump/write-dump.ts';
import { requireOneOf } from '#protocol/errors.ts';
import { FrameReader } from '#protocol/frame-reader.ts';
import { frameSpans, headerSpans } from '#protocol/frame-spans.ts';
import { frameLength, missingBytes, parseFrame, parseHeader } from '#protocol/frame.ts';
import {
  type FrameInit,
  serializeFrame,
  serializeFrameWith,
  serializeHeader,
} from '#protocol/serialize-frame.ts';
import { deriveAccept, verifyAccept } from '#protocol/handshake/accept-key.ts';
import { encodeLatin1, isToken, lowerAscii } from '#protocol/handshake/characters.ts';
import { HeadReader } from '#protocol/handshake/head-reader.ts';
import { parseHead } from '#protocol/handshake/http-head.ts';
import { checkAcceptForm, checkKey, encodeKey, trimBlanks } from '#protocol/handshake/key.ts';
import { applyMask, mask, maskingKeyFrom } from '#protocol/mask.ts';
import { MessageReader } from '#protocol/message.ts';
import { stateAfter } from '#protocol/message-state.ts';
import { repairFrame } from '#protocol/repair-frame.ts';
import { Utf8Check } from '#protocol/utf8.ts';

/** A function that can be called with anything, as from JavaScript. */
type Door = (argument: never) => unknown;

const bytes = Uint8Array.of(0x81, 0x02, 0x48, 0x69);
const frame = parseFrame(bytes)!;
const init = (field: keyof FrameInit) => (value: never) =>
  serializeFrame({ opcode: 1, [field]: value });

const TAKES_BYTES: Record<string, Door> = {
  encodeHex: (it) => encodeHex(it),
  concatBytes: (it) => concatBytes(bytes, it),
  decodeUtf8: (it) => decodeUtf8(it),
  encodeBase64: (it) => encodeBase64(it),
  applyMask: (it) => {
    applyMask(it, 1);
  },
  mask: (it) => mask(it, 1),
  maskingKeyFrom: (it) => maskingKeyFrom(it),
  parseHeader: (it) => parseHeader(it),
  parseFrame: (it) => parseFrame(it),
  frameLength: (it) => frameLength(it),
  missingBytes: (it) => missingBytes(it),
  frameSpans: (it) => frameSpans(it),
  'serializeFrame, payload': init('payload'),
  'serializeHeader, payload': (payload) => serializeHeader({ opcode: 1, payload }),
  feed: (it) => {
    new FrameReader().feed(it);
  },
  'MessageReader, feed': (it) => {
    new MessageReader({ receiver: 'client' }).feed(it);
  },
  'Utf8Check, feed': (it) => new Utf8Check().feed(it),
  parseCloseBody: (it) => parseCloseBody(it),
  encodeKey: (it) => encodeKey(it),
  parseHead: (it) => parseHead(it, 'request'),
  'HeadReader.feed': (it) => {
    new HeadReader('request').feed(it);
  },
  writeDump: (it) => writeDump(it, 'hex'),
  findFrameStarts: (it) => findFrameStarts(it),
};

const TAKES_TEXT: Record<string, Door> = {
  decodeHex: (it) => decodeHex(it),
  encodeUtf8: (it) => encodeUtf8(it),
  decodeBase64: (it) => decodeBase64(it),
  checkKey: (it) => checkKey(it),
  checkAcceptForm: (it) => checkAcceptForm(it),
  trimBlanks: (it) => trimBlanks(it),
  isToken: (it) => isToken(it),
  encodeLatin1: (it) => encodeLatin1(it),
  lowerAscii: (it) => lowerAscii(it),
  deriveAccept: (it) => deriveAccept(it),
  'verifyAccept, accept': (it) => verifyAccept('', it),
  readDump: (it) => readDump(it),
};

const TAKES_OFFSET: Record<string, Door> = {
  parseHeader: (it) => parseHeader(bytes, it),
  parseFrame: (it) => parseFrame(bytes, it),
  frameLength: (it) => frameLength(bytes, it),
  missingBytes: (it) => missingBytes(bytes, it),
  frameSpans: (it) => frameSpans(bytes, it),
  headerSpans: (it) => headerSpans(frame, it),
  checkHeader: (it) => checkHeader(frame, {}, it),
  checkPayload: (it) => checkPayload(frame, it),
  checkFrame: (it) => checkFrame(frame, {}, it),
  textViolation: (it) => textViolation(new Utf8Check().feed(Uint8Array.of(0xff))!, frame, it),
  applyMask: (it) => {
    applyMask(bytes, 0, it);
  },
  mask: (it) => mask(bytes, 0, it),
};

const TAKES_KEY: Record<string, Door> = {
  applyMask: (it) => {
    applyMask(bytes, it);
  },
  mask: (it) => mask(bytes, it),
  serializeFrame: init('maskingKey'),
  repairFrame: (it) => repairFrame(frame, 'add-mask', it),
};

const TAKES_NAME: Record<string, Door> = {
  'checkHeader, receiver': (receiver) => checkHeader(frame, { receiver }),
  'checkFrame, receiver': (receiver) => checkFrame(frame, { receiver }),
  'FrameReader, receiver': (receiver) => new FrameReader({ receiver }),
  'MessageReader, receiver': (receiver) => new MessageReader({ receiver }),
  'checkHeader, state': (before) => checkHeader(frame, { before }),
  stateAfter: (it) => stateAfter(frame, it),
  repairFrame: (it) => repairFrame(frame, it),
  'parseHead, kind': (kind) => parseHead(bytes, kind),
  'HeadReader, kind': (kind) => new HeadReader(kind),
  'readDump, form': (it) => readDump('81 00', it),
  'writeDump, form': (it) => writeDump(bytes, it),
};

const doors = (table: Record<string, Door>) =>
  Object.entries(table).map(([name, door]) => ({ name, door }));

describe.each(doors(TAKES_BYTES))('$name, which takes bytes,', ({ door }) => {
  test.each([
    ['String', '8102'],
    ['Array', [0x81, 0x02]],
    ['ArrayBuffer', bytes.buffer],
    ['Uint16Array', Uint16Array.of(0x81, 0x02)],
    ['Null', null],
  ])('refuses %s', (kind, value) => {
    expect(() => door(value as never)).toThrow(
      new TypeError(`Bytes must be a Uint8Array, got ${kind}`),
    );
  });
});

describe.each(doors(TAKES_TEXT))('$name, which takes text,', ({ door }) => {
  test.each([
    ['Undefined', undefined],
    ['Number', 8102],
    ['Uint8Array', bytes],
  ])('refuses %s', (kind, value) => {
    expect(() => door(value as never)).toThrow(new TypeError(`Text must be a string, got ${kind}`));
  });
});

describe.each(doors(TAKES_OFFSET))('$name, which takes an offset,', ({ door }) => {
  test.each([-1, 0.5, NaN, Infinity])('refuses %s', (value) => {
    expect(() => door(value as never)).toThrow(
      new RangeError(`Offset must be an integer from 0, got ${value}`),
    );
  });

  test('refuses a string', () => {
    expect(() => door('1' as never)).toThrow(new TypeError('Offset must be a number, got String'));
  });
});

describe.each(doors(TAKES_KEY))('$name, which takes a masking key,', ({ door }) => {
  test.each([-1, 0.5, NaN, 2 ** 32])('refuses %s', (value) => {
    expect(() => door(value as never)).toThrow(
      new RangeError(`Masking key must be an unsigned 32-bit integer, got ${value}`),
    );
  });

  test('refuses the four bytes of one', () => {
    expect(() => door(Uint8Array.of(1, 2, 3, 4) as never)).toThrow(
      new TypeError('Masking key must be a number, got Uint8Array'),
    );
  });
});

test.each(doors(TAKES_NAME))('$name refuses a name that does not exist', ({ door }) => {
  expect(() => door('Server' as never)).toThrow(RangeError);
  expect(() => door(null as never)).toThrow(RangeError);
});

test('requireOneOf() says what there is', () => {
  expect(() => {
    requireOneOf('Receiver', 'Server', ['server', 'client']);
  }).toThrow(new RangeError('Receiver must be one of server, client, got Server'));
});

test.each([3, 8, 65, NaN, '16', null])('serializeFrame() refuses the length form %s', (form) => {
  expect(() => init('lengthForm')(form as never)).toThrow(RangeError);
});

test.each(['5', true, bytes])('serializeFrame() refuses the payload length %s', (length) => {
  expect(() => init('payloadLength')(length as never)).toThrow(TypeError);
});

test.each(['5', null, 5n])('FrameReader refuses %s as the longest payload', (length) => {
  expect(() => new FrameReader({ maxPayloadLength: length as never })).toThrow(TypeError);
});

test.each([
  ['short', 10],
  ['long', 10_000],
])('memory of another length than asked for is refused for %s frames', (_, length) => {
  const payload = new Uint8Array(length);
  for (const amount of [1, 20_000]) {
    const allocate = () => new Uint8Array(amount);
    expect(() => serializeFrameWith(allocate, { opcode: 2, payload })).toThrow(RangeError);
    const reader = new FrameReader({ allocate });
    reader.feed(serializeFrame({ opcode: 2, payload }));
    expect(() => reader.next()).toThrow(RangeError);
  }
});
