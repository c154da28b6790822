import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '#protocol/bytes.ts';
import { GAP, Lane } from '#sim/wire/lane.ts';

const texts = ({ segments }: Lane) =>
  segments.map(({ start, bytes, due }) => [start, new TextDecoder().decode(bytes), due]);

describe('Lane', () => {
  it('carries what is written at once as one segment, and keeps order when it gets faster', () => {
    const lane = new Lane();
    lane.delay = 100;
    lane.send(encodeUtf8('one'), 0);
    lane.delay = 10;
    lane.send(encodeUtf8('two'), 20);
    lane.end('fin', 30);
    expect(texts(lane)).toEqual([
      [0, 'one', 100],
      [3, 'two', 100],
      [6, '', 100],
    ]);
    expect(lane.take().start).toBe(0);
    expect(lane.nextDue).toBe(100);
  });

  it('cuts into segments of a size', () => {
    const lane = new Lane();
    lane.size = 2;
    lane.send(encodeUtf8('three'), 0);
    expect(texts(lane)).toEqual([
      [0, 'th', 40],
      [2, 're', 40 + GAP],
      [4, 'e', 40 + 2 * GAP],
    ]);
  });

  it('split() cuts behind any byte but the last, and merge() takes that back', () => {
    const lane = new Lane();
    lane.send(encodeUtf8('abc'), 0);
    lane.send(encodeUtf8('d'), 5);
    expect(lane.split(2)).toBeUndefined();
    expect(lane.split(9)).toBeUndefined();
    lane.split(0);
    expect(texts(lane)).toEqual([
      [0, 'a', 40],
      [1, 'bc', 40 + GAP],
      [3, 'd', 40 + GAP],
    ]);
    lane.merge(0);
    expect(texts(lane)).toEqual([
      [0, 'abc', 40 + GAP],
      [3, 'd', 40 + GAP],
    ]);
    expect(lane.merge(3)).toBeUndefined();
    lane.end('fin', 6);
    expect(lane.merge(3)).toBeUndefined();
  });

  it('flip() changes one bit of one byte, and no snapshot', () => {
    const lane = new Lane();
    const [before] = lane.send(Uint8Array.of(0, 0), 0);
    lane.flip(1, 0);
    expect(lane.segments[0]?.bytes).toEqual(Uint8Array.of(0, 0x80));
    expect(before?.bytes).toEqual(Uint8Array.of(0, 0));
    expect(lane.flip(2, 0)).toBeUndefined();
  });

  it('loses what is on its way', () => {
    const lane = new Lane();
    lane.send(encodeUtf8('abc'), 0);
    expect(lane.lose()).toHaveLength(1);
    expect(lane.nextDue).toBe(Infinity);
  });
});
