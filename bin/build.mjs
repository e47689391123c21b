// Bundles bin/evid.ts into dist/, which is what `npx evid` runs. An install without the development packages keeps going.
import { existsSync, rmSync, writeFileSync } from 'node:fs';

const rolldown = await import('rolldown').catch(() => undefined);
if (rolldown === undefined) {
  console.error('evid: not built, because the development packages are not installed (run `npm ci` to get them).');
} else {
  rmSync('dist', { recursive: true, force: true });
  await rolldown.build({
    input: 'bin/evid.ts',
    platform: 'node',
    output: {
      dir: 'dist',
      format: 'esm',
      entryFileNames: 'evid.js',
      chunkFileNames: '[name]-[hash].js',
      minify: false,
    },
    logLevel: 'warn',
  });
  // npm links the commands of dependencies only; without these, `npx evid` inside this folder would find nothing.
  if (existsSync('node_modules/.bin')) {
    writeFileSync('node_modules/.bin/evid', "#!/usr/bin/env node\nimport('../../dist/evid.js');\n", { mode: 0o755 });
    writeFileSync('node_modules/.bin/evid.cmd', '@node "%~dp0\\..\\..\\dist\\evid.js" %*\r\n');
  }
}
