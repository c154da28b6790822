/**
 * Status codes of a Close frame: what each means and whether it may stand on the wire
 * (RFC 6455 §7.4, and the IANA registry that §11.7 sets up, where 1012–1014 were added later).
 * @module
 */

/** What the table says of a code or of a range of codes. */
export interface CloseCodeRange {
  /** First code of the range. */
  readonly first: number;
  /** Last code of the range, inclusive. */
  readonly last: number;
  /** Key of its words. */
  readonly name: string;
  /** Whether an endpoint may put it into a Close frame. */
  readonly onWire: boolean;
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
 * ```
 */
export const CLOSE_CODES: readonly CloseCodeRange[] = [
  { first: 0, last: 999, name: 'unused', onWire: false, section: RANGES },
  { first: 1000, last: 1000, name: 'normal-closure', onWire: true, section: REGISTERED },
  { first: 1001, last: 1001, name: 'going-away', onWire: true, section: REGISTERED },
  { first: 1002, last: 1002, name: 'protocol-error', onWire: true, section: REGISTERED },
  { first: 1003, last: 1003, name: 'unsupported-data', onWire: true, section: REGISTERED },
  { first: 1004, last: 1004, name: 'reserved', onWire: false, section: REGISTERED },
  { first: 1005, last: 1005, name: 'no-status-received', onWire: false, section: REGISTERED },
  { first: 1006, last: 1006, name: 'abnormal-closure', onWire: false, section: REGISTERED },
  { first: 1007, last: 1007, name: 'invalid-payload', onWire: true, section: REGISTERED },
  { first: 1008, last: 1008, name: 'policy-violation', onWire: true, section: REGISTERED },
  { first: 1009, last: 1009, name: 'message-too-big', onWire: true, section: REGISTERED },
  { first: 1010, last: 1010, name: 'mandatory-extension', onWire: true, section: REGISTERED },
  { first: 1011, last: 1011, name: 'internal-error', onWire: true, section: REGISTERED },
  { first: 1012, last: 1012, name: 'service-restart', onWire: true, section: IANA },
  { first: 1013, last: 1013, name: 'try-again-later', onWire: true, section: IANA },
  { first: 1014, last: 1014, name: 'bad-gateway', onWire: true, section: IANA },
  { first: 1015, last: 1015, name: 'tls-handshake', onWire: false, section: REGISTERED },
  { first: 1016, last: 2999, name: 'unassigned', onWire: false, section: RANGES },
  { first: 3000, last: 3999, name: 'registered', onWire: true, section: RANGES },
  { first: 4000, last: 4999, name: 'private', onWire: true, section: RANGES },
  { first: 5000, last: 65535, name: 'undefined', onWire: false, section: RANGES },
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
 * closeCode(4321).name; // => 'private'
 * ```
 */
export function closeCode(code: number): CloseCodeRange {
  const range = CLOSE_CODES.find(({ first, last }) => code >= first && code <= last);
  if (range === undefined || !Number.isInteger(code)) {
    throw new RangeError(`Close code must be an integer from 0 to 65535, got ${code}`);
  }
  return range;
}
