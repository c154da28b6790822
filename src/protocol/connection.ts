/**
 * One end of a WebSocket connection without the network (RFC 6455): bytes go in, and out come bytes to
 * send, timers to set and events, as one stream in one order.
 *
 * Whoever has the socket and the clock calls the methods, and after every call takes outputs with
 * `next()` until there are none. What was received is worked off there, one frame at a time. Hence an
 * endpoint that stops taking outputs holds no more than the bytes that it was fed.
 *
 * The state changes through the table in `connection-state.ts` and in no other way.
 *
 * Choices that the RFC leaves open: every Ping is answered, at once and in order, also after this end
 * has sent its Close (§5.5.2, §5.5.3); Close is answered at once with the code that came and no reason
 * (§5.5.1); messages that arrive between our Close and the peer's are delivered. A server ends TCP as
 * soon as both Close frames are exchanged or it has failed the connection, a client waits for that
 * (§7.1.1). Before it was open, a failed connection is CLOSED at once (§7.1.4), while TCP still ends.
 * @module
 */

import { RECEIVERS, type Receiver } from './check.ts';
import { parseCloseBody, serializeCloseBody } from './close-body.ts';
import { closeCode } from './close-code.ts';
import { completeTimeouts, type ConnectionOptions, DEFAULT_LIMIT } from './connection-options.ts';
import { type Output, type Timer, TIMERS } from './connection-output.ts';
import type { Cause, ReadyState } from './connection-state.ts';
import { requireBytes, requireOneOf, requireText } from './errors.ts';
import { FrameError } from './frame-reader.ts';
import { FrameWriter, type MessageKind, type WrittenFrame } from './frame-writer.ts';
import { Lifecycle } from './lifecycle.ts';
import { type Message, MessageReader } from './message.ts';
import { ClientOpening, ServerOpening } from './opening.ts';
import { OPCODE } from './opcode.ts';
import { Outbox } from './outbox.ts';
import { Pings } from './pings.ts';

const EMPTY = new Uint8Array(0);
/** What an application is told where a Close frame has no code (RFC 6455 §7.1.5). */
const NO_CODE = 1005;

/** How a timer that has run out closes the connection. */
const TIMEOUT_CAUSES = {
  opening: 'opening-timeout',
  closing: 'closing-timeout',
  pong: 'pong-timeout',
} as const satisfies Partial<Record<Timer, Cause>>;

/**
 * One end of a connection.
 *
 * @example
 * ```ts
 * import { decodeHex, encodeHex } from '#protocol/bytes.ts';
 * import { buildRequest } from '#protocol/handshake/request.ts';
 * const server = new Connection({ role: 'server' });
 * const take = () => {
 *   const outputs = [];
 *   for (let output = server.next(); output; output = server.next()) outputs.push(output);
 *   return outputs;
 * };
 * server.open();
 * const key = 'dGhlIHNhbXBsZSBub25jZQ==';
 * server.receive(buildRequest({ target: '/', host: 'server.example.com', key }));
 * take().map(({ type }) => type);
 * // => ['set-timer', 'received', 'send', 'state-changed', 'clear-timer', 'opened']
 * server.receive(decodeHex('81 82 37 fa 21 3d 7f 93'));
 * take().find(({ type }) => type === 'message').text; // => 'Hi'
 * server.sendText('Hello');
 * encodeHex(take()[0].bytes); // => '81 05 48 65 6c 6c 6f'
 * ```
 */
export class Connection {
  /** Which end this is. */
  readonly role: Receiver;
  readonly #outbox = new Outbox();
  readonly #life: Lifecycle;
  readonly #opening: ClientOpening | ServerOpening;
  readonly #messages: MessageReader;
  readonly #writer: FrameWriter;
  readonly #pings: Pings;
  /** The peer has ended its direction of TCP, and what came before is still to be worked off. */
  #hasPeerEnded = false;
  #hasFailed = false;
  /** Of all that came before the frames. */
  #headLength = 0;
  /** Of the message that is coming in. */
  #fragments = { offset: 0, frames: 0 };

