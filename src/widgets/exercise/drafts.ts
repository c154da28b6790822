/**
 * All drafts of this tab at once, for who clears what the browser remembers, and thinks better of it.
 * @module
 */

import { DRAFTS } from './draft.ts';

export type Drafts = ReadonlyMap<string, string>;

/** Takes all drafts out of the tab's memory. */
export function takeDrafts(): Drafts {
  const taken = new Map<string, string>();
  try {
    for (const [key, text] of Object.entries(sessionStorage) as [string, string][]) {
      if (!key.startsWith(DRAFTS)) continue;
      taken.set(key, text);
      sessionStorage.removeItem(key);
    }
  } catch {
    // Where there is no memory there is no draft.
  }
  return taken;
}

/** Puts drafts back that were taken. */
export function putDrafts(drafts: Drafts): void {
  try {
    for (const [key, text] of drafts) sessionStorage.setItem(key, text);
  } catch {
    // Only drafts are lost.
  }
}
