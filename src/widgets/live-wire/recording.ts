/**
 * A run as a text: the server plays the script that an instrument starts with, and the page draws and
 * steps through the recording. The engine itself is fetched when the reader changes something.
 *
 * The text is a table in JSON. What is equal stands in it once, behind all that it holds, and is named by its
 * place; the run is the last one.
 * @module
 */

import { decodeHex, encodeHex } from '#protocol/bytes.ts';
import type { Run } from './model.ts';

/** What a string in the table is, by its first letter. */
const KINDS = { text: '=', place: '@', bytes: 'x', bigint: 'n' } as const;

export function record(run: Run): string {
  const table: string[] = [];
  const places = new Map<string, string>();
  const write = (value: unknown): unknown => {
    if (typeof value === 'string') return KINDS.text + value;
    if (typeof value === 'bigint') return KINDS.bigint + String(value);
    if (typeof value !== 'object' || value === null) return value;
    const entry = JSON.stringify(
      value instanceof Uint8Array
        ? KINDS.bytes + encodeHex(value, '')
        : Array.isArray(value)
          ? value.map(write)
          : Object.fromEntries(Object.entries(value).map(([key, held]) => [key, write(held)])),
    );
    const place = places.get(entry) ?? KINDS.place + String(table.push(entry) - 1);
    places.set(entry, place);
    return place;
  };
  write(run);
  return `[${table.join(',')}]`;
}

/** @param recording what {@link record} returned */
export function playBack(recording: string): Run {
  const made: unknown[] = [];
  const read = (value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    const rest = value.slice(1);
    if (value.startsWith(KINDS.place)) return made[Number(rest)];
    if (value.startsWith(KINDS.bytes)) return decodeHex(rest);
    return value.startsWith(KINDS.bigint) ? BigInt(rest) : rest;
  };
  for (const entry of JSON.parse(recording) as (string | unknown[] | object)[]) {
    made.push(
      typeof entry === 'string'
        ? read(entry)
        : Array.isArray(entry)
          ? entry.map(read)
          : Object.fromEntries(Object.entries(entry).map(([key, held]) => [key, read(held)])),
    );
  }
  return made.at(-1) as Run;
}
