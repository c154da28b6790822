import { expect, test } from 'vitest';
import { PRESETS, START } from '#widgets/connection-life/settings.ts';
import { parseState, serializeState } from '#widgets/connection-life/state.ts';

const TEXT = '2,300,3600,0,swallow,nobody,25,10,924,1800,client-text@400';

test('serializeState() and parseState() carry a life and the step looked at', () => {
  expect(serializeState(START, 2)).toBe(TEXT);
  for (const life of Object.values(PRESETS)) {
    expect(parseState(serializeState(life, 7))).toEqual({ life, step: 7 });
  }
});

test('parseState() refuses what was damaged', () => {
  const damaged = [
    '',
    '2,300,3600',
    TEXT.replace('2,', 'x,'),
    TEXT.replace('300,', '-1,'),
    TEXT.replace('swallow', 'chew'),
    TEXT.replace('nobody', 'somebody'),
    TEXT.replace('25', '0'),
    TEXT.replace('1800', '1801'),
    TEXT.replace('client-text', 'client-sings'),
    TEXT.replace('@400', '@'),
    TEXT + ',cut@1'.repeat(6),
  ];
  for (const text of damaged) expect(parseState(text), text).toBeUndefined();
});
