import { expect, test } from 'vitest';
import { parseState, type Saved, serializeState } from '#widgets/who-speaks-first/state.ts';

const saved: Saved = {
  placed: { login: 'server', document: 'both', payment: 'client' },
  current: 'document',
  every: 2,
  at: 0.1,
  moment: 3,
};

test('parseState() reads what serializeState() wrote', () => {
  expect(serializeState(saved)).toBe('s-----b------c,document,2,0.1,3');
  expect(parseState(serializeState(saved))).toEqual(saved);
});

test.each([
  '',
  's-----b------c,document,2,0.1',
  's-----b------c,document,2,0.1,3,4',
  's-----b------,document,2,0.1,3',
  'x-----b------c,document,2,0.1,3',
  's-----b------c,nothing,2,0.1,3',
  's-----b------c,document,4,0.1,3',
  's-----b------c,document,2,0,3',
  's-----b------c,document,2,6.1,3',
  's-----b------c,document,2,1e0,3',
  's-----b------c,document,2,0.1,x',
])('parseState() refuses %j', (text) => {
  expect(parseState(text)).toBeUndefined();
});
