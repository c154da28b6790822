import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeHex } from '#protocol/bytes.ts';
import {
  chooseBug,
  editStage,
  fillAnswer,
  PRESETS,
  START,
  type State,
} from '#widgets/accept-machine/model.ts';
import { STAGES } from '#widgets/accept-machine/stages.ts';
import { parseState, serializeState } from '#widgets/accept-machine/state.ts';

const text = fc.string({ unit: 'binary', maxLength: 60 });
const anyState: fc.Arbitrary<State> = fc.record({
  held: fc.constantFrom(...STAGES),
  text: fc.oneof(
    text,
    fc.uint8Array().map((bytes) => encodeHex(bytes)),
  ),
  bug: fc.constantFrom(undefined, 'guid-first', 'base64-of-hex'),
  answer: text,
});

describe('state in the address', () => {
  test('parseState() gives back what serializeState() wrote', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const written = serializeState(state)!;
        // Needs no escape, and ends in a letter.
        expect(written).toMatch(/^[\w\-.~,]*[a-z]$/);
        const parsed = parseState(written)!;
        // Hex comes back in its usual form.
        const isHex = state.held === 'bytes' || state.held === 'digest';
        expect({ ...parsed, text: '' }).toEqual({ ...state, text: '' });
        if (!isHex) expect(parsed.text).toBe(state.text);
        expect(serializeState(parsed)).toBe(written);
      }),
    );
  });

  test('serializeState() is readable', () => {
    expect(serializeState(START)).toBe('7468652073616d706c65206e6f6e6365,,,bytes');
    const state = fillAnswer(
      chooseBug(editStage(START, 'bytes', '00 0F ff'), 'guid-first'),
      PRESETS['captured-1'].accept,
    );
    expect(serializeState(state)).toBe('000fff,c_LP8JsVmZWV_EB3lgGDVmVQWVA.,guid-first,bytes');
    expect(parseState(serializeState(state)!)).toEqual({ ...state, text: '00 0f ff' });
  });

  test('serializeState() keeps what cannot be read as it was typed', () => {
    const state = editStage(START, 'bytes', '7 zz – 4\n');
    expect(parseState(serializeState(state)!)).toEqual(state);
  });

  test('serializeState() refuses what is too long for a link', () => {
    expect(serializeState(editStage(START, 'key', 'A'.repeat(1990)))).toBeDefined();
    expect(serializeState(editStage(START, 'key', 'A'.repeat(2000)))).toBeUndefined();
  });

  test.each([
    '',
    'key',
    'AAAA',
    'AAAA,,,',
    'AAAA,,,no-stage',
    'AAAA,,no-bug,key',
    'AAAA,,guid-first',
    'AAAA,,,key,',
    'AA AA,,,key',
    'AAAA,~,,key',
    '~12345~,,,key',
    '~zz~,,,key',
    'AAAA,,toString,key',
    'AAAA,,,constructor',
  ])('parseState() does not understand %j', (state) => {
    expect(parseState(state)).toBeUndefined();
  });
});
