import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestWait, openIn } from '../src/case/open.ts';
import type { Plan } from '../src/case/plan/action.ts';
import { Candidate, fills } from '../src/case/plan/candidate.ts';
import { askedBy } from '../src/case/plan/needs.ts';
import { planPortfolio } from '../src/case/plan/plan.ts';
import { checkWorkspace } from '../src/check-workspace.ts';
import { readWorkspace } from '../src/intake/read-workspace.ts';
import { diskFolder, type Folder, memoryFolder } from '../src/load/folder.ts';
import type { PortfolioRow } from '../src/model/result.ts';
import type { Method } from '../src/model/vocabulary.ts';
import { planDocument } from '../src/report/plan.ts';
import { filesOf, type Item } from './rules/rule-case.ts';
import { onScreen } from './support/shown.ts';
import { evid } from './support/terminal.ts';
import {
  assessment,
  check,
  decided,
  type Given,
  item,
  type Keys,
  partner,
  smallUnit,
  unit,
  unitWithParts,
  verification,
  workspaceFiles,
  yaml,
} from './support/workspace.ts';

interface Planned extends Plan {
  row: PortfolioRow;
}
/** The plans of all portfolios of a folder. */
async function plansOf(folder: Folder, today: string): Promise<Planned[]> {
  const { result } = await checkWorkspace({ folder, today });
  const { workspace } = readWorkspace(folder, today);
  return result.portfolios.map((row) => ({ ...planPortfolio(row, workspace, undefined, result.diagnostics), row }));
}
const planOf = async (given: Given, today = '2026-06-30') =>
  (await plansOf(memoryFolder(await workspaceFiles(given)), today))[0]!;
const gapsOf = ({ row }: Planned) => row.units.flatMap(({ gaps }) => gaps.map(({ ref }) => ref));
const closedBy = ({ actions }: Plan) => new Set(actions.flatMap(({ closes }) => closes));
const brief = ({ actions }: Plan) => actions.map(({ what, closes }) => [what, closes.join(' ')]);
const everyGapIsClosed = (plan: Planned) => {
  // What a unit more would close is a rule of the qualification, no gap of a unit.
  const rules = new Set(plan.row.qualification?.rules.map(({ ref }) => ref));
  expect([...closedBy(plan)].filter((ref) => !rules.has(ref)).sort()).toEqual([...new Set(gapsOf(plan))].sort());
  expect(plan.actions.map(({ rank }) => rank)).toEqual(plan.actions.map((_, index) => index + 1));
};

/** Each item of which the gap report says that a claim waits for the assessor is one of the plan's, with the gap that it closes. */
const everyWaitIsNamed = ({ row, actions }: Planned) => {
  const waits = row.units
    .flatMap((unit) => openIn(unit, row))
    .flatMap(({ mover, kind, gaps, claims }) =>
      mover === 'assessor' && kind !== 'planned' ? claims.map(({ item: { id } }) => ({ id, ref: gaps[0]!.ref })) : [],
    );
  for (const { id, ref } of waits)
    expect(actions).toContainEqual(
      expect.objectContaining({
        owner: 'assessor',
        closes: expect.arrayContaining([ref]),
        command: expect.stringMatching(new RegExp(`--evidence ${id}$`)),
      }),
    );
};

