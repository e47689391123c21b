import { describe, expect, it, vi } from 'vitest';
import { caseOf } from '../src/case/case.ts';
import { planPortfolio } from '../src/case/plan/plan.ts';
import { checkWorkspace } from '../src/check-workspace.ts';
import { explainRef } from '../src/evaluate/explain-ref.ts';
import type { Explanation } from '../src/evaluate/explanation.ts';
import { readWorkspace } from '../src/intake/read-workspace.ts';
import { memoryFolder } from '../src/load/folder.ts';
import type { PortfolioRow } from '../src/model/result.ts';
import { learnerData } from '../src/page/learner-data.ts';
import { GapReport } from '../src/report/gaps/gap-report.ts';
import { noVeil } from '../src/report/names/veil.ts';
import { statusOf } from '../src/report/status.ts';
import {
  assessment,
  check,
  decided,
  type Given,
  home,
  item,
  smallUnit,
  today,
  unit,
  verification,
  workspaceFiles,
  yaml,
} from './support/workspace.ts';

const e1 = item('E1', { criteria: ['B9/1.1'] });
const a1 = decided('A1', '2026-05-02', 'E1', 'B9/1.1', 'met');

it('a page and a gap report, which show no digest, ask for none', async () => {
  const folder = memoryFolder(await workspaceFiles({ evidence: [e1], records: [a1] }));
  const { result } = await checkWorkspace({ folder, today });
  const { workspace } = readWorkspace(folder, today);
  const [row] = result.portfolios as [PortfolioRow];
  const asked = vi.fn(() => '');
  for (const each of row.evidence) Object.defineProperty(each, 'digest', { get: asked, enumerable: true });
  const shown = { head: result, faults: [], standing: row, row: () => row, fileText: () => '', show: noVeil.show };
  expect(learnerData(shown).claims.length).toBeGreaterThan(0);
  const report = new GapReport({}, (blocks) => blocks);
  const plan = () => planPortfolio(row, workspace);
  report.add({ at: caseOf(result, row, { fileText: () => '', plan }), status: statusOf(shown) });
  expect(report.document(result, false).blocks.length).toBeGreaterThan(0);
  expect(asked).not.toHaveBeenCalled();
});

describe('the row of a portfolio', () => {
  it('says where the learner works, where that is known', async () => {
    const workplace = { name: 'Northgate Homes', sector: 'public' };
    expect((await check({ portfolio: { workplace } })).portfolio.workplace).toEqual(workplace);
    expect((await check({})).portfolio).not.toHaveProperty('workplace');
  });

  it('has decisions on situations of the items on which there are any', async () => {
    const tags = ['partner/cooperative'];
    const answer = await check({
      evidence: [item('E1', { criteria: ['B9/1.1'], tags }), item('E2', { criteria: ['B9/1.1'], tags })],
      records: [assessment('A1', '2026-05-02', { decisions: [{ evidence: 'E1', tags, outcome: 'met' }] })],
    });
    expect(answer.evidence('E1').tagDecisions).toMatchObject([{ tag: tags[0], record: 'A1', outcome: 'met' }]);
    expect(answer.evidence('E2')).not.toHaveProperty('tagDecisions');
  });

  it('says with which other items one was decided on together', async () => {
    const answer = await check({
      evidence: [e1, item('E2', { criteria: ['B9/1.1'] })],
      records: [
        assessment('A1', '2026-05-02', { decisions: [{ basis: ['E1', 'E2'], criteria: ['B9/1.1'], outcome: 'met' }] }),
      ],
    });
    expect(answer.claims('B9/1.1').map(({ decision }) => decision?.with)).toEqual([['E2'], ['E1']]);
  });

  it('says that a unit is assessed, where it says nothing of its route', async () => {
    expect((await check({})).unit().route).toBe('assessed');
  });

  it('says of a trainee’s record that it waits, though some of it is of a unit that is not theirs', async () => {
    const answer = await check({
      specs: [smallUnit(), unit('B8')],
      people: { 't-bello': { name: 'T. Bello', roles: ['trainee-assessor'], units: ['B9'] } },
      portfolio: { units: ['B9', 'B8'] },
      evidence: [item('E1', { criteria: ['B9/1.1', 'B8/1.1'] })],
      records: [
        assessment('A1', '2026-05-02', {
          assessor: 't-bello',
          decisions: [{ evidence: 'E1', criteria: ['B9/1.1', 'B8/1.1'], outcome: 'met' }],
        }),
      ],
    });
    expect(answer.portfolio.records).toMatchObject([{ id: 'A1', awaitsCountersignature: true }]);
  });

  it('says nothing of the effect of a record that decides nothing', async () => {
    const answer = await check({ evidence: [e1], records: [assessment('A1', '2026-05-02', {})] });
    expect(answer.portfolio.records).toHaveLength(1);
    expect(answer.portfolio.records[0]).not.toHaveProperty('effect');
  });

  it('counts the criteria of a unit that are met, those that wait, and all', async () => {
    const answer = await check({ evidence: [item('E1', { criteria: ['B9/1.1', 'B9/1.2'] })], records: [a1] });
    expect(answer.unit()).toMatchObject({ criteriaMet: 1, criteriaClaimed: 1, criteriaTotal: 3 });
  });

  it('names no unit without a specification, where evid itself fails on the portfolio', async () => {
    const files = await workspaceFiles({ portfolio: { units: ['B9', 'X1'] }, evidence: [e1] });
    const folder = memoryFolder(files);
    const { result } = await checkWorkspace({
      folder: {
        ...folder,
        read(path, limit) {
          if (path.startsWith(`${home}/evidence`)) throw new RangeError('Maximum call stack size exceeded');
          return folder.read(path, limit);
        },
      },
      today,
      onFault: () => {},
    });
    expect(result.portfolios[0]!.units.map((each) => [each.unit, each.title])).toEqual([
      ['B9', 'Unit B9'],
      ['X1', ''],
    ]);
  });
});

