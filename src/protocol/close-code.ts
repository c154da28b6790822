/**
 * Status codes of a Close frame: what each means, who may send it, and who may only report it
 * (RFC 6455 §7.4, and the IANA registry that §11.7 sets up, where 1012–1014 were added later).
 *
 * That 1011 is not for servers alone is erratum 3227. 1010 is no code of a server (§7.4.1); 1012–1014
 * speak of a service. No rule has a receiver refuse these codes from the other end.
 * @module
 */

/** Names of the codes and of the ranges. */
export type CloseCodeName =
  | 'unused'
  | 'normal-closure'
  | 'going-away'
  | 'protocol-error'
  | 'unsupported-data'
  | 'reserved'
  | 'no-status-received'
  | 'abnormal-closure'
  | 'invalid-payload'
  | 'policy-violation'
  | 'message-too-big'
  | 'mandatory-extension'
  | 'internal-error'
  | 'service-restart'
  | 'try-again-later'
  | 'bad-gateway'
  | 'tls-handshake'
  | 'unassigned'
  | 'registered'
  | 'private'
  | 'undefined';

/** Which end of a connection a code is for. */
export type CloseCodeSender = 'any' | 'client' | 'server' | 'nobody';

/** What the table says of a code or of a range of codes. */
export interface CloseCodeRange {
  /** First code of the range. */
  readonly first: number;
  /** Last code of the range, inclusive. */
  readonly last: number;
  /** Key of its words. */
  readonly name: CloseCodeName;
  /** Whose code it is, in a Close frame. */
  readonly sender: CloseCodeSender;
  /** Whether it may stand in a Close frame at all. */
  readonly onWire: boolean;
  /** Whether script in a page may pass it to `close()` (WHATWG WebSockets, `close(code, reason)`). */
  readonly fromScript: boolean;
  /** Whether an application is told it by its own end, about a Close frame that was not there. */
  readonly localOnly: boolean;
  /** Where this is laid down. */
  readonly section: string;
}

const REGISTERED = 'RFC 6455 §7.4.1';
const RANGES = 'RFC 6455 §7.4.2';
const IANA = 'IANA WebSocket Close Code Number Registry';

/**
 * Every value that 16 bits can hold, as ranges in rising order and without gaps.
 *
 * @example
 * ```ts
 * CLOSE_CODES.filter(({ onWire }) => !onWire).map(({ first, last }) => [first, last]);
 * // => [[0, 999], [1004, 1004], [1005, 1005], [1006, 1006], [1015, 1015], [1016, 2999], [5000, 65535]]
 * CLOSE_CODES.filter(({ localOnly }) => localOnly).map(({ first }) => first); // => [1005, 1006, 1015]
 * ```
 */
export const CLOSE_CODES: readonly CloseCodeRange[] = [
  range(0, 999, 'unused', 'nobody', RANGES),
  { ...code(1000, 'normal-closure', 'any'), fromScript: true },
  code(1001, 'going-away', 'any'),
  code(1002, 'protocol-error', 'any'),
  code(1003, 'unsupported-data', 'any'),
  code(1004, 'reserved', 'nobody'),
  { ...code(1005, 'no-status-received', 'nobody'), localOnly: true },
  { ...code(1006, 'abnormal-closure', 'nobody'), localOnly: true },
  code(1007, 'invalid-payload', 'any'),
  code(1008, 'policy-violation', 'any'),
  code(1009, 'message-too-big', 'any'),
  code(1010, 'mandatory-extension', 'client'),
  code(1011, 'internal-error', 'any'),
  code(1012, 'service-restart', 'server', IANA),
  code(1013, 'try-again-later', 'server', IANA),
  code(1014, 'bad-gateway', 'server', IANA),
  { ...code(1015, 'tls-handshake', 'nobody'), localOnly: true },
  range(1016, 2999, 'unassigned', 'nobody', RANGES),
  { ...range(3000, 3999, 'registered', 'any', RANGES), fromScript: true },
  { ...range(4000, 4999, 'private', 'any', RANGES), fromScript: true },
  range(5000, 65535, 'undefined', 'nobody', RANGES),
];

/**
 * What the table says of one code.
 *
 * @param code a 16-bit number, as read from a Close frame
 * @throws {RangeError} if the code is no integer from 0 to 65535
 * @example
 * ```ts
 * closeCode(1002).name; // => 'protocol-error'
 * closeCode(1005).onWire; // => false
 * closeCode(1010).sender; // => 'client'
 * closeCode(4321).fromScript; // => true
 * ```
 */
export function closeCode(code: number): CloseCodeRange {
  const range = CLOSE_CODES.find(({ first, last }) => code >= first && code <= last);
  if (range === undefined || !Number.isInteger(code)) {
    throw new RangeError(`Close code must be an integer from 0 to 65535, got ${code}`);
  }
  return range;
}

function code(
  number: number,
  name: CloseCodeName,
  sender: CloseCodeSender,
  section = REGISTERED,
): CloseCodeRange {
  return range(number, number, name, sender, section);
}

function range(
  first: number,
  last: number,
  name: CloseCodeName,
  sender: CloseCodeSender,
  section: string,
): CloseCodeRange {
  const onWire = sender !== 'nobody';
  return { first, last, name, sender, onWire, fromScript: false, localOnly: false, section };
}
