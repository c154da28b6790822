import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '#protocol/bytes.ts';
import {
  compose,
  force,
  insert,
  move,
  setBody,
  toggleCut,
} from '#widgets/fragment-composer/model.ts';
import { parseState, serializeState } from '#widgets/fragment-composer/state.ts';
import { TRAY, type TrayName } from '#widgets/fragment-composer/tray.ts';

describe('serializeState()', () => {
  test('is readable', () => {
    const cut = toggleCut(compose(encodeUtf8('你好')), 4);
    expect(serializeState({ state: cut, step: 0 })).toBe('e4bda0e5a5bd,4,0.1,step0');
    const state = force(insert(cut, 1, TRAY.ping), 2, { fin: false, opcode: 1 });
    const more = { ...state, sender: 'client', kind: 'binary', seed: 7, limit: 9 } as const;
    expect(serializeState({ state: more, step: 2 })).toBe(
      'e4bda0e5a5bd,4,0.x896862.1f0o1,client,binary,key7,max9,step2',
    );
  });

  test('is undone by parseState()', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 12 }),
        fc.uniqueArray(fc.nat(12), { maxLength: 8 }),
        fc.array(
          fc.record({
            at: fc.nat(12),
            name: fc.constantFrom(...(Object.keys(TRAY) as TrayName[])),
            body: fc.option(fc.uint8Array({ maxLength: 8 }), { nil: undefined }),
            from: fc.nat(12),
            to: fc.nat(12),
            opcode: fc.nat(15),
            fin: fc.boolean(),
          }),
          { maxLength: 4 },
        ),
        fc.constantFrom('client', 'server'),
        fc.constantFrom('text', 'binary'),
        fc.nat(2 ** 32 - 1),
        fc.option(fc.nat(99), { nil: undefined }),
        fc.nat(60),
        (message, cuts, edits, sender, kind, seed, limit, step) => {
          const possible = cuts.filter((cut) => cut <= message.length);
          let state = possible.reduce(toggleCut, compose(message, { sender, kind, seed, limit }));
          for (const { at, name, body, from, to, opcode, fin } of edits) {
            state = insert(state, at, TRAY[name]);
            if (body !== undefined) state = setBody(state, at, body);
            state = force(move(state, from, to), to, { opcode, fin });
          }
          const text = serializeState({ state, step });
          // Nothing in it is escaped in a URL, and no link ends in a character that mails cut off.
          expect(text).toMatch(/^[\w,.]*\d$/);
          expect(parseState(text)).toEqual({ state, step });
        },
      ),
    );
  });
});

test.each([
  '',
  '616',
  'AB,,0',
  '6162',
  '6162,,',
  '6162,,1',
  '6162,,0.0',
  '6162,1,0',
  '6162,3,0.1',
  '6162,1.1,0.1.2',
  '6162,x,0.1',
  '6162,,0.y',
  '6162,,0.x8',
  '6162,,0.x496162',
  '6162,,0f2',
  '6162,,0o',
  '6162,,0,server',
  '6162,,0,step999',
  `${'61'.repeat(49)},,0`,
  `6162,,0${'.x89'.repeat(60)}`,
  `6162,,0.x89${'61'.repeat(131)}`,
])('parseState() does not understand %j', (text) => {
  expect(parseState(text)).toBeUndefined();
});
