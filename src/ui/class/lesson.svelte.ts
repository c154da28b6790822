/**
 * An instrument in front of a class: where its story stands, and what the class is asked before it goes on.
 * @module
 */

import { Adding } from './adding.svelte.ts';
import type { Command, Shown, Way } from './channel.ts';
import { addressIn, presented } from './pack.ts';
import { questionAfter } from './question.ts';
import { readShowsKeys, writeShowsKeys } from './settings.ts';
import { Vote } from './vote.svelte.ts';
import type { Stepper } from '../stepper.svelte.ts';
import type { ClassWords } from '#i18n/class.ts';
import { assetPath } from '#i18n/routes.ts';

/** What present mode needs of the frame of an instrument; it may change while it is presented. */
export interface Frame {
  readonly name: string;
  readonly title: string;
  /** As in the fragment; `null` if it is too long for one. */
  readonly state: string | undefined | null;
  /** Where it can be opened, if not on this page. A whole address. */
  readonly link: string | undefined;
  readonly stepper: Stepper | undefined;
  readonly onstep: ((direction: 1 | -1) => void) | undefined;
  readonly onturn: ((direction: 1 | -1) => boolean) | undefined;
  readonly leave: () => void;
}

/** The slug of a chapter's page. */
export const chapterIn = (path: string): string | undefined =>
  /\/chapters\/([^/]+)\//.exec(path)?.[1];

/** A class that is asked first is asked in the next instrument of the page, too. */
let asked = false;

export class Lesson {
  readonly frame: Frame;
  readonly words: ClassWords;
  readonly adding: Adding;
  #asksFirst = $state(asked);
  #showsKeys = $state(readShowsKeys());
  /** What the class is asked now, and the place in the story where it is asked. */
  #asking = $state.raw<{
    readonly vote: Vote;
    readonly at: number;
    readonly state: Frame['state'];
  }>();
  /** What a class pack has around this state. */
  way: Way = {};
  /** Tells it that one of them was taken. */
  went: (direction: 1 | -1) => void = () => undefined;
  /** While there is a question, the picture is shown again. */
  #looks = $state(false);

  constructor(frame: Frame, words: ClassWords) {
    this.frame = frame;
    this.words = words;
    this.adding = new Adding(frame, words);
  }

  /** Whether the story can say its steps. */
  get canAsk(): boolean {
    return this.frame.stepper?.tells !== undefined;
  }

  get asksFirst(): boolean {
    return this.#asksFirst;
  }

  set asksFirst(asks: boolean) {
    this.#asksFirst = asked = asks;
    if (!asks) this.#asking = undefined;
  }

  get showsKeys(): boolean {
    return this.#showsKeys;
  }

  set showsKeys(shows: boolean) {
    this.#showsKeys = shows;
    writeShowsKeys(shows);
  }

  /** The question, unless something else has led away from where it was asked. */
  get vote(): Vote | undefined {
    const { frame } = this;
    const asking = this.#asking;
    if (asking?.at !== frame.stepper?.at || asking?.state !== frame.state) return undefined;
    return asking?.vote;
  }

  get looks(): boolean {
    return this.#looks;
  }

  set looks(looks: boolean) {
    this.#looks = looks;
  }

  /** The question that fills the screen. */
  get question(): Vote | undefined {
    return this.#looks ? undefined : this.vote;
  }

  /** Asks the class before a step, if it is to be asked. @returns whether the step has to wait */
  hold(): boolean {
    const { stepper, state } = this.frame;
    if (!this.#asksFirst || stepper?.tells === undefined) return false;
    this.#looks = false;
    if (this.vote !== undefined) return true;
    const { at, count, tells } = stepper;
    const question = questionAfter(at, count, tells, this.words.next);
    if (question === undefined) return false;
    this.#asking = { vote: new Vote(question), at, state };
    return true;
  }

  /** A step of the story; past its ends, and where there is none, to the next state of a class pack. */
  #step(direction: 1 | -1): void {
    const { stepper, onstep, onturn } = this.frame;
    const stepped = stepper === undefined ? onturn?.(direction) : stepper.step(direction);
    if (stepped === true) return;
    const address = direction === 1 ? this.way.after : this.way.before;
    // Pages of other books may lie at the same origin, and speak on the same channel.
    if (address !== undefined && addressIn(address, '') !== undefined) {
      this.went(direction);
      location.assign(assetPath(presented(address)));
    } else onstep?.(direction);
  }

  /** What a clicker's forward key does. */
  next(): void {
    const { stepper } = this.frame;
    const { vote } = this;
    if (vote === undefined) this.#step(1);
    else if (this.#looks) this.#looks = false;
    else if (!vote.forth()) {
      this.#asking = undefined;
      stepper?.go(stepper.at + 1);
    }
  }

  /** What a clicker's other key does. */
  back(): void {
    const { vote } = this;
    if (vote === undefined) this.#step(-1);
    else if (this.#looks) this.#looks = false;
    else if (!vote.back()) this.#asking = undefined;
  }

  obey(command: Command): void {
    if (command === 'next') this.next();
    if (command === 'back') this.back();
    if (command === 'reveal') {
      this.#looks = false;
      this.vote?.reveal();
    }
  }

  /** What the teacher's own window is told. */
  shown(): Omit<Shown, 'kind' | 'from'> {
    const { name, title, state, stepper } = this.frame;
    const { vote } = this;
    const { pathname } = location;
    const { tells } = stepper ?? {};
    return {
      page: pathname,
      chapter: chapterIn(pathname),
      instrument: name,
      title,
      state: state ?? undefined,
      step: stepper && {
        at: stepper.at + 1,
        of: stepper.count,
        words: tells?.say(stepper.at) ?? '',
        next: stepper.isLast ? undefined : tells?.say(stepper.at + 1),
      },
      asks: vote && {
        stage: vote.stage,
        text: `${vote.question.event} ${vote.question.text}`.trim(),
        choices: vote.question.choices,
        right: vote.question.right,
        counts: vote.question.choices.map((_, i) => vote.counts[i] ?? 0),
      },
    };
  }
}
