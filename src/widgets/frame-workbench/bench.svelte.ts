/**
 * What all parts of the workbench share while it runs: the state, what is computed from it, what the
 * reader points at, and the two slow things that go on in the background.
 * @module
 */

import type { Violation } from '#protocol/check.ts';
import type { Repair } from '#protocol/repair-frame.ts';
import { type Bits, byteCells } from '#ui/byte-cells.ts';
import type { ByteKey } from '#ui/byte-keys.ts';
import { bitsOfByte } from '#ui/bytes-view.ts';
import { flipBit, insertByte, removeByte, setByte } from './edit.ts';
import { afterChange, afterEdit, NO_HISTORY, redo, undo } from './history.ts';
import {
  advance,
  contextAt,
  contextOf,
  isLarge,
  judge,
  load,
  LULL,
  payloadOf,
  select,
  selectedFrame,
  spansOf,
  type State,
} from './model.ts';
import { type FieldName, repair, setField } from './set-field.ts';
import { frameByNumber, type FramePlace } from './stream-index.ts';

/** The three that can be edited. */
export type Side = 'bytes' | 'bits' | 'fields';

/** How long finding frames may hold up the page at a time. Unit: milliseconds, as below. */
const SLICE = 6;
/** How often the page hears how far that is. */
const NEWS = 1000;
/** How long the reader must pause before a large payload is judged. */
const PAUSE = 200;

/** A large payload, to be judged for this receiver. */
interface Unjudged extends Pick<State, 'bytes' | 'receiver' | 'deflate'> {
  readonly place: FramePlace;
}

const newKey = () => crypto.getRandomValues(new Uint32Array(1))[0]!;

export class Bench {
  now = $state.raw<State>()!;
  /** The side that was edited last. */
  side = $state<Side>();
  /** The first digit of a byte that is being typed. */
  half = $state<number>();
  /** Name of the preset that is shown. */
  preset = $state<string>();
  #history = NO_HISTORY;
  /** What the reader typed last into the place to paste. */
  #typed: Uint8Array | undefined;
  #pointed = $state.raw<readonly Bits[]>([]);
  #focused = $state.raw<readonly Bits[]>([]);
  #judged = $state.raw<{ of: Unjudged; violations: readonly Violation[] }>();
  #last: Unjudged | undefined;

