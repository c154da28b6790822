/**
 * What a reader's browser remembers of the exercises, as a value. It is kept, and saved as a file, as JSON:
 *
 * ```json
 * {
 *   "version": 1,
 *   "tasks": {
 *     "accept": {
 *       "tries": 3, "right": 1, "streak": 1, "n": 17, "at": 1795000000000,
 *       "mistakes": { "decoded-key": { "times": 2, "n": 16 } }
 *     }
 *   },
 *   "read": ["masking#why-xor", "key-and-accept"],
 *   "unreadable": []
 * }
 * ```
 *
 * `read` and `unreadable` stand in a saved file only: in the browser they have places of their own
 * (`places.ts`, `keeper.ts`). A field that is damaged costs that field, not the rest. Whoever changes the
 * shape raises {@link VERSION} and says in `MIGRATIONS` how the version before becomes it.
 * @module
 */

export const VERSION = 1;

/** A mistake that a reader made in a task. */
export interface Mistake {
  readonly times: number;
  /** The number of the instance in which it was made last, from which it can be told again. */
  readonly n: number;
}

export interface TaskProgress {
  /** Answers given, right or wrong. */
  readonly tries: number;
  /** Right answers. The task is done when there is one. */
  readonly right: number;
  /** Right answers since the last wrong one. */
  readonly streak: number;
  /** The instance tried last. */
  readonly n: number;
  /** When that was. Unit: milliseconds since 1970; 0 if unknown. */
  readonly at: number;
  /** By key of the trap or mistake; not every wrong answer is a known one. */
  readonly mistakes: ReadonlyMap<string, Mistake>;
}

export interface Progress {
  /** By id of the exercise; also ids that this book does not know. */
  readonly tasks: ReadonlyMap<string, TaskProgress>;
  /** Chapters visited, the last one first, as `slug` or `slug#place`. */
  readonly read: readonly string[];
  /** Texts found in the browser's memory that could not be read, or not whole, as they were. */
  readonly unreadable: readonly string[];
}

/** A try, as it is noted. */
export interface Try {
  readonly right: boolean;
  /** The key of the trap or mistake, if it is a known one. */
  readonly mistake?: string | undefined;
}

export const NOTHING: Progress = { tasks: new Map(), read: [], unreadable: [] };

const UNTRIED: TaskProgress = {
  tries: 0,
  right: 0,
  streak: 0,
  n: 1,
  at: 0,
  mistakes: new Map(),
};

/** The same with one try more. */
export function withTry(
  progress: Progress,
  id: string,
  n: number,
  { right, mistake }: Try,
  at: number,
): Progress {
  const before = progress.tasks.get(id) ?? UNTRIED;
  const mistakes = new Map(before.mistakes);
  if (!right && mistake !== undefined) {
    mistakes.set(mistake, { times: (mistakes.get(mistake)?.times ?? 0) + 1, n });
  }
  const after: TaskProgress = {
    tries: before.tries + 1,
    right: before.right + (right ? 1 : 0),
    streak: right ? before.streak + 1 : 0,
    n,
    at,
    mistakes,
  };
  return { ...progress, tasks: new Map(progress.tasks).set(id, after) };
}

export type TaskState = 'new' | 'failed' | 'done';

export function stateOf(task: TaskProgress | undefined): TaskState {
  if (task === undefined || task.tries === 0) return 'new';
  return task.right > 0 ? 'done' : 'failed';
}

/**
 * What two browsers remember, together. Counts are not added up but the larger one holds, so that a file
 * may be read in as often as one likes; what happened last is taken from whichever is later.
 */
export function merge(one: Progress, other: Progress): Progress {
  return {
    tasks: mergeMaps(one.tasks, other.tasks, mergeTasks),
    read: mergePlaces(one.read, other.read),
    unreadable: [...new Set([...one.unreadable, ...other.unreadable])],
  };
}

function mergeMaps<T>(
  one: ReadonlyMap<string, T>,
  other: ReadonlyMap<string, T>,
  mergeTwo: (one: T, other: T) => T,
): ReadonlyMap<string, T> {
  const merged = new Map(one);
  for (const [key, value] of other) {
    const known = merged.get(key);
    merged.set(key, known === undefined ? value : mergeTwo(known, value));
  }
  return merged;
}

function mergeTasks(one: TaskProgress, other: TaskProgress): TaskProgress {
  const order = one.at - other.at || one.n - other.n || one.streak - other.streak;
  const { streak, n, at } = order < 0 ? other : one;
  return {
    tries: Math.max(one.tries, other.tries),
    right: Math.max(one.right, other.right),
    streak,
    n,
    at,
    mistakes: mergeMaps(one.mistakes, other.mistakes, mergeMistakes),
  };
}

function mergeMistakes(one: Mistake, other: Mistake): Mistake {
  return (one.times - other.times || one.n - other.n) < 0 ? other : one;
}

