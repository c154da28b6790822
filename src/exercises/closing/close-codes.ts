/** 14.2: who may use a close code. */

import type { Draw } from '../draw.ts';
import type { Exercise, Said } from '../exercise.ts';
import { closeCode } from '#protocol/close-code.ts';

const CODES = [1000, 1001, 1002, 1003, 1005, 1006, 1007, 1008, 1009, 1011, 3000, 4000, 1015];
const MORE = [1004, 1012, 1013, 999, 2999, 3999, 4999, 5000];

const CLASSES = ['script', 'wire', 'local', 'nobody'] as const;
type CloseClass = (typeof CLASSES)[number];

/** Where a code may be: chosen by a script, sent at all, only reported, or nowhere. */
export function classOf(code: number): CloseClass {
  const { fromScript, onWire, localOnly } = closeCode(code);
  if (fromScript) return 'script';
  if (onWire) return 'wire';
  return localOnly ? 'local' : 'nobody';
}

/** Five codes; the first is the one that the others are drawn around until each class but one is there. */
export function drawCodes(draw: Draw): number[] {
  const first = draw.pick(CODES);
  for (;;) {
    const others = [...CODES, ...MORE].filter((code) => code !== first);
    const codes = [first, ...draw.sample(others, 4)];
    const classes = codes.map(classOf);
    if (['script', 'wire', 'local'].every((one) => classes.includes(one as CloseClass))) {
      return codes;
    }
  }
}

/** What is said to who puts a code into a wrong class. */
function mistake(code: number, chosen: CloseClass): Said {
  const right = classOf(code);
  const holes = { code: String(code) };
  if (right === 'local') {
    return { key: chosen === 'nobody' ? 'is-reported' : `never-sent-${code}`, holes };
  }
  if (right === 'nobody') return { key: 'without-meaning', holes };
  if (chosen === 'nobody') return { key: 'has-meaning', holes };
  if (chosen === 'local') return { key: 'is-sent', holes };
  return { key: right === 'script' ? 'from-script' : 'not-from-script', holes };
}

export const closeCodes: Exercise = {
  id: 'close-codes',
  number: '14.2',
  worked: 'what-a-close-frame-says',
  sections: ['RFC 6455 §7.4.1', 'RFC 6455 §7.4.2'],
  seed: 'closeClass',
  task(draw) {
    const codes = draw.shuffle(drawCodes(draw));
    const mistakes = codes.map((code) => {
      const wrong = CLASSES.filter((one) => one !== classOf(code));
      return [String(code), Object.fromEntries(wrong.map((one) => [one, mistake(code, one)]))];
    });
    return {
      parts: [
        {
          kind: 'match',
          id: 'codes',
          items: codes.map((code) => ({ id: String(code), text: String(code) })),
          choices: CLASSES.map((id) => ({ id })),
          right: Object.fromEntries(codes.map((code) => [String(code), [classOf(code)]])),
          mistakes: Object.fromEntries(mistakes) as Record<string, Record<string, Said>>,
        },
      ],
      steps: [
        { key: 'local' },
        { key: 'script' },
        {
          key: 'rest',
          shown: {
            kind: 'table',
            rows: codes.map((code) => [String(code), { label: classOf(code) }]),
          },
        },
      ],
    };
  },
};
