/**
 * What a strict receiver makes of the frames, one step for each: how it was before and after, what it
 * sends and which messages it hands on, in this order. The receiver is the core's reader of messages,
 * fed byte by byte, so that a failure is found at the byte that proves it.
 * @module
 */

import { checkHeader, type Receiver, type Violation } from '#protocol/check.ts';
import { concatBytes } from '#protocol/bytes.ts';
import { serializeCloseBody } from '#protocol/close-body.ts';
import { FrameError } from '#protocol/frame-reader.ts';
import { type Message, MessageReader, type Received } from '#protocol/message.ts';
import type { MessageState } from '#protocol/message-state.ts';
import { isControl, OPCODE } from '#protocol/opcode.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';
import { Utf8Check, type Utf8Fault } from '#protocol/utf8.ts';
import { charactersOf } from './characters.ts';
import { type ComposedFrame, framesOf, keySource } from './frames.ts';
import type { Run, State } from './model.ts';

/** Something that the receiver does. */
export type Deed =
  | { readonly kind: 'pong' | 'close'; readonly bytes: Uint8Array }
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'fail'; readonly closeCode: number };

/** Which sentence tells of a step. */
export type Telling =
  | 'start'
  | 'begins'
  | 'goes-on'
  | 'completes'
  | 'whole'
  | 'ping'
  | 'pong'
  | 'close'
  | 'close-inside'
  | 'fails'
  | 'not-read'
  | 'discarded';

/** Of the text that is under way. */
export interface Meter {
  /** The characters that are complete. */
  readonly text: string;
  /** The bytes behind those. */
  readonly pending: Uint8Array;
  /** How many bytes are still missing of the character under way. */
  readonly missing: number;
  /** Why the pending bytes can be no character. */
  readonly fault: Utf8Fault | undefined;
}

export interface Failure {
  readonly rule: string;
  readonly section: string;
  readonly closeCode: number;
  /** What the core's check says of the frame; none if it is only too much. */
  readonly violation: Violation | undefined;
  /** The byte of the frame with which it was certain; `undefined` if nothing was read of it. */
  readonly at: number | undefined;
}

export interface Step {
  readonly telling: Telling;
  readonly before: MessageState;
  readonly after: MessageState;
  /** `undefined` unless a text is under way, or was until now. */
  readonly meter: Meter | undefined;
  readonly failure: Failure | undefined;
  /** In the order in which they are done. */
  readonly deeds: readonly Deed[];
}

export interface Story {
  readonly frames: readonly ComposedFrame[];
  readonly receiver: Receiver;
  /** Those of the message, as far as it is text. */
  readonly characters: readonly Run[];
  /** One more than there are frames: the first is the beginning. */
  readonly steps: readonly Step[];
}

/** What happens when the frames arrive. */
export function tell(state: State): Story {
  const frames = framesOf(state);
  const receiver = state.sender === 'client' ? 'server' : 'client';
  const telling = new Teller(receiver, state);
  const steps = [telling.start, ...frames.map((frame) => telling.take(frame))];
  return { frames, receiver, characters: charactersOf(state), steps };
}

/** One run of the receiver. */
class Teller {
  readonly start: Step;
  readonly #receiver: Receiver;
  readonly #reader: MessageReader;
  readonly #nextKey: () => number;
  /** The payloads of the message that is under way. */
  #received: Uint8Array = new Uint8Array(0);
  /** The last step that was read. */
  #last: Step;

  constructor(receiver: Receiver, { seed, limit }: State) {
    this.#receiver = receiver;
    this.#reader = new MessageReader({ receiver, maxMessageLength: limit });
    // Not those that the sender has.
    this.#nextKey = keySource(~seed);
    const nothing = { meter: undefined, failure: undefined, deeds: [] };
    this.start = { telling: 'start', before: 'idle', after: 'idle', ...nothing };
    this.#last = this.start;
  }

