import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { crosswalk } from '../src/evaluate/crosswalk.ts';
import { readWorkspace } from '../src/intake/read-workspace.ts';
import { memoryFolder } from '../src/load/folder.ts';
import { crosswalkDocument } from '../src/report/crosswalk.ts';
import { onScreen } from './support/shown.ts';
import { evid } from './support/terminal.ts';
import { assessment, type Given, item, type NamedFile, unit, workspaceFiles, yaml } from './support/workspace.ts';

const today = '2026-06-30';
const standard = (more: Record<string, unknown> = {}): NamedFile => [
  'specs/S1.standard.yaml',
  yaml({
    id: 'S1',
    title: 'Serve',
    performance: [
      { id: 'P1', text: 'greet' },
      { id: 'P2', text: 'listen' },
    ],
    knowledge: [{ id: 'K1', text: 'who is who' }],
    ...more,
  }),
];
const outcomes = {
  'Do the work': ['1.1', '1.2', { id: '1.3', text: 'Follow procedures to', parts: [{ id: 'a', text: 'mend' }] }],
};
const links = [
  { criterion: '1.1', to: ['P1', 'K1'] },
  { criterion: '1.2', to: ['P1'] },
  { criterion: '1.3a', to: ['K1'] },
];
const mapped = (own: unknown = links) => unit('B9', { outcomes, more: { mappings: [{ standard: 'S1', links: own }] } });

async function walk(given: Given, withPortfolio = true) {
  const folder = memoryFolder(await workspaceFiles({ specs: [mapped(), standard()], ...given }));
  const { result } = await checkWorkspace({ folder, today });
  const { units } = readWorkspace(folder, today).workspace.units;
  return crosswalk(units.get('B9')!, units.get('S1')!, today, withPortfolio ? result.portfolios[0] : undefined);
}

