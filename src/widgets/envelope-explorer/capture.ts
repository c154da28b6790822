/**
 * A whole short connection around one message, as a capture file: TCP opens, WebSocket opens, the message,
 * WebSocket closes, TCP closes. It is loaded when somebody wants to save it.
 * @module
 */

import { EXAMPLE_TIME } from '#net/example-hosts.ts';
import { serializePcap, timeAfter } from '#net/pcap.ts';
import { encodeUtf8 } from '#protocol/bytes.ts';
import { serializeCloseBody } from '#protocol/close-body.ts';
import { buildResponse } from '#protocol/handshake/build-response.ts';
import { buildRequest } from '#protocol/handshake/request.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';
import type { State } from './model.ts';
import { AT_MESSAGE, Dialogue } from './segments.ts';
import { otherSide } from '#sim/side.ts';
import { maskingKeys, streamOf } from './stream.ts';

/** The example of RFC 6455 §1.2. */
const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

/** @returns `undefined` with TLS, whose bytes need keys that two ends have agreed on */
export function capture(state: State): Uint8Array<ArrayBuffer> | undefined {
  if (state.tls) return undefined;
  const { sender } = state;
  const request = buildRequest({ target: '/chat', host: 'server.example.com', key: KEY });
  const response = buildResponse({ key: KEY });
  const { sequence } = AT_MESSAGE;
  // A SYN takes a number, too.
  const dialogue = new Dialogue(state, {
    sequence: {
      client: sequence.client - request.length - 1,
      server: sequence.server - response.length - 1,
    },
    said: { client: undefined, server: undefined },
    last: undefined,
  });
  dialogue.send('client', ['syn']);
  dialogue.send('server', ['syn', 'ack']);
  dialogue.send('client', ['ack']);
  dialogue.sendAll('client', request);
  dialogue.sendAll('server', response);
  dialogue.send('client', ['ack']);
  dialogue.sendAll(sender, streamOf(encodeUtf8(state.text), state).bytes);
  dialogue.send(otherSide(sender), ['ack']);
  dialogue.sendAll('client', close(maskingKeys(state)[1]));
  // The server ends TCP first (RFC 6455 §7.1.1).
  dialogue.sendAll('server', close());
  dialogue.send('server', ['fin', 'ack']);
  dialogue.send('client', ['fin', 'ack']);
  dialogue.send('server', ['ack']);
  return serializePcap(
    dialogue.packets.map(({ time, bytes }) => ({ time: timeAfter(EXAMPLE_TIME, time), bytes })),
    { resolution: 'us' },
  );
}

function close(maskingKey?: number): Uint8Array {
  return serializeFrame({
    opcode: OPCODE.close,
    maskingKey,
    payload: serializeCloseBody(1000),
  });
}
