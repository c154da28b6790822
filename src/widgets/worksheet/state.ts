/**
 * A sheet: which exercises it has, how often each, and the number they are drawn with; and its short code,
 * which stands on the paper, in links (`#sheet=CODE`), and opens the same tasks on screen.
 *
 * A code holds, after its version, the seed, the exercises chapter by chapter, and how often each comes. It
 * names exercises by their numbers in the plan of the book, and those never change: what is printed opens
 * years later, too.
 * @module
 */

import { type BitReader, BitWriter, readCode, sameCode } from './code.ts';

export interface Sheet {
  /** The number of the first task of each exercise, 1 to {@link MAX_SEED}. */
  readonly seed: number;
  /** In the order of the book, at least one. */
  readonly exercises: readonly SheetExercise[];
}

interface SheetExercise {
  /** As in `9.1`. */
  readonly number: string;
  /** How many tasks are drawn from it, at least one. */
  readonly times: number;
}

/** A task of a sheet. */
export interface SheetTask {
  /** Of its exercise, as in `9.1`. */
  readonly number: string;
  /** Which instance. */
  readonly n: number;
}

/** Why a code cannot be opened. */
export type Damage =
  /** `newer`: a later edition of the book made it. */
  | { readonly problem: 'empty' | 'damaged' | 'newer' }
  /** There is no such character in codes. */
  | { readonly problem: 'character'; readonly character: string };

export const MAX_SEED = 9999;
/** Tasks on a sheet. */
export const MAX_TASKS = 99;

const VERSION = 1;
const VERSION_BITS = 5;
const SEED_BITS = 14;
/** Exercises of a chapter. */
const PLACES = 8;

/** The tasks of a sheet, in the order of the book; of an exercise that comes again, with the next number. */
export function tasksOf({ seed, exercises }: Sheet): SheetTask[] {
  return exercises.flatMap(({ number, times }) =>
    Array.from({ length: times }, (_, i) => ({ number, n: seed + i })),
  );
}

/** Short code of a sheet, as in `18WD-8NZ4`. */
export function encodeSheet({ seed, exercises }: Sheet): string {
  const bits = new BitWriter();
  bits.fixed(VERSION, VERSION_BITS);
  bits.fixed(seed, SEED_BITS);
  const chapters = [...new Set(exercises.map(({ number }) => partsOf(number).chapter))];
  bits.small(chapters.length);
  let before = 0;
  for (const chapter of chapters) {
    bits.small(chapter - before);
    before = chapter;
    const here = exercises.map(({ number }) => partsOf(number));
    writePlaces(
      bits,
      here.filter((one) => one.chapter === chapter).map(({ place }) => place),
    );
  }
  const once = exercises.every(({ times }) => times === 1);
  bits.fixed(once ? 1 : 0, 1);
  if (!once) for (const { times } of exercises) bits.small(times);
  return bits.text();
}

/** Most chapters are there as a whole, or with one exercise. */
function writePlaces(bits: BitWriter, places: readonly number[]): void {
  if (places.length === places.at(-1)) {
    bits.fixed(0b1, 1);
    bits.small(places.length);
  } else if (places.length === 1) {
    bits.fixed(0b01, 2);
    bits.fixed(places[0]! - 1, 3);
  } else {
    bits.fixed(0b00, 2);
    for (let place = 1; place <= PLACES; place++) bits.fixed(places.includes(place) ? 1 : 0, 1);
  }
}

function readPlaces(bits: BitReader): number[] {
  const all = Array.from({ length: PLACES }, (_, i) => i + 1);
  if (bits.fixed(1) === 1) return all.slice(0, bits.small());
  if (bits.fixed(1) === 1) return [bits.fixed(3) + 1];
  return all.filter(() => bits.fixed(1) === 1);
}

/**
 * Reads a code, from the address or typed; it forgives what {@link readCode} forgives. Whether there are
 * such exercises only the plan of the book knows.
 */
export function decodeSheet(code: string): Sheet | Damage {
  const reading = readCode(code);
  if (!('bits' in reading)) return reading;
  const { bits } = reading;
  const version = bits.fixed(VERSION_BITS);
  if (version !== VERSION) return { problem: version > VERSION ? 'newer' : 'damaged' };
  const seed = bits.fixed(SEED_BITS);
  const numbers: string[] = [];
  let chapter = 0;
  for (let left = bits.small(); left > 0; left--) {
    chapter += bits.small();
    numbers.push(...readPlaces(bits).map((place) => `${chapter}.${place}`));
    if (numbers.length > MAX_TASKS) return { problem: 'damaged' };
  }
  const once = bits.fixed(1) === 1;
  const exercises = numbers.map((number) => ({ number, times: once ? 1 : bits.small() }));
  const sheet = { seed, exercises };
  // A whole code says the same as what was read from it; what was never written so is damaged.
  return isSheet(sheet) && sameCode(code, encodeSheet(sheet)) ? sheet : { problem: 'damaged' };
}

function isSheet({ seed, exercises }: Sheet): boolean {
  const tasks = exercises.reduce((sum, { times }) => sum + times, 0);
  const drawn = exercises.every(({ times }) => times > 0);
  return seed >= 1 && seed <= MAX_SEED && drawn && tasks > 0 && tasks <= MAX_TASKS;
}

function partsOf(number: string): { chapter: number; place: number } {
  const [chapter, place] = number.split('.').map(Number) as [number, number];
  return { chapter, place };
}

/** What a sheet shows: the tasks, the key, or both. */
export type Printed = 'both' | 'tasks' | 'key';

/** What is on the paper besides the tasks; in links it stands beside the code, as `#paper=…`. */
export interface PaperOptions {
  /** Empty for the one that the sheet gives itself. */
  readonly title: string;
  readonly nameLine: boolean;
  readonly printed: Printed;
}

export const PLAIN_PAPER: PaperOptions = { title: '', nameLine: true, printed: 'both' };

/** As in `key,no-name:Friday`; `undefined` for plain paper. */
export function serializePaper({ title, nameLine, printed }: PaperOptions): string | undefined {
  const flags = [...(printed === 'both' ? [] : [printed]), ...(nameLine ? [] : ['no-name'])];
  return flags.length === 0 && title === '' ? undefined : `${flags.join(',')}:${title}`;
}

/** @returns `undefined` if the text is not one that {@link serializePaper} wrote */
export function parsePaper(text: string): PaperOptions | undefined {
  const [, printed = 'both', noName, title] =
    /^(?:(tasks|key)(?:,(?=no-name)|(?=:)))?(no-name)?:(.*)$/s.exec(text) ?? [];
  if (title === undefined) return undefined;
  return { title, nameLine: noName === undefined, printed: printed as Printed };
}
