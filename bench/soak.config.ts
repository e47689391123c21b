import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { bundled } from '../bin/bundled.mjs';

/** Every test file that states a property or kills a process: those have long versions. */
const include = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts'))
  .map((path) => `test/${path.replaceAll('\\', '/')}`)
  .filter((path) => /from '(fast-check|\.\.?\/support\/process\.ts)'/.test(readFileSync(path, 'utf8')));

export default defineConfig({
  plugins: [bundled()],
  test: {
    include,
    setupFiles: ['bench/long-properties.ts'],
    testTimeout: 0,
    hookTimeout: 0,
    reporters: ['verbose'],
  },
});
