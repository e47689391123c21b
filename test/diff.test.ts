import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { lint } from 'markdownlint/promise';
import { afterAll, describe, expect, it } from 'vitest';
import { markdown as asMarkdown } from '../src/document/markdown.ts';
import { compareResults } from '../src/evaluate/compare-results.ts';
import type { Difference, Side } from '../src/model/difference.ts';
import type { Result } from '../src/model/result.ts';
import { fingerprints } from '../src/report/ci/fingerprint.ts';
import { diffDocument } from '../src/report/diff.ts';
import { isCommand, lookOf } from './formats/views.ts';
import { copyExamples } from './support/examples.ts';
import { commitAll, folderWith, git, removeFolders, replaceFiles, writeFiles } from './support/repository.ts';
import { onScreen } from './support/shown.ts';
import { evid as run } from './support/terminal.ts';
import {
  assessment,
  check,
  decided,
  type Given,
  home,
  item,
  partner,
  smallUnit,
  today,
  unit,
  unitWithParts,
  workspaceFiles,
  yaml,
} from './support/workspace.ts';

afterAll(removeFolders);

type Files = Readonly<Record<string, string | Uint8Array>>;
const filesOf = async (given: Given): Promise<Files> => workspaceFiles({ portfolio: { units: ['B9'] }, ...given });

/** A repository with one state committed, and the other in the working tree. */
async function repository(before: Given | Files, after: Given | Files): Promise<string> {
  const files = (state: Given | Files) => ('evid.yaml' in state ? (state as Files) : filesOf(state as Given));
  const cwd = folderWith(await files(before));
  commitAll(cwd);
  replaceFiles(cwd, await files(after));
  return cwd;
}
const evid = (cwd: string, ...args: string[]) => run([...args, '--today', today], { cwd });
async function changes(before: Given | Files, after: Given | Files, ...args: string[]): Promise<Difference> {
  const { stdout, stderr } = await evid(await repository(before, after), 'diff', 'HEAD', '--format', 'json', ...args);
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}
const withoutCommit = (text: string) => text.replace(/\([0-9a-f]{8}\)/g, '(c0ffee00)');

/** What became of each reference in the first portfolio. */
const movesIn = ({ portfolios: [row] }: Difference) =>
  row?.units.flatMap((each) => [
    ...each.criteria.map(({ ref, change }) => `${ref} ${change}`),
    ...each.requirements.map(({ ref, change }) => `${ref} ${change}`),
    ...each.gaps.map(({ ref, change }) => `gap ${ref} ${change}`),
  ]) ?? [];

/** A unit of which every criterion moves in another way, with the learner and the assessor at work between the two states. */
const spec = unit('B9', {
  outcomes: {
    'Do the work': ['1.1', '1.2', '1.3', '1.4', '1.5', { id: '1.6', text: 'Where necessary', conditional: true }],
    'Know the work': ['2.1', '2.2'],
  },
  facets: { partner: { title: 'The partner is', values: { cooperative: 'co-operative', awkward: 'awkward' } } },
  requirements: [
    {
      id: '5',
      text: 'Partners who',
      parts: ['cooperative', 'awkward'].map((value, index) => ({
        id: 'ab'[index]!,
        text: `are ${value}`,
        rules: [{ cover: { facet: 'partner', values: [value] } }],
      })),
    },
    { id: '6', text: 'Two customers', rules: [{ count: { of: 'customers', 'at-least': '2' } }] },
    { id: '7', force: 'may' },
  ],
});
const e1 = item('E1', { criteria: ['B9/1.1', 'B9/1.2'], tags: ['partner/cooperative'], customers: ['C-1', 'C-2'] });
const e2 = item('E2', { criteria: ['B9/1.3', 'B9/1.4', 'B9/2.1'] });
const first = assessment('A1', '2026-04-01', {
  decisions: [
    { evidence: 'E1', criteria: ['B9/1.2'], tags: ['partner/cooperative'], outcome: 'met' },
    { evidence: 'E2', criteria: ['B9/1.4'], outcome: 'met' },
  ],
});
const before: Given = {
  specs: [spec],
  portfolio: { learner: { id: 'L-1', name: 'Amira Khan' } },
  evidence: [e1, e2, item('E9', { criteria: ['B9/2.2', 'B9/9.9'] })],
  records: [first],
};
const after: Given = {
  ...before,
  evidence: [
    item('E1', {
      criteria: ['B9/1.1', 'B9/1.2'],
      tags: ['partner/cooperative'],
      customers: ['C-1'],
      body: 'Other words. [B9/1.1] [B9/1.2] [partner/cooperative]\n',
    }),
    e2,
    item('E3', { title: 'An awkward partner', criteria: ['B9/1.5', 'B9/9.8'], tags: ['partner/awkward'] }),
  ],
  judged: [e1],
  records: [
    first,
    assessment('A2', '2026-05-01', {
      decisions: [
        { evidence: 'E2', criteria: ['B9/1.3'], outcome: 'met' },
        { evidence: 'E2', criteria: ['B9/1.4'], outcome: 'withdrawn', reason: 'A slip.' },
        { evidence: 'E2', criteria: ['B9/2.1'], outcome: 'not-yet', reason: 'Too short.' },
        { criteria: ['B9/1.6'], outcome: 'not-applicable', reason: 'Nothing of the sort.' },
      ],
    }),
  ],
};

