import { describe, expect, test, vi } from 'vitest';
import { decodeHex, encodeHex } from '#protocol/bytes.ts';
import {
  type CheckContext,
  checkFrame,
  checkHeader,
  checkPayload,
  type Rule,
  RULES,
  type Violation,
} from '#protocol/check.ts';
import { closeCode } from '#protocol/close-code.ts';
import { parseFrame, parseHeader } from '#protocol/frame.ts';
import { MAX_CONTROL_PAYLOAD } from '#protocol/opcode.ts';
import { REPAIRS, type Repair, repairFrame } from '#protocol/repair-frame.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';
import { type FrameSpan, frameSpans } from '#protocol/frame-spans.ts';
import { byteRange } from '#protocol/span.ts';

const NEW_KEY = 0x01020304;
const DEFLATE = { permessageDeflate: true };

interface Refused {
  readonly hex: string;
  readonly context?: CheckContext;
  readonly rule: Rule;
  readonly section: string;
  readonly closeCode?: number;
  /** `field` or `field=value` of each span. */
  readonly spans: string;
  /** What each repair makes of the frame. */
  readonly repairs?: Partial<Record<Repair, string>>;
}

/** Frames that break exactly one rule. */
const REFUSED: readonly Refused[] = [
  {
    hex: '81 05 48 65 6c 6c 6f',
    context: { receiver: 'server' },
    rule: 'mask-missing',
    section: 'RFC 6455 §5.1',
    spans: 'mask=0',
    repairs: { 'add-mask': '81 85 01 02 03 04 49 67 6f 68 6e' },
  },
  {
    hex: '81 85 37 fa 21 3d 7f 9f 4d 51 58',
    context: { receiver: 'client' },
    rule: 'mask-forbidden',
    section: 'RFC 6455 §5.1',
    spans: 'mask=1 masking-key=939139389',
    repairs: { 'remove-mask': '81 05 48 65 6c 6c 6f' },
  },
  {
    hex: 'c1 05 48 65 6c 6c 6f',
    rule: 'reserved-bit',
    section: 'RFC 6455 §5.2',
    spans: 'rsv1=1',
    repairs: { 'clear-rsv1': '81 05 48 65 6c 6c 6f' },
  },
  {
    hex: 'a1 00',
    context: { negotiated: { ...DEFLATE, rsv1: true, rsv3: true } },
    rule: 'reserved-bit',
    section: 'RFC 6455 §5.2',
    spans: 'rsv2=1',
    repairs: { 'clear-rsv2': '81 00' },
  },
  {
    hex: '91 00',
    context: { negotiated: { ...DEFLATE, rsv1: true, rsv2: true } },
    rule: 'reserved-bit',
    section: 'RFC 6455 §5.2',
    spans: 'rsv3=1',
    repairs: { 'clear-rsv3': '81 00' },
  },
  {
    // Without an extension this payload cannot be text: it was compressed, so nothing is repaired.
    hex: 'c1 07 f2 48 cd c9 c9 07 00',
    rule: 'reserved-bit',
    section: 'RFC 6455 §5.2',
    spans: 'rsv1=1',
  },
  {
    hex: 'c0 07 f2 48 cd c9 c9 07 00',
    context: { negotiated: DEFLATE },
    rule: 'compressed-bit',
    section: 'RFC 7692 §6.1',
    spans: 'rsv1=1 opcode=0',
    repairs: { 'clear-rsv1': '80 07 f2 48 cd c9 c9 07 00' },
  },
  {
    hex: 'c9 00',
    context: { negotiated: DEFLATE },
    rule: 'compressed-bit',
    section: 'RFC 7692 §6.1',
    spans: 'rsv1=1 opcode=9',
    repairs: { 'clear-rsv1': '89 00' },
  },
  { hex: '83 01 00', rule: 'reserved-opcode', section: 'RFC 6455 §5.2', spans: 'opcode=3' },
  {
    hex: '8b 00',
    context: { negotiated: { opcodes: [3, 12] } },
    rule: 'reserved-opcode',
    section: 'RFC 6455 §5.2',
    spans: 'opcode=11',
  },
  {
    hex: '80 02 6c 6f',
    context: { before: 'idle' },
    rule: 'continuation-without-start',
    section: 'RFC 6455 §5.4',
    spans: 'opcode=0',
    repairs: { 'make-text': '81 02 6c 6f', 'make-binary': '82 02 6c 6f' },
  },
  {
    // No text can begin with these bytes.
    hex: '80 02 c3 28',
    context: { before: 'idle' },
    rule: 'continuation-without-start',
    section: 'RFC 6455 §5.4',
    spans: 'opcode=0',
    repairs: { 'make-binary': '82 02 c3 28' },
  },
  {
    hex: '81 02 6c 6f',
    context: { before: 'in-binary' },
    rule: 'data-inside-message',
    section: 'RFC 6455 §5.4',
    spans: 'opcode=1',
    repairs: { 'make-continuation': '80 02 6c 6f' },
  },
  {
    // A continuation could not be marked as compressed.
    hex: '42 01 00',
    context: { before: 'in-text', negotiated: DEFLATE },
    rule: 'data-inside-message',
    section: 'RFC 6455 §5.4',
    spans: 'opcode=2',
  },
  {
    hex: '80 00',
    context: { before: 'closed' },
    rule: 'data-after-close',
    section: 'RFC 6455 §5.5.1',
    spans: 'opcode=0',
  },
  {
    hex: '09 00',
    rule: 'control-fragmented',
    section: 'RFC 6455 §5.5',
    spans: 'fin=0 opcode=9',
    repairs: { 'set-fin': '89 00' },
  },
  {
    hex: `89 7e 00 7e${' 00'.repeat(126)}`,
    rule: 'control-too-long',
    section: 'RFC 6455 §5.5',
    spans: 'opcode=9 payload-length=126 extended-payload-length=126',
  },
  {
    hex: `82 7e 00 7d${' 00'.repeat(125)}`,
    rule: 'length-not-minimal',
    section: 'RFC 6455 §5.2',
    spans: 'payload-length=126 extended-payload-length=125',
    repairs: { 'shortest-length': `82 7d${' 00'.repeat(125)}` },
  },
  {
    hex: '89 7f 00 00 00 00 00 00 00 01 00',
    rule: 'length-not-minimal',
    section: 'RFC 6455 §5.2',
    spans: 'payload-length=127 extended-payload-length=1',
    repairs: { 'shortest-length': '89 01 00' },
  },
  {
    hex: '88 01 03',
    rule: 'close-body-one-byte',
    section: 'RFC 6455 §5.5.1',
    spans: 'payload=03',
    repairs: { 'remove-close-body': '88 00' },
  },
  {
    hex: '88 02 03 ed',
    rule: 'close-code-forbidden',
    section: 'RFC 6455 §7.4.1',
    spans: 'close-code=1005',
    repairs: { 'remove-close-body': '88 00' },
  },
  {
    hex: '88 02 03 ee',
    rule: 'close-code-forbidden',
    section: 'RFC 6455 §7.4.1',
    spans: 'close-code=1006',
  },
  {
    hex: '88 02 03 f7',
    rule: 'close-code-forbidden',
    section: 'RFC 6455 §7.4.1',
    spans: 'close-code=1015',
  },
  {
    hex: '88 02 00 00',
    rule: 'close-code-forbidden',
    section: 'RFC 6455 §7.4.2',
    spans: 'close-code=0',
  },
  {
    hex: '88 05 03 e8 62 c3 28',
    rule: 'close-reason-not-utf8',
    section: 'RFC 6455 §8.1',
    closeCode: 1007,
    spans: 'close-reason=62 c3 28',
    repairs: { 'remove-close-reason': '88 02 03 e8' },
  },
  {
    hex: '81 02 c3 28',
    rule: 'text-not-utf8',
    section: 'RFC 6455 §8.1',
    closeCode: 1007,
    spans: 'payload=c3 28',
  },
  {
    // An encoded surrogate, behind more ASCII than is looked at byte by byte.
    hex: `81 2b${' 61'.repeat(40)} ed a0 80`,
    rule: 'text-not-utf8',
    section: 'RFC 6455 §8.1',
    closeCode: 1007,
    spans: 'payload=ed a0',
  },
];

