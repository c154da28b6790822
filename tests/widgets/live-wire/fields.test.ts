import { describe, expect, it } from 'vitest';
import { readFields } from '#widgets/live-wire/fields.ts';

const typed = { text: 'Hello', binary: '00 ff', ping: 'hb', code: '1000', reason: 'bye', cuts: '' };

describe('readFields()', () => {
  it('reads what a reader typed', () => {
    expect(readFields('text', 'client', { ...typed, cuts: ' 1, 3;4 ' })).toEqual({
      kind: 'text',
      side: 'client',
      text: 'Hello',
      cuts: [1, 3, 4],
    });
    expect(readFields('binary', 'server', typed)).toMatchObject({ bytes: Uint8Array.of(0, 255) });
    expect(readFields('ping', 'client', typed)).toMatchObject({ text: 'hb' });
    expect(readFields('close', 'client', typed)).toMatchObject({ code: 1000, reason: 'bye' });
    expect(readFields('close', 'client', { ...typed, code: '', reason: '' })).toMatchObject({
      code: undefined,
    });
    expect(readFields('vanish', 'server', typed)).toEqual({ kind: 'vanish', side: 'server' });
  });

  it('says what it cannot read', () => {
    expect(readFields('binary', 'client', { ...typed, binary: '0' })).toBe('notHex');
    expect(readFields('text', 'client', { ...typed, cuts: 'two' })).toBe('notCuts');
    expect(readFields('close', 'client', { ...typed, code: 'x' })).toBe('notCode');
    expect(readFields('close', 'client', { ...typed, code: '' })).toBe('notCode');
  });
});
