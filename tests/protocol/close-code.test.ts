import { describe, expect, test } from 'vitest';
import { CLOSE_CODES, closeCode, type CloseCodeRange } from '#protocol/close-code.ts';

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

/** The codes for which something holds, as `first` or `first–last`. */
const codesOf = (holds: (range: CloseCodeRange) => boolean) =>
  CLOSE_CODES.filter(holds)
    .map(({ first, last }) => (first === last ? first : `${first}–${last}`))
    .join(' ');

describe('CLOSE_CODES says', () => {
  test('who may send a code', () => {
    expect(codesOf(({ sender }) => sender === 'client')).toBe('1010');
    expect(codesOf(({ sender }) => sender === 'server')).toBe('1012 1013 1014');
    expect(codesOf(({ sender }) => sender === 'any')).toBe(
      '1000 1001 1002 1003 1007 1008 1009 1011 3000–3999 4000–4999',
    );
    expect(CLOSE_CODES.every(({ sender, onWire }) => onWire === (sender !== 'nobody'))).toBe(true);
  });

  test('which codes script may pass to close()', () => {
    expect(codesOf(({ fromScript }) => fromScript)).toBe('1000 3000–3999 4000–4999');
  });

  test('which codes are only reported', () => {
    expect(codesOf(({ localOnly }) => localOnly)).toBe('1005 1006 1015');
    expect(CLOSE_CODES.some(({ localOnly, onWire }) => localOnly && onWire)).toBe(false);
  });
});

test('CLOSE_CODES covers 16 bits without a gap, and every entry has a name of its own', () => {
  const firsts = CLOSE_CODES.map(({ first }) => first);
  const lasts = CLOSE_CODES.map(({ last }) => last);
  expect(firsts).toEqual([0, ...lasts.slice(0, -1).map((last) => last + 1)]);
  expect(lasts.at(-1)).toBe(0xffff);
  expect(new Set(CLOSE_CODES.map(({ name }) => name)).size).toBe(CLOSE_CODES.length);
});
