/**
 * A whole connection as a pure function of a script: two protocol engines, the wire between them, a
 * virtual clock. The same script gives the same steps, to the last bit, on every machine.
 *
 * What it leaves out: TCP's own handshake and acknowledgments, TLS, and time spent computing; an end
 * does one thing in a millisecond, so that there is a moment between any two.
 * @module
 */

import { encodeUtf8 } from '#protocol/bytes.ts';
import type { Timer } from '#protocol/connection-output.ts';
import { seededRandom } from '../random.ts';
import { otherSide, type Side, SIDES } from '../side.ts';
import { Agenda } from './agenda.ts';
import { Endpoint, type TimerOrder } from './endpoint.ts';
import { type Ending, GAP, Lane, type Segment } from './lane.ts';
import type { Action, Deed, Mischief, Script } from './script.ts';
import type { Happening, Refusal, Run, Step, Stretch } from './step.ts';

/** When the client sends its request. Unit: milliseconds since TCP connected. */
const OPENING = 10;

/** The fragments of a message are written so far apart. Unit: milliseconds. */
const BETWEEN_FRAGMENTS = 2 * GAP;

/** TCP gives up when nothing was acknowledged for this long, or longer (RFC 9293 §3.8.3). Unit: milliseconds. */
export const GIVE_UP = 100_000;

/** No script makes more steps than a page can show. */
export const MAX_STEPS = 500;

/** Plays a script from the first step to the last. */
export function run(script: Script): Run {
  return new Simulation(script).run();
}

class Simulation {
  readonly #script: Script;
  readonly #agenda = new Agenda();
  readonly #ends: Readonly<Record<Side, Endpoint>>;
  readonly #lanes = { client: new Lane(), server: new Lane() };
  readonly #steps: Step[] = [];
  #now = 0;
  #wire: Step['wire'] = 'whole';
  /** When an end is free for the next thing. */
  readonly #free = { client: 0, server: 0 };
  readonly #busy = { client: false, server: false };
  readonly #timers: Record<Side, Map<Timer, () => void>> = { client: new Map(), server: new Map() };
  readonly #givingUp = { client: false, server: false };

  constructor(script: Script) {
    this.#script = script;
    const random = seededRandom(script.seed);
    this.#ends = { client: new Endpoint('client', random), server: new Endpoint('server', random) };
  }

