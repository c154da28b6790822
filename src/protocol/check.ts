/**
 * The rules of RFC 6455 §5 for a frame, given who receives it, what was negotiated and what came before.
 *
 * No frame makes a check throw: it returns every rule that the frame breaks, in the order of the bits
 * concerned, each with those bits, its section, the close code that answers it and the repairs that
 * make the frame legal without guessing what its sender meant. Text in several frames is judged by
 * `message.ts`, with the same words.
 *
 * On masks, reserved bits, reserved opcodes and UTF-8, the RFC has the receiver give up the connection
 * (§5.1, §5.2, §8.1). The other rules say what must not be sent; that the receiver refuses it is the
 * strict reading of §10.7.
 * @module
 */

import { decodeUtf8 } from './bytes.ts';
import { parseCloseBody } from './close-body.ts';
import { closeCode } from './close-code.ts';
import { requireOffset, requireOneOf } from './errors.ts';
import { type Frame, type FrameHeader, shortestForm } from './frame.ts';
import { type FrameField, type FrameSpan, headerSpans } from './frame-spans.ts';
import { MESSAGE_STATES, type MessageState } from './message-state.ts';
import { isControl, MAX_CONTROL_PAYLOAD, OPCODE, opcodeName } from './opcode.ts';
import type { Repair } from './repair-frame.ts';
import { Utf8Check, type Utf8Failure } from './utf8.ts';

/** Where the body of a Close frame is laid down. */
const CLOSE = 'RFC 6455 §5.5.1';
/** The order of the frames of a message. */
const FRAGMENTS = 'RFC 6455 §5.4';
/** What a receiver does on finding that text is not UTF-8, in a message or in a Close reason. */
const NOT_UTF8 = 'RFC 6455 §8.1';
const LENGTH_FIELDS: readonly FrameField[] = ['payload-length', 'extended-payload-length'];

/**
 * The ends of a connection.
 *
 * @example
 * ```ts
 * RECEIVERS.includes('server'); // => true
 * ```
 */
export const RECEIVERS = ['server', 'client'] as const;

/** Which end of the connection receives the frame; the other one sent it. */
export type Receiver = (typeof RECEIVERS)[number];

/** What the opening handshake agreed on (RFC 6455 §9). */
export interface Negotiated {
  /** permessage-deflate (RFC 7692): RSV1 marks the first frame of a compressed message. */
  readonly permessageDeflate?: boolean;
  /** Another extension gave this bit a meaning. */
  readonly rsv1?: boolean;
  readonly rsv2?: boolean;
  readonly rsv3?: boolean;
  /** Reserved opcodes that an extension uses. */
  readonly opcodes?: readonly number[];
}

/** What a check has to know beside the frame. */
export interface CheckContext {
  /** Without it, masking is not judged. */
  readonly receiver?: Receiver | undefined;
  /** Default: nothing was negotiated. */
  readonly negotiated?: Negotiated | undefined;
  /** Without it, the order of frames is not judged. */
  readonly before?: MessageState | undefined;
}

/**
 * Names of the rules, those of the header first.
 *
 * @example
 * ```ts
 * RULES.includes('mask-missing'); // => true
 * ```
 */
export const RULES = [
  'reserved-bit',
  'compressed-bit',
  'reserved-opcode',
  'continuation-without-start',
  'data-inside-message',
  'data-after-close',
  'control-fragmented',
  'mask-missing',
  'mask-forbidden',
  'control-too-long',
  'length-not-minimal',
  'length-top-bit',
  'close-body-one-byte',
  'close-code-forbidden',
  'close-reason-not-utf8',
  'text-not-utf8',
] as const;

/** Name of a rule. */
export type Rule = (typeof RULES)[number];

/** A broken rule. */
export interface Violation {
  readonly rule: Rule;
  /** The bits that break it. */
  readonly spans: readonly FrameSpan[];
  /** Where the rule stands, as in `'RFC 6455 §5.2'`. */
  readonly section: string;
  /** Status code that fits it; RFC 6455 §7.1.7 recommends a Close frame and leaves the code open. */
  readonly closeCode: 1002 | 1007;
  /** Each makes the frame keep this rule; none where a repair would be a guess. */
  readonly repairs: readonly Repair[];
}

