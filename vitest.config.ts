import { defineConfig } from 'vitest/config';
import { bundled } from './bin/bundled.mjs';

export default defineConfig({
  plugins: [bundled()],
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/same-draws.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