  readonly place = $derived.by(() => selectedFrame(this.now));
  readonly spans = $derived.by(() => (this.place ? spansOf(this.now.bytes, this.place) : []));
  readonly payload = $derived.by(() => this.place && payloadOf(this.now.bytes, this.place));
  /** The byte that is looked at; `undefined` behind the last. */
  readonly cell = $derived.by(() => {
    const { bytes, selected } = this.now;
    return byteCells(bytes, this.spans, selected, selected + 1)[0];
  });
  readonly #unjudged = $derived.by(() => {
    const { place, now } = this;
    if (place === undefined || !isLarge(place) || place.missing > 0) return undefined;
    const { bytes, receiver, deflate } = now;
    const last = this.#last;
    const isSame = last?.bytes === bytes && last.place.offset === place.offset;
    if (isSame && last.receiver === receiver && last.deflate === deflate) return last;
    return (this.#last = { bytes, receiver, deflate, place });
  });
  /** Whether the payload of a large frame is still being judged. */
  readonly checking = $derived.by(
    () => this.#unjudged !== undefined && this.#judged?.of !== this.#unjudged,
  );
  readonly violations: readonly Violation[] = $derived.by(() => {
    if (this.#unjudged !== undefined && !this.checking) return this.#judged!.violations;
    return this.place ? judge(this.now.bytes, this.place, contextOf(this.now)) : [];
  });
  readonly wrong: readonly Bits[] = $derived.by(() =>
    this.violations.flatMap(({ spans }) => spans),
  );
  /** What is pointed at, or else what has the focus. */
  readonly hot = $derived.by(() => (this.#pointed.length > 0 ? this.#pointed : this.#focused));

  constructor(state: State) {
    this.now = state;
    $effect(() => this.#findFrames());
    $effect(() => this.#judgeLarge());
  }

  /** Shows another stream; the one before can be brought back. */
  show(state: State, preset?: string): void {
    this.#history = afterChange(this.#history, this.now);
    this.#put(state, preset);
  }

  /** Shows the stream of a link: from here on there is no way back but the browser's. */
  open(state: State): void {
    this.#history = NO_HISTORY;
    this.#put(state);
  }

  /** Takes the last edit back, or does again what was taken back; how many such steps are left. */
  turn(direction: 'undo' | 'redo'): number | undefined {
    if (this.half !== undefined) {
      // What was typed last is one digit.
      this.half = undefined;
      return this.#history.past.length;
    }
    const turned = (direction === 'undo' ? undo : redo)(this.#history, this.now);
    if (turned === undefined) return undefined;
    const { history, state } = turned;
    this.#history = history;
    this.#put(state);
    this.#focused = bitsOfByte(state.selected);
    return history[direction === 'undo' ? 'past' : 'future'].length;
  }

  /**
   * Shows bytes that came from outside, as the receiver that was chosen sees them.
   *
   * @param typing whether they are being typed, so that all of them together are one step to undo
   */
  load(bytes: Uint8Array, typing = false): void {
    const state = load(bytes, this.now);
    if (typing && this.now.bytes === this.#typed) this.#put(state);
    else this.show(state);
    this.#typed = typing ? bytes : undefined;
  }

  /** Looks at another byte. */
  look(offset: number): void {
    this.now = select(this.now, offset);
    this.half = undefined;
    this.#focused = bitsOfByte(offset);
  }

  /** Looks at the frame before or behind. */
  go(direction: 1 | -1): void {
    const { place, now } = this;
    const to = place && frameByNumber(now.index, now.bytes, place.number + direction);
    if (to !== undefined) this.look(to.offset);
  }

  readonly point = (bits: readonly Bits[]): void => {
    this.#pointed = bits;
  };

  readonly focus = (bits: readonly Bits[]): void => {
    this.#focused = bits;
  };

  readonly flip = (bit: number): void => this.#edit('bits', flipBit(this.now, bit));

  readonly set = (field: FieldName, value: string): void => {
    const next = setField(this.now, field, value, newKey());
    if (next !== undefined) this.#edit('fields', next);
  };

  readonly setKey = (kind: 'random' | 'zero'): void =>
    this.set('key', (kind === 'zero' ? 0 : newKey()).toString(16).padStart(8, '0'));

  readonly repair = (name: Repair): void => this.#edit('fields', repair(this.now, name, newKey()));

  readonly receive = (receiver: State['receiver']): void => {
    this.now = { ...this.now, receiver };
  };

  /** What a key does to the bytes; `enter` is for the caller. */
  press(key: ByteKey): void {
    const { now, half } = this;
    if (key.kind === 'select') this.look(key.offset);
    else if (key.kind === 'cancel') this.half = undefined;
    else if (key.kind === 'insert') this.#edit('bytes', insertByte(now, key.offset));
    else if (key.kind === 'remove') this.#edit('bytes', removeByte(now, key.offset));
    else if (key.kind === 'digit' && half === undefined) this.half = key.digit;
    else if (key.kind === 'digit') {
      this.#edit('bytes', setByte(now, now.selected, 16 * half! + key.digit));
      this.look(now.selected + 1);
    }
  }

  #put(state: State, preset?: string): void {
    this.now = state;
    this.side = this.half = undefined;
    this.preset = preset;
    this.#focused = [];
  }

  #edit(side: Side, next: State): void {
    if (next !== this.now) this.#history = afterEdit(this.#history, next);
    this.now = next;
    this.side = side;
    this.half = this.preset = undefined;
  }

  /** Walks through a long stream, slice by slice. */
  #findFrames(): (() => void) | undefined {
    let next = this.now;
    if (next.index.complete) return undefined;
    const news = performance.now() + NEWS;
    const step = () => {
      const until = performance.now() + SLICE;
      do next = advance(next);
      while (!next.index.complete && performance.now() < until);
      if (next.index.complete || until > news) this.now = next;
      else timer = setTimeout(step);
    };
    let timer = setTimeout(step, LULL);
    return () => clearTimeout(timer);
  }

  /** Has a large payload judged by a worker, when the reader pauses. */
  #judgeLarge(): (() => void) | undefined {
    const of = this.#unjudged;
    if (of === undefined) return undefined;
    const timer = setTimeout(() => void this.#judge(of), PAUSE);
    return () => clearTimeout(timer);
  }

  async #judge(of: Unjudged): Promise<void> {
    const { ask } = await import('./workshop.ts');
    const { offset, end } = of.place;
    const bytes = await copyInPieces(of.bytes.subarray(offset, end));
    if (of !== this.#unjudged) return;
    const context = contextAt(of.place, contextOf(of));
    const task = { kind: 'judge', bytes, context, offset } as const;
    this.#judged = { of, violations: await ask<'judge'>(task) };
  }
}

/** How much is copied at a time: a few milliseconds of a slow processor. Unit: bytes. */
const PIECE = 2 ** 20;

/** A copy to be given away, made while the page goes on answering. */
async function copyInPieces(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const copy = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at += PIECE) {
    copy.set(bytes.subarray(at, at + PIECE), at);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return copy;
}
