/**
 * Two programs run on a virtual clock, each on a machine with a kernel of its own. A program makes one
 * call after another and stops at the first that fails; what it leaves open, its kernel closes. The run
 * is told as steps: a call, something that arrives, a timer, a program that ends.
 * @module
 */

import { encodeUtf8 } from '#protocol/bytes.ts';
import { seededRandom } from '../random.ts';
import { otherSide } from '../side.ts';
import { Tasks } from '../tasks.ts';
import type { TcpTimer } from '../tcp/endpoint-types.ts';
import {
  type Call,
  PORT,
  TEXT,
  type Programs,
  type SocketKind,
  type Variable,
  type Who,
} from './call.ts';
import { Kernel } from './kernel.ts';
import type { Note, Outcome } from './outcome.ts';
import type { Socket, SocketView } from './socket.ts';
import { frameOf, type Parcel } from './wire.ts';

export interface SocketScript {
  readonly kind: SocketKind;
  readonly programs: Programs;
  /** When each program begins. Unit: milliseconds. */
  readonly starts?: Readonly<Record<Who, number>>;
  /** How long a program takes from one call to its next. Unit: milliseconds. */
  readonly pace?: Readonly<Record<Who, number>>;
  /** How long a packet travels. Unit: milliseconds. */
  readonly delay?: number;
  /** Initial sequence numbers are drawn from it. */
  readonly seed?: number;
}

/** One packet on its way. */
export interface Flight {
  readonly id: number;
  readonly from: Who;
  /** Unit: milliseconds. */
  readonly sent: number;
  readonly arrives: number;
  readonly parcel: Parcel;
  /** The Ethernet frame. */
  readonly bytes: Uint8Array;
}

/** A call that has returned, or failed. */
export interface Returned {
  /** Index of the call in its program. */
  readonly call: number;
  readonly outcome: Outcome;
}

export type Happening =
  | { readonly kind: 'start' }
  | { readonly kind: 'call'; readonly call: number; readonly outcome: Outcome }
  | {
      readonly kind: 'arrival';
      readonly flight: Flight;
      readonly notes: readonly Note[];
      /** The call that waited for it, if one did. */
      readonly returned: Returned | undefined;
    }
  | {
      readonly kind: 'timer';
      readonly notes: readonly Note[];
      readonly returned: Returned | undefined;
    }
  /** @property closed how many sockets it left open */
  | { readonly kind: 'exit'; readonly closed: number }
  /** Nothing is under way any more. */
  | { readonly kind: 'end' };

export type Status = 'ready' | 'waits' | 'ended' | 'failed';

/** A program as it is at one moment. */
export interface ProgramView {
  readonly status: Status;
  /** The call that waits or has failed, or else the one that is next. */
  readonly at: number;
  /** What its variables hold; −1 before they are set. */
  readonly variables: Readonly<Record<Variable, number>>;
}

export interface Step {
  /** Unit: milliseconds. */
  readonly at: number;
  /** Where it happens; of the beginning and the end it says nothing. */
  readonly who: Who;
  readonly what: Happening;
  /** Both sides behind it. */
  readonly programs: Readonly<Record<Who, ProgramView>>;
  readonly sockets: Readonly<Record<Who, readonly SocketView[]>>;
  /** How many packets have been sent until then. */
  readonly flights: number;
}

export interface SocketRun {
  readonly steps: readonly Step[];
  /** In the order in which they were sent. */
  readonly flights: readonly Flight[];
}

/**
 * The server is up when the client begins, and takes more time over its calls: so what the client does
 * next has arrived by then, and steps do not cross.
 */
const USUAL = {
  starts: { server: 0, client: 195 },
  pace: { server: 60, client: 30 },
  delay: 10,
  seed: 1,
} as const;

/** Where no program looks any more: connections that wait in TIME-WAIT do so beyond the end. */
const NEVER = Number.MAX_SAFE_INTEGER;

interface Program {
  readonly who: Who;
  readonly calls: readonly Call[];
  readonly kernel: Kernel;
  readonly variables: Record<Variable, number>;
  at: number;
  status: Status;
  /** Where the last datagram came from. */
  from: number | undefined;
}

/** Runs both programs until nothing happens any more. */
export function runSockets(script: SocketScript): SocketRun {
  return new Runner(script).run();
}

class Runner {
  readonly #tasks = new Tasks();
  readonly #steps: Step[] = [];
  readonly #flights: Flight[] = [];
  readonly #programs: Readonly<Record<Who, Program>>;
  readonly #timers = new Map<string, number>();
  readonly #script: Required<SocketScript>;

