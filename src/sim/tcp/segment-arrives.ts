/**
 * SEGMENT ARRIVES: what an end does with a segment, in the order of RFC 9293 §3.10.7. Resets and SYNs in
 * a window are answered with challenge acknowledgments, as RFC 5961 asks for and §3.10.7.4 repeats.
 *
 * Where the RFC leaves a choice: a segment that is too early is kept (SHLD-31); data on a SYN are kept
 * until ESTABLISHED and acknowledged then; the SYN,ACK of a simultaneous open is taken as Figure 7 shows
 * it, though its number lies before the window, and the acknowledgment in a segment with old text is
 * not lost with the text, since two ends with small windows could wait for ever (appendix A.2); urgent
 * data are plain data. Left out: the security checks, PAWS (RFC 7323 §5) and blocks of SACK.
 * @module
 */

import { tcpFlags, type TcpSegment } from '#net/tcp.ts';
import { cutToWindow, isAcceptable, segmentLength } from './acceptability.ts';
import { mayReceive, settleFin, startTimeWait, takeText } from './receive-text.ts';
import { advance, isAtOrBefore, isBefore, isInWindow } from './sequence.ts';
import type { Tcb } from './tcb.ts';
import { acknowledge, restartTimers, sendAgain, sendNew } from './transmit.ts';

const EMPTY = new Uint8Array(0);

/** Answers a segment that belongs to no connection with a reset (§3.5.2, group 1). */
function resetFor(segment: TcpSegment): TcpSegment {
  const { flags, acknowledgment, sequence, sourcePort, destinationPort } = segment;
  return {
    sourcePort: destinationPort,
    destinationPort: sourcePort,
    sequence: flags.ack ? acknowledgment : 0,
    acknowledgment: flags.ack ? 0 : advance(sequence, segmentLength(segment)),
    flags: flags.ack ? tcpFlags('rst') : tcpFlags('rst', 'ack'),
    window: 0,
    urgentPointer: 0,
    options: [],
    payload: EMPTY,
  };
}

function sendReset(tcb: Tcb, segment: TcpSegment): void {
  tcb.outputs.push({ type: 'send', segment: resetFor(segment), retransmission: false });
}

/** Does what §3.10.7 says, up to what may be sent afterwards. */
export function segmentArrives(tcb: Tcb, segment: TcpSegment): void {
  if (tcb.state === 'CLOSED') inClosed(tcb, segment);
  else if (tcb.state === 'LISTEN') inListen(tcb, segment);
  else if (tcb.state === 'SYN-SENT') inSynSent(tcb, segment);
  else inOtherStates(tcb, segment);
}

/** §3.10.7.1 */
function inClosed(tcb: Tcb, segment: TcpSegment): void {
  tcb.discard('no-connection', '3.10.7.1');
  if (!segment.flags.rst) sendReset(tcb, segment);
}

/** §3.10.7.2 */
function inListen(tcb: Tcb, segment: TcpSegment): void {
  const { flags } = segment;
  if (flags.rst) return tcb.discard('listen-rst', '3.10.7.2');
  if (flags.ack) {
    tcb.discard('listen-ack', '3.10.7.2');
    return sendReset(tcb, segment);
  }
  if (!flags.syn) return tcb.discard('listen-other', '3.10.7.2');
  tcb.remotePort = segment.sourcePort;
  readSyn(tcb, segment);
  tcb.iss = tcb.sndUna = tcb.sndNxt = tcb.init.selectIss();
  tcb.changeState('SYN-RECEIVED', 'syn');
  sendNew(tcb, { syn: true });
}

/** Takes the number, the options and the window of a SYN, and keeps what else is in it for later. */
function readSyn(tcb: Tcb, segment: TcpSegment): void {
  tcb.irs = segment.sequence;
  tcb.rcvNxt = advance(segment.sequence, 1);
  tcb.rcvWnd = tcb.tuning.receiveBuffer;
  tcb.readSyn(segment);
  tcb.sndWl1 = segment.sequence;
  tcb.sndWl2 = segment.acknowledgment;
  const { payload, flags } = cutToWindow(tcb, segment);
  tcb.early.add({ sequence: tcb.rcvNxt, bytes: payload, fin: flags.fin });
}

