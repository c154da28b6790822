/**
 * What is drawn of requests over connections: a lane for each way, a row for each request, a bar for
 * each part of its exchange. Pure. Times are in milliseconds, heights in rows.
 * @module
 */

import type { Exchange, Interval, Use } from '#sim/http-use/use.ts';
import type { Way } from '#sim/http-use/ways.ts';

/** The parts of an exchange, in the order of time: waiting for a connection is one, too. */
export const PARTS = ['waits', 'handshake', 'request', 'work', 'held', 'response'] as const;
export type Part = (typeof PARTS)[number];

export interface Bar extends Interval {
  readonly index: number;
  readonly part: Part;
  /** Its upper edge within the row, and its height: half a row where both messages are under way. */
  readonly top: number;
  readonly height: number;
}

/** Rows of one connection, and the times at which both of its directions carry data. */
export interface Mark extends Interval {
  readonly top: number;
  readonly height: number;
}

export interface Lane {
  readonly way: Way;
  /** In the order of rows, then of time. */
  readonly bars: readonly Bar[];
  readonly marks: readonly Mark[];
  /** Where the server closes a connection: when, and in which row. */
  readonly closings: readonly { readonly at: number; readonly index: number }[];
  readonly end: number;
  /** How long some connection carried data in both directions. */
  readonly both: number;
}

export function laneOf({ way, exchanges, connections, end }: Use): Lane {
  const bars = exchanges.flatMap((exchange) => {
    const isFirst =
      exchanges.find(({ connection }) => connection === exchange.connection) === exchange;
    return barsOf(exchange, isFirst ? connections[exchange.connection]!.handshake : undefined);
  });
  const rowsOf = (place: number) =>
    exchanges.filter(({ connection }) => connection === place).map(({ index }) => index);
  const marks = connections.flatMap(({ both }, place) => {
    const rows = rowsOf(place);
    const [top, last] = [Math.min(...rows), Math.max(...rows)];
    return both.map((interval) => ({ ...interval, top, height: last + 1 - top }));
  });
  return {
    way,
    bars,
    marks,
    closings: connections.flatMap(({ closes }, place) =>
      closes === undefined ? [] : [{ at: closes, index: Math.max(...rowsOf(place)) }],
    ),
    end,
    both: covered(marks),
  };
}

/** How much time the intervals cover together. */
function covered(intervals: readonly Interval[]): number {
  let [sum, end] = [0, 0];
  for (const { from, to } of intervals.toSorted((a, b) => a.from - b.from)) {
    sum += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return sum;
}

function barsOf(exchange: Exchange, handshake: Interval | undefined): Bar[] {
  const { index, wanted, request, begun, ready, response } = exchange;
  const isSplit = begun < request.to;
  const upper = { top: 0, height: isSplit ? 0.5 : 1 };
  const lower = { top: isSplit ? 0.5 : 0, height: upper.height };
  const parts: Record<Part, Interval & Pick<Bar, 'top' | 'height'>> = {
    waits: { from: wanted, to: handshake?.from ?? request.from, ...upper },
    handshake: { from: handshake?.from ?? 0, to: handshake?.to ?? 0, ...upper },
    request: { ...request, ...upper },
    work: { from: begun, to: ready, ...lower },
    held: { from: ready, to: response.from, ...lower },
    response: { ...response, ...lower },
  };
  return PARTS.map((part) => ({ index, part, ...parts[part] })).filter(({ from, to }) => to > from);
}

/** What is drawn of a part; another one of the exchange where it has no such part. */
export function barAt(
  lanes: readonly Lane[],
  { way, index, part }: { way: Way; index: number; part: Part },
): Bar {
  const { bars } = lanes.find((lane) => lane.way === way)!;
  const row = bars.filter((bar) => bar.index === index);
  const isNamed = (name: Part) => (bar: Bar) => bar.part === name;
  return row.find(isNamed(part)) ?? row.find(isNamed('request')) ?? bars[0]!;
}

/** Round times from 0 to `end`, about `most` of them. */
export function ticks(end: number, most: number): number[] {
  const rough = end / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough)!;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, i) => i * step);
}

export type Direction = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** The bar next to one, for arrow keys: along its row, or in the row above or below, at about its time. */
export function neighbour(
  lanes: readonly Lane[],
  at: { way: Way; index: number; part: Part },
  direction: Direction,
): { way: Way; index: number; part: Part } {
  const current = barAt(lanes, at);
  const rows = lanes.flatMap(({ way, bars }) =>
    [...new Set(bars.map(({ index }) => index))].map((index) => ({
      way,
      index,
      bars: bars.filter((bar) => bar.index === index),
    })),
  );
  const place = rows.findIndex(({ way, index }) => way === at.way && index === current.index);
  const along = { left: -1, right: 1, first: -Infinity, last: Infinity, up: 0, down: 0 }[direction];
  const across = { up: -1, down: 1, left: 0, right: 0, first: 0, last: 0 }[direction];
  const row = rows[Math.max(0, Math.min(place + across, rows.length - 1))]!;
  const near = (bar: Bar) => Math.abs(bar.from + bar.to - current.from - current.to);
  const nearest = row.bars.toSorted((a, b) => near(a) - near(b))[0]!;
  const next = Math.max(0, Math.min(row.bars.indexOf(current) + along, row.bars.length - 1));
  const bar = across === 0 ? row.bars[next]! : nearest;
  return { way: row.way, index: bar.index, part: bar.part };
}