describe('the plans of the example portfolios', () => {
  const today = '2026-11-22';

  it('close every gap, on the day of the examples and later', async () => {
    for (const day of [today, '2027-06-01'])
      for (const plan of await plansOf(diskFolder('.'), day)) everyGapIsClosed(plan);
  });

  it('rank Amira Khan’s: hers by gaps closed, then stale, undecided, what is not due yet, and the end', async () => {
    const [amira] = await plansOf(diskFolder('.'), today);
    expect(
      amira!.actions.map(({ owner, what, closes }) => `${owner}: ${what.slice(0, 40)} | ${closes.join(' ')}`),
    ).toMatchInlineSnapshot(`
      [
        "learner: Finish E25 “Meeting the drainage contrac | B9/ER5 B9/ER5b",
        "learner: Plan a professional discussion on B9/3.6 | B9/3.6 58A/4.2",
        "learner: Add to E06 “Diary of the weeks after Eas | 58A/2.1",
        "assessor: J. Okafor countersigns A08 by T. Bello,  | B9/3.5 58A/4.7",
        "assessor: J. Okafor looks at E09 “Our agreement wi | B9/2.4",
        "assessor: J. Okafor looks at E10 “Whose work goes  | B9/2.6",
        "assessor: J. Okafor decides on E19 “Asking tenants | 58A/ER5c",
        "assessor: J. Okafor decides on E23 “What I think o | 58A/4.4",
        "assessor: J. Okafor decides on E24 “When everybody | B9/3.3",
        "assessor: J. Okafor decides on E22 “Did the two-ho | 58A/2.8",
        "assessor: J. Okafor judges 58A/ER3 and ER5a, and s | 58A/ER3 58A/ER5a",
        "learner: Amira Khan declares that all evidence of | ",
        "assessor: J. Okafor signs off B9 and 58A | ",
        "learner: Choose three more units of L3-CSP, such  | L3-CSP/R2 L3-CSP/R3 L3-CSP/R5",
      ]
    `);
    expect(amira!.actions[0]).toEqual({
      rank: 1,
      what: 'Finish E25 “Meeting the drainage contractor about time slots”',
      owner: 'learner',
      closes: ['B9/ER5', 'B9/ER5b'],
      strengthens: ['B9/2.3', 'B9/2.6'],
      because: 'it is planned for 2026-12-03, and closes two gaps at once',
    });
  });

  it('let Grace Oyelaran’s planned observation close what the centre asks of both', async () => {
    const grace = (await plansOf(diskFolder('.'), today))[1]!;
    expect(grace.actions.find(({ what }) => what.includes('E07'))?.closes).toEqual([
      '329/7.1',
      '329/7.4',
      '329/CP1',
      'CFACSB9/P12',
      'CFACSB9/CP1',
    ]);
  });

  it('say in a line that Tomasz Wróbel has nothing left to do', async () => {
    expect((await evid(['plan', 'tomasz-wrobel'])).stdout).toBe(
      'Plan for Tomasz Wróbel (L-0198)\nnothing to plan, no gaps · B8 complete\n',
    );
  });
});

describe('an item that shows as many criteria as one can', () => {
  it('fills a rule that counts more of them, but only by a method that the rule counts', async () => {
    const criteria = Array.from({ length: 12 }, (_, index) => `1.${index + 1}`);
    const rule = { count: { of: 'criteria', 'at-least': 10, where: { methods: ['observation'] } } };
    const specs = [unit('B9', { outcomes: { 'Do the work': criteria }, requirements: [{ id: '1', rules: [rule] }] })];
    const folder = memoryFolder(await workspaceFiles({ specs }));
    const { workspace } = readWorkspace(folder, '2026-06-30');
    const [row] = (await checkWorkspace({ folder, today: '2026-06-30' })).result.portfolios;
    const b9 = workspace.units.units.get('B9')!;
    const { needs } = askedBy(row!.units[0]!, b9, workspace.units, []);
    const need = needs.find(({ count }) => count?.of === 'criteria')!;
    const filledBy = (method: Method) =>
      fills(new Candidate({ method, context: 'paid-work', kind: 'performance' }, b9.leaves.slice(0, 8)), need);
    expect([filledBy('observation'), filledBy('work-product')]).toEqual([true, false]);
  });
});

