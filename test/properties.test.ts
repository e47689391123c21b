import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { memoryFolder } from '../src/load/folder.ts';
import type { Result } from '../src/model/result.ts';
import {
  assessment,
  check,
  type Given,
  home,
  item,
  type NamedFile,
  smallUnit,
  today,
  unitWithParts,
  verification,
  type Written,
  workspaceFiles,
} from './support/workspace.ts';

const refs = ['B9/1.1', 'B9/1.2', 'B9/2.1'];
const tags = ['partner/cooperative', 'partner/uncooperative'];
const ids = ['E1', 'E2', 'E10'];

const itemKeys = fc.record({
  criteria: fc.subarray(refs),
  tags: fc.subarray(tags),
  context: fc.constantFrom('paid-work', 'simulation', undefined),
  date: fc.constantFrom('2026-03-04', '2026-03-05', '2026-04-01'),
  draft: fc.constantFrom(true, undefined, undefined, undefined),
  withdrawn: fc.constantFrom('2026-05-30', undefined, undefined, undefined, undefined),
});
const items = fc
  .tuple(
    ...ids.map((id) =>
      fc.option(
        itemKeys.map((keys) => item(id, keys)),
        { nil: undefined },
      ),
    ),
  )
  .map((each) => each.filter((one): one is NamedFile => one !== undefined));

const decision = fc.record({
  evidence: fc.constantFrom(...ids),
  criteria: fc.subarray(refs, { minLength: 1 }),
  outcome: fc.constantFrom('met', 'met', 'partial', 'not-yet'),
});
const maker = fc.constantFrom('j-okafor', 'j-okafor', 'r-lind', 't-bello', 'm-grant');
const records = fc
  .array(fc.tuple(decision, fc.integer({ min: 1, max: 28 }), maker), { maxLength: 6 })
  .map((each) =>
    each.map(([one, day, assessor], index) =>
      assessment(`A${index + 1}`, `2026-05-${String(day).padStart(2, '0')}`, { assessor, decisions: [one] }),
    ),
  );
const samples = fc
  .array(
    fc.record({ assessment: fc.constantFrom('A1', 'A2', 'A3'), outcome: fc.constantFrom('agreed', 'not-agreed') }),
    {
      maxLength: 2,
    },
  )
  .map((each): Written[] => (each.length > 0 ? [verification('V1', '2026-06-01', each)] : []));

const requirements = [
  { id: '1', rules: [{ admit: { contexts: { not: ['simulation'] }, for: 'performance' } }] },
  { id: '3', rules: [{ judge: { indicators: [{ of: 'occasions' }] } }] },
  { id: '4', rules: [{ count: { of: 'occasions', 'at-least': '2', per: 'criterion' } }] },
  { id: '5', rules: [{ cover: { facet: 'partner', 'separate-occasions': true } }] },
];
const workspaces = fc.record({ evidence: items, records, samples }).map(
  (each): Given => ({
    specs: [smallUnit(requirements)],
    evidence: each.evidence,
    records: [...each.records, ...each.samples],
  }),
);

const run = async (files: Readonly<Record<string, string | Uint8Array>>) =>
  JSON.parse(JSON.stringify((await checkWorkspace({ folder: memoryFolder(files), today })).result)) as Result;

/** Shuffles by drawn keys, so that fast-check can shrink towards the order that was given. */
const shuffled = <Each>(list: readonly Each[], keys: readonly number[]): Each[] =>
  list
    .map((each, index) => ({ each, key: keys[index % keys.length] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ each }) => each);
const keys = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 12 });

