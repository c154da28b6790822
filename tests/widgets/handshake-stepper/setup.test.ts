import { expect, test } from 'vitest';
import {
  MOST_DROPS,
  presetOf,
  PRESETS,
  readIsn,
  START,
  toggleDrop,
} from '#widgets/handshake-stepper/setup.ts';
import { parseState, serializeState } from '#widgets/handshake-stepper/state.ts';

test('readIsn() reads what people write, and nothing outside 32 bits', () => {
  for (const text of ['4294967295', '4,294,967,295', '0xffffffff', '2^32-1', '2**32 − 1']) {
    expect(readIsn(text), text).toBe(4294967295);
  }
  expect(readIsn('0')).toBe(0);
  for (const text of ['', '-1', '4294967296', '2^32', '1.5', '1e3', 'ten', '0x100000000']) {
    expect(readIsn(text), text).toBeUndefined();
  }
});

test('toggleDrop() drops and puts back, up to a number', () => {
  const dropped = toggleDrop(START, 'c.S.0');
  expect(presetOf(dropped)).toBe('lost-syn');
  expect(toggleDrop(dropped, 'c.S.0')).toEqual(START);
  const drops = Array.from({ length: MOST_DROPS }, (_, i) => `c.S.${i}`);
  const full = { ...START, drops };
  expect(toggleDrop(full, 's.SA.0')).toBe(full);
});

test('a state survives the address', () => {
  for (const setup of Object.values(PRESETS)) {
    for (const place of [
      { setup, step: 0, predicts: true },
      { setup, step: 12, predicts: false },
    ]) {
      expect(parseState(serializeState(place))).toEqual(place);
    }
  }
});

test('parseState() refuses what is damaged', () => {
  const whole = serializeState({ setup: PRESETS['lost-last-ack'], step: 5, predicts: true });
  expect(whole).toBe('5,client-closes,99,299,-,p,c.A.2.2');
  for (const text of [
    '',
    '5,client-closes,99,299,-',
    '5,client-leaves,99,299,-,p',
    '5,open,4294967296,299,-,p',
    '5,open,99,-1,-,p',
    'x,open,99,299,-,p',
    '5,open,99,299,syn2,p',
    '5,open,99,299,-,p,c.A.2.2,c.A.2.2',
    '5,open,99,299,-,p,c.X.0',
    `5,open,99,299,-,p,${Array.from({ length: 13 }, (_, i) => `c.S.${i}`).join()}`,
  ]) {
    expect(parseState(text), text).toBeUndefined();
  }
});
