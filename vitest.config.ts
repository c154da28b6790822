import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Modules with runes (.svelte.ts) have to be compiled.
  plugins: [svelte()],
  test: {
    include: ['tests/**/*.test.ts'],
    // A worker for every file takes twice as long as the tests; what a test puts into globals it takes back.
    isolate: false,
    // Thousands of random cases on a busy machine take longer than the usual 5 s.
    testTimeout: 60_000,
    coverage: {
      include: ['src/{protocol,net}/**/*.ts'],
      reporter: ['text-summary', 'html'],
      thresholds: { 'src/{protocol,net}/**': { 100: true } },
    },
  },
});