describe('the reason of a gap', () => {
  it('is the verifier’s where one did not agree, and the change where the item has changed', async () => {
    const sample = { assessment: 'A1', evidence: 'E1', outcome: 'not-agreed', reason: 'Too thin.' };
    const refused = await check({ evidence: [e1], records: [a1, verification('V1', '2026-05-20', [sample])] });
    expect(refused.gap('B9/1.1').reasons).toEqual([
      { kind: 'refused', by: 'V1', record: 'A1', evidence: 'E1', reason: 'Too thin.' },
    ]);
    const now = item('E1', { criteria: ['B9/1.1'], body: 'More. [B9/1.1]\n' });
    const changed = await check({ evidence: [now], judged: [e1], records: [a1] });
    expect(changed.gap('B9/1.1').reasons).toEqual([{ kind: 'changed', evidence: ['E1'], record: 'A1' }]);
  });

  it('names only evidence that counts', async () => {
    const answer = await check({ evidence: [e1, item('E2', { criteria: ['B9/1.1'], context: undefined })] });
    expect(answer.gap('B9/1.1').reasons).toEqual([{ kind: 'undecided', evidence: ['E1'] }]);
  });

  it('is the number of values of an open facet that are there', async () => {
    const answer = await check({
      specs: [
        unit('B9', {
          facets: { mood: { title: 'The customer is', open: true } },
          requirements: [{ id: '3', rules: [{ cover: { facet: 'mood', 'at-least': '2' } }] }],
        }),
      ],
      evidence: [item('E1', { criteria: ['B9/1.1'], tags: ['mood/calm'] })],
    });
    const { reasons, why } = answer.gap('B9/ER3');
    expect(reasons).toMatchObject([{ kind: 'too-few-values', facet: 'mood', found: 1, needed: 2 }]);
    expect(why).toContain('1 of 2 shown');
  });

  it('asks for occasions of their own only where the rule does', async () => {
    const reasonsOf = async (keys: object) => {
      const cover = { facet: 'partner', values: ['cooperative', 'uncooperative'], ...keys };
      return (await check({ specs: [smallUnit([{ id: '3', rules: [{ cover }] }])], evidence: [e1] })).gap('B9/ER3');
    };
    expect((await reasonsOf({})).reasons[0]).not.toHaveProperty('separate');
    expect((await reasonsOf({ 'separate-occasions': true })).reasons[0]).toHaveProperty('separate', true);
  });
});

