import { expect, test } from 'vitest';
import { parsePacket } from '#net/packet.ts';
import { encodeHex } from '#protocol/bytes.ts';
import {
  chooseLayer,
  deedOn,
  envelopeAt,
  faultIn,
  MAX_MESSAGE,
  ownBytes,
  picture,
  START,
  type State,
  stepLayer,
  valueOf,
} from '#widgets/envelope-explorer/model.ts';

/** Sizes of the envelopes in the packet that is looked at. */
const sizes = (state: State) =>
  Object.fromEntries(picture(state).packet.envelopes.map(({ layer, size }) => [layer, size]));

const letters = (count: number) => 'x'.repeat(count);

test('picture() wraps “Hello” as RFC 6455 §5.7 and the book’s example have it', () => {
  expect(sizes(START)).toEqual({ message: 5, websocket: 11, tcp: 31, ipv4: 51, ethernet: 69 });
  expect(sizes({ ...START, tls: true })).toMatchObject({ tls: 33, ipv4: 73 });
  const { bytes, layers } = picture(START).packet;
  const frame = layers.find(({ kind }) => kind === 'websocket')!;
  expect(encodeHex(bytes.subarray(frame.start, frame.end))).toBe(
    '81 85 37 fa 21 3d 7f 9f 4d 51 58',
  );
});

test.each([
  [{ text: letters(126), tls: true }, 134, { ipv4: 196 }],
  [{ text: letters(125), ip: 6 as const }, 131, { ipv6: 191 }],
  [{ text: letters(125), tls: true, ip: 6 as const, timestamps: true }, 131, { ipv6: 225 }],
  // No masking key from a server, and then a frame that Ethernet fills up to 64 bytes.
  [{ text: 'Hi', sender: 'server' as const }, 4, { ipv4: 44, ethernet: 64 }],
])('picture() of %j counts as by hand', (options, frameLength, expected) => {
  const state = { ...START, ...options };
  expect(picture(state).frameLength).toBe(frameLength);
  expect(sizes(state)).toMatchObject(expected);
});

test('picture() shows the padding apart, and no envelope for an empty message', () => {
  const { packet, wire } = picture({ ...START, text: '', sender: 'server' });
  expect(packet.envelopes[0]).toMatchObject({
    kind: 'ethernet',
    header: 14,
    trailer: 8,
    padding: 4,
  });
  expect(packet.envelopes.map(({ kind }) => kind)).toEqual(['ethernet', 'ip', 'tcp', 'websocket']);
  expect(wire).toBe(64);
});

test.each([false, true])('picture() cuts what is too long into segments (TLS: %s)', (tls) => {
  const shown = picture({ ...START, text: letters(3000), tls, timestamps: true });
  expect(shown.room).toBe(1448);
  const carried = shown.packets.map(({ envelopes }) => {
    const tcp = envelopes.find(({ kind }) => kind === 'tcp')!;
    return tcp.size - tcp.header;
  });
  expect(carried).toEqual([1448, 1448, shown.streamLength - 2896]);
  expect(shown.streamLength).toBe(3008 + (tls ? 22 : 0));
  const own = (kind: string) => shown.shares.find((share) => share.kind === kind)?.bytes;
  expect([own('message'), own('websocket'), own('tls'), own('tcp'), own('ip')]).toEqual([
    ...[3000, 8, tls ? 22 : undefined, 3 * 32, 3 * 20],
  ]);
  // Every byte of every packet belongs to one envelope.
  expect(shown.wire).toBe(shown.packets.reduce((sum, { bytes }) => sum + bytes.length, 0));
  // Only the first packet has a header of the frame in it.
  expect(shown.packets.map(({ envelopes }) => envelopes.at(-2)?.header)).toEqual([8, 0, 0]);
});

test('picture() keeps a packet that has only the end of a record', () => {
  // The frame fills the first segment up to the last byte.
  const shown = picture({ ...START, text: letters(1447), tls: true });
  expect(shown.packets).toHaveLength(2);
  const last = shown.packets[1]!;
  expect(last.envelopes.map(({ kind }) => kind)).toEqual(['ethernet', 'ip', 'tcp', 'tls']);
  expect(ownBytes(last.envelopes[3]!)).toBe(17);
  expect(shown.wire).toBe(shown.packets.reduce((sum, { bytes }) => sum + bytes.length, 0));
});

test('picture() takes what needs keys for unknown, and nothing else', () => {
  expect(picture(START).packet.unknown).toEqual([]);
  const { packet } = picture({ ...START, tls: true });
  const unknown = packet.layers.flatMap(({ spans }) =>
    spans
      .filter(({ bitOffset }) =>
        packet.unknown.some(({ start, end }) => bitOffset >= 8 * start && bitOffset < 8 * end),
      )
      .map(({ field }) => field),
  );
  expect(new Set(unknown)).toEqual(
    new Set([
      ...['sequence-number', 'acknowledgment-number', 'checksum', 'frame-check-sequence'],
      ...['tls-content-type', 'tls-tag', 'payload', 'masking-key', 'payload-length', 'mask'],
      ...['opcode', 'rsv1', 'rsv2', 'rsv3', 'fin'],
    ]),
  );
});