describe('what the learner is to do', () => {
  const covers = (...values: string[]) =>
    values.map((value, index) => ({
      id: String(index + 1),
      rules: [{ cover: { facet: 'partner', values: [value], where: { kind: 'performance' } } }],
    }));
  const met = (evidence: string, ...refs: string[]) =>
    assessment(`D-${evidence}`, '2026-05-01', { decisions: [{ evidence, criteria: refs, outcome: 'met' }] });

  it('begins a unit without evidence with an observation, and takes knowledge together in one discussion, of several units', async () => {
    const other = unit('B8', { outcomes: { 'Know more': ['1.1', '1.2'] } });
    const plan = await planOf({ specs: [smallUnit(), other], portfolio: { units: ['B9', 'B8'] } });
    expect(brief(plan).slice(0, 2)).toEqual([
      ['Plan an observation at work on B9/1.1 and 1.2, and keep the product that it leaves', 'B9/1.1 B9/1.2'],
      ['Plan a professional discussion on B9/2.1, B8/1.1 and 1.2', 'B9/2.1 B8/1.1 B8/1.2'],
    ]);
    expect(plan.actions[1]?.command).toBe(
      'evid new evidence amira --method discussion --criteria B9/2.1,B8/1.1,B8/1.2',
    );
  });

  it('begins with as many observations as a rule asks for, and says so of their products', async () => {
    const twice = { id: '1', rules: [{ count: { of: 'items', where: { methods: ['observation'] }, 'at-least': 2 } }] };
    const plan = await planOf({ specs: [smallUnit([twice])] });
    expect(brief(plan)[0]![0]).toBe(
      'Plan 2 observations at work on B9/1.1 and 1.2, and keep the products that they leave',
    );
  });

  it('never asks one occasion to show opposites, and gives a situation criteria to be shown with', async () => {
    const plan = await planOf({
      specs: [smallUnit(covers('cooperative', 'uncooperative'))],
      evidence: [item('E01', { criteria: ['B9/1.1', 'B9/1.2', 'B9/2.1'] })],
      records: [met('E01', 'B9/1.1', 'B9/1.2', 'B9/2.1')],
    });
    expect(plan.actions.slice(0, 2)).toMatchObject([
      {
        what: 'Record a case: the service partner is co-operative',
        closes: ['B9/ER1'],
        strengthens: ['B9/1.1', 'B9/1.2'],
        command:
          'evid new evidence amira --method witness-testimony --criteria B9/1.1,B9/1.2 --tags partner/cooperative',
      },
      { what: 'Record a case: the service partner is un-cooperative', closes: ['B9/ER2'] },
    ]);
  });

  it('uses a context and a method that the unit admits', async () => {
    const rules = [
      { admit: { contexts: { not: ['paid-work'] }, for: 'performance' } },
      { admit: { methods: ['test', 'observation'] } },
    ];
    const plan = await planOf({ specs: [smallUnit([{ id: '1', rules }])] });
    expect(plan.actions.slice(0, 2).map(({ command }) => command)).toEqual([
      'evid new evidence amira --method observation --context voluntary-work --criteria B9/1.1,B9/1.2',
      'evid new evidence amira --method test --criteria B9/2.1',
    ]);
  });

  it('takes the cheapest of several ways, and as many items as a count lacks', async () => {
    const ways = [
      { count: { of: 'items', 'at-least': 3, where: { methods: ['observation'] } } },
      { count: { of: 'items', 'at-least': 2, where: { methods: ['questioning'] } } },
    ];
    const plan = await planOf({ specs: [smallUnit([{ id: '1', rules: [{ 'any-of': ways }] }])] });
    expect(brief(plan).find(([, closes]) => closes!.includes('ER1'))?.[0]).toBe('Plan 2 questionings on B9/2.1');
  });

  it('gives work about eight criteria at most, unless that leaves a scrap, and a discussion any number', async () => {
    const ids = (outcome: number, count: number) => [...Array(count).keys()].map((index) => `${outcome}.${index + 1}`);
    const sizes = async (performance: number, knowledge: number) => {
      const outcomes = { 'Do it': ids(1, performance), 'Know it': ids(2, knowledge) };
      const { actions } = await planOf({ specs: [unit('B9', { outcomes })] });
      return actions.map(({ closes }) => closes.length).filter((size) => size > 0);
    };
    expect(await sizes(9, 12)).toEqual([9, 12]);
    expect(await sizes(13, 12)).toEqual([8, 12, 5]);
  });

  it('begins with an observation whatever has to come up by itself, which testimony tells of', async () => {
    const rules = [{ cover: { facet: 'partner', values: ['uncooperative'], where: { kind: 'performance' } } }];
    const plan = await planOf({ specs: [smallUnit([{ id: '1', rules }])] });
    expect(plan.actions.slice(0, 3).map(({ command }) => command)).toEqual([
      'evid new evidence amira --method observation --criteria B9/1.1,B9/1.2',
      'evid new evidence amira --method discussion --criteria B9/2.1',
      'evid new evidence amira --method witness-testimony --criteria B9/1.1,B9/1.2 --tags partner/uncooperative',
    ]);
  });

  it('leaves to the assessor what an observation, questioning or discussion that is planned would close', async () => {
    for (const method of ['observation', 'questioning', 'discussion', 'work-product']) {
      const led = method !== 'work-product';
      const assessor = led ? { assessor: 'j-okafor' } : {};
      const planned = item('E01', { criteria: ['B9/1.1'], draft: true, date: '2026-07-20', method, ...assessor });
      const given = { evidence: [planned, item('E02', { criteria: ['B9/1.2', 'B9/2.1'] })] };
      const { actions } = await planOf(given);
      expect(actions.find(({ closes }) => closes.includes('B9/1.1'))).toMatchObject({
        what: led ? 'J. Okafor carries out E01 “Item E01” with the learner' : 'Finish E01 “Item E01”',
        owner: led ? 'assessor' : 'learner',
      });
      const { gaps } = (await check(given)).unit();
      expect(gaps.find(({ ref }) => ref === 'B9/1.1')).toMatchObject({
        owner: 'learner',
        ...(led ? { move: 'assessor', next: 'carry out E01' } : { next: 'finish E01' }),
      });
    }
  });

  it('finishes a draft rather than beginning anew, but not one that is not admitted', async () => {
    const only = [{ id: '1', rules: [{ admit: { contexts: { not: ['simulation'] } } }] }];
    const draft = (context: string) => item('E01', { criteria: ['B9/1.1', 'B9/1.2'], draft: true, context });
    const good = await planOf({ specs: [smallUnit(only)], evidence: [draft('paid-work')] });
    expect(brief(good)[0]).toEqual(['Finish E01 “Item E01”', 'B9/1.1 B9/1.2']);
    const bad = await planOf({ specs: [smallUnit(only)], evidence: [draft('simulation')] });
    expect(brief(bad)[0]).toEqual(['Collect evidence from the job for B9/1.1 and 1.2', 'B9/1.1 B9/1.2']);
  });

  it('reworks what the learner wrote, and shows anew what the assessor wrote', async () => {
    const plan = await planOf({
      evidence: [
        item('E01', { criteria: ['B9/1.1'] }),
        item('E02', { criteria: ['B9/2.1'], method: 'discussion', assessor: 'j-okafor' }),
      ],
      records: [
        assessment('A01', '2026-05-01', {
          decisions: [
            { evidence: 'E01', criteria: ['B9/1.1'], outcome: 'not-yet', reason: 'No date.' },
            { evidence: 'E02', criteria: ['B9/2.1'], outcome: 'not-yet', reason: 'Too short.' },
          ],
        }),
      ],
    });
    expect(plan.actions.slice(0, 3)).toMatchObject([
      { what: 'Collect evidence from the job for B9/1.2' },
      { what: 'Plan a professional discussion on B9/2.1', because: 'decided not yet on E02 (A01): Too short.' },
      { what: 'Rework E01 “Item E01”', because: 'A01 decided not yet on B9/1.1: No date.', closes: ['B9/1.1'] },
    ]);
  });

  it('says what else there is to mend: a context, a judgement, too many claims, errors alone', async () => {
    const silent = await planOf({ evidence: [item('E01', { criteria: ['B9/1.1'], context: undefined })] });
    expect(brief(silent)).toContainEqual(['Say in E01 “Item E01” in which context the work was done', 'B9/1.1']);
    const judged = await planOf({
      specs: [smallUnit([{ id: '1' }])],
      evidence: [item('E01', { criteria: ['B9/1.1'] })],
      records: [
        assessment('A01', '2026-05-01', {
          judgements: [{ requirement: 'B9/ER1', outcome: 'not-yet', reason: 'One week only.', basis: ['E01'] }],
        }),
      ],
    });
    expect(judged.actions.find(({ closes }) => closes.includes('B9/ER1'))).toMatchObject({
      what: 'Add the evidence that the judgement on B9/ER1 asks for',
      because: 'A01 judged it not yet: One week only.',
    });
    const many = await planOf({
      specs: [smallUnit([{ id: '1', rules: [{ count: { of: 'items', 'at-most': 1 } }] }])],
      evidence: [item('E01', { criteria: ['B9/1.1'] }), item('E02', { criteria: ['B9/1.1'] })],
    });
    expect(brief(many)).toContainEqual(['Claim less: B9/ER1 allows at most 1', 'B9/ER1']);
  });

  it('says that a conditional criterion may not apply', async () => {
    const plan = await planOf({ specs: [unitWithParts()], portfolio: { units: ['329'] } });
    expect(plan.actions[0]?.because).toBe(
      'one observation closes four gaps; where 329/9.1b, 9.1c and 9.2 did not arise, the assessor may decide it not applicable',
    );
  });
});

