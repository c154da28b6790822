/**
 * What this browser remembers of the reader: which tasks were tried and how, and which chapters were
 * visited. It never leaves the machine but as a file that the reader saves. Nothing here throws.
 * @module
 */

import { type Change, type Imported, Keeper, type Problem } from './keeper.ts';
import type { Progress, TaskProgress, Try } from './record.ts';

const keeper = new Keeper(
  () => localStorage,
  () => Date.now(),
);

/** Notes an answer to the n-th instance of an exercise; `mistake` is the key of a known mistake. */
export function recordTry(id: string, n: number, tried: Try): void {
  keeper.record(id, n, tried);
}

export function progressOf(id: string): TaskProgress | undefined {
  return keeper.of(id);
}

export function allProgress(): Progress {
  return keeper.all();
}

/** Why the reader may lose something, if so. */
export function progressProblem(): Problem | undefined {
  return keeper.problem();
}

/** All that is remembered, as the text of a file. */
export function exportProgress(): string {
  return keeper.export();
}

/** Adds what a file has to what is remembered; the same file twice adds nothing. */
export function importProgress(text: string): Imported {
  return keeper.import(text);
}

export function clearProgress(): void {
  keeper.clear();
}

/** Forgets what could not be read; the reader has agreed. */
export function discardUnreadable(): void {
  keeper.discardUnreadable();
}

/** Calls when something has changed, here or in another tab. Returns what ends it. */
export function subscribe(listener: (change: Change) => void): () => void {
  const end = keeper.subscribe(listener);
  const onstorage = ({ key }: StorageEvent) => keeper.changedElsewhere(key);
  addEventListener('storage', onstorage);
  // A page that comes back from the history has not heard what others wrote.
  const onpageshow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) keeper.changedElsewhere(null);
  };
  addEventListener('pageshow', onpageshow);
  return () => {
    end();
    removeEventListener('storage', onstorage);
    removeEventListener('pageshow', onpageshow);
  };
}