  take(frame: ComposedFrame): Step {
    const { telling, after } = this.#last;
    if (telling === 'fails' || telling === 'not-read') return this.#skip('not-read', undefined);
    if (after === 'closed') return this.#skip('discarded', this.#afterClose(frame));
    this.#last = this.#read(frame, after);
    return this.#last;
  }

  #skip(telling: Telling, failure: Failure | undefined): Step {
    const { after } = this.#last;
    this.#last = { telling, before: after, after, meter: undefined, failure, deeds: [] };
    return this.#last;
  }

  #read(frame: ComposedFrame, before: MessageState): Step {
    const { bytes, payload, header } = frame;
    if (before === 'idle') this.#received = new Uint8Array(0);
    const sofar = isControl(header.opcode) ? this.#received : concatBytes(this.#received, payload);
    let received: Received | undefined;
    let at = 0;
    try {
      for (; received === undefined; at += 1) {
        this.#reader.feed(bytes.subarray(at, at + 1));
        received = this.#reader.next();
      }
    } catch (error) {
      if (!(error instanceof FrameError)) throw error;
      const { rule, section, closeCode, violations } = error;
      const failure = { rule, section, closeCode, violation: violations[0], at };
      const wasGood = before === 'in-text' ? meterOf(this.#received, true) : undefined;
      const meter = rule === 'text-not-utf8' ? meterOf(sofar) : wasGood;
      const deeds = [this.#close(closeCode), { kind: 'fail', closeCode } as const];
      return { telling: 'fails', before, after: before, meter, failure, deeds };
    }
    this.#received = sofar;
    const after = this.#reader.state;
    const isText = after === 'in-text' || received.message?.kind === 'text';
    return {
      telling: tellingOf(received, before),
      before,
      after,
      meter: isText ? meterOf(sofar, after === 'in-text') : undefined,
      failure: undefined,
      deeds: this.#deedsFor(received),
    };
  }

  #deedsFor({ frame, message }: Received): Deed[] {
    const { opcode, payload } = frame;
    if (opcode === OPCODE.ping) return [this.#answer('pong', payload)];
    // The answer repeats the code (RFC 6455 §5.5.1).
    if (opcode === OPCODE.close) return [this.#answer('close', payload.subarray(0, 2))];
    return message === undefined ? [] : [{ kind: 'message', message }];
  }

  /** What the sender has broken by going on behind its Close (RFC 6455 §5.5.1); nothing, perhaps. */
  #afterClose({ header }: ComposedFrame): Failure | undefined {
    const context = { receiver: this.#receiver, before: 'closed' } as const;
    const violation = checkHeader(header, context).find(({ rule }) => rule === 'data-after-close');
    return violation && { ...violation, violation, at: undefined };
  }

  #close(code: number): Deed {
    return this.#answer('close', serializeCloseBody(code));
  }

  #answer(kind: 'pong' | 'close', payload: Uint8Array): Deed {
    const maskingKey = this.#receiver === 'client' ? this.#nextKey() : undefined;
    return { kind, bytes: serializeFrame({ opcode: OPCODE[kind], payload, maskingKey }) };
  }
}

function tellingOf({ frame, message }: Received, before: MessageState): Telling {
  if (frame.opcode === OPCODE.close) return before === 'idle' ? 'close' : 'close-inside';
  if (frame.opcode === OPCODE.ping) return 'ping';
  if (frame.opcode === OPCODE.pong) return 'pong';
  if (before === 'idle') return message === undefined ? 'begins' : 'whole';
  return message === undefined ? 'goes-on' : 'completes';
}

/** @param goesOn whether more of the text may come, so that it may end inside a character */
function meterOf(bytes: Uint8Array, goesOn = false): Meter {
  const check = new Utf8Check();
  const failure = check.feed(bytes) ?? (goesOn ? undefined : check.end());
  const whole = check.length - check.present;
  return {
    text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, whole)),
    pending: failure?.bytes ?? bytes.slice(whole),
    missing: check.missing,
    fault: failure?.fault,
  };
}