describe('what the assessor is to do', () => {
  it('begins with what is stale, then the longest waiting, then what can be judged', async () => {
    const plan = await planOf({
      specs: [smallUnit([{ id: '1' }])],
      portfolio: { assessor: 'j-okafor' },
      evidence: [
        item('E01', { criteria: ['B9/1.1'], title: 'As it is now', x: undefined, body: 'Changed. [B9/1.1]\n' }),
        item('E02', { criteria: ['B9/1.2'], date: '2026-06-20' }),
        item('E03', { criteria: ['B9/2.1'], date: '2026-05-01' }),
      ],
      judged: [item('E01', { criteria: ['B9/1.1'] })],
      records: [decided('A01', '2026-05-01', 'E01', 'B9/1.1', 'met')],
    });
    expect(plan.actions).toMatchObject([
      {
        what: 'J. Okafor looks at E01 “As it is now” again',
        closes: ['B9/1.1'],
        because: 'E01 was changed after A01; B9/1.1 is stale',
        command: 'evid assess amira --evidence E01',
      },
      { what: 'J. Okafor decides on E03 “Item E03” (waiting 60 days)', closes: ['B9/2.1'] },
      { what: 'J. Okafor decides on E02 “Item E02” (waiting 10 days)', closes: ['B9/1.2'] },
      { what: 'J. Okafor judges B9/ER1, and says why', closes: ['B9/ER1'] },
      { what: 'L-1 declares that all evidence of B9 is their own', closes: [] },
      { what: 'J. Okafor signs off B9', closes: [] },
    ]);
  });

  it('says of what is claimed again since when it waits at most, as every report does', async () => {
    const given = {
      evidence: [item('E01', { criteria: ['B9/1.1'], body: 'Rewritten. [B9/1.1]\n', signed: '2026-03-11' })],
      judged: [item('E01', { criteria: ['B9/1.1'] })],
      records: [decided('A01', '2026-05-01', 'E01', 'B9/1.1', 'not-yet')],
    };
    const plan = await planOf(given);
    expect(plan.actions.find(({ closes }) => closes.includes('B9/1.1'))).toMatchObject({
      what: 'The assessor decides on E01 “Item E01” (waiting up to 60 days)',
      because: 'one criterion claimed; B9/1.1 is claimed again after A01',
    });
    expect(longestWait(plan.row.units[0]!, plan.row)).toEqual({ since: '2026-05-01', atMost: true });
  });

  it('asks no single item for more values than one piece of work shows', async () => {
    const values = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => [id, `style ${id}`]));
    const rules = [
      { count: { of: 'values', facet: 'style', 'at-least': 5 } },
      { count: { of: 'hours', 'at-least': 10 } },
      { count: { of: 'items', where: { methods: ['observation'] }, 'at-least': 2 } },
    ];
    const specs = [
      unit('B9', { facets: { style: { title: 'The style is', values } }, requirements: [{ id: '1', rules }] }),
    ];
    const plan = await planOf({
      specs,
      evidence: [item('E01', { criteria: ['B9/1.1'], tags: ['style/b'] })],
      records: [],
    });
    everyGapIsClosed(plan);
    const tags = plan.actions.flatMap(({ command = '' }) => /--tags (\S+)/.exec(command)?.[1]?.split(',') ?? []);
    expect(tags.toSorted()).toEqual(['style/a', 'style/c', 'style/d', 'style/e']);
  });

  it('names what the verifier did not agree with', async () => {
    const plan = await planOf({
      evidence: [item('E01', { criteria: ['B9/1.1'] })],
      records: [
        decided('A01', '2026-05-01', 'E01', 'B9/1.1', 'met'),
        verification('V01', '2026-05-09', [
          { assessment: 'A01', evidence: 'E01', outcome: 'not-agreed', reason: 'Thin.', stage: 'interim' },
        ]),
      ],
    });
    expect(plan.actions.find(({ owner }) => owner === 'assessor')?.because).toBe(
      'V01 did not agree with A01 on E01: “Thin.”; B9/1.1 is stale',
    );
  });

  it('keeps a judgement for the end while the learner still has something to do', async () => {
    const plan = await planOf({ specs: [smallUnit([{ id: '1' }])], evidence: [item('E01', { criteria: ['B9/1.1'] })] });
    const owners = plan.actions.map(({ what }) => what.replace(/“.*/, ''));
    expect(owners.slice(-3)).toEqual([
      'The assessor judges B9/ER1, and says why',
      'L-1 declares that all evidence of B9 is their own',
      'The assessor signs off B9',
    ]);
    expect(plan.actions.at(-3)?.because).toBe(
      'due when the criteria and the other requirements of B9 are complete; B9/ER1: not judged yet',
    );
  });

  it('is nothing in units that are finished', async () => {
    for (const finished of [
      { withdrawn: '2026-05-01' },
      { certificated: '2026-05-01' },
      { route: 'credit-transfer', certificate: 'C1' },
    ])
      expect((await planOf({ portfolio: { units: [{ unit: 'B9', ...finished }] } })).actions).toEqual([]);
  });
});

