import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatBytes, decodeHex, decodeUtf8, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { violationValue } from '#i18n/rule-title.ts';
import { parseFrame } from '#protocol/frame.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';
import { flipBit, insertByte, removeByte, setByte } from '#widgets/frame-workbench/edit.ts';
import {
  advance,
  contextOf,
  judge,
  load,
  payloadOf,
  select,
  selectedFrame,
  spansBetween,
  spansOf,
  type State,
  unmaskedByte,
  verdictOf,
} from '#widgets/frame-workbench/model.ts';
import { type FieldName, repair, setField } from '#widgets/frame-workbench/set-field.ts';

const KEY = 0x37fa213d;
const SERVER = { receiver: 'server', deflate: false } as const;
const CLIENT = { receiver: 'client', deflate: false } as const;
const MASKED = '81 85 37 fa 21 3d 7f 9f 4d 51 58';

const from = (hex: string, context: Pick<State, 'receiver' | 'deflate'> = SERVER) =>
  load(decodeHex(hex), context);
const hexOf = (state: State | undefined) => state && encodeHex(state.bytes);
const set = (state: State, field: FieldName, value: string) => setField(state, field, value, KEY);
const rulesOf = (state: State) =>
  judge(state.bytes, selectedFrame(state)!, contextOf(state)).map(({ rule }) => rule);

describe('load()', () => {
  test('looks at the first mistake', () => {
    expect(from(`${MASKED} ${MASKED} 81 00`).selected).toBe(23);
    expect(from(MASKED).selected).toBe(0);
    expect(from('').selected).toBe(0);
  });

  test('takes long streams to pieces step by step', () => {
    const bytes = Uint8Array.from({ length: 40_000 }, (_, i) => (i % 2 ? 0 : 0x81));
    let state = load(bytes, CLIENT);
    expect(state.index.complete).toBe(false);
    while (!state.index.complete) state = advance(state);
    expect(state.index.frames).toBe(20_000);
  });
});

describe('bits and bytes', () => {
  test('flipBit() changes one bit and looks at its byte', () => {
    const flipped = flipBit(from(MASKED), 8);
    expect(hexOf(flipped)).toBe('81 05 37 fa 21 3d 7f 9f 4d 51 58');
    expect(flipped.selected).toBe(1);
    expect(flipped.index.frames).toBe(2);
    expect(flipBit(flipped, 8 * 11).bytes).toBe(flipped.bytes);
    expect(flipBit(flipped, -1).bytes).toBe(flipped.bytes);
  });

  test('setByte() overwrites, and appends at the end', () => {
    expect(hexOf(setByte(from('81 00'), 0, 0x89))).toBe('89 00');
    expect(hexOf(setByte(from('81 00'), 2, 0x89))).toBe('81 00 89');
    expect(hexOf(setByte(from(''), 0, 0x89))).toBe('89');
  });

  test('insertByte() and removeByte() keep the selection inside', () => {
    expect(hexOf(insertByte(from('81 00'), 1))).toBe('81 00 00');
    const removed = removeByte(select(from('81 00'), 2), 1);
    expect([hexOf(removed), removed.selected]).toEqual(['81', 1]);
    expect(removeByte(removed, 1)).toBe(removed);
  });

  test('leave the state before them as it was', () => {
    const before = from(MASKED);
    flipBit(before, 3);
    setByte(before, 4, 0);
    removeByte(before, 0);
    expect(hexOf(before)).toBe(MASKED);
  });
});