describe('evid diff', () => {
  it('says what moved for each criterion, requirement, gap, item and fault', async () => {
    const cwd = await repository(before, after);
    const text = await evid(cwd, 'diff', 'HEAD');
    expect([text.status, text.stderr]).toEqual([0, '']);
    await expect(withoutCommit(text.stdout)).toMatchFileSnapshot('snapshots/diff.txt');
    const markdown = await evid(cwd, 'diff', 'HEAD', '--format', 'markdown');
    await expect(withoutCommit(markdown.stdout)).toMatchFileSnapshot('snapshots/diff.md');
    expect(await faultsOf(markdown.stdout)).toEqual([]);
  });

  it('counts the items that were added and changed, were withdrawn and are gone', async () => {
    const { totals } = await changes(before, after);
    expect(totals.evidence).toEqual({ added: 1, changed: 1, withdrawn: 0, gone: 1 });
  });

  it('tells of a learner who has joined before anything is there of theirs', async () => {
    const sam = { 'portfolios/sam/portfolio.yaml': yaml({ learner: { id: 'L-2' }, units: [] }) };
    const { portfolios, totals } = await changes({}, { files: sam });
    expect(portfolios).toMatchObject([{ path: 'portfolios/sam', change: 'added', units: [], faults: [] }]);
    expect(totals.portfolios).toEqual({ added: 1, gone: 0 });
  });

  it('names every way in which a criterion can move', async () => {
    expect(movesIn(await changes(before, after))).toEqual([
      'B9/1.2 stale',
      'B9/1.3 met',
      'B9/1.4 lost',
      'B9/1.5 claimed',
      'B9/1.6 not-applicable',
      'B9/2.1 not-yet',
      'B9/2.2 missing',
      'B9/ER5 claimed',
      'B9/ER5a lost',
      'B9/ER5b claimed',
      'B9/ER6 lost',
      'gap B9/1.2 opened',
      'gap B9/1.4 opened',
      'gap B9/ER5a opened',
      'gap B9/ER6 opened',
      'gap B9/1.3 closed',
      'gap B9/1.6 closed',
    ]);
  });

  it('counts every criterion, requirement and part that it lists, each as what it is', async () => {
    const parts: Given = { ...before, specs: [spec, unitWithParts()], portfolio: { units: ['B9', '329'] } };
    const since: Given = {
      ...after,
      ...parts,
      evidence: [...after.evidence!, item('E4', { criteria: ['329/9.1a'] })],
      records: after.records!,
    };
    const { totals, portfolios } = await changes(parts, since);
    const units = portfolios.flatMap((row) => row.units);
    const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, count) => all + count, 0);
    const listed = (rows: { part?: true }[]) => [
      rows.filter(({ part }) => part === undefined).length,
      rows.filter(({ part }) => part).length,
    ];
    expect([sum(totals.criteria), sum(totals.parts.criteria)]).toEqual(listed(units.flatMap((each) => each.criteria)));
    expect([sum(totals.requirements), sum(totals.parts.requirements)]).toEqual(
      listed(units.flatMap((each) => each.requirements)),
    );
    expect(sum(totals.parts.criteria)).toBe(1);
    expect(totals.parts.requirements).toMatchObject({ claimed: 1, lost: 1 });
    const cwd = await repository(parts, since);
    expect((await evid(cwd, 'diff', 'HEAD')).stdout.replace(/\n/g, ' ')).toContain(
      '; 1 part of a criterion newly claimed; ',
    );
  });

  it('says so when nothing moved', async () => {
    const cwd = await repository(before, before);
    expect((await evid(cwd, 'diff', 'HEAD')).stdout).toMatch(
      /^Evidence: nothing moved\nHEAD \([0-9a-f]{8}\) → the working tree, both as of 2026-06-30: 7 gaps as before\n$/,
    );
    const markdown = (await evid(cwd, 'diff', 'HEAD', '--format', 'markdown')).stdout;
    expect(markdown.split('\n')[0]).toBe('# Evidence: nothing moved');
  });

  it('names the fault that was mended, of several of one file', async () => {
    const cwd = folderWith(
      await workspaceFiles({ portfolio: { assessor: 'spirit', verifier: 'ghost' }, evidence: [] }),
    );
    const before = JSON.parse((await evid(cwd, 'check', '--format', 'json')).stdout) as Result;
    writeFileSync(join(cwd, 'before.json'), JSON.stringify(before));
    // An earlier evid did not write what a fault is about.
    const silent = before.diagnostics.map(({ about: _, ...fault }) => fault);
    writeFileSync(join(cwd, 'silent.json'), JSON.stringify({ ...before, diagnostics: silent }));
    const file = join(cwd, home, 'portfolio.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('spirit', 'j-okafor'));
    const since = async (name: string): Promise<Difference> =>
      JSON.parse((await evid(cwd, 'diff', name, '--format', 'json')).stdout);
    const { portfolios } = await since('before.json');
    const told = portfolios.flatMap(({ faults }) => faults.map(({ change, message }) => `${change}: ${message}`));
    expect(told).toEqual(['mended: assessor spirit is not in people.yaml']);
    const { new: added, mended } = (await since('silent.json')).totals.faults;
    expect([added, mended]).toEqual([0, 1]);
  });

  it('does not take a fault that moved to another line for a new one', async () => {
    const [path, content] = item('E9', { criteria: ['B9/9.9'] });
    const moved = { ...before, evidence: [[path, String(content).replace('id:', '# a comment\nid:')] as const] };
    const { totals, portfolios } = await changes(
      { ...before, evidence: [[path, content]], records: [] },
      { ...moved, records: [] },
    );
    expect([totals.faults.new, totals.faults.mended, portfolios]).toEqual([0, 0, []]);
  });

  it('judges both sides as of one day, so that a day that passes is no news', async () => {
    const old = { ...before, config: { policy: { 'currency-months': '1' } } };
    expect((await changes(old, old)).portfolios).toEqual([]);
  });

  it('shows statuses that changed, and what came and went', async () => {
    const done: Given = {
      specs: [unit('B9'), unit('B8')],
      portfolio: { units: ['B9'], assessor: 'j-okafor' },
      evidence: [item('E1', { criteria: ['B9/1.1'] })],
    };
    const sam = { 'portfolios/sam/portfolio.yaml': yaml({ learner: { id: 'L-2' }, units: ['B8'] }) };
    const row = await changes(
      { ...done, files: sam },
      { ...done, portfolio: { units: ['B9', 'B8'] }, records: [decided('A1', '2026-05-01', 'E1', 'B9/1.1', 'met')] },
    );
    expect(row.portfolios.map(({ path, change }) => [path, change])).toEqual([
      [home, 'changed'],
      ['portfolios/sam', 'gone'],
    ]);
    expect(
      row.portfolios[0]!.units.map(({ unit, change, before, after }) => [unit, change, before?.status, after?.status]),
    ).toEqual([
      ['B9', 'changed', 'awaiting-assessment', 'awaiting-sign-off'],
      ['B8', 'added', undefined, 'not-started'],
    ]);
    expect(row.totals.units).toEqual({ added: 1, gone: 0, moved: 1, unknown: 0 });
    expect(row.totals.portfolios).toEqual({ added: 0, gone: 1 });
    expect(row.totals.gaps).toMatchObject({ before: 2, after: 1, closed: 1, opened: 0 });
  });

  it('knows a portfolio again whose folder was renamed', async () => {
    const files = await filesOf(before);
    const renamed = Object.fromEntries(
      Object.entries(files).map(([path, content]) => [path.replace(home, 'portfolios/a-khan'), content]),
    );
    const { portfolios, totals } = await changes(files, renamed);
    expect(portfolios).toMatchObject([
      { path: 'portfolios/a-khan', was: home, change: 'changed', units: [], faults: [] },
    ]);
    expect([totals.portfolios, totals.faults.new]).toEqual([{ added: 0, gone: 0 }, 0]);
  });

  it('and names a fault that was mended there by where its file is now', async () => {
    const files = await filesOf({ evidence: [item('E9', { criteria: ['B9/9.9'] })] });
    const sound = await filesOf({ evidence: [item('E9', { criteria: ['B9/1.1'] })] });
    const renamed = Object.fromEntries(
      Object.entries(sound).map(([path, content]) => [path.replace(home, 'portfolios/a-khan'), content]),
    );
    const { portfolios } = await changes(files, renamed);
    expect(portfolios[0]!.faults.map(({ change, code, portfolio, file }) => [change, code, portfolio, file])).toEqual([
      ['mended', 'unknown-criterion', 'portfolios/a-khan', 'portfolios/a-khan/evidence/E9.md'],
    ]);
  });

  it('says of no item that it is gone where it may stand in what cannot be read, beside a withdrawn unit too', async () => {
    const given: Given = {
      specs: [unit('B9'), unit('B8')],
      portfolio: { units: ['B9', { unit: 'B8', withdrawn: '2026-05-01' }] },
      evidence: [item('E1', { criteria: ['B9/1.1'] })],
    };
    const broken = { ...given, evidence: [], files: { [`${home}/evidence/E1.md`]: '---\nid: [\n---\n' } };
    const { totals } = await changes(given, broken);
    expect(totals.evidence).toEqual({ added: 0, changed: 0, withdrawn: 0, gone: 0 });
    expect(totals.units.unknown).toBe(1);
  });

  it('knows it again where it alone is asked about, by its new name or its old one', async () => {
    const files = await filesOf({
      ...before,
      files: { 'portfolios/sam/portfolio.yaml': yaml({ learner: { id: 'L-2' } }) },
    });
    const renamed = Object.fromEntries(
      Object.entries(files).map(([path, content]) => [path.replace(home, 'portfolios/a-khan'), content]),
    );
    for (const name of ['a-khan', 'amira']) {
      const { portfolios, faults, filters } = await changes(files, renamed, name);
      expect(portfolios).toMatchObject([{ path: 'portfolios/a-khan', was: home, change: 'changed', units: [] }]);
      expect([faults, filters.portfolios?.length]).toEqual([[], 1]);
    }
  });

  it('keeps progress apart from a unit that asks less, and from a learner who leaves', async () => {
    const less = unit('B9', { outcomes: { 'Do the work': ['1.1', '1.7'] } });
    const more = unit('B9', { outcomes: { 'Do the work': ['1.1', '1.2'] } });
    const asked = await changes({ specs: [more] }, { specs: [less] });
    expect(movesIn(asked)).toEqual(['B9/1.7 added', 'B9/1.2 gone', 'gap B9/1.7 opened', 'gap B9/1.2 closed']);
    expect(asked.portfolios[0]!.units[0]!.gaps.map((gap) => gap.asked)).toEqual(['since', 'no-longer']);

    const cwd = await repository({ specs: [more] }, { specs: [more], portfolio: { withdrawn: '2026-05-01' } });
    const { totals, portfolios } = JSON.parse(
      (await evid(cwd, 'diff', 'HEAD', '--format', 'json')).stdout,
    ) as Difference;
    expect([totals.gaps.closed, movesIn({ portfolios } as Difference)]).toEqual([0, []]);
    expect((await evid(cwd, 'diff', 'HEAD')).stdout).toContain('\n  B9 its 2 gaps no longer count, but are not closed');
  });

  it('shows waivers as what they are', async () => {
    const waivers = yaml({
      waivers: [{ reference: 'B9/CP1', portfolio: 'amira', reason: 'Agreed.', by: 'm-grant' }],
    });
    const config = {
      policy: {
        rules: [
          { id: 'CP1', text: 'Observe', rules: [{ count: { of: 'items', where: { methods: ['observation'] } } }] },
        ],
      },
    };
    const given = { config };
    expect(movesIn(await changes(given, { ...given, files: { 'waivers.yaml': waivers } }))).toEqual([
      'gap B9/CP1 waived',
    ]);
    expect(movesIn(await changes({ ...given, files: { 'waivers.yaml': waivers } }, given))).toEqual([
      'gap B9/CP1 no-longer-waived',
    ]);
  });

  it('says under what a gap or a fault is waived, why and by whom, be it as old as the waiver', async () => {
    const cwd = await repository(
      { specs: [unit('B9')] },
      {
        specs: [unit('B9', { outcomes: { 'Do the work': ['1.1', '1.2'] } })],
        evidence: [item('E1', { criteria: ['B9/9.9'] })],
        files: {
          'waivers.yaml': yaml({
            waivers: [
              { reference: 'B9/1.1', portfolio: 'amira', reason: 'Agreed', by: 'm-grant', approval: 'OCR/1' },
              {
                reference: 'B9/1.2',
                portfolio: 'amira',
                reason: 'Ill',
                by: 'm-grant',
                until: '2026-12-31',
                approval: 'OCR/2',
              },
              { code: 'unknown-criterion', portfolio: 'amira', reason: 'Sent', by: 'm-grant' },
            ],
          }),
        },
      },
    );
    const text = (await evid(cwd, 'diff', 'HEAD')).stdout.replace(/\s+/g, ' ');
    expect(text).toContain(
      'gap opened, asked since, waived: B9/1.2; waived under OCR/2: Ill (m-grant, until 2026-12-31)',
    );
    expect(text).toContain('gap waived: B9/1.1; waived under OCR/1: Agreed (m-grant)');
    expect(text).toMatch(/ new fault: [^;]*unknown-criterion[^;]*; waived: Sent \(m-grant\)/);
    expect(text).toContain('1 gap opened (waived), 1 waived; 1 new fault (waived)');
    const { totals } = JSON.parse((await evid(cwd, 'diff', 'HEAD', '--format', 'json')).stdout) as Difference;
    expect([totals.gaps, totals.faults]).toMatchObject([
      { opened: 1, 'opened-waived': 1, waived: 1 },
      { new: 1, 'new-waived': 1 },
    ]);
  });
});

