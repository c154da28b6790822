/**
 * Requests over HTTP in one of six ways of using connections: when each message is under way, what
 * waits for what, and when both directions of a connection carry data. Times are in milliseconds.
 *
 * Assumed: half of the round trip each way, for every byte; a connection takes one round trip to be
 * established, and the first request leaves with the last segment of the handshake; no TLS, no loss, no
 * slow start; acknowledgments and the headers of segments take no room; what is sent at the same time
 * shares the rate of its direction; the server works on all requests at once, and goes on reading a
 * request that it answers early. Closing a connection holds up nobody.
 * @module
 */

import { Tasks } from '../tasks.ts';
import { Pipe } from './pipe.ts';
import { type Messages, messagesOf, type Sizes, type Way, WAYS_OF_USE } from './ways.ts';

/** What is to be fetched, and over what. */
export interface Demand {
  /** How many requests. */
  readonly requests: number;
  /** Of the round trip, without the time that sending takes. Unit: milliseconds. */
  readonly rtt: number;
  /** How long the server works on each request; the list begins again at its end. */
  readonly work: readonly number[];
  /** How long after the one before the client knows that it wants the next. */
  readonly gap: number;
  /** In each direction. Unit: bytes per millisecond; `Infinity`: sending takes no time. */
  readonly rate: number;
  readonly sizes: Sizes;
  /** How many connections the way with several of them may have. */
  readonly connections: number;
  /** The server begins with a request once its head is there (RFC 9110 §7.5). */
  readonly early: boolean;
}

/** From the first byte that leaves to the last that arrives. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** A request and its response. */
export interface Exchange {
  readonly index: number;
  /** Place in the list of connections. */
  readonly connection: number;
  readonly messages: Messages;
  /** When the client knew that it wants it. */
  readonly wanted: number;
  /** The request under way. */
  readonly request: Interval;
  /** When the server begins its work, and when the response could leave. */
  readonly begun: number;
  readonly ready: number;
  /** The response under way. It began later than it was ready if others had to leave before it. */
  readonly response: Interval;
}

export interface UsedConnection {
  /** From the first segment of its handshake until the client may send. */
  readonly handshake: Interval;
  /** When the server closes it; `undefined`: it stays open. */
  readonly closes: number | undefined;
  /** While data is under way in both directions at once. */
  readonly both: readonly Interval[];
}

export interface Use {
  readonly way: Way;
  readonly exchanges: readonly Exchange[];
  readonly connections: readonly UsedConnection[];
  /** When the last byte of data has arrived. */
  readonly end: number;
  /** How much was sent, in bytes: heads and bodies, nothing below them. */
  readonly sent: number;
  readonly received: number;
}

/** Fetches all that is wanted in one way. */
export function useConnections(demand: Demand, way: Way): Use {
  const run = new Run(demand, way);
  run.tasks.runUntil(Infinity);
  const exchanges = run.exchanges.map(({ exchange }) => exchange as Exchange);
  const total = (which: 'request' | 'response') =>
    exchanges.reduce((sum, { messages }) => sum + messages[which].length, 0);
  return {
    way,
    exchanges,
    connections: run.connections.map(({ handshake, closes }, i) => {
      const own = exchanges.filter(({ connection }) => connection === i);
      const requests = own.map(({ request }) => request);
      const responses = own.map(({ response }) => response);
      return { handshake, closes, both: common(requests, responses) };
    }),
    end: Math.max(...exchanges.flatMap(({ request, response }) => [request.to, response.to])),
    sent: total('request'),
    received: total('response'),
  };
}

/**
 * When the responses to requests that came together leave, with the server working on all of them at
 * once: none before those ahead of it (RFC 9112 §9.3.2).
 *
 * @param work how long each takes, in milliseconds
 */
export function leavingTimes(work: readonly number[]): number[] {
  let last = 0;
  return work.map((time) => (last = Math.max(last, time)));
}

/** The times that lie in intervals of both lists, joined where they touch. */
function common(some: readonly Interval[], others: readonly Interval[]): Interval[] {
  const parts = some
    .flatMap((a) =>
      others.map((b) => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) })),
    )
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
  const joined: Interval[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last === undefined || part.from > last.to) joined.push(part);
    else joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, part.to) };
  }
  return joined;
}

/** What of an exchange is known so far. */
type Growing = {
  -readonly [Key in keyof Exchange]?: Exchange[Key];
};

interface Job {
  readonly index: number;
  readonly messages: Messages;
  readonly exchange: Growing;
  isReady: boolean;
}

interface Connection {
  readonly index: number;
  readonly handshake: Interval;
  closes: number | undefined;
  isOpen: boolean;
  /** Requests that have to be sent, in order. */
  readonly requests: Job[];
  isSending: boolean;
  /** Requests whose responses are due, in order. */
  readonly due: Job[];
  isAnswering: boolean;
}

