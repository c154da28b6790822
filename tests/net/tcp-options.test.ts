import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FieldReader } from '#net/field-reader.ts';
import { readOptions, serializeOptions, type TcpOption } from '#net/tcp-options.ts';
import { decodeHex, encodeHex } from '#protocol/bytes.ts';
import { anySegment } from './any-packet.ts';

/** Reads options that the header says are `end` bytes long, with spans as `field:bytes`. */
function read(hex: string, end?: number) {
  const bytes = decodeHex(hex);
  const reader = new FieldReader<string>(bytes, 0, '');
  const { options, findings } = readOptions(reader, end ?? bytes.length, bytes.length);
  const spans = reader.spans.map(({ field, bitLength }) => `${field}:${bitLength / 8}`);
  return {
    options,
    findings: findings.map(({ start, end, section }) => `${start}-${end} ${section}`),
    spans,
    sections: reader.spans.map(({ section }) => section),
  };
}

describe('readOptions()', () => {
  test.each<{ hex: string; option: TcpOption; fields?: string[]; section: string }>([
    { hex: '00', option: { kind: 'end' }, section: 'RFC 9293 §3.2' },
    { hex: '01', option: { kind: 'nop' }, section: 'RFC 9293 §3.2' },
    {
      hex: '02 04 05b4',
      option: { kind: 'mss', size: 1460 },
      fields: ['option-length:1', 'mss:2'],
      section: 'RFC 9293 §3.2',
    },
    {
      hex: '03 03 0e',
      option: { kind: 'window-scale', shift: 14 },
      fields: ['option-length:1', 'window-shift:1'],
      section: 'RFC 7323 §2.2',
    },
    {
      hex: '04 02',
      option: { kind: 'sack-permitted' },
      fields: ['option-length:1'],
      section: 'RFC 2018 §2',
    },
    {
      hex: '08 0a ffffffff 80000000',
      option: { kind: 'timestamps', value: 0xffff_ffff, echo: 0x8000_0000 },
      fields: ['option-length:1', 'timestamp-value:4', 'timestamp-echo:4'],
      section: 'RFC 7323 §3.2',
    },
    {
      hex: 'fe 04 f989',
      option: { kind: 'unknown', code: 254, data: Uint8Array.of(0xf9, 0x89) },
      fields: ['option-length:1', 'option-data:2'],
      section: 'RFC 9293 §3.2',
    },
  ])('reads $hex as $option.kind', ({ hex, option, fields = [], section }) => {
    const found = read(hex);
    expect(found).toMatchObject({ options: [option], findings: [] });
    expect(found.spans).toEqual(['option-kind:1', ...fields]);
    expect(found.sections.at(-1)).toBe(section);
  });

  test('reads nothing behind the end', () => {
    expect(read('01 00 02 04')).toEqual({
      options: [{ kind: 'nop' }, { kind: 'end' }],
      findings: [],
      spans: ['option-kind:1', 'option-kind:1', 'option-padding:2'],
      sections: Array(3).fill('RFC 9293 §3.2'),
    });
  });

  test.each<[string, string, TcpOption, string]>([
    ['0', '02000000', { kind: 'unknown', code: 2, data: Uint8Array.of(0, 0) }, '0-4 RFC 9293 §3.2'],
    ['1', 'fe01', { kind: 'unknown', code: 254, data: new Uint8Array() }, '0-2 RFC 9293 §3.2'],
    [
      ...(['beyond the header', '080affff'] as const),
      { kind: 'unknown', code: 8, data: Uint8Array.of(0xff, 0xff) },
      '0-4 RFC 7323 §3.2',
    ],
    [
      'that is missing',
      '03',
      { kind: 'unknown', code: 3, data: new Uint8Array() },
      '0-1 RFC 7323 §2.2',
    ],
  ])('ends at a length %s', (_, hex, option, finding) => {
    expect(read(hex)).toMatchObject({ options: [option], findings: [finding] });
  });

  test('goes on after a known kind with another length', () => {
    expect(read('0203 05 01')).toMatchObject({
      options: [{ kind: 'unknown', code: 2, data: Uint8Array.of(5) }, { kind: 'nop' }],
      findings: ['0-3 RFC 9293 §3.2'],
    });
  });

  test('gives spans, but no option, for one that is cut off', () => {
    const whole = '01 080a 00000001 00000002 01';
    const kinds = Array.from({ length: 12 }, (_, length) =>
      read(encodeHex(decodeHex(whole).subarray(0, length)), 12),
    );
    kinds.forEach(({ options, findings, spans }, length) => {
      expect(findings).toEqual([]);
      expect(options).toHaveLength([0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2][length]!);
      const covered = spans.reduce((sum, span) => sum + Number(span.split(':')[1]), 0);
      expect(covered, `bytes covered of ${length}`).toBe(length);
    });
  });
});

describe('serializeOptions()', () => {
  test('is read back, with an end where it was filled up', () => {
    fc.assert(
      fc.property(anySegment, ({ options }) => {
        const bytes = serializeOptions(options);
        const reader = new FieldReader<string>(bytes, 0, '');
        const read = readOptions(reader, bytes.length, bytes.length);
        expect(bytes.length % 4).toBe(0);
        expect(read.findings).toEqual([]);
        expect(read.options.filter(({ kind }) => kind !== 'end')).toEqual(options);
      }),
    );
  });

  test('writes an end that is asked for', () => {
    expect(serializeOptions([{ kind: 'nop' }, { kind: 'end' }])).toEqual(decodeHex('01000000'));
  });

  test.each<[string, TcpOption | object, typeof RangeError]>([
    ['a size of 17 bits', { kind: 'mss', size: 65536 }, RangeError],
    ['a shift of 9 bits', { kind: 'window-scale', shift: 256 }, RangeError],
    ['a negative time', { kind: 'timestamps', value: -1, echo: 0 }, RangeError],
    ['a text as echo', { kind: 'timestamps', value: 0, echo: '0' }, TypeError],
    ['a code of 9 bits', { kind: 'unknown', code: 256, data: new Uint8Array() }, RangeError],
    ['data for no-operation', { kind: 'unknown', code: 1, data: new Uint8Array() }, RangeError],
    ['data that is no bytes', { kind: 'unknown', code: 9, data: 'text' }, TypeError],
    ['data that is too long', { kind: 'unknown', code: 9, data: new Uint8Array(39) }, RangeError],
    ['another kind', { kind: 'sack' }, RangeError],
  ])('refuses %s', (_, option, error) => {
    expect(() => serializeOptions([option as TcpOption])).toThrow(error);
  });

  test('holds up to 40 bytes', () => {
    const data = new Uint8Array(38);
    expect(serializeOptions([{ kind: 'unknown', code: 9, data }])).toHaveLength(40);
  });
});