/** §3.10.7.3 */
function inSynSent(tcb: Tcb, segment: TcpSegment): void {
  const { flags, acknowledgment } = segment;
  if (flags.ack) {
    if (!isNewAck(tcb, acknowledgment)) {
      tcb.discard('unacceptable-ack', '3.10.7.3');
      if (!flags.rst) sendReset(tcb, segment);
      return;
    }
  }
  if (flags.rst) {
    if (flags.ack) tcb.delete('rst', 'connection reset');
    else tcb.discard('nothing-acknowledged', '3.10.7.3');
    return;
  }
  if (!flags.syn) return tcb.discard('no-syn-no-rst', '3.10.7.3');
  readSyn(tcb, segment);
  if (flags.ack) {
    const { syn, isAmbiguous } = tcb.unacknowledged[0]!;
    acknowledge(tcb, acknowledgment);
    if (syn && isAmbiguous) tcb.rto.forgetHandshake();
    tcb.changeState('ESTABLISHED', 'syn-ack');
    tcb.owesAck = true;
    takeText(tcb);
  } else {
    tcb.changeState('SYN-RECEIVED', 'syn');
    // The SYN goes out once more, now with an acknowledgment: another segment, not a retransmission.
    sendAgain(tcb, false);
  }
}

/** §3.10.7.4 */
function inOtherStates(tcb: Tcb, segment: TcpSegment): void {
  const { flags } = segment;
  // Figure 7, line 6: both have opened, and the peer's SYN comes again, now with an acknowledgment.
  const isSynAckOfOpening =
    tcb.state === 'SYN-RECEIVED' &&
    !tcb.openedPassively &&
    flags.syn &&
    flags.ack &&
    !flags.rst &&
    segment.sequence === tcb.irs;
  if (!isSynAckOfOpening && !isAcceptable(tcb, segment)) return notAcceptable(tcb, segment);
  if (flags.rst) return resetArrives(tcb, segment);
  const rest = cutToWindow(tcb, segment);
  if (rest.flags.syn) return synArrives(tcb);
  if (!flags.ack) return tcb.discard('no-ack');
  noteTimestamp(tcb, segment);
  // What takes up sequence numbers is acknowledged, even where it brings nothing new.
  if (segmentLength(segment) > 0 && !isSynAckOfOpening) tcb.owesAck = true;
  // The window of a SYN is never scaled (RFC 7323 §2.2), also where the SYN itself is cut off.
  const window = flags.syn ? segment.window : segment.window * 2 ** tcb.agreed.sndShift;
  if (!ackArrives(tcb, { ...rest, window })) return;
  // Note 2 of Figure 5: where this segment brings the other FIN as well, it is one change of state.
  if (!rest.flags.fin) settleFin(tcb);
  if (mayReceive(tcb)) {
    tcb.early.add({ sequence: rest.sequence, bytes: rest.payload, fin: rest.flags.fin });
    takeText(tcb);
  }
  settleFin(tcb);
}

/** First: a segment outside the window is answered with where this end stands. */
function notAcceptable(tcb: Tcb, segment: TcpSegment): void {
  const { flags, sequence, payload, acknowledgment } = segment;
  if (flags.rst) return tcb.discard('rst-out-of-window');
  tcb.discard('out-of-window');
  tcb.owesAck = true;
  const isOldText = flags.ack && payload.length > 0 && isBefore(sequence, tcb.rcvNxt);
  if (isOldText && tcb.state !== 'SYN-RECEIVED' && isNewAck(tcb, acknowledgment)) {
    acknowledge(tcb, acknowledgment);
    settleFin(tcb);
  }
  // The peer's FIN again: its acknowledgment was lost, and the wait begins anew.
  const end = advance(sequence, payload.length + Number(flags.syn) + 1);
  if (tcb.state === 'TIME-WAIT' && flags.fin && end === tcb.rcvNxt) startTimeWait(tcb);
}

/** Second: a reset. */
function resetArrives(tcb: Tcb, { sequence }: TcpSegment): void {
  // Acceptable by its last number only, or by one in the window that is not the next.
  if (sequence !== tcb.rcvNxt) {
    tcb.owesAck = isInWindow(sequence, tcb.rcvNxt, tcb.rcvWnd);
    return tcb.discard(tcb.owesAck ? 'rst-challenged' : 'rst-out-of-window');
  }
  if (tcb.state === 'SYN-RECEIVED') {
    if (tcb.openedPassively) return listenAgain(tcb, 'rst');
    return tcb.delete('rst', 'connection refused');
  }
  const isEnding = ['CLOSING', 'LAST-ACK', 'TIME-WAIT'].includes(tcb.state);
  tcb.delete('rst', isEnding ? undefined : 'connection reset');
}

