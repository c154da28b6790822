/**
 * What a teacher has set for present mode, kept in this browser: `class-keys`, which is `off` while keys
 * are not to be shown. Storage may be missing, refused or full; then it is as if nothing was set.
 * @module
 */

const KEYS = 'class-keys';

/** Whether the key just pressed is shown. */
export function readShowsKeys(): boolean {
  try {
    return localStorage.getItem(KEYS) !== 'off';
  } catch {
    return true;
  }
}

export function writeShowsKeys(shows: boolean): void {
  try {
    if (shows) localStorage.removeItem(KEYS);
    else localStorage.setItem(KEYS, 'off');
  } catch {
    // It holds until the page is left.
  }
}
