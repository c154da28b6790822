/**
 * Keeps what is remembered in the browser's storage, as well as that goes. Storage may be missing, denied
 * or full, may hold what another program or a later version of the book wrote, and another tab may write
 * to it at any time; nothing here throws for that, and nothing is deleted that could not be read.
 *
 * Three keys: `PROGRESS_KEY` with the record, `PLACES_KEY` (places.ts) with the chapters visited, and
 * {@link UNREADABLE_KEY} with texts that could not be read, as a JSON array of strings. Before a record that
 * is damaged is written again, its text is put there. A record of a later version is not written at all.
 * What storage does not take is kept in this object, which is to say until the page is left.
 * @module
 */

import { PLACES_KEY, placesIn, PROGRESS_KEY } from './places.ts';
import {
  merge,
  NOTHING,
  parseProgress,
  type Progress,
  type Reading,
  serializeProgress,
  type TaskProgress,
  type Try,
  withTry,
} from './record.ts';

export const UNREADABLE_KEY = 'websocket-byte-by-byte.unreadable';

const KEYS: readonly string[] = [PROGRESS_KEY, PLACES_KEY, UNREADABLE_KEY];

/**
 * Why a reader may lose something: there is no storage (`denied`), or no room in it (`full`); a later
 * version of the book wrote what is in it (`newer`); something in it could not be read (`damaged`).
 * With all but the last, what is done now lasts as long as the page.
 */
export type Problem = 'denied' | 'full' | 'newer' | 'damaged';

/** What came of reading in a file. Of a `damaged` one, what can be read is taken. */
export type Imported =
  | { readonly kind: 'taken' | 'damaged'; readonly tasks: number; readonly chapters: number }
  | { readonly kind: 'unreadable' | 'newer' };

export type Change =
  | ({ readonly kind: 'try'; readonly id: string; readonly n: number } & Try)
  | { readonly kind: 'other' };

export class Keeper {
  readonly #storage: () => Storage | null | undefined;
  readonly #now: () => number;
  readonly #listeners = new Set<(change: Change) => void>();
  /** What storage did not take. */
  #kept: Progress = NOTHING;
  /** The last text that was read, and what it said. */
  #last: { readonly text: string; readonly reading: Reading } | undefined;

  /** @param now unit: milliseconds since 1970 */
  constructor(storage: () => Storage | null | undefined, now: () => number) {
    this.#storage = storage;
    this.#now = now;
  }

  record(id: string, n: number, tried: Try): void {
    this.#write(withTry(this.#tasks(), id, n, tried, this.#now()));
    this.#tell({ kind: 'try', id, n, ...tried });
  }

