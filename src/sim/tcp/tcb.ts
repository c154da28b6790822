/**
 * The transmission control block: what one end remembers of its connection (RFC 9293 §3.3.1), and the
 * list of what it wants done. Who uses it is in `segment-arrives.ts`, `transmit.ts` and `endpoint.ts`.
 * @module
 */

import { type TcpFlags, tcpFlags, type TcpSegment } from '#net/tcp.ts';
import type { TcpOption } from '#net/tcp-options.ts';
import type { Discard, EndView, TcpError, TcpOutput, TcpTimer, Tuning } from './endpoint-types.ts';
import { Reassembly } from './reassembly.ts';
import { Rto } from './rto.ts';
import { type TcpCause, type TcpState, tcpTransition } from './state.ts';

const EMPTY = new Uint8Array(0);
const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** The values that the RFCs name, where they name one. */
const TUNING: Required<Tuning> = {
  mss: 1460,
  receiveBuffer: 65535,
  windowScale: undefined,
  sackPermitted: false,
  timestamps: false,
  reading: 'at-once',
  initialRto: SECOND,
  minimumRto: SECOND,
  maximumRto: MINUTE,
  r1: 3,
  r2: 100 * SECOND,
  r2Syn: 3 * MINUTE,
  userTimeout: 5 * MINUTE,
  msl: 2 * MINUTE,
};

/** What a peer can receive that says nothing about it (RFC 9293 §3.7.1, MUST-15). */
const DEFAULT_MSS = 536;
/** What the link takes: 1500 bytes without the headers of IPv4 and TCP (§3.7.1, MMS_S). */
const LINK_MSS = 1460;
/** The largest shift there is (RFC 7323 §2.3). */
const MAX_SHIFT = 14;
/** Timestamps, padded. Unit: bytes. */
const TIMESTAMPS_LENGTH = 12;

export interface EndpointInit {
  readonly localPort: number;
  /** Where to open to; one that listens learns it from the SYN. */
  readonly remotePort?: number;
  /** Chooses an initial sequence number (RFC 9293 §3.4.1). */
  readonly selectIss: () => number;
  /** The time, for round trips and timestamps. Unit: milliseconds. */
  readonly now: () => number;
  readonly tuning?: Tuning;
}

/** A segment that takes up sequence numbers and is not acknowledged. */
export interface Unacknowledged {
  sequence: number;
  syn: boolean;
  payload: Uint8Array;
  readonly fin: boolean;
  readonly sentAt: number;
  retransmissions: number;
  /** Its round trip cannot be told any more (Karn's algorithm, RFC 6298 §3). */
  isAmbiguous: boolean;
}

/** What the SYNs have settled. */
interface Agreed {
  /** The largest text that the peer takes. */
  peerMss: number;
  sndShift: number;
  rcvShift: number;
  scales: boolean;
  timestamps: boolean;
  sack: boolean;
  /** The peer's last timestamp: TS.Recent of RFC 7323 §4.3. */
  recent: number;
}

export class Tcb {
  readonly init: EndpointInit;
  readonly tuning: Required<Tuning>;
  readonly outputs: TcpOutput[] = [];
  readonly #due = new Map<TcpTimer, number>();

  state: TcpState = 'CLOSED';
  remotePort: number | undefined;
  openedPassively = false;

  iss: number | undefined;
  sndUna = 0;
  sndNxt = 0;
  sndWnd = 0;
  sndWl1 = 0;
  sndWl2 = 0;
  maxSndWnd = 0;
  irs: number | undefined;
  rcvNxt = 0;
  rcvWnd = 0;

  /** Sent by the application and not yet by TCP. */
  queue: Uint8Array = EMPTY;
  unacknowledged: Unacknowledged[] = [];
  /** The application has closed; the FIN comes after all data. */
  isClosing = false;
  isFinSent = false;
  /** Nobody reads any more. */
  isDeaf = false;
  /** Since when nothing has moved. Unit: milliseconds. */
  stalledSince = 0;

  early = new Reassembly();
  /** Arrived in order, and not read where the application reads on call. */
  unread: Uint8Array = EMPTY;
  isEndReceived = false;

  rto: Rto;
  agreed: Agreed;
  /** An acknowledgment is owed; it goes with the next segment, at the end of this event at the latest. */
  owesAck = false;

  constructor(init: EndpointInit) {
    this.init = init;
    this.tuning = { ...TUNING, ...init.tuning };
    this.remotePort = init.remotePort;
    this.rto = this.#newRto();
    this.agreed = this.#nothingAgreed();
  }

