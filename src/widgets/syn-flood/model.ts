/**
 * A SYN flood second by second: what is drawn, and what is said of it. Pure.
 * @module
 */

import {
  flood,
  floodOutcome,
  type FloodSecond,
  type Outcome,
  synAckRetransmissions,
  type Try,
} from '#sim/tcp/flood.ts';
import { makeSynCookie, readSynCookie } from '#sim/tcp/syn-cookie.ts';

export type { Try } from '#sim/tcp/flood.ts';

/** What a reader can set. */
export const SETTINGS = {
  rate: { min: 0, max: 300, step: 1, start: 5 },
  hold: { min: 1, max: 120, step: 1, start: 63 },
  backlog: { min: 16, max: 512, step: 16, start: 128 },
  seed: { min: 1, max: 9999, step: 1, start: 1 },
} as const;

export type Setting = keyof typeof SETTINGS;

/** The settings that have a slider; the seed has a button. */
export const SLIDERS = ['rate', 'hold', 'backlog'] as const;

export const DEFENCES = ['cookies', 'short'] as const;

export type Defence = (typeof DEFENCES)[number];

export type State = Readonly<Record<Setting, number>> & Readonly<Record<Defence, boolean>>;

export const START: State = {
  rate: SETTINGS.rate.start,
  hold: SETTINGS.hold.start,
  backlog: SETTINGS.backlog.start,
  seed: SETTINGS.seed.start,
  cookies: false,
  short: false,
};

/** The step that is shown first: the backlog has been full for a while, and nothing has expired yet. */
export const FIRST_STEP = 60;

/** The time that is looked at. Unit: seconds. */
export const SECONDS = 180;
/** The hold time that the switch sets: a SYN,ACK that is sent again after 1 and 3 s. Unit: seconds. */
export const SHORT_HOLD = 7;
/** Seconds in one row of the table. */
const ROW = 15;
/** How wide the picture of the places is for its height. */
const SHAPE = 2.6;
/** What the client says that it can receive. Unit: bytes. */
const CLIENT_MSS = 1460;

/** Sets one number, brought into its range and onto a step; what is no number changes nothing. */
export function set(state: State, name: Setting, value: number): State {
  if (!Number.isFinite(value)) return state;
  const { min, max, step } = SETTINGS[name];
  const rounded = min + step * Math.round((value - min) / step);
  return { ...state, [name]: Math.max(min, Math.min(rounded, max)) };
}

/** A run of seconds in which the same became of the client. */
export interface Spell {
  readonly from: number;
  /** Not included. */
  readonly to: number;
  readonly client: Try;
  /** At the end of its last second. */
  readonly halfOpen: number;
}

export interface Row {
  /** Unit: seconds. */
  readonly from: number;
  readonly to: number;
  readonly forged: number;
  readonly dropped: number;
  readonly expired: number;
  readonly halfOpen: number;
  /** Tries of the client in this time, and how many were successful. */
  readonly tries: number;
  readonly successes: number;
}

export interface Story {
  readonly state: State;
  /** The hold time in force. Unit: seconds. */
  readonly hold: number;
  readonly seconds: readonly FloodSecond[];
  readonly outcome: Outcome;
  /** How often the SYN,ACK of a forged SYN is sent again. */
  readonly retransmissions: number;
  readonly spells: readonly Spell[];
  readonly rows: readonly Row[];
}

/** Tells what becomes of the server and its client. */
export function storyOf(state: State): Story {
  const { rate, backlog, cookies, seed } = state;
  const hold = state.short ? Math.min(state.hold, SHORT_HOLD) : state.hold;
  const seconds = flood({ rate, hold, backlog, cookies, seed }, SECONDS);
  return {
    state,
    hold,
    seconds,
    outcome: floodOutcome({ rate, hold, backlog }),
    retransmissions: synAckRetransmissions(hold),
    spells: spellsOf(seconds),
    rows: Array.from({ length: SECONDS / ROW }, (_, i) => {
      const [from, to] = [i * ROW, (i + 1) * ROW];
      const part = seconds.slice(from, to);
      const sum = (of: (second: FloodSecond) => number) => part.reduce((n, one) => n + of(one), 0);
      return {
        from,
        to,
        forged: sum(({ forged }) => forged),
        dropped: sum(({ dropped }) => dropped),
        expired: sum(({ expired }) => expired),
        halfOpen: part.at(-1)!.halfOpen,
        tries: part.length,
        successes: successesOf(part),
      };
    }),
  };
}

function spellsOf(seconds: readonly FloodSecond[]): Spell[] {
  const spells: Spell[] = [];
  for (const [i, { client, halfOpen }] of seconds.entries()) {
    const last = spells.at(-1);
    if (last?.client === client) spells[spells.length - 1] = { ...last, to: i + 1, halfOpen };
    else spells.push({ from: i, to: i + 1, client, halfOpen });
  }
  return spells;
}

