/**
 * One reader at one task: what has been answered, what was said to it, and how often it was tried. What
 * judges an answer is loaded when it is first needed.
 * @module
 */

import type { Given } from '#exercises/exercise.ts';
import type { Question } from '#exercises/question.ts';
import { once } from '#ui/once.ts';
import type { LoadedTask, ShownVerdict } from './load.ts';
import { type Answers, outcomeOf, type TaskOutcome, TRIES, untouchedAnswers } from './model.ts';

type Verdicts = Readonly<Record<string, ShownVerdict>>;

/** How far another question is looked for. */
const FARTHEST = 20;

const asksSame = (one: Question, other: Question) =>
  JSON.stringify({ ...one, n: 0 }) === JSON.stringify({ ...other, n: 0 });

export class Sitting {
  #question = $state.raw<Question>()!;
  #answers = $state.raw<Answers>({});
  #verdicts = $state.raw<Verdicts>({});
  /** The answers that the verdicts are about. */
  #judged = $state.raw<Answers>({});
  #outcome = $state<TaskOutcome>();
  #failed = $state(0);
  #task = $state.raw<LoadedTask>();
  #loaded!: () => Promise<LoadedTask>;
  readonly #load: (question: Question, n: number) => Promise<LoadedTask>;

  /** @param load fetches the n-th instance of a question's exercise */
  constructor(question: Question, load: (question: Question, n: number) => Promise<LoadedTask>) {
    this.#load = load;
    this.begin(question);
  }

  get question(): Question {
    return this.#question;
  }

  /** What judges it and leads to its answer, once it has come. */
  get task(): LoadedTask | undefined {
    return this.#task;
  }

  /** Of the last check that there was. */
  get outcome(): TaskOutcome | undefined {
    return this.#outcome;
  }

  /** Whether the way to the answer is offered: after some tries, and to who knows it already. */
  get offersSolution(): boolean {
    return this.#failed >= TRIES || this.#outcome === 'right';
  }

  get answers(): Answers {
    return this.#answers;
  }

  given(part: string): Given {
    return this.#answers[part] ?? '';
  }

  verdict(part: string): ShownVerdict | undefined {
    return this.#verdicts[part];
  }

  /** Whether an answer has been changed since it was judged. */
  isStale(part: string): boolean {
    return JSON.stringify(this.#answers[part]) !== JSON.stringify(this.#judged[part]);
  }

  give(part: string, given: Given): void {
    this.#answers = { ...this.#answers, [part]: given };
  }

  /** Starts with an instance, as if nothing had been done. */
  begin(question: Question, task?: LoadedTask): void {
    this.#question = question;
    this.#answers = untouchedAnswers(question);
    this.#verdicts = {};
    this.#judged = this.#answers;
    this.#outcome = undefined;
    this.#failed = 0;
    this.#task = task;
    this.#loaded = once(async () => task ?? this.#load(question, question.n));
  }

  /** What judges this instance. */
  async loaded(): Promise<LoadedTask> {
    const loaded = this.#loaded;
    const task = await loaded();
    if (loaded === this.#loaded) this.#task = task;
    return task;
  }

  /** Goes on to the n-th instance. */
  async draw(n: number): Promise<void> {
    const task = await this.#load(this.#question, n);
    this.begin(task.question, task);
  }

  /** Goes on to one that asks something else: where there are few, the next number may ask the same. */
  async another(): Promise<void> {
    const question = this.#question;
    let { n } = question;
    let task: LoadedTask;
    do {
      n += 1;
      task = await this.#load(question, n);
    } while (asksSame(question, task.question) && n < question.n + FARTHEST);
    this.begin(task.question, task);
  }

  /**
   * Judges all parts as they are now.
   *
   * @returns what the record is to know of it; nothing if it costs no try, or is what was judged before
   */
  async check(): Promise<{ right: boolean; mistake?: string } | undefined> {
    const question = this.#question;
    const answers = this.#answers;
    const task = await this.loaded();
    const verdicts = await Promise.all(
      question.parts.map(({ id }) => task.judge(id, answers[id] ?? '')),
    );
    // Meanwhile the reader may have gone on to another.
    if (question !== this.#question) return undefined;
    const isAgain =
      this.#outcome !== undefined && question.parts.every(({ id }) => !this.isStale(id));
    this.#verdicts = Object.fromEntries(question.parts.map(({ id }, i) => [id, verdicts[i]!]));
    this.#judged = answers;
    this.#outcome = outcomeOf(verdicts);
    if (isAgain || this.#outcome === 'unreadable') return undefined;
    if (this.#outcome === 'tried') this.#failed += 1;
    const mistake = verdicts.find((verdict) => verdict.mistake !== undefined)?.mistake;
    return { right: this.#outcome === 'right', ...(mistake === undefined ? {} : { mistake }) };
  }
}
