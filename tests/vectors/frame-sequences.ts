/**
 * Streams of frames, and what a strict receiver makes of them: the examples of RFC 6455 §5.7, and each
 * rule about messages with what comes close to breaking it. Written by hand from the RFC.
 */

/** The broken rule, its close code, its section, and the first byte of the frame that breaks it. */
type Fails = readonly [rule: string, closeCode: number, section: string, offset: number];

export interface FrameSequence {
  readonly what: string;
  readonly hex: string;
  /** Default: client, so that nothing is masked. */
  readonly receiver?: 'server';
  readonly limits?: { readonly maxMessageLength?: number; readonly maxPayloadLength?: number };
  /** One for each frame that is handed over; the last frame of a message stands for the message. */
  readonly events: readonly string[];
  readonly fails?: Fails;
  /** How many bytes must have come for the failure to be known; default: all. */
  readonly known?: number;
}

const notUtf8 = (offset: number): Fails => ['text-not-utf8', 1007, 'RFC 6455 §8.1', offset];
const noStart = (offset: number): Fails => [
  'continuation-without-start',
  1002,
  'RFC 6455 §5.4',
  offset,
];
const inside = (offset: number): Fails => ['data-inside-message', 1002, 'RFC 6455 §5.4', offset];
const tooLarge = (offset: number): Fails => ['message-too-large', 1009, 'RFC 6455 §10.4', offset];

const EXAMPLES: readonly FrameSequence[] = [
  {
    what: 'an unmasked text, from §5.7',
    hex: '81 05 48 65 6c 6c 6f',
    events: ['text "Hello"'],
  },
  {
    what: 'a masked text, from §5.7',
    hex: '81 85 37 fa 21 3d 7f 9f 4d 51 58',
    receiver: 'server',
    events: ['text "Hello"'],
  },
  {
    what: 'a text in two fragments, from §5.7',
    hex: '01 03 48 65 6c 80 02 6c 6f',
    events: ['part', 'text "Hello"'],
  },
  {
    what: 'a Ping and its masked Pong, from §5.7',
    hex: '89 05 48 65 6c 6c 6f',
    events: ['ping 48 65 6c 6c 6f'],
  },
  {
    what: 'the masked Pong, from §5.7',
    hex: '8a 85 37 fa 21 3d 7f 9f 4d 51 58',
    receiver: 'server',
    events: ['pong 48 65 6c 6c 6f'],
  },
];

const FRAGMENTS: readonly FrameSequence[] = [
  { what: 'an empty text', hex: '81 00', events: ['text ""'] },
  { what: 'an empty binary message', hex: '82 00', events: ['binary '] },
  { what: 'binary that is no UTF-8', hex: '82 02 c3 28', events: ['binary c3 28'] },
  {
    what: 'two messages',
    hex: '81 01 61 82 01 62',
    events: ['text "a"', 'binary 62'],
  },
  {
    what: 'three fragments, the middle one empty',
    hex: '01 01 61 00 00 80 01 62',
    events: ['part', 'part', 'text "ab"'],
  },
  {
    what: 'empty fragments alone',
    hex: '01 00 00 00 80 00',
    events: ['part', 'part', 'text ""'],
  },
  {
    what: 'binary in fragments',
    hex: '02 02 ff fe 00 01 fd 80 01 fc',
    events: ['part', 'part', 'binary ff fe fd fc'],
  },
  {
    what: 'a message behind one in fragments',
    hex: '01 01 61 80 01 62 81 01 63',
    events: ['part', 'text "ab"', 'text "c"'],
  },
  {
    what: 'text behind binary fragments: another kind',
    hex: '02 01 c3 80 01 28 81 01 63',
    events: ['part', 'binary c3 28', 'text "c"'],
  },
  {
    what: 'masked fragments, each with a key of its own',
    hex: '01 82 01 01 01 01 e5 bc 80 81 ff 00 00 00 5f',
    receiver: 'server',
    events: ['part', 'text "\u4f60"'],
  },
  {
    what: 'a message that never ends',
    hex: '01 01 61 00 01 62',
    events: ['part', 'part'],
  },
  { what: 'a frame that never ends', hex: '81 05 48 65', events: [] },
  { what: 'a header that never ends', hex: '81 00 81', events: ['text ""'] },
  { what: 'nothing', hex: '', events: [] },
];

