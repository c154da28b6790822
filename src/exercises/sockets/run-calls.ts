/** Calls in a reader's order, made by a program whose kernel says what comes of them. */

import type { Call, CallName, Programs, Who } from '#sim/sockets/call.ts';
import type { Reason } from '#sim/sockets/errno.ts';
import { runSockets } from '#sim/sockets/run.ts';

/** What becomes of a program: the first call that fails, or the one that waits for ever. */
export interface Fate {
  readonly failed?: { readonly call: CallName; readonly reason: Reason };
  readonly waits?: CallName;
}

export function call(name: CallName, on: Call['on'] = 's'): Call {
  return { name, on };
}

/** Runs both programs over TCP until nothing happens any more. */
export function fatesOf(programs: Programs): Readonly<Record<Who, Fate>> {
  const { steps } = runSockets({ kind: 'tcp', programs });
  const fateOf = (who: Who): Fate => {
    for (const { what, ...step } of steps) {
      if (step.who !== who) continue;
      const returned =
        what.kind === 'call'
          ? what
          : what.kind === 'arrival' || what.kind === 'timer'
            ? what.returned
            : undefined;
      if (returned?.outcome.kind === 'failed') {
        const { name } = programs[who][returned.call]!;
        return { failed: { call: name, reason: returned.outcome.reason } };
      }
    }
    const { status, at } = steps.at(-1)!.programs[who];
    return status === 'waits' ? { waits: programs[who][at]!.name } : {};
  };
  return { client: fateOf('client'), server: fateOf('server') };
}

/** Asks only once about each order: a judge asks for every mistake that it knows. */
export function remembering<Answer>(
  ask: (order: readonly string[]) => Answer,
): (order: readonly string[]) => Answer {
  const known = new Map<string, Answer>();
  return (order) => {
    const name = order.join(' ');
    if (!known.has(name)) known.set(name, ask(order));
    return known.get(name)!;
  };
}
