import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { decodeHex, encodeHex } from '#protocol/bytes.ts';
import { type CheckContext, checkFrame, type Violation } from '#protocol/check.ts';
import { type Frame, parseFrame, parseHeader } from '#protocol/frame.ts';
import { MESSAGE_STATES } from '#protocol/message-state.ts';
import { type Repair, repairFrame } from '#protocol/repair-frame.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';
import { anyFrame, anyKey } from './any-frame.ts';

// Random frames by the thousand take a while on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

describe('repairFrame()', () => {
  /** Of a violation: the rule, and the bits that broke it. */
  const keyOf = (violation: Violation) =>
    `${violation.rule} ${violation.spans.map(({ field }) => field).join(' ')}`;

  const anyContext = fc.record(
    {
      receiver: fc.constantFrom('server', 'client'),
      before: fc.constantFrom(...MESSAGE_STATES),
      negotiated: fc.record(
        { permessageDeflate: fc.boolean(), rsv1: fc.boolean(), rsv2: fc.boolean() },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: [] },
  ) satisfies fc.Arbitrary<CheckContext>;

  const anyClose = fc
    .tuple(anyFrame, fc.uint8Array({ maxLength: 6 }), fc.constantFrom([], [3, 0xe8], [3, 0xed]))
    .map(([frame, reason, code]) => {
      const payload = Uint8Array.from([...code, ...reason]);
      return { ...frame, opcode: 8, lengthForm: undefined, payload };
    });

  test('makes a frame keep the rule and breaks no other', () => {
    fc.assert(
      fc.property(fc.oneof(anyFrame, anyClose), anyContext, anyKey, (init, context, key) => {
        const judge = (frame: Frame) => checkFrame(frame, context);
        const frame = parseFrame(serializeFrame(init))!;
        const before = judge(frame);
        for (const violation of before) {
          for (const repair of violation.repairs) {
            const bytes = serializeFrame(repairFrame(frame, repair, key));
            const after = judge(parseFrame(bytes)!).map(keyOf);
            expect(after).not.toContain(keyOf(violation));
            expect(before.map(keyOf)).toEqual(expect.arrayContaining(after));
          }
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('leaves the frame that it is given', () => {
    const frame = parseFrame(decodeHex('88 05 03 e8 62 c3 28'))!;
    const { payload } = repairFrame(frame, 'remove-close-reason');
    expect(payload).toEqual(Uint8Array.of(3, 0xe8));
    expect(encodeHex(serializeFrame(frame))).toBe('88 05 03 e8 62 c3 28');
  });

  test('works on a header alone', () => {
    const header = parseHeader(decodeHex('c9 fe 00 05 37 fa 21 3d'))!;
    const repairs: Repair[] = ['clear-rsv1', 'remove-mask', 'shortest-length'];
    const repaired = repairs.map((repair) => repairFrame(header, repair));
    expect(repaired).toMatchObject([
      { rsv1: false, payloadLength: 5 },
      { maskingKey: undefined, payloadLength: 5 },
      { lengthForm: undefined, payloadLength: 5 },
    ]);
    expect(encodeHex(serializeFrame(repairFrame(header, 'remove-close-body')))).toBe(
      'c9 80 37 fa 21 3d',
    );
  });

  test('adds no mask without a key', () => {
    const frame = parseFrame(decodeHex('81 00'))!;
    expect(() => repairFrame(frame, 'add-mask')).toThrow(
      new TypeError('Cannot add a mask without a key'),
    );
  });
});