function check(hex: string, context?: CheckContext): Violation[] {
  return checkFrame(parseFrame(decodeHex(hex))!, context);
}

function describeSpans({ spans }: Violation): string {
  return spans
    .map(({ field, value }) => `${field}=${value instanceof Uint8Array ? encodeHex(value) : value}`)
    .join(' ');
}

function contains(outer: Omit<FrameSpan, 'value' | 'section'>, inner: FrameSpan): boolean {
  const starts = inner.bitOffset >= outer.bitOffset;
  const ends = inner.bitOffset + inner.bitLength <= outer.bitOffset + outer.bitLength;
  return inner.field === outer.field && starts && ends;
}

// Random frames by the thousand take a while on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

describe('checkFrame()', () => {
  test.each(REFUSED)('finds $rule in $hex', (refused) => {
    const { hex, context, rule, section, closeCode = 1002, spans, repairs = {} } = refused;
    const violations = check(hex, context);
    expect(violations.map((violation) => violation.rule)).toEqual([rule]);
    const violation = violations[0]!;
    expect(violation).toMatchObject({ rule, section, closeCode });
    expect(describeSpans(violation)).toBe(spans);
    const frame = parseFrame(decodeHex(hex))!;
    const repaired = violation.repairs.map((repair) => [
      repair,
      encodeHex(serializeFrame(repairFrame(frame, repair, NEW_KEY))),
    ]);
    expect(Object.fromEntries(repaired)).toEqual(repairs);
  });

  test('is tried above on every rule of a frame that can be held, and on every repair', () => {
    const rules = new Set(REFUSED.map(({ rule }) => rule));
    expect(RULES.filter((rule) => !rules.has(rule))).toEqual(['length-top-bit']);
    const repairs = new Set(REFUSED.flatMap(({ repairs = {} }) => Object.keys(repairs)));
    expect(REPAIRS.filter((repair) => !repairs.has(repair))).toEqual([]);
  });

  test.each<[string, CheckContext?]>([
    ['81 05 48 65 6c 6c 6f', { receiver: 'client' }],
    ['81 85 37 fa 21 3d 7f 9f 4d 51 58', { receiver: 'server' }],
    ['81 80 00 00 00 00', { receiver: 'server' }],
    ['01 03 48 65 6c'],
    ['80 02 6c 6f'],
    // A character may be cut by the end of a fragment, and a compressed payload is not text yet.
    ['01 01 c3'],
    ['80 01 a9'],
    ['c1 07 f2 48 cd c9 c9 07 00', { negotiated: DEFLATE }],
    ['41 07 f2 48 cd c9 c9 07 00', { negotiated: DEFLATE }],
    // Nor may it be after another extension, whichever bit that took.
    ['c1 02 c3 28', { negotiated: { rsv1: true } }],
    ['a1 02 c3 28', { negotiated: { rsv2: true } }],
    ['91 02 c3 28', { negotiated: { rsv3: true } }],
    ['82 02 c3 28'],
    ['8a 02 c3 28'],
    ['89 00'],
    ['88 00'],
    ['88 02 03 e8'],
    ['88 05 03 e8 c3 a9 21'],
    [`89 7d${' 00'.repeat(125)}`],
    [`82 7e 00 7e${' 00'.repeat(126)}`],
    ['f2 00', { negotiated: { rsv1: true, rsv2: true, rsv3: true } }],
    ['83 00', { negotiated: { opcodes: [3] } }],
    ['83 00', { negotiated: { opcodes: [3] }, before: 'in-text' }],
    ['81 00', { before: 'idle' }],
    ['02 00', { before: 'idle' }],
    ['00 00', { before: 'in-text' }],
    ['80 00', { before: 'in-binary' }],
    ['89 00', { before: 'in-text' }],
    ['88 00', { before: 'in-binary' }],
    // Only data frames are forbidden there (RFC 6455 §5.5.1).
    ['8a 00', { before: 'closed' }],
  ])('finds nothing in %s', (hex, context) => {
    expect(check(hex, context)).toEqual([]);
  });

  test.each(['c1', 'a1', '91'])('of %s 02 c3 28 says the bit alone, and clears none', (byte0) => {
    const violations = check(`${byte0} 02 c3 28`);
    expect(violations).toMatchObject([{ rule: 'reserved-bit', repairs: [] }]);
  });

  test('judges every close code as the table of close codes does', () => {
    const frame = parseFrame(decodeHex('88 02 00 00'))!;
    const wrong = Array.from({ length: 0x1_0000 }, (_, code) => code).filter((code) => {
      const payload = Uint8Array.of(code >> 8, code);
      const isForbidden = checkPayload({ ...frame, payload }).length > 0;
      return isForbidden === closeCode(code).onWire;
    });
    expect(wrong).toEqual([]);
  });

  test('lists everything that is wrong, header before payload', () => {
    const rules = check('78 86 00 00 00 00 00 00 ff ff ff ff', { receiver: 'client' });
    expect(rules.map((violation) => `${violation.rule} ${describeSpans(violation)}`)).toEqual([
      'reserved-bit rsv1=1',
      'reserved-bit rsv2=1',
      'reserved-bit rsv3=1',
      'control-fragmented fin=0 opcode=8',
      'mask-forbidden mask=1 masking-key=0',
      'close-code-forbidden close-code=0',
      'close-reason-not-utf8 close-reason=ff ff ff ff',
    ]);
  });

  test.each(REFUSED)('names the bits of $hex that frameSpans() names', ({ hex, context }) => {
    const placeOf = ({ field, bitOffset, bitLength }: FrameSpan) => ({
      field,
      bitOffset,
      bitLength,
    });
    const places = frameSpans(decodeHex(hex)).map(placeOf);
    const spans = check(hex, context).flatMap((violation) => violation.spans);
    // Of a text it is a part that is wrong.
    const isPart = (span: FrameSpan) =>
      span.field === 'payload' && places.some((place) => contains(place, span));
    const whole = spans.filter((span) => !isPart(span)).map(placeOf);
    expect(places).toEqual(expect.arrayContaining(whole));
  });

  test('counts the bits of its spans from where the frame stands', () => {
    const hexes = ['88 01 03', '88 02 03 ed', '88 03 03 e8 ff', '81 01 ff', '83 00'];
    for (const hex of hexes) {
      const frame = parseFrame(decodeHex(hex))!;
      const [[here], [there]] = [checkFrame(frame), checkFrame(frame, {}, 100)];
      const ranges = [here!, there!].map(({ spans }) => byteRange(spans[0]!));
      expect(ranges[1]!.start).toBe(ranges[0]!.start + 100);
      expect(ranges[1]!.end).toBe(ranges[0]!.end + 100);
    }
  });
});

