/** 3.3: TCP or UDP? */

import type { SocketKind } from '#sim/sockets/call.ts';
import type { Draw } from '../draw.ts';
import type { Exercise } from '../exercise.ts';

const PROPERTIES: Readonly<Record<string, SocketKind>> = {
  ordered: 'tcp',
  handshake: 'tcp',
  resent: 'tcp',
  waits: 'tcp',
  joined: 'tcp',
  accepted: 'tcp',
  whole: 'udp',
  'three-reads': 'udp',
  twice: 'udp',
  unasked: 'udp',
  many: 'udp',
  small: 'udp',
};
const COUNT = 8;

/** Some of the properties. With six of each, no sample has only one kind. */
function drawProperties(draw: Draw): readonly string[] {
  return draw.sample(Object.keys(PROPERTIES), COUNT);
}

export const tcpOrUdp: Exercise = {
  id: 'tcp-or-udp',
  number: '3.3',
  worked: 'tcp-or-udp',
  sections: ['RFC 9293 §2.2', 'RFC 9293 §3.7', 'RFC 1122 §1.1.3', 'RFC 1122 §4.1.1'],
  task(draw) {
    const drawn = drawProperties(draw);
    const of = <T>(value: (id: string) => T) =>
      Object.fromEntries(drawn.map((id) => [id, value(id)]));
    const rows = (kind: SocketKind) =>
      drawn
        .filter((id) => PROPERTIES[id] === kind)
        .map((id) => [{ label: id }, { label: `why-${id}` }]);
    return {
      parts: [
        {
          kind: 'match',
          id: 'kind',
          items: drawn.map((id) => ({ id })),
          choices: [
            { id: 'tcp', text: 'TCP' },
            { id: 'udp', text: 'UDP' },
          ],
          right: of((id) => [PROPERTIES[id]!]),
          traps: [
            {
              key: 'reversed',
              given: of((id) => (PROPERTIES[id] === 'tcp' ? 'udp' : 'tcp')),
            },
          ],
          mistakes: of((id) => ({
            '*': { key: `no-${PROPERTIES[id]!}`, holes: { why: { label: `why-${id}` } } },
          })),
        },
      ],
      steps: [
        { key: 'difference' },
        { key: 'tcp', shown: { kind: 'table', rows: rows('tcp') } },
        { key: 'udp', shown: { kind: 'table', rows: rows('udp') } },
      ],
    };
  },
};
