/**
 * One end of a TCP connection (RFC 9293): calls, segments and timeouts go in, and a list of what to do
 * comes out. Nothing here waits, sends or reads a clock.
 *
 * What happens on a call is here, as in §3.10.1 to §3.10.5; what happens when a segment arrives is in
 * `segment-arrives.ts`, what is sent because of it in `transmit.ts`. Both say what they leave out.
 * @module
 */

import type { TcpSegment } from '#net/tcp.ts';
import type { CallError, EndView, TcpOutput, TcpTimer } from './endpoint-types.ts';
import { openWindow } from './receive-text.ts';
import { segmentArrives } from './segment-arrives.ts';
import type { TcpState } from './state.ts';
import { type EndpointInit, Tcb } from './tcb.ts';
import { enqueue, retransmit, sendNew, transmit } from './transmit.ts';

const NOT_THERE: CallError = 'connection does not exist';
const CLOSING: CallError = 'connection closing';
/** The states in which this end has closed already. */
const CLOSED_HERE: readonly TcpState[] = [
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSING',
  'LAST-ACK',
  'TIME-WAIT',
];

export class TcpEndpoint {
  readonly #tcb: Tcb;

  constructor(init: EndpointInit) {
    this.#tcb = new Tcb(init);
  }

  get state(): TcpState {
    return this.#tcb.state;
  }

  /** State and variables at this moment. */
  view(): EndView {
    return this.#tcb.view();
  }

  /** OPEN, passive: waits for a peer (§3.10.1). */
  openPassive(): CallError | undefined {
    const tcb = this.#tcb;
    if (tcb.state !== 'CLOSED') return 'connection already exists';
    tcb.openedPassively = true;
    tcb.changeState('LISTEN', 'passive-open');
    return undefined;
  }

  /**
   * OPEN, active: sends a SYN (§3.10.1).
   *
   * @param data what the application sends as soon as it may
   * @param withSyn whether these go with the SYN, as far as they fit; the peer's application gets them
   *   when the connection is established and no sooner (§3.5)
   */
  openActive(data?: Uint8Array, withSyn = false): CallError | undefined {
    const tcb = this.#tcb;
    if (tcb.state !== 'CLOSED' && tcb.state !== 'LISTEN') return 'connection already exists';
    if (tcb.remotePort === undefined) return 'remote socket unspecified';
    if (data !== undefined) enqueue(tcb, data);
    this.#sendSyn('active-open', withSyn);
    return undefined;
  }

  #sendSyn(cause: 'active-open' | 'send', withData: boolean): void {
    const tcb = this.#tcb;
    tcb.openedPassively = false;
    tcb.iss = tcb.sndUna = tcb.sndNxt = tcb.init.selectIss();
    tcb.rcvWnd = tcb.tuning.receiveBuffer;
    tcb.changeState('SYN-SENT', cause);
    const length = withData ? Math.min(tcb.queue.length, tcb.segmentSize) : 0;
    sendNew(tcb, { syn: true, length });
    transmit(tcb);
  }

  /** SEND: gives bytes to be sent in order (§3.10.2). */
  send(data: Uint8Array): CallError | undefined {
    const tcb = this.#tcb;
    if (tcb.state === 'CLOSED') return NOT_THERE;
    if (tcb.isClosing || CLOSED_HERE.includes(tcb.state)) return CLOSING;
    if (tcb.state === 'LISTEN') {
      if (tcb.remotePort === undefined) return 'remote socket unspecified';
      enqueue(tcb, data);
      this.#sendSyn('send', false);
      return undefined;
    }
    enqueue(tcb, data);
    transmit(tcb);
    return undefined;
  }

  /**
   * RECEIVE: takes bytes that have arrived, where the application reads on call (§3.10.3). An end of
   * the stream is told when all before it is read.
   */
  receive(most = Infinity): Uint8Array | CallError {
    const tcb = this.#tcb;
    if (tcb.state === 'CLOSED') return NOT_THERE;
    if (tcb.isEndReceived && tcb.unread.length === 0) return CLOSING;
    const bytes = tcb.unread.slice(0, most);
    tcb.unread = tcb.unread.subarray(bytes.length);
    if (tcb.isEndReceived && tcb.unread.length === 0) tcb.outputs.push({ type: 'end-of-stream' });
    // The peer may be waiting for room.
    if (bytes.length > 0 && openWindow(tcb) && !tcb.isEndReceived) tcb.owesAck = true;
    transmit(tcb);
    return bytes;
  }

  /** CLOSE: no more to send. What the peer sends is still received (§3.10.4, §3.6.1). */
  close(): CallError | undefined {
    const tcb = this.#tcb;
    if (tcb.state === 'CLOSED') return NOT_THERE;
    if (tcb.isClosing || CLOSED_HERE.includes(tcb.state)) return CLOSING;
    if (tcb.state === 'LISTEN' || tcb.state === 'SYN-SENT') {
      tcb.delete('close');
      return undefined;
    }
    tcb.isClosing = true;
    if (tcb.state === 'CLOSE-WAIT') tcb.changeState('LAST-ACK', 'close');
    // Data that wait for ESTABLISHED go first, and the close waits with them.
    else if (tcb.state === 'ESTABLISHED' || tcb.queue.length === 0) {
      tcb.changeState('FIN-WAIT-1', 'close');
    }
    transmit(tcb);
    return undefined;
  }

  /**
   * CLOSE of an application that does not read any more either: what is unread, or comes later, is lost,
   * and the peer is told so with a reset (§3.6.1, MAY-1, SHLD-3).
   */
  closeHalfDuplex(): CallError | undefined {
    const tcb = this.#tcb;
    if (tcb.unread.length > 0) return this.abort();
    const error = this.close();
    tcb.isDeaf = tcb.state !== 'CLOSED';
    return error === CLOSING ? undefined : error;
  }

  /**
   * ABORT: ends the connection with a reset; what was not sent is lost (§3.10.5). §3.5.2 would have this
   * end wait in TIME-WAIT then; as in §3.10.5 and in most systems, it does not.
   */
  abort(): CallError | undefined {
    const tcb = this.#tcb;
    if (tcb.state === 'CLOSED') return NOT_THERE;
    const tells = !['LISTEN', 'SYN-SENT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'].includes(tcb.state);
    if (tells) tcb.send({ rst: true }, tcb.sndNxt);
    tcb.delete('abort');
    return undefined;
  }

  /** SEGMENT ARRIVES (§3.10.7). */
  segmentArrives(segment: TcpSegment): void {
    const tcb = this.#tcb;
    segmentArrives(tcb, segment);
    // A CLOSE that waited for ESTABLISHED.
    if (tcb.isClosing && tcb.state === 'ESTABLISHED') tcb.changeState('FIN-WAIT-1', 'close');
    if (tcb.isClosing && tcb.state === 'CLOSE-WAIT') tcb.changeState('LAST-ACK', 'close');
    transmit(tcb);
  }

  /** A timer that was set has run out (§3.10.8). One that was cleared meanwhile does nothing. */
  timeout(timer: TcpTimer): void {
    const tcb = this.#tcb;
    if (!tcb.runsOut(timer)) return;
    if (timer === 'time-wait') tcb.delete('time-wait-timeout');
    else if (timer === 'user') {
      tcb.delete('user-timeout', 'connection aborted due to user timeout');
    } else retransmit(tcb);
  }

  /** The next thing to do, until there is none. */
  next(): TcpOutput | undefined {
    return this.#tcb.outputs.shift();
  }
}