const CONTROL: readonly FrameSequence[] = [
  {
    what: 'a Ping inside a character',
    hex: '01 04 e4 bd a0 e5 89 02 68 62 80 02 a5 bd',
    events: ['part', 'ping 68 62', 'text "你好"'],
  },
  {
    what: 'Ping and Pong between fragments',
    hex: '02 01 01 89 00 8a 01 ff 00 01 02 89 00 80 00',
    events: ['part', 'ping', 'pong ff', 'part', 'ping', 'binary 01 02'],
  },
  {
    what: 'a Pong that nobody asked for',
    hex: '8a 00 81 01 61',
    events: ['pong', 'text "a"'],
  },
  {
    what: 'a Ping with all of 125 bytes',
    hex: `89 7d${' 00'.repeat(125)}`,
    events: [`ping${' 00'.repeat(125)}`],
  },
  {
    what: 'a Ping that does not end its message',
    hex: '01 01 61 89 00 81 01 62',
    events: ['part', 'ping'],
    fails: inside(5),
    known: 7,
  },
  {
    what: 'a Ping in fragments',
    hex: '09 01 61',
    events: [],
    fails: ['control-fragmented', 1002, 'RFC 6455 §5.5', 0],
    known: 2,
  },
  {
    what: 'a Ping in fragments inside a message',
    hex: '01 01 61 09 00 80 00',
    events: ['part'],
    fails: ['control-fragmented', 1002, 'RFC 6455 §5.5', 3],
    known: 5,
  },
  {
    what: 'a Ping that is too long',
    hex: '89 7e 00 7e 00',
    events: [],
    fails: ['control-too-long', 1002, 'RFC 6455 §5.5', 0],
    known: 4,
  },
];

const ORDER: readonly FrameSequence[] = [
  { what: 'a last continuation first', hex: '80 01 61', events: [], fails: noStart(0), known: 2 },
  { what: 'a continuation first', hex: '00 01 61', events: [], fails: noStart(0), known: 2 },
  {
    what: 'a continuation behind a whole text',
    hex: '81 01 61 80 01 62',
    events: ['text "a"'],
    fails: noStart(3),
    known: 5,
  },
  {
    what: 'a continuation behind the last one',
    hex: '01 01 61 80 01 62 80 01 63',
    events: ['part', 'text "ab"'],
    fails: noStart(6),
    known: 8,
  },
  {
    what: 'a continuation behind a Ping alone',
    hex: '89 00 80 01 61',
    events: ['ping'],
    fails: noStart(2),
    known: 4,
  },
  {
    what: 'a text inside a text',
    hex: '01 01 61 81 01 62',
    events: ['part'],
    fails: inside(3),
    known: 5,
  },
  {
    what: 'the start of a text inside a text',
    hex: '01 01 61 01 01 62 80 01 63',
    events: ['part'],
    fails: inside(3),
    known: 5,
  },
  {
    what: 'binary inside a text',
    hex: '01 01 61 82 01 62',
    events: ['part'],
    fails: inside(3),
    known: 5,
  },
  {
    what: 'a text inside binary',
    hex: '02 01 61 81 01 62',
    events: ['part'],
    fails: inside(3),
    known: 5,
  },
  {
    what: 'the start of binary inside binary, long',
    hex: '02 01 61 02 7e 01 00 62',
    events: ['part'],
    fails: inside(3),
    known: 7,
  },
  {
    what: 'a text inside an empty beginning',
    hex: '01 00 81 00',
    events: ['part'],
    fails: inside(2),
    known: 4,
  },
  {
    what: 'a misplaced text that is no UTF-8 either: the header is judged first',
    hex: '01 01 61 81 01 ff',
    events: ['part'],
    fails: inside(3),
    known: 5,
  },
];

const FRAMES: readonly FrameSequence[] = [
  {
    what: 'RSV1 on a continuation',
    hex: '01 01 61 c0 01 62',
    events: ['part'],
    fails: ['reserved-bit', 1002, 'RFC 6455 §5.2', 3],
    known: 5,
  },
  {
    what: 'a reserved opcode inside a message',
    hex: '01 01 61 83 00',
    events: ['part'],
    fails: ['reserved-opcode', 1002, 'RFC 6455 §5.2', 3],
    known: 5,
  },
  {
    what: 'a reserved control opcode',
    hex: '8b 00',
    events: [],
    fails: ['reserved-opcode', 1002, 'RFC 6455 §5.2', 0],
  },
  {
    what: 'a masked continuation from a server',
    hex: '01 01 61 80 81 00 00 00 00 62',
    events: ['part'],
    fails: ['mask-forbidden', 1002, 'RFC 6455 §5.1', 3],
    known: 9,
  },
  {
    what: 'an unmasked continuation from a client',
    hex: '01 81 00 00 00 00 61 80 01 62',
    receiver: 'server',
    events: ['part'],
    fails: ['mask-missing', 1002, 'RFC 6455 §5.1', 7],
    known: 9,
  },
  {
    what: 'a length in too many bytes',
    hex: '01 01 61 80 7e 00 01 62',
    events: ['part'],
    fails: ['length-not-minimal', 1002, 'RFC 6455 §5.2', 3],
    known: 7,
  },
];

