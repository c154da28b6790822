/** Both ends of a connection, joined without a network: what they do when it closes. */

import { Connection } from '#protocol/connection.ts';
import type { Closed } from '#protocol/connection-output.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { seededRandom } from '#sim/random.ts';
import type { Side } from '#sim/side.ts';

/** What can be seen of an end: its Close frame, and that it ends TCP. */
export type Move = `${Side}-${'close' | 'tcp'}`;

export interface Ends {
  readonly client: Connection;
  readonly server: Connection;
  /** What happened, in its order. */
  readonly moves: Move[];
  /** What the application of the client was told. */
  readonly told: Closed[];
  /** Delivers all that is under way, until nothing is. */
  readonly settle: () => void;
}

/** Two ends; `open` is false if the client's is to be left unconnected. */
export function joinedEnds(): Ends {
  const random = seededRandom(1);
  const client = new Connection({
    role: 'client',
    request: { host: 'server.example.com', target: '/' },
    random: (length) => random.bytes(length),
  });
  const server = new Connection({ role: 'server' });
  const moves: Move[] = [];
  const told: Closed[] = [];
  /** @returns whether this end had something to say */
  function take(side: Side): boolean {
    const [own, other] = side === 'client' ? [client, server] : [server, client];
    const output = own.next();
    if (output?.type === 'send') {
      const { what } = output;
      if (what.kind === 'frame' && what.frame.opcode === OPCODE.close) moves.push(`${side}-close`);
      other.receive(output.bytes);
    }
    if (output?.type === 'end') {
      moves.push(`${side}-tcp`);
      other.receiveEnd();
    }
    if (output?.type === 'closed' && side === 'client') told.push(output);
    return output !== undefined;
  }
  const settle = () => {
    while (take('client') || take('server'));
  };
  return { client, server, moves, told, settle };
}

/** Opens both. */
export function openEnds(): Ends {
  const ends = joinedEnds();
  ends.server.open();
  ends.client.open();
  ends.settle();
  return ends;
}
