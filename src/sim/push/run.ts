/**
 * One technique of push, run over one source of events and one path. The same options give the same
 * run, always.
 *
 * What the clients do where a connection is cut or refused: long polling waits 1, 2, 4 … and at most
 * 30 seconds after each 504 in a row; an EventSource waits for the time that the server told it (HTML
 * Standard §9.2), here 3 seconds; the scripts of the other two wait 1 second. All name the last event
 * they have, so that nothing is lost.
 * @module
 */

import { seededRandom } from '../random.ts';
import { Composer, fillHeads } from './compose.ts';
import type { Technique } from './names.ts';
import {
  type Connection,
  type Line,
  type Message,
  Path,
  type PathOptions,
  type Stretch,
} from './path.ts';
import type { PushEvent } from './source.ts';
import { longPoll, shortPoll, stream } from './techniques.ts';

/** What happens, and what is set. Times are in milliseconds, lengths in bytes. */
export interface PushOptions extends PathOptions {
  readonly events: readonly PushEvent[];
  /** Of short polling. */
  readonly period: number;
  /** How long a server holds a long poll. */
  readonly hold: number;
  /** How often a server gives a sign of life where a response or a WebSocket stays open. */
  readonly sign: number | undefined;
  /** Length of a short poll. */
  readonly request: number;
  /** Length of an answer that there is nothing new. */
  readonly response: number;
  readonly seed: number;
}

/** An event that reached the page. Times are in milliseconds. */
export interface Delivery {
  readonly event: PushEvent;
  /** It left the server. */
  readonly left: number;
  readonly arrived: number;
  /** How many events came in the same message. */
  readonly together: number;
}

export interface PushRun {
  readonly technique: Technique;
  readonly options: PushOptions;
  /** In the order of sending. */
  readonly messages: readonly Message[];
  readonly connections: readonly Connection[];
  /** In the order of the events. */
  readonly deliveries: readonly Delivery[];
  /** When the server could speak: in the order of their ends. */
  readonly mayPush: readonly Stretch[];
}

/** What a technique works with. */
export class Scene {
  readonly path: Path;
  readonly composer: Composer;
  readonly options: PushOptions;
  readonly deliveries: Delivery[] = [];
  /** What a server does that waits for events. */
  onevent: () => void = () => undefined;
  readonly #random;
  #happened = 0;

  constructor(options: PushOptions) {
    this.options = options;
    this.path = new Path(options);
    this.composer = new Composer(fillHeads(options));
    this.#random = seededRandom(options.seed);
    this.#nextEvent();
  }

  maskingKey(): number {
    return this.#random.int(0, 0xffff_ffff);
  }

  nonce(): Uint8Array {
    return this.#random.bytes(16);
  }

  /** What has happened since an event. */
  newsAfter(id: number): readonly PushEvent[] {
    const { events } = this.options;
    while ((events[this.#happened]?.at ?? Infinity) <= this.path.now) this.#happened++;
    return events.slice(id, this.#happened);
  }

  /** Notes that events leave the server now, together. */
  deliver(events: readonly PushEvent[]): void {
    const left = this.path.now;
    const arrived = left + this.options.delay;
    for (const event of events) {
      this.deliveries.push({ event, left, arrived, together: events.length });
    }
  }

  /** Gives signs of life as one timer for all clients does, which started at no particular time. */
  signs(run: () => void): void {
    const { sign } = this.options;
    if (sign === undefined) return;
    const next = () => {
      run();
      this.path.later(sign, next);
    };
    this.path.later(sign / 2, next);
  }

  #nextEvent(next = 0): void {
    const event = this.options.events[next];
    if (event === undefined) return;
    this.path.later(event.at - this.path.now, () => {
      this.onevent();
      this.#nextEvent(next + 1);
    });
  }
}

/** Runs a technique. */
export function runPush(technique: Technique, options: PushOptions): PushRun {
  const scene = new Scene(options);
  let sayGoodbye: (line: Line) => boolean = () => false;
  if (technique === 'short-poll') shortPoll(scene);
  else if (technique === 'long-poll') longPoll(scene);
  else sayGoodbye = stream(scene, technique);
  const connections = scene.path.finish(sayGoodbye);
  const { messages, mayPush } = scene.path;
  return { technique, options, messages, connections, deliveries: scene.deliveries, mayPush };
}