describe('setField()', () => {
  test('sets bits and the opcode in place', () => {
    const state = from(MASKED);
    expect(hexOf(set(state, 'fin', '0'))?.slice(0, 2)).toBe('01');
    expect(hexOf(set(state, 'rsv1', '1'))?.slice(0, 2)).toBe('c1');
    expect(hexOf(set(state, 'rsv2', '1'))?.slice(0, 2)).toBe('a1');
    expect(hexOf(set(state, 'rsv3', '1'))?.slice(0, 2)).toBe('91');
    expect(hexOf(set(state, 'opcode', '10'))?.slice(0, 2)).toBe('8a');
  });

  test('masks and unmasks without changing what is said', () => {
    const bare = set(from(MASKED), 'mask', '0')!;
    expect(hexOf(bare)).toBe('81 05 48 65 6c 6c 6f');
    expect(hexOf(set(bare, 'mask', '1'))).toBe(MASKED);
    expect(hexOf(set(from(MASKED), 'mask', '1'))).toBe(MASKED);
    expect(hexOf(set(from(MASKED), 'key', '00 00 00 00'))).toBe('81 85 00 00 00 00 48 65 6c 6c 6f');
  });

  test('writes the length in the form asked for, if it fits', () => {
    const long = set(from('81 05 48 65 6c 6c 6f'), 'form', '64')!;
    expect(hexOf(long)).toBe('81 7f 00 00 00 00 00 00 00 05 48 65 6c 6c 6f');
    expect(hexOf(set(long, 'form', 'shortest'))).toBe('81 05 48 65 6c 6c 6f');
    const header = from('82 7f 00 00 00 00 00 01 00 00');
    expect(set(header, 'form', '16')).toBeUndefined();
    // A form that was longer than needed stays when the payload changes.
    expect(hexOf(set(long, 'text', 'Hi'))).toBe('81 7f 00 00 00 00 00 00 00 02 48 69');
    expect(hexOf(set(from('81 05 48 65 6c 6c 6f'), 'hex', '41'.repeat(126)))).toMatch(
      /^81 7e 00 7e/,
    );
  });

  test('sets the payload of a frame that was cut off, and of one among others', () => {
    expect(hexOf(set(from('81 7e 01'), 'fin', '0'))).toBe('01 7e 01');
    expect(set(from('81 7e 01'), 'text', 'x')).toBeUndefined();
    expect(hexOf(set(from('81 05 48'), 'text', 'é'))).toBe('81 02 c3 a9');
    const three = select(from('89 00 81 01 41 88 00'), 3);
    expect(hexOf(set(three, 'text', 'BC'))).toBe('89 00 81 02 42 43 88 00');
  });

  test('refuses what cannot stand there', () => {
    const state = from(MASKED);
    const impossible: [FieldName, string][] = [
      ['fin', '2'],
      ['mask', 'yes'],
      ['opcode', '16'],
      ['opcode', ''],
      ['form', '8'],
      ['key', '37 fa 21'],
      ['key', 'zz'],
      ['hex', '4'],
    ];
    for (const [field, value] of impossible) expect(set(state, field, value)).toBeUndefined();
    expect(set(from(''), 'fin', '1')).toBeUndefined();
    expect(selectedFrame(from(''))).toBeUndefined();
    expect(set(from('81'), 'mask', '1')).toBeUndefined();
    expect(set(from('81'), 'form', '16')).toBeUndefined();
  });

  test('leaves all other frames and fields as they are', () => {
    const other = fc
      .uint8Array({ maxLength: 8 })
      .map((payload) => serializeFrame({ opcode: 2, payload }));
    const init = fc.record({
      fin: fc.boolean(),
      rsv1: fc.boolean(),
      opcode: fc.nat(15),
      maskingKey: fc.option(fc.nat(0xffff_ffff), { nil: undefined }),
      payload: fc.uint8Array({ maxLength: 200 }),
    });
    const fields = fc.constantFrom<FieldName>('fin', 'rsv2', 'mask');
    fc.assert(
      fc.property(other, init, other, fields, fc.boolean(), (before, frame, after, field, on) => {
        const bytes = concatBytes(before, serializeFrame(frame), after);
        const state = select(load(bytes, SERVER), before.length);
        const next = set(state, field, on ? '1' : '0')!;
        const end = next.bytes.length - after.length;
        expect(next.bytes.subarray(0, before.length)).toEqual(before);
        expect(next.bytes.subarray(end)).toEqual(after);
        const { fin, opcode, payload, rsv2, maskingKey } = parseFrame(next.bytes, before.length)!;
        expect({ opcode, payload }).toEqual({ opcode: frame.opcode, payload: frame.payload });
        expect(fin).toBe(field === 'fin' ? on : frame.fin);
        expect(rsv2).toBe(field === 'rsv2' && on);
        expect(maskingKey !== undefined).toBe(
          field === 'mask' ? on : frame.maskingKey !== undefined,
        );
      }),
    );
  });
});

