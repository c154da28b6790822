/**
 * What this browser keeps for its reader, a text under a key. Storage may be missing, denied or full:
 * then nothing is known, and who writes is told so.
 * @module
 */

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * @param text none to forget it
 * @returns whether the browser took it
 */
export function remember(key: string, text: string | undefined): boolean {
  try {
    if (text === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
