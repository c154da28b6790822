/**
 * What would mend a call that fails, or a program that waits for ever. A repair is offered only if the
 * call does not fail any more where it is tried.
 * @module
 */

import type { CallName, Variable, Who } from '#sim/sockets/call.ts';
import { otherSide } from '#sim/side.ts';
import type { Reason } from '#sim/sockets/errno.ts';
import { runSockets } from '#sim/sockets/run.ts';
import { meant, remove, setVariable, startsOf, type State, withCalls } from './model.ts';
import { presetNamed } from './presets.ts';
import { callIn } from './story.ts';

export type Mend =
  /** Puts a call before it, or moves one that stands later. */
  | { readonly kind: 'before'; readonly name: CallName; readonly state: State }
  /** Puts a call into the other program. */
  | { readonly kind: 'other'; readonly name: CallName; readonly state: State }
  | { readonly kind: 'remove'; readonly state: State }
  | { readonly kind: 'variable'; readonly on: Variable; readonly state: State }
  /** Makes another call in its place. */
  | { readonly kind: 'instead'; readonly name: CallName; readonly state: State }
  | { readonly kind: 'first'; readonly who: Who; readonly state: State }
  /** The programs of UDP that work. */
  | { readonly kind: 'udp'; readonly state: State };

/** What may be done about a call that failed for a reason. */
export function mendsFor(state: State, who: Who, call: number, reason: Reason): Mend[] {
  return candidates(state, who, call, reason).filter((mend) => !isAsBad(mend.state, who, reason));
}

function candidates(state: State, who: Who, call: number, reason: Reason): Mend[] {
  const { name, on } = state.programs[who][call]!;
  const take: Mend = { kind: 'remove', state: remove(state, who, call) };
  const before = (wanted: CallName): Mend => ({
    kind: 'before',
    name: wanted,
    state: putBefore(state, who, call, wanted),
  });
  const variable = (wanted: Variable): Mend => ({
    kind: 'variable',
    on: wanted,
    state: setVariable(state, who, call, wanted),
  });
  const instead = (wanted: CallName): Mend => {
    const calls = state.programs[who].with(call, { name: wanted, on });
    return { kind: 'instead', name: wanted, state: withCalls(state, who, calls) };
  };
  switch (reason) {
    case 'no-descriptor':
      return [before(on === 's' ? 'socket' : 'accept'), variable(on === 's' ? 'c' : 's'), take];
    case 'accept-not-listening':
      return [before('listen'), take];
    case 'send-unconnected':
    case 'recv-unconnected':
    case 'shutdown-unconnected':
      return [variable('c'), before(who === 'client' ? 'connect' : 'accept'), take];
    case 'no-destination':
      return [instead('sendto'), before('connect'), take];
    case 'no-sender':
      return [before('recvfrom'), take];
    case 'listen-datagram':
    case 'accept-datagram':
      return [{ kind: 'udp', state: presetNamed('udp')! }, take];
    case 'connect-listening':
      return [{ kind: 'remove', state: without(state, who, call, 'listen') }];
    case 'refused':
    case 'datagram-refused':
      return peerMends(state, who, name);
    case 'closed-descriptor':
    case 'bound-already':
    case 'port-taken':
    case 'port-still-used':
    case 'listen-connected':
    case 'connected-already':
    case 'send-shut':
    case 'send-reset':
    case 'reset':
    case 'timed-out':
      return [take];
  }
}

/** The other program is not there yet, or cannot be found. */
function peerMends(state: State, who: Who, name: CallName): Mend[] {
  const peer = otherSide(who);
  const theirs = state.programs[peer];
  const mends: Mend[] = [];
  if (state.first === who)
    mends.push({ kind: 'first', who: peer, state: { ...state, first: peer } });
  const needed: readonly CallName[] = name === 'connect' ? ['bind', 'listen'] : ['bind'];
  for (const wanted of needed) {
    if (theirs.some((call) => call.name === wanted)) continue;
    const at = theirs.findIndex((call) => call.name !== 'socket');
    const place = wanted === 'listen' ? theirs.findIndex((call) => call.name === 'accept') : at;
    if (place < 0) continue;
    const calls = theirs.toSpliced(place, 0, meant(wanted, theirs.slice(0, place)));
    mends.push({ kind: 'other', name: wanted, state: withCalls(state, peer, calls) });
  }
  return mends;
}

/** Moves the next call of a name up to this place, or puts a new one there. */
function putBefore(state: State, who: Who, at: number, name: CallName): State {
  const calls = state.programs[who];
  const later = calls.findIndex((call, i) => i > at && call.name === name);
  const rest = later < 0 ? calls : calls.toSpliced(later, 1);
  return withCalls(state, who, rest.toSpliced(at, 0, meant(name, rest.slice(0, at))));
}

/** Without the last call of a name in front of this place. */
function without(state: State, who: Who, at: number, name: CallName): State {
  const found = state.programs[who].findLastIndex((call, i) => i < at && call.name === name);
  return remove(state, who, found);
}

/** Whether that program still fails for the same reason. */
function isAsBad(state: State, who: Who, reason: Reason): boolean {
  const { kind, programs, first } = state;
  const { steps } = runSockets({ kind, programs, starts: startsOf(first) });
  return steps.some((step) => {
    const outcome = step.who === who ? callIn(step)?.outcome : undefined;
    return outcome?.kind === 'failed' && outcome.reason === reason;
  });
}