  /**
   * Makes an end that is not connected yet.
   *
   * @throws {TypeError} if an option is of another kind
   * @throws {RangeError} if an option has no possible value
   */
  constructor(options: ConnectionOptions) {
    const { role, limits = {}, timeouts = {} } = options;
    requireOneOf('Role', role, RECEIVERS);
    const { head, maxPayloadLength = DEFAULT_LIMIT, maxMessageLength = DEFAULT_LIMIT } = limits;
    this.role = role;
    const completed = completeTimeouts(timeouts);
    this.#life = new Lifecycle(this.#outbox, completed);
    this.#pings = new Pings(this.#outbox, completed);
    this.#opening =
      options.role === 'client'
        ? new ClientOpening(options.request, options.random, head)
        : new ServerOpening(options.policy, head);
    this.#messages = new MessageReader({ receiver: role, maxPayloadLength, maxMessageLength });
    this.#writer = new FrameWriter(options.role === 'client' ? options.random : undefined);
  }

  /** Where the connection stands. It may be ahead of the outputs that were taken. */
  get state(): ReadyState {
    return this.#life.state;
  }

  /**
   * TCP is connected: a client asks, a server waits to be asked.
   *
   * @throws {Error} if it was called before, or the connection was given up
   */
  open(): void {
    this.#life.connect();
    const { request } = this.#opening;
    if (request !== undefined) this.#outbox.send(request, { kind: 'request' });
  }

  /**
   * Takes bytes from TCP. They are worked off by {@link next}; until then, leave them as they are.
   * Behind the peer's Close frame and after a failure nothing is taken any more (RFC 6455 §1.4, §7.1.7).
   *
   * @throws {TypeError} if `bytes` is anything else
   * @throws {Error} before {@link open}
   */
  receive(bytes: Uint8Array): void {
    requireBytes(bytes);
    this.#requireTransport();
    if (this.state === 'CONNECTING') this.#opening.feed(bytes);
    else if (this.state !== 'CLOSED') this.#messages.feed(bytes);
  }

  /**
   * The peer has ended its direction of TCP (FIN).
   *
   * @throws {Error} before {@link open}
   */
  receiveEnd(): void {
    this.#requireTransport();
    this.#hasPeerEnded = true;
  }

  /** TCP is gone, or never came: reset, timed out, refused. What was received and not worked off is lost. */
  lost(): void {
    this.#life.loseTransport('transport-closed');
  }

