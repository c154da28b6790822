/**
 * One packet that carries a message or a piece of it, as it crosses the wire: taken apart from the
 * Ethernet frame down to the message, with the size of every envelope.
 * @module
 */

import { frameCheckSequence } from '#net/crc32.ts';
import { layerOf, parsePacket } from '#net/packet.ts';
import { concatBytes } from '#protocol/bytes.ts';
import { ENVELOPES, type EnvelopeKind } from './layers.ts';
import type { Sent } from './segments.ts';
import { cutLayer, type Range, type ShownLayer, type Stream } from './stream.ts';

export interface Envelope {
  readonly kind: EnvelopeKind;
  /** The key of its colour and its name: that of `ip` is `ipv4` or `ipv6`. */
  readonly layer: string;
  /** In front of what it carries, and behind it. Unit: bytes. */
  readonly header: number;
  readonly trailer: number;
  /** Of the trailer, what only fills the frame up. Unit: bytes. */
  readonly padding: number;
  /** With what it carries. Unit: bytes. */
  readonly size: number;
  /** Its first byte in the packet. */
  readonly start: number;
}

export interface PacketPicture {
  /** As on the wire: with the frame check sequence, without the preamble. */
  readonly bytes: Uint8Array;
  /** From the outermost to the innermost. */
  readonly layers: readonly ShownLayer[];
  /** What cannot be known without keys. */
  readonly unknown: readonly Range[];
  readonly envelopes: readonly Envelope[];
}

/** They follow from what the ends said before, or from every byte of the segment. */
const HANGS_ON_KEYS = ['sequence-number', 'acknowledgment-number', 'checksum'];

/** The packet must be one that carries a part of the stream. */
export function packetPicture({ bytes: captured, part }: Sent, stream: Stream): PacketPicture {
  const from = part!;
  const packet = parsePacket(captured);
  const ethernet = layerOf(packet, 'ethernet')!;
  const ip = layerOf(packet, 'ipv4') ?? layerOf(packet, 'ipv6')!;
  const tcp = layerOf(packet, 'tcp')!;
  const padding = layerOf(packet, 'padding');
  const check = frameCheckSequence(captured);
  const bytes = concatBytes(captured, check);
  const checkSpan = {
    field: 'frame-check-sequence',
    bitOffset: 8 * captured.length,
    bitLength: 8 * check.length,
    value: check,
    section: 'IEEE 802.3 §3.2.9',
  };
  const outer: readonly ShownLayer[] = [
    {
      ...ethernet,
      end: bytes.length,
      spans: [...ethernet.spans, ...(padding?.spans ?? []), checkSpan],
    },
    ip,
    tcp,
  ];

  const shift = tcp.headerEnd - from;
  const carried = { start: from, end: tcp.end - shift };
  const inner = stream.layers.flatMap((layer) => cutLayer(layer, carried, shift) ?? []);
  const layers = [...outer, ...inner];
  const secret = stream.unknown.flatMap(({ start, end }) => {
    const hidden = {
      start: Math.max(start, from) + shift,
      end: Math.min(end, carried.end) + shift,
    };
    const dependent = tcp.spans
      .filter(({ field }) => HANGS_ON_KEYS.includes(field))
      .map(({ bitOffset, bitLength }) => ({
        start: bitOffset / 8,
        end: (bitOffset + bitLength) / 8,
      }));
    return [...dependent, hidden, { start: captured.length, end: bytes.length }];
  });
  const envelopes = layers.map((layer, i): Envelope => {
    const { kind, start, headerEnd, end } = layer;
    const carriedEnd = layers[i + 1]?.end ?? headerEnd;
    return {
      kind: kindOf(kind),
      layer: kind,
      header: headerEnd - start,
      trailer: kind === 'message' ? 0 : end - carriedEnd,
      padding: kind === 'ethernet' && padding !== undefined ? padding.end - padding.start : 0,
      size: end - start,
      start,
    };
  });
  return { bytes, layers, unknown: secret, envelopes };
}

/** The envelope that a layer is. */
function kindOf(layer: string): EnvelopeKind {
  return ENVELOPES.find((kind) => kind === layer) ?? 'ip';
}
