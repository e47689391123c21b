// Tools that do a smaller part of evid's job on the same files: none follows a claim to a unit or asks a rule. They are no packages
// of this project: each is installed into a temporary folder when it is measured, and left out, with the reason, where it cannot be.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const node = process.execPath;
const schema = resolve('schemas/evidence.schema.json');

/** How each is told to do the part of the job that it can. `at` is where it was installed, `folder` the workspace. */
const tools = [
  {
    name: 'rumdl',
    packages: ['rumdl@0.2'],
    ways: [
      {
        does: 'one rule of layout',
        command: (at) => [bin(at, 'rumdl'), 'check', '--no-cache', '--enable', 'MD041', '.'],
      },
      { does: 'all rules of layout', command: (at) => [bin(at, 'rumdl'), 'check', '--no-cache', '.'] },
    ],
  },
  {
    name: 'markdownlint-cli2',
    packages: ['markdownlint-cli2@0.24'],
    ways: [{ does: 'rules of layout', command: (at) => [node, bin(at, 'markdownlint-cli2'), 'portfolios/**/*.md'] }],
  },
  {
    name: 'remark-lint-frontmatter-schema',
    packages: ['remark-cli@12', 'remark-frontmatter@5', 'remark-lint-frontmatter-schema@3'],
    ways: [
      {
        does: 'front matter against the JSON Schema of evidence',
        prepare(at, folder) {
          copyFileSync(schema, join(folder, 'evidence.schema.json'));
          const schemas = { './evidence.schema.json': ['**/evidence/*.md'] };
          const plugins = ['remark-frontmatter', ['remark-lint-frontmatter-schema', { schemas }]];
          writeFileSync(join(at, 'remark.json'), JSON.stringify({ plugins }));
        },
        command: (at) => [
          node,
          bin(at, 'remark'),
          '--rc-path',
          join(at, 'remark.json'),
          '--quiet',
          '--no-stdout',
          'portfolios',
        ],
      },
    ],
  },
  {
    name: 'velite',
    packages: ['velite@0.4'],
    ways: [
      {
        does: 'front matter by a schema of strings, into JSON',
        prepare(at, folder) {
          linkPackages(at, folder);
          const text = `import { defineCollection, defineConfig, s } from 'velite';
const items = defineCollection({ name: 'Item', pattern: 'portfolios/*/evidence/*.md', schema: s.object({ id: s.string(), title: s.string(), method: s.string(), criteria: s.array(s.string()) }) });
export default defineConfig({ root: '.', output: { data: '.velite', assets: '.velite/static' }, collections: { items } });
`;
          writeFileSync(join(folder, 'velite.config.mjs'), text);
        },
        command: (at) => [node, bin(at, 'velite'), 'build', '--config', 'velite.config.mjs'],
      },
    ],
  },
  {
    name: 'content-collections',
    packages: ['@content-collections/cli@0.1', '@content-collections/core@0.15', 'zod@4', 'typescript@5'],
    ways: [
      {
        does: 'front matter by a schema of strings, into JSON',
        prepare(at, folder) {
          linkPackages(at, folder);
          mkdirSync(join(folder, '.content-collections'), { recursive: true });
          const text = `import { defineCollection, defineConfig } from '@content-collections/core';
import { z } from 'zod';
const items = defineCollection({ name: 'items', directory: 'portfolios', include: '*/evidence/*.md', schema: z.object({ id: z.string(), title: z.string(), method: z.string(), criteria: z.array(z.string()), content: z.string() }) });
export default defineConfig({ content: [items] });
`;
          writeFileSync(join(folder, 'content-collections.ts'), text);
        },
        command: (at) => [node, bin(at, 'content-collections'), 'build'],
      },
    ],
  },
];

/** A tool whose configuration is a program finds its packages beside it. */
function linkPackages(at, folder) {
  rmSync(join(folder, 'node_modules'), { force: true });
  symlinkSync(join(at, 'node_modules'), join(folder, 'node_modules'));
}

const bin = (at, name) => join(at, 'node_modules', '.bin', name);

/** Each way of each tool, ready to be measured, or why it is left out; what was installed is removed behind it. */
export function* others(folder) {
  for (const { name, packages, ways } of tools) {
    const at = mkdtempSync(join(tmpdir(), 'evid-bench-other-'));
    writeFileSync(join(at, 'package.json'), '{ "private": true, "type": "module" }');
    const install = ['install', '--no-audit', '--no-fund', '--loglevel', 'error', ...packages];
    const { status, stderr, error } = spawnSync('npm', install, { cwd: at, encoding: 'utf8' });
    if (status !== 0) {
      yield { name, why: `it cannot be installed: ${(error?.message ?? stderr).trim().split('\n')[0]}` };
      rmSync(at, { recursive: true, force: true });
      continue;
    }
    for (const { does, prepare, command } of ways) {
      prepare?.(at, folder);
      const [program, ...args] = command(at);
      yield { name, does, program, args };
    }
    rmSync(at, { recursive: true, force: true });
  }
}
