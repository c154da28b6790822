/**
 * What a teacher has set, kept in this browser: `class-keys` is `off` while keys are not to be shown in
 * present mode, `class-collects` is `on` while a pack is being made.
 * @module
 */

import { recall, remember } from '../memory.ts';

const KEYS = 'class-keys';
/** `Instrument.svelte` has it, too, since it must not bring this file. */
const COLLECTS = 'class-collects';

/** Whether the key just pressed is shown. */
export function readShowsKeys(): boolean {
  return recall(KEYS) !== 'off';
}

/** Where the browser does not take it, it holds until the page is left. */
export function writeShowsKeys(shows: boolean): void {
  remember(KEYS, shows ? undefined : 'off');
}

/** Whether every instrument offers to add its state to the pack. */
export function readCollects(): boolean {
  return recall(COLLECTS) !== null;
}

/** @returns whether the browser took it */
export function writeCollects(collects: boolean): boolean {
  return remember(COLLECTS, collects ? 'on' : undefined);
}