describe('a crosswalk', () => {
  it('says what each criterion reaches, what reaches each item, and what is not reached from either side', async () => {
    const { criteria, items, unreached, coverage } = await walk({}, false);
    expect(criteria.map(({ ref, to }) => [ref, ...to])).toEqual([
      ['B9/1.1', 'S1/P1', 'S1/K1'],
      ['B9/1.2', 'S1/P1'],
      ['B9/1.3'],
      ['B9/1.3a', 'S1/K1'],
    ]);
    expect(items.map(({ ref, from }) => [ref, ...from])).toEqual([
      ['S1/P1', 'B9/1.1', 'B9/1.2'],
      ['S1/P2'],
      ['S1/K1', 'B9/1.1', 'B9/1.3a'],
    ]);
    expect(unreached).toEqual({ criteria: [], items: ['S1/P2'] });
    expect(coverage).toBeUndefined();
    const fewer = await walk({ specs: [mapped(links.slice(0, 1)), standard()] }, false);
    expect(fewer.unreached.criteria).toEqual(['B9/1.2', 'B9/1.3']);
  });

  it('says when the review of the standard has passed', async () => {
    const due = async (day: string) => (await walk({ specs: [mapped(), standard({ 'review-due': day })] })).standard;
    expect(await due('2026-06-29')).toMatchObject({ reviewDue: '2026-06-29', reviewPassed: true });
    expect(await due('2026-06-30')).toMatchObject({ reviewPassed: false });
  });

  it('takes the best criterion that reaches an item, and the standard’s own claims beside it', async () => {
    const { criteria, items, coverage } = await walk({
      portfolio: { units: ['B9', 'S1'] },
      evidence: [item('E01', { criteria: ['B9/1.1', 'B9/1.2', 'S1/P2'] })],
      records: [
        assessment('A01', '2026-05-01', { decisions: [{ evidence: 'E01', criteria: ['B9/1.2'], outcome: 'met' }] }),
      ],
    });
    expect(items.map(({ ref, mapped: through, direct }) => [ref, through, direct])).toEqual([
      ['S1/P1', 'met', 'missing'],
      ['S1/P2', undefined, 'claimed'],
      ['S1/K1', 'claimed', 'missing'],
    ]);
    expect(criteria.map(({ ref, status }) => [ref, status])).toEqual([
      ['B9/1.1', 'claimed'],
      ['B9/1.2', 'met'],
      ['B9/1.3', 'missing'],
      ['B9/1.3a', 'missing'],
    ]);
    expect(coverage).toMatchObject({
      unit: 'assessed',
      standard: 'assessed',
      mapped: { met: 1, claimed: 1 },
      direct: { claimed: 1, missing: 2 },
    });
  });

  it('says so where the portfolio does not hold the unit, or carries it over', async () => {
    const held = async (units: unknown[]) => (await walk({ portfolio: { units } })).coverage;
    expect(await held(['S1'])).toMatchObject({ unit: 'not-listed', standard: 'assessed', mapped: {} });
    const carried = { unit: 'B9', route: 'credit-transfer', certificate: 'C1' };
    expect(await held([carried])).toMatchObject({ unit: 'not-assessed', standard: 'not-listed', mapped: {} });
  });

  it('reads well', async () => {
    const table = await walk({
      specs: [mapped(), standard({ 'review-due': '2026-01-01', title: 'Serve\u001b[2J\nwell' })],
      portfolio: { learner: { id: 'L-1', name: 'Amira\u001b[31m Khan' } },
      evidence: [item('E01', { criteria: ['B9/1.1'] })],
    });
    expect(onScreen(crosswalkDocument(table))).toMatchInlineSnapshot(`
      "B9 against S1
      B9 · Unit B9
      S1 · Serve well
      3 criteria mapped to 2 of 3 items

      the review of S1 was due on 2026-01-01: look for a newer version

      What each criterion of B9 reaches
        1.1   criterion 1.1
              → P1  greet
              → K1  who is who
        1.2   criterion 1.2
              → P1  greet
        1.3a  mend
              → K1  who is who

      Not reached
        S1/P2  listen

      S1 covered by the evidence of Amira Khan (L-1)
        the portfolio does not list S1: there are no direct claims

        P1  claimed (B9/1.1, 1.2)
        P2  not reached
        K1  claimed (B9/1.1, 1.3a)

        through the mapping: 2 claimed, 1 not reached, of 3
      "
    `);
  });
});

describe('what a crosswalk says', () => {
  const said = async (given: Given, withPortfolio = true) =>
    onScreen(crosswalkDocument(await walk(given, withPortfolio)));
  const part = (text: string, heading: string) => text.split(`\n${heading}\n`)[1]?.split('\n\n')[0]?.trim();

  it('is that nothing is left out, where every criterion and every item is mapped', async () => {
    const all = [
      { criterion: '1.1', to: ['P1', 'P2', 'K1'] },
      { criterion: '1.2', to: ['P1'] },
      { criterion: '1.3', to: ['K1'] },
    ];
    const text = await said({ specs: [mapped(all), standard({ version: '2' })] }, false);
    expect(text).toContain('\nS1 2 · Serve\n3 criteria mapped to 3 of 3 items\n');
    expect(part(text, 'Not reached')).toBe('nothing: every criterion and every item is mapped');
    expect(text).not.toContain('covered by');
  });

  it('sets what comes through the mapping beside the claims on the standard itself, and counts both', async () => {
    const text = await said({
      portfolio: { units: ['B9', 'S1'] },
      evidence: [item('E01', { criteria: ['B9/1.1', 'B9/1.2', 'S1/P2'] })],
      records: [
        assessment('A01', '2026-05-01', { decisions: [{ evidence: 'E01', criteria: ['B9/1.2'], outcome: 'met' }] }),
      ],
    });
    expect(text.split('covered by the evidence of L-1\n')[1]).toBe(`  P1  met (B9/1.1, 1.2); directly missing
  P2  not reached; directly claimed
  K1  claimed (B9/1.1, 1.3a); directly missing

  through the mapping: 1 met, 1 claimed, 1 not reached, of 3
  by direct claims:    1 claimed, 2 missing, of 3
`);
  });

  it('is of no figures where the portfolio holds neither of the two', async () => {
    const carried = { unit: 'B9', route: 'credit-transfer', certificate: 'C1' };
    const text = await said({ portfolio: { units: [carried] } });
    expect(
      text.split('covered by the evidence of L-1\n')[1],
    ).toBe(`  B9 is not being assessed in this portfolio: nothing comes through the mapping
  the portfolio does not list S1: there are no direct claims
`);
  });
});

