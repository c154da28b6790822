/**
 * Messages, the stream that they become, a knife that cuts the stream into reads, and what the receiver
 * takes for messages. Every step of the story is a read.
 * @module
 */

import { decodeUtf8, encodeUtf8 } from '#protocol/bytes.ts';
import { seededRandom } from '#sim/random.ts';
import {
  type Cut,
  type Receipt,
  receive,
  type Rule,
  type Run,
  type Sender,
  type Stream,
  streamOf,
} from './framing.ts';

export { type Part, RULES, SENDERS } from './framing.ts';
export type { Receipt, Run, Sender, Stream };

/** How the stream is cut, besides at places of the reader's choice. */
export const WAYS = ['whole', 'writes', 'bytes', 'random'] as const;
export type Way = (typeof WAYS)[number];

export type Knife =
  | { readonly way: 'whole' | 'writes' | 'bytes' }
  | { readonly way: 'random'; readonly seed: number }
  /** In rising order; those outside the stream do not count. */
  | { readonly way: 'places'; readonly at: readonly number[] };

export interface State {
  readonly messages: readonly string[];
  readonly rule: Rule;
  /** Which end sends frames: those of a client are masked. */
  readonly sender: Sender;
  readonly knife: Knife;
}

export const MAX_MESSAGES = 6;
/** Longest text of a message. Unit: bytes. */
export const MAX_TEXT = 40;
/** Seeds of random cuts are smaller. */
const SEEDS = 1000;
/** Longest read that chance cuts. Unit: bytes. */
const LONGEST_READ = 9;

export interface Received extends Cut {
  /** The text, with U+FFFD where the bytes are no UTF-8, as most programs would have it. */
  readonly text: string;
  readonly isText: boolean;
  /** Number of the message it is, from 0; `undefined` if it is none, or not only that. */
  readonly is: number | undefined;
  /** First and last message that bytes in it belong to. */
  readonly of: readonly [first: number, last: number];
}

export interface Step extends Receipt {
  /** Everything received up to here. */
  readonly received: readonly Received[];
  /** How many of these came out with this read. */
  readonly fresh: number;
}

/** What came of it all. */
export type Verdict =
  | 'same'
  /** The same, but only because of where the reads ended. */
  | 'luck'
  /** Reads were taken for messages. */
  | 'reads'
  /** A message had the byte in it that ends messages. */
  | 'newline'
  /** There was nothing to read. */
  | 'nothing';

export interface Story {
  readonly stream: Stream;
  readonly cuts: readonly number[];
  /** The first is the beginning, when nothing was read. */
  readonly steps: readonly Step[];
  readonly verdict: Verdict;
  /** How many messages arrived as they were sent. */
  readonly right: number;
}

const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** The whole story. */
export function storyOf(state: State): Story {
  const { messages, rule, sender } = state;
  const stream = streamOf(messages, rule, sender);
  const cuts = cutsOf(state.knife, stream);
  const received: Received[] = [];
  const none = { from: 0, to: 0 };
  const beginning: Receipt = {
    ...{ read: none, before: none, out: [], kept: none },
    wait: { for: 'nothing' },
  };
  const receipts = receive(stream.bytes, cuts, rule, sender);
  const steps = [beginning, ...receipts].map((receipt): Step => {
    received.push(...receipt.out.map((cut) => judged(cut, stream)));
    return { ...receipt, received: [...received], fresh: receipt.out.length };
  });
  const right = received.filter(({ is }, n) => is === n).length;
  const isSame = right === messages.length && received.length === messages.length;
  return { stream, cuts, steps, verdict: verdictOf(state, stream, isSame), right };
}

function verdictOf({ rule }: State, { bytes }: Stream, isSame: boolean): Verdict {
  if (bytes.length === 0) return 'nothing';
  if (rule === 'none') return isSame ? 'luck' : 'reads';
  return isSame ? 'same' : 'newline';
}

function judged(cut: Cut, { writes }: Stream): Received {
  const is = writes.findIndex(({ from, to }) => from === cut.from && to === cut.to);
  const has = ({ from, to }: Run) => from < cut.to && to > cut.from;
  const text = decodeUtf8(cut.body);
  return {
    ...cut,
    text: text ?? lenient.decode(cut.body),
    isText: text !== undefined,
    is: is < 0 ? undefined : is,
    of: [writes.findIndex(has), writes.findLastIndex(has)],
  };
}

