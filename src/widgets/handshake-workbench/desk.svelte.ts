/**
 * What the parts of the workbench share: its state with what follows from it, the way back, and what
 * is pointed at.
 * @module
 */

import { afterChange, type History, NO_HISTORY, turn } from '#ui/history.ts';
import { withField, withoutField } from './field-lines.ts';
import type { Finding } from './checklist.ts';
import {
  FLAGS,
  playBack,
  type Policy,
  type Recorded,
  type Served,
  type Side,
  startWith,
  type State,
} from './model.ts';
import type { PresetName } from './preset-names.ts';
import type { Preset } from './presets.ts';
import { readSource, type Source } from './source.ts';

/** Which of the two heads. */
export type Which = 'request' | 'response';

/** What can be undone: both heads, what the response answers, the policy. */
type Texts = Pick<State, Which | 'sent' | 'policy'>;

const UNCHANGED = { request: 'sample', response: undefined } as const;

type Engine = typeof import('./server.ts');

export class Desk {
  /** What the page opens with, and what the server makes of it. */
  readonly start: State;
  readonly #first: Served;
  /** Loaded when something else is to be judged. */
  #engine = $state.raw<Engine>();
  now: State;
  #history = $state.raw<History<Texts>>(NO_HISTORY);
  /** The line that has the caret, and what is pointed at: lines of the head that is seen. */
  caret = $state<number>();
  pointed = $state.raw<readonly number[]>([]);
  /** The presets that the texts come from; `undefined` once they were changed. */
  preset = $state.raw<Readonly<Record<Which, PresetName | undefined>>>(UNCHANGED);
  /** What the reader would do with the response, once that was said. */
  said = $state<'accept' | 'refuse'>();

  readonly #texts = $derived.by((): Texts => {
    const { request, sent, response, policy } = this.now;
    return { request, sent, response, policy };
  });
  /** The text is always that of the reader; while the engine loads, what is said of it lags behind. */
  readonly served = $derived.by(
    () => this.#engine?.serve(this.now) ?? { ...this.#first, source: readSource(this.now.request) },
  );

  readonly canUndo = $derived(this.#history.past.length > 0);

  constructor(recorded: Recorded) {
    this.#first = playBack(recorded);
    this.start = startWith(recorded.request);
    this.now = $state.raw(this.start);
  }

  /** To judge what is not what the page opened with. */
  async load(): Promise<Engine> {
    return (this.#engine ??= await import('./server.ts'));
  }

  edit(which: Which, text: string, typing = ''): void {
    if (text === this.now[which]) return;
    this.#remember(typing === '' ? '' : `${typing} ${which}`);
    this.preset = { ...this.preset, [which]: undefined };
    this.now = { ...this.now, [which]: text };
  }

  /** Other texts in place of these, as when something was pasted that has both. */
  show(texts: Partial<Pick<State, Which | 'sent' | 'side'>>): void {
    this.#remember('');
    this.preset = {
      request: texts.request === undefined ? this.preset.request : undefined,
      response: texts.response === undefined ? this.preset.response : undefined,
    };
    if (texts.response !== undefined) this.said = undefined;
    this.now = { ...this.now, ...texts };
  }

  /** A preset: one with a response is for the client, another for the server. */
  take(name: PresetName, texts: Preset): void {
    const side = 'request' in texts ? 'server' : 'client';
    // Whoever looks at the bytes of a request goes on to look at them.
    const stays = this.now.side === 'bytes' && side === 'server';
    this.show({ ...texts, side: stays ? 'bytes' : side });
    this.preset = { ...this.preset, ['request' in texts ? 'request' : 'response']: name };
  }

  /** The first response to judge; no step that could be undone. */
  begin(name: PresetName, texts: Preset): void {
    this.now = { ...this.now, ...texts };
    this.preset = { ...this.preset, response: name };
  }

  /** The answer of the reader's own server, to be judged. */
  async takeAnswer(): Promise<void> {
    await this.load();
    this.show({ sent: this.now.request, response: this.served.answer?.text ?? '' });
  }

  dropField(name: string): void {
    this.edit('request', withoutField(this.now.request, name));
  }

  setField(name: string, value: string): void {
    this.edit('request', withField(this.now.request, name, value));
  }

  /** Mends findings of one rule in the head that is seen. */
  async repair(source: Source, findings: readonly Finding[]): Promise<void> {
    const { repaired } = await this.load();
    const now = repaired(this.now, source, findings, randomBytes);
    this.#remember('');
    this.#change(now);
  }

  setPolicy(policy: Partial<Policy>, typing = ''): void {
    this.#remember(typing);
    this.now = { ...this.now, policy: { ...this.now.policy, ...policy } };
  }

  /** As prose asks for it: `login on`, `origins http://example.com`; `reset` for the one to start with. */
  decide(name: string, value: string): void {
    if (name === 'reset') this.setPolicy(this.start.policy);
    const flag = FLAGS.find((known) => known === name);
    if (flag !== undefined) this.setPolicy({ [flag]: value === 'on' });
    if (name === 'origins' || name === 'protocols') this.setPolicy({ [name]: value });
  }

  /** A state as an address has it. */
  open(state: State): void {
    this.#remember('');
    this.preset = { request: undefined, response: undefined };
    this.said = undefined;
    this.now = state;
  }

  reset(): void {
    this.open(this.start);
    this.preset = UNCHANGED;
  }

  turnTo(side: Side): void {
    this.now = { ...this.now, side };
    this.caret = undefined;
    this.pointed = [];
  }

  /** @returns whether there was anything to undo, or to do again */
  turn(direction: 'undo' | 'redo'): boolean {
    const turned = turn(direction, this.#history, this.#texts);
    if (turned === undefined) return false;
    this.#history = turned.history;
    this.#change({ ...this.now, ...turned.state });
    return true;
  }

  /** A text that changes is that of a preset no more. */
  #change(now: State): void {
    const { request, response } = this.preset;
    this.preset = {
      request: now.request === this.now.request ? request : undefined,
      response: now.response === this.now.response ? response : undefined,
    };
    this.now = now;
  }

  #remember(typing: string): void {
    this.#history = afterChange(this.#history, this.#texts, typing);
  }
}

function randomBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}
