/**
 * Two TCP endpoints and a link between them, from the first call until nothing is left to happen. All of
 * it is computed at once, from the script alone.
 * @module
 */

import { EXAMPLE_CLIENT, EXAMPLE_CLIENT_PORT } from '#net/example-hosts.ts';
import { EXAMPLE_SERVER, EXAMPLE_SERVER_PORT } from '#net/example-hosts.ts';
import { buildPacket } from '#net/packet.ts';
import { tcpFlags, type TcpSegment } from '#net/tcp.ts';
import { concatBytes } from '#protocol/bytes.ts';
import { seededRandom } from '../random.ts';
import { otherSide, type Side } from '../side.ts';
import { Tasks } from '../tasks.ts';
import { TcpEndpoint } from './endpoint.ts';
import type { CallError, EndView, TcpOutput, TcpTimer } from './endpoint-types.ts';
import { nameFlight } from './flight-name.ts';
import { travel } from './link.ts';
import type {
  Flight,
  Planned,
  Stray,
  TcpCall,
  TcpEvent,
  TcpRun,
  TcpScript,
  TcpStep,
} from './script.ts';
import type { TcpTransition } from './state.ts';

/** Unit: milliseconds. */
const UNTIL = 600_000;
/** No run has more steps: two ends that misunderstand each other could go on for ever. */
const MOST_STEPS = 20_000;
/** ISNs of the two sides are drawn apart. */
const OTHER_SIDE = 0x5eed;

const NOTHING: Uint8Array = new Uint8Array(0);

const HOSTS = { client: EXAMPLE_CLIENT, server: EXAMPLE_SERVER } as const;
const PORTS = { client: EXAMPLE_CLIENT_PORT, server: EXAMPLE_SERVER_PORT } as const;

/** A step that is still being written. */
type Draft = { -readonly [Key in keyof TcpStep]: TcpStep[Key] } & {
  changes: TcpTransition[];
  sent: Flight[];
};

