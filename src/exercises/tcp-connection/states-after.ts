/** 4.2: in which state is each end after each segment? */

import { abbreviate } from '#sim/tcp/notation.ts';
import { runTcp } from '#sim/tcp/run.ts';
import type { TcpState } from '#sim/tcp/state.ts';
import type { Draw } from '../draw.ts';
import type { Exercise, Label, Said, Shown } from '../exercise.ts';
import { wayFrom } from './way.ts';

/** Which segment is lost: the name it has in a run. */
const LOSSES = { none: undefined, second: 's.SA.0', third: 'c.A.1.1' } as const;

export interface Opening {
  /** The end that opens the connection; the other one listens. */
  readonly opener: 'A' | 'B';
  /** Whose states are asked for first. */
  readonly first: 'A' | 'B';
  readonly lost: keyof typeof LOSSES;
  /** Of the opener and of the listener. */
  readonly isn: readonly [number, number];
}

function drawOpening(draw: Draw): Opening {
  const [opener, listener] = draw.sample([1, 2, 3, 4, 5, 6, 7, 8, 9], 2);
  return {
    opener: draw.pick(['A', 'B'] as const),
    first: draw.pick(['A', 'B'] as const),
    lost: draw.pick(['none', 'none', 'second', 'third'] as const),
    isn: [100 * opener!, 100 * listener!],
  };
}

const DELAY = 40;
/** Before anything is sent again (RFC 6298 §2: after a second). Unit: milliseconds. */
const UNTIL = 900;

/** Each segment, with the states that both ends have when it has arrived, or is lost. */
export interface Row {
  readonly isOpeners: boolean;
  readonly text: string;
  readonly isLost: boolean;
  readonly opener: TcpState;
  readonly listener: TcpState;
}

export function rowsOf({ lost, isn }: Opening): readonly Row[] {
  const name = LOSSES[lost];
  const { flights, steps } = runTcp({
    calls: [
      { who: 'server', at: 0, call: 'listen' },
      { who: 'client', at: 0, call: 'open' },
    ],
    link: { delay: DELAY, drops: name === undefined ? [] : [name] },
    initialSequence: { client: [isn[0]], server: [isn[1]] },
    until: UNTIL,
  });
  return flights.map(({ from, segment, sent, arrives }) => {
    const { ends } = steps.findLast(({ at }) => at <= sent + DELAY)!;
    return {
      isOpeners: from === 'client',
      text: `\`${abbreviate(segment)}\``,
      isLost: arrives === undefined,
      opener: ends.client.state,
      listener: ends.server.state,
    };
  });
}

/** A name that is often read, and that no state has. */
const NO_STATE = 'SYN_SEND';
const CHOICES = ['CLOSED', 'LISTEN', 'SYN-SENT', NO_STATE, 'SYN-RECEIVED', 'ESTABLISHED'] as const;
type Choice = (typeof CHOICES)[number];

/** What is said to a wrong state, by who has it after which segment. `*` is said to all others. */
const MISTAKES: Readonly<Record<string, Readonly<Partial<Record<Choice | '*', string>>>>> = {
  'opener-1': {
    [NO_STATE]: 'no-such-state',
    'SYN-RECEIVED': 'sent-not-received',
    ESTABLISHED: 'not-answered',
    '*': 'has-sent',
  },
  'listener-1': {
    'SYN-SENT': 'received-not-sent',
    [NO_STATE]: 'received-not-sent',
    ESTABLISHED: 'not-heard',
    '*': 'has-received',
  },
  'opener-2': { '*': 'answered' },
  'opener-2-lost': { [NO_STATE]: 'no-such-state', ESTABLISHED: 'answer-lost', '*': 'still-waits' },
  'listener-2': { ESTABLISHED: 'not-heard', '*': 'sending-changes-nothing' },
  'opener-3': { '*': 'stays' },
  'listener-3': { '*': 'heard' },
  'listener-3-lost': { ESTABLISHED: 'third-lost', '*': 'sending-changes-nothing' },
};

function mistakesOf(role: 'opener' | 'listener', n: number, isLost: boolean, ends: Ends) {
  const known = MISTAKES[`${role}-${n}${isLost ? '-lost' : ''}`] ?? MISTAKES[`${role}-${n}`]!;
  return Object.fromEntries(
    Object.entries(known).map(([state, key]): [string, Said] => [state, { key, holes: ends }]),
  );
}

/** What the ends are called. */
interface Ends extends Readonly<Record<string, string>> {
  readonly opener: string;
  readonly listener: string;
}

function tableOf(rows: readonly Row[], { opener, listener }: Ends): Shown {
  return {
    kind: 'table',
    rows: rows.map(({ isOpeners, text, isLost }, i) => [
      String(i + 1),
      isOpeners ? wayFrom(opener, listener) : wayFrom(listener, opener),
      text,
      ...(isLost ? [{ label: 'lost' }] : ['']),
    ]),
  };
}

function answersIn(rows: readonly Row[], first: 'opener' | 'listener', ends: Ends): Shown {
  const second = first === 'opener' ? 'listener' : 'opener';
  const header: (string | Label)[] = [{ label: 'after' }, ends[first], ends[second]];
  return {
    kind: 'table',
    rows: [header, ...rows.map((row, i) => [String(i + 1), row[first], row[second]])],
  };
}

export const statesAfter: Exercise = {
  id: 'states-after',
  number: '4.2',
  worked: 'three-segments-five-states',
  sections: ['RFC 9293 §3.5', 'RFC 9293 §3.3.2'],
  task(draw) {
    const opening = drawOpening(draw);
    const { opener } = opening;
    const ends: Ends = { opener, listener: opener === 'A' ? 'B' : 'A' };
    const rows = rowsOf(opening);
    const first = opening.first === opener ? 'opener' : 'listener';
    const roles = [first, first === 'opener' ? 'listener' : 'opener'] as const;
    const items = rows.flatMap((row, i) =>
      roles.map((role) => ({
        id: `${role}-${i + 1}`,
        holes: { side: ends[role] },
        right: row[role],
        mistakes: mistakesOf(role, i + 1, row.isLost, ends),
      })),
    );
    const last = rows.at(-1)!;
    return {
      holes: ends,
      shown: [tableOf(rows, ends)],
      parts: [
        {
          kind: 'match',
          id: 'states',
          items: items.map(({ id, holes }) => ({ id, holes })),
          choices: CHOICES.map((id) => ({ id, text: id })),
          right: Object.fromEntries(items.map(({ id, right }) => [id, [right]])),
          mistakes: Object.fromEntries(items.map(({ id, mistakes }) => [id, mistakes])),
        },
      ],
      steps: [
        { key: 'first', holes: ends },
        { key: opening.lost === 'second' ? 'second-lost' : 'second', holes: ends },
        ...(rows.length > 2 ? [{ key: last.isLost ? 'third-lost' : 'third', holes: ends }] : []),
        { key: 'all', shown: answersIn(rows, first, ends) },
      ],
    };
  },
};
