import { describe, expect, it } from 'vitest';
import { checkWorkspace } from '../../src/check-workspace.ts';
import { memoryFolder } from '../../src/load/folder.ts';
import {
  assessment,
  check,
  decided,
  home,
  item,
  smallUnit,
  today,
  unit,
  unitWithParts,
  verification,
  workspaceFiles,
} from '../support/workspace.ts';

/** Every null and undefined in a value, by its path. */
function nothings(value: unknown, path = '$'): string[] {
  if (value === null || value === undefined) return [path];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, each]) => nothings(each, `${path}.${key}`));
}

const specs = [
  smallUnit([
    {
      id: '5',
      text: 'situations',
      rules: [{ count: { of: 'items', 'at-least': 2 } }],
      parts: [{ id: 'a', text: 'one' }],
    },
  ]),
  unitWithParts(),
  unit('B8'),
];
const whole = () =>
  check({
    specs,
    portfolio: { units: ['329', 'B9', { unit: 'B8', withdrawn: '2026-06-01' }] },
    evidence: [
      item('E10', { criteria: ['B9/1.1'], tags: ['partner/cooperative', 'own'], customers: ['C-2', 'C-1'] }),
      item('E2', { criteria: ['329/9.1a', 'B9/1.1'] }),
      item('E3', { criteria: ['B9/1.1'], draft: true, date: '2026-12-01' }),
      item('E4', { criteria: ['B9/1.1'], withdrawn: '2026-04-01' }),
    ],
    records: [
      assessment('A10', '2026-05-02', {
        decisions: [
          { evidence: 'E2', criteria: ['329/9.1a'], outcome: 'met' },
          { criteria: ['329/9.1b', '329/9.2'], outcome: 'not-applicable', reason: 'Nobody asked.' },
        ],
        actions: [
          { id: '2', text: 'Add a case', owner: 'learner', due: '2026-05-16' },
          { id: '1', text: 'Talk' },
        ],
      }),
      decided('A2', '2026-05-03', 'E10', 'B9/1.1', 'partial', { closes: ['A10/1'] }),
      verification('V1', '2026-05-04', [{ assessment: 'A10', outcome: 'agreed' }]),
    ],
  });

