/**
 * The options of TCP: end, no-operation, maximum segment size (RFC 9293 §3.2), window scale and
 * timestamps (RFC 7323 §2.2, §3.2), SACK permitted (RFC 2018 §2). Others are kept as bytes.
 * @module
 */

import { requireBytes, requireOneOf, requireUnsigned } from '#protocol/errors.ts';
import type { FieldReader } from './field-reader.ts';

/** One option in the header of TCP. */
export type TcpOption =
  | { readonly kind: 'end' }
  | { readonly kind: 'nop' }
  /** The largest segment the sender of the option can receive, without headers. Unit: bytes. */
  | { readonly kind: 'mss'; readonly size: number }
  /** The window of the sender's later segments counts in units of 2^shift bytes. */
  | { readonly kind: 'window-scale'; readonly shift: number }
  | { readonly kind: 'sack-permitted' }
  /** The sender's clock, and the one it last heard. */
  | { readonly kind: 'timestamps'; readonly value: number; readonly echo: number }
  /** Any other, or one of these with a wrong length. `data` lacks kind and length. */
  | { readonly kind: 'unknown'; readonly code: number; readonly data: Uint8Array };

/** Name of a field of an option. */
export type TcpOptionField =
  | 'option-kind'
  | 'option-length'
  | 'mss'
  | 'window-shift'
  | 'timestamp-value'
  | 'timestamp-echo'
  | 'option-data'
  | 'option-padding';

/**
 * The numbers of the kinds on the wire (RFC 9293 §3.2).
 *
 * @example
 * ```ts
 * OPTION_CODE.mss; // => 2
 * ```
 */
export const OPTION_CODE = {
  end: 0,
  nop: 1,
  mss: 2,
  'window-scale': 3,
  'sack-permitted': 4,
  timestamps: 8,
} as const;

/**
 * All options together have at most 40 bytes: the header is at most 60 long (RFC 9293 §3.1).
 *
 * @example
 * ```ts
 * MAX_OPTIONS_LENGTH; // => 40
 * ```
 */
export const MAX_OPTIONS_LENGTH = 40;

const OPTIONS = 'RFC 9293 §3.2';
const WINDOW_SCALE = 'RFC 7323 §2.2';
const TIMESTAMPS = 'RFC 7323 §3.2';
const SACK_PERMITTED = 'RFC 2018 §2';

/** The length that each kind must claim, and its section. Unit: bytes. */
const KNOWN: Readonly<Record<number, { readonly length: number; readonly section: string }>> = {
  [OPTION_CODE.mss]: { length: 4, section: OPTIONS },
  [OPTION_CODE['window-scale']]: { length: 3, section: WINDOW_SCALE },
  [OPTION_CODE['sack-permitted']]: { length: 2, section: SACK_PERMITTED },
  [OPTION_CODE.timestamps]: { length: 10, section: TIMESTAMPS },
};

/** What reads the options: it may read other fields as well. */
type OptionReader = Pick<FieldReader<TcpOptionField>, 'position' | 'number' | 'bytes'>;

/** A length of an option that cannot be true. */
export interface OptionFinding {
  readonly section: string;
  /** The option up to its end or to that of the options, in the bytes that were parsed. */
  readonly start: number;
  readonly end: number;
}

/**
 * Reads options up to the end of the header. `reader` stands at the first one, and gets the spans.
 *
 * @param end where the header ends by its own account, in bytes
 * @param available where the bytes end, if that is before `end`
 * @example
 * ```ts
 * import { FieldReader } from '#net/field-reader.ts';
 * const reader = new FieldReader(Uint8Array.of(2, 4, 5, 0xb4, 1, 0), 0, 'RFC 9293 §3.1');
 * readOptions(reader, 6, 6).options; // => [{ kind: 'mss', size: 1460 }, { kind: 'nop' }, { kind: 'end' }]
 * ```
 */