/** Runs a script. */
export function runTcp(script: TcpScript): TcpRun {
  const { link, seed = 0, until = UNTIL } = script;
  const ports = { ...PORTS, ...script.ports };
  const tasks = new Tasks();
  const steps: TcpStep[] = [];
  const flights: Flight[] = [];
  const ends = { client: newEnd('client'), server: newEnd('server') };
  const waiting = new Set<Planned>();

  function newEnd(side: Side) {
    const random = seededRandom(seed ^ (side === 'client' ? 0 : OTHER_SIDE));
    const given = script.initialSequence?.[side] ?? [];
    let selected = 0;
    const newEndpoint = () =>
      new TcpEndpoint({
        localPort: ports[side],
        remotePort: ports[otherSide(side)],
        selectIss: () => given[selected++] ?? random.int(0, 2 ** 32 - 1),
        now: () => tasks.now,
        tuning: script.ends?.[side] ?? {},
      });
    return {
      newEndpoint,
      endpoint: newEndpoint(),
      due: new Map<TcpTimer, number>(),
      /** Segments sent, by name. */
      names: new Map<string, number>(),
      /** What the application has just taken with RECEIVE. */
      taken: NOTHING,
      sent: 0,
      /** The last initial sequence numbers that it knew, its own and the peer's. */
      iss: undefined as number | undefined,
      irs: undefined as number | undefined,
    };
  }

  function views(): Record<Side, EndView> {
    return { client: ends.client.endpoint.view(), server: ends.server.endpoint.view() };
  }

  /** Lets an end deal with an event, and does what it asks for then. */
  function happen(who: Side, deal: () => TcpEvent): void {
    if (steps.length >= MOST_STEPS) return;
    const end = ends[who];
    noteNumbers(who);
    end.taken = NOTHING;
    const event = deal();
    noteNumbers(who);
    const step: Draft = {
      at: tasks.now,
      who,
      event,
      changes: [],
      sent: [],
      delivered: end.taken,
      endOfStream: false,
      error: undefined,
      discarded: undefined,
      deliveryProblem: false,
      ends: views(),
    };
    for (let output = end.endpoint.next(); output !== undefined; output = end.endpoint.next()) {
      obey(who, output, step);
    }
    steps.push(step);
    trigger(step);
  }

  function noteNumbers(who: Side): void {
    const end = ends[who];
    const { iss, irs } = end.endpoint.view();
    end.iss = iss ?? end.iss;
    end.irs = irs ?? end.irs;
  }

  function obey(who: Side, output: TcpOutput, step: Draft): void {
    const { due } = ends[who];
    if (output.type === 'send') step.sent.push(send(who, output.segment, output.retransmission));
    if (output.type === 'clear-timer') due.delete(output.timer);
    if (output.type === 'set-timer') setTimer(who, output.timer, output.delay);
    if (output.type === 'state-changed') {
      const { from, to, cause, section } = output;
      step.changes.push({ from, to, cause, section });
    }
    if (output.type === 'delivered') step.delivered = concatBytes(step.delivered, output.bytes);
    if (output.type === 'end-of-stream') step.endOfStream = true;
    if (output.type === 'error') step.error = output.error;
    if (output.type === 'discarded') step.discarded = output.discard;
    if (output.type === 'delivery-problem') step.deliveryProblem = true;
  }

  function setTimer(who: Side, timer: TcpTimer, delay: number): void {
    const end = ends[who];
    const at = tasks.now + delay;
    end.due.set(timer, at);
    tasks.after(delay, () => {
      if (end.due.get(timer) !== at) return;
      end.due.delete(timer);
      happen(who, () => {
        end.endpoint.timeout(timer);
        return { type: 'timeout', timer };
      });
    });
  }

  function send(from: Side, segment: TcpSegment, retransmission: boolean): Flight {
    const end = ends[from];
    const nth = ++end.sent;
    const name = nameFlight(from, segment, end.iss, end.irs);
    const copies = (end.names.get(name) ?? 0) + 1;
    end.names.set(name, copies);
    const id = copies === 1 ? name : `${name}x${copies}`;
    const sent = tasks.now;
    const fate = travel(link, seed, { id, from, nth, sent });
    return fly({ id, from, nth, sent, ...fate, segment, retransmission, stray: false });
  }

  function fly(flight: Omit<Flight, 'bytes'>): Flight {
    const { from, nth: identification, segment: tcp, arrives } = flight;
    const to = otherSide(from);
    const bytes = buildPacket({ from: HOSTS[from], to: HOSTS[to], identification, tcp });
    const whole: Flight = { ...flight, bytes };
    flights.push(whole);
    if (arrives !== undefined) {
      tasks.after(arrives - tasks.now, () =>
        happen(to, () => {
          ends[to].endpoint.segmentArrives(tcp);
          return { type: 'arrival', flight: whole };
        }),
      );
    }
    return whole;
  }

  function call(planned: Planned): void {
    const end = ends[planned.who];
    const { who } = planned;
    if (planned.call === 'reboot') {
      end.due.clear();
      end.endpoint = end.newEndpoint();
    }
    happen(who, () => ({ type: 'call', call: planned, error: make(who, planned) }));
  }

  function make(who: Side, call: TcpCall): CallError | undefined {
    const { endpoint } = ends[who];
    switch (call.call) {
      case 'listen':
        return endpoint.openPassive();
      case 'open':
        return endpoint.openActive(call.data, call.withSyn);
      case 'send':
        return endpoint.send(call.data);
      case 'shutdown':
        return endpoint.close();
      case 'close':
        return endpoint.closeHalfDuplex();
      case 'abort':
        return endpoint.abort();
      case 'receive': {
        const bytes = endpoint.receive(call.most);
        if (typeof bytes === 'string') return bytes;
        ends[who].taken = bytes;
        return undefined;
      }
      case 'reboot':
        return undefined;
    }
  }

  /** Makes the calls that have waited for what this step has brought. */
  function trigger({ who, changes, delivered, endOfStream }: TcpStep): void {
    const now = new Set<string>(changes.map(({ to }) => to));
    if (delivered.length > 0) now.add('data');
    if (endOfStream) now.add('end-of-stream');
    for (const planned of [...waiting]) {
      if (!('once' in planned) || planned.who !== who || !now.has(planned.once)) continue;
      waiting.delete(planned);
      tasks.after(planned.after ?? 0, () => call(planned));
    }
  }

  function stray({ at, to, segment }: Stray, index: number): void {
    const from = otherSide(to);
    tasks.after(at, () => {
      const flags = tcpFlags();
      const whole = { sequence: 0, acknowledgment: 0, flags, window: 0xffff, urgentPointer: 0 };
      const addressed = { sourcePort: ports[from], destinationPort: ports[to], options: [] };
      fly({
        id: `stray.${index + 1}`,
        from,
        nth: 0,
        sent: at,
        arrives: at,
        lost: undefined,
        segment: { ...whole, ...addressed, payload: NOTHING, ...segment },
        retransmission: false,
        stray: true,
      });
    });
  }

  const start = views();
  script.strays?.forEach(stray);
  for (const planned of script.calls) {
    if ('at' in planned) tasks.after(planned.at, () => call(planned));
    else waiting.add(planned);
  }
  tasks.runUntil(until);
  return { start, steps, flights };
}
