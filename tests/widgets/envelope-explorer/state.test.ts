import { expect, test } from 'vitest';
import { START, type State } from '#widgets/envelope-explorer/model.ts';
import { parseState, serializeState } from '#widgets/envelope-explorer/state.ts';

const STATES: readonly State[] = [
  START,
  { ...START, text: 'a, b\nc', sender: 'server', tls: true, ip: 6, timestamps: true, seed: 12 },
  { ...START, text: '', packet: 3, layer: 'message', revealed: [] },
  { ...START, revealed: ['tcp', 'ip'] },
];

test.each(STATES)('parseState() reads what serializeState() wrote: %j', (state) => {
  expect(parseState(serializeState(state)!)).toEqual(state);
});

test('serializeState() leaves a long message to the reader', () => {
  expect(serializeState({ ...START, text: 'x'.repeat(1001) })).toBeUndefined();
});

test('parseState() reads nothing that it did not write', () => {
  const good = serializeState(START)!;
  expect(good).toBe('client,plain,4,-,0,0,websocket,-,Hello');
  const parts = good.split(',');
  for (let part = 0; part < parts.length - 1; part++) {
    expect(parseState(parts.with(part, 'x').join(',')), `part ${part}`).toBeUndefined();
  }
  expect(parseState(parts.slice(0, -1).join(','))).toBeUndefined();
  expect(parseState(good.replace(',-,Hello', ',-:tcp,Hello'))).toBeUndefined();
  expect(parseState(good.replace(',-,Hello', ',hidden:x,Hello'))).toBeUndefined();
  expect(parseState(good.replace('Hello', 'x'.repeat(1001)))).toBeUndefined();
});