describe('a side that cannot be trusted', () => {
  const broken = async (path: string, content: string): Promise<Files> => ({
    ...(await filesOf(before)),
    [path]: content,
  });

  it.each([
    ['a specification', 'specs/B9.unit.yaml', 'id: [\n'],
    ['evid.yaml', 'evid.yaml', 'policy: [\n'],
    ['the register', 'people.yaml', 'j-okafor: [\n'],
  ])('is refused, whichever it is: %s', async (_, path, content) => {
    const bad = await broken(path, content);
    const good = await filesOf(after);
    for (const [cwd, name] of [
      [await repository(good, bad), 'the working tree'],
      [await repository(bad, good), 'HEAD ('],
    ] as const) {
      for (const format of ['text', 'markdown']) {
        const { status, stdout, stderr } = await evid(cwd, 'diff', 'HEAD', '--format', format);
        expect(status).toBe(2);
        expect(stdout).toContain('cannot be used as it is, so nothing is compared');
        expect(stdout).toContain(name);
        expect(stdout).toContain(path.replace('_', '\\_'));
        expect(stdout).not.toMatch(/newly|gaps? closed|mended|nothing moved/);
        expect(stderr).toBe('evid: one side cannot be used, so nothing is compared\n');
      }
    }
  });

  it('is refused just so where it is an earlier result', async () => {
    const cwd = folderWith(await broken('people.yaml', 'j-okafor: [\n'));
    expect((await evid(cwd, 'check', '--format', 'json=before.json')).status).toBe(2);
    writeFiles(cwd, await filesOf(before));
    const { status, stdout } = await evid(cwd, 'diff', 'before.json');
    expect(status).toBe(2);
    expect(stdout).toContain(
      '\nbefore.json of 2026-06-30 cannot be used as it is, so nothing is compared\n\npeople.yaml:',
    );
  });

  it('is said for the units of a portfolio in which a file cannot be read, and nothing of it looks like progress', async () => {
    const unread = await broken(`${home}/evidence/E9.md`, '---\nid: E9\n');
    const good = await filesOf(before);
    const now = await changes(good, unread);
    expect([movesIn(now), now.totals.units.unknown, now.totals.faults.mended]).toEqual([[], 1, 0]);
    expect(now.portfolios[0]!.evidence.gone).toEqual([]);
    const cwd = await repository(good, unread);
    expect((await evid(cwd, 'diff', 'HEAD')).stdout).toContain(
      '  B9 cannot be compared: something of it cannot be read now\n',
    );
    const then = await changes(unread, good);
    expect([movesIn(then), then.totals.units.unknown]).toEqual([[], 1]);
    expect(then.portfolios[0]!.evidence.added).toEqual([]);
    expect((await changes(unread, unread)).totals.units.unknown).toBe(1);
  });
});

