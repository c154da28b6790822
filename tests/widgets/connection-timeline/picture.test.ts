import { describe, expect, test } from 'vitest';
import { PRESETS, START, uses } from '#widgets/connection-timeline/model.ts';
import {
  barAt,
  type Direction,
  laneOf,
  neighbour,
  ticks,
} from '#widgets/connection-timeline/picture.ts';

const lanes = uses(START).map(laneOf);
const lane = (way: string) => lanes.find((each) => each.way === way)!;

describe('laneOf()', () => {
  test('has a handshake in the row of each request that opens a connection', () => {
    const shakes = lanes.map(({ way, bars }) => [
      way,
      bars.filter(({ part }) => part === 'handshake').map(({ index }) => index),
    ]);
    expect(Object.fromEntries(shakes)).toMatchObject({
      'one-each': [0, 1, 2, 3, 4],
      persistent: [0],
      streams: [0],
    });
    expect(lane('one-each').closings.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
    expect(lane('persistent').closings).toEqual([]);
  });

  test('leaves no time of a row without a bar, from the wish to the last byte', () => {
    for (const { bars } of lanes) {
      for (const index of [0, 1, 2, 3, 4]) {
        const row = bars.filter((bar) => bar.index === index);
        for (const [i, { to }] of row.slice(0, -1).entries()) expect(row[i + 1]!.from).toBe(to);
      }
    }
  });

  test('marks the rows of the connection that is busy in both directions', () => {
    const { marks, both } = lane('pipelined');
    expect(marks).toMatchObject([{ top: 0, height: 5 }]);
    expect(both).toBeCloseTo(marks[0]!.to - marks[0]!.from);
    expect(lane('persistent').both).toBe(0);
  });

  test('counts a time once in which two connections are busy in both directions', () => {
    const { marks, both } = uses(PRESETS.upload).map(laneOf)[4]!;
    expect(marks.map(({ top, height }) => [top, height])).toEqual([
      [0, 1],
      [1, 1],
    ]);
    expect(both).toBeCloseTo(marks[0]!.to - marks[0]!.from);
  });

  test('gives each message half the row where both are under way', () => {
    const upload = uses(PRESETS.upload).map(laneOf)[0]!;
    const bar = (part: string) => upload.bars.find((each) => each.part === part);
    expect(bar('request')).toMatchObject({ top: 0, height: 0.5 });
    expect(bar('response')).toMatchObject({ top: 0.5, height: 0.5 });
  });
});

test('barAt() falls back to what is there', () => {
  expect(barAt(lanes, START.chosen)).toMatchObject({ index: 1, part: 'held' });
  expect(barAt(lanes, { way: 'one-each', index: 1, part: 'held' }).part).toBe('request');
  expect(barAt(lanes, { way: 'one-each', index: 7, part: 'held' }).index).toBe(0);
});

test('ticks() are round and few', () => {
  expect(ticks(1365, 8)).toEqual([0, 200, 400, 600, 800, 1000, 1200]);
  expect(ticks(40, 8)).toEqual([0, 5, 10, 15, 20, 25, 30, 35, 40]);
});

describe('neighbour()', () => {
  const go = (at: Parameters<typeof neighbour>[1], ...ways: Direction[]) =>
    ways.reduce((now, way) => neighbour(lanes, now, way), at);
  const at = { way: 'one-each', index: 0, part: 'handshake' } as const;

  test('goes along a row and stops at its ends', () => {
    expect(go(at, 'right').part).toBe('request');
    expect(go(at, 'left')).toEqual(at);
    expect(go(at, 'last').part).toBe('response');
    expect(go(at, 'last', 'right').part).toBe('response');
    expect(go(at, 'last', 'first').part).toBe('handshake');
  });

  test('goes to rows above and below, over the border of a lane', () => {
    expect(go(at, 'up')).toEqual(at);
    expect(go(at, 'down')).toMatchObject({ way: 'one-each', index: 1 });
    expect(go({ ...at, index: 4 }, 'down')).toMatchObject({ way: 'keep-alive', index: 0 });
    expect(go(at, ...Array<Direction>(40).fill('down'))).toMatchObject({
      way: 'streams',
      index: 4,
    });
  });
});