  /**
   * A timer has run out. One that was stopped meanwhile does nothing.
   *
   * @throws {RangeError} if there is no such timer
   */
  timeout(timer: Timer): void {
    requireOneOf('Timer', timer, TIMERS);
    if (!this.#outbox.expire(timer)) return;
    if (timer === 'ping') this.ping(this.#pings.ask());
    else this.#life.abort(TIMEOUT_CAUSES[timer]);
  }

  /**
   * Sends a text message (RFC 6455 §6.1). Half a surrogate pair is sent as U+FFFD.
   *
   * @param cuts where fragments end: in bytes of UTF-8, in rising order, also inside a character
   * @throws {TypeError} if it is no text
   * @throws {RangeError} if a cut lies outside of the message
   * @throws {Error} unless the connection is OPEN, and inside another message
   */
  sendText(text: string, cuts: readonly number[] = []): void {
    requireText(text);
    this.#requireOpen();
    this.#writer.message(text, cuts).forEach((frame) => this.#sendFrame(frame));
  }

  /**
   * Sends a binary message (RFC 6455 §6.1).
   *
   * @param cuts where fragments end, in bytes and in rising order
   * @throws {TypeError} if it is not bytes
   * @throws {RangeError} if a cut lies outside of the message
   * @throws {Error} unless the connection is OPEN, and inside another message
   */
  sendBinary(bytes: Uint8Array, cuts: readonly number[] = []): void {
    requireBytes(bytes);
    this.#requireOpen();
    this.#writer.message(bytes, cuts).forEach((frame) => this.#sendFrame(frame));
  }

  /**
   * Sends the first fragment of a message (RFC 6455 §5.4).
   *
   * @param payload of a text: UTF-8, which may end inside a character
   * @throws {TypeError} if the payload is not bytes
   * @throws {RangeError} if text can no longer become UTF-8
   * @throws {Error} unless the connection is OPEN, and inside another message
   */
  startMessage(kind: MessageKind, payload: Uint8Array): void {
    this.#requireOpen();
    this.#sendFrame(this.#writer.start(kind, payload));
  }

  /**
   * Sends a further fragment, which is not the last one.
   *
   * @throws {TypeError} if the payload is not bytes
   * @throws {RangeError} if text can no longer become UTF-8; the message cannot be finished then
   * @throws {Error} unless the connection is OPEN, and if no message was started
   */
  continueMessage(payload: Uint8Array): void {
    this.#requireOpen();
    this.#sendFrame(this.#writer.continue(payload, false));
  }

  /**
   * Sends the last fragment.
   *
   * @throws {TypeError} if the payload is not bytes
   * @throws {RangeError} if text is not UTF-8; the message cannot be finished then
   * @throws {Error} unless the connection is OPEN, and if no message was started
   */
  finishMessage(payload: Uint8Array = EMPTY): void {
    this.#requireOpen();
    this.#sendFrame(this.#writer.continue(payload, true));
  }

  /**
   * Sends a Ping (RFC 6455 §5.5.2).
   *
   * @throws {TypeError} if the body is not bytes
   * @throws {RangeError} if the body is longer than 125 bytes
   * @throws {Error} unless the connection is OPEN
   */
  ping(body: Uint8Array = EMPTY): void {
    this.#requireOpen();
    this.#sendFrame(this.#writer.control('ping', body));
    this.#pings.add(body);
  }

  /**
   * Sends a Pong that nobody asked for (RFC 6455 §5.5.3). Those that were asked for are sent unasked.
   *
   * @throws {TypeError} if the body is not bytes
   * @throws {RangeError} if the body is longer than 125 bytes
   * @throws {Error} unless the connection is OPEN
   */
  pong(body: Uint8Array = EMPTY): void {
    this.#requireOpen();
    this.#sendFrame(this.#writer.control('pong', body));
  }

  /**
   * Starts the closing handshake (RFC 6455 §7.1.2); before the connection is open, gives it up. A message
   * under way stays unfinished. Once closing has begun, it changes nothing.
   *
   * @param code default: a Close frame without a body
   * @param reason at most 123 bytes of UTF-8
   * @throws {TypeError} if the reason is no text
   * @throws {RangeError} if this end may not send the code, or the reason has no code or is too long
   */
  close(code?: number, reason = ''): void {
    requireText(reason);
    const body = serializeCloseBody(code, reason);
    if (code !== undefined) requireSendable(code, this.role);
    if (this.state === 'CONNECTING') this.#giveUp();
    if (this.state === 'OPEN') {
      this.#sendFrame(this.#writer.control('close', body));
      this.#life.change('close-sent');
    }
  }

  /** The next output; `undefined` if there is none until something else happens. */
  next(): Output | undefined {
    for (;;) {
      const output = this.#outbox.take();
      if (output !== undefined || !this.#workOff()) return output;
    }
  }

  /** @returns whether there was anything to work off */
  #workOff(): boolean {
    if (this.state === 'CONNECTING' ? this.#readHead() : this.#readFrame()) return true;
    if (!this.#hasPeerEnded) return false;
    this.#hasPeerEnded = false;
    this.#life.endTransport();
    this.#life.loseTransport('transport-closed');
    return true;
  }

  /** @returns whether there was a head, right or wrong */
  #readHead(): boolean {
    const step = this.#opening.next();
    if (step === undefined) return false;
    const { what, offset, length, isInterim, failure, answer, protocol, rest } = step;
    if (what !== undefined) this.#outbox.push({ type: 'received', what, offset, length });
    if (isInterim) return true;
    if (failure !== undefined) {
      this.#outbox.push({ type: 'failed', ...failure, closeCode: undefined });
    }
    if (answer !== undefined) {
      this.#outbox.send(answer.bytes, { kind: 'response', status: answer.status });
    }
    if (failure !== undefined) {
      this.#life.endTransport();
      this.#life.change('handshake-failed');
      return true;
    }
    this.#headLength = offset + length;
    this.#messages.feed(rest);
    this.#life.change(this.role === 'client' ? 'response-accepted' : 'response-sent');
    this.#outbox.push({ type: 'opened', protocol });
    this.#pings.start();
    return true;
  }

  /** @returns whether there was a frame, legal or not */
  #readFrame(): boolean {
    if (this.#hasFailed || this.state === 'CLOSED') return false;
    let received;
    try {
      received = this.#messages.next();
    } catch (error) {
      // Anything else would be a mistake of ours, not of the peer.
      if (!(error instanceof FrameError)) throw error;
      this.#fail(error);
      return true;
    }
    if (received === undefined) return false;
    const { frame, message } = received;
    const offset = this.#headLength + received.offset;
    const length = frame.headerLength + frame.payload.length;
    this.#outbox.push({ type: 'received', what: { kind: 'frame', frame }, offset, length });
    if (frame.opcode === OPCODE.close) this.#receiveClose(frame.payload);
    else if (frame.opcode === OPCODE.ping) this.#receivePing(frame.payload);
    else if (frame.opcode === OPCODE.pong) this.#receivePong(frame.payload);
    else this.#receiveData(offset, message);
    return true;
  }

  #receiveData(offset: number, message: Message | undefined): void {
    if (this.#fragments.frames === 0) this.#fragments.offset = offset;
    this.#fragments.frames += 1;
    if (message === undefined) return;
    this.#outbox.push({ type: 'message', ...this.#fragments, ...message });
    this.#fragments.frames = 0;
  }

  #receivePing(body: Uint8Array): void {
    this.#outbox.push({ type: 'ping', body });
    this.#sendFrame(this.#writer.control('pong', body));
  }

  #receivePong(body: Uint8Array): void {
    this.#outbox.push({ type: 'pong', body, answers: this.#pings.answer(body) });
  }

  #receiveClose(body: Uint8Array): void {
    // The reader lets no reason pass that is not UTF-8.
    const { code = NO_CODE, reason } = parseCloseBody(body);
    this.#life.receiveClose(code, reason!);
    this.#outbox.push({ type: 'close-received', code, reason: reason! });
    if (this.state === 'OPEN') {
      this.#life.change('close-received');
      this.#sendFrame(this.#writer.control('close', body.subarray(0, 2)));
    }
    if (this.role === 'server') this.#life.endTransport();
  }

