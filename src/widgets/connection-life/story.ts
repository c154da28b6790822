/**
 * What happened, told in steps: each is a moment, or many that are alike. Pure.
 * @module
 */

import { OPCODE } from '#protocol/opcode.ts';
import type { Flight, Happening } from '#sim/life.ts';

export interface Step {
  /** One moment; a sign of life with its answer; many of these; vain retries; the end of the time. */
  readonly kind: 'moment' | 'round' | 'rounds' | 'retries' | 'end';
  /** Unit: milliseconds. */
  readonly at: number;
  readonly until: number;
  readonly happenings: readonly Happening[];
  /** How many rounds or retries. */
  readonly times: number;
}

interface Draft {
  kind: Step['kind'];
  happenings: Happening[];
  times: number;
}

/** What belongs together follows within this time. Unit: milliseconds. */
const TOGETHER = 1000;

const isFlight = (happening: Happening): happening is Flight => happening.type === 'flight';
const isVain = (happening: Happening) =>
  isFlight(happening) && happening.again > 0 && !happening.arrived;
/** Sent by an endpoint, and not passed on by the proxy. */
export const isSent = (happening: Happening): happening is Flight =>
  isFlight(happening) && happening.from !== 'proxy';
const last = (draft: Draft) => draft.happenings.at(-1)!;

/** Tells a life in steps; the last is the end of the time that was looked at. */
export function tell(happenings: readonly Happening[], end: number): readonly Step[] {
  const drafts: Draft[] = [];
  for (const happening of happenings) {
    const draft = draftOf(happening, drafts);
    if (draft === undefined) {
      const kind = isVain(happening) ? 'retries' : 'moment';
      drafts.push({ kind, happenings: [happening], times: 1 });
    } else {
      draft.happenings.push(happening);
      if (draft.kind === 'retries') draft.times++;
    }
  }
  const steps = foldRounds(drafts).map(({ kind, happenings: together, times }): Step => {
    const times_ = together.map(({ at }) => at);
    return {
      kind,
      times,
      happenings: together,
      at: Math.min(...times_),
      until: Math.max(...times_),
    };
  });
  return [...steps, { kind: 'end', at: end, until: end, happenings: [], times: 1 }];
}

/** The draft that a happening belongs to, if it does not begin one. */
function draftOf(happening: Happening, drafts: readonly Draft[]): Draft | undefined {
  const draft = drafts.at(-1);
  if (draft === undefined) return undefined;
  if (isVain(happening)) return draft.kind === 'retries' ? draft : undefined;
  if (draft.kind === 'retries') return undefined;
  if (happening.type === 'belief') return isSoon(happening, draft) ? draft : undefined;
  if (!isFlight(happening)) return undefined;
  // What arrives at last, and what waited behind it, is news.
  if (happening.again > 0) return isAgain(last(draft), happening.at) ? draft : undefined;
  if (happening.from === 'proxy') {
    // Passed on: it belongs to what was sent.
    const origin = drafts.findLast((earlier) =>
      earlier.happenings.some((other) => isSent(other) && isSame(other, happening)),
    );
    return origin ?? (isSoon(happening, draft) ? draft : undefined);
  }
  if (isOpening(happening)) return draft;
  const isFirst = !draft.happenings.some(isSent);
  const isAnswered = isSign(happening) && draft.happenings.filter(isSent).every(isSign);
  return isSoon(happening, draft) && (isFirst || isAnswered) ? draft : undefined;
}

function isAgain(happening: Happening, at: number): boolean {
  return isFlight(happening) && happening.again > 0 && happening.at === at;
}

function isSoon({ at }: Happening, draft: Draft): boolean {
  return at - last(draft).at <= TOGETHER;
}

function isSame(sent: Flight, passed: Flight): boolean {
  if (sent.cargo.kind === 'bytes') return sent.cargo === passed.cargo;
  return (
    passed.cargo.kind !== 'bytes' && passed.at - sent.at <= TOGETHER && sent.to === passed.from
  );
}

function isOpening({ cargo }: Flight): boolean {
  return cargo.kind === 'bytes' && cargo.what.kind !== 'frame';
}

/** Whether it is a Ping, a Pong or a text, which pages use for the same. */
function isSign({ cargo, arrived, again }: Flight): boolean {
  if (!arrived || again > 0 || cargo.kind !== 'bytes' || cargo.what.kind !== 'frame') return false;
  const { opcode } = cargo.what.frame;
  return opcode === OPCODE.ping || opcode === OPCODE.pong || opcode === OPCODE.text;
}

/** Joins what is repeated: the first round is told, all that follow it at once are counted. */
function foldRounds(drafts: readonly Draft[]): Draft[] {
  const folded: Draft[] = [];
  for (const draft of drafts) {
    const isRound =
      draft.happenings.length > 2 &&
      draft.happenings.every((happening) => isFlight(happening) && isSign(happening));
    const before = folded.at(-1);
    if (!isRound) folded.push(draft);
    else if (before?.kind === 'rounds') {
      before.happenings.push(...draft.happenings);
      before.times++;
    } else folded.push({ ...draft, kind: before?.kind === 'round' ? 'rounds' : 'round' });
  }
  return folded;
}
