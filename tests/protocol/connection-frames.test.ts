/**
 * What an open connection makes of frames: sequences, legal and not, with the events that have to come
 * out and the close code in the end. Each runs for both ends, in one piece and byte by byte. Payloads are
 * written without masks, which the server's peer adds.
 */
import { describe, expect, test } from 'vitest';
import { concatBytes, encodeHex } from '#protocol/bytes.ts';
import { CLOSE_CODES } from '#protocol/close-code.ts';
import type { Limits } from '#protocol/connection-options.ts';
import { drain, fromPeer, openPair, type Role, ROLES, tellEvents } from './connected.ts';

type Scenario = [name: string, frames: string, ...events: string[]];

const clean = (code: number) => `closed ${code} cleanly`;
const NOT_CLEAN = 'closed 1006 not cleanly';
/** A rule was broken: what is told, what is sent, what the connection ends with. */
const failed = (rule: string, code = 1002) => [
  `failed ${rule} ${code}`,
  `send close ${code}`,
  NOT_CLEAN,
];
const zeros = (count: number) => '00 '.repeat(count);

const MESSAGES: Scenario[] = [
  ['a text', '81 05 48 65 6c 6c 6f', 'text Hello', NOT_CLEAN],
  ['bytes', '82 03 00 80 ff', 'binary 00 80 ff', NOT_CLEAN],
  ['an empty text', '81 00', 'text ', NOT_CLEAN],
  ['no bytes', '82 00', 'binary ', NOT_CLEAN],
  ['two messages', '81 01 41 82 01 42', 'text A', 'binary 42', NOT_CLEAN],
  ['126 bytes', `82 7e 00 7e ${zeros(126)}`, `binary ${zeros(126).trim()}`, NOT_CLEAN],
  ['a text in two fragments', '01 03 48 65 6c 80 02 6c 6f', 'text Hello', NOT_CLEAN],
  ['bytes in three fragments', '02 01 01 00 01 02 80 01 03', 'binary 01 02 03', NOT_CLEAN],
  ['empty fragments', '01 00 00 00 00 00 80 00', 'text ', NOT_CLEAN],
  ['an empty last fragment', '01 01 41 80 00', 'text A', NOT_CLEAN],
  ['fragments cut inside a character', '01 01 e4 00 01 bd 80 01 a0', 'text 你', NOT_CLEAN],
  ['four bytes, one by one', '01 01 f0 00 01 9f 00 01 98 80 01 80', 'text 😀', NOT_CLEAN],
  ['a byte order mark, which is text', '81 04 ef bb bf 41', 'text \ufeffA', NOT_CLEAN],
  ['U+0000', '81 01 00', 'text \0', NOT_CLEAN],
  ['U+FFFF and U+10FFFF', '81 07 ef bf bf f4 8f bf bf', 'text \uffff\u{10ffff}', NOT_CLEAN],
  ['bytes that are no text', '02 02 ff fe 80 01 c0', 'binary ff fe c0', NOT_CLEAN],
  ['half a message at the end of TCP', '01 01 41', NOT_CLEAN],
  ['half a frame at the end of TCP', '81 05 48 65', NOT_CLEAN],
  ['half a header at the end of TCP', '81', NOT_CLEAN],
  ['nothing', '', NOT_CLEAN],
];

const CONTROL: Scenario[] = [
  ['a Ping, answered with its body', '89 02 68 62', 'ping 68 62', 'send pong 68 62', NOT_CLEAN],
  ['a Ping without a body', '89 00', 'ping ', 'send pong', NOT_CLEAN],
  [
    'two Pings, both answered',
    '89 01 01 89 01 02',
    'ping 01',
    'send pong 01',
    'ping 02',
    'send pong 02',
    NOT_CLEAN,
  ],
  ['a Pong that nobody asked for', '8a 01 01', 'pong 01 answers 0', NOT_CLEAN],
  [
    'a Ping inside a message, answered before that is delivered',
    '01 04 e4 bd a0 e5 89 02 68 62 80 02 a5 bd',
    'ping 68 62',
    'send pong 68 62',
    'text 你好',
    NOT_CLEAN,
  ],
  [
    'a Pong between fragments',
    '02 01 01 8a 00 00 01 02 8a 00 80 01 03',
    'pong  answers 0',
    'pong  answers 0',
    'binary 01 02 03',
    NOT_CLEAN,
  ],
  [
    'a Ping of 125 bytes',
    `89 7d ${zeros(125)}`,
    `ping ${zeros(125).trim()}`,
    `send pong ${zeros(125).trim()}`,
    NOT_CLEAN,
  ],
  ['a Ping of 126 bytes', `89 7e 00 7e ${zeros(126)}`, ...failed('control-too-long')],
  ['a Pong in two fragments', '0a 00 80 00', ...failed('control-fragmented')],
  ['a Ping in two fragments', '09 01 41 80 01 42', ...failed('control-fragmented')],
  ['a Close in two fragments', '08 02 03 e8', ...failed('control-fragmented')],
  ['a Ping with a length of 16 bits', '89 7e 00 05 00', ...failed('length-not-minimal')],
];

