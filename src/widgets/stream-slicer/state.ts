/**
 * The slicer's state in the URL's fragment: `rule,knife,step,messages`, as in
 * `newline,8.16,3,73656c6c2031.30206c656674`. A knife is a way to cut, `random7` with its seed, or places;
 * messages are UTF-8 in hex.
 * @module
 */

import { decodeUtf8, encodeHex, encodeUtf8, tryDecodeHex } from '#protocol/bytes.ts';
import { type Knife, MAX_MESSAGES, MAX_TEXT, RULES, type State, WAYS } from './model.ts';

/** What the address remembers: what is sent and how it is cut, and the step that is shown. */
export interface Place {
  readonly state: State;
  readonly step: number;
}

/** Frames of a client are a rule of their own here. */
const CLIENT = 'client';

export function serializeState({ state, step }: Place): string {
  const { messages, rule, sender, knife } = state;
  return [
    rule === 'websocket' && sender === 'client' ? CLIENT : rule,
    serializeKnife(knife),
    step,
    messages.map((message) => encodeHex(encodeUtf8(message), '')).join('.'),
  ].join(',');
}

function serializeKnife(knife: Knife): string {
  if (knife.way === 'random') return `random${knife.seed}`;
  if (knife.way === 'places') return knife.at.length === 0 ? 'whole' : knife.at.join('.');
  return knife.way;
}

/** @returns `undefined` if the text is not one that {@link serializeState} can have written */
export function parseState(text: string): Place | undefined {
  const [name = '', blade = '', digits = '', hex, ...rest] = text.split(',');
  if (hex === undefined || rest.length > 0) return undefined;
  const rule = name === CLIENT ? 'websocket' : RULES.find((known) => known === name);
  const knife = readKnife(blade);
  const messages = hex.split('.').map(readMessage);
  if (rule === undefined || knife === undefined) return undefined;
  if (!/^\d{1,3}$/.test(digits) || messages.length > MAX_MESSAGES) return undefined;
  const known = messages.filter((message) => message !== undefined);
  if (known.length < messages.length) return undefined;
  const sender = name === CLIENT ? 'client' : 'server';
  return { state: { messages: known, rule, sender, knife }, step: Number(digits) };
}

function readKnife(text: string): Knife | undefined {
  const [, digits] = /^random(\d{1,3})$/.exec(text) ?? [];
  if (digits !== undefined) return { way: 'random', seed: Number(digits) };
  const way = WAYS.find((known) => known === text);
  if (way !== undefined && way !== 'random') return { way };
  if (!/^\d{1,3}(?:\.\d{1,3})*$/.test(text)) return undefined;
  const at = text.split('.').map(Number);
  const isRising = at.every((place, n) => place > (at[n - 1] ?? 0));
  return isRising ? { way: 'places', at } : undefined;
}

function readMessage(hex: string): string | undefined {
  if (!/^(?:[\da-f]{2})*$/.test(hex) || hex.length > 2 * MAX_TEXT) return undefined;
  return decodeUtf8(tryDecodeHex(hex)!);
}
