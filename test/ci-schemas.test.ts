import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { diskFolder, memoryFolder } from '../src/load/folder.ts';
import type { Result } from '../src/model/result.ts';
import { gitlabShape, junitShape, rdjsonShape } from './formats/ci-shapes.ts';
import { formats, lookOf } from './formats/views.ts';
import { type Element, parseXml } from './formats/xml.ts';
import { examplePortfolios } from './support/examples.ts';
import { assessment, item, smallUnit, unitWithParts, workspaceFiles, yaml } from './support/workspace.ts';

/** What the formats for CI systems are held to: an official schema where one can be had, else the shape that its readers take. */
const hostile = '| <b> & ]]> ::error:: "q" \u001b[31m \u202e [a](http://b) {0} \n # x';

/** Results of every sort: the examples, a workspace full of faults and gaps, one with waivers, one that cannot be used. */
async function results(): Promise<[name: string, result: Result, files: Record<string, string | Uint8Array>][]> {
  const full = await workspaceFiles({
    specs: [smallUnit([{ id: '4', rules: [{ count: { of: 'occasions', 'at-least': '2' } }] }]), unitWithParts()],
    portfolio: { learner: { id: 'L-1', name: hostile }, units: ['B9', '329', 'B77'] },
    evidence: [
      item('E1', { title: hostile, criteria: ['B9/1.1', 'B9/9.9', '329/9.1a'], signed: undefined }),
      item('E2', {
        criteria: ['B9/1.2', 'B9/1.2'],
        tags: ['partner/none', 'partner/cooperative'],
        body: 'Ü 😀 [B9/9.8] and more\n',
      }),
    ],
    records: [
      assessment('A1', '2026-05-02', { decisions: [{ evidence: 'E1', criteria: ['B9/1.1'], outcome: 'met' }] }),
    ],
    files: { 'portfolios/amira/evidence/again.md': item('E1', { criteria: [] })[1] },
  });
  const waivers = yaml({
    waivers: [
      { code: 'unknown-criterion', portfolio: 'amira', reason: hostile, by: 'm-grant' },
      { reference: 'B9/1.2', portfolio: 'amira', reason: 'Agreed.', by: 'm-grant', approval: 'AO-1' },
    ],
  });
  const broken = { ...full, 'specs/B9.unit.yaml': 'id: [' };
  const of = async (files: Record<string, string | Uint8Array>) =>
    (await checkWorkspace({ folder: memoryFolder(files), today: '2026-06-30' })).result;
  const examples = await checkWorkspace({
    folder: diskFolder('.'),
    today: '2026-11-22',
    portfolios: examplePortfolios,
  });
  return [
    ['the examples', examples.result, {}],
    ['faults and gaps', await of(full), full],
    ['waivers', await of({ ...full, 'waivers.yaml': waivers }), full],
    ['a broken specification', await of(broken), broken],
    ['nothing at all', await of({}), {}],
  ];
}
const all = await results();
const written = (format: 'sarif' | 'rdjson' | 'gitlab' | 'junit') =>
  all.map(([name, result, files]) => {
    const sourceLine = (file: string, line: number) => files[file]?.toString().split('\n')[line - 1];
    return [name, formats[format](JSON.parse(JSON.stringify(result)), lookOf({ sourceLine }))] as const;
  });

/** The official patterns are not of the stricter sort that the flag `u` asks for. */
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats.default(ajv);
const faultsOf = (validate: ValidateFunction, text: string) => {
  validate(JSON.parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

it('the results hold what the formats must carry', () => {
  const [, full, waived] = all.map(([, result]) => result);
  expect(new Set(full!.diagnostics.map(({ severity }) => severity)).size).toBe(3);
  expect(full!.diagnostics.some(({ related }) => related !== undefined)).toBe(true);
  expect(waived!.summary.waived?.gaps).toBe(1);
  expect(waived!.summary.waived?.errors).toBeGreaterThan(0);
});

const official = () => {
  const name = '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
  try {
    const path = createRequire(import.meta.url).resolve(name);
    return existsSync(path) ? path : undefined;
  } catch {
    console.warn(`skipped: ${name} is not installed`);
    return undefined;
  }
};

describe('sarif', () => {
  const path = official();

  it.skipIf(path === undefined)('keeps to the official schema of SARIF 2.1.0, which a package ships', () => {
    // Draft 4 names a schema by `id`; nothing else in this one differs from what ajv reads.
    const { $schema, id: _, ...schema } = JSON.parse(readFileSync(path!, 'utf8'));
    expect($schema).toBe('http://json-schema.org/draft-04/schema#');
    const validate = ajv.compile(schema);
    for (const [name, text] of written('sarif')) expect([name, faultsOf(validate, text)]).toEqual([name, []]);
    const [, text] = written('sarif')[1]!;
    expect(faultsOf(validate, text.replace('"level": "error"', '"level": "grave"'))).not.toEqual([]);
    expect(faultsOf(validate, text.replace(/"startLine": \d+/, '"startLine": 0'))).not.toEqual([]);
  });
});

describe.each([
  ['rdjson', rdjsonShape, '"severity": "ERROR"'],
  ['gitlab', gitlabShape, '"severity": "major"'],
] as const)('%s', (format, shape, severity) => {
  it('has the shape that its reader takes, and no other key', () => {
    const validate = ajv.compile(shape);
    for (const [name, text] of written(format)) expect([name, faultsOf(validate, text)]).toEqual([name, []]);
    const [, text] = written(format)[1]!;
    expect(faultsOf(validate, text.replace(severity, '"severity": "grave"'))).not.toEqual([]);
  });
});

describe('junit', () => {
  /** What is wrong with an element and those in it. */
  const faultsIn = ({ name, attributes, children, text }: Element): string[] => {
    const shape = junitShape[name];
    if (shape === undefined) return [`no element is called ${name}`];
    const known = [...shape.required, ...(shape.optional ?? [])];
    return [
      ...shape.required.filter((each) => attributes[each] === undefined).map((each) => `${name} lacks ${each}`),
      ...Object.keys(attributes)
        .filter((each) => !known.includes(each))
        .map((each) => `${name} has ${each}`),
      ...children.filter((child) => !shape.children.includes(child.name)).map((child) => `${child.name} in ${name}`),
      ...(shape.text === undefined && text.trim() !== '' ? [`text in ${name}`] : []),
      ...children.flatMap(faultsIn),
    ];
  };

  it('has the elements and attributes that its readers know, and no other', () => {
    for (const [name, text] of written('junit')) {
      const root = parseXml(text);
      expect([name, root.name, faultsIn(root)]).toEqual([name, 'testsuites', []]);
    }
    expect(faultsIn({ name: 'testcase', attributes: { name: 'a', time: '1' }, children: [], text: 'b' })).toEqual([
      'testcase lacks classname',
      'testcase has time',
      'text in testcase',
    ]);
  });
});