describe('notes', () => {
  it('name criteria that have more evidence than they need', async () => {
    const ids = ['E01', 'E02', 'E03', 'E04'];
    const plan = await planOf({
      evidence: ids.map((id) => item(id, { criteria: ['B9/1.1'] })),
      records: ids.map((id) => decided(`A-${id}`, '2026-05-01', id, 'B9/1.1', 'met')),
    });
    expect(plan.notes).toEqual([
      { about: ['B9/1.1'], text: 'already met by 4 or more items each: further evidence is not needed' },
    ]);
  });

  it('name items that serve one criterion where the unit asks for holistic assessment', async () => {
    const holistic = unit('B9', {
      outcomes: { 'Do it': ['1.1', '1.2'] },
      more: { assessment: { holistic: true } },
    });
    const given: Given = {
      specs: [holistic],
      evidence: [item('E01', { criteria: ['B9/1.1'] }), item('E02', { criteria: ['B9/1.1', 'B9/1.2'] })],
    };
    expect((await planOf(given)).notes).toEqual([
      { about: ['E01', 'B9/1.1'], text: expect.stringMatching(/^E01 serves B9\/1\.1 only; B9 asks for evidence/) },
    ]);
    const unasked = { ...given, config: { policy: { severity: { 'single-criterion-evidence': 'off' } } } };
    expect((await planOf(unasked)).notes, 'a centre that does not want to know').toEqual([]);
  });
});

