/** What the address of the exercises page opens: one task, a practice, or the tasks of a worksheet. */

import type { ChapterEntries, Entry } from './filter.ts';
import type { Instance } from './mix.ts';
import { type Run, startRun } from './run.ts';
import type { SheetTasks } from './sheet.ts';
import { parseInstance, parseRun } from './state.ts';

export interface Opened {
  readonly kind: 'task' | 'practice' | 'sheet';
  readonly run: Run;
  /** Of a worksheet. */
  readonly code?: string;
}

/** A task with its chapter. */
export interface Placed {
  readonly entry: Entry;
  readonly chapter: ChapterEntries;
}

/** Every task by its id, in the order of the book. */
export function tasksOf(chapters: readonly ChapterEntries[]): ReadonlyMap<string, Placed> {
  return new Map(
    chapters.flatMap((chapter) =>
      chapter.entries.map((entry) => [entry.id, { entry, chapter }] as const),
    ),
  );
}

/** What the address asks for; `null` for a text whose escapes are damaged. */
export interface Asked {
  readonly task?: string | null | undefined;
  readonly practice?: string | null | undefined;
  /** The tasks of a worksheet, with its code. */
  readonly sheet?: SheetTasks | undefined;
}

/**
 * Opens what is asked for. The answers to a worksheet stand beside its code, as a practice.
 *
 * @returns `undefined` if it names no tasks of this book
 */
export function openedBy(
  { task, practice, sheet }: Asked,
  tasks: ReadonlyMap<string, Placed>,
): Opened | undefined {
  const run = parseRun(practice ?? '');
  if (sheet !== undefined) {
    const { code, instances } = sheet;
    const goesOn = run !== undefined && isSame(run.items, instances);
    return { kind: 'sheet', code, run: goesOn ? run : startRun(instances) };
  }
  const isKnown = (items: readonly Instance[]) => items.every(({ id }) => tasks.has(id));
  if (practice !== undefined) {
    return run !== undefined && isKnown(run.items) ? { kind: 'practice', run } : undefined;
  }
  const instance = parseInstance(task ?? '');
  if (instance === undefined || !isKnown([instance])) return undefined;
  return { kind: 'task', run: startRun([instance]) };
}

function isSame(some: readonly Instance[], others: readonly Instance[]): boolean {
  const names = (all: readonly Instance[]) => all.map(({ id, n }) => `${id}:${n}`).join();
  return names(some) === names(others);
}
