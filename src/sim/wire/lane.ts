/**
 * One direction of a TCP connection: bytes travel as segments and arrive in order, or not at all.
 *
 * What TCP does to keep that promise (numbers, acknowledgments, repetition) is not modelled. A bit that
 * flips is therefore no noise, which TCP's checksum would find, but the work of a program in between.
 * @module
 */

/** How a direction ends: in order behind its last byte (FIN), or for both directions at once (RST). */
export type Ending = 'fin' | 'rst';

/** Bytes on their way. Never changed: what happens to it makes another one. */
export interface Segment {
  readonly id: number;
  /** Place of its first byte among all that were sent in this direction. */
  readonly start: number;
  readonly bytes: Uint8Array;
  /** What it ends besides; it has no bytes then. */
  readonly ending?: Ending;
  /** Unit: milliseconds, as `due`. */
  readonly sentAt: number;
  readonly due: number;
}

/** How far apart the pieces of something cut leave or arrive. Unit: milliseconds. */
export const GAP = 10;

export class Lane {
  /** In the order in which they were sent, and will arrive. */
  #segments: readonly Segment[] = [];
  #nextId = 0;
  #sent = 0;
  /** Unit: milliseconds. */
  delay = 40;
  /** How many bytes a segment has at most; 0 for any number. */
  size = 0;

  /** A snapshot: it does not change when the lane does. */
  get segments(): readonly Segment[] {
    return this.#segments;
  }

  /** When the next segment arrives; `Infinity` while none is on its way. */
  get nextDue(): number {
    return this.#segments[0]?.due ?? Infinity;
  }

  /** @returns the segments that the bytes were put into */
  send(bytes: Uint8Array, now: number): readonly Segment[] {
    const size = this.size === 0 ? bytes.length : this.size;
    const added: Segment[] = [];
    for (let from = 0; from < bytes.length; from += size) {
      added.push(this.#add(bytes.slice(from, from + size), now + added.length * GAP, undefined));
    }
    return added;
  }

  /** Sends what ends the direction. */
  end(ending: Ending, now: number): Segment {
    return this.#add(new Uint8Array(), now, ending);
  }

  #add(bytes: Uint8Array, sentAt: number, ending: Ending | undefined): Segment {
    const before = this.#segments.at(-1);
    const leaves = Math.max(sentAt, before?.sentAt ?? 0);
    const due = Math.max(leaves + this.delay, before?.due ?? 0);
    const segment = { id: this.#nextId++, start: this.#sent, bytes, sentAt: leaves, due };
    const added = ending === undefined ? segment : { ...segment, ending };
    this.#sent += bytes.length;
    this.#segments = [...this.#segments, added];
    return added;
  }

  /** The first segment has arrived. */
  take(): Segment {
    const [first, ...rest] = this.#segments;
    this.#segments = rest;
    return first!;
  }

  /** All that is on its way is lost. */
  lose(): readonly Segment[] {
    const lost = this.#segments;
    this.#segments = [];
    return lost;
  }

  /** Cuts behind a byte. @returns the piece up to it; `undefined` if there is nothing to be cut */
  split(at: number): Segment | undefined {
    const segment = this.#with(at);
    const length = segment === undefined ? 0 : at + 1 - segment.start;
    if (segment === undefined || length === segment.bytes.length) return undefined;
    const head = { ...segment, bytes: segment.bytes.slice(0, length) };
    const tail = {
      ...segment,
      id: this.#nextId++,
      start: at + 1,
      bytes: segment.bytes.slice(length),
      due: segment.due + GAP,
    };
    this.#replace(segment, [head, tail]);
    // What is behind the tail does not overtake it.
    this.#segments = this.#segments.map((other) =>
      other.start > tail.start && other.due < tail.due ? { ...other, due: tail.due } : other,
    );
    return head;
  }

  /** Makes one of a segment and the next. @returns `undefined` if no bytes follow */
  merge(at: number): Segment | undefined {
    const segment = this.#with(at);
    const next = segment && this.#segments[this.#segments.indexOf(segment) + 1];
    if (segment === undefined || next === undefined || next.ending !== undefined) return undefined;
    const bytes = new Uint8Array([...segment.bytes, ...next.bytes]);
    const merged = { ...segment, bytes, due: next.due };
    this.#segments = this.#segments.filter((other) => other !== next);
    this.#replace(segment, [merged]);
    return merged;
  }

  /** Flips a bit, 0 to 7 from the left. @returns `undefined` if the byte is not on its way */
  flip(at: number, bit: number): Segment | undefined {
    const segment = this.#with(at);
    if (segment === undefined) return undefined;
    const bytes = segment.bytes.slice();
    bytes[at - segment.start]! ^= 0x80 >> bit;
    const flipped = { ...segment, bytes };
    this.#replace(segment, [flipped]);
    return flipped;
  }

  #with(at: number): Segment | undefined {
    return this.#segments.find(({ start, bytes }) => at >= start && at < start + bytes.length);
  }

  #replace(segment: Segment, by: readonly Segment[]): void {
    this.#segments = this.#segments.flatMap((other) => (other === segment ? by : [other]));
  }
}
