import { describe, expect, it } from 'vitest';
import { decodeHex } from '#protocol/bytes.ts';
import { frameSpans } from '#protocol/frame-spans.ts';
import { stripGroups } from '#ui/strip.ts';

describe('stripGroups()', () => {
  const bytes = decodeHex('81 85 37 fa 21 3d 7f 9f 4d 51 58');

  it('puts bytes together that the same fields cover', () => {
    const groups = stripGroups(bytes, frameSpans(bytes), 99);
    expect(groups.map(({ start, bytes }) => [start, bytes.length])).toEqual([
      [0, 1],
      [1, 1],
      [2, 4],
      [6, 5],
    ]);
    expect(groups[0]!.fields.map(({ field, bits }) => [field, bits])).toEqual([
      ['fin', 1],
      ['rsv1', 1],
      ['rsv2', 1],
      ['rsv3', 1],
      ['opcode', 4],
    ]);
  });

  it('leaves out spans inside others, as the code in the payload of a Close frame', () => {
    const close = decodeHex('88 02 03 e8');
    expect(frameSpans(close).map(({ field }) => field)).toContain('close-code');
    const fields = stripGroups(close, frameSpans(close), 99).flatMap((group) => group.fields);
    expect(fields.at(-1)?.field).toBe('payload');
    expect(new Set(fields.map(({ field }) => field)).size).toBe(fields.length);
  });

  it('says how many bytes it leaves out', () => {
    const payload = stripGroups(bytes, frameSpans(bytes), 2).at(-1)!;
    expect(payload).toMatchObject({ bytes: [0x7f, 0x9f], hidden: 3 });
  });
});
