import { describe, expect, test } from 'vitest';
import { checkHeader } from '#protocol/check.ts';
import { parseHeader } from '#protocol/frame.ts';
import { MESSAGE_STATES, type MessageState, stateAfter } from '#protocol/message-state.ts';

describe('stateAfter()', () => {
  test.each<[MessageState, string, string]>([
    // Before, and after each of: 01 text, 81 text, 02 binary, 82 binary, 00 and 80 continuation, 89 Ping, 88 Close.
    ['idle', '01 81 02 82 00 80 89 88', 'in-text idle in-binary idle idle idle idle closed'],
    ['in-text', '00 80 8a 88 01 82', 'in-text idle in-text closed in-text in-text'],
    ['in-binary', '00 80 8a 88 01 82', 'in-binary idle in-binary closed in-binary in-binary'],
    ['closed', '00 80 01 82 89 88', 'closed closed closed closed closed closed'],
  ])('leads from %s over %s to %s', (before, bytes, after) => {
    const states = bytes.split(' ').map((byte0) => {
      const byte = Number.parseInt(byte0, 16);
      return stateAfter({ opcode: byte & 15, fin: byte >= 0x80 }, before);
    });
    expect(states.join(' ')).toBe(after);
  });

  test('stays where it is behind every frame that breaks the order', () => {
    for (const before of MESSAGE_STATES) {
      for (let byte0 = 0; byte0 < 256; byte0++) {
        const header = parseHeader(Uint8Array.of(byte0, 0))!;
        const rules = checkHeader(header, { before }).map(({ section }) => section);
        const isMisplaced = rules.includes('RFC 6455 §5.4') || rules.includes('RFC 6455 §5.5.1');
        if (isMisplaced) expect(stateAfter(header, before)).toBe(before);
      }
    }
  });

  test('refuses a state that does not exist', () => {
    expect(() => stateAfter({ opcode: 1, fin: true }, 'open' as never)).toThrow(RangeError);
  });
});
