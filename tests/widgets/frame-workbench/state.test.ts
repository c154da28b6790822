import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { load, select } from '#widgets/frame-workbench/model.ts';
import { MAX_LINKED, parseState, serializeState } from '#widgets/frame-workbench/state.ts';

describe('serializeState()', () => {
  test('is undone by parseState()', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('server', 'client'),
        fc.boolean(),
        fc.nat(300),
        (bytes, receiver, deflate, selected) => {
          const state = select(load(bytes, { receiver, deflate }), selected);
          expect(parseState(serializeState(state)!)).toEqual(state);
        },
      ),
    );
  });

  test('names only what differs from the usual', () => {
    const usual = load(Uint8Array.of(0x81, 0x80, 1, 2, 3, 4), {
      receiver: 'server',
      deflate: false,
    });
    expect(serializeState(usual)).toBe('818001020304');
    expect(serializeState(select({ ...usual, receiver: 'client', deflate: true }, 3))).toBe(
      '818001020304,client,deflate,3',
    );
  });

  test('gives up where a link would be too long', () => {
    const context = { receiver: 'client', deflate: false } as const;
    expect(serializeState(load(new Uint8Array(MAX_LINKED), context))).toHaveLength(3007);
    expect(serializeState(load(new Uint8Array(MAX_LINKED + 1), context))).toBeUndefined();
  });
});

test.each(['8', '8g', '81,who', '81,client,12345', '81 05', '00'.repeat(MAX_LINKED + 1)])(
  'parseState() refuses %s',
  (text) => {
    expect(parseState(text)).toBeUndefined();
  },
);

test('parseState() reads hex alone, as other pages link it', () => {
  expect(parseState('8100')).toMatchObject({ receiver: 'server', deflate: false, selected: 0 });
  expect(parseState('')?.bytes).toHaveLength(0);
});