describe('properties of plans', () => {
  const criteria = ['1.1', '1.2', '1.3', '2.1', '2.2', '3.1a', '3.1b'];
  const tags = ['mood/calm', 'mood/cross', 'mood/shy', 'pace/busy', 'pace/quiet'];
  const contexts = ['paid-work', 'voluntary-work', 'simulation'];
  const methods = ['observation', 'work-product', 'learner-statement', 'witness-testimony', 'discussion'];
  const some = (values: readonly string[], minLength = 0) =>
    fc.subarray([...values], { minLength, maxLength: Math.min(values.length, 3) });
  const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
  const evidence = fc
    .array(
      fc.record(
        {
          criteria: some(criteria, 1),
          method: fc.constantFrom(...methods),
          context: fc.constantFrom<string | null>(...contexts, null),
          date: fc.constantFrom('2026-02-01', '2026-02-02', '2026-03-01'),
          customers: some(['C1', 'C2', 'C3']),
          tags: some(tags),
          witness: fc.constant('w-ann'),
          decided: fc.constantFrom('met', 'partial', 'not-yet', undefined),
          draft: fc.constantFrom<true | undefined>(true, undefined, undefined),
        },
        { requiredKeys: ['criteria', 'method', 'context', 'date', 'customers', 'tags', 'witness'] },
      ),
      { maxLength: 5 },
    )
    .map((bodies) => bodies.map((body, index) => ({ id: `E${index + 1}`, ...body }) as Item));
  const filter = optional(
    fc.oneof(
      fc.record({ methods: some(methods, 1) }),
      fc.record({ contexts: some(contexts, 1) }),
      fc.record({ tags: some(tags, 1) }),
      fc.record({ 'all-tags': some(tags, 1) }),
      fc.record({ kind: fc.constantFrom('performance', 'knowledge') }),
      fc.record({ direct: fc.boolean() }),
      fc.record({ not: fc.record({ methods: some(methods, 1) }) }),
      fc.record({ criteria: some(['1.1', '2.1', '3.1'], 1) }),
    ),
  );
  const per = optional(fc.constantFrom('unit', 'outcome', 'criterion'));
  const cover = fc
    .record({
      facet: fc.constantFrom('mood', 'pace'),
      'at-least': optional(fc.integer({ min: 1, max: 2 })),
      where: filter,
      per,
      'separate-occasions': optional(fc.constant(true)),
    })
    .map((body) => ({ cover: body }));
  const oneOf = fc
    .record({ of: fc.constantFrom('items', 'occasions'), where: filter, per })
    .map((count) => ({ count }));
  const count = fc
    .record({
      of: fc.constantFrom('items', 'occasions', 'customers', 'days', 'methods', 'assessors', 'witnesses', 'criteria'),
      'at-least': optional(fc.constantFrom('0', '2', '5', '60%')),
      'at-most': optional(fc.constantFrom('1', '4')),
      where: filter,
      per,
      criteria: optional(fc.constantFrom<unknown>('performance', 'knowledge', ['1.1', '3.1'])),
      having: optional(fc.record({ of: fc.constantFrom('items', 'customers'), 'at-least': fc.constant(2) })),
    })
    .map((body) => ({ count: body }));
  const judge = fc.constant({ judge: {} });
  const admit = fc
    .record({ contexts: optional(some(contexts, 1)), methods: optional(some(methods, 1)), for: fc.constant('all') })
    .map((body) => ({ admit: body }));
  const plain = fc.oneof(cover, oneOf, count, judge);
  const anyRule = fc.oneof(
    { weight: 5, arbitrary: plain },
    { weight: 1, arbitrary: admit },
    {
      weight: 1,
      arbitrary: fc.array(plain, { minLength: 1, maxLength: 3 }).map((members) => ({ 'any-of': members })),
    },
  );
  const written = (one: object) => yaml(one as Keys).trimEnd();
  const folderOf = (rules: readonly object[], items: Item[]) =>
    memoryFolder(filesOf({ rules: rules.map(written), evidence: items }));
  const planned = async (rules: readonly object[], items: Item[]) =>
    (await plansOf(folderOf(rules, items), '2026-12-31'))[0]!;

  it('every gap of any workspace is closed by some action, and the same files give the same plan', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRule, { maxLength: 3 }), evidence, async (rules, items) => {
        const plan = await planned(rules, items);
        everyGapIsClosed(plan);
        everyWaitIsNamed(plan);
        const { row: _, ...again } = await planned(rules, items.toReversed());
        expect({ actions: plan.actions, notes: plan.notes }).toEqual(again);
        expect(onScreen(planDocument({ plan, row: plan.row, only: undefined }))).toMatch(/\n$/);
      }),
      { numRuns: 40 },
    );
  });

  it('who does what a plan proposes has closed the gaps that it says', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(cover, oneOf), { maxLength: 3 }),
        evidence.map((items) => items.filter(({ draft }) => !draft)),
        async (rules, items) => {
          const plan = await planned(rules, items);
          const proposed = plan.actions.filter(({ command }) => command?.startsWith('evid new evidence'));
          const added = proposed.map(({ command }, index) => asItem(command!, `N${index + 1}`, index));
          const after = await planned(rules, [...items, ...added]);
          const open = after.row.units[0]!.gaps.filter(({ status }) => ['missing', 'gap'].includes(status));
          const promised = proposed.flatMap(({ closes }) => closes);
          expect(open.map(({ ref }) => ref).filter((ref) => promised.includes(ref))).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  /** The item that a command would begin, on a day of its own. */
  function asItem(command: string, id: string, index: number): Item {
    const option = (name: string) => new RegExp(`--${name} (\\S+)`).exec(command)?.[1];
    return {
      id,
      criteria: option('criteria')!.split(','),
      context: option('context') ?? (option('criteria')!.startsWith('U/2') ? null : 'paid-work'),
      method: option('method')!,
      date: `2026-04-${String(index + 1).padStart(2, '0')}`,
      tags: option('tags')?.split(',') ?? [],
      ...(option('method') === 'witness-testimony' ? { witness: 'w-ann' } : {}),
      ...(option('method') === 'test' ? { score: 100 } : {}),
    };
  }
});

