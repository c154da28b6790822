/**
 * SYN cookies (RFC 4987 §3.6): a server that has no room remembers nothing of a SYN. It puts what it has
 * to know into the initial sequence number of its SYN,ACK, and reads it again from the acknowledgment.
 *
 * The layout is that of D. J. Bernstein, who invented them: 5 bits of time, 3 bits for one of eight
 * segment sizes, 24 bits that only the server can compute. What does not fit is lost: window scale and
 * SACK. The keyed function here mixes as a hash does, and keeps no secret; a server takes a real one.
 * @module
 */

import { advance } from './sequence.ts';

/** The segment sizes that 3 bits can name; the largest that is not above the client's is taken. */
const COOKIE_MSS = [216, 536, 1200, 1360, 1400, 1440, 1452, 1460] as const;

/** The time counts on so often. Unit: seconds. */
const TICK = 64;
/** For how many ticks a cookie is good, beside its own. */
const GOOD_FOR = 1;

/** What a server knows of a SYN, and knows again from the acknowledgment. */
export interface CookieInput {
  /** Both addresses and ports, in any form that tells connections apart. */
  readonly connection: string;
  /** The client's initial sequence number. */
  readonly clientIss: number;
  /** Unit: seconds. */
  readonly now: number;
  readonly secret: number;
}

/** The initial sequence number of a SYN,ACK that is a cookie. */
export function makeSynCookie(input: CookieInput, clientMss: number): number {
  const tick = Math.floor(input.now / TICK) % 32;
  const index = Math.max(
    0,
    COOKIE_MSS.findLastIndex((size) => size <= clientMss),
  );
  return tick * 2 ** 27 + index * 2 ** 24 + keyed(input, tick, index);
}

/**
 * The segment size in a cookie that comes back, one higher, as an acknowledgment.
 *
 * @returns `undefined` if the server cannot have sent it, or too long ago
 */
export function readSynCookie(input: CookieInput, acknowledgment: number): number | undefined {
  const cookie = advance(acknowledgment, -1);
  const tick = Math.floor(cookie / 2 ** 27);
  const index = Math.floor(cookie / 2 ** 24) % 8;
  const age = (((Math.floor(input.now / TICK) - tick) % 32) + 32) % 32;
  if (age > GOOD_FOR || cookie % 2 ** 24 !== keyed(input, tick, index)) return undefined;
  return COOKIE_MSS[index];
}

/** 24 bits from all that must not be changed. */
function keyed(
  { connection, clientIss, secret }: CookieInput,
  tick: number,
  index: number,
): number {
  let mixed = secret ^ 0x811c9dc5;
  for (const letter of `${connection} ${clientIss} ${tick} ${index}`) {
    mixed = Math.imul(mixed ^ letter.charCodeAt(0), 0x01000193);
    mixed ^= mixed >>> 15;
  }
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x85ebca6b);
  return (mixed ^ (mixed >>> 16)) & 0xff_ffff;
}
