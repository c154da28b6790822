/**
 * What a step is in words: which sentence, and what to fill it with. The sentences are in messages.ts.
 * @module
 */

import { decodeUtf8, encodeHex } from '#protocol/bytes.ts';
import { parseCloseBody } from '#protocol/close-body.ts';
import type { Send, Unit } from '#protocol/connection-output.ts';
import type { Frame } from '#protocol/frame.ts';
import { OPCODE, opcodeName } from '#protocol/opcode.ts';
import type { Action } from '#sim/wire/script.ts';
import type { Side } from '#sim/side.ts';
import type { Seen, Step } from '#sim/wire/step.ts';
import type { FrameName, Sentence, SeenName, WireName } from './messages.ts';

/** A sentence and the values for its holes. */
export interface Telling {
  readonly sentence: Sentence;
  readonly side: Side | undefined;
  /** The name of a frame, for the hole `{frame}`. */
  readonly frame?: FrameName | undefined;
  /** For the hole `{bytes}`. */
  readonly bytes?: number | undefined;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Longer texts are cut in a log. Unit: characters. */
const LONGEST = 40;

export function tell({ what, side }: Step): Telling {
  switch (what.type) {
    case 'send':
      return tellSend(what, side);
    case 'received':
      if (what.what.kind === 'response') {
        return { sentence: 'interim', side, values: { status: what.what.status } };
      }
      return { sentence: 'received', side, ...tellUnit(what.what) };
    case 'arrived':
    case 'unread': {
      const { ending, bytes } = what.segment;
      const sentence = `${what.type}${ending === undefined ? '' : ending === 'fin' ? 'Fin' : 'Rst'}`;
      return { sentence: sentence as Sentence, side, bytes: bytes.length };
    }
    case 'timeout':
      return { sentence: `timeout-${what.timer}`, side };
    case 'opened':
      return { sentence: 'opened', side, values: { protocol: what.protocol ?? '–' } };
    case 'message': {
      const content = what.kind === 'text' ? quoted(what.text) : hexOf(what.bytes);
      const sentence = what.frames > 1 ? 'messageOfFrames' : 'message';
      return { sentence, side, values: { content, n: what.frames } };
    }
    case 'ping':
    case 'pong':
      return { sentence: what.type, side, values: { content: contentOf(what.body) } };
    case 'close-received': {
      const { code, reason } = what;
      return { sentence: what.type, side, values: { content: closeContent(code, reason) } };
    }
    case 'failed': {
      const { rule, section, closeCode } = what;
      const sentence = closeCode === undefined ? 'failedOpening' : 'failed';
      return {
        sentence,
        side,
        values: { rule: rule.replaceAll('-', ' '), section, code: closeCode ?? '' },
      };
    }
    case 'closed': {
      const { code, reason, wasClean } = what;
      const sentence = wasClean ? 'closedClean' : 'closedUnclean';
      return { sentence, side, values: { content: closeContent(code, reason) } };
    }
    case 'done':
      return {
        ...tellAction(what.action),
        sentence: doneName(what.action),
        bytes: what.action.kind === 'size' ? what.action.bytes : undefined,
      };
    case 'refused':
      return { sentence: `refused-${what.why}`, side: sideOf(what.action) };
    default:
      return { sentence: what.type, side };
  }
}

/** What a program at an end has seen, as a browser's script would call it. */
export function tellSeen(seen: Seen): { name: SeenName; content: string } {
  switch (seen.type) {
    case 'opened':
      return { name: 'open', content: '' };
    case 'message':
      return {
        name: 'message',
        content: seen.kind === 'text' ? quoted(seen.text) : hexOf(seen.bytes),
      };
    case 'closed':
      return {
        name: seen.wasClean ? 'closeClean' : 'closeUnclean',
        content: closeContent(seen.code, seen.reason),
      };
  }
}

/** An action of the script: what it is called, and with what. */
export function tellAction(action: Action): {
  name: Action['kind'];
  side: Side | undefined;
  values: Readonly<Record<string, string | number>>;
} {
  const side = sideOf(action);
  const tell = (values: Record<string, string | number> = {}) => ({
    name: action.kind,
    side,
    values,
  });
  switch (action.kind) {
    case 'text':
      return tell({ content: quoted(action.text) });
    case 'binary':
      return tell({ content: hexOf(action.bytes) });
    case 'ping':
      return tell({ content: action.text === '' ? '' : quoted(action.text) });
    case 'close':
      return tell({ content: closeContent(action.code, action.reason) });
    case 'delay':
      return tell({ ms: action.ms });
    case 'size':
      return tell({ n: action.bytes });
    case 'split':
    case 'merge':
      return tell({ at: action.at });
    case 'flip':
      return tell({ at: action.at, weight: 0x80 >> action.bit });
    default:
      return tell();
  }
}

function tellSend({ what, bytes }: Send, side: Side | undefined): Telling {
  if (what.kind === 'request') return { sentence: 'sendRequest', side, bytes: bytes.length };
  if (what.kind === 'response') {
    const { status } = what;
    return { sentence: 'sendResponse', side, bytes: bytes.length, values: { status } };
  }
  return { sentence: 'send', side, bytes: bytes.length, ...tellUnit(what) };
}

function tellUnit(unit: Unit): Pick<Telling, 'frame' | 'values'> {
  if (unit.kind !== 'frame') return {};
  const { frame } = unit;
  return { frame: frameName(frame), values: { content: contentOf(frame.payload, frame.opcode) } };
}

function frameName({ opcode, fin }: Frame): FrameName {
  const name = opcodeName(opcode) ?? 'binary';
  if (name === 'continuation') return fin ? 'last' : 'middle';
  return (name === 'text' || name === 'binary') && !fin ? `${name}-first` : name;
}

function contentOf(payload: Uint8Array, opcode: number = OPCODE.text): string {
  if (payload.length === 0) return '';
  if (opcode === OPCODE.close && payload.length >= 2) {
    const { code, reason } = parseCloseBody(payload);
    return closeContent(code, reason ?? '');
  }
  const text = opcode === OPCODE.binary ? undefined : decodeUtf8(payload);
  return text === undefined ? hexOf(payload) : quoted(text);
}

function closeContent(code: number | undefined, reason: string): string {
  return [code === undefined ? '' : String(code), reason === '' ? '' : quoted(reason)]
    .join(' ')
    .trim();
}

function quoted(text: string): string {
  const characters = Array.from(text);
  const isLong = characters.length > LONGEST;
  return `“${isLong ? `${characters.slice(0, LONGEST).join('')}…` : text}”`;
}

function hexOf(bytes: Uint8Array): string {
  return encodeHex(bytes.subarray(0, LONGEST / 4)) + (bytes.length > LONGEST / 4 ? ' …' : '');
}

function doneName(action: Action): Sentence {
  return action.kind === 'size' && action.bytes === 0
    ? 'done-whole'
    : `done-${action.kind as WireName}`;
}

function sideOf(action: Action): Side | undefined {
  return 'side' in action ? action.side : undefined;
}
