/** 6.5: simplex, half-duplex, full-duplex, or none of these words? */

import type { Draw } from '../draw.ts';
import type { Exercise, Said } from '../exercise.ts';

const KINDS = ['simplex', 'half', 'full', 'none'] as const;
type Kind = (typeof KINDS)[number];

const CHANNELS = {
  broadcast: 'simplex',
  pager: 'simplex',
  'walkie-talkie': 'half',
  'door-station': 'half',
  telephone: 'full',
  'two-lanes': 'full',
  tcp: 'full',
  exchange: 'none',
} as const satisfies Record<string, Kind>;
type Channel = keyof typeof CHANNELS;

/** Those that everybody is asked about. */
const ALWAYS = ['tcp', 'exchange'] as const;

/** One of each kind, one more, and what is always asked. */
function drawChannels(draw: Draw): Channel[] {
  const others = draw.shuffle(
    (Object.keys(CHANNELS) as Channel[]).filter(
      (id) => !(ALWAYS as readonly string[]).includes(id),
    ),
  );
  const ofEach = KINDS.flatMap((kind) => others.find((id) => CHANNELS[id] === kind) ?? []);
  const more = others.find((id) => !ofEach.includes(id))!;
  return draw.shuffle([...ofEach, more, ...ALWAYS]);
}

function mistakesOf(channel: Channel): Record<string, Said> {
  const any = { '*': { key: channel } };
  if (channel === 'tcp') return { half: { key: 'tcp-half' }, none: { key: 'tcp-none' }, ...any };
  if (channel === 'exchange') return { full: { key: 'exchange-full' }, ...any };
  return any;
}

export const duplex: Exercise = {
  id: 'duplex',
  number: '6.5',
  worked: 'both-directions-at-once',
  sections: ['RFC 9293 §2.2', 'RFC 9110 §3.4', 'RFC 9110 §7.5', 'RFC 9112 §9.2'],
  task(draw) {
    const asked = drawChannels(draw);
    const rightFor = (id: Channel) => (id === 'exchange' ? [CHANNELS[id], 'half'] : [CHANNELS[id]]);
    return {
      parts: [
        {
          kind: 'match',
          id: 'kinds',
          items: asked.map((id) => ({ id })),
          choices: KINDS.map((id) => ({ id })),
          right: Object.fromEntries(asked.map((id) => [id, rightFor(id)])),
          mistakes: Object.fromEntries(asked.map((id) => [id, mistakesOf(id)])),
          comments: { exchange: { half: { key: 'exchange-half' } } },
        },
      ],
      steps: [
        ...asked
          .filter((id) => id !== 'tcp' && id !== 'exchange')
          .map((id) => ({ key: id, holes: { kind: { label: CHANNELS[id] } } })),
        { key: 'tcp' },
        { key: 'exchange' },
      ],
    };
  },
};