describe('an earlier result', () => {
  const result = async (cwd: string, ...args: string[]) => {
    expect((await evid(cwd, 'check', '--format', 'json=before.json', ...args)).status).toBeLessThan(2);
    return join(cwd, 'before.json');
  };

  it('is compared like a revision', async () => {
    const cwd = await repository(before, after);
    const from = JSON.parse((await evid(cwd, 'diff', 'HEAD', '--format', 'json')).stdout) as Difference;
    const then = join(cwd, 'before');
    git(cwd, 'worktree', 'add', '--quiet', then, 'HEAD');
    renameSync(await result(then), join(cwd, 'before.json'));
    rmSync(then, { recursive: true });
    const since = JSON.parse((await evid(cwd, 'diff', 'before.json', '--format', 'json')).stdout) as Difference;
    expect(since.base).toEqual({ kind: 'file', name: 'before.json', today, unusable: false });
    expect({ ...since, base: from.base }).toEqual(from);
  });

  it('may lack whatever a comparison can do without', async () => {
    const cwd = folderWith(await filesOf(before));
    const path = await result(cwd);
    const old = JSON.parse(readFileSync(path, 'utf8')) as Result;
    const bare = old.portfolios.map(({ path, units }) => ({
      path,
      units: units.map(({ unit, status, criteria, gaps }) => ({
        unit,
        status,
        criteria: criteria.map(({ ref, status }) => ({ ref, status })),
        gaps: gaps.map(({ ref }) => ({ ref })),
      })),
    }));
    writeFileSync(path, JSON.stringify({ version: 1, colour: 'red', portfolios: bare }));
    writeFiles(cwd, await filesOf(after));
    const { status, stdout } = await evid(cwd, 'diff', 'before.json', '--format', 'json');
    const difference = JSON.parse(stdout) as Difference;
    expect([status, difference.totals.criteria.met, difference.totals.criteria.lost]).toEqual([0, 1, 1]);
    expect(difference.remarks).toEqual([
      'before.json is as of an unknown day; what depends on the day may have moved by itself',
    ]);
  });

  it.each([
    ['no JSON', 'not JSON at all', 'it is not JSON'],
    ['no object', '[]', 'it is JSON of another kind'],
    ['another version', '{ "version": 2, "portfolios": [] }', 'it does not say version: 1, as results do'],
    [
      'a status that nobody knows',
      '{ "version": 1, "portfolios": [{ "path": "p", "units": [{ "unit": "B9", "status": "glorious" }] }] }',
      'portfolios.0.units.0.status: Invalid option',
    ],
  ])('is refused where it is none: %s', async (_, content, problem) => {
    const cwd = folderWith({ ...(await filesOf(before)), 'before.json': content });
    const { status, stdout, stderr } = await evid(cwd, 'diff', 'before.json');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`evid: before.json is no result that evid can compare: ${problem}`);
  });

  it('that is about some units or portfolios is compared with those, and says so', async () => {
    const cwd = folderWith(await filesOf({ ...before, specs: [spec, unit('B8')], portfolio: { units: ['B9', 'B8'] } }));
    await result(cwd, '--unit', 'B9');
    const { stdout } = await evid(cwd, 'diff', 'before.json');
    expect(stdout).toBe(
      'Evidence: nothing moved\nbefore.json of 2026-06-30 → the working tree, as of 2026-06-30: 7 gaps as before\n' +
        '\nnote: before.json is only about B9, and so is this comparison\n',
    );
    const { status, stderr } = await evid(cwd, 'diff', 'before.json', '--unit', 'B8');
    expect([status, stderr]).toEqual([2, 'evid: before.json says nothing about B8\n  help: it is only about B9\n']);
  });

  it('is asked about one unit without its faults, which it cannot tell apart', async () => {
    const cwd = folderWith(await filesOf({ ...before, specs: [spec, unit('B8')], portfolio: { units: ['B9', 'B8'] } }));
    await result(cwd);
    const { stdout } = await evid(cwd, 'diff', 'before.json', '--unit', 'B8', '--format', 'json');
    const { remarks, totals, filters } = JSON.parse(stdout) as Difference;
    expect([remarks, totals.gaps.before, filters]).toEqual([
      ['faults are not compared, because before.json is not about the same units'],
      1,
      { units: ['B8'] },
    ]);
  });

  it('of another day is compared, and the day is said', async () => {
    const cwd = folderWith(await filesOf(before));
    await result(cwd);
    const { stdout } = await run(['diff', 'before.json', '--today', '2026-07-01'], { cwd });
    expect(stdout.split('\n').slice(1, 5)).toEqual([
      'before.json of 2026-06-30 → the working tree, as of 2026-07-01: 7 gaps as before',
      '',
      'note: before.json is as of 2026-06-30; what depends on the day may have moved by',
      '  itself',
    ]);
  });
});

