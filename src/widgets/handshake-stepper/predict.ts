/**
 * What is wrong with a predicted state: found in the table of transitions that the endpoints go by, and
 * in a short list of what people often believe. Pure.
 * @module
 */

import { TCP_TRANSITIONS, type TcpState, type TcpTransition } from '#sim/tcp/state.ts';
import type { Moment } from './model.ts';

/** What people often believe, each with the section that says otherwise. */
const BELIEFS = {
  'unheard-answer': '3.5',
  'no-syn-yet': '3.10.7.3',
  'end-of-one-direction': '3.6',
  'fin-not-acknowledged': '3.6',
  'still-can-receive': '3.6.1',
  'last-ack-may-be-lost': '3.6.1',
  'own-program-open': '3.6',
  'first-closer-waits': '3.6.1',
  'nobody-told': '3.8.4',
  'one-loss-is-no-end': '3.8.3',
  'not-listening': '3.10.7.1',
  'no-end-yet': '3.6',
} as const;

export type Belief = keyof typeof BELIEFS;

export type Verdict =
  | { readonly kind: 'right' }
  /** `section` as in `'RFC 9293 §3.5'`. */
  | { readonly kind: 'belief'; readonly belief: Belief; readonly section: string }
  /** It does change: the state it is in waits for just this. */
  | { readonly kind: 'moves'; readonly section: string }
  /** It does not change, and the guess is where another cause would lead. */
  | {
      readonly kind: 'other-cause';
      readonly causes: readonly TcpTransition[];
      readonly section: string;
    }
  /** Nothing leads from the one to the other. */
  | { readonly kind: 'no-way'; readonly section: string };

/** Judges a guess about the state of an end after a moment. */
export function judge(moment: Moment, guess: TcpState): Verdict {
  const { before, after } = moment;
  if (guess === after) return { kind: 'right' };
  const belief = beliefOf(moment, guess);
  if (belief !== undefined) return believed(belief);
  if (guess === before) {
    const section = moment.changes[0]?.section ?? 'RFC 9293 §3.3.2';
    return { kind: 'moves', section };
  }
  const causes = TCP_TRANSITIONS.filter(({ from, to }) => from === before && to === guess);
  // A reset, an abort, or an end that gives up: many causes, and none of them is here.
  if (guess === 'CLOSED' && causes.length > 1) return believed('no-end-yet');
  if (causes.length > 0) return { kind: 'other-cause', causes, section: causes[0]!.section };
  return { kind: 'no-way', section: 'RFC 9293 §3.3.2' };
}

function believed(belief: Belief): Verdict {
  return { kind: 'belief', belief, section: `RFC 9293 §${BELIEFS[belief]}` };
}

function beliefOf({ kind, before, after }: Moment, guess: TcpState): Belief | undefined {
  if (kind === 'cut') return guess === 'CLOSED' ? 'nobody-told' : undefined;
  if (kind === 'timeout' && before === after) {
    return guess === 'CLOSED' ? 'one-loss-is-no-end' : undefined;
  }
  switch (`${before}>${guess}` as const) {
    case 'LISTEN>ESTABLISHED':
    case 'SYN-SENT>ESTABLISHED':
      return before === 'LISTEN' || after === 'SYN-RECEIVED' ? 'unheard-answer' : undefined;
    case 'CLOSED>ESTABLISHED':
      return 'no-syn-yet';
    case 'CLOSED>SYN-RECEIVED':
      return after === 'CLOSED' ? 'not-listening' : undefined;
    case 'ESTABLISHED>CLOSED':
    case 'ESTABLISHED>FIN-WAIT-2':
    case 'ESTABLISHED>TIME-WAIT':
      return after === 'FIN-WAIT-1' ? 'fin-not-acknowledged' : ownProgram(after);
    case 'ESTABLISHED>LAST-ACK':
      return ownProgram(after);
    case 'FIN-WAIT-1>CLOSED':
    case 'FIN-WAIT-1>TIME-WAIT':
      return after === 'FIN-WAIT-2' ? 'end-of-one-direction' : undefined;
    case 'FIN-WAIT-2>CLOSED':
      return after === 'TIME-WAIT' ? 'last-ack-may-be-lost' : 'still-can-receive';
    case 'FIN-WAIT-2>TIME-WAIT':
      return 'still-can-receive';
    case 'CLOSING>CLOSED':
      return 'last-ack-may-be-lost';
    case 'CLOSE-WAIT>TIME-WAIT':
    case 'LAST-ACK>TIME-WAIT':
      return 'first-closer-waits';
    case 'CLOSE-WAIT>CLOSED':
      return 'fin-not-acknowledged';
    default:
      return undefined;
  }
}

function ownProgram(after: TcpState): Belief | undefined {
  return after === 'CLOSE-WAIT' ? 'own-program-open' : undefined;
}
