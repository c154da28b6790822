import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDump } from '#protocol/dump/read-dump.ts';
import { WRITTEN_FORMS, writeDump } from '#protocol/dump/write-dump.ts';

const folder = new URL('../../vectors/dumps/', import.meta.url);
const fixture = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const stream = new Uint8Array(readFileSync(new URL('stream.bin', folder)));
const packet1 = new Uint8Array(readFileSync(new URL('packet-1.bin', folder)));

describe('writeDump() writes what the program of that name writes', () => {
  test.each([
    ['xxd', 'xxd.txt', stream],
    ['hexdump', 'hexdump-C.txt', stream],
    ['c', 'xxd-i.txt', stream],
    ['wireshark', 'wireshark-hex-ascii.txt', packet1],
    ['escaped', 'wireshark-escaped.txt', packet1],
    ['base64', 'wireshark-base64.txt', packet1],
    ['hex-stream', 'wireshark-hex-stream.txt', stream],
  ] as const)('%s: %s', (form, name, bytes) => {
    expect(writeDump(bytes, form).trimEnd()).toBe(fixture(name).trimEnd());
  });
});

describe('writeDump() and readDump() undo each other', () => {
  const repetitive = fc
    .array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 12 })
    .map((runs) =>
      Uint8Array.from(runs.flatMap(([byte, length]) => Array<number>(length).fill(byte))),
    );
  const anyBytes = fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 400 }), repetitive);

  test.each(WRITTEN_FORMS)('%s', (form) => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const reading = readDump(writeDump(bytes, form));
        // A few short texts in base64 are hex as well, and hex of only 0 and 1 is bits; these are offered.
        if (reading.ok && reading.also.length > 0)
          expect(['bits', wide(form)]).toContain(reading.also[0]);
        else expect(reading).toMatchObject({ ok: true, bytes, notes: [] });
      }),
      { numRuns: 300 },
    );
  });

  const wide = (form: string) => (form.startsWith('hex') ? 'base64' : form);
});

test.each([
  ['hex', ''],
  ['hexdump', ''],
  ['xxd', ''],
  ['wireshark', ''],
  ['c', 'unsigned char data[] = {\n};\nunsigned int data_len = 0;\n'],
  ['javascript', 'new Uint8Array([\n])'],
  ['escaped', '""'],
] as const)('writeDump() writes no bytes as %s', (form, text) => {
  expect(writeDump(new Uint8Array(), form)).toBe(text);
});

test('writeDump() makes room for offsets beyond 64 KiB', () => {
  const bytes = new Uint8Array(0x10001).fill(0x41);
  expect(writeDump(bytes, 'wireshark').trimEnd().split('\n').at(-1)).toBe(
    `10000   41${' '.repeat(48)}A`,
  );
  expect(writeDump(bytes, 'hexdump').split('\n')).toHaveLength(5);
});
