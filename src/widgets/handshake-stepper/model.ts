/**
 * The life of a TCP connection as a story in moments, run by two endpoints of RFC 9293: what happens at
 * one end, what that changes and sends, and the ladder of segments. Pure.
 * @module
 */

import { encodeUtf8 } from '#protocol/bytes.ts';
import { capture } from '#sim/tcp/capture.ts';
import { runTcp } from '#sim/tcp/run.ts';
import type { TcpState, TcpTransition } from '#sim/tcp/state.ts';
import type { EndView } from '#sim/tcp/endpoint-types.ts';
import { abbreviate, FIGURE_5, FIGURE_5_WAYS } from '#sim/tcp/notation.ts';
import type { Flight, Planned, TcpScript, TcpStep } from '#sim/tcp/script.ts';
import { type Setup, showsOpening, type Side, type StoryName } from './setup.ts';

export { abbreviate, FIGURE_5, FIGURE_5_WAYS };
export type { EndView, Flight, TcpState, TcpStep, TcpTransition };

/** One step of the story: an event at one end; or the beginning; or that the cable is cut. */
export interface Moment {
  /** Unit: milliseconds. */
  readonly at: number;
  readonly kind: 'beginning' | 'cut' | 'event';
  /** The end at which it happens; at the beginning and at a cut, the end that is asked about. */
  readonly who: Side;
  /** What the endpoint did; only of an event. */
  readonly step: TcpStep | undefined;
  readonly before: TcpState;
  readonly after: TcpState;
  /** Both ends after it. */
  readonly ends: Readonly<Record<Side, EndView>>;
}

/** A segment in the picture. */
export interface Arrow {
  readonly flight: Flight;
  /** The moments in which it leaves and arrives. */
  readonly sent: number;
  readonly arrives: number | undefined;
  readonly label: string;
}

export interface Story {
  readonly setup: Setup;
  readonly moments: readonly Moment[];
  readonly arrows: readonly Arrow[];
  /** Everything that was captured at the client, also what the story leaves out. */
  readonly pcap: Uint8Array<ArrayBuffer>;
}

/** How long a segment travels, and an application thinks. Unit: milliseconds. */
const DELAY = 40;
const PAUSE = 20;
/** When the client first sends: behind the handshake. */
const SEND = 60;
/** When the connection has been there for a while. */
const LATER = 200;
/** When the cable is cut, and when somebody next wants to send. */
const CUT = 300;
const IDLE = CUT + 10 * 60_000;
/** Nothing that is told takes longer. */
const UNTIL = 30 * 60_000;
/** The first data of the client. */
const DATA = encodeUtf8('Hello');

const closes = (who: Side): Planned => ({ who, at: LATER, call: 'shutdown' });
/** An application that closes, too, when it has heard that its peer has. */
const answers = (who: Side, after = PAUSE): Planned => ({
  who,
  once: 'end-of-stream',
  after,
  call: 'shutdown',
});
const sends = (who: Side, once: 'ESTABLISHED' | 'end-of-stream', after: number): Planned => ({
  who,
  once,
  after,
  call: 'send',
  data: DATA,
});

const CALLS: Readonly<Record<StoryName, readonly Planned[]>> = {
  open: [sends('client', 'ESTABLISHED', SEND)],
  'simultaneous-open': [{ who: 'server', at: DELAY / 4, call: 'open' }],
  refused: [],
  'client-closes': [closes('client'), answers('server')],
  'server-closes': [closes('server'), answers('client')],
  'half-close': [
    closes('client'),
    sends('server', 'end-of-stream', PAUSE),
    answers('server', 3 * DELAY),
  ],
  'simultaneous-close': [closes('client'), closes('server')],
  abort: [{ who: 'server', at: LATER, call: 'abort' }],
  cut: [{ who: 'client', at: IDLE, call: 'send', data: DATA }],
};

function scriptOf({ story, isn, dataOnSyn, drops }: Setup): TcpScript {
  const listens = story !== 'refused' && story !== 'simultaneous-open';
  const withSyn = dataOnSyn && showsOpening(story);
  const opens: Planned = {
    who: 'client',
    at: 0,
    call: 'open',
    ...(withSyn ? { data: DATA, withSyn } : {}),
  };
  return {
    calls: [
      ...(listens ? [{ who: 'server', at: 0, call: 'listen' } as const] : []),
      opens,
      ...(withSyn && story === 'open' ? [] : CALLS[story]),
    ],
    link: { delay: DELAY, drops, ...(story === 'cut' ? { cut: { at: CUT } } : {}) },
    initialSequence: { client: [isn.client], server: [isn.server] },
    until: UNTIL,
  };
}

/** Tells a story from its setup. */
export function tell(setup: Setup): Story {
  const run = runTcp(scriptOf(setup));
  const isShown = ({ at, event }: TcpStep) =>
    showsOpening(setup.story)
      ? !(event.type === 'call' && event.call.call === 'listen')
      : at >= LATER;
  const begin = run.steps.findIndex(isShown);
  const shown = run.steps.slice(begin);
  let ends = run.steps[begin - 1]?.ends ?? run.start;
  const asked = shown[0]!.who;
  const stays = (at: number, kind: 'beginning' | 'cut'): Moment => {
    const { state } = ends[asked];
    return { at, kind, who: asked, step: undefined, before: state, after: state, ends };
  };
  const isCut = setup.story === 'cut';
  const moments: Moment[] = [
    stays(isCut ? LATER : shown[0]!.at, 'beginning'),
    ...(isCut ? [stays(CUT, 'cut')] : []),
  ];
  for (const step of shown) {
    const before = ends[step.who].state;
    ({ ends } = step);
    const after = ends[step.who].state;
    moments.push({ at: step.at, kind: 'event', who: step.who, step, before, after, ends });
  }
  const momentOf = (found: (step: TcpStep) => boolean) => {
    const at = moments.findIndex(({ step }) => step !== undefined && found(step));
    return at < 0 ? undefined : at;
  };
  const arrows = run.flights.flatMap((flight): Arrow[] => {
    const sent = momentOf((step) => step.sent.some(({ id }) => id === flight.id));
    if (sent === undefined) return [];
    const arrives = momentOf(
      ({ event }) => event.type === 'arrival' && event.flight.id === flight.id,
    );
    return [{ flight, sent, arrives, label: abbreviate(flight.segment) }];
  });
  return { setup, moments, arrows, pcap: capture(run, 'client') };
}

/** The way by which an end came into its state, if it did so in this moment or in one before. */
export function wayOf({ moments }: Story, at: number, side: Side): TcpTransition | undefined {
  for (const { who, step } of moments.slice(0, at + 1).reverse()) {
    const change = who === side ? step?.changes.at(-1) : undefined;
    if (change !== undefined) return change;
  }
  return undefined;
}