class Run {
  readonly tasks = new Tasks();
  readonly exchanges: Job[] = [];
  readonly connections: Connection[] = [];
  readonly #demand: Demand;
  readonly #way: Way;
  readonly #up: Pipe;
  readonly #down: Pipe;
  /** Wanted, and not yet given to a connection. */
  readonly #waiting: Job[] = [];

  constructor(demand: Demand, way: Way) {
    this.#demand = demand;
    this.#way = way;
    this.#up = new Pipe(this.tasks, demand.rate);
    this.#down = new Pipe(this.tasks, demand.rate);
    for (let index = 0; index < demand.requests; index += 1) {
      this.tasks.after(index * demand.gap, () => this.#want(index));
    }
  }

  get #use() {
    return WAYS_OF_USE[this.#way];
  }

  #oneWay(run: () => void): void {
    this.tasks.after(this.#demand.rtt / 2, run);
  }

  #want(index: number): void {
    const messages = messagesOf(this.#way, index, this.#demand.sizes);
    const job = { index, messages, exchange: { index, messages }, isReady: false };
    this.exchanges.push(job);
    Object.assign(job.exchange, { wanted: this.tasks.now });
    this.#waiting.push(job);
    this.#assign();
  }

  /** Gives requests that wait to connections that can take them; opens one if it may. */
  #assign(): void {
    for (let job = this.#waiting[0]; job !== undefined; job = this.#waiting[0]) {
      const connection = this.#free() ?? this.#open();
      if (connection === undefined) return;
      this.#waiting.shift();
      job.exchange.connection = connection.index;
      connection.due.push(job);
      connection.requests.push(job);
      this.#sendNext(connection);
    }
  }

  #free(): Connection | undefined {
    return this.connections.find(
      ({ isOpen, due }) => isOpen && (this.#use.ahead || due.length === 0),
    );
  }

  #open(): Connection | undefined {
    const open = this.connections.filter(({ isOpen }) => isOpen).length;
    if (open >= (this.#use.several ? this.#demand.connections : 1)) return undefined;
    const { now } = this.tasks;
    const connection: Connection = {
      index: this.connections.length,
      handshake: { from: now, to: now + this.#demand.rtt },
      closes: undefined,
      isOpen: true,
      requests: [],
      isSending: true,
      due: [],
      isAnswering: false,
    };
    this.connections.push(connection);
    this.tasks.after(this.#demand.rtt, () => {
      connection.isSending = false;
      this.#sendNext(connection);
    });
    return connection;
  }

  #sendNext(connection: Connection): void {
    if (connection.isSending) return;
    const job = connection.requests.shift();
    if (job === undefined) return;
    const { messages, exchange } = job;
    const { early } = this.#demand;
    const from = this.tasks.now;
    // Streams are sent at the same time; without them, one request follows another.
    connection.isSending = this.#use.inOrder;
    this.#up.send(messages.requestHead, () => {
      if (early) this.#oneWay(() => this.#work(job, connection));
      this.#up.send(messages.request.length - messages.requestHead, () => {
        this.#oneWay(() => {
          exchange.request = { from, to: this.tasks.now };
          if (!early) this.#work(job, connection);
          this.#finish(job, connection);
        });
        connection.isSending = false;
        this.#sendNext(connection);
      });
    });
    if (!connection.isSending) this.#sendNext(connection);
  }

  #work(job: Job, connection: Connection): void {
    const { work } = this.#demand;
    const begun = this.tasks.now;
    const takes = work[job.index % work.length]!;
    Object.assign(job.exchange, { begun, ready: begun + takes });
    this.tasks.after(takes, () => {
      job.isReady = true;
      if (this.#use.inOrder) this.#answerNext(connection);
      else this.#answer(job, connection, () => undefined);
    });
  }

  /** In order: nothing leaves before what is due first is ready. */
  #answerNext(connection: Connection): void {
    const job = connection.due.find(({ exchange }) => exchange.response === undefined);
    if (connection.isAnswering || job?.isReady !== true) return;
    connection.isAnswering = true;
    this.#answer(job, connection, () => {
      connection.isAnswering = false;
      this.#answerNext(connection);
    });
  }

  #answer(job: Job, connection: Connection, sent: () => void): void {
    const from = this.tasks.now;
    this.#down.send(job.messages.response.length, () => {
      job.exchange.response = { from, to: this.tasks.now + this.#demand.rtt / 2 };
      this.#oneWay(() => this.#finish(job, connection));
      sent();
    });
  }

  /** Where both messages have arrived, the connection is free for the next, or closed. */
  #finish(job: Job, connection: Connection): void {
    const { request, response } = job.exchange;
    const { now } = this.tasks;
    if (request === undefined || response === undefined || response.to > now) return;
    connection.due.splice(connection.due.indexOf(job), 1);
    if (!this.#use.persists) {
      connection.isOpen = false;
      // The last byte of the response brings the news.
      connection.closes = Math.max(request.to, response.to - this.#demand.rtt / 2);
    }
    this.#assign();
  }
}
