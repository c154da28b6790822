/**
 * Capture files in the format of libpcap (draft-ietf-opsawg-pcap §4, §5), which Wireshark and tcpdump
 * open. Everything is written in little-endian order, as on most machines; readers know it by the
 * magic number.
 * @module
 */

import { requireBytes, requireOneOf, requireUnsigned } from '#protocol/errors.ts';

/** A moment, as a capture file has it. */
export interface PcapTime {
  /** Since 1970-01-01 00:00 UTC; 32 bits. Unit: seconds. */
  readonly seconds: number;
  /** 0 to 999,999,999. */
  readonly nanoseconds: number;
}

/** One packet that was seen. */
export interface PcapRecord {
  readonly time: PcapTime;
  /** What the link type begins with, such as an Ethernet frame. */
  readonly bytes: Uint8Array;
}

/** How to write a capture. */
export interface PcapOptions {
  /** Of the times: nanoseconds or microseconds. Default: nanoseconds. */
  readonly resolution?: 'ns' | 'us';
  /** What the packets begin with; see {@link LINK_TYPE}. Default: Ethernet. */
  readonly linkType?: number;
}

/**
 * Numbers of link types: what every packet of a capture begins with.
 *
 * @example
 * ```ts
 * LINK_TYPE.ethernet; // => 1
 * ```
 */
export const LINK_TYPE = { ethernet: 1, ip: 101 } as const;

const MAGIC = { ns: 0xa1b2_3c4d, us: 0xa1b2_c3d4 } as const;
const FILE_HEADER_LENGTH = 24;
const RECORD_HEADER_LENGTH = 16;
/** The longest packet kept; ours are always whole. */
const SNAP_LENGTH = 0x4_0000;
const NANOSECONDS = 1_000_000_000;

/**
 * A moment some time after another one.
 *
 * @param milliseconds 0 or more; need not be whole
 * @throws {RangeError} if there are less than 0, or not that many
 * @example
 * ```ts
 * timeAfter({ seconds: 1, nanoseconds: 0 }, 1500.25); // => { seconds: 2, nanoseconds: 500250000 }
 * ```
 */
export function timeAfter(start: PcapTime, milliseconds: number): PcapTime {
  if (!(milliseconds >= 0 && Number.isFinite(milliseconds))) {
    throw new RangeError(`Milliseconds must be 0 or more, got ${milliseconds}`);
  }
  const whole = Math.floor(milliseconds / 1000);
  const nanoseconds = start.nanoseconds + Math.round((milliseconds - 1000 * whole) * 1_000_000);
  const carry = Math.floor(nanoseconds / NANOSECONDS);
  return {
    seconds: start.seconds + whole + carry,
    nanoseconds: nanoseconds - carry * NANOSECONDS,
  };
}

/**
 * Writes a capture file.
 *
 * @throws {TypeError} if packets are no bytes, or a number no number
 * @throws {RangeError} if a time does not fit, or there is no such resolution
 * @example
 * ```ts
 * import { encodeHex } from '#protocol/bytes.ts';
 * const file = serializePcap([
 *   { time: { seconds: 1, nanoseconds: 2 }, bytes: Uint8Array.of(0x2a) },
 * ]);
 * encodeHex(file.subarray(0, 8)); // => '4d 3c b2 a1 02 00 04 00'
 * encodeHex(file.subarray(24)); // => '01 00 00 00 02 00 00 00 01 00 00 00 01 00 00 00 2a'
 * ```
 */
export function serializePcap(
  records: readonly PcapRecord[],
  { resolution = 'ns', linkType = LINK_TYPE.ethernet }: PcapOptions = {},
): Uint8Array<ArrayBuffer> {
  requireOneOf('Resolution', resolution, ['ns', 'us']);
  requireUnsigned('Link type', linkType, 16);
  for (const { time, bytes } of records) {
    requireBytes(bytes);
    requireUnsigned('Seconds', time.seconds, 32);
    requireUnsigned('Nanoseconds', time.nanoseconds, 32);
    if (time.nanoseconds >= NANOSECONDS) {
      throw new RangeError(`Nanoseconds must be less than a second, got ${time.nanoseconds}`);
    }
  }
  const lengths = records.map(({ bytes }) => RECORD_HEADER_LENGTH + bytes.length);
  const file = new Uint8Array(lengths.reduce((sum, length) => sum + length, FILE_HEADER_LENGTH));
  const view = new DataView(file.buffer);
  view.setUint32(0, MAGIC[resolution], true);
  view.setUint16(4, 2, true); // version 2.4
  view.setUint16(6, 4, true);
  // Two fields of 32 bits that are 0 follow: once the time zone and the accuracy.
  view.setUint32(16, SNAP_LENGTH, true);
  view.setUint32(20, linkType, true);

  let at = FILE_HEADER_LENGTH;
  for (const { time, bytes } of records) {
    const fraction = resolution === 'ns' ? time.nanoseconds : Math.floor(time.nanoseconds / 1000);
    view.setUint32(at, time.seconds, true);
    view.setUint32(at + 4, fraction, true);
    view.setUint32(at + 8, bytes.length, true);
    view.setUint32(at + 12, bytes.length, true);
    file.set(bytes, at + RECORD_HEADER_LENGTH);
    at += RECORD_HEADER_LENGTH + bytes.length;
  }
  return file;
}
