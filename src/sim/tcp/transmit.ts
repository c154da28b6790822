/**
 * What an end sends by itself: data when the window has room for them, its FIN after them, what was not
 * acknowledged in time, and probes of a closed window (RFC 9293 §3.8).
 *
 * Left out, and so not seen in any run: congestion control and fast retransmit (§3.8.2), the Nagle
 * algorithm, which applications that send small messages switch off (§3.7.4), and delayed
 * acknowledgments (§3.8.6.3). A lost segment is sent again when the timer runs out.
 * @module
 */

import { concatBytes } from '#protocol/bytes.ts';
import { advance, distance, isAtOrBefore, isBefore } from './sequence.ts';
import type { Tcb, Unacknowledged } from './tcb.ts';

/** How much more the peer can take: U of RFC 9293 §3.8.6.2.1. Below 0 where the window has shrunk. */
function usableWindow(tcb: Tcb): number {
  return tcb.sndWnd - distance(tcb.sndUna, tcb.sndNxt);
}

/** How much may leave now, by the rules that avoid silly windows (§3.8.6.2.1, MUST-38). */
function sendable(tcb: Tcb): number {
  const most = Math.min(tcb.queue.length, usableWindow(tcb));
  if (most >= tcb.segmentSize) return tcb.segmentSize;
  // All is pushed: what an application sends is not held back for more.
  if (most === tcb.queue.length) return most;
  return most >= tcb.maxSndWnd / 2 ? most : 0;
}

/** Sends something new that takes up sequence numbers, and remembers it until it is acknowledged. */
export function sendNew(tcb: Tcb, what: { syn?: boolean; fin?: boolean; length?: number }): void {
  const { syn = false, fin = false, length = 0 } = what;
  const payload = tcb.queue.subarray(0, length);
  tcb.queue = tcb.queue.subarray(length);
  const { sndNxt: sequence } = tcb;
  tcb.sndNxt = advance(sequence, length + Number(syn) + Number(fin));
  const sentAt = tcb.init.now();
  if (tcb.unacknowledged.length === 0) tcb.stalledSince = sentAt;
  tcb.unacknowledged.push({
    sequence,
    syn,
    payload,
    fin,
    sentAt,
    retransmissions: 0,
    isAmbiguous: false,
  });
  tcb.send({ syn, fin, psh: length > 0 && tcb.queue.length === 0 }, sequence, payload);
}

/** Sends again what is at the front of the retransmission queue. */
export function sendAgain(tcb: Tcb, isRetransmission: boolean): void {
  const first = tcb.unacknowledged[0]!;
  const { syn, fin, payload, sequence } = first;
  first.isAmbiguous = true;
  if (isRetransmission) first.retransmissions++;
  tcb.send({ syn, fin, psh: payload.length > 0 }, sequence, payload, isRetransmission);
}

/** Whether the state lets data leave: from ESTABLISHED until the FIN is sent. */
function maySend({ state, isFinSent }: Tcb): boolean {
  if (isFinSent) return false;
  return ['ESTABLISHED', 'FIN-WAIT-1', 'CLOSE-WAIT', 'CLOSING', 'LAST-ACK'].includes(state);
}

/** Whether data or a FIN wait to leave. */
function isWaiting(tcb: Tcb): boolean {
  return maySend(tcb) && (tcb.queue.length > 0 || tcb.isClosing);
}

/** Does at the end of an event what has become possible, and sets the timers accordingly. */
export function transmit(tcb: Tcb): void {
  if (maySend(tcb)) {
    for (let length = sendable(tcb); length > 0; length = sendable(tcb)) sendNew(tcb, { length });
    if (tcb.isClosing && tcb.queue.length === 0 && usableWindow(tcb) > 0) sendFin(tcb);
  }
  if (tcb.owesAck) tcb.sendAck();
  if (tcb.state === 'CLOSED') return;
  const isBusy = tcb.unacknowledged.length > 0 || isWaiting(tcb);
  for (const timer of ['retransmission', 'user'] as const) {
    if (!isBusy) tcb.clearTimer(timer);
    else if (!tcb.runs(timer)) {
      tcb.setTimer(timer, timer === 'user' ? tcb.tuning.userTimeout : tcb.rto.value);
    }
  }
}

function sendFin(tcb: Tcb): void {
  tcb.isFinSent = true;
  sendNew(tcb, { fin: true });
}

/** Takes an acknowledgment of something new: removes what it covers, measures, starts timers anew. */
export function acknowledge(tcb: Tcb, acknowledgment: number): void {
  const now = tcb.init.now();
  const covered: Unacknowledged[] = [];
  tcb.sndUna = acknowledgment;
  while (tcb.unacknowledged.length > 0) {
    const first = tcb.unacknowledged[0]!;
    const { sequence, syn, fin, payload } = first;
    const end = advance(sequence, payload.length + Number(syn) + Number(fin));
    if (!isAtOrBefore(end, acknowledgment)) {
      trim(first, acknowledgment);
      break;
    }
    covered.push(first);
    tcb.unacknowledged.shift();
  }
  // Karn's algorithm: nothing is learnt where something was sent twice.
  if (covered.length > 0 && !covered.some(({ isAmbiguous }) => isAmbiguous)) {
    tcb.rto.measure(now - covered[0]!.sentAt);
  }
  restartTimers(tcb);
}

/** Begins to wait anew: something has moved (RFC 6298 §5, rule 5.3). */
export function restartTimers(tcb: Tcb): void {
  tcb.stalledSince = tcb.init.now();
  tcb.clearTimer('retransmission');
  tcb.clearTimer('user');
}

/** Cuts off what was acknowledged of a segment. */
function trim(first: Unacknowledged, acknowledgment: number): void {
  if (!isBefore(first.sequence, acknowledgment)) return;
  const length = distance(first.sequence, acknowledgment) - Number(first.syn);
  first.payload = first.payload.subarray(length);
  first.syn = false;
  first.sequence = acknowledgment;
}

/** The retransmission timer has run out (§3.8.1, §3.8.3, §3.8.6.1; RFC 6298 §5, rules 5.4 to 5.6). */
export function retransmit(tcb: Tcb): void {
  const first = tcb.unacknowledged[0];
  tcb.rto.backOff();
  if (first === undefined) probe(tcb);
  else {
    const patience = first.syn ? tcb.tuning.r2Syn : tcb.tuning.r2;
    if (tcb.init.now() - tcb.stalledSince >= patience) {
      return tcb.delete('retransmission-limit', 'connection timed out');
    }
    sendAgain(tcb, true);
    if (first.retransmissions === tcb.tuning.r1) tcb.outputs.push({ type: 'delivery-problem' });
  }
  transmit(tcb);
}

/** Sends a little although the window has no room, or less than is sensible (§3.8.6.1). */
function probe(tcb: Tcb): void {
  if (tcb.queue.length === 0) return sendFin(tcb);
  sendNew(tcb, { length: Math.max(1, Math.min(tcb.queue.length, usableWindow(tcb))) });
}

/** Puts what the application sends behind what it has sent before. */
export function enqueue(tcb: Tcb, bytes: Uint8Array): void {
  tcb.queue = tcb.queue.length === 0 ? bytes.slice() : concatBytes(tcb.queue, bytes);
}