const CLOSE: readonly FrameSequence[] = [
  { what: 'a Close without a body', hex: '88 00', events: ['close'] },
  { what: 'a Close with a code', hex: '88 02 03 e8', events: ['close 03 e8'] },
  {
    what: 'a Close with a reason',
    hex: '88 05 03 e8 62 79 65',
    events: ['close 03 e8 62 79 65'],
  },
  {
    what: 'a Close with a body of one byte',
    hex: '81 01 61 88 01 03',
    events: ['text "a"'],
    fails: ['close-body-one-byte', 1002, 'RFC 6455 §5.5.1', 3],
  },
  {
    what: 'a Close with a code that is only reported',
    hex: '88 02 03 ee',
    events: [],
    fails: ['close-code-forbidden', 1002, 'RFC 6455 §7.4.1', 0],
  },
  {
    what: 'a Close with a reason that is no UTF-8',
    hex: '88 03 03 e8 c3',
    events: [],
    fails: ['close-reason-not-utf8', 1007, 'RFC 6455 §8.1', 0],
  },
  {
    what: 'a Close inside a message, which is then never complete',
    hex: '01 01 61 88 02 03 e8 80 01 62',
    events: ['part', 'close 03 e8'],
  },
  {
    what: 'a message behind a Close, discarded',
    hex: '88 00 81 01 61 89 00',
    events: ['close'],
  },
  { what: 'a second Close, discarded', hex: '88 02 03 e8 88 02 03 e9', events: ['close 03 e8'] },
  { what: 'nonsense behind a Close, discarded', hex: '88 00 ff ff 83 01', events: ['close'] },
];

const TEXT: readonly FrameSequence[] = [
  {
    what: 'a character cut by fragments',
    hex: '01 01 e4 00 01 bd 80 01 a0',
    events: ['part', 'part', 'text "你"'],
  },
  {
    what: 'a character cut by an empty fragment',
    hex: '01 02 f0 9f 00 00 80 02 98 80',
    events: ['part', 'part', 'text "😀"'],
  },
  { what: 'a byte order mark, kept', hex: '81 04 ef bb bf 61', events: ['text "\ufeffa"'] },
  {
    what: 'a byte order mark in fragments, kept',
    hex: '01 01 ef 80 03 bb bf 61',
    events: ['part', 'text "\ufeffa"'],
  },
  { what: 'NUL', hex: '81 01 00', events: ['text "\\u0000"'] },
  { what: 'the last character of all', hex: '81 04 f4 8f bf bf', events: ['text "\u{10ffff}"'] },
  { what: 'a noncharacter', hex: '81 03 ef bf be', events: ['text "\ufffe"'] },
  {
    what: 'an encoded surrogate, known at its second byte',
    hex: '81 05 61 ed a0 80 62',
    events: [],
    fails: notUtf8(0),
    known: 5,
  },
  {
    what: 'an overlong slash',
    hex: '81 04 61 c0 af 62',
    events: [],
    fails: notUtf8(0),
    known: 4,
  },
  {
    what: 'an overlong character of three bytes',
    hex: '81 03 e0 80 af',
    events: [],
    fails: notUtf8(0),
    known: 4,
  },
  {
    what: 'a character above U+10FFFF',
    hex: '81 04 f4 90 80 80',
    events: [],
    fails: notUtf8(0),
    known: 4,
  },
  {
    what: 'a stray continuation byte in a long text that has not come',
    hex: '81 7e ff ff 61 80 61 61',
    events: [],
    fails: notUtf8(0),
    known: 6,
  },
  {
    what: 'the same, masked',
    hex: '81 fe ff ff 01 02 03 04 60 82 62',
    receiver: 'server',
    events: [],
    fails: notUtf8(0),
    known: 10,
  },
  {
    what: 'a character that is not complete when the text ends',
    hex: '81 02 61 c3',
    events: [],
    fails: notUtf8(0),
  },
  {
    what: 'the same in the last fragment',
    hex: '01 01 61 80 01 c3',
    events: ['part'],
    fails: notUtf8(3),
  },
  {
    what: 'the same when the last fragment is empty',
    hex: '01 01 c3 89 00 80 00',
    events: ['part', 'ping'],
    fails: notUtf8(5),
  },
  {
    what: 'a character that goes wrong in the next fragment',
    hex: '01 02 61 c3 00 03 28 61 61 80 00',
    events: ['part'],
    fails: notUtf8(4),
    known: 7,
  },
  {
    what: 'a surrogate cut by fragments',
    hex: '01 01 ed 80 02 a0 80',
    events: ['part'],
    fails: notUtf8(3),
    known: 6,
  },
  {
    what: 'a wrong byte in a first fragment',
    hex: '01 03 61 ff 61 80 00',
    events: [],
    fails: notUtf8(0),
    known: 4,
  },
  {
    what: 'a whole text before one that is wrong',
    hex: '81 01 61 81 02 c3 28',
    events: ['text "a"'],
    fails: notUtf8(3),
  },
  {
    what: 'halves of characters in two texts do not join',
    hex: '81 01 c3 81 01 a9',
    events: [],
    fails: notUtf8(0),
    known: 3,
  },
];

