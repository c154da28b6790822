import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { concatBytes, decodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { findFrameStarts } from '#protocol/dump/frame-starts.ts';
import { certainStart, layersBefore, seenAs } from '#widgets/frame-workbench/pasted.ts';

const hello = decodeHex('81 05 48 65 6c 6c 6f');
const packet = new Uint8Array(
  readFileSync(new URL('../../vectors/dumps/packet-1.bin', import.meta.url)),
);
const tcp = decodeHex('1f 90 d4 31 00 00 03 e8 00 00 07 d0 50 18 02 00 00 00 00 00');
const head = encodeUtf8('HTTP/1.1 101 Switching Protocols\r\n\r\n');
const startIn = (...parts: Uint8Array[]) => certainStart(findFrameStarts(concatBytes(...parts)));

describe('certainStart()', () => {
  test('is behind the headers of a packet or a handshake', () => {
    expect(startIn(packet)).toMatchObject({ offset: 66, end: packet.length });
    expect(startIn(packet, new Uint8Array(4))).toMatchObject({ offset: 66, end: packet.length });
    expect(startIn(head, hello)).toMatchObject({ offset: head.length });
  });

  test('is nowhere if there are several, or none with frames behind it', () => {
    const [start] = findFrameStarts(packet);
    expect(certainStart([start!, start!])).toBeUndefined();
    expect(startIn(hello)).toBeUndefined();
    expect(startIn(head)).toBeUndefined();
  });

  test('leaves it to the reader where nothing but TCP is seen', () => {
    expect(findFrameStarts(concatBytes(tcp, hello))).toHaveLength(1);
    expect(startIn(tcp, hello)).toBeUndefined();
  });
});

test('layersBefore() names each protocol once', () => {
  expect(layersBefore(startIn(packet)!)).toEqual(['ethernet', 'ipv4', 'tcp']);
  const request = encodeUtf8('GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n');
  expect(layersBefore(startIn(request, head, hello)!)).toEqual(['http']);
});

test.each([
  ['', 'end'],
  ['g', 'itself'],
  ['“', 'itself'],
  ['256', 'itself'],
  [' ', 'blank'],
  ['\u00a0', 'blank'],
  ['\t', 'tab'],
  ['\n', 'lineBreak'],
  ['\r\n', 'lineBreak'],
  ['\u200b', 'invisible'],
  ['\0', 'invisible'],
])('seenAs(%j) is %s', (found, seen) => {
  expect(seenAs(found)).toBe(seen);
});
