import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diskWorkspace } from '../support/disk-workspace.ts';
import { evid } from '../support/terminal.ts';
import { check, type Given, item, smallUnit } from '../support/workspace.ts';

const places = async (given: Given, code: string) =>
  (await check(given))
    .diagnostics(code)
    .map(({ evidence, line, column, endColumn }) => `${evidence} ${line}:${column}-${endColumn}`);

describe('same-day-occasions', () => {
  const labelled = (id: string, date: string) => item(id, { criteria: ['B9/1.1'], date, occasion: 'delay' });
  const bare = (id: string, date: string) => item(id, { criteria: ['B9/1.1'], date });

  it('is said of the unlabelled item, whichever id comes first', async () => {
    const day = '2026-03-04';
    for (const [one, other] of [
      ['E01', 'E02'],
      ['E02', 'E01'],
    ] as const)
      expect(await places({ evidence: [labelled(one, day), bare(other, day)] }, 'same-day-occasions')).toEqual([
        expect.stringMatching(`^${other} `),
      ]);
  });

  it('is said though an item that has both stands between', async () => {
    const both = item('E09', {
      criteria: ['B9/1.1'],
      occasions: [{ date: '2026-03-04', label: 'delay' }, { date: '2026-03-04' }],
    });
    for (const id of ['E01', 'E20'])
      expect(await places({ evidence: [labelled(id, '2026-03-04'), both] }, 'same-day-occasions')).toEqual([
        'E09 8:59-71',
      ]);
  });

  it('does not depend on the order of ids', async () => {
    const kind = fc.constantFrom('labelled', 'bare', 'both');
    const made = fc.array(fc.tuple(kind, fc.constantFrom('2026-03-04', '2026-03-05')), { minLength: 2, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(made, fc.infiniteStream(fc.nat()), async (items, numbers) => {
        const names = items.map((_, index) => `E${index}`);
        const shuffled = [...names].map((name) => [name, numbers.next().value] as const);
        const other = shuffled.sort(([, a], [, b]) => a - b).map(([name]) => name);
        const said = async (ids: readonly string[]) => {
          const evidence = items.map(([each, date], index) => {
            const id = ids[index]!;
            if (each !== 'both') return (each === 'bare' ? bare : labelled)(id, date);
            return item(id, { criteria: ['B9/1.1'], occasions: [{ date, label: 'delay' }, { date }] });
          });
          const found = (await check({ evidence })).diagnostics('same-day-occasions');
          return found.map(({ evidence: id }) => ids.indexOf(id!)).sort();
        };
        expect(await said(other)).toEqual(await said(names));
      }),
      { numRuns: 30 },
    );
  });
});

describe('joined-occasions', () => {
  const rows = (...occasions: readonly object[]) =>
    item('E01', { criteria: ['B9/1.1'], occasions, body: '[B9/1.1]\n' });
  const one = { date: '2026-03-04', customers: ['C-1'] };

  it('is said at the second of two rows of one day with different customers, and names the day', async () => {
    const answer = await check({ evidence: [rows(one, { date: '2026-03-04', customers: ['C-2'] })] });
    expect(answer.diagnostics('joined-occasions')).toMatchObject([
      {
        severity: 'info',
        evidence: 'E01',
        line: 8,
        message: 'two entries of E01 of 2026-03-04 are about different customers (C-1; C-2) and count as one occasion',
      },
    ]);
  });

  it('is behind the numbers of a rule that counted it: evid why names the day', async () => {
    const requirements = [{ id: '1', rules: [{ count: { of: 'occasions', 'at-least': 2 } }] }];
    const evidence = [rows(one, { date: '2026-03-04', customers: ['C-2'] })];
    const cwd = await diskWorkspace({ specs: [smallUnit(requirements)], evidence });
    const { stdout } = await evid(['why', 'amira', 'B9/ER1', '--today', '2026-06-30'], { cwd, columns: 200 });
    expect(stdout).toContain('of 2026-03-04 are about different customers (C-1; C-2) and count as one occasion');
  });

  it('is said once a day, of two items too', async () => {
    const of = (id: string, customers: string[], keys = {}) => item(id, { criteria: ['B9/1.1'], customers, ...keys });
    const said = async (...evidence: Given['evidence'] & {}) =>
      (await check({ evidence })).diagnostics('joined-occasions').map(({ evidence: id }) => id);
    expect(await said(of('E01', ['C-1']), of('E02', ['C-2']), of('E03', ['C-3']))).toEqual(['E02']);
    expect(await said(of('E01', ['C-1', 'C-2']), of('E02', ['C-2', 'C-3']), of('E03', ['C-1', 'C-3']))).toEqual([]);
    expect(await said(of('E01', ['C-1', 'C-2']), of('E02', ['C-2', 'C-3']), of('E03', ['C-4']))).toEqual(['E03']);
  });

  it.each<[string, Given]>([
    ['they share one', { evidence: [rows(one, { date: '2026-03-04', customers: ['C-2', 'C-1'] })] }],
    ['one names none', { evidence: [rows(one, { date: '2026-03-04' })] }],
    ['one has a label', { evidence: [rows(one, { date: '2026-03-04', label: 'visit', customers: ['C-2'] })] }],
    ['the days differ', { evidence: [rows(one, { date: '2026-03-05', customers: ['C-2'] })] }],
    [
      'the item names one for all its rows',
      {
        evidence: [
          item('E01', {
            criteria: ['B9/1.1'],
            customers: ['C-9'],
            occasions: [one, { date: '2026-03-04', customers: ['C-2'] }],
          }),
        ],
      },
    ],
    ['one is a draft', { evidence: [rows(one), item('E02', { criteria: [], customers: ['C-2'], draft: true })] }],
  ])('is not said where %s', async (_, given) => {
    expect((await check(given)).diagnostics('joined-occasions')).toEqual([]);
  });
});

describe('evidence-before-registration', () => {
  const early = (keys = {}) => item('E01', { criteria: ['B9/1.1', 'B9/1.2'], date: '2026-01-10', ...keys });
  const portfolio = { registered: '2026-02-01' };

  it('is said once an item and unit, at the date', async () => {
    const answer = await check({ portfolio, evidence: [early()] });
    expect(answer.diagnostics('evidence-before-registration')).toMatchObject([
      { severity: 'info', evidence: 'E01', line: 5, column: 7 },
    ]);
  });

  it.each<[string, object, object]>([
    ['the occasion goes on after it', { date: ['2026-01-10', '2026-02-01'], occasion: 'project' }, {}],
    ['it is prior learning', { method: 'prior-learning' }, {}],
    ['it is a draft', { draft: true }, {}],
    ['it was withdrawn', { withdrawn: '2026-03-01' }, {}],
    ['nobody says when', {}, { registered: undefined }],
    ['the unit is recognised prior learning', {}, { units: [{ unit: 'B9', route: 'recognised-prior-learning' }] }],
    ['the unit itself is registered earlier', {}, { units: [{ unit: 'B9', registered: '2026-01-10' }] }],
  ])('is not said where %s', async (_, keys, more) => {
    const answer = await check({ portfolio: { ...portfolio, ...more }, evidence: [early(keys)] });
    expect(answer.diagnostics('evidence-before-registration')).toEqual([]);
  });

  it('is said of one early occasion among others', async () => {
    const occasions = [{ date: '2026-03-10' }, { date: ['2026-01-04', '2026-01-10'], label: 'audit' }];
    const evidence = [early({ date: undefined, occasions })];
    expect(await places({ portfolio, evidence }, 'evidence-before-registration')).toEqual([
      expect.stringMatching('^E01 8:57-69'),
    ]);
  });
});

describe('bare-tag', () => {
  const specs = [smallUnit()];
  it.each<[string[], string[]]>([
    [['uncooperative'], ['uncooperative']],
    [['Uncooperative', 'own word'], ['Uncooperative']],
    [['partner/uncooperative', 'uncooperative'], []],
    [['busy'], []],
  ])('of the tags %j is said of %j', async (tags, said) => {
    const answer = await check({ specs, evidence: [item('E01', { criteria: ['B9/1.1'], tags })] });
    expect(answer.diagnostics('bare-tag').map(({ message }) => /the tag (\S+)/.exec(message)?.[1])).toEqual(said);
    expect(answer.diagnostics('bare-tag').every(({ severity }) => severity === 'info')).toBe(true);
  });
});
