import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { type Decided, decidedIn, decidingDays } from '../src/evaluate/sampling/decided.ts';
import { planSampling, type SamplingPlan } from '../src/evaluate/sampling/sampling-plan.ts';
import { memoryFolder } from '../src/load/folder.ts';
import { copyExamples } from './support/examples.ts';
import { evid } from './support/terminal.ts';
import {
  assessment,
  decided,
  type Given,
  home,
  item,
  smallUnit,
  today,
  verification,
  workspaceFiles,
} from './support/workspace.ts';

const folder = mkdtempSync(join(tmpdir(), 'evid-sample-'));
const cwd = copyExamples(join(folder, 'examples'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const policy = { percent: 20, newAssessor: 50, newUnit: 20, newForMonths: 6, longGapDays: 90, byCentre: true };
const people = new Map([['j-okafor', { name: 'J. Okafor', roles: ['assessor' as const], from: '2020-01-01' }]]);
async function planOf(
  given: Given,
  more: Partial<Omit<Parameters<typeof planSampling>[0], 'decided' | 'days'>> = {},
): Promise<SamplingPlan> {
  const found: Decided[] = [];
  const days: ReturnType<typeof decidingDays> = [];
  const { result } = await checkWorkspace({
    folder: memoryFolder(await workspaceFiles(given)),
    today,
    onResolved: (resolved) => {
      found.push(...decidedIn(resolved));
      days.push(...decidingDays(resolved));
    },
  });
  return planSampling({ result, decided: found, days, people, policy, seed: 'a', ...more });
}
const ids = ({ chosen }: SamplingPlan) =>
  chosen.map(({ decided: each }) => each.requirement ?? (each.evidence.join(' ') || each.unit));

/** So many items, each decided met by j-okafor in a record of its own. */
const many = (count: number): Given => {
  const names = Array.from({ length: count }, (_, index) => `E${index + 1}`);
  return {
    evidence: names.map((id) => item(id, { criteria: ['B9/1.1'] })),
    records: names.map((id, index) => decided(`A${index + 1}`, '2026-05-02', id, 'B9/1.1', 'met')),
  };
};

describe('a sampling plan', () => {
  it('puts first what a check has flagged, and says which', async () => {
    const given = many(11);
    const other = decided('A90', '2026-05-02', 'E7', 'B9/1.1', 'not-yet', { assessor: 'r-lind' });
    const plan = await planOf({ ...given, records: [...given.records!, other] }, { percent: 10 });
    const flagged = plan.chosen.find(({ decided: each }) => each.record === 'A90');
    expect(flagged?.because).toContain('a check has flagged it: decisions-disagree');
    expect(plan.chosen.filter(({ because }) => because.some((each) => each.startsWith('a check')))).toEqual([flagged]);
    expect(plan.chosen[0]).toBe(flagged);
  });

  it('takes the share of what an assessor decided on a unit, rounded up', async () => {
    const plan = await planOf(many(11));
    expect(plan.strata).toEqual([
      {
        assessor: 'j-okafor',
        unit: 'B9',
        percent: 20,
        because: 'the usual share',
        decided: 11,
        wanted: 3,
        sampled: 0,
        planned: 3,
      },
    ]);
    expect(plan.chosen).toHaveLength(3);
  });

  it('counts what has been sampled, and chooses it no more', async () => {
    const given = many(10);
    const samples = [{ assessment: 'A3', evidence: 'E3', outcome: 'agreed' }];
    const plan = await planOf({ ...given, records: [...given.records!, verification('V1', '2026-05-20', samples)] });
    expect(plan.strata[0]).toMatchObject({ wanted: 2, sampled: 1, planned: 1 });
    expect(ids(plan)).not.toContain('E3');
  });

  it('does not count a sample without authority', async () => {
    const given = many(10);
    const samples = [{ assessment: 'A3', evidence: 'E3', outcome: 'agreed' }];
    const own = verification('V1', '2026-05-20', samples, { verifier: 'j-okafor' });
    expect((await planOf({ ...given, records: [...given.records!, own] })).strata[0]).toMatchObject({ sampled: 0 });
  });

  it('leaves a verifier’s own decisions to another', async () => {
    const plan = await planOf(many(10), { verifier: 'j-okafor' });
    expect(plan).toMatchObject({ chosen: [], own: 10 });
  });

  it('begins with what became stale, and says so', async () => {
    const given = many(10);
    const plan = await planOf({
      ...given,
      judged: [item('E7', { criteria: ['B9/1.1'], body: 'As it was. [B9/1.1]' })],
    });
    expect(ids(plan)[0]).toBe('E7');
    expect(plan.chosen[0]?.because).toContain('the evidence changed after the decision, or a verifier did not agree');
  });

  it('begins as well with a not yet of which the item has been reworked', async () => {
    const given = many(10);
    const refused = decided('A7', '2026-05-02', 'E7', 'B9/1.1', 'not-yet');
    const plan = await planOf({
      ...given,
      judged: [item('E7', { criteria: ['B9/1.1'], body: 'As it was. [B9/1.1]' })],
      records: [...given.records!.filter(({ id }) => id !== 'A7'), refused],
    });
    expect(ids(plan)[0]).toBe('E7');
    expect(plan.chosen[0]?.because).toContain('the evidence changed after the decision, or a verifier did not agree');
  });

  it('says of an assessor that they are new, of a trainee that they are one', async () => {
    const becauseOf = async (roles: ('assessor' | 'trainee-assessor')[], from: string) => {
      const people = new Map([['j-okafor', { name: 'J. Okafor', roles, from }]]);
      const { chosen } = await planOf(many(1), { people });
      const said = chosen[0]?.because ?? [];
      return said.filter((each) => each === 'the assessor is new' || each === 'a trainee assessor decided');
    };
    expect(await becauseOf(['assessor'], '2020-01-01')).toEqual([]);
    expect(await becauseOf(['assessor'], '2026-05-01')).toEqual(['the assessor is new']);
    expect(await becauseOf(['trainee-assessor'], '2026-05-01')).toEqual(['a trainee assessor decided']);
  });

  it('calls no sign-off late: it has no day of work of its own', async () => {
    const given = many(1);
    const achieved = assessment('A9', '2026-05-03', { units: [{ unit: 'B9', outcome: 'achieved' }] });
    const plan = await planOf(
      { ...given, records: [...given.records!, achieved] },
      { policy: { ...policy, percent: 100, longGapDays: 0 } },
    );
    const late = plan.chosen.filter(({ because }) => because.some((each) => each.endsWith('after the work')));
    expect(late.map(({ decided: each }) => each.kind)).toEqual(['decision']);
    expect(plan.chosen.map(({ decided: each }) => each.kind)).toContain('sign-off');
  });

  it('begins as well with a judgement of which the evidence has changed', async () => {
    const judged = assessment('A90', '2026-05-03', {
      judgements: [{ requirement: 'B9/ER3', outcome: 'met', reason: 'Weeks of it.', basis: ['E7'] }],
    });
    const plan = await planOf({
      specs: [smallUnit([{ id: '3', rules: [{ judge: {} }] }])],
      evidence: many(10).evidence!,
      judged: [item('E7', { criteria: ['B9/1.1'], body: 'As it was. [B9/1.1]' })],
      records: [judged],
    });
    expect(ids(plan)[0]).toBe('B9/ER3');
    expect(plan.chosen[0]?.because).toContain('the evidence changed after the decision, or a verifier did not agree');
  });

  it('says what rests on one decision alone, whatever is only claimed beside it', async () => {
    const evidence = [item('E1', { criteria: ['B9/1.1'] }), item('E2', { criteria: ['B9/1.1'] })];
    const first = decided('A1', '2026-05-02', 'E1', 'B9/1.1', 'met');
    const alone = await planOf({ evidence, records: [first] });
    expect(alone.chosen[0]?.because).toContain('B9/1.1 rests on it alone');
    const both = await planOf({ evidence, records: [first, decided('A2', '2026-05-02', 'E2', 'B9/1.1', 'met')] });
    expect(both.chosen.flatMap(({ because }) => because).join()).not.toContain('alone');
  });

  it('takes for a testimony only what nothing else was taken together with', async () => {
    const becauseOf = async (basis: string[]) => {
      const { chosen } = await planOf({
        evidence: [
          item('E1', { criteria: ['B9/1.1'], method: 'witness-testimony', witness: 'w-hale' }),
          item('E2', { criteria: ['B9/1.1'] }),
        ],
        portfolio: { witnesses: { 'w-hale': { name: 'W. Hale' } } },
        records: [assessment('A1', '2026-05-02', { decisions: [{ basis, criteria: ['B9/1.1'], outcome: 'met' }] })],
      });
      return chosen[0]?.because;
    };
    expect(await becauseOf(['E1'])).toContain('it is a testimony');
    expect(await becauseOf(['E1', 'E2'])).not.toContain('it is a testimony');
  });

  it('takes more of a trainee’s decisions', async () => {
    const given = many(10);
    const register = new Map([['j-okafor', { name: 'J. Okafor', roles: ['trainee-assessor' as const] }]]);
    expect((await planOf(given, { people: register })).strata[0]).toMatchObject({ percent: 50, wanted: 5 });
  });

  it('reaches every method, judgement and sign-off once, also beyond the share', async () => {
    const given = many(10);
    const seen = item('E90', { method: 'observation', assessor: 'j-okafor', criteria: ['B9/1.2'] });
    const judged = assessment('A90', '2026-05-03', {
      decisions: [{ evidence: 'E90', criteria: ['B9/1.2'], outcome: 'met' }],
      judgements: [{ requirement: 'B9/ER3', outcome: 'met', reason: 'Weeks of it.', basis: ['E90'] }],
      units: [{ unit: 'B9', outcome: 'achieved' }],
    });
    const specs = [smallUnit([{ id: '3', rules: [{ judge: {} }] }])];
    const plan = await planOf(
      { specs, evidence: [...given.evidence!, seen], records: [...given.records!, judged] },
      { policy: { ...policy, percent: 0 } },
    );
    // Three things that nothing else reaches, and any one of the ten.
    expect(ids(plan)).toEqual(expect.arrayContaining(['B9', 'B9/ER3', 'E90']));
    expect(ids(plan)).toHaveLength(4);
    expect(
      plan.reach.filter(({ dimension, sampled, planned }) => dimension === 'methods' && sampled + planned === 0),
    ).toEqual([]);
  });

  it('counts a joint decision once, by its latest item, and one sample of an item covers it', async () => {
    const given: Given = {
      evidence: [
        item('E1', { criteria: ['B9/1.1'], date: '2026-01-01' }),
        item('E2', { criteria: ['B9/1.1'], date: '2026-04-30' }),
      ],
      records: [
        assessment('A1', '2026-05-02', { decisions: [{ basis: ['E1', 'E2'], criteria: ['B9/1.1'], outcome: 'met' }] }),
      ],
    };
    const plan = await planOf(given);
    expect(plan.chosen.map(({ decided: each }) => each.evidence)).toEqual([['E1', 'E2']]);
    expect(plan.chosen[0]?.because.join()).not.toContain('days after the work');
    const sampled = verification('V1', '2026-05-20', [{ assessment: 'A1', evidence: 'E2', outcome: 'agreed' }]);
    const after = await planOf({ ...given, records: [...given.records!, sampled] });
    expect(after).toMatchObject({ chosen: [], strata: [{ decided: 1, sampled: 1 }] });
  });

  it('leaves open what a sample of some criteria did not cover', async () => {
    const sampled = verification('V1', '2026-05-20', [
      { assessment: 'A1', evidence: 'E1', criteria: ['B9/1.1'], outcome: 'agreed' },
    ]);
    const plan = await planOf({
      evidence: [item('E1', { criteria: ['B9/1.1', 'B9/1.2'] })],
      records: [
        assessment('A1', '2026-05-02', {
          decisions: [{ evidence: 'E1', criteria: ['B9/1.1', 'B9/1.2'], outcome: 'met' }],
        }),
        sampled,
      ],
    });
    expect(plan.chosen.map(({ decided: each }) => each.criteria)).toEqual([['B9/1.2']]);
    expect(plan.chosen[0]?.because.join()).not.toContain('nothing of this');
  });

  it('opens again what changed after its sample, and begins with what answers a disagreement', async () => {
    const given = many(10);
    const disagreed = { assessment: 'A4', evidence: 'E4', outcome: 'not-agreed', reason: 'Too thin.' };
    const samples = [{ assessment: 'A7', evidence: 'E7', outcome: 'agreed' }, disagreed];
    const plan = await planOf({
      ...given,
      judged: [item('E7', { criteria: ['B9/1.1'], body: 'As it was. [B9/1.1]' })],
      records: [
        ...given.records!,
        verification('V1', '2026-05-20', samples),
        decided('A14', '2026-05-25', 'E4', 'B9/1.1', 'met'),
      ],
    });
    expect(ids(plan)).toEqual(['E4', 'E7']);
    expect(plan.chosen[0]?.because[1]).toBe('it answers V1, which did not agree with an earlier decision');
  });

  it('counts what was decided on a unit that is finished, and does not plan it', async () => {
    const given = many(4);
    for (const keys of [
      { certificated: '2026-06-01' },
      { withdrawn: '2026-06-01' },
      { route: 'credit-transfer', certificate: 'C1' },
    ]) {
      const plan = await planOf({ ...given, portfolio: { units: [{ unit: 'B9', ...keys }] } });
      expect(plan).toMatchObject({ chosen: [], finished: 4, strata: [{ decided: 4, wanted: 1 }] });
    }
  });

  it('says of each learner, assessor, method, unit, kind of record and site how far it reaches', async () => {
    const reachIn = async (portfolio: Given['portfolio']) =>
      (await planOf({ ...many(1), portfolio: portfolio! })).reach;
    const reach = await reachIn({ workplace: { name: 'Harbour Lettings' } });
    expect(reach.map(({ dimension, value }) => `${dimension} ${value}`)).toEqual([
      `candidates ${home}`,
      'assessors j-okafor',
      'methods work-product',
      'evidence B9',
      'records decision',
      'sites Harbour Lettings',
    ]);
    expect(reach.every(({ decided: all, sampled, planned }) => all === 1 && sampled === 0 && planned === 1)).toBe(true);
    expect((await reachIn({ workplace: { sector: 'private' } })).map(({ dimension }) => dimension)).not.toContain(
      'sites',
    );
  });

  it('reaches one thing more, if it is the only one that nothing else brings in', async () => {
    const given = {
      evidence: [
        item('E1', { criteria: ['B9/2.1'] }),
        item('E2', { criteria: ['B9/2.1'], method: 'discussion', assessor: 'r-lind' }),
      ],
      records: ['1', '2'].map((at) => decided(`A${at}`, '2026-05-02', `E${at}`, 'B9/2.1', 'met')),
    };
    const plan = await planOf(given, { policy: { ...policy, percent: 0, newUnit: 0 } });
    expect(plan.chosen).toHaveLength(2);
    expect(plan.chosen[1]!.because[0]).toMatch(/^nothing else brings in method (discussion|work-product)$/);
  });

  it('names a learner by their name, or by their id where they have none', async () => {
    const named = async (learner: Record<string, string>) =>
      (await planOf({ ...many(1), portfolio: { learner } })).chosen[0]!.decided.learner;
    expect(await named({ id: 'L-1', name: 'Amira Khan' })).toBe('Amira Khan');
    expect(await named({ id: 'L-1' })).toBe('L-1');
  });

  it('leaves out what the verifier countersigned, witnessed or observed', async () => {
    const plan = await planOf(
      {
        people: {
          'm-grant': { name: 'M. Grant', roles: ['assessor', 'verifier'] },
          't-bello': { name: 'T. Bello', roles: ['trainee-assessor'] },
        },
        evidence: [
          item('E1', { criteria: ['B9/1.1'] }),
          item('E2', { criteria: ['B9/1.1'], method: 'witness-testimony', witness: 'm-grant' }),
          item('E3', { criteria: ['B9/1.1'], method: 'observation', assessor: 'm-grant' }),
        ],
        records: [
          decided('A1', '2026-05-02', 'E1', 'B9/1.1', 'met', { assessor: 't-bello' }),
          assessment('A2', '2026-05-03', { assessor: 'm-grant', countersigns: ['A1'] }),
          decided('A3', '2026-05-04', 'E2', 'B9/1.1', 'met'),
          decided('A4', '2026-05-04', 'E3', 'B9/1.1', 'met'),
        ],
      },
      { verifier: 'm-grant' },
    );
    expect(plan).toMatchObject({
      chosen: [],
      involved: [
        { did: 'countersigned', decided: 1 },
        { did: 'witnessed', decided: 1 },
        { did: 'observed', decided: 1 },
      ],
    });
  });

  it('names trainees’ records that wait for a countersignature', async () => {
    const plan = await planOf({
      evidence: [item('E1', { criteria: ['B9/1.1'] })],
      records: [decided('A1', '2026-05-02', 'E1', 'B9/1.1', 'met', { assessor: 't-bello' })],
    });
    expect(plan).toMatchObject({ chosen: [], awaiting: [{ portfolio: home, record: 'A1' }] });
  });

  it('takes from every learner before it takes twice from one, and says only once that nothing of one was sampled', async () => {
    const given = many(6);
    const files = await workspaceFiles(given);
    const others = ['ben', 'cay'].flatMap((name) =>
      Object.entries(files).flatMap(([path, text]) =>
        path.startsWith(home) ? [[path.replace(home, `portfolios/${name}`), text]] : [],
      ),
    );
    const plan = await planOf({ ...given, files: Object.fromEntries(others) });
    const taken = plan.chosen.map(({ decided: each }) => each.portfolio);
    expect(taken).toHaveLength(4);
    expect(new Set(taken.slice(0, 3)).size).toBe(3);
    const said = plan.chosen.map(({ because }) => because.filter((reason) => reason.startsWith('nothing of this')));
    expect(said.flat().filter((reason) => reason.includes('assessor'))).toHaveLength(1);
    expect(said.flat().filter((reason) => reason.includes('learner'))).toHaveLength(3);
  });

  it('takes from the learner of whom it takes least, though there is more to see of another', async () => {
    const others = Object.entries(await workspaceFiles(many(2))).flatMap(([path, text]) =>
      path.startsWith(home) ? [[path.replace(home, 'portfolios/ben'), text]] : [],
    );
    const plan = await planOf(
      {
        evidence: ['1', '2'].map((at) => item(`E${at}`, { criteria: [`B9/1.${at}`], date: '2025-03-04' })),
        records: ['1', '2'].map((at) => decided(`A${at}`, '2026-05-02', `E${at}`, `B9/1.${at}`, 'met')),
        files: Object.fromEntries(others),
      },
      { percent: 75 },
    );
    const long = plan.chosen.filter(({ because }) => because.join().includes('days after the work'));
    expect(long.map(({ rank, decided: each }) => [rank, each.portfolio])).toEqual([
      [1, home],
      [3, home],
    ]);
    expect(plan.chosen[1]!.decided.portfolio).toBe('portfolios/ben');
  });

  it('takes what a check has flagged before it takes from every learner', async () => {
    const others = Object.entries(await workspaceFiles(many(2))).flatMap(([path, text]) =>
      path.startsWith(home) ? [[path.replace(home, 'portfolios/ben'), text]] : [],
    );
    const plan = await planOf(
      { ...many(2), portfolio: { registered: '2026-06-01' }, files: Object.fromEntries(others) },
      { percent: 75, policy: { ...policy, newForMonths: 0 } },
    );
    expect(plan.chosen.map(({ decided: each }) => each.portfolio)).toEqual([home, home, 'portfolios/ben']);
    expect(plan.chosen[1]!.because).toContain('a check has flagged it: decision-before-registration');
  });

  it('is the same for the same seed, and may be another for another', async () => {
    const plans = await Promise.all(['a', 'a', 'b', 'c', 'd', 'e'].map((seed) => planOf(many(20), { seed })));
    expect(plans[0]).toEqual(plans[1]);
    expect(new Set(plans.map((plan) => ids(plan).join())).size).toBeGreaterThan(1);
  });

  it('chooses nothing twice, nothing sampled, and never less than the shares ask', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 100 }),
        fc.subarray([1, 2, 3, 4, 5, 6]),
        fc.string(),
        async (count, percent, sampledOnes, seed) => {
          const given = many(count);
          const samples = sampledOnes
            .filter((n) => n <= count)
            .map((n) => ({ assessment: `A${n}`, outcome: 'agreed' }));
          const plan = await planOf(
            { ...given, records: [...given.records!, verification('V1', '2026-05-20', samples)] },
            { policy: { ...policy, percent }, seed },
          );
          const chosen = plan.chosen.map(({ decided: each }) => `${each.record} ${each.evidence}`);
          expect(new Set(chosen).size).toBe(chosen.length);
          for (const { decided: each } of plan.chosen) expect(each.isSampled).toBe(false);
          for (const { wanted, sampled, planned } of plan.strata)
            expect(sampled + planned).toBeGreaterThanOrEqual(wanted);
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('evid sample', () => {
  it('shows the plan for the example portfolios', async () => {
    const { status, stdout, stderr } = await evid(['sample', '--by', 'm-grant'], { cwd, columns: 80 });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    await expect(stdout).toMatchFileSnapshot('snapshots/sample.txt');
  });

  it('gives Markdown for the verifier’s file', async () => {
    const { stdout } = await evid(['sample', '--format', 'markdown', '--seed', 'spring'], { cwd });
    await expect(stdout).toMatchFileSnapshot('snapshots/sample.md');
  });

  it('gives the same samples in every format', async () => {
    const [json, csv, text] = await Promise.all(
      ['json', 'csv', 'text'].map(async (format) => (await evid(['sample', '--format', format], { cwd })).stdout),
    );
    const { chosen } = JSON.parse(json!);
    expect(csv!.trim().split('\r\n')).toHaveLength(chosen.length + 1);
    expect(text!.match(/^ *\d+ {2}\S/gm)).toHaveLength(chosen.length);
  });

  it('agrees with nothing in the verifier’s place', async () => {
    const { stdout } = await evid(['sample', '--by', 'm-grant', '--plain'], { cwd });
    for (const command of stdout.match(/^ *evid verify .*$/gm)!) expect(command).not.toContain('agreed');
    expect(stdout).toContain('each command ends with what the verifier finds: --agreed, or --not-agreed --reason');
  });

  it('keeps one fact a line without symbols for a screen reader, and names to itself when asked', async () => {
    const { stdout } = await evid(['sample', '--plain', '--anonymise', '--percent', '100'], { cwd });
    expect(stdout).not.toMatch(/Amira Khan|Tomasz|Grace Oyelaran/);
    expect(stdout).toMatch(/^ *Sample 1 of \d+: L-/m);
  });

  it('refuses a verifier whom the register does not know as one, and an unknown unit', async () => {
    expect(await evid(['sample', '--by', 'j-okafor'], { cwd })).toMatchObject({
      status: 2,
      stderr: 'evid: j-okafor is no verifier in people.yaml\n  help: verifiers: m-grant\n',
    });
    expect(await evid(['sample', '--unit', 'B99'], { cwd })).toMatchObject({ status: 2 });
  });

  it('chooses only from the portfolios and units named', async () => {
    const { stdout } = await evid(['sample', 'tomasz-wrobel', '--unit', 'B8', '--percent', '100', '--format', 'json'], {
      cwd,
    });
    const { chosen } = JSON.parse(stdout);
    expect(chosen.length).toBeGreaterThan(0);
    for (const { decided: each } of chosen)
      expect(each).toMatchObject({ portfolio: 'portfolios/tomasz-wrobel', unit: 'B8' });
  });
});
