// Bundles bin/run.ts into dist/, behind bin/evid.js, which is what `npx evid` runs. An install without the development packages keeps going.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { bundledPackages, notices } from './notices.mjs';

const { env, execPath } = process;
/** Parts that bin/load.cjs runs only when something of them is asked for: most commands, on most workspaces, ask for none of them. */
const later = Object.entries({
  widths: packages('string-width', 'strip-ansi', 'ansi-regex', 'get-east-asian-width'),
  colours: [...packages('chalk'), '/supports-color'],
  yaml: [...packages('yaml'), '/src/parse/yaml-document.ts', '/src/parse/yaml-slip.ts'],
  zod: [...packages('zod'), ...['zod-of', 'json-schema', 'result', 'reason'].map((name) => `/src/model/${name}.ts`)],
  markdown: [
    ...packages('markdown-it', 'linkify-it', 'mdurl', 'uc.micro', 'punycode.js'),
    '/src/case/quotable-text.ts',
  ],
  entities: packages('entities'),
}).map(([name, paths]) => ({
  name: `later-${name}`,
  test: (id) => paths.some((path) => id.replaceAll('\\', '/').includes(path)),
  includeDependenciesRecursively: false,
}));

/** How many colours there are, chalk is told: it need not ask the system. */
const colours = {
  name: 'colours',
  resolveId: (source) => (source === '#supports-color' ? '\0/supports-color' : undefined),
  load: (id) => (id === '\0/supports-color' ? 'export default { stdout: false, stderr: false };' : undefined),
};

const rolldown = await import('rolldown').catch(() => undefined);
if (rolldown !== undefined) await build(rolldown);
else if (env.npm_config_global === 'true') buildAfterFetching();
else console.error('evid: not built, because the development packages are not installed (run `npm ci` to get them).');

function packages(...names) {
  return names.map((name) => `/node_modules/${name}/`);
}

async function build(rolldown) {
  rmSync('dist', { recursive: true, force: true });
  const { bundled } = await import('./bundled.mjs');
  const { output } = await rolldown.build({
    input: 'bin/run.ts',
    platform: 'node',
    preserveEntrySignatures: 'allow-extension',
    plugins: [bundled(), colours],
    output: {
      dir: 'dist',
      format: 'cjs',
      entryFileNames: 'run.cjs',
      chunkFileNames: '[name]-[hash].cjs',
      minify: false,
      codeSplitting: { groups: later },
    },
    logLevel: 'warn',
  });
  writeFileSync('THIRD-PARTY-NOTICES', notices(bundledPackages(output.flatMap(({ moduleIds = [] }) => moduleIds))));
  const { engines, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const entry = readFileSync('bin/evid.js', 'utf8')
    .replace("'0.0'", `'${engines.node.replace('>=', '')}'`)
    .replace("'0.0.0'", `'${version}'`);
  writeFileSync('dist/evid.js', entry, { mode: 0o755 });
  copyFileSync('bin/load.cjs', 'dist/load.cjs');
  // So Node takes evid.js for a script and starts it at once, without its loader of modules.
  writeFileSync('dist/package.json', '{ "type": "commonjs" }\n');
  keepCompiledCode();
  // npm links the commands of dependencies only; without these, `npx evid` inside this folder would find nothing.
  if (existsSync('node_modules/.bin')) {
    writeFileSync('node_modules/.bin/evid', "#!/usr/bin/env node\nrequire('../../dist/evid.js');\n", { mode: 0o755 });
    writeFileSync('node_modules/.bin/evid.cmd', '@node "%~dp0\\..\\..\\dist\\evid.js" %*\r\n');
  }
}

/**
 * Without it evid does the same, and takes longer to start. It goes along in the package, since an install from git packs what was
 * built with the very Node that will run it.
 */
function keepCompiledCode() {
  const { NODE_OPTIONS: _, ...plain } = env;
  const { status, stderr } = spawnSync(execPath, ['bin/code-cache.mjs'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: plain,
  });
  if (status !== 0) console.error(`${stderr}evid: built, but without compiled code, so that it starts more slowly.`);
}

/**
 * `npm install --global` of a git repository, which is how pre-commit installs, prepares a clone without its development
 * packages. A command without dist/ would be none, so this builds or fails; the second start does not remember what was missing.
 */
function buildAfterFetching() {
  const settings = ['--global=false', '--include=dev', '--ignore-scripts', '--no-save', '--no-audit', '--no-fund'];
  const steps = [[env.npm_execpath, 'install', ...settings], ['bin/build.mjs']];
  const failed = steps.find(
    (step) => spawnSync(execPath, step, { stdio: 'inherit', env: { ...env, npm_config_global: '' } }).status !== 0,
  );
  if (failed !== undefined) throw new Error('evid: not built, because the development packages cannot be installed');
}