/** The chapters of the first, in their order, then those that only the other has. */
function mergePlaces(one: readonly string[], other: readonly string[]): readonly string[] {
  const slugOf = (place: string) => place.split('#')[0];
  const known = new Set(one.map(slugOf));
  return [...one, ...other.filter((place) => !known.has(slugOf(place)))];
}

/** As JSON. Empty lists are left out. */
export function serializeProgress({ tasks, read, unreadable }: Progress): string {
  const plain = [...tasks].map(([id, { mistakes, ...task }]): [string, object] => [
    id,
    mistakes.size === 0 ? task : { ...task, mistakes: Object.fromEntries(mistakes) },
  ]);
  return JSON.stringify({
    version: VERSION,
    tasks: Object.fromEntries(plain),
    ...(read.length === 0 ? {} : { read }),
    ...(unreadable.length === 0 ? {} : { unreadable }),
  });
}

/** What could be read of a text. */
export interface Reading {
  /** As much as could be read. */
  readonly progress: Progress;
  /**
   * `whole`: all of it. `damaged`: there is more, or something else, in the text. `newer`: a later
   * version of the book wrote it, and may have written what this one does not know.
   */
  readonly state: 'whole' | 'damaged' | 'newer';
}

type Fields = Readonly<Record<string, unknown>>;

/** How a version becomes the one after it; the first is still the last. */
const MIGRATIONS: Readonly<Record<number, (old: Fields) => Fields>> = {};

/** Reads what {@link serializeProgress} wrote, now or in an older version, and whatever is left of it. */
export function parseProgress(text: string, migrations = MIGRATIONS, current = VERSION): Reading {
  let fields = parseFields(text);
  if (fields === undefined) return { progress: NOTHING, state: 'damaged' };
  const version = countIn(fields['version'], 1);
  for (let older = version ?? current; older < current; older += 1) {
    fields = migrations[older]?.(fields) ?? fields;
  }
  const reader = new LenientReader();
  const progress: Progress = {
    tasks: reader.map(fields['tasks'], (task) => reader.task(task)),
    read: reader.texts(fields['read']),
    unreadable: reader.texts(fields['unreadable']),
  };
  reader.only(fields, ['version', 'tasks', 'read', 'unreadable']);
  if (version !== undefined && version > current) return { progress, state: 'newer' };
  return { progress, state: reader.whole && version !== undefined ? 'whole' : 'damaged' };
}

function parseFields(text: string): Fields | undefined {
  try {
    return fieldsIn(JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

function fieldsIn(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : undefined;
}

function countIn(value: unknown, least: number): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= least ? (value as number) : undefined;
}

/** Takes what has the expected shape, and notes whether there was anything else. */
class LenientReader {
  whole = true;

  map<T>(value: unknown, read: (value: unknown) => T | undefined): ReadonlyMap<string, T> {
    const map = new Map<string, T>();
    for (const [key, entry] of Object.entries(this.#fields(value))) {
      const taken = read(entry);
      if (taken === undefined) this.whole = false;
      else map.set(key, taken);
    }
    return map;
  }

  /** A task without a count of tries is none; any other field has something to stand in for it. */
  task(value: unknown): TaskProgress | undefined {
    const fields = this.#fields(value);
    const tries = countIn(fields['tries'], 1);
    if (tries === undefined) return undefined;
    this.only(fields, ['tries', 'right', 'streak', 'n', 'at', 'mistakes']);
    const right = Math.min(tries, this.#count(fields['right'], 0));
    return {
      tries,
      right,
      streak: Math.min(right, this.#count(fields['streak'], 0)),
      n: this.#count(fields['n'], 1),
      at: this.#count(fields['at'], 0),
      mistakes: this.map(fields['mistakes'], (mistake) => this.#mistake(mistake)),
    };
  }

  texts(value: unknown): readonly string[] {
    if (value === undefined) return [];
    const list = Array.isArray(value) ? (value as readonly unknown[]) : [];
    const texts = list.filter((item) => typeof item === 'string');
    if (!Array.isArray(value) || texts.length < list.length) this.whole = false;
    return texts;
  }

  only(fields: Fields, known: readonly string[]): void {
    if (Object.keys(fields).some((key) => !known.includes(key))) this.whole = false;
  }

  #mistake(value: unknown): Mistake | undefined {
    const fields = this.#fields(value);
    const times = countIn(fields['times'], 1);
    if (times === undefined) return undefined;
    this.only(fields, ['times', 'n']);
    return { times, n: this.#count(fields['n'], 1) };
  }

  #fields(value: unknown): Fields {
    const fields = fieldsIn(value);
    if (fields === undefined && value !== undefined) this.whole = false;
    return fields ?? {};
  }

  #count(value: unknown, least: number): number {
    const count = countIn(value, least);
    if (count === undefined) this.whole = false;
    return count ?? least;
  }
}
