import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { bundled } from './bin/bundled.mjs';

/** Files that replace a module, or change how V8 runs, for everybody in their process. */
const apart = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .map((path) => `test/${path.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.test.ts'))
  .filter((path) => /\bvi\.mock\(|support\/steps\.ts/.test(readFileSync(path, 'utf8')));

export default defineConfig({
  plugins: [bundled()],
  // Without `development`, for which some packages have a slow edition that checks itself.
  ssr: { resolve: { conditions: ['module', 'node'] } },
  test: {
    globalSetup: 'test/support/in-memory.ts',
    setupFiles: ['test/support/same-draws.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // Most of what a test makes is soon forgotten; with this much room it is forgotten without being copied first. And V8 optimises as
    // late as in evid itself, which saves a quarter of the processor's time.
    execArgv: ['--max-semi-space-size=64', '--require=./bin/load.cjs'],
    coverage: {
      include: ['src/**/*.ts'],
      exclude: ['src/page/script/**'],
      reporter: ['text-summary', 'json-summary'],
      reportsDirectory: 'node_modules/.cache/evid-coverage',
    },
    projects: [
      // Two processes take the files one after the other: modules are loaded once in each, and what runs often is compiled once.
      { extends: true, test: { name: 'together', include: ['test/**/*.test.ts'], exclude: apart, isolate: false } },
      { extends: true, test: { name: 'apart', include: apart } },
    ],
  },
});