const CLOSING: Scenario[] = [
  ['a Close without a body', '88 00', 'close 1005', 'send close', clean(1005)],
  ['a Close', '88 02 03 e8', 'close 1000', 'send close 1000', clean(1000)],
  ['a reason', '88 05 03 e8 62 79 65', 'close 1000 bye', 'send close 1000', clean(1000)],
  [
    'a reason of 123 bytes',
    `88 7d 0f a0 ${'61 '.repeat(123)}`,
    `close 4000 ${'a'.repeat(123)}`,
    'send close 4000',
    clean(4000),
  ],
  [
    'a Close inside a message, which is dropped',
    '01 01 41 88 02 03 e9',
    'close 1001',
    'send close 1001',
    clean(1001),
  ],
  [
    'messages before a Close',
    '81 01 41 88 02 03 e8',
    'text A',
    'close 1000',
    'send close 1000',
    clean(1000),
  ],
  [
    'data behind a Close',
    '88 02 03 e8 81 01 41 89 00',
    'close 1000',
    'send close 1000',
    clean(1000),
  ],
  ['a second Close', '88 02 03 e8 88 02 03 e9', 'close 1000', 'send close 1000', clean(1000)],
  ['nonsense behind a Close', '88 00 ff ff ff ff', 'close 1005', 'send close', clean(1005)],
  ['a body of one byte', '88 01 03', ...failed('close-body-one-byte')],
  ['a reason that is not UTF-8', '88 04 03 e8 c3 28', ...failed('close-reason-not-utf8', 1007)],
  ['a reason that ends too early', '88 03 03 e8 e4', ...failed('close-reason-not-utf8', 1007)],
  [
    'a Close with both mistakes, which names the code',
    '88 03 03 ed ff',
    ...failed('close-code-forbidden'),
  ],
];

const CODES: Scenario[] = CLOSE_CODES.flatMap(({ first, last, onWire }): Scenario[] =>
  [...new Set([first, last])].map((code) => {
    const frame = `88 02 ${encodeHex(Uint8Array.of(code >> 8, code))}`;
    return onWire
      ? [`code ${code}`, frame, `close ${code}`, `send close ${code}`, clean(code)]
      : [`code ${code}, which is never sent`, frame, ...failed('close-code-forbidden')];
  }),
);

const ILLEGAL: Scenario[] = [
  ...[3, 4, 5, 6, 7, 0xb, 0xc, 0xd, 0xe, 0xf].map((opcode): Scenario => {
    const frame = `${encodeHex(Uint8Array.of(0x80 | opcode))} 00`;
    return [`opcode ${opcode}`, frame, ...failed('reserved-opcode')];
  }),
  ['RSV1', 'c1 00', ...failed('reserved-bit')],
  ['RSV2', 'a1 00', ...failed('reserved-bit')],
  ['RSV3', '91 00', ...failed('reserved-bit')],
  ['RSV1 in a Ping', 'c9 00', ...failed('reserved-bit')],
  ['RSV1 in a continuation', '01 00 c0 00', ...failed('reserved-bit')],
  ['a continuation of nothing', '80 01 41', ...failed('continuation-without-start')],
  ['a fragment of nothing', '00 01 41', ...failed('continuation-without-start')],
  [
    'a continuation of a message that is over',
    '01 00 80 00 80 00',
    'text ',
    ...failed('continuation-without-start'),
  ],
  ['a text inside a text', '01 01 41 81 01 42', ...failed('data-inside-message')],
  ['bytes inside a text', '01 01 41 82 01 42', ...failed('data-inside-message')],
  ['a new text before the old one is over', '01 01 41 01 01 42', ...failed('data-inside-message')],
  ['a length of 16 bits for 125', `82 7e 00 7d ${zeros(125)}`, ...failed('length-not-minimal')],
  [
    'a length of 64 bits for 65535',
    '82 7f 00 00 00 00 00 00 ff ff',
    ...failed('length-not-minimal'),
  ],
  ['a length of 2^63', '82 7f 80 00 00 00 00 00 00 00', ...failed('length-top-bit')],
  ['a message before a mistake', '81 01 41 83 00', 'text A', ...failed('reserved-opcode')],
  ['a Ping before a mistake', '89 00 83 00', 'ping ', 'send pong', ...failed('reserved-opcode')],
  ['a mistake and more frames', '83 00 81 01 41 88 02 03 e8', ...failed('reserved-opcode')],
];

