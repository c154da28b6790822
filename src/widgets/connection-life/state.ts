/**
 * A life in the URL's fragment: the step looked at, the settings, and what befalls the connection, as in
 * `3,300,3600,0,swallow,nobody,25,10,924,1800,client-text@400,sleep@500+60`.
 */

import {
  DEEDS,
  LENGTHS,
  type Life,
  MOST_PLANNED,
  type NumberName,
  NUMBERS,
  PINGERS,
} from './settings.ts';

const NAMES = Object.keys(NUMBERS) as NumberName[];
const [HOPS, WAITS] = [NAMES.slice(0, 3), NAMES.slice(3)];
const FORGOTTEN = ['swallow', 'reset'] as const;

export function serializeState(life: Life, step: number): string {
  const planned = life.planned.map(
    ({ deed, at, lasts }) => `${deed}@${at}${lasts === 0 ? '' : `+${lasts}`}`,
  );
  return [
    step,
    ...HOPS.map((name) => life[name]),
    life.natForgotten,
    life.pinger,
    ...WAITS.map((name) => life[name]),
    life.until,
    ...planned,
  ].join(',');
}

/** @returns `undefined` if the text is not one that {@link serializeState} wrote */
export function parseState(text: string): { life: Life; step: number } | undefined {
  const parts = text.split(',');
  const number = (part: string | undefined) =>
    part !== undefined && /^\d{1,5}$/.test(part) ? Number(part) : undefined;
  const limited = (name: NumberName, part: string | undefined) => {
    const value = number(part);
    const { min, max } = NUMBERS[name];
    return value !== undefined && value >= min && value <= max ? value : undefined;
  };
  const step = number(parts[0]);
  const [nat, proxy, server] = HOPS.map((name, i) => limited(name, parts[1 + i]));
  const natForgotten = FORGOTTEN.find((name) => name === parts[4]);
  const pinger = PINGERS.find((name) => name === parts[5]);
  const [interval, patience, giveUp] = WAITS.map((name, i) => limited(name, parts[6 + i]));
  const until = LENGTHS.find((length) => String(length) === parts[9]);
  const planned = parts.slice(10).map((part) => {
    const [, name, at, lasts = '0'] = /^([a-z-]+)@(\d{1,5})(?:\+(\d{1,5}))?$/.exec(part) ?? [];
    const deed = DEEDS.find((known) => known === name);
    return deed && { deed, at: Number(at), lasts: Number(lasts) };
  });
  const values = { nat, proxy, server, natForgotten, pinger, interval, patience, giveUp, until };
  const isWhole = (
    all: typeof values,
  ): all is { [K in keyof typeof values]: NonNullable<(typeof values)[K]> } =>
    Object.values(all).every((value) => value !== undefined);
  if (step === undefined || !isWhole(values) || planned.length > MOST_PLANNED) return undefined;
  const known = planned.filter((one) => one !== undefined);
  return known.length < planned.length ? undefined : { step, life: { ...values, planned: known } };
}
