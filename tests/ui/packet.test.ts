import { expect, test } from 'vitest';
import {
  fieldAt,
  inRows,
  isKnown,
  layerOf,
  ownBytes,
  packetCells,
  type PacketLayer,
} from '#ui/packet.ts';

const span = (field: string, bitOffset: number, bitLength: number) => ({
  field,
  bitOffset,
  bitLength,
  value: 0,
  section: 'RFC 791 §3.1',
});

// Two bytes of an outer header, one of an inner one with two bytes of content, one of outer trailer.
const version = span('version', 0, 4);
const length = span('length', 4, 12);
const port = span('port', 16, 8);
const trailer = span('check', 40, 8);
const LAYERS: PacketLayer[] = [
  { kind: 'outer', start: 0, headerEnd: 2, end: 6, spans: [version, length, trailer] },
  { kind: 'inner', start: 2, headerEnd: 3, end: 5, spans: [port] },
];

test('layerOf() gives a trailer back to the layer around', () => {
  expect([0, 1, 2, 4, 5, 6].map((offset) => layerOf(LAYERS, offset))).toEqual([0, 0, 1, 1, 0, -1]);
});

test('ownBytes() leaves out what lies in a layer inside', () => {
  expect([ownBytes(LAYERS, 0), ownBytes(LAYERS, 1)]).toEqual([3, 3]);
});

test('fieldAt() tells fields of one byte apart', () => {
  expect(fieldAt(LAYERS, 3)).toBe(version);
  expect(fieldAt(LAYERS, 4)).toBe(length);
  expect(fieldAt(LAYERS, 30)).toBeUndefined();
  expect(fieldAt(LAYERS, 48)).toBeUndefined();
});

test('packetCells() gives each byte its layer and the field that its first bit lies in', () => {
  const cells = packetCells(Uint8Array.of(0x45, 1, 2, 3, 4, 5, 6), LAYERS, [{ start: 5, end: 6 }]);
  expect(cells.map(({ layer }) => layer)).toEqual([0, 0, 1, 1, 1, 0, -1]);
  expect(cells.map(({ field }) => field?.field)).toEqual([
    ...['version', 'length', 'port', undefined, undefined, 'check', undefined],
  ]);
  expect(cells.map(({ begins }) => begins)).toEqual([
    ...[true, false, true, false, false, true, false],
  ]);
  expect(cells.map(({ known }) => known)).toEqual([true, true, true, true, true, false, true]);
});

test('packetCells() draws fields that reach over the end of the bytes', () => {
  const cut = packetCells(Uint8Array.of(0x45), LAYERS, []);
  expect(cut).toHaveLength(1);
  expect(cut[0]).toMatchObject({ layer: 0, field: version });
});

test('isKnown() is false for a field with one unknown byte', () => {
  expect(isKnown(length, [{ start: 1, end: 2 }])).toBe(false);
  expect(isKnown(length, [{ start: 2, end: 9 }])).toBe(true);
  expect(isKnown(length, [])).toBe(true);
});

test('inRows() leaves the last row shorter', () => {
  expect(inRows([1, 2, 3], 2)).toEqual([[1, 2], [3]]);
  expect(inRows([], 2)).toEqual([]);
});
