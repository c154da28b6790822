/**
 * What can be put between the parts of a message. Loaded when the reader takes one of them.
 * @module
 */

import { encodeUtf8 } from '#protocol/bytes.ts';
import { serializeCloseBody } from '#protocol/close-body.ts';
import { OPCODE } from '#protocol/opcode.ts';
import type { Extra } from './model.ts';

export const TRAY = {
  ping: { fin: true, opcode: OPCODE.ping, body: encodeUtf8('hb') },
  pong: { fin: true, opcode: OPCODE.pong, body: encodeUtf8('hb') },
  close: { fin: true, opcode: OPCODE.close, body: serializeCloseBody(1000) },
  'empty-fragment': { fin: false, opcode: OPCODE.continuation, body: new Uint8Array(0) },
  text: { fin: true, opcode: OPCODE.text, body: encodeUtf8('new') },
  'text-open': { fin: false, opcode: OPCODE.text, body: encodeUtf8('new') },
  continuation: { fin: true, opcode: OPCODE.continuation, body: encodeUtf8('end') },
  'ping-open': { fin: false, opcode: OPCODE.ping, body: encodeUtf8('hb') },
  'ping-long': { fin: true, opcode: OPCODE.ping, body: new Uint8Array(126).fill(0x2e) },
} satisfies Record<string, Extra>;

export type TrayName = keyof typeof TRAY;
