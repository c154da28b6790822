/** The engine as a target: what it hears is the input, and what it is told to do meanwhile, too. */
import { deepStrictEqual, ok } from 'node:assert/strict';
import { concatBytes, decodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { closeCode } from '#protocol/close-code.ts';
import { type Output, TIMERS } from '#protocol/connection-output.ts';
import { transitionFrom } from '#protocol/connection-state.ts';
import { Connection } from '#protocol/connection.ts';
import { buildRequest } from '#protocol/handshake/request.ts';
import { buildResponse } from '#protocol/handshake/build-response.ts';
import { MessageReader } from '#protocol/message.ts';
import { isControl } from '#protocol/opcode.ts';
import type { Random } from '#sim/random.ts';
import { cut, frames, head, KEY, noise } from './streams.ts';
import { asInput, takeApart, type Target } from './targets.ts';

type Act = (connection: Connection, random: Random) => void;

const ACTS: readonly Act[] = [
  (it) => it.sendText('Hello, 你好', [7, 8]),
  (it, random) => it.sendBinary(random.bytes(random.int(0, 200))),
  (it) => it.startMessage('text', decodeHex('e4')),
  (it) => it.continueMessage(decodeHex('bd')),
  (it) => it.finishMessage(decodeHex('a0')),
  (it) => it.ping(Uint8Array.of(1)),
  (it) => it.pong(),
  (it) => it.close(),
  (it) => it.close(4000, 'bye'),
  (it, random) => it.timeout(TIMERS[random.int(0, 3)]!),
  (it) => it.receiveEnd(),
  (it) => it.lost(),
];

function make(choice: number): Connection {
  const limits =
    choice & CHOICE.limits
      ? { maxPayloadLength: 100, maxMessageLength: 150, head: { maxLength: 400 } }
      : {};
  const timeouts = choice & CHOICE.keepAlive ? { pingInterval: 20, pongDeadline: 20 } : {};
  const random = (count: number) =>
    count === 16 ? encodeUtf8('the sample nonce') : decodeHex('37 fa 21 3d');
  const request = { target: '/', host: 'a', protocols: ['chat'] };
  const connection = new Connection(
    choice & CHOICE.client
      ? { role: 'client', request, random, limits, timeouts }
      : { role: 'server', policy: { subprotocols: ['chat'] }, limits, timeouts },
  );
  connection.open();
  return connection;
}

function drain(connection: Connection, outputs: Output[]): void {
  for (let output = connection.next(); output; output = connection.next()) outputs.push(output);
}

/** Hears all pieces, with acts between some of them, and then the end of TCP. */
function hear(connection: Connection, pieces: readonly Uint8Array[], acts?: Random): Output[] {
  const outputs: Output[] = [];
  drain(connection, outputs);
  for (const piece of pieces) {
    connection.receive(piece);
    drain(connection, outputs);
    if (acts === undefined || acts.int(0, 2) > 0) continue;
    try {
      ACTS[acts.int(0, ACTS.length - 1)]!(connection, acts);
    } catch (error) {
      // Out of place, or text that it has become too late to finish.
      const { message } = error as Error;
      if (!/^(?:Cannot (?:send|continue) |Text must be UTF-8)/.test(message)) throw error;
    }
    drain(connection, outputs);
  }
  connection.receiveEnd();
  drain(connection, outputs);
  return outputs;
}

/** What must hold of any run. */
function check(outputs: readonly Output[], role: Connection['role'], heard: number): string {
  let state = 'CONNECTING';
  let sent = 0;
  let received = 0;
  let verdict = '';
  const running = new Set<string>();
  const toPeer: Uint8Array[] = [];
  for (const output of outputs) {
    switch (output.type) {
      case 'state-changed':
        deepStrictEqual(output, {
          type: output.type,
          ...transitionFrom(output.from, output.cause),
        });
        deepStrictEqual(output.from, state);
        state = output.to;
        break;
      case 'send':
        deepStrictEqual(output.offset, sent);
        sent += output.bytes.length;
        if (output.what.kind === 'frame') toPeer.push(output.bytes);
        break;
      case 'received':
        deepStrictEqual(output.offset, received);
        received += output.length;
        break;
      case 'set-timer':
        running.add(output.timer);
        break;
      case 'clear-timer':
        ok(running.delete(output.timer), 'stops what runs');
        break;
      case 'failed':
        verdict = output.rule;
        break;
      case 'closed':
        deepStrictEqual(state, 'CLOSED');
        verdict ||= `closed ${output.code}`;
        ok(closeCode(output.code).onWire || output.code === 1005 || output.code === 1006);
        if (output.wasClean) ok(output.code !== 1006);
        break;
      default:
    }
  }
  ok(received <= heard, 'reads what it heard');
  deepStrictEqual(outputs.filter(({ type }) => type === 'closed').length, 1);
  ok(outputs.length <= 6 * heard + 10 * outputs.filter(({ type }) => type === 'send').length + 60);
  readAsPeer(toPeer, role);
  return verdict;
}

/** What was sent must be legal for the peer, with one Close at most and no data behind it. */
function readAsPeer(bytes: readonly Uint8Array[], role: Connection['role']): void {
  const receiver = role === 'client' ? 'server' : 'client';
  let reader = new MessageReader({ receiver });
  let closes = 0;
  for (const frame of bytes) {
    reader.feed(frame);
    const { opcode } = reader.next()!.frame;
    if (closes > 0) ok(isControl(opcode), 'no data behind a Close');
    if (opcode !== 8) continue;
    closes += 1;
    // It reads nothing behind a Close, where Pongs may still come.
    reader = new MessageReader({ receiver });
  }
  ok(closes <= 1, 'one Close');
}

/** Bits of the first byte of an input. */
const CHOICE = { client: 1, limits: 2, keepAlive: 4, acts: 8, opened: 16 } as const;

/** What opens the connection, for inputs that are about frames alone. */
const HEADS = {
  client: buildResponse({ key: KEY }),
  server: buildRequest({ target: '/', host: 'a', key: KEY }),
};

/** The engine at either end. */
export const CONNECTION: Target = {
  name: 'Connection',
  generate(random) {
    const isClient = random.int(0, 1) === 1;
    const isOpened = random.int(0, 3) > 0;
    const open = isOpened ? new Uint8Array() : head(random, isClient ? 'response' : 'request');
    const stream = random.int(1, 20) === 1 ? noise(random) : frames(random, !isClient);
    const input = asInput(random, concatBytes(open, stream));
    input[0] = input[0]! & (CHOICE.limits | CHOICE.keepAlive | CHOICE.acts);
    input[0] |= (isClient ? CHOICE.client : 0) | (isOpened ? CHOICE.opened : 0);
    return input;
  },
  run(input) {
    const { choice, random, stream: heard } = takeApart(input);
    const connection = make(choice);
    const { role } = connection;
    const stream = choice & CHOICE.opened ? concatBytes(HEADS[role], heard) : heard;
    const doesActs = (choice & CHOICE.acts) !== 0;
    const outputs = hear(connection, cut(random, stream), doesActs ? random : undefined);
    if (!doesActs) deepStrictEqual(outputs, hear(make(choice), [stream]));
    // Whatever still runs has to end at some time.
    for (const timer of TIMERS) connection.timeout(timer);
    drain(connection, outputs);
    deepStrictEqual(connection.state, 'CLOSED');
    return check(outputs, role, stream.length);
  },
};