/** Where the knife cuts a stream: before these bytes a read begins. */
export function cutsOf(knife: Knife, { bytes, writes }: Stream): number[] {
  const inside = (at: number) => at > 0 && at < bytes.length;
  switch (knife.way) {
    case 'whole':
      return [];
    case 'writes':
      return risingOnce(writes.map(({ from }) => from)).filter(inside);
    case 'bytes':
      return Array.from(bytes.subarray(1), (_, i) => i + 1);
    case 'random': {
      const random = seededRandom(knife.seed);
      const cuts = [];
      for (let at = random.int(1, LONGEST_READ); inside(at); at += random.int(1, LONGEST_READ)) {
        cuts.push(at);
      }
      return cuts;
    }
    case 'places':
      return knife.at.filter(inside);
  }
}

/** Cuts where there was no cut, and the other way round. */
export function toggleCut(state: State, at: number): State {
  const cuts = cutsOfState(state);
  const next = cuts.includes(at) ? cuts.filter((cut) => cut !== at) : risingOnce([...cuts, at]);
  return { ...state, knife: { way: 'places', at: next } };
}

/** @returns the same state if there is no such cut, or it cannot go there */
export function moveCut(state: State, from: number, to: number): State {
  const cuts = cutsOfState(state);
  const { length } = streamOfState(state).bytes;
  if (!cuts.includes(from) || cuts.includes(to) || to < 1 || to >= length) return state;
  const at = risingOnce([...cuts.filter((cut) => cut !== from), to]);
  return { ...state, knife: { way: 'places', at } };
}

/** Cuts in another way. Chance cuts otherwise each time. */
export function cutBy(state: State, way: Way): State {
  if (way !== 'random') return { ...state, knife: { way } };
  const { knife } = state;
  const seed = knife.way === 'random' ? (knife.seed + 1) % SEEDS : 1;
  return { ...state, knife: { way, seed } };
}

/** Frames the messages otherwise. Cuts stay where they were in the texts. */
export function setRule(state: State, rule: Rule, sender = state.sender): State {
  return carried(state, { ...state, rule, sender });
}

/** @returns `undefined` if the text is too long */
export function setMessage(state: State, n: number, text: string): State | undefined {
  const message = text.toWellFormed();
  if (encodeUtf8(message).length > MAX_TEXT) return undefined;
  return carried(state, { ...state, messages: state.messages.with(n, message) });
}

/** Adds an empty message behind the others. */
export function addMessage(state: State): State {
  return carried(state, { ...state, messages: [...state.messages, ''] });
}

export function removeMessage(state: State, n: number): State {
  const next = { ...state, messages: state.messages.toSpliced(n, 1) };
  const numberOf = (message: number) => (message > n ? message - 1 : message);
  return carried(state, next, (message) => (message === n ? undefined : numberOf(message)));
}

/**
 * Keeps the cuts at places of the reader's choice where they were in the texts: at a border of two
 * messages, behind as many bytes of a text, or else in front of it.
 *
 * @param numberOf what number a message has now, if it is still there
 */
function carried(
  before: State,
  after: State,
  numberOf: (message: number) => number | undefined = (message) => message,
): State {
  if (before.knife.way !== 'places') return after;
  const [old, made] = [streamOfState(before), streamOfState(after)];
  const at = cutsOf(before.knife, old).flatMap((cut) => {
    const n = old.writes.findIndex(({ from, to }) => from <= cut && cut < to);
    const number = numberOf(n);
    if (number === undefined) return [];
    const [was, is] = [old.writes[n]!, made.writes[number]!];
    if (cut === was.from) return [is.from];
    const [oldText, text] = [textIn(was), textIn(is)];
    return [Math.min(text.from + Math.max(0, cut - oldText.from), text.to)];
  });
  return { ...after, knife: { way: 'places', at: risingOnce(at) } };
}

function textIn({ parts }: Stream['writes'][number]): Run {
  return parts.find(({ kind }) => kind === 'text' || kind === 'masked-text')!;
}

function streamOfState({ messages, rule, sender }: State): Stream {
  return streamOf(messages, rule, sender);
}

function cutsOfState(state: State): number[] {
  return cutsOf(state.knife, streamOfState(state));
}

function risingOnce(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