describe('evid crosswalk', () => {
  it('says of every wrong pair which would be right', async () => {
    const files = await workspaceFiles({
      specs: [
        mapped(),
        unit('B8'),
        standard(),
        ['specs/S2.standard.yaml', standard()[1].toString().replaceAll('S1', 'S2')],
      ],
    });
    const cwd = mkdtempSync(join(tmpdir(), 'evid-crosswalk-'));
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), content);
    }
    const help = async (...args: string[]) =>
      (await evid(['crosswalk', ...args], { cwd })).stderr.replace('evid: ', '');
    expect(await help('S1', 'S2')).toBe(
      'S2 is a standard: a crosswalk lays the criteria of a unit beside its items\n  help: units here: B8, B9\n',
    );
    expect(await help('S1', 'S3')).toBe('S1 is a standard, not a unit\n  help: units here: B8, B9\n');
    expect(await help('B9', 'S2')).toBe('B9 has no mapping to S2\n  help: it is mapped to S1\n');
    expect(await help('B8', 'B9')).toBe(
      'B8 and B9 are both units: a crosswalk lays the criteria of a unit beside the items of a standard\n  help: B8 has no mapping to a standard; standards here: S1, S2\n',
    );
    rmSync(cwd, { recursive: true });
  });

  it('counts what B9 reaches of its standard’s newer version, and how far Amira Khan has come', async () => {
    const { stdout, status } = await evid(['crosswalk', 'B9', 'CFACSB9', 'amira-khan', '--format', 'json']);
    expect(status).toBe(0);
    const { unreached, coverage, standard: head } = JSON.parse(stdout);
    expect(head).toMatchObject({ reviewDue: '2026-03-01', reviewPassed: true });
    expect(unreached).toEqual({
      criteria: [],
      items: ['CFACSB9/P14', 'CFACSB9/K2', 'CFACSB9/K10', 'CFACSB9/K11', 'CFACSB9/K12'],
    });
    expect(coverage.mapped).toEqual({ met: 16, stale: 2, claimed: 2, missing: 1 });
  });

  it('needs a unit and a standard that the unit is mapped to', async () => {
    const answer = async (...args: string[]) => {
      const { status, stderr } = await evid(['crosswalk', ...args]);
      return [status, stderr];
    };
    expect(await answer('59A', 'CFACSB9')).toEqual([2, 'evid: there is no unit 59A\n  help: did you mean 58A?\n']);
    expect(await answer('B9', 'CFACSB8')).toEqual([
      2,
      'evid: there is no standard CFACSB8\n  help: did you mean CFACSB9?\n',
    ]);
    expect(await answer('CFACSB9', 'B9')).toEqual([
      2,
      'evid: CFACSB9 is a standard and B9 a unit\n  help: the unit comes first: evid crosswalk B9 CFACSB9\n',
    ]);
    expect(await answer('B9', 'B8')).toEqual([
      2,
      'evid: B9 and B8 are both units: a crosswalk lays the criteria of a unit beside the items of a standard\n  help: B9 is mapped to CFACSB9: evid crosswalk B9 CFACSB9\n',
    ]);
    expect(await answer('329', 'CFACSB9')).toEqual([
      2,
      'evid: 329 has no mapping to CFACSB9\n  help: write one under mappings in specs/329.unit.yaml\n',
    ]);
    expect((await answer('B9'))[0]).toBe(2);
    expect((await answer('B9', 'CFACSB9', 'amira-khan', '--format', 'xml'))[0]).toBe(2);
  });
});