  run(): Run {
    const { actions } = this.#script;
    let next = 0;
    // What is set before anything has happened is how the wire is.
    while (actions[next]?.time === 0 && isSetting(actions[next]!.action)) {
      this.#apply(actions[next++]!.action as Mischief);
    }
    this.#step({ type: 'connected' });
    this.#act('server', () => this.#ends.server.connection.open());
    this.#agenda.note(OPENING, () => {
      const { here, connection } = this.#ends.client;
      // It may be gone by then, or have been told to close.
      if (here && connection.state === 'CONNECTING') this.#act('client', () => connection.open());
    });
    while (this.#steps.length < MAX_STEPS) {
      const planned = Math.min(this.#agenda.nextTime, this.#nextArrival().due);
      const { time, action } = actions[next] ?? { time: Infinity };
      if (planned === Infinity && action === undefined) break;
      // An action comes last of all that happens at its time.
      if (action !== undefined && time < planned) {
        this.#now = time;
        next += 1;
        this.#perform(action);
      } else {
        this.#now = planned;
        if (this.#agenda.nextTime === planned) this.#agenda.run();
        else this.#arrive();
      }
    }
    if (this.#steps.length === MAX_STEPS) this.#step({ type: 'stopped' });
    return {
      script: this.#script,
      steps: this.#steps,
      ends: { client: this.#ends.client.diary, server: this.#ends.server.diary },
    };
  }

  #step(what: Happening, more: Partial<Pick<Step, 'side' | 'change' | 'about'>> = {}): void {
    const view = ({ delay, size, segments }: Lane) => ({ delay, size, segments });
    this.#steps.push({
      time: this.#now,
      side: more.side,
      what,
      change: more.change,
      about: more.about,
      ends: { client: this.#ends.client.snapshot, server: this.#ends.server.snapshot },
      lanes: { client: view(this.#lanes.client), server: view(this.#lanes.server) },
      wire: this.#wire,
    });
  }

  /** Lets something happen to an end, and then what comes of it. */
  #act(side: Side, input: () => void): void {
    input();
    if (this.#busy[side]) return;
    this.#busy[side] = true;
    this.#agenda.note(Math.max(this.#now, this.#free[side]), () => this.#goOn(side));
  }

  #goOn(side: Side): void {
    const end = this.#ends[side];
    this.#busy[side] = false;
    if (!end.here) return;
    const came = end.next((order) => this.#setTimer(side, order));
    if (came === undefined) return;
    const { output, change, about } = came;
    if (output?.type === 'send') this.#send(side, output.bytes);
    if (output?.type === 'end') this.#end(side, 'fin');
    if (output?.type === 'abort') this.#end(side, 'rst');
    this.#step(output ?? { type: 'changed' }, { side, change, about });
    this.#free[side] = this.#now + 1;
    this.#act(side, () => undefined);
  }

  #setTimer(side: Side, order: TimerOrder): void {
    const timers = this.#timers[side];
    timers.get(order.timer)?.();
    if (order.type === 'clear-timer') return;
    const ring = () => {
      if (!this.#ends[side].here) return;
      this.#step({ type: 'timeout', timer: order.timer }, { side });
      this.#free[side] = this.#now + 1;
      this.#act(side, () => this.#ends[side].connection.timeout(order.timer));
    };
    timers.set(order.timer, this.#agenda.note(this.#now + order.delay, ring));
  }

  #send(side: Side, bytes: Uint8Array): void {
    if (this.#wire === 'whole') this.#lanes[side].send(bytes, this.#now);
    else this.#giveUpLater(side, this.#now);
  }

  #end(side: Side, ending: Ending): void {
    if (this.#wire === 'whole') this.#lanes[side].end(ending, this.#now);
    else this.#giveUpLater(side, this.#now);
  }

  /** What was sent at a time will not be acknowledged. */
  #giveUpLater(side: Side, sentAt: number): void {
    if (this.#givingUp[side] || this.#wire === 'reset') return;
    this.#givingUp[side] = true;
    this.#agenda.note(Math.max(this.#now, sentAt + GIVE_UP), () => {
      if (!this.#ends[side].here || this.#ends[side].snapshot.state === 'CLOSED') return;
      this.#lose(side, { type: 'gave-up' });
    });
  }

  #lose(side: Side, what: Happening): void {
    this.#step(what, { side });
    this.#free[side] = this.#now + 1;
    this.#act(side, () => this.#ends[side].connection.lost());
  }

  #nextArrival(): { from: Side; due: number } {
    const [first, second] = SIDES.map((from) => ({ from, due: this.#lanes[from].nextDue }));
    return second!.due < first!.due ? second! : first!;
  }

  #arrive(): void {
    const { from } = this.#nextArrival();
    const segment = this.#lanes[from].take();
    const side = otherSide(from);
    const end = this.#ends[side];
    const about = segment.bytes.length > 0 ? stretchOf(from, segment) : undefined;
    if (!end.here) {
      this.#step({ type: 'unread', segment }, { side, about });
      this.#giveUpLater(from, segment.sentAt);
      return;
    }
    if (segment.ending === undefined) end.receive(segment.bytes);
    this.#step({ type: 'arrived', segment }, { side, about });
    this.#free[side] = this.#now + 1;
    this.#act(side, () => {
      if (segment.ending === 'fin') end.connection.receiveEnd();
      if (segment.ending === 'rst') end.connection.lost();
    });
  }

  #perform(action: Action): void {
    const why = isDeed(action) ? this.#do(action) : this.#apply(action);
    const side = isDeed(action) ? action.side : undefined;
    if (why !== undefined) this.#step({ type: 'refused', action, why }, { side });
  }

  /** What the program at one end does. */
  #do(deed: Deed): Refusal | undefined {
    const { side } = deed;
    const end = this.#ends[side];
    const { connection } = end;
    if (!end.here) return 'gone';
    if (deed.kind === 'vanish') {
      end.here = false;
      this.#step({ type: 'done', action: deed }, { side });
      return undefined;
    }
    if (deed.kind === 'close') {
      if (connection.state === 'CLOSING' || connection.state === 'CLOSED') return 'closesAlready';
    } else if (connection.state !== 'OPEN') {
      return 'notOpen';
    }
    try {
      this.#act(side, () => {
        if (deed.kind === 'close') connection.close(deed.code, deed.reason);
        else if (deed.kind === 'ping') connection.ping(encodeUtf8(deed.text));
        else if (deed.cuts.length > 0) this.#fragment(deed);
        else if (deed.kind === 'text') connection.sendText(deed.text);
        else connection.sendBinary(deed.bytes);
      });
    } catch {
      return deed.kind === 'text' || deed.kind === 'binary' ? 'midMessage' : 'notAllowed';
    }
    return undefined;
  }

  /** Writes a message as fragments, one after the other, so that something can happen between them. */
  #fragment(deed: Extract<Deed, { kind: 'text' | 'binary' }>): void {
    const { side, kind, cuts } = deed;
    const { connection } = this.#ends[side];
    const bytes = kind === 'text' ? encodeUtf8(deed.text) : deed.bytes;
    connection.startMessage(kind, bytes.subarray(0, cuts[0]));
    cuts.forEach((from, i) => {
      this.#agenda.note(this.#now + (i + 1) * BETWEEN_FRAGMENTS, () => {
        if (!this.#ends[side].here || connection.state !== 'OPEN') return;
        const part = bytes.subarray(from, cuts[i + 1]);
        this.#act(side, () => {
          if (i + 1 < cuts.length) connection.continueMessage(part);
          else connection.finishMessage(part);
        });
      });
    });
  }

  /** What is done to the wire. */
  #apply(mischief: Mischief): Refusal | undefined {
    const done = (about?: Stretch) => {
      if (this.#steps.length > 0) this.#step({ type: 'done', action: mischief }, { about });
    };
    if (mischief.kind === 'delay') {
      this.#lanes[mischief.side].delay = mischief.ms;
      done();
      return undefined;
    }
    if (mischief.kind === 'size') {
      this.#lanes[mischief.side].size = mischief.bytes;
      done();
      return undefined;
    }
    if (this.#wire !== 'whole') return 'noWire';
    if (mischief.kind === 'cable' || mischief.kind === 'reset') {
      this.#cut(mischief.kind);
      done();
      return undefined;
    }
    const { side, at } = mischief;
    const lane = this.#lanes[side];
    const touched =
      mischief.kind === 'flip' ? lane.flip(at, mischief.bit) : lane[mischief.kind](at);
    if (touched === undefined) return 'notInFlight';
    done(stretchOf(side, touched));
    return undefined;
  }

  #cut(how: 'cable' | 'reset'): void {
    this.#wire = how === 'cable' ? 'cut' : 'reset';
    for (const side of SIDES) {
      const [first] = this.#lanes[side].lose();
      if (how === 'reset') {
        // It was sent from half-way.
        const due = this.#now + this.#lanes[otherSide(side)].delay / 2;
        this.#agenda.note(due, () => this.#ends[side].here && this.#lose(side, { type: 'reset' }));
      } else if (first !== undefined) {
        this.#giveUpLater(side, first.sentAt);
      }
    }
  }
}

function isDeed(action: Action): action is Deed {
  return ['text', 'binary', 'ping', 'close', 'vanish'].includes(action.kind);
}

function isSetting(action: Action): boolean {
  return action.kind === 'delay' || action.kind === 'size';
}

const stretchOf = (from: Side, { start, bytes }: Segment): Stretch => ({ from, start, bytes });
