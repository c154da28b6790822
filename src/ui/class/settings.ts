/**
 * What a teacher has set, kept in this browser: under {@link KEYS} `off` while keys are not to be shown in
 * present mode, under {@link COLLECTS} `on` while a pack is being made.
 * @module
 */

import { recall, remember } from '../memory.ts';

const KEYS = 'websocket-byte-by-byte.keys';
/** `Instrument.svelte` and `client-reader.ts` have it, too, since they must not bring this file. */
const COLLECTS = 'websocket-byte-by-byte.collects';

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
