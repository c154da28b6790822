/**
 * How the lanes are drawn: a line of the page above, a line of the server below, and messages between
 * them. Pure. Paths lie in a box of {@link WIDTH} × 100; heights are those of {@link LEVELS}.
 * @module
 */

import type { PushRun, Window } from './model.ts';

export const WIDTH = 1000;

/** Where things stand, from above. */
export const LEVELS = {
  /** The page, and its TCP connections. */
  page: 12,
  /** The server, and when it may speak. */
  server: 66,
  /** Events that happen, and wait. */
  events: 87,
} as const;

const THICK = 5;

/** What is drawn of a run. */
export interface Picture {
  /** TCP connections that are open. */
  readonly open: string;
  /** The server may speak without being asked anew. */
  readonly mayPush: string;
  /** Messages from the page. */
  readonly up: string;
  /** Messages from the server without news, and with. */
  readonly down: string;
  readonly told: string;
  /** 504, and connections that were cut. */
  readonly failed: string;
  /** Events that wait at the server. */
  readonly waits: string;
  /** Events where they happen; events where they reach the page. */
  readonly events: string;
  readonly arrivals: string;
  /** How many messages one line stands for, at most. */
  readonly most: number;
  /** There are so many lines that they have to be thin. */
  readonly dense: boolean;
}

/** Up to as many lines are drawn so that each is seen. */
const FEW = 60;

/** Lines nearer to each other than this look the same. */
const GRAIN = WIDTH / 400;

export function pictureOf(run: PushRun, window: Window): Picture {
  const scale = WIDTH / (window.to - window.from);
  const x = (at: number) => Number(((at - window.from) * scale).toFixed(2));
  const isSeen = (from: number, to: number) => to >= window.from && from <= window.to;
  const { page, server, events } = LEVELS;

  const lines = { up: new Bundle(), down: new Bundle(), told: new Bundle(), failed: new Bundle() };
  const arrivals = new Bundle();
  for (const { at, arrives, from, kind, events: ids } of run.messages) {
    if (!isSeen(at, arrives)) continue;
    const bundle =
      kind === 'gateway-timeout'
        ? 'failed'
        : from === 'client'
          ? 'up'
          : ids.length > 0
            ? 'told'
            : 'down';
    const [start, end] = from === 'client' ? [page, server] : [server, page];
    lines[bundle].add(x(at), `M${x(at)} ${start}L${x(arrives)} ${end}`);
    if (bundle === 'told') arrivals.add(x(arrives), `M${x(arrives)} ${page}h0`);
  }
  for (const { ended } of run.connections) {
    if (ended.why !== 'cut' || !isSeen(ended.at, ended.at)) continue;
    lines.failed.add(x(ended.at), `M${x(ended.at)} ${page}V${server}`);
  }
  const happened = new Bundle();
  for (const { at } of run.options.events) {
    if (isSeen(at, at)) happened.add(x(at), `M${x(at)} ${events}h0`);
  }
  const clamp = (at: number) => Math.max(window.from, Math.min(at, window.to));
  const bars = (level: number, stretches: readonly { from: number; to: number }[]) =>
    joined(
      stretches.filter(({ from, to }) => to > from && isSeen(from, to)),
      1 / scale,
    )
      .map(({ from, to }) => {
        const [start, end] = [x(clamp(from)), x(clamp(to))];
        return `M${start} ${level - THICK}H${end}V${level + THICK}H${start}z`;
      })
      .join('');
  const delivered = new Set(run.deliveries.map(({ event }) => event.id));
  const waits = [
    ...run.deliveries.map(({ event, left }) => ({ from: event.at, to: left })),
    ...run.options.events
      .filter(({ id }) => !delivered.has(id))
      .map(({ at }) => ({ from: at, to: run.options.until })),
  ];
  return {
    open: bars(
      page,
      run.connections.map(({ opened, ended }) => ({ from: opened, to: ended.at })),
    ),
    mayPush: bars(server, run.mayPush),
    up: lines.up.path,
    down: lines.down.path,
    told: lines.told.path,
    failed: lines.failed.path,
    waits: bars(events, waits),
    events: happened.path,
    arrivals: arrivals.path,
    dense: Math.max(lines.up.size, lines.told.size) > FEW,
    most: Math.max(lines.up.most, lines.down.most, lines.told.most),
  };
}

/** Lines of one kind; of those that fall together the first is drawn. */
class Bundle {
  readonly #paths: string[] = [];
  readonly #counts = new Map<number, number>();

  add(x: number, path: string): void {
    const grain = Math.floor(x / GRAIN);
    const known = this.#counts.get(grain) ?? 0;
    this.#counts.set(grain, known + 1);
    if (known === 0) this.#paths.push(path);
  }

  get path(): string {
    return this.#paths.join('');
  }

  get size(): number {
    return this.#paths.length;
  }

  get most(): number {
    return Math.max(1, ...this.#counts.values());
  }
}

/** Stretches in order; those that touch, or nearly, are one. */
function joined(
  stretches: readonly { from: number; to: number }[],
  nearly: number,
): readonly { from: number; to: number }[] {
  const all: { from: number; to: number }[] = [];
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last !== undefined && from - last.to < nearly) last.to = Math.max(last.to, to);
    else all.push({ from, to });
  }
  return all;
}
