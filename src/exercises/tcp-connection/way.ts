/** Which way a segment goes. */

/** From one end to the other, as in `A → B`; in narrow tables it stays in one line. */
export function wayFrom(from: string, to: string): string {
  return `${from}\u00a0→\u00a0${to}`;
}