const maxMessageLength = 5;
const maxPayloadLength = 3;

const LIMITS: readonly FrameSequence[] = [
  {
    what: 'a message of just the limit',
    hex: '81 05 48 65 6c 6c 6f',
    limits: { maxMessageLength },
    events: ['text "Hello"'],
  },
  {
    what: 'a message over the limit, known by its header',
    hex: '81 06 48 65 6c 6c 6f 21',
    limits: { maxMessageLength },
    events: [],
    fails: tooLarge(0),
    known: 2,
  },
  {
    what: 'one that is over the limit and no UTF-8',
    hex: '81 06 ff 65 6c 6c 6f 21',
    limits: { maxMessageLength },
    events: [],
    fails: tooLarge(0),
    known: 2,
  },
  {
    what: 'fragments of just the limit, twice',
    hex: '01 03 61 61 61 80 02 61 61 02 05 62 62 62 62 62 80 00',
    limits: { maxMessageLength },
    events: ['part', 'text "aaaaa"', 'part', 'binary 62 62 62 62 62'],
  },
  {
    what: 'fragments over the limit',
    hex: '01 03 61 61 61 00 02 61 61 80 01 61',
    limits: { maxMessageLength },
    events: ['part', 'part'],
    fails: tooLarge(9),
    known: 11,
  },
  {
    what: 'control frames inside, which do not count',
    hex: '02 05 61 61 61 61 61 89 06 61 61 61 61 61 61 80 00',
    limits: { maxMessageLength },
    events: ['part', 'ping 61 61 61 61 61 61', 'binary 61 61 61 61 61'],
  },
  {
    what: 'a length that no number holds',
    hex: '02 01 61 80 7f 7f ff ff ff ff ff ff ff',
    limits: { maxMessageLength },
    events: ['part'],
    fails: tooLarge(3),
  },
  {
    what: 'only empty messages allowed',
    hex: '81 00 82 01 61',
    limits: { maxMessageLength: 0 },
    events: ['text ""'],
    fails: tooLarge(2),
    known: 4,
  },
  {
    what: 'frames of just the limit',
    hex: '01 03 61 61 61 80 03 61 61 61',
    limits: { maxPayloadLength },
    events: ['part', 'text "aaaaaa"'],
  },
  {
    what: 'a frame over the limit',
    hex: '01 03 61 61 61 80 04 61 61 61 61',
    limits: { maxPayloadLength },
    events: ['part'],
    fails: ['payload-too-large', 1009, 'RFC 6455 §10.4', 5],
    known: 7,
  },
  {
    what: 'a misplaced frame over the limit: the rule is named',
    hex: '80 06 61 61 61 61 61 61',
    limits: { maxMessageLength, maxPayloadLength },
    events: [],
    fails: noStart(0),
    known: 2,
  },
];

export const SEQUENCES: readonly FrameSequence[] = [
  ...EXAMPLES,
  ...FRAGMENTS,
  ...CONTROL,
  ...ORDER,
  ...FRAMES,
  ...CLOSE,
  ...TEXT,
  ...LIMITS,
];