describe('checkHeader()', () => {
  test.each([
    ['89 7e 00 7e', 'control-too-long'],
    ['82 7e 00 7c', 'length-not-minimal'],
    ['82 7f 00 00 00 00 00 00 ff ff', 'length-not-minimal'],
    ['82 7f 80 00 00 00 00 00 00 00', 'length-top-bit'],
    ['82 7f ff ff ff ff ff ff ff ff', 'length-top-bit'],
  ])('finds in %s, before any payload: %s', (hex, rule) => {
    const violations = checkHeader(parseHeader(decodeHex(hex))!, { receiver: 'client' });
    expect(violations.map((violation) => violation.rule)).toEqual([rule]);
    expect(violations[0]).toMatchObject({ closeCode: 1002 });
  });

  test('offers no repair for the top bit of a length: it may as well be another number', () => {
    const [violation] = checkHeader(parseHeader(decodeHex('82 7f 80 00 00 00 00 00 00 00'))!);
    expect(violation).toMatchObject({ section: 'RFC 6455 §5.2', repairs: [] });
    expect(describeSpans(violation!)).toBe('extended-payload-length=9223372036854775808');
  });

  test.each([
    '82 7f 7f ff ff ff ff ff ff ff',
    '82 7f 00 20 00 00 00 00 00 00',
    '89 7d',
    '82 7e ff ff',
  ])('finds nothing in %s', (hex) => {
    expect(checkHeader(parseHeader(decodeHex(hex))!)).toEqual([]);
  });

  test('finds both faults of a long control frame with a longer form than needed', () => {
    const header = parseHeader(decodeHex('8a 7f 00 00 00 00 00 00 00 7e'))!;
    expect(checkHeader(header).map(({ rule }) => rule)).toEqual([
      'control-too-long',
      'length-not-minimal',
    ]);
    expect(MAX_CONTROL_PAYLOAD).toBe(125);
  });
});
