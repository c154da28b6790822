/** The tasks behind the code of a worksheet. */

import type { Instance } from './mix.ts';
import type { Placed } from './opened.ts';
import { type Damage, decodeSheet, encodeSheet, tasksOf } from '#widgets/worksheet/state.ts';

export type { Damage };

export interface SheetTasks {
  /** As it stands on paper, however it was typed. */
  readonly code: string;
  readonly instances: readonly Instance[];
}

/** Reads a code. One of tasks that this book has not is from a newer edition. */
export function readSheet(typed: string, tasks: ReadonlyMap<string, Placed>): SheetTasks | Damage {
  const sheet = decodeSheet(typed);
  if ('problem' in sheet) return sheet;
  const ids = new Map([...tasks].map(([id, { entry }]) => [entry.number, id]));
  const instances = tasksOf(sheet).flatMap(({ number, n }) => {
    const id = ids.get(number);
    return id === undefined ? [] : [{ id, n }];
  });
  const isWhole = instances.length === tasksOf(sheet).length;
  return isWhole ? { code: encodeSheet(sheet), instances } : { problem: 'newer' };
}