describe('what comes next about a gap', () => {
  const judge = { id: '3', rules: [{ judge: {} }] };

  it('is the assessor’s observation, where one is planned', async () => {
    const planned = item('E1', { criteria: ['B9/1.1'], method: 'observation', assessor: 'j-okafor', draft: true });
    expect((await check({ evidence: [planned] })).gap('B9/1.1')).toMatchObject({
      move: 'assessor',
      next: 'carry out E1',
    });
    const written = item('E1', { criteria: ['B9/1.1'], draft: true });
    const own = (await check({ evidence: [written] })).gap('B9/1.1');
    expect([own.owner, own.move, own.next]).toEqual(['learner', undefined, 'finish E1']);
  });

  it('is a judgement only once the learner has done the rest', async () => {
    const nextOf = async (evidence: NonNullable<Given['evidence']>) =>
      (await check({ specs: [unit('B9', { outcomes: { Do: ['1.1', '1.2'] }, requirements: [judge] })], evidence })).gap(
        'B9/ER3',
      ).next;
    const waiting = await nextOf([e1]);
    const due = await nextOf([item('E1', { criteria: ['B9/1.1', 'B9/1.2'] })]);
    expect([waiting, due]).toEqual(['complete the criteria and the other requirements first', 'judge it, and say why']);
  });

  it('is what the judgement lacks, whatever else a rule beside it wants', async () => {
    const rules = [{ judge: {} }, { count: { of: 'items', 'at-least': '2' } }];
    const refused = assessment('A1', '2026-05-02', {
      judgements: [{ requirement: 'B9/ER3', outcome: 'not-yet', reason: 'One is not enough.', basis: ['E1'] }],
    });
    const given = { specs: [smallUnit([{ id: '3', rules }])], evidence: [e1] };
    const { next, reasons } = (await check({ ...given, records: [refused] })).gap('B9/ER3');
    expect(reasons.map(({ kind }) => kind)).toEqual(['judged-not-yet', 'too-few']);
    expect(next).toBe('add the evidence that the judgement asks for');
  });
});

describe('what is explained', () => {
  async function explained(ref: string, given: Given): Promise<Explanation> {
    const folder = memoryFolder(await workspaceFiles(given));
    const intake = readWorkspace(folder, today);
    const { result } = await checkWorkspace({ folder, intake, today });
    return explainRef(ref, result.portfolios[0]!, result, intake.workspace.units)!;
  }

  it('is uncertain where a file of the portfolio cannot be read', async () => {
    const broken = { [`${home}/evidence/E9.md`]: '---\nid: [\n---\n' };
    expect(await explained('B9/1.1', { evidence: [e1], files: broken })).toHaveProperty('uncertain', true);
    expect(await explained('B9/1.1', { evidence: [e1] })).not.toHaveProperty('uncertain');
  });

  it('has the faults that are about it in its own portfolio, and no others', async () => {
    const unlocated = item('E1', { criteria: ['B9/1.1', 'B9/1.2'], body: 'Nothing of a place.\n' });
    const given: Given = {
      specs: [smallUnit([{ id: '3', rules: [{ count: { of: 'items' } }] }])],
      evidence: [unlocated],
      files: {
        'portfolios/sam/portfolio.yaml': yaml({ learner: { id: 'L-2' }, units: ['B9'] }),
        'portfolios/sam/evidence/E1.md': unlocated[1],
      },
    };
    const told = (await explained('B9/1.1', given)).diagnostics;
    expect(told.map(({ file, code }) => [file, code])).toEqual([[`${home}/evidence/E1.md`, 'unlocated-claim']]);
    expect((await explained('B9/ER3', given)).diagnostics).toEqual([]);
  });

  it('of an item is when it was withdrawn, and else that its claims say what counts', async () => {
    const stands = await explained('E1', { evidence: [e1] });
    const gone = await explained('E1', { evidence: [item('E1', { criteria: ['B9/1.1'], withdrawn: '2026-05-01' })] });
    expect([stands.status, gone.status]).toEqual(['counts where its claims do', 'withdrawn 2026-05-01']);
  });

  it('of a decision on a situation is that the item has changed since', async () => {
    const tags = ['partner/cooperative'];
    const { claims } = await explained('A1', {
      evidence: [item('E1', { criteria: ['B9/1.1'], tags, body: 'More. [B9/1.1] [partner/cooperative]\n' })],
      judged: [item('E1', { criteria: ['B9/1.1'], tags })],
      records: [assessment('A1', '2026-05-02', { decisions: [{ evidence: 'E1', tags, outcome: 'met' }] })],
    });
    expect(claims.map(({ state }) => state)).toEqual(['stale']);
    expect(claims[0]!.because).toContain('changed');
    expect(claims[0]!.because).not.toContain('did not agree');
  });

  it('of a decision on a situation is that the verifier did not agree', async () => {
    const tags = ['partner/cooperative'];
    const sample = { assessment: 'A1', evidence: 'E1', outcome: 'not-agreed', reason: 'Too thin.' };
    const { claims } = await explained('A1', {
      evidence: [item('E1', { criteria: ['B9/1.1'], tags })],
      records: [
        assessment('A1', '2026-05-02', { decisions: [{ evidence: 'E1', tags, outcome: 'met' }] }),
        verification('V1', '2026-05-20', [sample]),
      ],
    });
    expect(claims.map(({ ref, state, because }) => [ref, state, because])).toEqual([
      ['partner/cooperative (E1)', 'stale', 'met in A1, but the verifier did not agree'],
    ]);
  });
});

