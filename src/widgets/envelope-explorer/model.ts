/**
 * The envelope explorer: a message, the WebSocket frame around it, perhaps a TLS record around that, and
 * the TCP segments, IP packets and Ethernet frames in which it crosses a wire.
 * @module
 */

import { describeValue } from '#net/describe.ts';
import { encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import type { Span } from '#protocol/span.ts';
import { ENVELOPES, type EnvelopeKind } from './layers.ts';
import { type Envelope, type PacketPicture, packetPicture } from './packet-picture.ts';
import { messagePackets, type Options, roomInSegment } from './segments.ts';
import { streamOf } from './stream.ts';

export interface State extends Options {
  /** The message. */
  readonly text: string;
  /** Which of the packets that carry it, from 0. */
  readonly packet: number;
  readonly layer: EnvelopeKind;
  /** Where names are hidden: those that were revealed. */
  readonly revealed: readonly EnvelopeKind[] | undefined;
}

export const START: State = {
  text: 'Hello',
  sender: 'client',
  tls: false,
  ip: 4,
  timestamps: false,
  seed: 0,
  packet: 0,
  layer: 'websocket',
  revealed: undefined,
};

/** The longest message. Unit: bytes of UTF-8. */
export const MAX_MESSAGE = 8192;

/** What is wrong with a message, if anything. */
export function faultIn(text: string): 'too-long' | 'surrogate' | undefined {
  if (/\p{Surrogate}/u.test(text)) return 'surrogate';
  return encodeUtf8(text).length > MAX_MESSAGE ? 'too-long' : undefined;
}

/** How many bytes one kind of envelope adds in all packets. */
export interface Share {
  readonly kind: EnvelopeKind;
  readonly layer: string;
  readonly bytes: number;
}

export interface Picture {
  /** Those of the message itself. Unit: bytes. */
  readonly useful: number;
  /** All that cross the wire, preambles and gaps not counted. Unit: bytes. */
  readonly wire: number;
  /** From the outermost to the innermost, which is the message. */
  readonly shares: readonly Share[];
  /** What one segment has room for. Unit: bytes. */
  readonly room: number;
  /** Unit: bytes. */
  readonly frameLength: number;
  /** What TCP carries: the frame, or the record around it. Unit: bytes. */
  readonly streamLength: number;
  readonly packets: readonly PacketPicture[];
  /** The packet that is looked at, and its number from 0. */
  readonly packet: PacketPicture;
  readonly number: number;
  /** The envelope that is looked at, unless this packet has nothing of it. */
  readonly chosen: Envelope | undefined;
}

/** Everything there is to draw. The message must be a good one. */
export function picture(state: State): Picture {
  const message = encodeUtf8(state.text);
  const stream = streamOf(message, state);
  const packets = messagePackets(state, stream.bytes).map((sent) => packetPicture(sent, stream));
  const number = Math.min(state.packet, packets.length - 1);
  const packet = packets[number]!;
  const shares = ENVELOPES.flatMap((kind): Share[] => {
    const all = packets.flatMap(({ envelopes }) => envelopes.filter((one) => one.kind === kind));
    if (all.length === 0) return [];
    const bytes = all.reduce((sum, one) => sum + ownBytes(one), 0);
    return [{ kind, layer: all[0]!.layer, bytes }];
  });
  return {
    useful: message.length,
    wire: shares.reduce((sum, { bytes }) => sum + bytes, 0),
    shares,
    room: roomInSegment(state),
    frameLength: stream.frameLength,
    streamLength: stream.bytes.length,
    packets,
    packet,
    number,
    chosen: packet.envelopes.find(({ kind }) => kind === state.layer),
  };
}

/** What an envelope adds to what it carries; of the message, itself. */
export function ownBytes({ kind, header, trailer, size }: Envelope): number {
  return kind === 'message' ? size : header + trailer;
}

/** The envelope that a bit of a packet belongs to. */
export function envelopeAt(
  { envelopes, layers }: PacketPicture,
  bit: number,
): Envelope | undefined {
  const at = Math.floor(bit / 8);
  return envelopes[layers.findLastIndex(({ start, end }) => at >= start && at < end)];
}

/**
 * One envelope further in, or out. Where names are hidden, inwards reveals one after the other, and outwards
 * hides them again.
 */
export function stepLayer(state: State, direction: 1 | -1): State {
  const { envelopes } = picture(state).packet;
  const kinds = envelopes.map(({ kind }) => kind);
  const { revealed } = state;
  if (revealed === undefined) {
    const next = kinds[kinds.indexOf(state.layer) + direction];
    return next === undefined ? state : { ...state, layer: next };
  }
  const count = Math.max(0, Math.min(revealed.length + direction, kinds.length));
  return { ...state, revealed: kinds.slice(0, count), layer: kinds[count - 1] ?? state.layer };
}

/** Looks at an envelope; where names are hidden, reveals its own. */
export function chooseLayer(state: State, layer: EnvelopeKind): State {
  const { revealed } = state;
  if (revealed?.includes(layer) === false) {
    return { ...state, layer, revealed: [...revealed, layer] };
  }
  // The same state, where nothing changes: all that is drawn stays as it is.
  return state.layer === layer ? state : { ...state, layer };
}

/** What a field says, as text. */
export function valueOf(span: Span): string {
  const { field, value } = span;
  if (field === 'masking-key') return encodeHex(bytesOf(Number(value)));
  return field === 'tls-legacy-version'
    ? encodeHex(bytesOf(Number(value)).subarray(2))
    : describeValue(span);
}

function bytesOf(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

/** What a phrase of the prose asks for, done; anything it could not mean leaves the state as it is. */
export function deedOn(state: State, action: string, to: string): State {
  switch (action) {
    case 'layer': {
      const layer = ENVELOPES.find((kind) => kind === to);
      return layer === undefined ? state : chooseLayer(state, layer);
    }
    case 'message':
      return faultIn(to) === undefined ? { ...state, text: to, packet: 0 } : state;
    case 'repeat':
      return { ...state, text: 'Hello '.repeat(Number(to)).trimEnd(), packet: 0 };
    case 'sender':
      return { ...state, sender: to === 'server' ? 'server' : 'client' };
    case 'tls':
      return { ...state, tls: to === 'on' };
    case 'ip':
      return { ...state, ip: to === '6' ? 6 : 4 };
    case 'timestamps':
      return { ...state, timestamps: to === 'on' };
    case 'packet':
      return { ...state, packet: Number(to) };
    case 'names':
      return { ...state, revealed: to === 'hidden' ? [] : undefined };
    default:
      return state;
  }
}