  /** Fails the connection (RFC 6455 §7.1.7). A second Close frame is not sent (§5.5.1). */
  #fail({ rule, section, closeCode, offset }: FrameError): void {
    this.#hasFailed = true;
    const isOpen = this.state === 'OPEN';
    this.#outbox.push({
      type: 'failed',
      rule,
      section,
      closeCode: isOpen ? closeCode : undefined,
      offset: this.#headLength + offset,
    });
    if (isOpen) {
      this.#sendFrame(this.#writer.control('close', serializeCloseBody(closeCode)));
      this.#life.change('failed');
    }
    if (this.role === 'server') this.#life.endTransport();
  }

  #giveUp(): void {
    // Whoever is still connecting TCP has to stop that.
    if (this.#life.isUnconnected) {
      this.#life.abort('given-up');
      return;
    }
    this.#life.endTransport();
    this.#life.change('given-up');
  }

  #sendFrame({ bytes, frame }: WrittenFrame): void {
    this.#outbox.send(bytes, { kind: 'frame', frame });
  }

  #requireTransport(): void {
    if (!this.#life.isUnconnected) return;
    throw new Error('Cannot receive before the connection is opened');
  }

  #requireOpen(): void {
    if (this.state !== 'OPEN') throw new Error(`Cannot send in state ${this.state}`);
  }
}

function requireSendable(code: number, role: Receiver): void {
  const { sender } = closeCode(code);
  if (sender !== 'any' && sender !== role) {
    throw new RangeError(`Close code must be one that a ${role} may send, got ${code}`);
  }
}
