import { expect, it } from 'vitest';
import { encodeUtf8 } from '#protocol/bytes.ts';
import { charactersOf } from '#widgets/masking/characters.ts';

it('charactersOf() puts a character at its first byte where all is UTF-8', () => {
  expect(charactersOf(encodeUtf8('a你😀\r\n\0'))).toEqual([
    'a',
    '你',
    '',
    '',
    '😀',
    '',
    '',
    '',
    '␍',
    '␊',
    '·',
  ]);
});

it('charactersOf() reads other bytes as ASCII', () => {
  expect(charactersOf(Uint8Array.of(0x47, 0xff, 0x0a, 0x80))).toEqual(['G', '·', '␊', '·']);
});