  constructor(script: SocketScript) {
    this.#script = { ...USUAL, ...script };
    const random = seededRandom(this.#script.seed);
    const program = (who: Who): Program => ({
      who,
      calls: script.programs[who],
      kernel: new Kernel(script.kind, {
        send: (parcel) => this.#send(who, parcel),
        setTimer: (socket, timer, delay) => this.#setTimer(who, socket, timer, delay),
        clearTimer: (socket, timer) => this.#timers.delete(nameOf(who, socket, timer)),
        initialSequence: () => random.int(0, 0xffff_ffff),
        now: () => this.#tasks.now,
      }),
      variables: { s: -1, c: -1 },
      at: 0,
      status: 'ready',
      from: undefined,
    });
    this.#programs = { client: program('client'), server: program('server') };
  }

  run(): SocketRun {
    this.#record('server', { kind: 'start' });
    for (const who of ['server', 'client'] as const) {
      this.#tasks.after(this.#script.starts[who], () => this.#goOn(this.#programs[who]));
    }
    this.#tasks.runUntil(NEVER);
    const { at, who } = this.#steps.at(-1)!;
    this.#record(who, { kind: 'end' }, at);
    return { steps: this.#steps, flights: this.#flights };
  }

  #record(who: Who, what: Happening, at = this.#tasks.now): void {
    const { client, server } = this.#programs;
    this.#steps.push({
      at,
      who,
      what,
      programs: { client: viewOf(client), server: viewOf(server) },
      sockets: { client: client.kernel.views(), server: server.kernel.views() },
      flights: this.#flights.length,
    });
  }

  #goOn(program: Program): void {
    const { who, calls, at, kernel } = program;
    const call = calls[at];
    if (call === undefined || program.status === 'failed') {
      if (program.status === 'ready') program.status = 'ended';
      const closed = kernel.exit();
      kernel.takeNotes();
      this.#record(who, { kind: 'exit', closed });
      return;
    }
    const outcome = this.#make(program, call);
    kernel.takeNotes();
    this.#settle(program, outcome);
    this.#record(who, { kind: 'call', call: at, outcome });
  }

  #make(program: Program, { name, on }: Call): Outcome {
    const { who, kernel, variables } = program;
    if (name === 'socket') return kernel.socket();
    const descriptor = variables[on];
    if (!kernel.hasDescriptor(descriptor)) {
      const reason = descriptor < 0 ? 'no-descriptor' : 'closed-descriptor';
      return { kind: 'failed', reason };
    }
    // A server answers whoever has written to it; a client knows the server's port.
    const to = who === 'server' ? program.from : PORT;
    return kernel.call(name, descriptor, { data: encodeUtf8(TEXT[who]), to });
  }

  /** Takes down what came of the call at which a program is, and plans its next. */
  #settle(program: Program, outcome: Outcome): void {
    const { calls, variables, who } = program;
    if (outcome.kind === 'waits') {
      program.status = 'waits';
      return;
    }
    if (outcome.kind === 'failed') {
      program.status = 'failed';
    } else {
      const { name } = calls[program.at]!;
      program.status = 'ready';
      program.at += 1;
      if (name === 'socket') variables.s = outcome.value;
      if (name === 'accept') variables.c = outcome.value;
      if (name === 'recvfrom' && outcome.from !== undefined) program.from = outcome.from;
    }
    this.#tasks.after(this.#script.pace[who], () => this.#goOn(program));
  }

  /** Asks again for the call that a program waits in. */
  #resume(program: Program): Returned | undefined {
    const { status, calls, at, kernel, variables } = program;
    if (status !== 'waits') return undefined;
    const { name, on } = calls[at]!;
    const outcome = kernel.resume(name, variables[on]);
    if (outcome.kind === 'waits') return undefined;
    this.#settle(program, outcome);
    return { call: at, outcome };
  }

  #send(from: Who, parcel: Parcel): void {
    const { now } = this.#tasks;
    const { delay } = this.#script;
    const flight = {
      id: this.#flights.length,
      from,
      sent: now,
      arrives: now + delay,
      parcel,
      bytes: frameOf(parcel, from),
    };
    this.#flights.push(flight);
    this.#tasks.after(delay, () => {
      const program = this.#programs[otherSide(from)];
      program.kernel.arrives(parcel);
      const notes = program.kernel.takeNotes();
      const returned = this.#resume(program);
      this.#record(program.who, { kind: 'arrival', flight, notes, returned });
    });
  }

  #setTimer(who: Who, socket: Socket, timer: TcpTimer, delay: number): void {
    // What TIME-WAIT waits for lies beyond the end of every story.
    if (timer === 'time-wait') return;
    const name = nameOf(who, socket, timer);
    const due = this.#tasks.now + delay;
    this.#timers.set(name, due);
    this.#tasks.after(delay, () => {
      if (this.#timers.get(name) !== due) return;
      this.#timers.delete(name);
      const program = this.#programs[who];
      if (!program.kernel.timeout(socket, timer)) return;
      const notes = program.kernel.takeNotes();
      const returned = this.#resume(program);
      this.#record(who, { kind: 'timer', notes, returned });
    });
  }
}

function nameOf(who: Who, { id }: Socket, timer: TcpTimer): string {
  return `${who} ${id} ${timer}`;
}

function viewOf({ status, at, variables }: Program): ProgramView {
  return { status, at, variables: { ...variables } };
}
