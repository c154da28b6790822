/**
 * The numbers of a run: what was sent, in lines that can be added up by hand, and what it did for the
 * events.
 * @module
 */

import { EXAMPLE_CLIENT, EXAMPLE_SERVER } from '#net/example-hosts.ts';
import { IP_PROTOCOL, serializeIpv4 } from '#net/ipv4.ts';
import { serializeTcp } from '#net/tcp.ts';
import type { Side } from '../side.ts';
import { tcpOf } from './tcp-header.ts';
import type { Depth } from './names.ts';
import { type Connection, type Kind, KINDS } from './path.ts';
import type { PushRun } from './run.ts';
import { eachSegment, type SentSegment, TLS } from './segments.ts';

/** What is counted of that which carries messages. */
export const CARRYING = [
  'records',
  'tls-handshake',
  'alerts',
  'syn',
  'data',
  'ack',
  'fin',
] as const;

/** Bytes of one kind, sent by one side. */
export interface Sum {
  readonly what: Kind | (typeof CARRYING)[number];
  readonly from: Side;
  readonly times: number;
  /** The shortest and the longest of them. Unit: bytes. */
  readonly least: number;
  readonly most: number;
  readonly total: number;
}

/** Times are in milliseconds, lengths in bytes. */
export interface Count {
  readonly sums: readonly Sum[];
  readonly up: number;
  readonly down: number;
  /** HTTP requests; a WebSocket's handshake is one. */
  readonly requests: number;
  readonly delivered: number;
  /** Events that have not left the server when all is over. */
  readonly stillWaiting: number;
  /** Events that found no way to the page and waited at the server, of those delivered. */
  readonly waited: number;
  /** Events that came together with others. */
  readonly together: number;
  /** `undefined` where none was delivered. */
  readonly meanDelay: number | undefined;
  readonly worstDelay: number | undefined;
  readonly connections: number;
  readonly mostOpen: number;
  /** All of them together, up to the end. */
  readonly openTime: number;
  /** Responses 504. */
  readonly unanswered: number;
  /** Connections that the proxy cut in the middle of a response or a WebSocket. */
  readonly cut: number;
}

const REQUESTS: readonly Kind[] = ['poll', 'open-stream', 'handshake'];

/** Counts a run. One with TLS is to be run with TLS. */
export function countOf(run: PushRun, depth: Depth): Count {
  const { connections, deliveries, options } = run;
  const sums = sumsOf(run, depth);
  const bytes = (side: Side) =>
    sums.reduce((sum, { from, total }) => sum + (from === side ? total : 0), 0);
  const times = (...kinds: readonly Kind[]) =>
    sums.reduce(
      (n, { what, times }) => n + ((kinds as readonly string[]).includes(what) ? times : 0),
      0,
    );
  let total = 0;
  let worst: number | undefined;
  for (const { event, arrived } of deliveries) {
    total += arrived - event.at;
    worst = Math.max(worst ?? 0, arrived - event.at);
  }
  return {
    sums,
    up: bytes('client'),
    down: bytes('server'),
    requests: times(...REQUESTS),
    delivered: deliveries.length,
    stillWaiting: options.events.length - deliveries.length,
    waited: deliveries.filter(({ event, left }) => left > event.at).length,
    together: deliveries.filter(({ together }) => together > 1).length,
    meanDelay: deliveries.length === 0 ? undefined : total / deliveries.length,
    worstDelay: worst,
    connections: connections.length,
    mostOpen: mostOpen(connections),
    openTime: connections.reduce(
      (sum, { opened, ended }) => sum + Math.min(ended.at, options.until) - opened,
      0,
    ),
    unanswered: times('gateway-timeout'),
    cut: connections.filter(({ ended }) => ended.why === 'cut').length,
  };
}

/** How many connections are open at most at the same time. */
function mostOpen(connections: readonly Connection[]): number {
  const changes = connections
    .flatMap(({ opened, ended }) => [
      { at: opened, by: 1 },
      { at: ended.at, by: -1 },
    ])
    .sort((a, b) => a.at - b.at || a.by - b.by);
  let [open, most] = [0, 0];
  for (const { by } of changes) {
    open += by;
    most = Math.max(most, open);
  }
  return most;
}

/** Adds up, in place: a run has thousands of messages. */
class Sums {
  readonly #sums = {
    client: new Map<Sum['what'], Mutable>(),
    server: new Map<Sum['what'], Mutable>(),
  };

  add(what: Sum['what'], from: Side, size: number, times = 1): void {
    let sum = this.#sums[from].get(what);
    if (sum === undefined) {
      sum = { what, from, times: 0, least: size, most: size, total: 0 };
      this.#sums[from].set(what, sum);
    }
    sum.times += times;
    sum.total += size * times;
    if (size < sum.least) sum.least = size;
    if (size > sum.most) sum.most = size;
  }

  /** In an order of what they are. */
  inOrder(order: readonly Sum['what'][]): readonly Sum[] {
    const { client, server } = this.#sums;
    return order.flatMap((what) => [client.get(what) ?? [], server.get(what) ?? []].flat());
  }
}

type Mutable = { -readonly [Name in keyof Sum]: Sum[Name] };

function sumsOf(run: PushRun, depth: Depth): readonly Sum[] {
  const { messages, connections } = run;
  const sums = new Sums();
  for (const { kind, from, size } of messages) sums.add(kind, from, size);
  if (depth === 'tls') {
    const { clientHello, server, clientFinished } = TLS.handshake;
    for (const { from, size } of messages) {
      sums.add('records', from, TLS.record, Math.max(1, Math.ceil(size / TLS.most)));
    }
    sums.add('tls-handshake', 'client', clientHello + clientFinished, connections.length);
    sums.add('tls-handshake', 'server', server, connections.length);
    sums.add('alerts', 'client', TLS.alert + TLS.record, connections.length);
    sums.add('alerts', 'server', TLS.alert + TLS.record, connections.length);
  }
  if (depth !== 'messages') {
    const lengths = { syn: headerLength(true), other: headerLength(false) };
    eachSegment(run, ({ syn, fin, length, from }) => {
      const what = syn ? 'syn' : fin ? 'fin' : length > 0 ? 'data' : 'ack';
      sums.add(what, from, syn ? lengths.syn : lengths.other);
    });
  }
  return sums.inOrder([...KINDS, ...CARRYING]);
}

/** Length of the headers of IPv4 and TCP, measured on a packet without data. */
function headerLength(syn: boolean): number {
  const bare: SentSegment = {
    from: 'client',
    at: 0,
    arrives: 0,
    syn,
    fin: false,
    ack: true,
    sequence: 0,
    acknowledgment: 0,
    length: 0,
    part: undefined,
  };
  const addresses = { source: EXAMPLE_CLIENT.ip, destination: EXAMPLE_SERVER.ip };
  const payload = serializeTcp(tcpOf(bare, new Uint8Array()), addresses);
  return serializeIpv4({ ...addresses, protocol: IP_PROTOCOL.tcp, payload }).length;
}
