/** 14.1: write a Close frame. */

import type { Draw } from '../draw.ts';
import type { Exercise, HexPart, Label, Trap } from '../exercise.ts';
import { hexTraps } from '../known-mistakes.ts';
import { distinctTraps } from '../traps.ts';
import { concatBytes, decodeHex, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { serializeCloseBody } from '#protocol/close-body.ts';
import { frameSpans } from '#protocol/frame-spans.ts';
import { maskingKeyFrom } from '#protocol/mask.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { type FrameInit, serializeFrame } from '#protocol/serialize-frame.ts';

export interface CloseCase {
  readonly code: number;
  readonly reason: string;
  /** From a client. */
  readonly key: Uint8Array | undefined;
}

const CODES = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 3000, 4000];
const REASONS = ['', 'bye', 'busy', '再见', 'done'];

/** A code and a reason; from a client with a masking key. */
export function drawClose(draw: Draw): CloseCase {
  const code = draw.pick(CODES);
  const reason = draw.pick(REASONS);
  const isMasked = draw.pick([false, true]);
  return { code, reason, key: isMasked ? draw.bytes(4) : undefined };
}

/** What may be wrong besides the mask; the frame is masked with this key, or not. */
function slipsOf(
  { code, reason }: CloseCase,
  maskingKey: number | undefined,
): Readonly<Record<string, Uint8Array | undefined>> {
  const text = encodeUtf8(reason);
  const body = serializeCloseBody(code, reason);
  const frame = (init: Partial<FrameInit>) =>
    serializeFrame({ opcode: OPCODE.close, maskingKey, payload: body, ...init });
  const withCode = (bytes: Uint8Array) => frame({ payload: concatBytes(bytes, text) });
  return {
    'code-little-endian': withCode(serializeCloseBody(code).toReversed()),
    'code-as-text': withCode(encodeUtf8(String(code))),
    'code-digits': withCode(decodeHex(String(code))),
    'length-without-code': frame({ payloadLength: text.length }),
    'code-missing': frame({ payload: text }),
    'reason-missing': text.length === 0 ? undefined : frame({ payload: body.slice(0, 2) }),
    'reason-first': frame({ payload: concatBytes(text, body.slice(0, 2)) }),
    'fin-missing': frame({ fin: false }),
    'other-opcode': frame({ opcode: OPCODE.text }),
    'length-of-frame': frame({ payloadLength: frame({}).length }),
  };
}

function trapsOf(drawn: CloseCase, right: Uint8Array): Trap[] {
  const { code, reason, key } = drawn;
  const body = serializeCloseBody(code, reason);
  const holes = { length: body.length, text: body.length - 2 };
  const plain = serializeFrame({ opcode: OPCODE.close, payload: body });
  if (key === undefined) {
    const masked = plain.map((byte, i) => (i === 1 ? byte | 0x80 : byte));
    const slips = { 'mask-set': masked, ...slipsOf(drawn, undefined), 'payload-alone': body };
    return hexTraps(right, slips, holes);
  }
  const maskingKey = maskingKeyFrom(key);
  const [header, payload] = [right.slice(0, 6), right.slice(6)];
  const counted = {
    opcode: OPCODE.close,
    maskingKey,
    payload: body,
    payloadLength: body.length + 4,
  };
  const traps = hexTraps(
    right,
    {
      'mask-missing': plain,
      'not-xored': concatBytes(header, body),
      'key-missing': concatBytes(right.slice(0, 2), payload),
      'mask-bit-missing': concatBytes(plain.slice(0, 2), right.slice(2)),
      'key-counted': serializeFrame(counted),
      ...slipsOf(drawn, maskingKey),
      'payload-alone': payload,
    },
    holes,
  );
  const unmasked = hexTraps(right, slipsOf(drawn, undefined), holes).map((trap): Trap => ({
    ...trap,
    also: () => [{ key: 'mask-missing' }],
  }));
  return distinctTraps(encodeHex(right), [...traps, ...unmasked]);
}

export const close: Exercise = {
  id: 'close',
  number: '14.1',
  worked: 'what-a-close-frame-says',
  sections: ['RFC 6455 §5.5.1', 'RFC 6455 §5.2', 'RFC 6455 §5.3'],
  task(draw) {
    const drawn = drawClose(draw);
    const { code, reason, key } = drawn;
    const body = serializeCloseBody(code, reason);
    const maskingKey = key === undefined ? undefined : maskingKeyFrom(key);
    const right = serializeFrame({ opcode: OPCODE.close, payload: body, maskingKey });
    // The payload as a whole would hide the code and the reason in it.
    const spans = frameSpans(right).filter(({ field }) => field !== 'payload');
    const part: HexPart = {
      kind: 'hex',
      id: 'frame',
      right,
      spans,
      traps: trapsOf(drawn, right),
    };
    const holes = {
      // No groups of digits: a code is no amount.
      code: String(code),
      high: code >> 8,
      low: code & 0xff,
      codeHex: encodeHex(body.slice(0, 2)),
      reason,
      reasonHex: encodeHex(body.slice(2)),
      length: body.length,
      head: encodeHex(right.slice(0, 2)),
      body: encodeHex(body),
      key: key === undefined ? '' : encodeHex(key),
      masked: encodeHex(right.slice(-body.length)),
    };
    const rows: (string | Label)[][] = [
      [{ label: 'row-sender' }, { label: key === undefined ? 'server' : 'client' }],
      [{ label: 'row-code' }, holes.code],
      [
        { label: 'row-reason' },
        reason === '' ? { label: 'no-reason' } : `${reason} (\`${holes.reasonHex}\`)`,
      ],
      ...(key === undefined ? [] : [[{ label: 'row-key' }, `\`${holes.key}\``]]),
    ];
    return {
      shown: [{ kind: 'table', rows, caption: { label: 'what' } }],
      parts: [part],
      steps: [
        { key: 'code', holes },
        { key: reason === '' ? 'body-code' : 'body-reason', holes },
        { key: key === undefined ? 'head-server' : 'head-client', holes },
        ...(key === undefined ? [] : [{ key: 'masked', holes }]),
        {
          key: 'together',
          holes: { answer: encodeHex(right) },
          shown: { kind: 'bytes', bytes: right, spans },
        },
      ],
      frames: right,
    };
  },
};