describe('order', () => {
  it('of files changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(workspaces, keys, async (given, order) => {
        const files = await workspaceFiles(given);
        expect(await run(Object.fromEntries(shuffled(Object.entries(files), order)))).toEqual(await run(files));
      }),
      { numRuns: 20 },
    );
  });

  it('of YAML keys changes nothing but the lines of what stands in the front matter', async () => {
    const withoutPlaces = ({ diagnostics, portfolios, ...rest }: Result) => ({
      ...rest,
      portfolios: portfolios.map(({ units, ...row }) => ({
        ...row,
        units: units.map(({ place: _, ...unit }) => unit),
      })),
      diagnostics: diagnostics
        .map(({ line: _, column: __, endLine: ___, endColumn: ____, related: _____, ...each }) => JSON.stringify(each))
        .sort(),
    });
    await fc.assert(
      fc.asyncProperty(workspaces, keys, async (given, order) => {
        const files = await workspaceFiles(given);
        const reordered = Object.entries(files).map(([path, content]) => {
          if (!path.startsWith('portfolios/') && path !== 'people.yaml') return [path, content];
          const [before, front, ...body] = content.toString().split('---\n');
          if (front === undefined) return [path, shuffled(content.toString().split(/(?<=\n)/), order).join('')];
          return [path, [before, shuffled(front.split(/(?<=\n)/), order).join(''), ...body].join('---\n')];
        });
        expect(withoutPlaces(await run(Object.fromEntries(reordered)))).toEqual(withoutPlaces(await run(files)));
      }),
      { numRuns: 20 },
    );
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    '---\n',
    '\n',
    ' ',
    '  ',
    '- ',
    '? ',
    ': ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '|\n',
    '>-\n',
    '&a ',
    '*a ',
    '!!str ',
    '#',
    '%YAML 1.1\n',
    'id: ',
    'title: ',
    'criteria: ',
    'date: ',
    'method: ',
    'outcomes:\n',
    'parts:\n',
    'units: ',
    'learner: ',
    'decisions:\n',
    'basis: ',
    'rules: ',
    'judge:\n',
    'any-of: ',
    'requirements:\n',
    'facets: ',
    'policy: ',
    'B9',
    'B9/1.1',
    '[B9/1.1 @ p. 2]',
    '`',
    '```\n',
    '~~~\n',
    '<!--',
    '-->',
    '\t',
    '\r\n',
    '\ufeff',
    '\u2028',
    '\u0000',
    '😀',
    '2026-03-04',
    'work-product',
    'met',
    '<<: ',
    '__proto__: ',
    'constructor: ',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(pieces, { maxLength: 40 }).map((each) => each.join('')),
    fc.array(pieces, { maxLength: 40 }).map((each) => `---\nid: E1\n${each.join('')}\n---\n${each.join('')}`),
    fc.uint8Array({ maxLength: 60 }),
  );
  const paths = fc.constantFrom(
    'evid.yaml',
    'people.yaml',
    'specs/B9.unit.yaml',
    'specs/B8.standard.yaml',
    `${home}/portfolio.yaml`,
    `${home}/evidence/E1.md`,
    `${home}/assessments/A1.md`,
    `${home}/verification/V1.md`,
  );

  it('in any file leads to a result, never to a fault of evid', async () => {
    const files = await workspaceFiles({
      specs: [smallUnit(requirements), unitWithParts()],
      evidence: [item('E1', { criteria: ['B9/1.1'], tags }), item('E2', { criteria: refs })],
      records: [
        assessment('A1', '2026-05-02', { decisions: [{ basis: ['E1', 'E2'], criteria: ['B9/1.1'], outcome: 'met' }] }),
        verification('V1', '2026-05-03', [{ assessment: 'A1', outcome: 'not-agreed' }]),
      ],
    });
    await fc.assert(
      fc.asyncProperty(paths, text, async (path, content) => {
        const { version } = await run({ ...files, [path]: content });
        expect(version).toBe(1);
      }),
      { numRuns: 30 },
    );
  });

  it('cut out of a good file leads to a result too', async () => {
    const files = await workspaceFiles({
      specs: [smallUnit(requirements)],
      evidence: [item('E1', { criteria: ['B9/1.1'], tags, customers: ['C-1'], files: ['attachments/a.pdf'] })],
      records: [
        assessment('A1', '2026-05-02', { decisions: [{ evidence: 'E1', criteria: ['B9/1.1'], outcome: 'met' }] }),
      ],
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(files)),
        fc.nat(),
        fc.nat(),
        pieces,
        async (path, from, length, piece) => {
          const content = files[path]!.toString();
          const at = from % (content.length + 1);
          const cut = content.slice(0, at) + piece + content.slice(at + (length % 20));
          expect((await run({ ...files, [path]: cut })).version).toBe(1);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('progress', () => {
  const met = (answer: Awaited<ReturnType<typeof check>>) =>
    answer
      .unit()
      .criteria.filter(({ status }) => status === 'met')
      .map(({ ref }) => ref);

  it('is not lost by one more decision that something is met', async () => {
    await fc.assert(
      fc.asyncProperty(workspaces, decision, async (given, more) => {
        const before = met(await check(given));
        const record = assessment('A99', '2026-06-02', { decisions: [{ ...more, outcome: 'met' }] });
        const after = met(await check({ ...given, records: [...(given.records ?? []), record] }));
        expect(after).toEqual(expect.arrayContaining(before));
      }),
      { numRuns: 35 },
    );
  });

  it('is not lost by one more item: it opens no gap', async () => {
    const gaps = (answer: Awaited<ReturnType<typeof check>>) => answer.unit().gaps.map(({ ref }) => ref);
    await fc.assert(
      fc.asyncProperty(workspaces, itemKeys, async (given, more) => {
        const before = gaps(await check(given));
        const after = gaps(await check({ ...given, evidence: [...(given.evidence ?? []), item('E99', more)] }));
        expect(before).toEqual(expect.arrayContaining(after));
      }),
      { numRuns: 35 },
    );
  });

  it('is counted the same in the summary, the units and the gaps', async () => {
    await fc.assert(
      fc.asyncProperty(workspaces, async (given) => {
        const { result } = await check(given);
        const units = result.portfolios.flatMap((portfolio) => portfolio.units);
        expect(result.summary.gaps).toBe(units.flatMap((unit) => unit.gaps).length);
        for (const unit of units) {
          const count = (status: string) => unit.criteria.filter((each) => each.status === status).length;
          expect([unit.criteriaMet, unit.criteriaClaimed, unit.criteriaTotal]).toEqual([
            count('met'),
            count('claimed'),
            3,
          ]);
        }
        const severities = result.diagnostics.map(({ severity }) => severity);
        expect(result.summary).toMatchObject({
          errors: severities.filter((each) => each === 'error').length,
          warnings: severities.filter((each) => each === 'warning').length,
          infos: severities.filter((each) => each === 'info').length,
        });
      }),
      { numRuns: 30 },
    );
  });
});