describe('the result', () => {
  it('has no nulls, whatever is missing', async () => {
    expect(nothings(JSON.parse(JSON.stringify((await whole()).result)))).toEqual([]);
    expect(nothings((await whole()).result)).toEqual([]);
  });

  it('orders units as portfolio.yaml, criteria as the spec, evidence and records by their ids', async () => {
    const { portfolio } = await whole();
    expect(portfolio.units.map((row) => row.unit)).toEqual(['329', 'B9', 'B8']);
    expect(portfolio.evidence.map(({ id }) => id)).toEqual(['E2', 'E3', 'E4', 'E10']);
    expect(portfolio.records).toEqual([
      { id: 'A2', kind: 'assessment', path: `${home}/assessments/A2.md`, by: 'j-okafor', date: '2026-05-03' },
      { id: 'A10', kind: 'assessment', path: `${home}/assessments/A10.md`, by: 'j-okafor', date: '2026-05-02' },
      { id: 'V1', kind: 'verification', path: `${home}/verification/V1.md`, by: 'm-grant', date: '2026-05-04' },
    ]);
    expect(portfolio.actions).toEqual([
      { ref: 'A10/2', text: 'Add a case', owner: 'learner', due: '2026-05-16', open: true },
      { ref: 'A10/1', text: 'Talk', open: false },
    ]);
  });

  it('lists every claim on a unit of the portfolio, drafts included, withdrawn items not', async () => {
    const answer = await whole();
    expect(answer.claims('B9/1.1')).toEqual([
      { evidence: 'E2', by: 'learner', state: 'claimed', counts: true, places: [{ line: 10 }] },
      {
        evidence: 'E3',
        by: 'learner',
        state: 'claimed',
        counts: false,
        why: 'draft',
        idle: { kind: 'draft' },
        places: [{ line: 11 }],
      },
      {
        evidence: 'E10',
        by: 'learner',
        state: 'partial',
        counts: true,
        places: [{ line: 12 }],
        decision: { record: 'A2', date: '2026-05-03', outcome: 'partial' },
      },
    ]);
  });

  it('gives an item its row, with the situations that are of a unit claimed', async () => {
    const { portfolio } = await whole();
    const { digest, ...row } = JSON.parse(JSON.stringify(portfolio.evidence[3]));
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(row).toEqual({
      id: 'E10',
      path: `${home}/evidence/E10.md`,
      title: 'Item E10',
      method: 'work-product',
      context: 'paid-work',
      draft: false,
      tags: [{ tag: 'partner/cooperative', state: 'claimed' }],
      occasions: [{ dates: ['2026-03-04'], customers: ['C-2', 'C-1'], tags: ['partner/cooperative'] }],
      files: [],
      signed: '2026-03-06',
    });
    expect(portfolio.evidence.map(({ id, draft, planned, withdrawn }) => [id, draft, planned, withdrawn])).toEqual([
      ['E2', false, undefined, undefined],
      ['E3', true, true, undefined],
      ['E4', false, undefined, '2026-04-01'],
      ['E10', false, undefined, undefined],
    ]);
  });

  it('gives in that row whatever else the item says, and what was decided of its situations', async () => {
    const { portfolio } = await check({
      people: { 'w-ex': { name: 'W. Ex', roles: ['witness'] } },
      evidence: [
        item('E1', {
          method: 'test',
          score: '82',
          criteria: ['B9/2.1'],
          recorded: '2026-04-20',
          held: 'CRM ticket 4411',
          'seen-by': ['j-okafor', 'm-grant'],
          'seen-on': '2026-03-09',
          assessor: 'j-okafor',
          witness: 'w-ex',
          occasions: [{ date: '2026-03-04', label: 'exam', hours: '1.5', tags: ['partner/cooperative'] }],
        }),
      ],
      records: [
        assessment('A1', '2026-05-02', {
          decisions: [{ evidence: 'E1', tags: ['partner/cooperative'], outcome: 'met' }],
        }),
        verification('V1', '2026-05-09', [], { actions: [{ id: '1', text: 'Look again' }] }),
      ],
    });
    expect(portfolio.evidence[0]).toMatchObject({
      method: 'test',
      score: 82,
      recorded: '2026-04-20',
      held: 'CRM ticket 4411',
      seenBy: ['j-okafor', 'm-grant'],
      seenOn: '2026-03-09',
      assessors: ['j-okafor'],
      witnesses: ['w-ex'],
      tags: [{ tag: 'partner/cooperative', state: 'met' }],
      tagDecisions: [{ tag: 'partner/cooperative', record: 'A1', outcome: 'met' }],
      occasions: [{ dates: ['2026-03-04'], label: 'exam', hours: 1.5, tags: ['partner/cooperative'] }],
    });
    expect(portfolio.records.map(({ id, effect }) => [id, effect])).toEqual([
      ['A1', undefined],
      ['V1', undefined],
    ]);
  });

  it('gives a portfolio what its file says of people and places, and every action with what became of it', async () => {
    const { portfolio } = await check({
      portfolio: {
        workplace: { name: 'Harbour Lettings', sector: 'private' },
        witnesses: { 'p-sharma': { name: 'P. Sharma' }, 'a-lee': { name: 'A. Lee', role: 'Manager' } },
      },
      records: [
        assessment('A10', '2026-05-03', {
          actions: [
            { id: '1', text: 'Add the reply', owner: 'learner', due: '2026-06-01' },
            { id: '2', text: 'Ask the supplier' },
          ],
        }),
        assessment('A2', '2026-05-04', { closes: ['A10/1'] }),
      ],
    });
    expect(portfolio).toMatchObject({
      workplace: { name: 'Harbour Lettings', sector: 'private' },
      witnesses: { 'a-lee': { name: 'A. Lee', role: 'Manager' }, 'p-sharma': { name: 'P. Sharma' } },
      records: [{ id: 'A2' }, { id: 'A10' }],
    });
    expect(portfolio.actions).toEqual([
      { ref: 'A10/1', text: 'Add the reply', owner: 'learner', due: '2026-06-01', open: false },
      { ref: 'A10/2', text: 'Ask the supplier', open: true },
    ]);
    expect((await check({})).portfolio).not.toHaveProperty('workplace');
  });

  it('counts criteria, not parts, and not those that are not applicable', async () => {
    const row = (await whole()).unit('329');
    expect(row).toMatchObject({ criteriaMet: 0, criteriaClaimed: 0, criteriaTotal: 1, status: 'in-progress' });
    expect(row.criteria).toEqual([
      {
        ref: '329/9.1',
        outcome: '1',
        kind: 'performance',
        text: 'Follow procedures to',
        status: 'missing',
        parts: [
          expect.objectContaining({ ref: '329/9.1a', status: 'met' }),
          {
            ref: '329/9.1b',
            kind: 'performance',
            text: 'tell others, where necessary',
            conditional: true,
            status: 'not-applicable',
            record: 'A10',
            reason: 'Nobody asked.',
            claims: [],
          },
          expect.objectContaining({ ref: '329/9.1c', conditional: true, status: 'missing', claims: [] }),
        ],
      },
      {
        ref: '329/9.2',
        outcome: '1',
        kind: 'performance',
        text: 'Escalate, where necessary',
        conditional: true,
        status: 'not-applicable',
        record: 'A10',
        reason: 'Nobody asked.',
        claims: [],
      },
    ]);
    expect(row.gaps.map(({ ref }) => ref)).toEqual(['329/9.1c']);
  });

  it('has gaps of leaves alone, and of a requirement with parts only for its own rules', async () => {
    const answer = await whole();
    expect(answer.unit('B9').gaps.map(({ ref, layer, status, owner }) => [ref, layer, status, owner])).toEqual([
      ['B9/1.1', 'unit', 'claimed', 'assessor'],
      ['B9/1.2', 'unit', 'missing', 'learner'],
      ['B9/2.1', 'unit', 'missing', 'learner'],
      ['B9/ER5', 'unit', 'claimed', 'assessor'],
      ['B9/ER5a', 'unit', 'claimed', 'learner'],
    ]);
    expect(answer.unit('B8')).toMatchObject({ status: 'withdrawn', criteria: [], requirements: [], gaps: [] });
    expect('owner' in answer.unit('B8')).toBe(false);
    expect(answer.result.summary.gaps).toBe(6);
  });

  it('is ordered by file, line, column and code', async () => {
    const answer = await check({
      evidence: [
        item('E10', { criteria: ['B9/1.2', 'B9/1.1'], context: undefined, body: '' }),
        item('E2', { criteria: ['B9/1.9'], signed: undefined }),
      ],
      records: [decided('A01', '2026-05-02', 'E09', 'B9/1.1', 'met', { assessor: 'nobody' })],
    });
    expect(
      answer.result.diagnostics.map(({ code, file, line, column }) => [
        file.slice(home.length + 1),
        line,
        column,
        code,
      ]),
    ).toEqual([
      ['assessments/A01.md', 3, 11, 'person-not-authorised'],
      ['assessments/A01.md', 5, 25, 'decision-on-unknown-evidence'],
      ['evidence/E10.md', 6, 12, 'missing-context'],
      ['evidence/E10.md', 6, 12, 'unlocated-claim'],
      ['evidence/E10.md', 6, 21, 'missing-context'],
      ['evidence/E10.md', 6, 21, 'unlocated-claim'],
      ['evidence/E2.md', 2, 5, 'unsigned-evidence'],
      ['evidence/E2.md', 7, 12, 'unknown-criterion'],
    ]);
  });
});

