import { randomInt } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fuzz, TARGETS } from './fuzz.ts';

/** `npm run fuzz` goes on for as long as it is told; this is a taste of it. */
const INPUTS = 600;

describe('bytes of strangers', () => {
  test.each(TARGETS)('do no harm to $name', (target) => {
    const seed = randomInt(2 ** 32);
    const { outcomes } = fuzz(target, seed, ({ inputs }) => inputs === INPUTS);
    // Inputs that all fail in the same place would test little.
    expect(outcomes.size, `outcomes with seed ${seed}`).toBeGreaterThan(8);
  });
});
