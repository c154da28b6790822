/**
 * A script as a short text for an address, and back: `1,7,200ct:Hello,400sx1000:bye`. First the version
 * of this form and the seed, then each action: its time in milliseconds, whose it is (`c` client, `s`
 * server, `w` the wire as a whole), a letter for its kind, and what that kind needs.
 *
 * | kind    | text                       | meaning                                         |
 * | ------- | -------------------------- | ----------------------------------------------- |
 * | text    | `200ct4.7:Hello_world`     | a message, cut behind its bytes 4 and 7         |
 * | binary  | `200cb:00ff`               | a message, in hex                               |
 * | ping    | `200cp:hb`                 |                                                 |
 * | close   | `200cx1000:bye`, `200cx:`  | with code and reason, without                   |
 * | vanish  | `200cv`                    |                                                 |
 * | delay   | `200cd500`                 | from the client: 500 ms                         |
 * | size    | `200cz7`                   | from the client: 7 bytes in a segment           |
 * | split   | `200ck137`                 | behind byte 137 of what the client sent         |
 * | merge   | `200cm137`                 | the segment with byte 137 and the next          |
 * | flip    | `200cf137.3`               | bit 3 of byte 137                               |
 * | cable   | `200wk`                    | cut                                             |
 * | reset   | `200wr`                    |                                                 |
 *
 * In texts a space is written `_`, and what is no letter, digit or `-.!` as bytes of UTF-8 behind tildes, so
 * that the whole needs no escape in a URL.
 * @module
 */

import { decodeHex, decodeUtf8, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import type { Side } from '../side.ts';
import { type Action, LIMITS, problemOf, type Script, type TimedAction } from './script.ts';

const VERSION = '1';

/** Writes a script as a text that {@link parseScript} reads. */
export function serializeScript({ seed, actions }: Script): string {
  return [VERSION, seed, ...actions.map(({ time, action }) => `${time}${written(action)}`)].join(
    ',',
  );
}

/** @returns `undefined` if the text is not one that {@link serializeScript} wrote, or asks for too much */
export function parseScript(text: string): Script | undefined {
  const [version, seedText = '', ...items] = text.split(',');
  const seed = Number(seedText);
  if (version !== VERSION || !/^\d{1,10}$/.test(seedText) || seed > LIMITS.seed) return undefined;
  if (items.length > LIMITS.actions || text.length > LIMITS.length) return undefined;
  const actions: TimedAction[] = [];
  let last = 0;
  for (const item of items) {
    const timed = readItem(item);
    if (timed === undefined || timed.time < last || timed.time > LIMITS.time) return undefined;
    last = timed.time;
    actions.push(timed);
  }
  return { seed, actions };
}

/** A text without any character that has a meaning in a script or in a URL. */
function escapeText(text: string): string {
  return text.replaceAll(/[^\w\-.!]|_/gu, (character) =>
    character === ' ' ? '_' : `~${encodeHex(encodeUtf8(character), '~')}`,
  );
}

/** @returns `undefined` if {@link escapeText} did not write it */
function unescapeText(text: string): string | undefined {
  if (!/^(?:[\w\-.!]|~[\da-f]{2})*$/.test(text)) return undefined;
  const hex = text.replaceAll(/~(..)|./g, (plain, escaped?: string) => {
    return escaped ?? encodeHex(encodeUtf8(plain === '_' ? ' ' : plain));
  });
  return decodeUtf8(decodeHex(hex));
}

function written(action: Action): string {
  if (action.kind === 'cable') return 'wk';
  if (action.kind === 'reset') return 'wr';
  const side = action.side[0]!;
  switch (action.kind) {
    case 'text':
      return `${side}t${action.cuts.join('.')}:${escapeText(action.text)}`;
    case 'binary':
      return `${side}b${action.cuts.join('.')}:${encodeHex(action.bytes, '')}`;
    case 'ping':
      return `${side}p:${escapeText(action.text)}`;
    case 'close':
      return `${side}x${action.code ?? ''}:${escapeText(action.reason)}`;
    case 'vanish':
      return `${side}v`;
    case 'delay':
      return `${side}d${action.ms}`;
    case 'size':
      return `${side}z${action.bytes}`;
    case 'split':
      return `${side}k${action.at}`;
    case 'merge':
      return `${side}m${action.at}`;
    case 'flip':
      return `${side}f${action.at}.${action.bit}`;
  }
}

const ITEM = /^(\d{1,7})([cs])([a-z])([^,]*)$/;
/** What stands behind the letter of a kind. */
const NUMBER = /^(\d{1,5})$/;
const BIT = /^(\d{1,5})\.([0-7])$/;
const MESSAGE = /^((?:\d{1,3}(?:\.\d{1,3})*)?):(.*)$/;
const CLOSE = /^(\d{4})?:(.*)$/;

function readItem(item: string): TimedAction | undefined {
  const wire = /^(\d{1,7})w([kr])$/.exec(item);
  if (wire !== null) {
    return { time: Number(wire[1]), action: { kind: wire[2] === 'k' ? 'cable' : 'reset' } };
  }
  const [found, time, letter, kind, rest = ''] = ITEM.exec(item) ?? [];
  if (found === undefined) return undefined;
  const action = readAction(letter === 'c' ? 'client' : 'server', kind!, rest);
  return action === undefined || problemOf(action) !== undefined
    ? undefined
    : { time: Number(time), action };
}

function readAction(side: Side, kind: string, rest: string): Action | undefined {
  if (kind === 'v') return rest === '' ? { kind: 'vanish', side } : undefined;
  if (kind === 'f') {
    const [found, at, bit] = BIT.exec(rest) ?? [];
    return found === undefined
      ? undefined
      : { kind: 'flip', side, at: Number(at), bit: Number(bit) };
  }
  if (kind === 'x') {
    const [found, code, escaped = ''] = CLOSE.exec(rest) ?? [];
    const reason = unescapeText(escaped);
    if (found === undefined || reason === undefined) return undefined;
    return { kind: 'close', side, code: code === undefined ? undefined : Number(code), reason };
  }
  if ('tbp'.includes(kind)) return readMessage(side, kind, rest);
  const [found] = NUMBER.exec(rest) ?? [];
  const n = Number(found);
  const actions: Readonly<Record<string, Action>> = {
    d: { kind: 'delay', side, ms: n },
    z: { kind: 'size', side, bytes: n },
    k: { kind: 'split', side, at: n },
    m: { kind: 'merge', side, at: n },
  };
  return found === undefined ? undefined : actions[kind];
}

function readMessage(side: Side, kind: string, rest: string): Action | undefined {
  const [found, list = '', escaped = ''] = MESSAGE.exec(rest) ?? [];
  if (found === undefined) return undefined;
  const cuts = list === '' ? [] : list.split('.').map(Number);
  if (kind === 'b') {
    const isHex = /^(?:[\da-f]{2})*$/.test(escaped);
    return isHex ? { kind: 'binary', side, bytes: decodeHex(escaped), cuts } : undefined;
  }
  const text = unescapeText(escaped);
  if (text === undefined) return undefined;
  if (kind === 't') return { kind: 'text', side, text, cuts };
  return list === '' ? { kind: 'ping', side, text } : undefined;
}
