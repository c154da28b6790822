/**
 * The rules of RFC 6455 §5 for a single frame, given who receives it and what was negotiated.
 *
 * A check never throws: it returns every rule that the frame breaks, in the order of the bits
 * concerned, each with those bits, its section, the close code that answers it and the repairs that
 * make the frame legal without guessing what its sender meant. The order of frames in a message is
 * not judged here.
 * @module
 */

import { decodeUtf8 } from './bytes.ts';
import { closeCode } from './close-code.ts';
import { type Frame, type FrameHeader, type FrameInit, shortestForm } from './frame.ts';
import { type FrameField, type FrameSpan, headerSpans } from './frame-spans.ts';
import { isControl, OPCODE, opcodeName } from './opcode.ts';

/** The largest payload of a control frame, in bytes (RFC 6455 §5.5). */
export const MAX_CONTROL_PAYLOAD = 125;

/** Which end of the connection receives the frame; the other one sent it. */
export type Receiver = 'server' | 'client';

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
}

/** Names of the rules. */
export const RULES = [
  'reserved-bit',
  'compressed-bit',
  'reserved-opcode',
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

/** Names of the repairs that {@link repairFrame} can apply. */
export const REPAIRS = [
  'clear-rsv1',
  'clear-rsv2',
  'clear-rsv3',
  'set-fin',
  'add-mask',
  'remove-mask',
  'shortest-length',
  'remove-close-body',
  'remove-close-reason',
] as const;

/** Name of a repair. */
export type Repair = (typeof REPAIRS)[number];

/** A broken rule. */
export interface Violation {
  readonly rule: Rule;
  /** The bits that break it. */
  readonly spans: readonly FrameSpan[];
  /** Where the rule stands, as in `'RFC 6455 §5.2'`. */
  readonly section: string;
  /** Status code of the Close frame that answers it. */
  readonly closeCode: 1002 | 1007;
  /** Each makes the frame keep this rule; none where a repair would be a guess. */
  readonly repairs: readonly Repair[];
}

/**
 * The rules that a header breaks; known before any payload has arrived.
 *
 * @param offset first byte of the frame, in bytes, for the spans
 * @example
 * ```ts
 * import { parseHeader } from '#protocol/frame.ts';
 * const header = parseHeader(Uint8Array.of(0xc1, 0x05))!;
 * checkHeader(header, { receiver: 'client' }).map(({ rule }) => rule); // => ['reserved-bit']
 * checkHeader(header, { receiver: 'server' }).map(({ rule }) => rule); // => ['reserved-bit', 'mask-missing']
 * checkHeader(header, { negotiated: { permessageDeflate: true } }); // => []
 * ```
 */
export function checkHeader(
  header: FrameHeader,
  { receiver, negotiated = {} }: CheckContext = {},
  offset = 0,
): Violation[] {
  const violations: Violation[] = [];
  const spans = headerSpans(header, offset);
  const found = (rule: Rule, fields: FrameField[], section: string, repairs: Repair[] = []) =>
    violations.push({
      rule,
      spans: spans.filter(({ field }) => fields.includes(field)),
      section,
      closeCode: 1002,
      repairs,
    });

  const { opcode, lengthForm, payloadLength } = header;
  const control = isControl(opcode);
  const deflate = negotiated.permessageDeflate === true;
  if (header.rsv1 && deflate && (control || opcode === OPCODE.continuation)) {
    found('compressed-bit', ['rsv1', 'opcode'], 'RFC 7692 §6.1', ['clear-rsv1']);
  }
  for (const bit of ['rsv1', 'rsv2', 'rsv3'] as const) {
    const agreed = negotiated[bit] === true || (bit === 'rsv1' && deflate);
    if (header[bit] && !agreed) found('reserved-bit', [bit], 'RFC 6455 §5.2', [`clear-${bit}`]);
  }
  if (opcodeName(opcode) === undefined && !negotiated.opcodes?.includes(opcode)) {
    found('reserved-opcode', ['opcode'], 'RFC 6455 §5.2');
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
  const lengthFields: FrameField[] = ['payload-length', 'extended-payload-length'];
  if (control && payloadLength > MAX_CONTROL_PAYLOAD) {
    found('control-too-long', ['opcode', ...lengthFields], 'RFC 6455 §5.5');
  }
  if (lengthForm > shortestForm(payloadLength)) {
    found('length-not-minimal', lengthFields, 'RFC 6455 §5.2', ['shortest-length']);
  }
  if (payloadLength >= 2n ** 63n) {
    found('length-top-bit', ['extended-payload-length'], 'RFC 6455 §5.2');
  }
  return violations;
}

/**
 * The rules that a whole frame breaks: those of its header, then those of its payload.
 *
 * Text is judged only in a frame that is a whole message (FIN is 1, opcode is text, not compressed):
 * a fragment may end inside a character (RFC 6455 §5.6).
 *
 * @param offset first byte of the frame, in bytes, for the spans
 * @example
 * ```ts
 * import { decodeHex } from '#protocol/bytes.ts';
 * import { parseFrame } from '#protocol/frame.ts';
 * const [violation] = checkFrame(parseFrame(decodeHex('88 02 03 ed'))!);
 * violation?.rule; // => 'close-code-forbidden'
 * violation?.closeCode; // => 1002
 * ```
 */
export function checkFrame(frame: Frame, context: CheckContext = {}, offset = 0): Violation[] {
  const violations = checkHeader(frame, context, offset);
  const { opcode, payload } = frame;
  const start = 8 * (offset + frame.headerLength);
  const found = (
    rule: Rule,
    code: 1002 | 1007,
    section: string,
    repairs: Repair[],
    span: Omit<FrameSpan, 'section'>,
  ) =>
    violations.push({
      rule,
      spans: [{ ...span, section: 'RFC 6455 §5.5.1' }],
      section,
      closeCode: code,
      repairs,
    });
  if (opcode === OPCODE.close && payload.length === 1) {
    const span = { field: 'payload', bitOffset: start, bitLength: 8, value: payload } as const;
    found('close-body-one-byte', 1002, 'RFC 6455 §5.5.1', ['remove-close-body'], span);
  }
  if (opcode === OPCODE.close && payload.length >= 2) {
    const code = (payload[0]! << 8) | payload[1]!;
    const { onWire, section } = closeCode(code);
    if (!onWire) {
      // 1005 says "there was no code", and a Close without a body says just that.
      const repairs: Repair[] = code === 1005 ? ['remove-close-body'] : [];
      const span = { field: 'close-code', bitOffset: start, bitLength: 16, value: code } as const;
      found('close-code-forbidden', 1002, section, repairs, span);
    }
    const reason = payload.subarray(2);
    if (decodeUtf8(reason) === undefined) {
      found('close-reason-not-utf8', 1007, 'RFC 6455 §5.5.1', ['remove-close-reason'], {
        field: 'close-reason',
        bitOffset: start + 16,
        bitLength: 8 * reason.length,
        value: reason,
      });
    }
  }
  const wholeText = opcode === OPCODE.text && frame.fin && !frame.rsv1;
  if (wholeText && decodeUtf8(payload) === undefined) {
    violations.push({
      rule: 'text-not-utf8',
      spans: [
        {
          field: 'payload',
          bitOffset: start,
          bitLength: 8 * payload.length,
          value: payload,
          section: 'RFC 6455 §5.2',
        },
      ],
      section: 'RFC 6455 §8.1',
      closeCode: 1007,
      repairs: [],
    });
  }
  return violations;
}

/**
 * Applies a repair: the fields of a frame that keeps the rule, ready to be serialised.
 *
 * @param frame a parsed frame, or the fields of one whose payload has not all arrived
 * @param newMaskingKey for `'add-mask'`: unsigned 32 bits, fresh and unpredictable (RFC 6455 §5.3)
 * @throws {TypeError} if `'add-mask'` gets no key
 * @example
 * ```ts
 * import { decodeHex, encodeHex } from '#protocol/bytes.ts';
 * import { parseFrame, serializeFrame } from '#protocol/frame.ts';
 * const frame = parseFrame(decodeHex('c1 00'))!;
 * encodeHex(serializeFrame(repairFrame(frame, 'clear-rsv1'))); // => '81 00'
 * ```
 */
export function repairFrame(frame: FrameInit, repair: Repair, newMaskingKey?: number): FrameInit {
  switch (repair) {
    case 'clear-rsv1':
      return { ...frame, rsv1: false };
    case 'clear-rsv2':
      return { ...frame, rsv2: false };
    case 'clear-rsv3':
      return { ...frame, rsv3: false };
    case 'set-fin':
      return { ...frame, fin: true };
    case 'add-mask':
      if (newMaskingKey === undefined) throw new TypeError('Cannot add a mask without a key');
      return { ...frame, maskingKey: newMaskingKey };
    case 'remove-mask':
      return { ...frame, maskingKey: undefined };
    case 'shortest-length':
      return { ...frame, lengthForm: undefined };
    case 'remove-close-body':
      return withPayload(frame, 0);
    case 'remove-close-reason':
      return withPayload(frame, 2);
  }
}

/** Keeps the first bytes of the payload, and says so in the length. */
function withPayload(frame: FrameInit, length: number): FrameInit {
  return {
    ...frame,
    payload: frame.payload?.subarray(0, length),
    payloadLength: undefined,
    lengthForm: undefined,
  };
}
