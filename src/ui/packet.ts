/**
 * A packet as bytes that belong to layers: which layer has a byte to itself, which field lies under a
 * bit, and what a table of fields has to say. Knows of protocols only that layers lie inside each other.
 * @module
 */

import { byteRange, type Span, spanAtBit } from '#protocol/span.ts';

/** A layer of a packet: its header, what it carries, and perhaps a trailer behind that. */
export interface PacketLayer {
  /** The key of its words and of its colour, as in `'ipv4'`. */
  readonly kind: string;
  /** First byte of its header. */
  readonly start: number;
  /** The byte after its header. */
  readonly headerEnd: number;
  /** The byte after the last one that it covers, with what it carries. */
  readonly end: number;
  /** In rising order; bits are counted from the start of the packet. */
  readonly spans: readonly Span[];
}

/** Some bytes of a packet: from `start` up to, and not including, `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export interface PacketWords {
  /** Names of layers by their kind. */
  readonly layers: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
  /** Name of the row of layers. */
  readonly chooseLayer: string;
  /** Name of the grid. */
  readonly bytes: string;
  /** One byte, for those who do not see it; `{offset}`, `{hex}`, `{layer}`, `{field}`. */
  readonly cell: string;
  /** Title over the fields of a layer; `{layer}`. */
  readonly fieldsOf: string;
  /** In place of the digits of a byte that cannot be known, and of the value of a field that has one. */
  readonly unknownByte: string;
  readonly unknown: string;
}

/** A byte as the grid draws it. */
export interface PacketCell {
  readonly offset: number;
  readonly byte: number;
  /** Index of the layer that it belongs to; −1 if to none. */
  readonly layer: number;
  /** The first field that has a bit of it. */
  readonly field: Span | undefined;
  /** Whether that field begins with it. */
  readonly begins: boolean;
  readonly known: boolean;
}

/** Index of the innermost layer around a byte, or −1. Layers come from the outermost to the innermost. */
export function layerOf(layers: readonly PacketLayer[], offset: number): number {
  return layers.findLastIndex(({ start, end }) => offset >= start && offset < end);
}

/** How many bytes a layer adds to what it carries: all those that belong to no layer inside it. */
export function ownBytes(layers: readonly PacketLayer[], index: number): number {
  const { start, end } = layers[index]!;
  let own = 0;
  for (let offset = start; offset < end; offset++) {
    if (layerOf(layers, offset) === index) own++;
  }
  return own;
}

/** The field under a bit: of several inside each other, the innermost. */
export function fieldAt(layers: readonly PacketLayer[], bit: number): Span | undefined {
  const layer = layers[layerOf(layers, Math.floor(bit / 8))];
  return layer && spanAtBit(layer.spans, bit);
}

/** Whether all bytes of a field are known. */
export function isKnown(span: Span, unknown: readonly ByteRange[]): boolean {
  const { start, end } = byteRange(span);
  return !unknown.some((range) => start < range.end && range.start < end);
}

/** The bytes of a packet with what they belong to. */
export function packetCells(
  bytes: Uint8Array,
  layers: readonly PacketLayer[],
  unknown: readonly ByteRange[],
): PacketCell[] {
  // The innermost layers and fields come last, and win.
  const owners = new Array<number>(bytes.length).fill(-1);
  layers.forEach(({ start, end }, index) => owners.fill(index, start, end));
  const fields = new Array<Span | undefined>(bytes.length).fill(undefined);
  for (const [index, { spans }] of layers.entries()) {
    for (const span of spans) {
      const { start, end } = byteRange(span);
      for (let offset = start; offset < Math.min(end, bytes.length); offset++) {
        const shares = span.bitOffset > 8 * offset;
        if (owners[offset] === index && !shares) fields[offset] = span;
      }
    }
  }
  return Array.from(bytes, (byte, offset) => ({
    offset,
    byte,
    layer: owners[offset]!,
    field: fields[offset],
    begins: fields[offset]?.bitOffset === 8 * offset,
    known: !unknown.some(({ start, end }) => offset >= start && offset < end),
  }));
}

/** Cuts a list into pieces of the same length; the last may be shorter. */
export function inRows<Item>(items: readonly Item[], length: number): Item[][] {
  const rows: Item[][] = [];
  for (let i = 0; i < items.length; i += length) rows.push(items.slice(i, i + length));
  return rows;
}
