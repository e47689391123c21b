import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkWorkspace } from '../src/check-workspace.ts';
import { diskFolder } from '../src/load/folder.ts';
import { jsonSchemas, type SchemaName, schemaNames } from '../src/model/json-schema.ts';
import { splitFrontMatter } from '../src/parse/front-matter.ts';
import { examplePortfolios } from './support/examples.ts';
import { annotations, validatorOf } from './support/json-schema.ts';
import { evid } from './support/terminal.ts';

const schemas = jsonSchemas();
const textOf = (name: SchemaName) => `${JSON.stringify(schemas[name], null, 2)}\n`;
const root = new URL('..', import.meta.url).pathname;

describe.each(schemaNames)('the schema %s', (name) => {
  it('is the one in schemas/', async () => {
    await expect(textOf(name)).toMatchFileSnapshot(`../schemas/${name}.schema.json`);
  });

  it('is valid draft-07 and says nothing that a reader would not know', () => {
    const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
    ajv.addVocabulary(annotations);
    expect(ajv.validateSchema(schemas[name])).toBe(true);
    expect(() => ajv.compile(schemas[name])).not.toThrow();
  });

  it('names no address that an editor would fetch, and keeps evid’s own marks to itself', () => {
    const { $schema, ...rest } = schemas[name];
    expect($schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(JSON.stringify(rest)).not.toMatch(/https?:|"evid"|evidBlank/);
    expect(rest.$id).toBe(`${name}.schema.json`);
  });
});

describe('files of this repository', () => {
  it.each(repositoryFiles())('%s is accepted by the schema %s', (path, name) => {
    const text = readFileSync(`${root}${path}`, 'utf8');
    const split = path.endsWith('.md') ? splitFrontMatter(path, text) : undefined;
    if (split !== undefined && 'finding' in split) throw new Error(split.finding.message);
    const data = parse(split?.source.text ?? text, { version: '1.2', schema: 'core' });
    expect(validatorOf(name)(data)).toEqual([]);
  });

  it('name the schema they are of in their first line', () => {
    for (const [path, name] of repositoryFiles().filter(([each]) => each.endsWith('.yaml'))) {
      const up = '../'.repeat(path.split('/').length - 1);
      expect(readFileSync(`${root}${path}`, 'utf8').split('\n')[0]).toBe(
        `# yaml-language-server: $schema=${up}schemas/${name}.schema.json`,
      );
    }
  });
});

describe('the result', () => {
  it('of checking this repository is accepted by the schema result', async () => {
    const { result } = await checkWorkspace({ folder: diskFolder(root), today: '2026-11-22' });
    expect(result.portfolios.length).toBeGreaterThan(0);
    expect(validatorOf('result')(JSON.parse(JSON.stringify(result)))).toEqual([]);
  });

  it('with a key that evid does not write is refused', () => {
    const empty = {
      version: 1,
      today: '2026-11-22',
      filters: {},
      summary: { specs: 0, portfolios: 0, evidence: 0, errors: 0, warnings: 0, infos: 0, gaps: 0 },
      people: {},
      portfolios: [],
      diagnostics: [],
    };
    expect(validatorOf('result')(empty)).toEqual([]);
    expect(validatorOf('result')({ ...empty, generated: 'now' })).not.toEqual([]);
    expect(validatorOf('result')({ ...empty, today: null })).not.toEqual([]);
  });
});

describe('evid schema', () => {
  const run = (...argv: string[]) => evid(['schema', ...argv], { cwd: root, columns: 80 });

  it('lists the schemas, one a line', async () => {
    const { status, stdout } = await run();
    expect(status).toBe(0);
    expect(stdout.split('\n').map((line) => line.split(' ')[0])).toEqual([...schemaNames, '']);
    expect(stdout).toContain('portfolio      portfolio.yaml\n');
  });

  it('lists what docs/editors.md lists', async () => {
    const { stdout } = await run();
    expect(readFileSync(`${root}docs/editors.md`, 'utf8')).toContain(
      `$ evid schema\n${stdout.replace(/^(?=.)/gm, '    ')}`,
    );
  });

  it('prints a schema as it stands in schemas/', async () => {
    const { status, stdout } = await run('people');
    expect(status).toBe(0);
    expect(stdout).toBe(textOf('people'));
  });

  it('offers the nearest name for one that it does not know', async () => {
    expect(await run('portfolo')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'evid: there is no schema portfolo\n  help: did you mean portfolio?\n',
    });
  });
});

function repositoryFiles(): [path: string, name: SchemaName][] {
  const below = (folder: string) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
      .sort();
  const kinds: [RegExp, SchemaName][] = [
    [/\.unit\.yaml$/, 'unit'],
    [/\.standard\.yaml$/, 'standard'],
    [/^portfolios\/[^/]+\/portfolio\.yaml$/, 'portfolio'],
    [/^portfolios\/[^/]+\/evidence\/.*\.md$/, 'evidence'],
    [/^portfolios\/[^/]+\/assessments\/[^/]+\.md$/, 'assessment'],
    [/^portfolios\/[^/]+\/verification\/[^/]+\.md$/, 'verification'],
    [/^evid\.yaml$/, 'config'],
    [/^people\.yaml$/, 'people'],
  ];
  return ['evid.yaml', 'people.yaml', ...below('specs'), ...examplePortfolios.flatMap(below)].flatMap((path) => {
    const kind = path.endsWith('/README.md') ? undefined : kinds.find(([form]) => form.test(path));
    return kind === undefined ? [] : [[path, kind[1]] as [string, SchemaName]];
  });
}