describe('evid plan', () => {
  const small: Given = {
    specs: [
      unit('B9', {
        outcomes: { 'Do the work': ['1.1', '1.2'], 'Know the work': ['2.1'] },
        facets: partner,
        requirements: [
          {
            id: '1',
            rules: [{ cover: { facet: 'partner', values: ['uncooperative'], where: { kind: 'performance' } } }],
          },
        ],
      }),
    ],
    portfolio: { learner: { id: 'L-1', name: 'Amira Khan' }, assessor: 'j-okafor' },
    evidence: [item('E01', { criteria: ['B9/1.1'], title: 'Oops\u001b[31m\nred\u202e', date: '2026-06-20' })],
  };
  const show = async (plain: boolean) => {
    const plan = await planOf(small);
    return onScreen(planDocument({ plan, row: plan.row, only: undefined }), { plain });
  };

  it('shows a plan in order, and nothing in a title does anything to a terminal', async () => {
    expect(await show(false)).toMatchInlineSnapshot(`
      "Plan for Amira Khan (L-1)
      4 gaps, 5 actions

      1  Record a case: the service partner is un-cooperative
         closes B9/1.2, ER1
         because one item closes two gaps
         evid new evidence amira --method witness-testimony --criteria B9/1.2 --tags partner/uncooperative
      2  Plan a professional discussion on B9/2.1
         closes B9/2.1
         because no evidence claims it
         evid new evidence amira --method discussion --criteria B9/2.1
      3  J. Okafor decides on E01 “Oops red�” (waiting 10 days)
         closes B9/1.1
         because one criterion claimed
         evid assess amira --evidence E01
      4  Amira Khan declares that all evidence of B9 is their own
         because due when no gap is left; under units, portfolio.yaml says it as {
         unit: B9, declared: 2026-06-30 }
      5  J. Okafor signs off B9
         because due when no gap is left and the learner has declared
      "
    `);
  });
  it('shows one fact a line for screen readers', async () => {
    expect(await show(true)).toMatchInlineSnapshot(`
      "Plan for Amira Khan (L-1)
      4 gaps, 5 actions

      Action 1 of 5: Record a case: the service partner is un-cooperative
        closes B9/1.2, ER1
        because one item closes two gaps
        evid new evidence amira --method witness-testimony --criteria B9/1.2 --tags partner/uncooperative
      Action 2 of 5: Plan a professional discussion on B9/2.1
        closes B9/2.1
        because no evidence claims it
        evid new evidence amira --method discussion --criteria B9/2.1
      Action 3 of 5: J. Okafor decides on E01 “Oops red�” (waiting 10 days)
        closes B9/1.1
        because one criterion claimed
        evid assess amira --evidence E01
      Action 4 of 5: Amira Khan declares that all evidence of B9 is their own
        because due when no gap is left; under units, portfolio.yaml says it as { unit: B9, declared: 2026-06-30 }
      Action 5 of 5: J. Okafor signs off B9
        because due when no gap is left and the learner has declared
      "
    `);
  });

  it('prints the plan as JSON, and takes --unit and --anonymise', async () => {
    const { stdout, status } = await evid(['plan', 'amira-khan', '--format', 'json', '--unit', 'B9', '--anonymise']);
    expect(status).toBe(0);
    const { actions } = JSON.parse(stdout) as Plan;
    expect(actions[0]).toMatchObject({ rank: 1, owner: 'learner', closes: ['B9/ER5', 'B9/ER5b'] });
    expect(actions.flatMap(({ closes }) => closes).filter((ref) => !ref.startsWith('B9/'))).toEqual([]);
    expect(stdout).not.toContain('Amira Khan');
  });

  it('never says that nothing is left where something cannot be read', async () => {
    const plan = await planOf({ portfolio: { units: ['B9', 'B7'] } });
    expect(plan.notes).toEqual([
      { about: ['B7'], text: 'something cannot be read, so the plan is not whole; see evid check' },
    ]);
    const { row, ...alone } = await planOf({ portfolio: { units: ['B7'] } });
    expect(
      onScreen(planDocument({ plan: alone, row, only: undefined })),
    ).toBe(`Plan for L-1\nno plan can be made · B7 unknown: something cannot be read

Notes
  B7: something cannot be read, so the plan is not whole; see evid check
`);
  });

  it('wants one portfolio, and units that it lists', async () => {
    expect((await evid(['plan'])).status).toBe(2);
    expect((await evid(['plan', 'amira-khan', 'grace-oyelaran'])).status).toBe(2);
    expect(await evid(['plan', 'amira-kahn'])).toMatchObject({
      status: 2,
      stderr: 'evid: there is no portfolio amira-kahn\n  help: did you mean amira-khan?\n',
    });
    expect(await evid(['plan', 'amira-khan', '--unit', 'B8'])).toMatchObject({
      status: 2,
      stderr: 'evid: portfolios/amira-khan does not list unit B8\n  help: units there: B9, 58A\n',
    });
    expect((await evid(['plan', 'amira-khan', '--format', 'xml'])).status).toBe(2);
  });
});