/**
 * The rules that a header breaks; known before any payload has arrived.
 *
 * @param offset first byte of the frame, in bytes, for the spans
 * @throws {RangeError} if the offset is no place in bytes, or there is no such receiver or state
 * @example
 * ```ts
 * import { parseHeader } from '#protocol/frame.ts';
 * const header = parseHeader(Uint8Array.of(0xc1, 0x05))!;
 * checkHeader(header, { receiver: 'client' }).map(({ rule }) => rule); // => ['reserved-bit']
 * checkHeader(header, { receiver: 'server' }).map(({ rule }) => rule); // => ['reserved-bit', 'mask-missing']
 * checkHeader(header, { negotiated: { permessageDeflate: true } }); // => []
 * const continuation = parseHeader(Uint8Array.of(0x80, 0x00))!;
 * checkHeader(continuation, { before: 'in-text' }); // => []
 * checkHeader(continuation, { before: 'idle' }).map(({ rule }) => rule); // => ['continuation-without-start']
 * ```
 */
export function checkHeader(
  header: FrameHeader,
  { receiver, negotiated = {}, before }: CheckContext = {},
  offset = 0,
): Violation[] {
  requireOffset(offset);
  // With a misspelt receiver, masking would go unjudged.
  if (receiver !== undefined) requireOneOf('Receiver', receiver, RECEIVERS);
  // Most frames come between messages, and there may be millions.
  if (before !== undefined && before !== 'idle') requireOneOf('State', before, MESSAGE_STATES);
  const violations: Violation[] = [];
  // Spans are made here and not before: most frames break nothing, and there may be millions.
  const found = (
    rule: Rule,
    fields: readonly FrameField[],
    section: string,
    repairs: Repair[] = [],
  ) => {
    const spans = headerSpans(header, offset).filter(({ field }) => fields.includes(field));
    violations.push({ rule, spans, section, closeCode: 1002, repairs });
  };

  const { opcode, lengthForm, payloadLength } = header;
  const control = isControl(opcode);
  const deflate = negotiated.permessageDeflate === true;
  if (header.rsv1 && deflate && (control || opcode === OPCODE.continuation)) {
    found('compressed-bit', ['rsv1', 'opcode'], 'RFC 7692 §6.1', ['clear-rsv1']);
  }
  // Asked first, since most frames have none of the three.
  if (hasReservedBit(header)) {
    for (const bit of ['rsv1', 'rsv2', 'rsv3'] as const) {
      const agreed = negotiated[bit] === true || (bit === 'rsv1' && deflate);
      if (header[bit] && !agreed) found('reserved-bit', [bit], 'RFC 6455 §5.2', [`clear-${bit}`]);
    }
  }
  if (opcodeName(opcode) === undefined && !negotiated.opcodes?.includes(opcode)) {
    found('reserved-opcode', ['opcode'], 'RFC 6455 §5.2');
  }
  if (before !== undefined && !control) {
    const order = ruleOfOrder(opcode, before);
    if (order !== undefined) {
      const [rule, section] = order;
      found(rule, ['opcode'], section, repairsOfOrder(rule, hasReservedBit(header)));
    }
  }
  if (control && !header.fin) {
    found('control-fragmented', ['fin', 'opcode'], 'RFC 6455 §5.5', ['set-fin']);
  }
  if (receiver === 'server' && header.maskingKey === undefined) {
    found('mask-missing', ['mask'], 'RFC 6455 §5.1', ['add-mask']);
  }
  if (receiver === 'client' && header.maskingKey !== undefined) {
    found('mask-forbidden', ['mask', 'masking-key'], 'RFC 6455 §5.1', ['remove-mask']);
  }
  if (control && payloadLength > MAX_CONTROL_PAYLOAD) {
    found('control-too-long', ['opcode', ...LENGTH_FIELDS], 'RFC 6455 §5.5');
  }
  if (lengthForm > shortestForm(payloadLength)) {
    found('length-not-minimal', LENGTH_FIELDS, 'RFC 6455 §5.2', ['shortest-length']);
  }
  if (typeof payloadLength === 'bigint' && payloadLength >= 1n << 63n) {
    found('length-top-bit', ['extended-payload-length'], 'RFC 6455 §5.2');
  }
  return violations;
}