test('picture() gives every field its own bits', () => {
  for (const tls of [false, true]) {
    for (const { bytes, layers } of picture({ ...START, text: letters(2000), tls }).packets) {
      const covered = new Uint8Array(8 * bytes.length);
      for (const { spans } of layers) {
        for (const { bitOffset, bitLength } of spans) {
          for (let bit = bitOffset; bit < bitOffset + bitLength; bit++) covered[bit]! += 1;
        }
      }
      expect(covered.every((count) => count === 1)).toBe(true);
    }
  }
});

test('picture() draws another masking key for another seed, the same for the same', () => {
  const keyOf = (seed: number) => {
    const { layers } = picture({ ...START, seed }).packet;
    const key = layers.flatMap(({ spans }) => spans).find(({ field }) => field === 'masking-key')!;
    return valueOf(key);
  };
  expect(keyOf(0)).toBe('37 fa 21 3d');
  expect(keyOf(1)).toBe(keyOf(1));
  expect(keyOf(1)).not.toBe(keyOf(2));
});

test('picture() shows the last packet where there are less than asked for', () => {
  expect(picture({ ...START, packet: 7 }).number).toBe(0);
});

test('faultIn() names what no frame can carry, and what is too much here', () => {
  expect(faultIn('Hello 😀')).toBeUndefined();
  expect(faultIn('\ud83d')).toBe('surrogate');
  expect(faultIn(letters(MAX_MESSAGE))).toBeUndefined();
  expect(faultIn(`${letters(MAX_MESSAGE - 1)}é`)).toBe('too-long');
});

test('envelopeAt() finds the frame check sequence in the Ethernet frame', () => {
  const { packet } = picture(START);
  const kinds = [0, 14, 34, 54, 60, 65].map((byte) => envelopeAt(packet, 8 * byte)?.kind);
  expect(kinds).toEqual(['ethernet', 'ip', 'tcp', 'websocket', 'message', 'ethernet']);
});

test('stepLayer() goes inwards and outwards, or reveals and hides', () => {
  expect(stepLayer(START, 1).layer).toBe('message');
  expect(stepLayer(stepLayer(START, 1), 1).layer).toBe('message');
  expect(stepLayer(START, -1).layer).toBe('tcp');
  const hidden = { ...START, revealed: [] };
  const once = stepLayer(hidden, 1);
  expect(once).toMatchObject({ layer: 'ethernet', revealed: ['ethernet'] });
  expect(stepLayer(once, 1).revealed).toEqual(['ethernet', 'ip']);
  expect(stepLayer(once, -1).revealed).toEqual([]);
});

test('chooseLayer() reveals what is chosen, once', () => {
  const hidden = chooseLayer({ ...START, revealed: [] }, 'tcp');
  expect(hidden.revealed).toEqual(['tcp']);
  expect(chooseLayer(hidden, 'tcp').revealed).toEqual(['tcp']);
  expect(chooseLayer(START, 'tcp')).toEqual({ ...START, layer: 'tcp' });
});

test('valueOf() writes keys and versions byte by byte, other values as everywhere', () => {
  const place = { bitOffset: 0, bitLength: 16, section: 'RFC 8446 §5.2' };
  expect(valueOf({ ...place, field: 'tls-legacy-version', value: 0x0303 })).toBe('03 03');
  const ports = parsePacket(picture(START).packet.bytes).layers[2]!.spans.slice(0, 2);
  expect(ports.map(valueOf)).toEqual(['49152', '80']);
});

test('deedOn() does what prose asks for, and leaves alone what it cannot read', () => {
  const after = (...deeds: [action: string, to: string][]) =>
    deeds.reduce((state, [action, to]) => deedOn(state, action, to), START);
  expect(after(['sender', 'server'], ['tls', 'on'], ['ip', '6'], ['timestamps', 'on'])).toEqual({
    ...START,
    sender: 'server',
    tls: true,
    ip: 6,
    timestamps: true,
  });
  expect(after(['message', 'Hi'], ['layer', 'ip'], ['packet', '2'])).toEqual({
    ...START,
    text: 'Hi',
    layer: 'ip',
    packet: 2,
  });
  expect(after(['repeat', '3']).text).toBe('Hello Hello Hello');
  // As chapter 2 counts it.
  const long = picture(after(['repeat', '500']));
  expect([long.useful, long.room, long.packets.length]).toEqual([2999, 1460, 3]);
  expect(after(['names', 'hidden']).revealed).toEqual([]);
  expect(after(['names', 'hidden'], ['names', 'shown'])).toEqual(START);
  expect(after(['layer', 'session'], ['message', '\ud83d'], ['no such deed', ''])).toEqual(START);
});
