/**
 * A run through several tasks: what was answered, where the reader is, and what came of it.
 * @module
 */

/** One answer, to one instance. */
export interface Tried {
  readonly n: number;
  readonly right: boolean;
  /** The key of a known mistake. */
  readonly mistake?: string | undefined;
}

export interface Item {
  readonly id: string;
  /** The instance that it begins with. */
  readonly n: number;
  readonly tries: readonly Tried[];
}

export interface Run {
  /** The item that is shown, counted from 0; behind the last one, the summary. */
  readonly at: number;
  readonly items: readonly Item[];
}

export function startRun(instances: readonly { readonly id: string; readonly n: number }[]): Run {
  return { at: 0, items: instances.map(({ id, n }) => ({ id, n, tries: [] })) };
}

/** Notes an answer to the task that is shown, whichever instance of it; to another task it changes nothing. */
export function withAnswer(run: Run, id: string, tried: Tried): Run {
  if (run.items[run.at]?.id !== id) return run;
  const items = run.items.map((item, i) =>
    i === run.at ? { ...item, tries: [...item.tries, tried] } : item,
  );
  return { ...run, items };
}

export function goTo(run: Run, at: number): Run {
  return { ...run, at: Math.max(0, Math.min(at, run.items.length)) };
}

/** `first`: right at the first try. `later`: right in the end. `failed`: tried. `open`: not even that. */
export type ItemState = 'first' | 'later' | 'failed' | 'open';

export function stateOfItem({ tries }: Item): ItemState {
  if (tries.length === 0) return 'open';
  if (tries[0]!.right) return 'first';
  return tries.some(({ right }) => right) ? 'later' : 'failed';
}

/** A known mistake that was made in a run, and in which instance the last time. */
export interface MistakeMade {
  readonly key: string;
  readonly n: number;
  readonly times: number;
}

export function mistakesOf({ tries }: Item): MistakeMade[] {
  const made = new Map<string, MistakeMade>();
  for (const { n, mistake } of tries) {
    if (mistake === undefined) continue;
    made.set(mistake, { key: mistake, n, times: (made.get(mistake)?.times ?? 0) + 1 });
  }
  return [...made.values()];
}

/** Wrong answers that are no known mistakes. */
export function otherWrong({ tries }: Item): number {
  return tries.filter(({ right, mistake }) => !right && mistake === undefined).length;
}
