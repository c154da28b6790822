import { expect, test } from 'vitest';
import { BitWriter, readCode } from '#widgets/worksheet/code.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function sample(): string {
  const bits = new BitWriter();
  bits.fixed(1, 5);
  bits.fixed(4711, 14);
  for (const value of [1, 2, 3, 80, 1000]) bits.small(value);
  return bits.text();
}

test('readCode() reads the numbers that were written', () => {
  const reading = readCode(sample());
  if (!('bits' in reading)) throw new Error(reading.problem);
  const { bits } = reading;
  expect([bits.fixed(5), bits.fixed(14)]).toEqual([1, 4711]);
  expect([1, 2, 3, 4, 5].map(() => bits.small())).toEqual([1, 2, 3, 80, 1000]);
});

test('BitWriter writes groups of four of letters that are not mixed up', () => {
  expect(sample()).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-)+[0-9A-HJKMNP-TV-Z]{1,4}$/);
});

test('readCode() forgives case, blanks, dashes, O for 0 and I or L for 1', () => {
  const code = sample();
  const loose = code.toLowerCase().replaceAll('-', ' – ').replaceAll('0', 'o').replaceAll('1', 'l');
  expect(loose).not.toBe(code.toLowerCase());
  expect(readCode(`  ${loose}\n`)).toEqual(readCode(code));
});

test('readCode() refuses every code with one other character or two that changed places', () => {
  const code = sample().replaceAll('-', '');
  for (let i = 0; i < code.length; i++) {
    const others = Array.from(ALPHABET).filter((other) => other !== code[i]);
    for (const other of others) {
      expect(readCode(code.slice(0, i) + other + code.slice(i + 1))).toEqual({
        problem: 'damaged',
      });
    }
    for (let j = i + 1; j < code.length; j++) {
      if (code[i] === code[j]) continue;
      const swapped = Array.from(code);
      [swapped[i], swapped[j]] = [code[j]!, code[i]!];
      expect(readCode(swapped.join(''))).toEqual({ problem: 'damaged' });
    }
  }
});

test('readCode() names a character that no code has', () => {
  expect(readCode('1ab?')).toEqual({ problem: 'character', character: '?' });
  expect(readCode('1abu')).toEqual({ problem: 'character', character: 'U' });
  expect(readCode(' - ')).toEqual({ problem: 'empty' });
});
