import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeHex, encodeHex } from '#protocol/bytes.ts';
import { flipBit, insertByte, KEPT, removeByte, setByte } from '#widgets/frame-workbench/edit.ts';
import {
  afterChange,
  afterEdit,
  type History,
  NO_HISTORY,
  redo,
  undo,
} from '#widgets/frame-workbench/history.ts';
import { load, select, type State } from '#widgets/frame-workbench/model.ts';
import { setField } from '#widgets/frame-workbench/set-field.ts';

const SERVER = { receiver: 'server', deflate: false } as const;
const from = (bytes: Uint8Array | string) =>
  load(typeof bytes === 'string' ? decodeHex(bytes) : bytes, SERVER);

/** A reader at work: what they see, and what they can go back to. */
class Reader {
  history: History = NO_HISTORY;
  now: State;
  constructor(start: State) {
    this.now = start;
  }
  edit(next: State): this {
    this.history = afterEdit(this.history, next);
    this.now = next;
    return this;
  }
  change(next: State): this {
    this.history = afterChange(this.history, this.now);
    this.now = next;
    return this;
  }
  /** Whether there was a step to go. */
  turn(way: typeof undo | typeof redo): boolean {
    const turned = way(this.history, this.now);
    if (turned === undefined) return false;
    ({ history: this.history, state: this.now } = turned);
    return true;
  }
  get hex() {
    return encodeHex(this.now.bytes);
  }
}

describe('undo() and redo()', () => {
  test('go back and forth, and look at what changed', () => {
    const reader = new Reader(from('81 02 48 69'));
    const typed = select(setByte(select(reader.now, 3), 3, 0x6f), 4);
    reader.edit(typed).edit(removeByte(typed, 0));
    expect(reader.hex).toBe('02 48 6f');

    reader.turn(undo);
    expect(reader.hex).toBe('81 02 48 6f');
    reader.turn(undo);
    expect([reader.hex, reader.now.selected]).toEqual(['81 02 48 69', 3]);
    expect(reader.turn(undo)).toBe(false);

    reader.turn(redo);
    reader.turn(redo);
    expect(reader.hex).toBe('02 48 6f');
    expect(reader.turn(redo)).toBe(false);
  });

  test('take a field back with all that it changed', () => {
    const reader = new Reader(from('81 85 37 fa 21 3d 7f 9f 4d 51 58'));
    reader.edit(setField(reader.now, 'mask', '0', 0)!);
    expect(reader.hex).toBe('81 05 48 65 6c 6c 6f');
    reader.turn(undo);
    expect(reader.hex).toBe('81 85 37 fa 21 3d 7f 9f 4d 51 58');
  });

  test('an edit after going back leaves nothing to do again', () => {
    const reader = new Reader(from('81 00'));
    reader.edit(flipBit(reader.now, 0)).turn(undo);
    reader.edit(flipBit(reader.now, 1));
    expect(reader.turn(redo)).toBe(false);
    reader.turn(undo);
    expect(reader.hex).toBe('81 00');
  });

  test('bring the former stream back, with its receiver and the steps before it', () => {
    const reader = new Reader(from('81 00'));
    reader.edit(setByte(reader.now, 0, 0x82));
    reader.change(load(decodeHex('89 00'), { receiver: 'client', deflate: true }));
    reader.turn(undo);
    expect(reader.now).toMatchObject(SERVER);
    expect(reader.hex).toBe('82 00');
    reader.turn(undo);
    expect(reader.hex).toBe('81 00');
    reader.turn(redo);
    reader.turn(redo);
    expect(reader.hex).toBe('89 00');
    expect(reader.now).toMatchObject({ receiver: 'client', deflate: true });
  });

  test('stop where something was too large to be kept', () => {
    const large = from(new Uint8Array(KEPT + 1));
    const reader = new Reader(large);
    reader.edit(setByte(large, 0, 1)).change(from('81 00'));
    expect(reader.turn(undo)).toBe(false);

    // A payload of that size, thrown away by a field.
    const frame = new Uint8Array(KEPT + 14);
    frame.set(decodeHex('82 7f 00 00 00 00 00 01 00 04'));
    const other = new Reader(from(frame));
    other.edit(setByte(other.now, 0, 0x81)).edit(setField(other.now, 'text', 'a', 0)!);
    expect(other.turn(undo)).toBe(false);
  });

  test('keep a bounded number of steps and bytes', () => {
    const reader = new Reader(from('81 00'));
    for (let i = 0; i < 1000; i++) reader.edit(flipBit(reader.now, 0));
    expect(reader.history.past).toHaveLength(500);

    for (let i = 0; i < 40; i++) reader.change(from(new Uint8Array(KEPT)));
    expect(reader.history.past).toHaveLength(16);
  });

  test('come back to where they began, whatever was done, also to a long stream', () => {
    const anyEdit = fc.tuple(fc.constantFrom('set', 'insert', 'remove'), fc.nat(), fc.nat(255));
    const lengths = fc.constantFrom(0, 20, 2 ** 20 + 3);
    fc.assert(
      fc.property(lengths, fc.array(anyEdit, { maxLength: 12 }), (length, edits) => {
        const start = from(new Uint8Array(length).fill(0x55));
        const reader = new Reader(start);
        const [before, steps] = [new Uint8Array(start.bytes), [] as Uint8Array[]];
        for (const [kind, where, byte] of edits) {
          const at = where % (reader.now.bytes.length + 1);
          // A long stream is edited where it lies.
          const copy = new Uint8Array(reader.now.bytes);
          const next =
            kind === 'set'
              ? setByte(reader.now, at, byte)
              : (kind === 'insert' ? insertByte : removeByte)(reader.now, at);
          if (next === reader.now) continue;
          steps.push(copy);
          reader.edit(next);
        }
        const after = new Uint8Array(reader.now.bytes);
        for (const step of steps.toReversed()) {
          expect(reader.turn(undo)).toBe(true);
          expect(Buffer.compare(reader.now.bytes, step)).toBe(0);
        }
        expect(Buffer.compare(reader.now.bytes, before)).toBe(0);
        while (reader.turn(redo));
        expect(Buffer.compare(reader.now.bytes, after)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});