describe('repair()', () => {
  const cases: [string, 'server' | 'client', string, string][] = [
    ['c1 00', 'client', 'clear-rsv1', '81 00'],
    ['09 00', 'client', 'set-fin', '89 00'],
    ['81 05 48 65 6c 6c 6f', 'server', 'add-mask', MASKED],
    [MASKED, 'client', 'remove-mask', '81 05 48 65 6c 6c 6f'],
    ['82 7e 00 02 01 02', 'client', 'shortest-length', '82 02 01 02'],
    ['82 7e 00 7c', 'client', 'shortest-length', '82 7c'],
    ['88 01 03', 'client', 'remove-close-body', '88 00'],
    ['88 02 03 ed', 'client', 'remove-close-body', '88 00'],
    ['88 03 03 e8 ff', 'client', 'remove-close-reason', '88 02 03 e8'],
  ];
  test.each(cases)('makes of %s to a %s by %s: %s', (hex, receiver, name, expected) => {
    const state = from(hex, { receiver, deflate: false });
    const [violation] = judge(state.bytes, selectedFrame(state)!, contextOf(state));
    expect(violation?.repairs).toContain(name);
    const repaired = repair(
      state,
      violation!.repairs.find((one) => one === name)!,
      KEY,
    );
    expect(hexOf(repaired)).toBe(expected);
    expect(rulesOf(repaired)).toEqual([]);
  });

  test('has nothing to do where there is no header', () => {
    const state = from('81');
    expect(repair(state, 'set-fin', KEY)).toBe(state);
  });
});

describe('judge()', () => {
  test('knows the receiver and what was negotiated', () => {
    expect(rulesOf(from('81 00'))).toEqual(['mask-missing']);
    expect(rulesOf(from('c1 00', CLIENT))).toEqual(['reserved-bit']);
    expect(rulesOf(from('c1 00', { receiver: 'client', deflate: true }))).toEqual([]);
  });

  test('judges a header without its payload, and nothing without a header', () => {
    expect(rulesOf(from('89 7e 00 7e', CLIENT))).toEqual(['control-too-long']);
    expect(rulesOf(from('89', CLIENT))).toEqual([]);
  });

  test.each([
    ['01 00 81 00', 'data-inside-message'],
    ['81 00 80 00', 'continuation-without-start'],
    ['01 00 89 00 82 7e', undefined],
    ['01 00 89 00 82 7e ff ff', 'data-inside-message'],
    ['88 00 81 00', 'data-after-close'],
    ['01 00 89 00 80 00', undefined],
    // A stream may begin in the middle of a message.
    ['80 00', undefined],
    ['00 00 89 00 80 00 81 00', undefined],
    ['00 00 80 00 80 00', 'continuation-without-start'],
  ])('judges the last frame of %s by those before it: %s', (hex, rule) => {
    const state = from(hex, CLIENT);
    const last = select(state, state.bytes.length - 1);
    expect(rulesOf(last)).toEqual(rule === undefined ? [] : [rule]);
  });

  test('judges a large payload only if there is time', () => {
    const payload = new Uint8Array(10_000).fill(0xff);
    const { bytes, index } = load(serializeFrame({ opcode: 1, payload }), CLIENT);
    const place = selectedFrame({ bytes, index, selected: 0, ...CLIENT })!;
    expect(judge(bytes, place, contextOf(CLIENT))).toEqual([]);
    const rules = judge(bytes, place, contextOf(CLIENT), true).map(({ rule }) => rule);
    expect(rules).toEqual(['text-not-utf8']);
  });

  test('violationValue() is the number that the words speak of', () => {
    const valueIn = (hex: string) => {
      const state = from(hex, CLIENT);
      const place = selectedFrame(state);
      return violationValue(judge(state.bytes, place!, contextOf(state))[0]!, place?.header);
    };
    expect(valueIn('8b 00')).toBe('B');
    expect(valueIn('88 02 03 ed')).toBe(1005);
    expect(valueIn('82 7e 00 7c')).toBe(124);
    expect(valueIn('82 7f 80 00 00 00 00 00 00 00')).toBe(2n ** 63n);
  });
});

