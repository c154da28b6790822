import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Thousands of random cases on a busy machine take longer than the usual 5 s.
    testTimeout: 60_000,
    coverage: {
      include: ['src/protocol/**/*.ts'],
      reporter: ['text-summary', 'html'],
      thresholds: { 'src/protocol/**': { 100: true } },
    },
  },
});
