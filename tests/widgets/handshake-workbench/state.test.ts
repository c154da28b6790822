import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { State } from '#widgets/handshake-workbench/model.ts';
import { presetNamed } from '#widgets/handshake-workbench/presets.ts';
import { START } from '#widgets/handshake-workbench/server.ts';
import { parseState, serializeState } from '#widgets/handshake-workbench/state.ts';

const texts = fc.oneof(
  fc.string({ maxLength: 60, unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom('Host: ', 'Sec-WebSocket-', 'Upgrade: ', ' HTTP/1.1\n', '~W', '~', '\n', ','),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

describe('parseState()', () => {
  test('brings back what serializeState() wrote', () => {
    fc.assert(
      fc.property(
        fc.record({
          request: texts,
          sent: texts,
          response: texts,
          policy: fc.record({
            speaks: fc.boolean(),
            exists: fc.boolean(),
            login: fc.boolean(),
            origins: texts,
            protocols: texts,
          }),
          side: fc.constantFrom('server', 'client', 'bytes'),
        }) satisfies fc.Arbitrary<State>,
        (state) => {
          const text = serializeState(state, START);
          if (text === undefined) return;
          expect(text).toMatch(/^[\w.:!~*()-]*(?:,[\w.:!~*()-]*){5},[a-z]+$/);
          expect(parseState(text, START)).toEqual(state);
        },
      ),
    );
  });

  test('names only what differs from the beginning', () => {
    expect(serializeState(START, START)).toBe(',,,,,,server');
    expect(parseState(',,,,,,server', START)).toEqual(START);
    const { request } = presetNamed('game') as { request: string };
    expect(serializeState({ ...START, request, sent: request }, START)).toMatch(
      /^GET_\(~R[^,]{60,110},~,,,,,/,
    );
  });

  test('keeps texts of different heads apart', () => {
    for (const name of ['echo', 'keep-alive', 'bare-lf', 'nul', 'other-order'] as const) {
      const state = { ...START, ...presetNamed(name) };
      const text = serializeState(state, START)!;
      expect(text.length).toBeLessThan(500);
      expect(parseState(text, START)).toEqual(state);
    }
  });

  test.each([
    '',
    ',,,,,,nobody',
    ',,,,,server',
    ',,,,,,,server',
    'a b,,,,,,server',
    '~Q,,,,,,server',
    '~110000~,,,,,,server',
    '~abc,,,,,,server',
    ',,,x,,,server',
    `${'a'.repeat(2000)},,,,,,server`,
  ])('refuses %j', (text) => {
    expect(parseState(text, START)).toBeUndefined();
  });
});

describe('serializeState()', () => {
  test('gives up on texts that are too long for a link', () => {
    for (const length of [2000, 1_000_000]) {
      const request = 'x'.repeat(length);
      expect(serializeState({ ...START, request }, START)).toBeUndefined();
    }
  });
});