describe('a result that is limited to a unit', () => {
  const items = [e1, item('E2', { criteria: ['B8/1.1'] })];
  const given: Given = { specs: [smallUnit(), unit('B8')], portfolio: { units: ['B9', 'B8'] }, evidence: items };
  const toldOf = async (units: string[], records: Given['records'] = []) =>
    (await check({ ...given, records, units })).result.diagnostics.map(({ code, file }) => [code, file.slice(-5)]);

  it('has what is wrong with a record that also speaks of another', async () => {
    const both = assessment('A1', '2026-05-02', {
      assessor: 'ghost',
      decisions: [
        { evidence: 'E1', criteria: ['B9/1.1'], outcome: 'met' },
        { evidence: 'E2', criteria: ['B8/1.1'], outcome: 'met' },
      ],
    });
    expect(await toldOf(['B9'], [both])).toContainEqual(['person-not-authorised', 'A1.md']);
    expect(await toldOf(['B8'], [both])).toContainEqual(['person-not-authorised', 'A1.md']);
  });

  it('has of a verifier’s records those that sample something of it', async () => {
    const records = [
      decided('A1', '2026-05-02', 'E1', 'B9/1.1', 'met'),
      verification('V1', '2026-05-20', [{ assessment: 'A1', evidence: 'E1', outcome: 'agreed' }], {
        verifier: 'ghost',
      }),
    ];
    expect(await toldOf(['B9'], records)).toEqual([['person-not-authorised', 'V1.md']]);
    expect(await toldOf(['B8'], records)).toEqual([]);
  });
});

it('a number that cannot be read is told how to write it', async () => {
  const answer = await check({
    specs: [unit('B9', { more: { credit: '6.5', 'guided-learning-hours': 'forty' } })],
    evidence: [item('E1', { criteria: ['B9/1.1'], score: 'good', occasions: [{ date: '2026-03-04', hours: 'two' }] })],
  });
  const told = answer.diagnostics('invalid-value').map(({ message, help }) => [message, help]);
  expect(told.sort()).toEqual([
    ['credit: 6.5 is not a whole number', 'write it in digits, as in credit: 6'],
    ['guided-learning-hours: forty is not a whole number', 'write it in digits, as in guided-learning-hours: 6'],
    ['hours: two is no number above 0', 'write it in digits, as in hours: 1.5'],
    ['score: good is not a number', 'write it in digits, as in score: 4.5'],
  ]);
});
