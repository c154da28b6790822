import { expect, test } from 'vitest';
import { CLOSE_CODES } from '#protocol/close-code.ts';
import { FRAME } from '#i18n/frame.ts';

test('The words of the rule about close codes name the codes that the table forbids', () => {
  for (const { rules } of Object.values(FRAME)) {
    const numbers = rules['close-code-forbidden'].why.match(/\d+/g)?.map(Number) ?? [];
    const forbidden = CLOSE_CODES.filter(({ onWire }) => !onWire).flatMap(({ first, last }) =>
      first === last ? [first] : [first, last],
    );
    // Behind the last border there are no more codes.
    const borders = forbidden.filter((code) => code !== 0xffff);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(borders);
  }
});
