/**
 * What an end does with the text and the FIN of a segment, and when its own FIN is acknowledged: the
 * seventh and eighth step of RFC 9293 §3.10.7.4, and the changes of state that close a connection.
 * @module
 */

import { concatBytes } from '#protocol/bytes.ts';
import { advance } from './sequence.ts';
import type { Tcb } from './tcb.ts';

/** What follows when this end's FIN is acknowledged. */
export function settleFin(tcb: Tcb): void {
  if (!isFinAcknowledged(tcb)) return;
  if (tcb.state === 'FIN-WAIT-1') tcb.changeState('FIN-WAIT-2', 'ack-of-fin');
  else if (tcb.state === 'LAST-ACK') tcb.delete('ack-of-fin');
  else if (tcb.state === 'CLOSING') {
    tcb.changeState('TIME-WAIT', 'ack-of-fin');
    startTimeWait(tcb);
  }
}

function isFinAcknowledged(tcb: Tcb): boolean {
  return tcb.isFinSent && tcb.unacknowledged.length === 0;
}

export function startTimeWait(tcb: Tcb): void {
  tcb.clearTimer('retransmission');
  tcb.clearTimer('user');
  tcb.setTimer('time-wait', 2 * tcb.tuning.msl);
}

/** Whether text can come: nothing comes after the peer's FIN. */
export function mayReceive({ state }: Tcb): boolean {
  return state === 'ESTABLISHED' || state === 'FIN-WAIT-1' || state === 'FIN-WAIT-2';
}

/** Seventh and eighth: text and FIN, as far as there is no gap before them. */
export function takeText(tcb: Tcb): void {
  const { bytes, fin } = tcb.early.take(tcb.rcvNxt);
  if (bytes.length > 0) {
    tcb.rcvNxt = advance(tcb.rcvNxt, bytes.length);
    tcb.owesAck = true;
    if (tcb.isDeaf) return nobodyReads(tcb);
    tcb.rcvWnd = Math.max(0, tcb.rcvWnd - bytes.length);
    if (tcb.tuning.reading === 'at-once') tcb.outputs.push({ type: 'delivered', bytes });
    else {
      tcb.unread = concatBytes(tcb.unread, bytes);
      tcb.outputs.push({ type: 'readable', length: tcb.unread.length });
    }
    openWindow(tcb);
  }
  if (fin) finArrives(tcb);
}

/** The application has closed and cannot be given this: the peer is told that it is lost (§3.6.1). */
function nobodyReads(tcb: Tcb): void {
  tcb.discard('nobody-reads', '3.6.1');
  tcb.owesAck = false;
  tcb.send({ rst: true }, tcb.sndNxt);
  tcb.delete('abort');
}

/** Moves the right edge of the receive window, if that is worth saying (§3.8.6.2.2, MUST-39). */
export function openWindow(tcb: Tcb): boolean {
  const { receiveBuffer } = tcb.tuning;
  const free = receiveBuffer - tcb.unread.length;
  if (free - tcb.rcvWnd < Math.min(receiveBuffer / 2, tcb.segmentSize)) return false;
  tcb.rcvWnd = free;
  return true;
}

function finArrives(tcb: Tcb): void {
  tcb.rcvNxt = advance(tcb.rcvNxt, 1);
  tcb.owesAck = true;
  tcb.isEndReceived = true;
  if (tcb.state === 'ESTABLISHED') tcb.changeState('CLOSE-WAIT', 'fin');
  else if (tcb.state === 'FIN-WAIT-1' && !isFinAcknowledged(tcb)) tcb.changeState('CLOSING', 'fin');
  else {
    const cause = tcb.state === 'FIN-WAIT-1' ? 'fin-with-ack-of-fin' : 'fin';
    tcb.changeState('TIME-WAIT', cause);
    startTimeWait(tcb);
  }
  if (tcb.unread.length === 0) tcb.outputs.push({ type: 'end-of-stream' });
}
