import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { exampleDay, withExampleWorkspace } from '../src/checks/example-workspace.ts';
import { explainRef } from '../src/evaluate/explain-ref.ts';
import { readWorkspace } from '../src/intake/read-workspace.ts';
import { memoryFolder } from '../src/load/folder.ts';
import { folderWith, removeFolders } from './support/repository.ts';
import { evid } from './support/terminal.ts';
import { type Given, item, smallUnit, today, workspaceFiles } from './support/workspace.ts';

afterAll(removeFolders);

interface Draft {
  id: string;
  method: string;
  context: string;
  criteria: string[];
  tags: string[];
  day: number;
  state: 'met' | 'undecided' | 'not-yet' | 'draft' | 'withdrawn';
}
const drafts = fc
  .uniqueArray(
    fc.record({
      id: fc.integer({ min: 1, max: 9 }).map((number) => `E${number}`),
      method: fc.constantFrom('observation', 'work-product', 'learner-statement'),
      context: fc.constantFrom('paid-work', 'paid-work', 'simulation'),
      criteria: fc.subarray(['B9/1.1', 'B9/1.5', 'B9/2.1a', 'B9/2.1b'], { minLength: 1 }),
      tags: fc.subarray(['partner/cooperative', 'partner/uncooperative']),
      day: fc.integer({ min: 1, max: 4 }),
      state: fc.constantFrom<Draft['state']>('met', 'met', 'undecided', 'not-yet', 'draft'),
    }),
    { selector: ({ id }) => id, maxLength: 6 },
  )
  .map((list): Draft[] => list);

const unit = withExampleWorkspace({})['specs/B9.unit.yaml'] as string;
const withCount = unit.replace(
  'requirements:\n',
  `requirements:
  - { id: "7", text: Two observed occasions, rules: [ count: { of: items, where: { methods: [observation] }, at-least: 2 } ] }
`,
);

function filesOf(items: readonly Draft[]) {
  const files: Record<string, string | null> = {
    'specs/B9.unit.yaml': withCount,
    'portfolios/amira-khan/evidence/E01.md': null,
  };
  for (const { id, method, context, criteria, tags, day, state } of items) {
    const keys = {
      id,
      title: `Item ${id}`,
      method,
      context,
      date: `2026-03-0${day}`,
      criteria,
      tags,
      signed: '2026-03-20',
      ...(method === 'observation' ? { assessor: 'j-okafor' } : {}),
      ...(state === 'draft' ? { draft: true } : {}),
      ...(state === 'withdrawn' ? { withdrawn: '2026-06-01' } : {}),
    };
    files[`portfolios/amira-khan/evidence/${id}.md`] = `---\n${Object.entries(keys)
      .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
      .join('')}---\n`;
  }
  const decided = items.filter(({ state }) => state === 'met' || state === 'not-yet');
  const decisions = decided.map(
    ({ id, criteria, tags, state }) => `  - ${JSON.stringify({ evidence: id, criteria, tags, outcome: state })}\n`,
  );
  if (decisions.length > 0)
    files['portfolios/amira-khan/assessments/A01.md'] =
      `---\nid: A01\nassessor: j-okafor\ndate: 2026-05-02\ndecisions:\n${decisions.join('')}---\n`;
  return files;
}

async function ask(items: readonly Draft[]) {
  const folder = memoryFolder(withExampleWorkspace(filesOf(items)));
  const intake = readWorkspace(folder, exampleDay);
  const { result } = await checkWorkspace({ folder, intake, today: exampleDay });
  const row = result.portfolios[0]!;
  const why = (ref: string) => explainRef(ref, row, result, intake.workspace.units)!;
  return { row: row.units[0]!, why };
}
const countedOf = (list: readonly { evidence: string; counts: boolean }[]) =>
  list.filter(({ counts }) => counts).map(({ evidence }) => evidence);
const without = (items: readonly Draft[], ids: readonly string[]): Draft[] =>
  items.map((item) => (ids.includes(item.id) ? { ...item, state: 'withdrawn' } : item));

