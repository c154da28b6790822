import { describe, expect, test } from 'vitest';
import { CLOSE_CODES, closeCode } from '#protocol/close-code.ts';

/** RFC 6455 §7.4.1, §7.4.2 and the IANA registry: what may not stand in a Close frame. */
function isForbidden(code: number): boolean {
  return (
    code <= 999 || (code >= 1004 && code <= 1006) || (code >= 1015 && code <= 2999) || code >= 5000
  );
}

describe('closeCode()', () => {
  test('says of every 16-bit number whether it may stand on the wire', () => {
    const wrong = Array.from({ length: 0x1_0000 }, (_, code) => code).filter(
      (code) => closeCode(code).onWire === isForbidden(code),
    );
    expect(wrong).toEqual([]);
  });

  test.each([
    [1000, 'normal-closure', 'RFC 6455 §7.4.1'],
    [1005, 'no-status-received', 'RFC 6455 §7.4.1'],
    [1014, 'bad-gateway', 'IANA WebSocket Close Code Number Registry'],
    [2999, 'unassigned', 'RFC 6455 §7.4.2'],
    [3000, 'registered', 'RFC 6455 §7.4.2'],
    [4999, 'private', 'RFC 6455 §7.4.2'],
  ])('of %d is %s of %s', (code, name, section) => {
    expect(closeCode(code)).toMatchObject({ name, section });
  });

  test.each([-1, 65_536, 1000.5, NaN])('refuses %d', (code) => {
    expect(() => closeCode(code)).toThrow(
      new RangeError(`Close code must be an integer from 0 to 65535, got ${code}`),
    );
  });
});

test('CLOSE_CODES covers 16 bits without a gap, and every entry has a name of its own', () => {
  const firsts = CLOSE_CODES.map(({ first }) => first);
  const lasts = CLOSE_CODES.map(({ last }) => last);
  expect(firsts).toEqual([0, ...lasts.slice(0, -1).map((last) => last + 1)]);
  expect(lasts.at(-1)).toBe(0xffff);
  expect(new Set(CLOSE_CODES.map(({ name }) => name)).size).toBe(CLOSE_CODES.length);
});