describe('a result limited to a unit', () => {
  it('leaves out what is about other units alone, in items, records and specifications', async () => {
    const answer = await check({
      specs: [smallUnit(), unit('B8', { more: { codes: { ofqual: 'Y/601/1231' } } })],
      portfolio: { units: ['B9', 'B8'] },
      units: ['B8'],
      evidence: [
        item('E01', { criteria: ['B9/1.1'], context: undefined }),
        item('E02', { criteria: ['B8/1.1'], context: undefined }),
        item('E03', { criteria: ['B9/1.1', 'B8/1.1'], signed: undefined }),
      ],
      records: [
        assessment('A01', '2026-05-02', { units: [{ unit: 'B9', outcome: 'achieved' }], assessor: 'nobody' }),
        assessment('A02', '2026-05-02', { units: [{ unit: 'B8', outcome: 'achieved' }], assessor: 'nobody' }),
      ],
    });
    expect(answer.result.diagnostics.map(({ code, file }) => [code, file.split('/').at(-1)])).toEqual([
      ['person-not-authorised', 'A02.md'],
      ['missing-context', 'E02.md'],
      ['unsigned-evidence', 'E03.md'],
      ['check-character', 'B8.unit.yaml'],
    ]);
    expect(answer.portfolio.units.map((row) => row.unit)).toEqual(['B8']);
    expect(answer.result.filters).toEqual({ units: ['B8'] });
    expect(answer.result.summary).toEqual({
      specs: 2,
      portfolios: 1,
      evidence: 3,
      errors: 2,
      warnings: 2,
      infos: 0,
      gaps: 1,
    });
  });
});

