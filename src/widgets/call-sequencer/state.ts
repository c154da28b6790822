/**
 * The sequencer's state in the URL's fragment, as in
 * `tcp,socket.bind.listen.accept.recv-c,socket.connect.send,client-first,step7,browser`: the kind of
 * sockets, the server's calls, the client's, and what differs from the usual.
 * @module
 */

import { type Call, isCallName } from '#sim/sockets/call.ts';
import { MAX_CALLS, type State } from './model.ts';

/** What is looked at: the two programs, or what a page in a browser has. */
export type Tab = 'sockets' | 'browser';

/** What the address remembers. */
export interface Place {
  readonly state: State;
  /** Counts from 0. */
  readonly step: number;
  readonly tab: Tab;
}

export function serializeState({ state, step, tab }: Place): string {
  const { kind, programs, first } = state;
  return [
    kind,
    serializeCalls(programs.server),
    serializeCalls(programs.client),
    ...(first === 'client' ? ['client-first'] : []),
    `step${step}`,
    ...(tab === 'browser' ? ['browser'] : []),
  ].join(',');
}

const WORD = /^(?:client-first|browser|step\d{1,3})$/;

/** @returns `undefined` for what cannot be read */
export function parseState(text: string): Place | undefined {
  const [kind, serverText = '-', clientText = '-', ...words] = text.split(',');
  if ((kind !== 'tcp' && kind !== 'udp') || !words.every((word) => WORD.test(word))) {
    return undefined;
  }
  const server = parseCalls(serverText);
  const client = parseCalls(clientText);
  if (server === undefined || client === undefined) return undefined;
  const step = words.find((word) => word.startsWith('step'))?.slice('step'.length);
  return {
    state: {
      kind,
      programs: { server, client },
      first: words.includes('client-first') ? 'client' : 'server',
    },
    step: Number(step ?? 0),
    tab: words.includes('browser') ? 'browser' : 'sockets',
  };
}

function serializeCalls(calls: readonly Call[]): string {
  return calls.map(({ name, on }) => (on === 'c' ? `${name}-c` : name)).join('.');
}

function parseCalls(text: string): Call[] | undefined {
  const words = text === '' ? [] : text.split('.');
  if (words.length > MAX_CALLS) return undefined;
  const calls = words.map((word): Call | undefined => {
    const [, name = '', c] = /^([a-z]+)(-c)?$/.exec(word) ?? [];
    if (!isCallName(name) || (name === 'socket' && c !== undefined)) return undefined;
    return { name, on: c === undefined ? 's' : 'c' };
  });
  const known = calls.filter((call) => call !== undefined);
  return known.length === calls.length ? known : undefined;
}
