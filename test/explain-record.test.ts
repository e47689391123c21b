import { describe, expect, it } from 'vitest';
import { explainRef } from '../src/evaluate/explain-ref.ts';
import { UnitIndex } from '../src/resolve/unit-index.ts';
import { assessment, check, decided, item, smallUnit, unitWithParts, verification } from './support/workspace.ts';

const given = {
  specs: [smallUnit([{ id: '3', rules: [{ judge: {} }] }]), unitWithParts()],
  portfolio: { units: ['B9', '329'] },
  evidence: [
    item('E1', { criteria: ['B9/1.1', 'B9/1.2'], tags: ['partner/cooperative'] }),
    item('E2', { criteria: ['B9/2.1'] }),
  ],
};
const explained = async (id: string, records: Parameters<typeof check>[0]['records'], more = {}) => {
  const { result, portfolio } = await check({ ...given, records: records ?? [], ...more });
  const { samples = [], ...said } = explainRef(id, portfolio, result, new UnitIndex([], () => [], true))!;
  return { ...said, samples };
};

describe('what is said of a record', () => {
  it('is who made it, what each entry says now, and what samples it', async () => {
    const all = assessment('A1', '2026-05-02', {
      decisions: [
        { evidence: 'E1', criteria: ['B9/1.1'], tags: ['partner/cooperative'], outcome: 'met' },
        { evidence: 'E1', criteria: ['B9/1.2'], outcome: 'not-yet', reason: 'More.' },
        { criteria: ['329/9.2'], outcome: 'not-applicable', reason: 'Nothing to escalate.' },
      ],
      judgements: [{ requirement: 'B9/ER3', outcome: 'met', reason: 'Enough.', basis: ['E1'] }],
      units: [{ unit: 'B9', outcome: 'achieved' }],
    });
    const sample = verification('V1', '2026-05-09', [{ assessment: 'A1', evidence: 'E1', outcome: 'agreed' }]);
    const said = await explained('A1', [all, sample]);
    expect(said).toMatchObject({ ref: 'A1', text: 'assessment by J. Okafor on 2026-05-02', status: 'stands' });
    expect(said.source).toEqual({ file: 'portfolios/amira/assessments/A1.md', line: 1 });
    expect(said.claims.map(({ ref, state, counts }) => `${ref} ${state} ${counts}`)).toEqual([
      'B9/1.1 (E1) met true',
      'B9/1.2 (E1) not-yet false',
      'B9/ER3 met true',
      'B9 met true',
      '329/9.2 met true',
      'partner/cooperative (E1) met true',
    ]);
    expect(said.claims.find(({ ref }) => ref === '329/9.2')?.because).toBe('not applicable: Nothing to escalate.');
    expect(said.samples).toHaveLength(1);
    const verifier = await explained('V1', [all, sample]);
    expect([verifier.text, verifier.claims, verifier.samples.length]).toEqual([
      'verification by M. Grant on 2026-05-09',
      [],
      1,
    ]);
  });

  it('of a trainee is that it waits, or who confirmed it', async () => {
    const trainee = assessment('A1', '2026-05-02', {
      assessor: 't-bello',
      decisions: [{ evidence: 'E1', criteria: ['B9/1.1'], outcome: 'met' }],
    });
    const waits = await explained('A1', [trainee]);
    expect(waits.status).toBe('no effect until an assessor countersigns it');
    expect(waits.claims.map(({ ref, state, counts }) => [ref, state, counts])).toEqual([
      ['B9/1.1 (E1)', 'claimed', true],
    ]);
    expect(waits.diagnostics.map(({ code }) => code)).toEqual(['awaiting-countersignature']);
    const confirmed = await explained('A1', [trainee, assessment('A2', '2026-05-03', { countersigns: ['A1'] })]);
    expect(confirmed.status).toMatch(/^countersigned in A2\b/);
    expect(confirmed.claims[0]).toMatchObject({ ref: 'B9/1.1 (E1)', state: 'met' });
  });

  it('is that a sign-off and a judgement no longer hold once what they were about has changed', async () => {
    const records = [
      assessment('A1', '2026-05-02', {
        decisions: [{ evidence: 'E1', criteria: ['B9/1.1'], outcome: 'met' }],
        judgements: [{ requirement: 'B9/ER3', outcome: 'met', reason: 'Enough.', basis: ['E1'] }],
        units: [{ unit: 'B9', outcome: 'achieved' }],
      }),
      decided('A2', '2026-05-09', 'E2', 'B9/2.1', 'met'),
    ];
    const changed = [item('E1', { criteria: ['B9/1.1', 'B9/1.2'], tags: ['partner/cooperative'], date: '2026-03-05' })];
    const judged = given.evidence;
    const said = await explained('A1', records, { evidence: [...changed, given.evidence[1]!], judged });
    const of = (ref: string) => said.claims.find((each) => each.ref === ref);
    expect(of('B9/1.1 (E1)')).toMatchObject({ state: 'stale' });
    expect(of('B9/ER3')).toMatchObject({ state: 'stale' });
    expect(of('B9')).toMatchObject({ state: 'stale', because: 'signed off; it no longer holds' });
  });

  it('is that it was overtaken, whoever made it, once later records replace all of it or its evidence is withdrawn', async () => {
    const of = (assessor: string) =>
      assessment('A1', '2026-05-02', {
        assessor,
        decisions: [{ evidence: 'E1', criteria: ['B9/1.1', 'B9/1.2'], tags: ['partner/cooperative'], outcome: 'met' }],
        judgements: [{ requirement: 'B9/ER3', outcome: 'met', reason: 'Enough.', basis: ['E1'] }],
      });
    const anew = assessment('A2', '2026-05-09', {
      decisions: [{ evidence: 'E1', criteria: ['B9/1.1', 'B9/1.2'], tags: ['partner/cooperative'], outcome: 'met' }],
      judgements: [{ requirement: 'B9/ER3', outcome: 'met', reason: 'Enough.', basis: ['E1'] }],
    });
    const overtaken = 'overtaken: later records replace all of it, or its evidence is withdrawn';
    for (const person of ['t-bello', 'j-okafor']) {
      const { status, diagnostics } = await explained('A1', [of(person), anew]);
      expect([status, diagnostics.map(({ code }) => code)]).toEqual([overtaken, []]);
    }
    const inPart = assessment('A2', '2026-05-09', {
      decisions: [{ evidence: 'E1', criteria: ['B9/1.1', 'B9/1.2'], tags: ['partner/cooperative'], outcome: 'met' }],
    });
    expect((await explained('A1', [of('t-bello'), inPart])).status).toBe('no effect until an assessor countersigns it');
    const withdrawn = [item('E1', { withdrawn: '2026-05-10' }), given.evidence[1]!];
    const trainee = assessment('A1', '2026-05-02', {
      assessor: 't-bello',
      decisions: [{ evidence: 'E1', criteria: ['B9/1.1'], outcome: 'met' }],
    });
    expect((await explained('A1', [trainee], { evidence: withdrawn })).status).toBe(overtaken);
  });

  it('is that it has no effect where whoever made it may not, and the samples of such a verifier none', async () => {
    const refused = 'no effect: made by somebody who may not';
    expect(
      (await explained('A1', [decided('A1', '2026-05-02', 'E1', 'B9/1.1', 'met', { assessor: 'm-grant' })])).status,
    ).toBe(refused);
    const sampled = [
      decided('A1', '2026-05-02', 'E1', 'B9/1.1', 'met'),
      verification('V1', '2026-05-09', [{ assessment: 'A1', evidence: 'E1', outcome: 'agreed' }], {
        verifier: 'j-okafor',
      }),
    ];
    expect((await explained('V1', sampled)).status).toBe(refused);
  });
});

describe('what is said of an item', () => {
  it('is each sample of a decision on it once, with what of the record it covers', async () => {
    const both = assessment('A1', '2026-05-02', {
      decisions: [{ evidence: 'E1', criteria: ['B9/1.1', 'B9/1.2'], outcome: 'met' }],
    });
    const sampled = (id: string, date: string, keys = {}) =>
      verification(id, date, [{ assessment: 'A1', evidence: 'E1', outcome: 'agreed', ...keys }]);
    const { decisions } = await explained('E1', [
      both,
      sampled('V1', '2026-05-09'),
      sampled('V2', '2026-05-10', { criteria: ['B9/1.2'] }),
    ]);
    expect(decisions).toEqual([
      {
        record: 'A1',
        words: 'A1 by J. Okafor on 2026-05-02: met B9/1.1, 1.2',
        verified: ['V1 by M. Grant on 2026-05-09 agreed', 'V2 by M. Grant on 2026-05-10 agreed on B9/1.2'],
      },
    ]);
  });
});