const NOT_UTF8: Scenario[] = [
  ...[
    ['a byte that is no UTF-8', '81 01 ff'],
    ['a continuation byte alone', '81 01 80'],
    ['an overlong slash', '81 02 c0 af'],
    ['an overlong character of three bytes', '81 03 e0 80 af'],
    ['half a surrogate pair', '81 03 ed a0 80'],
    ['beyond U+10FFFF', '81 04 f4 90 80 80'],
    ['a character that is not finished', '81 02 e4 bd'],
    ['a character that ends in another', '81 04 e4 bd 41 42'],
    ['the end of the last fragment inside a character', '01 01 e4 80 01 bd'],
    ['an empty last fragment behind half a character', '01 01 e4 80 00'],
    ['a wrong byte in the second fragment', '01 01 e4 80 01 28'],
    ['a wrong byte in a fragment that others could follow', '01 01 ff'],
    ['a wrong byte, and the rest of the frame is missing', '81 05 48 ff'],
    ['a wrong byte late in a frame that is not complete', '81 7e 01 00 e4 bd a0 ed a0'],
  ].map(([name, frames]): Scenario => [name!, frames!, ...failed('text-not-utf8', 1007)]),
  [
    'a Ping before the wrong byte',
    '01 01 e4 89 00 80 01 28',
    'ping ',
    'send pong',
    ...failed('text-not-utf8', 1007),
  ],
];

const LIMITED: Scenario[] = [
  ['a frame at the limit', `82 04 ${zeros(4)}`, 'binary 00 00 00 00', NOT_CLEAN],
  ['a frame beyond it, by its header', '82 05', ...failed('payload-too-large', 1009)],
  [
    'a message at the limit',
    `02 04 ${zeros(4)} 80 02 00 00`,
    'binary 00 00 00 00 00 00',
    NOT_CLEAN,
  ],
  [
    'a message beyond it, by a header',
    `02 04 ${zeros(4)} 80 03`,
    ...failed('message-too-large', 1009),
  ],
  [
    'a Ping inside a message, which does not count',
    `02 04 ${zeros(4)} 89 01 61 80 02 00 00`,
    'ping 61',
    'send pong 61',
    'binary 00 00 00 00 00 00',
    NOT_CLEAN,
  ],
  ['2^62 bytes', '82 7f 40 00 00 00 00 00 00 00', ...failed('payload-too-large', 1009)],
  [
    'two messages, each at the limit',
    `82 04 ${zeros(4)}`.repeat(2),
    ...['', ''].map(() => 'binary 00 00 00 00'),
    NOT_CLEAN,
  ],
];

describe.each(ROLES)('an open %s receives', (role) => {
  test.each([...MESSAGES, ...CONTROL, ...CLOSING, ...CODES, ...ILLEGAL, ...NOT_UTF8])(
    '%s',
    (_, frames, ...events) => {
      check(role, fromPeer(role, frames), events);
    },
  );
});

describe.each(ROLES)(
  'an open %s with limits of 4 bytes a frame and 6 a message receives',
  (role) => {
    test.each(LIMITED)('%s', (_, frames, ...events) => {
      const limits = { maxPayloadLength: 4, maxMessageLength: 6 };
      check(role, fromPeer(role, frames), events, limits);
    });
  },
);

test('an open server fails on a frame without a mask, an open client on one with it', () => {
  check('server', fromPeer('client', '81 01 41'), failed('mask-missing'));
  check('client', fromPeer('server', '81 01 41'), failed('mask-forbidden'));
  check('server', fromPeer('client', '89 00'), failed('mask-missing'));
  check('client', fromPeer('server', '88 02 03 e8'), failed('mask-forbidden'));
});

/** In one piece, frame by frame and byte by byte: the same must happen, and then TCP ends. */
function check(role: Role, frames: Uint8Array[], events: string[], limits: Limits = {}): void {
  const whole = concatBytes(...frames);
  const byByte = Array.from(whole, (byte) => Uint8Array.of(byte));
  for (const pieces of [[whole], frames, byByte]) {
    const connection = openPair({ limits })[role];
    const outputs = pieces.flatMap((piece) => {
      connection.receive(piece);
      return drain(connection);
    });
    connection.receiveEnd();
    outputs.push(...drain(connection));
    expect(tellEvents(outputs)).toEqual(events);
    expect(connection.state).toBe('CLOSED');
  }
}