describe('what can be asked', () => {
  it('is one portfolio, by its name, even one that is gone', async () => {
    const sam = { 'portfolios/sam/portfolio.yaml': yaml({ learner: { id: 'L-2' }, units: ['B9'] }) };
    const cwd = await repository({ ...before, files: sam }, after);
    const paths = async (name: string) =>
      (JSON.parse((await evid(cwd, 'diff', 'HEAD', name, '--format', 'json')).stdout) as Difference).portfolios.map(
        (row) => row.path,
      );
    expect(await paths('amira')).toEqual([home]);
    expect(await paths('sam')).toEqual(['portfolios/sam']);
    const { status, stdout, stderr } = await evid(cwd, 'diff', 'HEAD', 'ama');
    expect([status, stdout, stderr]).toEqual([
      2,
      '',
      'evid: there is no portfolio ama\n  help: portfolios here: amira\n',
    ]);
  });

  it('is two revisions, with nothing of the working tree', async () => {
    const cwd = await repository(before, after);
    commitAll(cwd);
    writeFileSync(join(cwd, 'evid.yaml'), 'version: [');
    const { status, stdout } = await evid(cwd, 'diff', 'HEAD~1', '--to', 'main', '--format', 'json');
    const { to, totals } = JSON.parse(stdout) as Difference;
    expect([status, to.kind, to.name, totals.criteria.met]).toEqual([0, 'revision', 'main', 1]);
  });

  it('is the commit at which two branches parted', async () => {
    const cwd = await repository(before, after);
    git(cwd, 'checkout', '--quiet', '-b', 'work');
    commitAll(cwd);
    const ofParting = await evid(cwd, 'diff', 'main...HEAD', '--format', 'json');
    const ofMain = await evid(cwd, 'diff', 'main', '--format', 'json');
    expect(JSON.parse(ofParting.stdout)).toMatchObject({ base: { name: 'main...HEAD' } });
    expect(JSON.parse(ofParting.stdout).base.commit).toBe(JSON.parse(ofMain.stdout).base.commit);
    expect((await evid(cwd, 'diff', 'main...wrok')).stderr).toContain(
      'there is no revision wrok\n  help: did you mean work?',
    );
  });

  it('is refused with what to do, where it cannot be had', async () => {
    const cwd = await repository(before, before);
    for (const [args, message] of [
      [
        ['diff', 'mian'],
        'evid: there is no revision mian\n  help: did you mean main?; or keep a result with evid check --format json=FILE, and name the file\n',
      ],
      [['diff', '--', '--help'], 'evid: there is no revision --help\n'],
      [
        ['diff', 'HEAD', '--format', 'csv'],
        'evid: there is no format csv here\n  help: one of text, markdown, html, json\n',
      ],
      [['diff', 'HEAD', '--unit', 'B10'], 'evid: there is no unit B10\n  help: units here: B9\n'],
    ] as const) {
      const { status, stdout, stderr } = await run([...args], { cwd });
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain(message);
    }
  });

  it('goes to a file', async () => {
    const cwd = await repository(before, after);
    const { stdout } = await evid(cwd, 'diff', 'HEAD', '--format', 'markdown');
    const answer = await evid(cwd, 'diff', 'HEAD', '--format', 'markdown', '-o', 'out/change.md');
    expect(answer).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(cwd, 'out/change.md'), 'utf8')).toBe(stdout);
  });

  it('is told without names, those of the earlier side too', async () => {
    const named: Given = {
      ...before,
      evidence: [item('E1', { title: 'Amira Khan at work', criteria: ['B9/9.9'] })],
      records: [],
    };
    const cwd = await repository(named, {
      ...named,
      portfolio: { learner: { id: 'L-1' } },
      evidence: [item('E2', { title: 'Amira Khan at rest' })],
    });
    expect((await evid(cwd, 'diff', 'HEAD')).stdout).toContain('Amira Khan');
    for (const format of ['text', 'markdown', 'json']) {
      const { stdout } = await evid(cwd, 'diff', 'HEAD', '--anonymise', '--format', format);
      expect(stdout).toContain('L-1 at rest');
      expect(stdout).not.toContain('Khan');
    }
  });

  it('has its facts each on a line for a screen reader, and only totals when quiet', async () => {
    const cwd = await repository(before, after);
    const plain = (await evid(cwd, 'diff', 'HEAD', '--plain')).stdout;
    expect(plain).toContain('\n  B9/1.2 gone stale: criterion 1.2 (E1, A1)\n');
    expect(plain).not.toMatch(/[●○◐↺✖·]/);
    const quiet = (await evid(cwd, 'diff', 'HEAD', '--quiet')).stdout;
    expect(quiet.replace(/\n(?=.)/g, ' ')).toMatch(/^Evidence: [^\n]*: 7 gaps before, 9 now\n$/);
    const verbose = (await evid(cwd, 'diff', 'HEAD', '--verbose')).stdout;
    expect(verbose).toContain('\n  B9/1.2 E1 was changed after A1 → assessor: look at E1 again and decide\n');
  });

  it('is the shipped workspace, in a folder of a repository', async () => {
    const repository = folderWith({});
    const cwd = copyExamples(join(repository, 'centre'));
    commitAll(repository);
    rmSync(join(cwd, 'portfolios/tomasz-wrobel'), { recursive: true });
    const { stdout } = await run(['diff', 'main', '--format', 'json', '--today', '2026-11-22'], { cwd });
    const { totals } = JSON.parse(stdout) as Difference;
    expect([totals.portfolios, totals.gaps.closed]).toEqual([{ added: 0, gone: 1 }, 0]);
  });
});

