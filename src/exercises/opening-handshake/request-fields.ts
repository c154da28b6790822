/** 8.2: which fields of a request are mandatory, and for whom. */

import type { Draw } from '../draw.ts';
import { code } from '../code-mark.ts';
import type { Exercise, Match, Option } from '../exercise.ts';

type Duty = 'must' | 'browser' | 'may' | 'none';

/** The fields with their duties by RFC 6455 §4.1. */
const FIELDS: Readonly<Record<string, Duty>> = {
  Host: 'must',
  Upgrade: 'must',
  Connection: 'must',
  'Sec-WebSocket-Key': 'must',
  'Sec-WebSocket-Version': 'must',
  Origin: 'browser',
  'Sec-WebSocket-Protocol': 'may',
  'Sec-WebSocket-Extensions': 'may',
  Cookie: 'none',
  Pragma: 'none',
  'User-Agent': 'none',
  'Sec-WebSocket-Location': 'none',
};

const DUTIES: readonly Duty[] = ['must', 'browser', 'may', 'none'];

/** Wrong choices that deserve a word of their own. */
const SPECIAL: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Origin: { must: 'Origin-must' },
  'Sec-WebSocket-Location': { must: 'Location-must' },
  Cookie: { may: 'Cookie-may' },
};

/** Eight of the fields: those that are often misjudged, and others. */
function drawFields(draw: Draw): string[] {
  const certain = ['Origin', 'Sec-WebSocket-Location', draw.pick(withDuty('may'))];
  const others = Object.keys(FIELDS).filter((name) => !certain.includes(name));
  return draw.shuffle([...certain, ...draw.sample(others, 5)]);
}

const withDuty = (duty: Duty) => Object.keys(FIELDS).filter((name) => FIELDS[name] === duty);

export function fieldsMatch(names: readonly string[]): Match {
  const item = (name: string): Option => ({ id: name, text: code(name) });
  return {
    kind: 'match',
    id: 'fields',
    items: names.map(item),
    choices: DUTIES.map((id) => ({ id })),
    right: Object.fromEntries(names.map((name) => [name, [FIELDS[name]!]])),
    mistakes: Object.fromEntries(
      names.map((name) => {
        const special = Object.entries(SPECIAL[name] ?? {}).map(([duty, key]) => [duty, { key }]);
        return [name, { ...Object.fromEntries(special), '*': { key: name } }];
      }),
    ),
  };
}

export const requestFields: Exercise = {
  id: 'request-fields',
  number: '8.2',
  worked: 'every-line-has-its-task',
  sections: ['RFC 6455 §4.1', 'RFC 6455 §11.3'],
  task(draw) {
    const names = drawFields(draw);
    return {
      parts: [fieldsMatch(names)],
      steps: DUTIES.map((duty) => ({
        key: duty,
        holes: {
          names: names
            .filter((name) => FIELDS[name] === duty)
            .map(code)
            .join(', '),
        },
      })).filter(({ holes }) => holes.names !== ''),
    };
  },
};
