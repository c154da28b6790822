import { describe, expect, test } from 'vitest';
import { encodeHex } from '#protocol/bytes.ts';
import { contextOf, judge, load, selectedFrame } from '#widgets/frame-workbench/model.ts';
import { PRESET_WORDS } from '#widgets/frame-workbench/preset-words.en.ts';
import {
  ILLEGAL,
  LEGAL,
  PRESET_NAMES,
  type PresetName,
  presetNamed,
} from '#widgets/frame-workbench/presets.ts';

/** As RFC 6455 §5.7 prints them; where it shows a header only, its first bytes. */
const RFC: [PresetName, string][] = [
  ['hello', '81 05 48 65 6c 6c 6f'],
  ['hello-masked', '81 85 37 fa 21 3d 7f 9f 4d 51 58'],
  ['fragments', '01 03 48 65 6c 80 02 6c 6f'],
  ['ping', '89 05 48 65 6c 6c 6f'],
  ['pong-masked', '8a 85 37 fa 21 3d 7f 9f 4d 51 58'],
  ['binary-256', '82 7e 01 00'],
  ['binary-65536', '82 7f 00 00 00 00 00 01 00 00'],
];

/** What each breaks. */
const BREAKS: Record<keyof typeof ILLEGAL, string> = {
  'unmasked-client': 'mask-missing',
  'masked-server': 'mask-forbidden',
  rsv1: 'reserved-bit',
  'reserved-opcode': 'reserved-opcode',
  'reserved-control': 'reserved-opcode',
  'fragmented-ping': 'control-fragmented',
  'long-ping': 'control-too-long',
  'long-form-16': 'length-not-minimal',
  'long-form-64': 'length-not-minimal',
  'top-bit': 'length-top-bit',
  'close-one-byte': 'close-body-one-byte',
  'close-1005': 'close-code-forbidden',
  'close-1006': 'close-code-forbidden',
  'close-1015': 'close-code-forbidden',
  'close-0': 'close-code-forbidden',
  'two-starts': 'data-inside-message',
  'lost-start': 'continuation-without-start',
  'after-close': 'data-after-close',
};

function rulesOf(name: string): string[] {
  const { bytes, receiver } = presetNamed(name)!;
  const state = load(bytes, { receiver, deflate: false });
  return judge(bytes, selectedFrame(state)!, contextOf(state), true).map(({ rule }) => rule);
}

describe('presetNamed()', () => {
  test.each(RFC)('%s is what the RFC prints', (name, hex) => {
    const { bytes } = presetNamed(name)!;
    expect(encodeHex(bytes.subarray(0, (hex.length + 1) / 3))).toBe(hex);
  });

  test('has the payloads that the headers announce', () => {
    expect(presetNamed('binary-256')?.bytes).toHaveLength(260);
    expect(presetNamed('binary-65536')?.bytes).toHaveLength(65_546);
  });

  test.each(Object.keys(LEGAL))('%s breaks no rule', (name) => {
    expect(rulesOf(name)).toEqual([]);
  });

  test.each(Object.entries(BREAKS))('%s breaks %s alone', (name, rule) => {
    expect(rulesOf(name)).toEqual([rule]);
  });

  test('knows no other names', () => {
    expect(presetNamed('toString')).toBeUndefined();
  });
});

test('every preset has its words', () => {
  expect(Object.keys(PRESET_WORDS.names).toSorted()).toEqual(PRESET_NAMES.toSorted());
});
