import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    coverage: {
      include: ['src/protocol/**/*.ts'],
      reporter: ['text-summary', 'html'],
      thresholds: { 'src/protocol/**': { 100: true } },
    },
  },
});