const faultsOf = async (markdown: string) => {
  const found = await lint({ strings: { diff: markdown }, config: { default: true, MD013: false } });
  return found.diff!.map(({ lineNumber, ruleNames, errorDetail }) => `${lineNumber} ${ruleNames[0]} ${errorDetail}`);
};

const side: Side = { kind: 'folder', today, unusable: false };
const compare = (one: Result, other: Result, unusable = false): Difference =>
  compareResults({
    base: { ...side, kind: 'file', name: 'before.json', unusable, result: one },
    to: { ...side, result: other },
    filters: {},
    remarks: [],
    marksOf: fingerprints,
  });

describe('of any two states', () => {
  const refs = ['B9/1.1', 'B9/1.2', 'B9/2.1', 'B9/9.9'];
  const keys = fc.record({
    criteria: fc.subarray(refs),
    tags: fc.subarray(['partner/cooperative', 'partner/uncooperative', 'partner/none']),
    signed: fc.constantFrom('2026-03-06', undefined),
    draft: fc.constantFrom(true, undefined, undefined),
  });
  const decision = fc.record({
    evidence: fc.constantFrom('E0', 'E1', 'E2'),
    criteria: fc.subarray(refs, { minLength: 1, maxLength: 1 }),
    outcome: fc.constantFrom('met', 'met', 'partial', 'not-yet'),
  });
  const state = fc
    .record({
      items: fc.array(keys, { maxLength: 3 }),
      decisions: fc.array(decision, { maxLength: 4 }),
      portfolio: fc.constantFrom({}, {}, {}, { withdrawn: '2026-05-01' }, { units: ['B9', 'B7'] }),
      requirements: fc.subarray([
        { id: '4', rules: [{ count: { of: 'items', 'at-least': '2' } }] },
        { id: '5', parts: [{ id: 'a', text: 'one', rules: [{ cover: { facet: 'partner' } }] }] },
      ]),
    })
    .map(
      ({ items, decisions, portfolio, requirements }): Given => ({
        specs: [smallUnit(requirements)],
        portfolio: { learner: { id: 'L-1', name: 'A' }, ...portfolio },
        evidence: items.map((each, index) => item(`E${index}`, each)),
        records: decisions.map((each, index) => assessment(`A${index}`, '2026-05-02', { decisions: [each] })),
      }),
    );
  const resultOf = async (given: Given) => (await check(given)).result;

  it('an item is said to be withdrawn once, when it is', async () => {
    const live = await resultOf({ evidence: [item('E1', { criteria: ['B9/1.1'] })] });
    const gone = await resultOf({ evidence: [item('E1', { withdrawn: '2026-05-01' })] });
    expect(compare(live, gone).portfolios[0]!.evidence.withdrawn.map(({ id }) => id)).toEqual(['E1']);
    expect(compare(gone, gone).portfolios).toEqual([]);
    expect(compare(gone, await resultOf({})).portfolios[0]!.evidence).toMatchObject({ withdrawn: [] });
    const other = await resultOf({ evidence: [item('E1', { withdrawn: '2026-05-02', title: 'Gone' }), item('E2')] });
    expect(compare(gone, other).portfolios[0]!.evidence).toMatchObject({ added: [{ id: 'E2' }], withdrawn: [] });
  });

  it('one that cannot be used is told by its errors alone, those of portfolios apart', async () => {
    const broken = await resultOf({
      specs: [unit('B9', { facets: partner })],
      evidence: [item('E1', { criteria: ['B9/9.9'] })],
      files: { 'specs/B7.unit.yaml': 'id: [' },
    });
    expect(new Set(broken.diagnostics.map(({ severity }) => severity))).toContain('warning');
    const { errors } = compare(broken, await resultOf({}), true);
    expect(errors.base.map(({ code }) => code)).toEqual(['invalid-yaml']);
    expect(errors.to).toEqual([]);
  });

  it('the same state has not moved', async () => {
    await fc.assert(
      fc.asyncProperty(state, async (given) => {
        const { portfolios, faults, totals } = compare(await resultOf(given), await resultOf(given));
        const unknown = portfolios.flatMap(({ units }) => units).filter((each) => each.after?.status === 'unknown');
        expect(portfolios.flatMap(({ units }) => units)).toEqual(unknown);
        expect([faults, totals.gaps.before - totals.gaps.after]).toEqual([[], 0]);
      }),
      { numRuns: 15 },
    );
  });

  it('the gaps before, less those closed, with those opened, are the gaps after, unit by unit', async () => {
    await fc.assert(
      fc.asyncProperty(state, state, async (one, other) => {
        const [old, now] = [await resultOf(one), await resultOf(other)];
        const difference = compare(old, now);
        for (const { units } of difference.portfolios) {
          for (const { compared, before, after, gaps } of units) {
            if (!compared) continue;
            const count = (change: string) => gaps.filter((each) => each.change === change).length;
            expect(before!.gaps - count('closed') + count('opened')).toBe(after!.gaps);
          }
        }
        expect(difference.totals.gaps).toMatchObject({ before: old.summary.gaps, after: now.summary.gaps });
        const faults = { new: difference.totals.faults.new, mended: difference.totals.faults.mended };
        expect(old.diagnostics.length + faults.new - faults.mended).toBe(now.diagnostics.length);
      }),
      { numRuns: 15 },
    );
  });

  it('the way back is the way there turned round', async () => {
    await fc.assert(
      fc.asyncProperty(state, state, async (one, other) => {
        const [old, now] = [await resultOf(one), await resultOf(other)];
        const [there, back] = [compare(old, now).totals, compare(now, old).totals];
        expect([there.gaps.opened, there.gaps.closed, there.faults.new, there.faults.mended]).toEqual([
          back.gaps.closed,
          back.gaps.opened,
          back.faults.mended,
          back.faults.new,
        ]);
        expect([there.evidence.added, there.evidence.changed]).toEqual([back.evidence.gone, back.evidence.changed]);
      }),
      { numRuns: 10 },
    );
  });
});

