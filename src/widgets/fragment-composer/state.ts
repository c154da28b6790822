/**
 * The composer's state in the URL's fragment: `message,cuts,frames` and behind more commas what differs
 * from a text message of a server, as in `e4bda0e5a5bd,4,0.x896862.1,client,key7,max9,step2`.
 *
 * A part of the message is its number; `f0` or `f1` and `o2` behind it are a forced FIN and opcode. An
 * extra is an `x`, its first byte and its body in hex.
 * @module
 */

import { encodeHex, tryDecodeHex } from '#protocol/bytes.ts';
import {
  compose,
  isPart,
  type Item,
  MAX_BODY,
  MAX_FRAMES,
  MAX_MESSAGE,
  type State,
} from './model.ts';

/** What the address remembers: what was composed, and the step that is shown. */
export interface Place {
  readonly state: State;
  readonly step: number;
}

export function serializeState({ state, step }: Place): string {
  const { message, cuts, items, sender, kind, seed, limit } = state;
  return [
    encodeHex(message, ''),
    cuts.join('.'),
    items.map(serializeItem).join('.'),
    ...(sender === 'client' ? ['client'] : []),
    ...(kind === 'binary' ? ['binary'] : []),
    ...(seed === 1 ? [] : [`key${seed}`]),
    ...(limit === undefined ? [] : [`max${limit}`]),
    `step${step}`,
  ].join(',');
}

function serializeItem(item: Item): string {
  if (!isPart(item)) {
    return `x${item.fin ? 8 : 0}${item.opcode.toString(16)}${encodeHex(item.body, '')}`;
  }
  const fin = item.fin === undefined ? '' : `f${Number(item.fin)}`;
  const opcode = item.opcode === undefined ? '' : `o${item.opcode.toString(16)}`;
  return `${item.part}${fin}${opcode}`;
}

const WORD = /^(?:client|binary|key(\d{1,10})|max(\d{1,3})|step(\d{1,2}))$/;

/** @returns `undefined` if the text is not one that {@link serializeState} can have written */
export function parseState(text: string): Place | undefined {
  const [hex = '', cutList = '', itemList = '', ...words] = text.split(',');
  const message = /^[\da-f]*$/.test(hex) ? tryDecodeHex(hex) : undefined;
  if (message === undefined || message.length > MAX_MESSAGE) return undefined;
  if (!words.every((word) => WORD.test(word))) return undefined;
  const cuts = cutList === '' ? [] : cutList.split('.').map(readNumber);
  const isRising = cuts.every((cut, i) => cut > (cuts[i - 1] ?? -1) && cut <= message.length);
  const items = itemList.split('.').map(readItem);
  if (!isRising || items.length > MAX_FRAMES || !areAll(items, cuts.length)) return undefined;
  const numberAfter = (name: string) => {
    const word = words.find((candidate) => candidate.startsWith(name));
    return word === undefined ? undefined : Number(word.slice(name.length));
  };
  const whole = compose(message, {
    sender: words.includes('client') ? 'client' : 'server',
    kind: words.includes('binary') ? 'binary' : 'text',
    seed: (numberAfter('key') ?? 1) >>> 0,
    limit: numberAfter('max'),
  });
  return { state: { ...whole, cuts, items }, step: numberAfter('step') ?? 0 };
}

/** Whether nothing is unreadable and every part is there once. */
function areAll(items: readonly (Item | undefined)[], last: number): items is Item[] {
  const known = items.filter((item) => item !== undefined);
  const parts = known.filter(isPart).map(({ part }) => part);
  const isEach = parts.toSorted((a, b) => a - b).every((part, i) => part === i);
  return known.length === items.length && isEach && parts.length === last + 1;
}

function readNumber(text: string): number {
  return /^\d{1,2}$/.test(text) ? Number(text) : NaN;
}

function readItem(text: string): Item | undefined {
  const extra = /^x([08])([\da-f])((?:[\da-f]{2})*)$/.exec(text);
  if (extra !== null) {
    const [, fin, opcode, body] = extra;
    if (body!.length > 2 * MAX_BODY) return undefined;
    return { fin: fin === '8', opcode: parseInt(opcode!, 16), body: tryDecodeHex(body!)! };
  }
  const part = /^(\d{1,2})(?:f([01]))?(?:o([\da-f]))?$/.exec(text);
  if (part === null) return undefined;
  const [, number, fin, opcode] = part;
  return {
    part: Number(number),
    ...(fin === undefined ? {} : { fin: fin === '1' }),
    ...(opcode === undefined ? {} : { opcode: parseInt(opcode, 16) }),
  };
}
