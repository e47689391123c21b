import { describe, expect, it } from 'vitest';
import { openIn } from '../src/case/open.ts';
import { leafRows } from '../src/model/rows.ts';
import { type Answer, assessment, check, item, smallUnit, unitWithParts, verification } from './support/workspace.ts';

/** Two records: one decides, jointly and alone, on criteria, parts and a situation, judges and signs off; the other decides once. */
const everything = {
  specs: [smallUnit([{ id: '3', rules: [{ judge: {} }] }]), unitWithParts()],
  portfolio: { units: ['B9', '329'] },
  people: {
    'j-okafor': { name: 'J. Okafor', roles: ['assessor', 'verifier'] },
    'n-reid': { name: 'N. Reid', roles: ['verifier'], units: ['B9'] },
  },
  evidence: [
    item('E01', { criteria: ['B9/1.1', 'B9/1.2', '329/9.1a', '329/9.1b', '329/9.1c'], tags: ['partner/cooperative'] }),
    item('E02', { criteria: ['B9/1.1', 'B9/2.1'] }),
  ],
};
const records = [
  assessment('A01', '2026-05-02', {
    decisions: [
      { basis: ['E01', 'E02'], criteria: ['B9/1.1'], outcome: 'met' },
      { evidence: 'E01', criteria: ['B9/1.2', '329/9.1'], tags: ['partner/cooperative'], outcome: 'met' },
    ],
    judgements: [{ requirement: 'B9/ER3', outcome: 'met', reason: 'Enough.', basis: ['E01'] }],
    units: [{ unit: 'B9', outcome: 'achieved' }],
  }),
  assessment('A02', '2026-05-03', { decisions: [{ evidence: 'E02', criteria: ['B9/2.1'], outcome: 'met' }] }),
];
const joint = ['B9/1.1 E01', 'B9/1.1 E02'];
const alone = ['B9/1.2 E01', '329/9.1a E01', '329/9.1b E01', '329/9.1c E01', 'partner/cooperative E01'];

/** Everything that the result calls contested. */
function contestedIn(answer: Answer): string[] {
  const { units, evidence } = answer.portfolio;
  const leaves = units.flatMap(leafRows);
  const judgements = units.flatMap(({ requirements }) => requirements.flatMap(({ rules }) => rules));
  return [
    ...leaves.flatMap(({ ref, claims }) =>
      claims.filter(({ contested }) => contested).map((claim) => `${ref} ${claim.evidence}`),
    ),
    ...evidence.flatMap(({ id, tags }) =>
      tags.filter(({ state }) => state === 'stale').map(({ tag }) => `${tag} ${id}`),
    ),
    ...judgements.flatMap(({ judgement }) => (judgement?.contested === undefined ? [] : ['B9/ER3'])),
    ...units.flatMap(({ unit, signOff }) =>
      signOff?.samples?.at(-1)?.outcome === 'not-agreed' ? [`sign-off ${unit}`] : [],
    ),
  ].sort();
}
const sampled = (keys: Record<string, unknown>, verifier = 'm-grant') =>
  check({
    ...everything,
    records: [
      ...records,
      verification('V01', '2026-05-20', [{ assessment: 'A01', outcome: 'not-agreed', ...keys }], { verifier }),
    ],
  });

describe('a sample', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ['of a record covers all of it', {}, [...joint, ...alone, 'B9/ER3', 'sign-off B9']],
    ['of an item covers its decisions, joint ones as a whole', { evidence: 'E01' }, [...joint, ...alone]],
    ['of a later item of a joint decision covers the whole too', { evidence: 'E02' }, joint],
    ['of a criterion covers it on every item', { criteria: ['B9/1.1'] }, joint],
    [
      'of a criterion with parts covers its parts',
      { criteria: ['329/9.1'] },
      ['329/9.1a E01', '329/9.1b E01', '329/9.1c E01'],
    ],
    ['of a part covers that part', { criteria: ['329/9.1b'] }, ['329/9.1b E01']],
    ['of a situation covers it', { criteria: ['partner/cooperative'] }, ['partner/cooperative E01']],
    ['of an item and a criterion covers both at once', { evidence: 'E01', criteria: ['B9/1.2'] }, ['B9/1.2 E01']],
    ['of what was not decided on that item covers nothing', { evidence: 'E02', criteria: ['B9/1.2'] }, []],
    ['of a requirement covers its judgement', { requirement: 'B9/ER3' }, ['B9/ER3']],
    ['of a unit covers its sign-off', { unit: 'B9' }, ['sign-off B9']],
    ['of another record covers that one', { assessment: 'A02' }, ['B9/2.1 E02']],
    ['of no record covers nothing', { assessment: 'A09' }, []],
  ])('%s', async (_, keys, covered) => {
    expect(contestedIn(await sampled(keys))).toEqual(covered.toSorted());
  });

  it('stands where its verifier verifies the unit, and never of what they decided', async () => {
    const ofB9 = [...joint, ...alone, 'B9/ER3', 'sign-off B9'].filter((each) => !each.startsWith('329'));
    expect(contestedIn(await sampled({}, 'n-reid'))).toEqual(ofB9.toSorted());
    expect(contestedIn(await sampled({}, 'j-okafor'))).toEqual([]);
    expect(contestedIn(await sampled({}, 'r-lind'))).toEqual([]);
  });

  it('holds until a later one covers the same', async () => {
    const agreed = verification('V02', '2026-05-25', [
      { assessment: 'A01', criteria: ['329/9.1a'], outcome: 'agreed' },
    ]);
    const refused = verification('V01', '2026-05-20', [{ assessment: 'A01', evidence: 'E01', outcome: 'not-agreed' }]);
    const answer = await check({ ...everything, records: [...records, refused, agreed] });
    expect(contestedIn(answer)).toEqual([...joint, ...alone].filter((each) => each !== '329/9.1a E01').toSorted());
    expect(answer.claim('329/9.1a', 'E01').decision?.samples).toMatchObject([
      { record: 'V01', outcome: 'not-agreed' },
      { record: 'V02', outcome: 'agreed' },
    ]);
  });

  it('is told once of each claim that a joint decision is about', async () => {
    const answer = await sampled({});
    for (const id of ['E01', 'E02'])
      expect(answer.claim('B9/1.1', id).decision?.samples?.map(({ record }) => record)).toEqual(['V01']);
  });

  it.each([
    ['one item of a joint decision', { evidence: 'E01' }, 'B9', 'B9/1.1'],
    ['a criterion with parts', { criteria: ['329/9.1'] }, '329', '329/9.1a'],
  ])('of %s starts the wait of all that it covers', async (_, keys, unit, ref) => {
    const answer = await sampled(keys);
    const open = openIn(answer.unit(unit), answer.portfolio);
    const waits = open.find(({ gaps }) => gaps.some((gap) => gap.ref === ref));
    expect(waits?.claims.length).toBeGreaterThan(0);
    for (const { wait } of waits!.claims) expect(wait).toEqual({ since: '2026-05-20' });
  });
});