const states = (async () => ({ old: (await check(before)).result, new: (await check(after)).result }))();

describe('words of a learner or of a specification', () => {
  const wild = [
    '| a | b |',
    '<script>alert(1)</script>',
    '::error::no',
    '##[error]no',
    'two\nlines\r\n# and a heading',
    '\u001b[31mred\u001b[0m \u0007',
    '\u202eright to left',
    ']]> [link](https://evil.example) @somebody #12',
    'x'.repeat(10_000),
    'word '.repeat(2000),
    '=1+1',
    '',
    ' . ',
  ];

  it.each(wild.map((text) => [JSON.stringify(text.slice(0, 30)), text]))('do nothing: %s', async (_, text) => {
    const { old, new: calm } = await states;
    const copy = (part: unknown, key?: string): unknown => {
      if (typeof part === 'string')
        return ['title', 'text', 'message', 'what', 'why', 'next', 'name', 'id'].includes(key ?? '')
          ? key === 'id'
            ? `${part}${text}`
            : text
          : part;
      if (Array.isArray(part)) return part.map((each) => copy(each));
      if (part === null || typeof part !== 'object') return part;
      return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, copy(value, name)]));
    };
    const now = copy(calm) as Result;
    const moved = compare(old, now);
    const gone = compare(now, { ...old, portfolios: [] });
    for (const difference of [moved, gone]) {
      const markdown = asMarkdown(diffDocument(difference, lookOf()));
      expect(await faultsOf(markdown)).toEqual([]);
      expect(markdown).not.toMatch(/<|(?<!\\)\]\(|@\w/);
      for (const output of [
        markdown,
        onScreen(diffDocument(difference, lookOf())),
        onScreen(diffDocument(difference, lookOf()), { plain: true }),
      ]) {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
        expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
        expect(output.split('\n').filter(isCommand)).toEqual([]);
        expect(output).not.toMatch(/\n\n\n|[ \t]\n/);
      }
    }
  });
});