/** @param opcode of a data frame */
function ruleOfOrder(opcode: number, before: MessageState): [Rule, string] | undefined {
  // What comes there is discarded unread (§1.4), so nothing else about the order can be wrong.
  if (before === 'closed') return ['data-after-close', CLOSE];
  if (opcode === OPCODE.continuation) {
    return before === 'idle' ? ['continuation-without-start', FRAGMENTS] : undefined;
  }
  const starts = opcode === OPCODE.text || opcode === OPCODE.binary;
  return starts && before !== 'idle' ? ['data-inside-message', FRAGMENTS] : undefined;
}

function repairsOfOrder(rule: Rule, extended: boolean): Repair[] {
  if (rule === 'continuation-without-start') return ['make-text', 'make-binary'];
  // RSV1 may not stand on a continuation.
  return rule === 'data-inside-message' && !extended ? ['make-continuation'] : [];
}

/**
 * The rules that the payload of a whole frame breaks.
 *
 * Text is judged only in a frame that is a whole message (FIN is 1, opcode is text): a fragment may end
 * inside a character (RFC 6455 §5.6). It is not judged where a reserved bit is set: an extension that
 * was agreed on may have compressed it or changed it otherwise, and if none was, {@link checkHeader}
 * refuses the frame before its payload means anything (§5.2).
 *
 * @param offset first byte of the frame, in bytes, for the spans
 * @throws {RangeError} if the offset is no place in bytes
 * @example
 * ```ts
 * import { decodeHex } from '#protocol/bytes.ts';
 * import { parseFrame } from '#protocol/frame.ts';
 * const [violation] = checkPayload(parseFrame(decodeHex('88 02 03 ed'))!);
 * violation?.rule; // => 'close-code-forbidden'
 * violation?.closeCode; // => 1002
 * ```
 */
export function checkPayload(frame: Frame, offset = 0): Violation[] {
  requireOffset(offset);
  const { opcode, payload } = frame;
  const at = offset + frame.headerLength;
  if (opcode === OPCODE.close) return checkCloseBody(payload, at);
  const isWholeText = opcode === OPCODE.text && frame.fin;
  if (!isWholeText || hasReservedBit(frame) || isUtf8(payload)) return [];
  const check = new Utf8Check();
  check.feed(payload);
  return [textViolation(check.end()!, frame, offset)];
}

/**
 * What a text message breaks that is not UTF-8, in the frame where that is found. Its span is what
 * there is in this frame of the character that is none; if there is nothing, it is the bit that ends
 * the message.
 *
 * @param failure where the text of the message ceases to be UTF-8
 * @param offset first byte of the frame, in bytes, for the spans
 * @param length how many bytes of the text came in frames before
 * @example
 * ```ts
 * import { parseHeader } from '#protocol/frame.ts';
 * import { Utf8Check } from '#protocol/utf8.ts';
 * const failure = new Utf8Check().feed(Uint8Array.of(0x48, 0xc3, 0x28))!;
 * const [span] = textViolation(failure, parseHeader(Uint8Array.of(0x81, 0x03))!).spans;
 * [span?.bitOffset, span?.bitLength]; // => [24, 16]
 * ```
 */
export function textViolation(
  failure: Utf8Failure,
  header: FrameHeader,
  offset = 0,
  length = 0,
): Violation {
  requireOffset(offset);
  const { start, bytes } = failure;
  const from = Math.max(start, length);
  const value = bytes.subarray(from - start);
  const at = offset + header.headerLength + from - length;
  const span =
    value.length > 0
      ? spanOf('payload', at, value, 'RFC 6455 §5.2')
      : headerSpans(header, offset)[0]!;
  return {
    rule: 'text-not-utf8',
    spans: [span],
    section: NOT_UTF8,
    closeCode: 1007,
    repairs: [],
  };
}

