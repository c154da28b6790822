/** 14.6: what a page is told about the end of its connection. */

import type { Draw } from '../draw.ts';
import type { Exercise, Trap } from '../exercise.ts';
import { joinedEnds, openEnds } from './ends.ts';

const ENDINGS = ['code', 'empty', 'cut', 'killed', 'proxy', 'tls'] as const;
type Ending = (typeof ENDINGS)[number];

const CODES = [1000, 1001, 1008, 1009, 1011, 1012, 1013];

/** How a connection ends, and with which code if a server says one. */
function drawEnding(draw: Draw): { ending: Ending; code: number } {
  // A code is the common case.
  const ending = draw.next() < 0.2 ? 'code' : draw.pick(ENDINGS);
  return { ending, code: draw.pick([draw.pick(CODES), draw.int(4000, 4999)]) };
}

/** What a page sees in its `close` event. */
interface Seen {
  readonly code: number;
  readonly wasClean: boolean;
}

/** What the client's end tells its application. */
export function seenAt(ending: Ending, code: number): Seen {
  const ends = ending === 'tls' ? joinedEnds() : openEnds();
  if (ending === 'code') ends.server.close(code);
  else if (ending === 'empty') ends.server.close();
  else if (ending === 'killed' || ending === 'proxy') ends.client.receiveEnd();
  else ends.client.lost();
  ends.settle();
  return ends.told[0]!;
}

/** Other answers, and what is said to them. */
function wrongAnswers(ending: Ending, code: number): readonly (Seen & { key: string })[] {
  const answer = (key: string, said: number, wasClean: boolean) => ({ key, code: said, wasClean });
  const clean = answer('clean-without-close', 1006, true);
  switch (ending) {
    case 'code':
      return [
        answer('was-clean', code, false),
        code === 1000 ? answer('other-code', 1001, true) : answer('other-code', 1000, true),
        answer('has-code', 1005, true),
        answer('close-came', 1006, false),
      ];
    case 'empty':
      return [
        answer('no-code-is-no-1000', 1000, true),
        answer('was-clean', 1005, false),
        answer('close-came', 1006, false),
      ];
    case 'cut':
      return [clean, answer('close-had-to-come', 1005, false), answer('nobody-said', 1001, false)];
    case 'killed':
    case 'proxy':
      return [
        answer('clean-tcp', 1006, true),
        answer('close-had-to-come', 1005, true),
        answer('nobody-said', 1001, true),
      ];
    case 'tls':
      return [clean, answer('tls-hidden', 1015, false), answer('nobody-said', 1002, false)];
  }
}

const idOf = ({ code, wasClean }: Seen) => `${code}-${wasClean ? 'clean' : 'unclean'}`;
/** As the event has it: these are names of its fields. */
const textOf = ({ code, wasClean }: Seen) => `\`code: ${code}, wasClean: ${wasClean}\``;

export const pageSees: Exercise = {
  id: 'page-sees',
  number: '14.6',
  worked: 'what-a-close-frame-says',
  sections: ['RFC 6455 §7.1.4', 'RFC 6455 §7.1.5', 'RFC 6455 §7.4.1'],
  task(draw) {
    const { ending, code } = drawEnding(draw);
    const right = seenAt(ending, code);
    const wrong = wrongAnswers(ending, code);
    const options = [...draw.shuffle([right, ...wrong])].map((seen) => ({
      id: idOf(seen),
      text: textOf(seen),
    }));
    const traps = wrong.map((seen): Trap => ({
      key: seen.key,
      given: idOf(seen),
      holes: { code: String(seen.code) },
    }));
    const holes = { code: String(right.code), answer: textOf(right) };
    return {
      ...(ending === 'code' ? {} : { prompt: `prompt-${ending}` }),
      holes: { code: String(code) },
      parts: [{ kind: 'choice', id: 'seen', options, right: [idOf(right)], traps }],
      steps: [
        { key: `why-${ending}`, holes },
        { key: right.wasClean ? 'clean' : 'unclean', holes },
      ],
    };
  },
};
