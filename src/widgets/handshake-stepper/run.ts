/** Tells stories: two endpoints of RFC 9293 run each of them. Loaded when another than the first is told. */

import { encodeUtf8 } from '#protocol/bytes.ts';
import { capture } from '#sim/tcp/capture.ts';
import { abbreviate } from '#sim/tcp/notation.ts';
import { runTcp } from '#sim/tcp/run.ts';
import type { Planned, TcpScript, TcpStep } from '#sim/tcp/script.ts';
import type { Arrow, Moment, Story } from './model.ts';
import { type Setup, showsOpening, type Side, type StoryName } from './setup.ts';

export { abbreviate };

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

/** A story with all that the endpoints did in each of its moments, for those who find words for it. */
export interface Telling {
  readonly story: Story;
  /** `undefined` where nothing happens at an end. */
  readonly steps: readonly (TcpStep | undefined)[];
}

/** Tells a story from its setup. */
export function tell(setup: Setup): Telling {
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
    return { at, kind, who: asked, before: state, after: state, changes: [], ends };
  };
  const isCut = setup.story === 'cut';
  const still = [
    stays(isCut ? LATER : shown[0]!.at, 'beginning'),
    ...(isCut ? [stays(CUT, 'cut')] : []),
  ];
  const events = shown.map((step): Moment => {
    const { at, who, changes, event } = step;
    const before = ends[who].state;
    ({ ends } = step);
    return { at, kind: event.type, who, before, after: ends[who].state, changes, ends };
  });
  const steps = [...still.map(() => undefined), ...shown];
  const momentOf = (isIt: (step: TcpStep) => boolean) => {
    const at = steps.findIndex((step) => step !== undefined && isIt(step));
    return at < 0 ? undefined : at;
  };
  const arrows = run.flights.flatMap((flight): Arrow[] => {
    const { id, from, lost, retransmission, bytes, segment } = flight;
    const sent = momentOf((step) => step.sent.some((other) => other.id === id));
    if (sent === undefined) return [];
    const arrives = momentOf(({ event }) => event.type === 'arrival' && event.flight.id === id);
    const label = abbreviate(segment);
    return [{ id, from, lost, retransmission, bytes, sent, arrives, label }];
  });
  return { story: { setup, moments: [...still, ...events], arrows }, steps };
}

/** All packets of a run as the client could capture them, also those that the story leaves out. */
export function captureOf(setup: Setup): Uint8Array<ArrayBuffer> {
  return capture(runTcp(scriptOf(setup)), 'client');
}