  #newRto(): Rto {
    return new Rto(this.tuning.initialRto, this.tuning.minimumRto, this.tuning.maximumRto);
  }

  #nothingAgreed(): Agreed {
    return {
      peerMss: DEFAULT_MSS,
      sndShift: 0,
      rcvShift: 0,
      scales: false,
      timestamps: false,
      sack: false,
      recent: 0,
    };
  }

  /** Forgets all of the connection. A block that listens again is as good as a new one. */
  forget(): void {
    for (const timer of [...this.#due.keys()]) this.clearTimer(timer);
    this.remotePort = this.init.remotePort;
    this.iss = undefined;
    this.irs = undefined;
    this.sndUna = this.sndNxt = this.sndWnd = this.sndWl1 = this.sndWl2 = this.maxSndWnd = 0;
    this.rcvNxt = this.rcvWnd = 0;
    this.queue = EMPTY;
    this.unacknowledged = [];
    this.isClosing = this.isFinSent = this.isDeaf = this.isEndReceived = this.owesAck = false;
    this.early = new Reassembly();
    this.rto = this.#newRto();
    this.agreed = this.#nothingAgreed();
  }

  changeState(to: TcpState, cause: TcpCause): void {
    const { from, section } = tcpTransition(this.state, to, cause);
    this.state = to;
    this.outputs.push({ type: 'state-changed', from, to, cause, section });
  }

  /** Ends the connection: deletes the block, and says why where the application should know. */
  delete(cause: TcpCause, error?: TcpError): void {
    const { state } = this;
    this.changeState('CLOSED', cause);
    this.forget();
    if (error !== undefined) this.outputs.push({ type: 'error', error, state });
  }

  discard(reason: Discard['reason'], section = '3.10.7.4'): void {
    this.outputs.push({ type: 'discarded', discard: { reason, section: `RFC 9293 §${section}` } });
  }

  setTimer(timer: TcpTimer, delay: number): void {
    this.#due.set(timer, this.init.now() + delay);
    this.outputs.push({ type: 'set-timer', timer, delay });
  }

  clearTimer(timer: TcpTimer): void {
    if (this.#due.delete(timer)) this.outputs.push({ type: 'clear-timer', timer });
  }

  /** Whether a timer runs. */
  runs(timer: TcpTimer): boolean {
    return this.#due.has(timer);
  }

  /** A timer has run out, unless it was cleared before. */
  runsOut(timer: TcpTimer): boolean {
    return this.#due.delete(timer);
  }

  /** The largest text of a segment that can be sent (RFC 9293 §3.7.1, Eff.snd.MSS). */
  get segmentSize(): number {
    return (
      Math.min(this.agreed.peerMss, LINK_MSS) - (this.agreed.timestamps ? TIMESTAMPS_LENGTH : 0)
    );
  }

  /** Sends a segment to the peer. */
  send(
    flags: Partial<TcpFlags>,
    sequence: number,
    payload: Uint8Array = EMPTY,
    retransmission = false,
  ): void {
    const ack = this.irs !== undefined && flags.rst !== true;
    const isSyn = flags.syn === true;
    const window = isSyn ? this.rcvWnd : Math.floor(this.rcvWnd / 2 ** this.agreed.rcvShift);
    this.outputs.push({
      type: 'send',
      retransmission,
      segment: {
        sourcePort: this.init.localPort,
        destinationPort: this.remotePort!,
        sequence,
        acknowledgment: ack ? this.rcvNxt : 0,
        flags: { ...tcpFlags(), ack, ...flags },
        window: flags.rst === true ? 0 : Math.min(window, 0xffff),
        urgentPointer: 0,
        options: flags.rst === true ? [] : isSyn ? this.#synOptions() : this.#options(),
        payload,
      },
    });
    if (ack) this.owesAck = false;
  }

  /** The acknowledgment that says where both ends should be: `<SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>`. */
  sendAck(): void {
    this.send({}, this.sndNxt);
  }

  /** Settles what the peer's SYN has offered. */
  readSyn({ options, window }: TcpSegment): void {
    const { agreed, tuning } = this;
    const shift = options.find((option) => option.kind === 'window-scale')?.shift;
    if (shift !== undefined && tuning.windowScale !== undefined) {
      agreed.sndShift = Math.min(shift, MAX_SHIFT);
      agreed.rcvShift = tuning.windowScale;
      agreed.scales = true;
    }
    agreed.peerMss = options.find((option) => option.kind === 'mss')?.size ?? DEFAULT_MSS;
    agreed.sack = tuning.sackPermitted && options.some(({ kind }) => kind === 'sack-permitted');
    const timestamps = options.find((option) => option.kind === 'timestamps');
    agreed.timestamps = tuning.timestamps && timestamps !== undefined;
    agreed.recent = timestamps?.value ?? 0;
    // The window of a SYN is never scaled (RFC 7323 §2.2).
    this.sndWnd = this.maxSndWnd = window;
  }

  /** On a SYN: everything that is wanted; on a SYN that answers another, only what that one offers. */
  #synOptions(): TcpOption[] {
    const { agreed, tuning } = this;
    const answers = this.irs !== undefined;
    const sack = answers ? agreed.sack : tuning.sackPermitted;
    const timestamps = answers ? agreed.timestamps : tuning.timestamps;
    const nop: TcpOption = { kind: 'nop' };
    const options: TcpOption[] = [{ kind: 'mss', size: tuning.mss }];
    if (sack) options.push(...(timestamps ? [] : [nop, nop]), { kind: 'sack-permitted' });
    if (timestamps) options.push(...(sack ? [] : [nop, nop]), this.#timestamps());
    if (tuning.windowScale !== undefined && (agreed.scales || !answers)) {
      options.push(nop, { kind: 'window-scale', shift: tuning.windowScale });
    }
    return options;
  }

  #options(): TcpOption[] {
    const nop: TcpOption = { kind: 'nop' };
    return this.agreed.timestamps ? [nop, nop, this.#timestamps()] : [];
  }

  #timestamps(): TcpOption {
    const value = Math.floor(this.init.now()) % 2 ** 32;
    return { kind: 'timestamps', value, echo: this.agreed.recent };
  }

  view(): EndView {
    const has = this.iss !== undefined;
    const hears = this.irs !== undefined;
    return {
      state: this.state,
      iss: this.iss,
      sndUna: has ? this.sndUna : undefined,
      sndNxt: has ? this.sndNxt : undefined,
      sndWnd: this.sndWnd,
      irs: this.irs,
      rcvNxt: hears ? this.rcvNxt : undefined,
      rcvWnd: this.rcvWnd,
      queued: this.queue.length,
      held: this.early.length + this.unread.length,
      rto: this.rto.value,
      timers: Object.fromEntries(this.#due),
    };
  }
}