function plain(frame: Frame): Frame {
  return { ...frame, rsv1: false, rsv2: false, rsv3: false };
}

function hasReservedBit({ rsv1, rsv2, rsv3 }: FrameHeader): boolean {
  return rsv1 || rsv2 || rsv3;
}

/** @param at where the body starts, in bytes */
function checkCloseBody(body: Uint8Array, at: number): Violation[] {
  if (body.length === 0) return [];
  if (body.length === 1) {
    const spans = [spanOf('payload', at, body, CLOSE)];
    const repairs: Repair[] = ['remove-close-body'];
    return [{ rule: 'close-body-one-byte', spans, section: CLOSE, closeCode: 1002, repairs }];
  }
  const violations: Violation[] = [];
  const { code, reason } = parseCloseBody(body);
  const { onWire, section } = closeCode(code!);
  if (!onWire) {
    const span: FrameSpan = {
      ...spanOf('close-code', at, body.subarray(0, 2), CLOSE),
      value: code!,
    };
    // 1005 says "there was no code", and a Close without a body says just that.
    const repairs: Repair[] = code === 1005 ? ['remove-close-body'] : [];
    const rule = 'close-code-forbidden';
    violations.push({ rule, spans: [span], section, closeCode: 1002, repairs });
  }
  if (reason === undefined) {
    const spans = [spanOf('close-reason', at + 2, body.subarray(2), CLOSE)];
    const repairs: Repair[] = ['remove-close-reason'];
    const rule = 'close-reason-not-utf8';
    violations.push({ rule, spans, section: NOT_UTF8, closeCode: 1007, repairs });
  }
  return violations;
}

/** @param at first byte of the field, in bytes */
function spanOf(field: FrameField, at: number, value: Uint8Array, section: string): FrameSpan {
  return { field, bitOffset: 8 * at, bitLength: 8 * value.length, value, section };
}

function isUtf8(bytes: Uint8Array): boolean {
  // Most text is ASCII and most texts are short: then looking is quicker than decoding.
  const isShortAscii = bytes.length <= 32 && bytes.every((byte) => byte < 0x80);
  return isShortAscii || decodeUtf8(bytes) !== undefined;
}

/**
 * The rules that a whole frame breaks: those of its header, then those of its payload.
 *
 * @param offset first byte of the frame, in bytes, for the spans
 * @throws {RangeError} if the offset is no place in bytes, or there is no such receiver
 * @example
 * ```ts
 * import { decodeHex } from '#protocol/bytes.ts';
 * import { parseFrame } from '#protocol/frame.ts';
 * const frame = parseFrame(decodeHex('88 81 00 00 00 00 03'))!;
 * checkFrame(frame, { receiver: 'client' }).map(({ rule }) => rule); // => ['mask-forbidden', 'close-body-one-byte']
 * ```
 */
export function checkFrame(frame: Frame, context: CheckContext = {}, offset = 0): Violation[] {
  const ofHeader = checkHeader(frame, context, offset);
  const ofPayload = checkPayload(frame, offset);
  const mended = ofHeader.map((violation) => ({
    ...violation,
    repairs: violation.repairs.filter((repair) => !isWrongGuess(repair, frame, ofPayload.length)),
  }));
  return [...mended, ...ofPayload];
}

/** Whether a repair would make text of what is no UTF-8. If a bit is set, that is probably compressed. */
function isWrongGuess(repair: Repair, frame: Frame, broken: number): boolean {
  const isPlain = repair.startsWith('clear-');
  if (!isPlain && repair !== 'make-text') return false;
  const text = isPlain ? plain(frame) : { ...frame, opcode: OPCODE.text };
  return checkPayload(text).length > broken;
}