describe('why', () => {
  it('explains every gap, and never by a set of evidence that would suffice', async () => {
    await fc.assert(
      fc.asyncProperty(drafts, async (items) => {
        const { row, why } = await ask(items);
        for (const gap of row.gaps) {
          const explanation = why(gap.ref);
          expect(explanation.gaps).toContainEqual({
            ref: gap.ref,
            why: gap.why,
            reasons: gap.reasons,
            owner: gap.owner,
            ...(gap.move === undefined ? {} : { move: gap.move }),
            next: gap.next,
          });
          if (explanation.about === 'criterion') {
            expect(explanation.considered.filter(({ counts, state }) => counts && state === 'met')).toEqual([]);
          }
          for (const rule of explanation.rules.filter(({ status }) => status === 'gap')) {
            const counted = items.filter(({ id }) => countedOf(rule.considered).includes(id));
            if (rule.kind === 'count') expect(counted.length).toBeLessThan(2);
            if (rule.kind === 'cover') expect(counted).toEqual([]);
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  it('names for every rule that holds the evidence without which it would not', async () => {
    await fc.assert(
      fc.asyncProperty(drafts, async (items) => {
        const { row, why } = await ask(items);
        for (const requirement of row.requirements.flatMap((each) => [each, ...each.parts])) {
          for (const [index, rule] of why(requirement.ref).rules.entries()) {
            if (rule.status === 'gap' || (rule.kind !== 'cover' && rule.kind !== 'count')) continue;
            const after = await ask(without(items, countedOf(rule.considered)));
            expect(after.why(requirement.ref).rules[index]!.status).toBe('gap');
            expect(countedOf(after.why(requirement.ref).rules[index]!.considered)).toEqual([]);
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  it('names for every criterion the evidence without which nothing would show it', async () => {
    await fc.assert(
      fc.asyncProperty(drafts, async (items) => {
        const { row, why } = await ask(items);
        for (const leaf of row.criteria.flatMap(
          (criterion): { ref: string; status: string }[] => criterion.parts ?? [criterion],
        )) {
          const counted = countedOf(why(leaf.ref).considered);
          expect(counted.length > 0).toBe(['met', 'claimed', 'stale', 'partial'].includes(leaf.status));
          if (counted.length === 0) continue;
          const after = await ask(without(items, counted));
          expect(after.why(leaf.ref).status).toMatch(/^(missing|not-yet)$/);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('answers for criteria, parts, requirements, policy rules, situations and items, as text and JSON', async () => {
    for (const ref of ['B9/2.3', 'B9/ER5', 'B9/ER5b', 'B9/CP1', '58A/ER3', 'partner/uncooperative', 'E10']) {
      const { status, stdout } = await evid(['why', 'amira-khan', ref, '--format', 'json']);
      expect([ref, status, JSON.parse(stdout).ref]).toEqual([ref, 0, ref]);
      const text = await evid(['why', 'amira-khan', ref]);
      expect(text.stdout.split(' · ')[0]).toBe(ref);
      expect(text.stdout.split('\n').filter((line) => line.length > 80 && line.includes(' '))).toEqual([]);
    }
    const { stdout } = await evid(['why', 'grace-oyelaran', '329/9.1']);
    expect(stdout).toContain('329/9.1c  missing');
  });

  it('marks what a rule counts as accepted or only claimed', async () => {
    const situation = await evid(['why', 'amira-khan', '58A/ER5c']);
    expect(situation.stdout).toContain('    ○ E19  Asking tenants about repair visits: counts once it is accepted\n');
    const admitted = (await evid(['why', 'amira-khan', 'B9/ER1'])).stdout;
    expect(admitted).toContain('    ● E01  Who supplies our tenants and landlords\n');
    expect(admitted).toContain('    ○ E10  Whose work goes first at month end: counts once it is accepted\n');
  });

  it('tells in the verifier’s words why a claim is contested, and what stands at its places', async () => {
    const { stdout } = await evid(['why', 'amira-khan', 'B9/2.4'], { columns: 400 });
    expect(stdout).toContain(
      'but V02 by M. Grant on 2026-11-04 did not agree: “The page is a good informal agreement,',
    );
    expect((await evid(['why', 'amira-khan', 'B9/2.1'])).stdout).toMatch(/\n +line \d+: “/);
  });

  it('explains a record: who, when, what it decides now, who confirmed it and who sampled it', async () => {
    const trainee = (await evid(['why', 'amira-khan', 'A02'], { columns: 200 })).stdout;
    expect(trainee).toContain(
      'A02 · record · countersigned in A03 by J. Okafor on 2026-06-12\nassessment by T. Bello on 2026-05-08\n',
    );
    expect(trainee).toMatch(/\n {2}● B9\/1\.5 \(E06\) +met in A02\n/);
    expect(trainee).toContain('V01 of 2026-06-26, interim, the decision on E06 in A02 on 58A/2.1, 2.3: agreed');
    const verifier = await evid(['why', 'amira-khan', 'V02', '--format', 'json']);
    expect(JSON.parse(verifier.stdout).samples[0]).toMatchObject({ assessment: 'A03', outcome: 'not-agreed' });
  });

  it('names the basis that the assessor gave for a judgement, and no list of its own', async () => {
    const { stdout } = await evid(['why', 'amira-khan', 'B9/ER3'], { columns: 400 });
    expect(stdout).toContain('judged met in A07 of 2026-10-23, resting on E02, E03, E04, E05, E08, E18, E21: “From');
    expect(stdout).toContain('measured / expected: customers 12 / 3');
    expect(stdout).not.toContain('evidence of the unit');
  });

  it('refuses what the portfolio does not have, with the nearest name', async () => {
    const { status, stdout, stderr } = await evid(['why', 'amira-khan', 'B9/ER55']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('did you mean B9/ER5');
  });
});

it('lists the occasions behind the numbers of a judgement, with their days, customers and items', async () => {
  const given: Given = {
    specs: [
      smallUnit([
        {
          id: '3',
          rules: [
            { judge: { indicators: [{ of: 'occasions', where: { kind: 'performance' } }, { of: 'customers' }] } },
          ],
        },
      ]),
    ],
    evidence: [
      item('E1', {
        criteria: ['B9/1.1'],
        date: ['2026-03-04', '2026-03-05'],
        occasion: 'courier-delay',
        customers: ['C-2'],
      }),
      item('E2', { criteria: ['B9/1.2'], date: '2026-03-04', occasion: 'courier-delay', customers: ['C-1'] }),
      item('E3', { criteria: ['B9/1.1'], date: '2026-02-01' }),
    ],
  };
  const cwd = folderWith(await workspaceFiles(given));
  const { stdout } = await evid(['why', 'amira', 'B9/ER3', '--today', today], { cwd, columns: 100 });
  expect(stdout).toContain('2026-02-01: no customer named (E3)');
  expect(stdout).toContain('courier-delay, 2026-03-04, 2026-03-05: C-1, C-2 (E1, E2)');
});

describe('a sentence', () => {
  it.each([
    ['check', '--verbose', '--plain'],
    ['why', 'amira-khan', 'B9/2.4', '--plain'],
    ['sheet', 'amira-khan'],
    ['gaps'],
  ])('ends once, whatever the words that it ends with: %s', async (...args) => {
    const { stdout } = await evid([...args, '--today', '2026-11-22']);
    expect(stdout.match(/.{0,40}[.!?][”’)]?\.(?=\s)/g) ?? []).toEqual([]);
    expect(stdout).toMatch(/signed\./);
  });
});

describe('a reference that the portfolio does not have', () => {
  it('is answered with what may have been meant: a unit, the same rule of each unit, or what there is', async () => {
    const help = async (ref: string) => (await evid(['why', 'amira-khan', ref])).stderr.split('help: ')[1];
    expect(await help('B9')).toBe('that is a unit: evid status and evid gaps --unit B9 tell of it\n');
    expect(await help('CP1')).toBe('did you mean B9/CP1 or 58A/CP1?\n');
    expect(await help('zzzzzz')).toMatch(/of B9, 58A, such as B9\/1\.1, B9\/ER1, \S+\/\S+, E01, A01, L3-CSP\/R1$/m);
  });
});