describe('verdictOf()', () => {
  test.each([
    ['81 82 00 00 00 00 48 69', 'fine'],
    ['81 02 48 69', 'wrong'],
    ['81 82 00 00 00 00 48', 'cut'],
    // More bytes will not mend it.
    ['81 02 48', 'wrong'],
    ['81', 'headerCut'],
    ['81 82 00', 'headerCut'],
  ])('of %s is %s', (hex, verdict) => {
    const state = from(hex);
    expect(verdictOf(state.bytes, selectedFrame(state)!, contextOf(state))).toBe(verdict);
  });
});

describe('what is shown', () => {
  test('spansBetween() has the spans of every frame that is touched', () => {
    const state = from('89 00 81 01 41 88 02 03 e8', CLIENT);
    const fields = spansBetween(state, 2, 6).map(({ field, bitOffset }) => `${field}@${bitOffset}`);
    expect(fields).toContain('payload@32');
    expect(fields).toContain('fin@40');
    expect(fields).not.toContain('fin@0');
  });

  test('spansOf() cuts a large frame into header and payload only', () => {
    const bytes = serializeFrame({ opcode: 8, payload: new Uint8Array(9000) });
    const state = load(bytes, CLIENT);
    const spans = spansOf(bytes, selectedFrame(state)!);
    expect(spans.at(-1)).toMatchObject({ field: 'payload', bitOffset: 32, bitLength: 72_000 });
    expect(payloadOf(bytes, selectedFrame(state)!)).toBeUndefined();
  });

  test('payloadOf() unmasks what is there, and no byte of the next frame', () => {
    const state = select(from(`${MASKED} 89 00`), 0);
    expect(decodeUtf8(payloadOf(state.bytes, selectedFrame(state)!)!)).toBe('Hello');
    const cut = from('81 85 37 fa 21 3d 7f 9f');
    expect(payloadOf(cut.bytes, selectedFrame(cut)!)).toEqual(encodeUtf8('He'));
    expect(payloadOf(Uint8Array.of(0x81), selectedFrame(from('81'))!)).toBeUndefined();
  });

  test('unmaskedByte() is for masked payload bytes alone', () => {
    const { bytes, index } = from(MASKED);
    const place = selectedFrame({ bytes, index, selected: 0, ...SERVER })!;
    expect(unmaskedByte(bytes, place, 10)).toBe(0x6f);
    expect(unmaskedByte(bytes, place, 5)).toBeUndefined();
    expect(unmaskedByte(bytes, place, 11)).toBeUndefined();
    const bare = from('81 01 41', CLIENT);
    expect(unmaskedByte(bare.bytes, selectedFrame(bare)!, 2)).toBeUndefined();
  });
});

describe('a long stream, which is edited where it lies', () => {
  const LONG = 2 ** 20 + 7;
  const start = () => {
    const bytes = new Uint8Array(LONG);
    for (let at = 0; at < LONG; at += 2) bytes[at] = 0x81;
    return load(bytes, { receiver: 'client', deflate: false });
  };

  test('holds what the same edits of a plain list give', () => {
    let state = start();
    const list = [...state.bytes];
    const edits = [
      ...[0, 1, 70_000, LONG - 1].map((offset) => ['set', offset] as const),
      ...[0, 70_000, LONG - 1].map((offset) => ['remove', offset] as const),
      ...[0, 1, 70_000, LONG - 4].map((offset) => ['insert', offset] as const),
    ];
    for (const [kind, offset] of edits) {
      if (kind === 'set') {
        state = setByte(state, offset, 0x42);
        list[offset] = 0x42;
      } else if (kind === 'remove') {
        state = removeByte(state, offset);
        list.splice(offset, 1);
      } else {
        state = insertByte(state, offset);
        list.splice(offset, 0, 0);
      }
      expect(Buffer.compare(state.bytes, Uint8Array.from(list)), `${kind} ${offset}`).toBe(0);
    }
  });

  test('is another array after each edit, so that views notice', () => {
    const before = start();
    const after = setByte(before, 5, 1);
    expect(after.bytes).not.toBe(before.bytes);
  });
});