export function readOptions(
  reader: OptionReader,
  end: number,
  available: number,
): { options: TcpOption[]; findings: OptionFinding[] } {
  const options: TcpOption[] = [];
  const findings: OptionFinding[] = [];
  const stop = Math.min(end, available);
  while (reader.position < stop) {
    const start = reader.position;
    const code = reader.number('option-kind', 8, OPTIONS);
    if (code === OPTION_CODE.nop) {
      options.push({ kind: 'nop' });
      continue;
    }
    if (code === OPTION_CODE.end) {
      options.push({ kind: 'end' });
      if (reader.position < stop) reader.bytes('option-padding', stop - reader.position, OPTIONS);
      break;
    }
    const known = KNOWN[code];
    const section = known?.section ?? OPTIONS;
    // Without a byte for it, the length reads as 0, which is impossible.
    const length = reader.position < stop ? reader.number('option-length', 8, section) : 0;
    const isPossible = length >= 2 && start + length <= end;
    const isAsKnown = known === undefined || length === known.length;
    if (available < end && start + Math.max(2, length) > available) {
      // Cut off: what is there gets its span, and the header is found to be truncated.
      reader.bytes('option-data', Math.max(0, stop - reader.position), section);
    } else if (isPossible && isAsKnown && known !== undefined) {
      options.push(readKnown(reader, code, section));
    } else {
      const dataEnd = isPossible ? start + length : end;
      const data = reader.bytes('option-data', dataEnd - reader.position, section);
      options.push({ kind: 'unknown', code, data });
      if (!isPossible || !isAsKnown) findings.push({ section, start, end: dataEnd });
    }
  }
  return { options, findings };
}

function readKnown(reader: OptionReader, code: number, section: string): TcpOption {
  switch (code) {
    case OPTION_CODE.mss:
      return { kind: 'mss', size: reader.number('mss', 16, section) };
    case OPTION_CODE['window-scale']:
      return { kind: 'window-scale', shift: reader.number('window-shift', 8, section) };
    case OPTION_CODE['sack-permitted']:
      return { kind: 'sack-permitted' };
    default: {
      const value = reader.number('timestamp-value', 32, section);
      return { kind: 'timestamps', value, echo: reader.number('timestamp-echo', 32, section) };
    }
  }
}

/**
 * Writes options, filled up with zeros to a multiple of 4 bytes; the first of them reads as the end of
 * the options (RFC 9293 §3.1).
 *
 * @throws {TypeError} if a value is of another kind
 * @throws {RangeError} if a value does not fit, there is no such kind, or there are more than 40 bytes
 * @example
 * ```ts
 * serializeOptions([{ kind: 'mss', size: 1460 }]); // => Uint8Array.of(2, 4, 5, 0xb4)
 * serializeOptions([{ kind: 'window-scale', shift: 7 }]); // => Uint8Array.of(3, 3, 7, 0)
 * ```
 */
export function serializeOptions(options: readonly TcpOption[]): Uint8Array<ArrayBuffer> {
  const bytes = options.flatMap(optionBytes);
  if (bytes.length > MAX_OPTIONS_LENGTH) {
    throw new RangeError(
      `Options of TCP have at most ${MAX_OPTIONS_LENGTH} bytes, got ${bytes.length}`,
    );
  }
  const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  padded.set(bytes);
  return padded;
}

function optionBytes(option: TcpOption): number[] {
  const { kind } = option;
  switch (kind) {
    case 'mss':
      requireUnsigned('Maximum segment size', option.size, 16);
      return [OPTION_CODE.mss, 4, ...bigEndian(option.size, 2)];
    case 'window-scale':
      requireUnsigned('Window shift', option.shift, 8);
      return [OPTION_CODE['window-scale'], 3, option.shift];
    case 'sack-permitted':
      return [OPTION_CODE['sack-permitted'], 2];
    case 'timestamps':
      requireUnsigned('Timestamp', option.value, 32);
      requireUnsigned('Timestamp echo', option.echo, 32);
      return [
        OPTION_CODE.timestamps,
        10,
        ...bigEndian(option.value, 4),
        ...bigEndian(option.echo, 4),
      ];
    case 'unknown':
      requireUnsigned('Kind of option', option.code, 8);
      if (option.code < 2) throw new RangeError(`An option of kind ${option.code} has no data`);
      requireBytes(option.data);
      return [option.code, 2 + option.data.length, ...option.data];
    default:
      requireOneOf('Kind of option', kind, Object.keys(OPTION_CODE));
      return [OPTION_CODE[kind]];
  }
}

function bigEndian(value: number, length: number): number[] {
  return Array.from({ length }, (_, index) => (value >>> (8 * (length - 1 - index))) & 0xff);
}
