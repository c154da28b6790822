/**
 * Cards sorted by who starts the message, judged one by one; and each of them over plain HTTP, as a
 * story in moments.
 * @module
 */

import {
  type CardId,
  CARDS,
  cardOf,
  LATEST,
  PERIODS,
  type Place,
  replay,
  type Sent,
  type Settings,
  type Starter,
} from '#sim/initiative.ts';

export { CARDS, cardOf, LATEST, PERIODS };
export type { CardId, Place, Sent, Settings, Starter };

export const STARTERS: readonly Starter[] = ['client', 'server', 'both'];

export interface State extends Settings {
  /** Where the reader has put the cards. */
  readonly placed: Readonly<Partial<Record<CardId, Starter>>>;
  /** The one that is looked at. */
  readonly current: CardId;
}

/** What is right about a card is shown; the others wait to be sorted. */
export const START: State = { placed: { login: 'server' }, current: 'login', every: 5, at: 2.3 };

export type Verdict = 'right' | 'accepted' | 'wrong';

export function judge(id: CardId, answer: Starter): Verdict {
  const { starts, accepts } = cardOf(id);
  if (answer === starts) return 'right';
  return answer === accepts ? 'accepted' : 'wrong';
}

/** The next card that is not sorted yet, behind the current one or from the first; if none, the next one. */
export function nextCard({ placed, current }: State): CardId {
  const at = CARDS.findIndex(({ id }) => id === current);
  const inTurn = [...CARDS.slice(at + 1), ...CARDS.slice(0, at)];
  return (inTurn.find(({ id }) => placed[id] === undefined) ?? inTurn[0]!).id;
}

/** What happens in a moment, as its key in the words. */
export type Telling =
  | 'asks'
  | 'nothing'
  | 'noNews'
  | 'happens'
  | 'waits'
  | 'waitsForGood'
  | 'tells'
  | 'learns'
  | 'acts'
  | 'answers'
  | 'answered'
  | 'goesUp'
  | 'comesDown'
  | 'done';

/** A moment: all that leaves or arrives at one time. */
export interface Moment {
  /** Unit: milliseconds since the page was opened. */
  readonly time: number;
  readonly tellings: readonly Telling[];
  /** The last message by then, as a place in `sent`; what happens elsewhere is none. */
  readonly about: number | undefined;
}

export interface Story {
  readonly places: readonly Place[];
  readonly sent: readonly Sent[];
  readonly moments: readonly Moment[];
  /** When the server knows of it, and when the page does. Unit: milliseconds. */
  readonly known: number | undefined;
  readonly learned: number | undefined;
}

const isFirstPiece = ({ start }: Sent) => start === 0;
const isLastPiece = ({ end, message }: Sent) => end === message.length;
const isWhole = (sent: Sent) => isFirstPiece(sent) && isLastPiece(sent);

function ofLeaving(sent: Sent): Telling {
  const { what } = sent;
  if (what === 'own') return isFirstPiece(sent) ? 'acts' : 'goesUp';
  if (what === 'answer') return isFirstPiece(sent) ? 'answers' : 'comesDown';
  return ({ question: 'asks', nothing: 'nothing', news: 'tells', event: 'happens' } as const)[what];
}

/** What a question's arrival means is told by its answer, which leaves in the same moment. */
function ofArriving(sent: Sent): Telling | undefined {
  if (sent.what === 'nothing') return 'noNews';
  if (sent.what === 'news') return 'learns';
  if (sent.what !== 'answer' || !isLastPiece(sent)) return undefined;
  return isWhole(sent) ? 'answered' : 'done';
}

/** A card over plain HTTP, moment by moment. */
export function storyOf(id: CardId, settings: Settings): Story {
  const card = cardOf(id);
  const { sent, known, learned } = replay(card, settings);
  const times = new Set(sent.flatMap(({ leaves, arrives }) => [leaves, arrives]));
  if (known !== undefined) times.add(known);
  const moments = [...times]
    .sort((a, b) => a - b)
    .map((time): Moment => {
      const tellings = sent.flatMap((each) => [
        ...(each.arrives === time ? [ofArriving(each)] : []),
        ...(each.leaves === time ? [ofLeaving(each)] : []),
      ]);
      if (known === time) tellings.push(settings.every === 0 ? 'waitsForGood' : 'waits');
      const about = sent.findLastIndex(({ leaves, what }) => what !== 'event' && leaves <= time);
      return {
        time,
        tellings: tellings.filter((telling) => telling !== undefined),
        about: about < 0 ? undefined : about,
      };
    });
  const places: Place[] = card.elsewhere ? ['page', 'server', 'elsewhere'] : ['page', 'server'];
  return { places, sent, moments, known, learned };
}

/** The moment in which the server knows and the page does not; else the first. */
export function interestingMoment({ moments, known }: Story): number {
  return Math.max(
    0,
    moments.findIndex(({ time }) => time === known),
  );
}

const CRLF = [0x0d, 0x0a] as const;

/** First line without its version, as it is written on an arrow; and the head, and what follows it. */
export function partsOf({ message }: Sent): { line: string; head: Uint8Array; body: Uint8Array } {
  let length = 0;
  while (
    length < message.length &&
    ![...CRLF, ...CRLF].every((byte, i) => message[length + i] === byte)
  ) {
    length++;
  }
  length += 2 * CRLF.length;
  const text = new TextDecoder().decode(message.subarray(0, message.indexOf(CRLF[0])));
  return {
    line: text.replace(/^HTTP\/1\.1 | HTTP\/1\.1$/, ''),
    head: message.subarray(0, length),
    body: message.subarray(length),
  };
}
