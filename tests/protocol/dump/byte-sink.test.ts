import { expect, test } from 'vitest';
import { ByteSink } from '#protocol/dump/byte-sink.ts';

test('ByteSink takes more than was expected', () => {
  const sink = new ByteSink(0);
  sink.pushText('abc');
  sink.push(0xff);
  expect(sink.take()).toEqual(Uint8Array.of(97, 98, 99, 255));
});

test('repeatLast() repeats a period', () => {
  const sink = new ByteSink(8);
  sink.pushText('xab');
  sink.repeatLast(2, 4);
  expect(sink.take()).toEqual(Uint8Array.of(120, 97, 98, 97, 98, 97, 98));
});

test('swapLast(), pop() and at() reach the last bytes', () => {
  const sink = new ByteSink(3);
  sink.pushText('abc');
  sink.swapLast();
  expect(sink.at(2)).toBe(98);
  sink.pop();
  expect(sink.take()).toEqual(Uint8Array.of(97, 99));
});