function listenAgain(tcb: Tcb, cause: 'rst' | 'syn'): void {
  tcb.changeState('LISTEN', cause);
  tcb.forget();
}

/** Fourth: a SYN where there is a connection. */
function synArrives(tcb: Tcb): void {
  if (tcb.state === 'SYN-RECEIVED' && tcb.openedPassively) return listenAgain(tcb, 'syn');
  tcb.discard('syn-challenged');
  tcb.owesAck = true;
}

/** Remembers the peer's timestamp, to send it back (RFC 7323 §4.3). */
function noteTimestamp(tcb: Tcb, { options, sequence }: TcpSegment): void {
  const timestamps = options.find((option) => option.kind === 'timestamps');
  if (timestamps === undefined || !isAtOrBefore(sequence, tcb.rcvNxt)) return;
  if (isAtOrBefore(tcb.agreed.recent, timestamps.value)) tcb.agreed.recent = timestamps.value;
}

/** Fifth: the acknowledgment, with a window in bytes. Returns whether the rest is to be looked at. */
function ackArrives(tcb: Tcb, segment: TcpSegment): boolean {
  const { acknowledgment } = segment;
  const isNew = isNewAck(tcb, acknowledgment);
  if (tcb.state === 'SYN-RECEIVED') {
    if (!isNew) {
      tcb.discard('unacceptable-ack');
      tcb.owesAck = false;
      sendReset(tcb, segment);
      return false;
    }
    const { syn, retransmissions } = tcb.unacknowledged[0]!;
    if (syn && retransmissions > 0) tcb.rto.forgetHandshake();
    tcb.changeState('ESTABLISHED', 'ack-of-syn');
    tcb.sndWl1 = advance(segment.sequence, -1);
  } else if (!isNew && !isOldAck(tcb, acknowledgment)) {
    tcb.discard(isBefore(tcb.sndNxt, acknowledgment) ? 'ack-of-unsent' : 'ack-too-old');
    tcb.owesAck = true;
    return false;
  }
  if (isNew) acknowledge(tcb, acknowledgment);
  if (isAtOrBefore(tcb.sndUna, acknowledgment)) updateSendWindow(tcb, segment);
  return true;
}

/** Whether something is acknowledged that was sent and not acknowledged before. */
function isNewAck({ sndUna, sndNxt }: Tcb, acknowledgment: number): boolean {
  return isBefore(sndUna, acknowledgment) && isAtOrBefore(acknowledgment, sndNxt);
}

/** Whether an acknowledgment says nothing new, but is not older than a window (RFC 5961 §5.2). */
function isOldAck({ sndUna, maxSndWnd }: Tcb, acknowledgment: number): boolean {
  return isInWindow(acknowledgment, advance(sndUna, -maxSndWnd), maxSndWnd + 1);
}

function updateSendWindow(tcb: Tcb, { sequence, acknowledgment, window }: TcpSegment): void {
  const isLater =
    isBefore(tcb.sndWl1, sequence) ||
    (tcb.sndWl1 === sequence && isAtOrBefore(tcb.sndWl2, acknowledgment));
  if (!isLater) return;
  const wasClosed = tcb.sndWnd === 0;
  tcb.sndWnd = window;
  tcb.maxSndWnd = Math.max(tcb.maxSndWnd, tcb.sndWnd);
  tcb.sndWl1 = sequence;
  tcb.sndWl2 = acknowledgment;
  // A peer that keeps its window closed but answers is there (§3.8.6.1, MUST-37).
  if (tcb.sndWnd === 0) {
    restartTimers(tcb);
    if (tcb.unacknowledged[0] !== undefined) tcb.unacknowledged[0].retransmissions = 0;
  } else if (wasClosed && tcb.unacknowledged.length > 0) {
    // The byte that has probed the window was not taken; now there is room for it.
    restartTimers(tcb);
    sendAgain(tcb, true);
  }
}