it('a result limited to a unit leaves out what is wrong with samples of other units', async () => {
  const decides = (id: string, ref: string) => decided(id, '2026-05-02', 'E01', ref, 'met');
  const samples = (id: string, of: string) =>
    verification(id, '2026-05-20', [{ assessment: of, outcome: 'agreed' }], { colour: 'blue' });
  const given = {
    specs: [smallUnit(), unit('B8')],
    portfolio: { units: ['B9', 'B8'] },
    evidence: [item('E01', { criteria: ['B9/1.1', 'B8/1.1'] })],
    // What says nothing of any unit is told whichever is asked for.
    records: [
      decides('A01', 'B9/1.1'),
      decides('A02', 'B8/1.1'),
      assessment('A03', '2026-05-02', { colour: 'blue' }),
      samples('V01', 'A01'),
      samples('V02', 'A02'),
    ],
  };
  const filesOf = async (units?: string[]) =>
    (await check(units === undefined ? given : { ...given, units })).result.diagnostics.map(
      ({ code, file }) => `${code} ${file.slice(-6)}`,
    );
  expect(await filesOf()).toEqual(['unknown-key A03.md', 'unknown-key V01.md', 'unknown-key V02.md']);
  expect(await filesOf(['B8'])).toEqual(['unknown-key A03.md', 'unknown-key V02.md']);
  expect(await filesOf(['B9'])).toEqual(['unknown-key A03.md', 'unknown-key V01.md']);
});

describe('a result limited to a unit, of what two units share', () => {
  const given = {
    specs: [smallUnit(), unit('B8')],
    portfolio: { units: ['B9', 'B8'] },
    evidence: [item('E01', { criteria: ['B9/1.1', 'B8/1.1'], body: 'What happened. [B9/1.1]\n' })],
    records: [
      assessment('A01', '2026-05-02', {
        assessor: 't-bello',
        decisions: [{ evidence: 'E01', criteria: ['B9/1.1'], outcome: 'met' }],
      }),
    ],
  };
  it.each([
    ['B9', ['awaiting-countersignature', 'unlocated-claim']],
    ['B8', ['unlocated-claim']],
  ])('tells of %s every fault of an item that claims it, and what its record speaks of', async (asked, codes) => {
    const { result } = await check({ ...given, units: [asked] });
    expect(result.diagnostics.map(({ code }) => code)).toEqual(codes);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['evidence/E02.md', '---\nid: E02\n'],
    ['assessments/A02.md', '---\nid: A02\n---\n'],
    ['verification/V02.md', 'no front matter\n'],
  ])('leaves the rest judged and listed, and the status unknown: %s', async (path, text) => {
    const given = {
      evidence: [item('E01', { criteria: ['B9/1.1', 'B9/1.2', 'B9/2.1'] })],
      records: [
        assessment('A01', '2026-05-02', { decisions: [{ evidence: 'E01', criteria: ['B9/1.1'], outcome: 'met' }] }),
      ],
    };
    const whole = await check(given);
    const answer = await check({ ...given, files: { [`${home}/${path}`]: text } });
    const { status, ...rest } = answer.unit();
    const { status: before, ...same } = whole.unit();
    expect([before, status]).toEqual(['awaiting-assessment', 'unknown']);
    expect(rest).toEqual(same);
    expect(answer.result.summary.errors).toBeGreaterThan(0);
  });
});

describe('evid', () => {
  it('has a result, whatever one character of a workspace is exchanged for', async () => {
    const files = await workspaceFiles({
      config: { policy: { indicators: { days: 3 }, 'currency-months': 36, severity: { 'unlocated-claim': 'info' } } },
      evidence: [item('E01', { criteria: ['B9/1.1'], tags: ['partner/cooperative'] })],
      records: [decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'met')],
    });
    for (const [path, content] of Object.entries(files)) {
      const text = String(content);
      for (let at = 0; at < text.length; at += 3) {
        const changed = `${text.slice(0, at)}${'\n[{:-#&*!|>"%@`\u0000'[at % 16]}${text.slice(at + 1)}`;
        const { result } = await checkWorkspace({ folder: memoryFolder({ ...files, [path]: changed }), today });
        expect(result.version).toBe(1);
      }
    }
  }, 60_000);
});