/** How many tries were successful, with a place or with a cookie. */
function successesOf(seconds: readonly FloodSecond[]): number {
  return seconds.filter(({ client }) => client !== 'dropped').length;
}

/** The spells that have begun by a second; the last of them goes on until then at most. */
export function spellsUntil({ spells, seconds }: Story, step: number): Spell[] {
  return spells
    .filter(({ from }) => from < step)
    .map((spell) => {
      const to = Math.min(spell.to, step);
      return { ...spell, to, halfOpen: seconds[to - 1]!.halfOpen };
    });
}

/** What has happened by a step: after so many seconds. */
export interface Moment {
  readonly time: number;
  /** The last second; `undefined` at the beginning. */
  readonly last: FloodSecond | undefined;
  readonly halfOpen: number;
  readonly tries: number;
  readonly successes: number;
  /** How many of these were opened with a cookie. */
  readonly withCookie: number;
}

export function momentAt({ seconds }: Story, step: number): Moment {
  const past = seconds.slice(0, step);
  return {
    time: step,
    last: past.at(-1),
    halfOpen: past.at(-1)?.halfOpen ?? 0,
    tries: step,
    successes: successesOf(past),
    withCookie: past.filter(({ client }) => client === 'cookie').length,
  };
}

/** The places of the backlog as paths in a box of `columns` × `rows`. */
export interface Places {
  readonly columns: number;
  readonly rows: number;
  readonly free: string;
  /** Those in use, by the quarter of the hold time that they have waited; the newest first. */
  readonly used: readonly string[];
}

const QUARTERS = 4;

export function placesAt({ seconds, hold, state }: Story, step: number): Places {
  const { backlog } = state;
  const columns = Math.ceil(Math.sqrt(backlog * SHAPE));
  const slots = seconds[step - 1]?.slots ?? [];
  const free: string[] = [];
  const used: string[][] = Array.from({ length: QUARTERS }, () => []);
  for (let i = 0; i < backlog; i++) {
    const place = `M${(i % columns) + 0.1} ${Math.floor(i / columns) + 0.1}h.8v.8h-.8z`;
    const at = slots[i];
    if (at === undefined) free.push(place);
    else {
      const quarter = Math.floor((QUARTERS * (step - at)) / hold);
      used[Math.max(0, Math.min(quarter, QUARTERS - 1))]!.push(place);
    }
  }
  return {
    columns,
    rows: Math.ceil(backlog / columns),
    free: free.join(''),
    used: used.map((paths) => paths.join('')),
  };
}

/** The half-open connections over time, from 0 down to a baseline, up to a step. */
export function areaPath({ seconds, state }: Story, step: number): string {
  if (step === 0) return '';
  const points = seconds.slice(0, step).map(({ halfOpen }, i) => {
    return `L${i + 1} ${state.backlog - halfOpen}`;
  });
  return `M0 ${state.backlog}${points.join('')}V${state.backlog}z`;
}

/** The tries that came to this, as marks of one unit per second in a box of height 2. */
export function triesPath(seconds: readonly FloodSecond[], which: Try): string {
  // What succeeds stands above the line, what fails hangs below it.
  const mark = which === 'dropped' ? 'v1' : 'v-1';
  return seconds
    .flatMap(({ client }, i) => (client === which ? [`M${i + 0.15} 1${mark}h.7V1z`] : []))
    .join('');
}

/** A cookie, in the parts that its bits stand for. */
export interface Cookie {
  readonly sequence: number;
  readonly time: string;
  readonly mss: string;
  readonly keyed: string;
  /** The segment size that the server reads from the acknowledgment. */
  readonly readMss: number;
}

/** The cookie that the client got in the second before a step. */
export function cookieAt(story: Story, step: number): Cookie | undefined {
  if (story.seconds[step - 1]?.client !== 'cookie') return undefined;
  const input = {
    connection: `192.0.2.1:${49152 + step} 192.0.2.2:80`,
    // Every connection begins with another number, as every one has another port.
    clientIss: (step * 2_654_435_761) % 2 ** 32,
    now: step,
    secret: story.state.seed,
  };
  const sequence = makeSynCookie(input, CLIENT_MSS);
  const bits = sequence.toString(2).padStart(32, '0');
  return {
    sequence,
    time: bits.slice(0, 5),
    mss: bits.slice(5, 8),
    keyed: bits.slice(8),
    readMss: readSynCookie(input, (sequence + 1) % 2 ** 32)!,
  };
}

/** What a phrase in prose asks for: `set NAME NUMBER`, `cookies on` or `off`, `short on` or `off`. */
export function act(state: State, action: string, args: readonly string[]): State {
  if (action === 'set') {
    const setting = (Object.keys(SETTINGS) as Setting[]).find((name) => name === args[0]);
    return setting === undefined ? state : set(state, setting, Number(args[1]));
  }
  const defence = DEFENCES.find((name) => name === action);
  return defence === undefined ? state : { ...state, [defence]: args[0] === 'on' };
}
