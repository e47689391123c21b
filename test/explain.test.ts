import { describe, expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { explainRef } from '../src/evaluate/explain-ref.ts';
import { readWorkspace } from '../src/intake/read-workspace.ts';
import { memoryFolder } from '../src/load/folder.ts';
import {
  assessment,
  item,
  smallUnit,
  today,
  unitWithParts,
  verification,
  workspaceFiles,
} from './support/workspace.ts';

/** E1 is met, E2 a draft, E3 not yet; E4 is observed, and nobody has decided on it. */
const given = {
  specs: [
    smallUnit([
      { id: '3', text: 'Over a time', rules: [{ judge: {} }] },
      {
        id: '5',
        text: 'Show occasions',
        parts: [
          {
            id: 'a',
            text: 'that were seen',
            rules: [{ count: { of: 'items', 'at-least': '2', where: { methods: ['observation'] } } }],
          },
          { id: 'b', text: 'with partners', rules: [{ cover: { facet: 'partner', values: ['uncooperative'] } }] },
        ],
      },
      { id: '6', text: 'At work', rules: [{ admit: { contexts: ['paid-work'] } }] },
    ]),
    unitWithParts(),
  ],
  portfolio: { units: ['B9', '329'] },
  evidence: [
    item('E1', { criteria: ['B9/1.1', '329/9.1a'], tags: ['partner/cooperative'] }),
    item('E2', { criteria: ['B9/1.1'], tags: ['partner/uncooperative'], draft: true }),
    item('E3', { criteria: ['B9/1.2'], tags: ['partner/cooperative'], signed: undefined }),
    item('E4', { criteria: ['B9/1.1'], method: 'observation', assessor: 'j-okafor' }),
  ],
  records: [
    assessment('A1', '2026-05-02', {
      decisions: [
        { evidence: 'E1', criteria: ['B9/1.1', '329/9.1a'], tags: ['partner/cooperative'], outcome: 'met' },
        { evidence: 'E3', criteria: ['B9/1.2'], tags: ['partner/cooperative'], outcome: 'not-yet', reason: 'More.' },
      ],
    }),
    verification('V1', '2026-05-09', [{ assessment: 'A1', evidence: 'E1', criteria: ['B9/1.1'], outcome: 'agreed' }]),
  ],
};
async function explained(ref: string, more: Parameters<typeof workspaceFiles>[0] = {}) {
  const folder = memoryFolder(await workspaceFiles({ ...given, ...more }));
  const intake = readWorkspace(folder, today);
  const { result } = await checkWorkspace({ folder, intake, today });
  return explainRef(ref, result.portfolios[0]!, result, intake.workspace.units)!;
}

/** Each thing that was looked at: what it is, how it stands, whether it counts and why. */
const looked = (
  those: readonly { evidence?: string; ref?: string; state?: string; counts: boolean; because: string }[],
) =>
  those.map(({ evidence, ref, state = '-', counts, because }) =>
    [evidence ?? ref, state, counts ? 'counts' : 'idle', because].join(' | '),
  );
const gapsIn = ({ gaps }: Awaited<ReturnType<typeof explained>>) => gaps.map(({ ref, why, next }) => [ref, why, next]);

describe('what is said of a criterion', () => {
  it('is what every claim on it is worth, who decided and who sampled that', async () => {
    const said = await explained('B9/1.1');
    expect([said.text, said.status, gapsIn(said)]).toEqual(['criterion 1.1', 'met', []]);
    expect(looked(said.considered)).toEqual([
      'E1 | met | counts | met in A1 by J. Okafor on 2026-05-02',
      'E2 | claimed | idle | draft',
      'E4 | claimed | counts | claimed, not decided yet',
    ]);
    expect(said.considered.map(({ decision, verified }) => [decision?.record, verified])).toEqual([
      ['A1', ['V1 by M. Grant on 2026-05-09 agreed']],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it('is of a verifier who does not agree their words, beside what is said of the claim and not twice', async () => {
    const refused = verification('V2', '2026-05-10', [
      { assessment: 'A1', evidence: 'E1', criteria: ['B9/1.1'], outcome: 'not-agreed', reason: 'One customer only.' },
    ]);
    const { considered } = await explained('B9/1.1', { records: [...given.records, refused] });
    expect(considered[0]).toMatchObject({
      state: 'stale',
      verified: ['V1 by M. Grant on 2026-05-09 agreed'],
      because: expect.stringContaining('V2 by M. Grant on 2026-05-10 did not agree: “One customer only.”'),
    });
  });

  it('is of one with parts how each stands, of a part its words after those of the whole', async () => {
    const whole = await explained('329/9.1');
    expect(whole.parts.map(({ ref, status }) => `${ref} ${status}`)).toEqual([
      '329/9.1a met',
      '329/9.1b missing',
      '329/9.1c missing',
    ]);
    expect(gapsIn(whole).map(([ref]) => ref)).toEqual(['329/9.1b', '329/9.1c']);
    const part = await explained('329/9.1b');
    expect([part.text, gapsIn(part)]).toEqual([
      'Follow procedures to tell others, where necessary',
      [['329/9.1b', 'no evidence claims it', 'show it by evidence from the job']],
    ]);
  });

  it('is of one that is not applicable the words of whoever said so', async () => {
    const inapplicable = assessment('A2', '2026-05-03', {
      decisions: [{ criteria: ['329/9.2'], outcome: 'not-applicable', reason: 'Nothing to escalate.' }],
    });
    expect(await explained('329/9.2', { records: [inapplicable] })).toMatchObject({
      text: 'Escalate, where necessary — not applicable (A2): Nothing to escalate.',
      status: 'not-applicable',
      gaps: [],
    });
  });
});

describe('what is said of an item', () => {
  it('is what each claim and situation of it is worth, its decisions, and the gaps of what looks at it', async () => {
    const met = await explained('E1');
    expect(looked(met.claims)).toEqual([
      'B9/1.1 | met | counts | met in A1',
      '329/9.1a | met | counts | met in A1',
      'partner/cooperative | met | counts | situation met',
    ]);
    expect([met.status, gapsIn(met).map(([ref]) => ref)]).toEqual(['counts where its claims do', ['B9/ER5a']]);
    expect(met.decisions).toEqual([
      {
        record: 'A1',
        words: 'A1 by J. Okafor on 2026-05-02: met B9/1.1, 329/9.1a, partner/cooperative',
        verified: ['V1 by M. Grant on 2026-05-09 agreed on B9/1.1'],
      },
    ]);
    expect(gapsIn(await explained('E4')).map(([ref]) => ref)).toEqual(['B9/ER5a']);
  });

  it('is of a draft that it is one, of one that was refused why, and what is wrong with it', async () => {
    const draft = await explained('E2');
    expect([draft.status, draft.decisions]).toEqual(['draft', []]);
    expect(looked(draft.claims)).toEqual([
      'B9/1.1 | claimed | idle | draft',
      'partner/uncooperative | claimed | idle | draft',
    ]);
    expect(gapsIn(draft).map(([ref]) => ref)).toEqual(['B9/ER5b']);
    const refused = await explained('E3');
    expect(looked(refused.claims)).toEqual([
      'B9/1.2 | not-yet | idle | not yet in A1: More.',
      'partner/cooperative | not-yet | idle | situation not yet',
    ]);
    expect(refused.diagnostics.map(({ message }) => message)).toEqual(['E3 is not signed']);
    expect(gapsIn(refused)).toEqual([
      ['B9/1.2', 'decided not yet on E3 (A1): More.', 'rework the evidence or add other evidence'],
    ]);
  });
});

describe('what is said of a requirement', () => {
  it('is what each rule counted and what it nearly did, of a part after the words of the whole', async () => {
    const part = await explained('B9/ER5a');
    expect([part.text, part.status, part.rules[0]?.numbers]).toEqual([
      'Show occasions that were seen',
      'gap',
      'accepted 0; claimed 1; needed 2',
    ]);
    expect(looked(part.rules[0]!.considered)).toEqual([
      'E4 | claimed | counts | counts once it is accepted',
      'E1 | - | idle | its method is work-product, not observation',
    ]);
    const cover = await explained('B9/ER5b');
    expect(cover.rules[0]?.numbers).toBe('accepted none; claimed none; needed uncooperative');
    expect(gapsIn(cover)).toEqual([
      ['B9/ER5b', 'no evidence shows uncooperative; nearest: E2, but it is a draft', 'finish E2'],
    ]);
    const whole = await explained('B9/ER5');
    expect([whole.text, whole.rules, gapsIn(whole).map(([ref]) => ref)]).toEqual([
      'Show occasions',
      [],
      ['B9/ER5a', 'B9/ER5b'],
    ]);
    expect(whole.parts.map(({ ref, text, status }) => [ref, text, status])).toEqual([
      ['B9/ER5a', 'that were seen', 'gap'],
      ['B9/ER5b', 'with partners', 'gap'],
    ]);
  });

  it('is of what is merely admitted as far as its claims are, of what is judged that nobody has', async () => {
    const admitted = await explained('B9/ER6');
    expect([admitted.status, admitted.rules[0]?.numbers]).toEqual(['met', '']);
    const counted = ['E1 | met | counts | counts', 'E4 | claimed | counts | counts once it is accepted'];
    expect(looked(admitted.rules[0]!.considered)).toEqual(counted);
    const judged = await explained('B9/ER3');
    expect(looked(judged.rules[0]!.considered)).toEqual([
      ...counted,
      'E2 | - | idle | draft',
      'E3 | - | idle | B9/1.2 was decided not yet in A1',
    ]);
    expect(gapsIn(judged)).toEqual([
      ['B9/ER3', 'not judged yet', 'complete the criteria and the other requirements first'],
    ]);
  });
});

it('what is said of a situation is which items show it, and what each is worth', async () => {
  const shown = await explained('partner/cooperative');
  expect([shown.text, shown.status]).toEqual(['The service partner is co-operative', 'met']);
  expect(looked(shown.considered)).toEqual([
    'E1 | met | counts | situation met',
    'E3 | not-yet | idle | situation not yet',
  ]);
  const planned = await explained('partner/uncooperative');
  expect([planned.status, looked(planned.considered)]).toEqual(['planned only', ['E2 | claimed | idle | draft']]);
});

it('what is said of a gap is of a draft that it is planned, of a trainee’s decision that it waits', async () => {
  const more = {
    evidence: [item('E1', { criteria: ['B9/1.1'] }), item('E2', { criteria: ['B9/2.1'], draft: true })],
    records: [
      assessment('A1', '2026-05-02', {
        assessor: 't-bello',
        decisions: [{ evidence: 'E1', criteria: ['B9/1.1'], outcome: 'met' }],
      }),
    ],
  };
  expect(gapsIn(await explained('B9/2.1', more))).toEqual([['B9/2.1', 'only planned so far, in E2', 'finish E2']]);
  expect(gapsIn(await explained('B9/1.1', more))).toEqual([
    [
      'B9/1.1',
      'claimed with E1, decided in A1 by a trainee assessor, not countersigned yet',
      'countersign A1, or decide on E1',
    ],
  ]);
  expect(gapsIn(await explained('B9/1.2', more))).toEqual([
    ['B9/1.2', 'no evidence claims it', 'show it by evidence from the job'],
  ]);
});