  /** All that is remembered. */
  all(): Progress {
    const read = placesIn(this.#get(PLACES_KEY) ?? '');
    return merge({ ...this.#tasks(), read, unreadable: this.#unreadable() }, this.#kept);
  }

  of(id: string): TaskProgress | undefined {
    return this.#tasks().tasks.get(id);
  }

  problem(): Problem | undefined {
    if (this.#get(PROGRESS_KEY) === undefined) return 'denied';
    const { state } = this.#reading();
    if (state === 'newer') return 'newer';
    if (this.#kept !== NOTHING) return 'full';
    return state === 'damaged' || this.#unreadable().length > 0 ? 'damaged' : undefined;
  }

  /** All that is remembered, as the text of a file; also what could not be read. */
  export(): string {
    const all = this.all();
    const { state } = this.#reading();
    const text = this.#get(PROGRESS_KEY);
    const unread = state === 'whole' || typeof text !== 'string' ? [] : [text];
    return serializeProgress({ ...all, unreadable: [...all.unreadable, ...unread] });
  }

  /** Adds what a file has to what is remembered. */
  import(text: string): Imported {
    const { progress, state } = parseProgress(text);
    if (state === 'newer') return { kind: 'newer' };
    const { tasks, read, unreadable } = progress;
    if (tasks.size + read.length + unreadable.length === 0 && state === 'damaged') {
      return { kind: 'unreadable' };
    }
    const all = merge(this.all(), progress);
    this.#write(all);
    const rest: Progress = { ...NOTHING, read: all.read, unreadable: all.unreadable };
    const taken =
      this.#set(PLACES_KEY, rest.read.join(' ')) &&
      this.#set(UNREADABLE_KEY, JSON.stringify(rest.unreadable));
    if (!taken) this.#kept = merge(this.#kept, rest);
    this.#tell({ kind: 'other' });
    return {
      kind: state === 'whole' ? 'taken' : 'damaged',
      tasks: tasks.size,
      chapters: read.length,
    };
  }

  /** Forgets everything, also what could not be read. */
  clear(): void {
    this.#kept = NOTHING;
    try {
      for (const key of KEYS) {
        this.#storage()?.removeItem(key);
      }
    } catch {
      // What cannot be written has nothing to be removed either.
    }
    this.#tell({ kind: 'other' });
  }

  /** Forgets only what could not be read. */
  discardUnreadable(): void {
    if (this.#kept !== NOTHING) this.#kept = { ...this.#kept, unreadable: [] };
    const { progress, state } = this.#reading();
    if (state === 'damaged') this.#set(PROGRESS_KEY, serializeProgress(progress));
    try {
      this.#storage()?.removeItem(UNREADABLE_KEY);
    } catch {
      // As above.
    }
    this.#tell({ kind: 'other' });
  }

  /** Calls when something has changed. Returns what ends it. */
  subscribe(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** To be called when another tab has written; `key` is `null` when it removed everything. */
  changedElsewhere(key: string | null): void {
    if (key === null || KEYS.includes(key)) this.#tell({ kind: 'other' });
  }

  #tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }

  /** The tasks as the browser remembers them, with those that only this page does. */
  #tasks(): Progress {
    const { progress } = this.#reading();
    return this.#kept === NOTHING ? progress : merge(progress, this.#kept);
  }

  /** What the record says now: another tab may have written since. */
  #reading(): Reading {
    const text = this.#get(PROGRESS_KEY);
    if (typeof text !== 'string') return { progress: NOTHING, state: 'whole' };
    if (this.#last?.text !== text) this.#last = { text, reading: parseProgress(text) };
    return this.#last.reading;
  }

  #write(all: Progress): void {
    const tasks: Progress = { ...NOTHING, tasks: all.tasks };
    const { state } = this.#reading();
    const text = this.#get(PROGRESS_KEY);
    const isFree =
      state === 'whole' ||
      (state === 'damaged' && typeof text === 'string' && this.#putAside(text));
    if (isFree && this.#set(PROGRESS_KEY, serializeProgress(tasks))) this.#kept = NOTHING;
    else this.#kept = merge(this.#kept, all);
  }

  /** @returns whether it lies safe */
  #putAside(text: string): boolean {
    const texts = [...new Set([...this.#unreadable(), text])];
    return this.#set(UNREADABLE_KEY, JSON.stringify(texts));
  }

  #unreadable(): readonly string[] {
    const text = this.#get(UNREADABLE_KEY);
    if (typeof text !== 'string') return [];
    try {
      const texts: unknown = JSON.parse(text);
      if (Array.isArray(texts) && texts.every((one) => typeof one === 'string')) return texts;
    } catch {
      // Then it is itself a text that cannot be read.
    }
    return [text];
  }

  /** @returns `null` where there is nothing, `undefined` where there is no storage */
  #get(key: string): string | null | undefined {
    try {
      return this.#storage()?.getItem(key);
    } catch {
      return undefined;
    }
  }

  /** @returns whether it was taken */
  #set(key: string, text: string): boolean {
    try {
      const storage = this.#storage();
      storage?.setItem(key, text);
      return storage !== null && storage !== undefined;
    } catch {
      return false;
    }
  }
}
