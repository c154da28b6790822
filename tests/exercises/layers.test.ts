import { describe, expect, test } from 'vitest';
import { drawFor } from '#exercises/draw.ts';
import { sizesOf } from '#exercises/layers/envelopes.ts';
import { OSI, osiOrder } from '#exercises/layers/osi-order.ts';
import { drawWire, packetSize } from '#exercises/layers/packet-size.ts';
import { judge } from '#exercises/judge.ts';
import { taskOf } from '#exercises/question.ts';
import { permutations } from './permutations.ts';

describe('drawWire() draws what it drew at first', () => {
  test.each([
    [1, { payload: 126, from: 'client', tls: true, ip: 4, optionBytes: 0 }, [134, 196]],
    [2, { payload: 125, from: 'client', tls: false, ip: 6, optionBytes: 0 }, [131, 191]],
    [3, { payload: 125, from: 'client', tls: true, ip: 6, optionBytes: 12 }, [131, 225]],
  ] as const)('for %i', (n, given, right) => {
    expect(drawWire(drawFor('wire', n))).toEqual(given);
    const { parts } = taskOf(packetSize, n);
    expect(parts.map((part) => part.kind === 'number' && part.right)).toEqual(right);
  });
});

test('sizesOf() adds what RFC 6455, RFC 8446, RFC 9293, RFC 791 and Ethernet add', () => {
  const hello = new Uint8Array(5);
  const plain = { from: 'client', tls: false, ip: 4, optionBytes: 0 } as const;
  const sizes = { message: 5, frame: 11, record: 11, segment: 31, packet: 51, ethernet: 69 };
  expect(sizesOf(hello, plain)).toEqual(sizes);
  expect(sizesOf(hello, { ...plain, tls: true }).packet).toBe(73);
  expect(sizesOf(hello, { ...plain, from: 'server' }).ethernet).toBe(65);
});

test('a message always fits into one packet', () => {
  const all = Array.from({ length: 1000 }, (_, i) => drawWire(drawFor('wire', i + 1)));
  for (const { payload, ...sending } of all) {
    expect(sizesOf(new Uint8Array(payload), sending).packet).toBeLessThanOrEqual(1500);
  }
});

test('every wrong order of the layers has a mistake that is named', () => {
  const part = taskOf(osiOrder, 1).parts[0]!;
  const unnamed = permutations(OSI).filter((order) => judge(part, order).mistake === undefined);
  expect(unnamed).toEqual([[...OSI]]);
});
