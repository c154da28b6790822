/**
 * A host at one end of the wire: our protocol engine, and a diary of what it sent, received and told its
 * program.
 * @module
 */

import { concatBytes } from '#protocol/bytes.ts';
import type { Output, Received } from '#protocol/connection-output.ts';
import type { ReadyState } from '#protocol/connection-state.ts';
import { Connection } from '#protocol/connection.ts';
import { parseHeader } from '#protocol/frame.ts';
import { parseHead } from '#protocol/handshake/http-head.ts';
import { isControl, OPCODE } from '#protocol/opcode.ts';
import type { Random } from '../random.ts';
import { otherSide, type Side } from '../side.ts';
import type { Change, Diary, End, Outcome, Seen, Stretch, Unit, Waiting } from './step.ts';

/** What the client asks for, and what the server speaks. */
const REQUEST = {
  target: '/chat',
  host: 'server.example.com',
  origin: 'http://example.com',
  protocols: ['chat', 'superchat'],
};
const POLICY = { subprotocols: ['chat'] };

export type TimerOrder = Extract<Output, { type: 'set-timer' | 'clear-timer' }>;

/** What came of an input. */
export interface Consequence {
  /** `undefined` if nothing but the state has changed. */
  readonly output: Outcome | undefined;
  readonly change: Change | undefined;
  readonly about: Stretch | undefined;
}

export class Endpoint {
  readonly side: Side;
  readonly connection: Connection;
  /** Whether its host is still there. */
  here = true;
  #state: ReadyState = 'CONNECTING';
  /** Whether what comes is still read. */
  #reads = true;
  #sent: Uint8Array = new Uint8Array();
  #received: Uint8Array = new Uint8Array();
  readonly #seen: Seen[] = [];
  readonly #sentUnits: Unit[] = [];
  /** The last head or frame that was read. */
  #lastRead: Pick<Received, 'offset' | 'length'> = { offset: 0, length: 0 };

  constructor(side: Side, random: Random) {
    this.side = side;
    const bytes = (count: number) => random.bytes(count);
    this.connection =
      side === 'client'
        ? new Connection({ role: 'client', random: bytes, request: REQUEST })
        : new Connection({ role: 'server', policy: POLICY });
  }

  /** How many bytes it has sent. */
  get sent(): number {
    return this.#sent.length;
  }

  get diary(): Diary {
    return {
      sent: this.#sent,
      received: this.#received,
      sentUnits: this.#sentUnits,
      seen: this.#seen,
    };
  }

  get snapshot(): End {
    return {
      state: this.#state,
      here: this.here,
      sent: this.#sent.length,
      received: this.#received.length,
      waiting: this.#waiting(),
      seen: this.#seen.length,
    };
  }

  receive(bytes: Uint8Array): void {
    this.#received = concatBytes(this.#received, bytes);
    this.connection.receive(bytes);
  }

  /** The next thing that it does or says; `undefined` if it waits. Timers are ordered on the way. */
  next(order: (timer: TimerOrder) => void): Consequence | undefined {
    let change: Change | undefined;
    for (;;) {
      const output = this.connection.next();
      if (output === undefined) return change && { output, change, about: undefined };
      if (output.type === 'set-timer' || output.type === 'clear-timer') {
        order(output);
      } else if (output.type === 'state-changed') {
        // It is told together with what comes of it.
        change = { from: change?.from ?? output.from, to: output.to, section: output.section };
        this.#state = output.to;
        this.#reads &&= output.to !== 'CLOSED';
      } else {
        this.#note(output);
        if (!saysNothing(output)) return { output, change, about: this.#bytesOf(output) };
      }
    }
  }

  #note(output: Outcome): void {
    switch (output.type) {
      case 'send': {
        const { bytes, offset, what } = output;
        const kind = what.kind === 'frame' ? 'frame' : 'head';
        this.#sent = concatBytes(this.#sent, bytes);
        this.#sentUnits.push({ kind, start: offset, end: offset + bytes.length });
        break;
      }
      case 'received':
        this.#lastRead = output;
        break;
      case 'failed':
      case 'close-received':
        this.#reads = false;
        break;
      case 'opened':
      case 'message':
      case 'closed':
        this.#seen.push(output);
    }
  }

  #bytesOf(output: Outcome): Stretch | undefined {
    if (output.type === 'send') {
      return { from: this.side, start: output.offset, bytes: output.bytes };
    }
    const { offset, length } = this.#lastRead;
    const from = otherSide(this.side);
    const stretch = (start: number, end = offset + length) => ({
      from,
      start,
      bytes: this.#received.subarray(start, end),
    });
    switch (output.type) {
      case 'message':
        return stretch(output.offset);
      case 'failed':
        return stretch(output.offset, this.#received.length);
      case 'end':
      case 'abort':
      case 'closed':
        return undefined;
      default:
        return stretch(offset);
    }
  }

  #waiting(): Waiting | undefined {
    const start = this.#lastRead.offset + this.#lastRead.length;
    const have = this.#received.length - start;
    if (!this.#reads || have === 0) return undefined;
    if (this.#state === 'CONNECTING') {
      const kind = this.side === 'client' ? 'response' : 'request';
      const { complete } = parseHead(this.#received.subarray(start), kind);
      return complete ? undefined : { what: 'head', have, need: undefined };
    }
    const header = parseHeader(this.#received, start);
    if (header === undefined) return { what: 'frame', have, need: undefined };
    const need = header.headerLength + Number(header.payloadLength) - have;
    return need > 0 ? { what: 'frame', have, need } : undefined;
  }
}

/**
 * Whether an output is only the beginning of what the next one says: all but a fragment that was read, and
 * an interim response.
 */
function saysNothing(output: Outcome): boolean {
  if (output.type !== 'received') return false;
  const { what } = output;
  if (what.kind === 'response')
    return what.status < 100 || what.status === 101 || what.status >= 200;
  return (
    what.kind !== 'frame' ||
    isControl(what.frame.opcode) ||
    (what.frame.fin && what.frame.opcode !== OPCODE.continuation)
  );
}
