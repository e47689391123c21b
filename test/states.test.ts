import { describe, expect, it } from 'vitest';
import {
  assessment,
  check,
  decided,
  type Given,
  item,
  type NamedFile,
  partner,
  smallUnit,
  today,
  unit,
  unitWithParts,
  verification,
  type Written,
} from './support/workspace.ts';

const e01 = item('E01', { criteria: ['B9/1.1'] });
const e02 = item('E02', { criteria: ['B9/1.1'] });
/** E01 after somebody has added a sentence. */
const grown = item('E01', { criteria: ['B9/1.1'], body: 'More. [B9/1.1]\n' });
const gone = item('E01', { withdrawn: '2026-05-30' });

/** How the claim of E01 on B9/1.1 stands after some records. */
async function claimAfter(records: readonly Written[], given: Given = {}) {
  return (await check({ evidence: [e01], records, ...given })).claim('B9/1.1', 'E01');
}
const stateAfter = async (records: readonly Written[], given: Given = {}) => (await claimAfter(records, given)).state;
const a01 = (outcome: string, keys = {}) => decided('A01', '2026-05-02', 'E01', 'B9/1.1', outcome, keys);

describe('the state of a claim', () => {
  it('is claimed while nobody has decided', async () => {
    expect(await claimAfter([])).toEqual({
      evidence: 'E01',
      by: 'learner',
      state: 'claimed',
      counts: true,
      places: [{ line: 10 }],
    });
  });

  it.each(['met', 'partial', 'not-yet'])('is the outcome of the decision: %s', async (outcome) => {
    expect(await claimAfter([a01(outcome)])).toMatchObject({
      state: outcome,
      counts: outcome !== 'not-yet',
      decision: { record: 'A01', date: '2026-05-02', outcome },
    });
  });

  it('is claimed after a decision was withdrawn, as if earlier ones did not exist', async () => {
    const claim = await claimAfter([a01('met'), decided('A02', '2026-05-03', 'E01', 'B9/1.1', 'withdrawn')]);
    expect(claim).toMatchObject({ state: 'claimed', counts: true });
    expect(claim).not.toHaveProperty('decision');
  });

  it('is decided anew after a withdrawal', async () => {
    const records = [
      a01('met'),
      decided('A02', '2026-05-03', 'E01', 'B9/1.1', 'withdrawn'),
      decided('A03', '2026-05-04', 'E01', 'B9/1.1', 'partial'),
    ];
    expect(await stateAfter(records)).toBe('partial');
  });

  it('is stale when what was met has changed', async () => {
    const answer = await check({ evidence: [grown], judged: [e01], records: [a01('met')] });
    const claim = answer.claim('B9/1.1', 'E01');
    expect(claim).toMatchObject({ state: 'stale', counts: true });
    expect(claim).not.toHaveProperty('resubmitted');
    expect(answer.codes).toEqual(['stale-decision']);
  });

  it.each(['partial', 'not-yet'])('is claimed, marked resubmitted, when it has changed after %s', async (outcome) => {
    const answer = await check({ evidence: [grown], judged: [e01], records: [a01(outcome)] });
    expect(answer.claim('B9/1.1', 'E01')).toMatchObject({ state: 'claimed', counts: true, resubmitted: true });
    expect(answer.codes).toEqual([]);
  });

  it('is as decided when only claims, tags, title and signature have changed', async () => {
    const dressed = item('E01', {
      criteria: ['B9/1.1', 'B9/1.2 @ What'],
      title: 'New',
      signed: '2026-06-01',
      tags: ['own'],
    });
    expect(await stateAfter([a01('met')], { evidence: [dressed], judged: [e01] })).toBe('met');
  });

  it('is by the latest date, whatever the ids say', async () => {
    const records = [
      decided('A09', '2026-05-01', 'E01', 'B9/1.1', 'not-yet'),
      decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'met'),
    ];
    expect(await stateAfter(records)).toBe('met');
  });

  it('is by the natural order of ids on one day: A10 comes after A2', async () => {
    const records = [
      decided('A10', '2026-05-02', 'E01', 'B9/1.1', 'met'),
      decided('A2', '2026-05-02', 'E01', 'B9/1.1', 'not-yet'),
    ];
    expect(await stateAfter(records)).toBe('met');
  });

  it('is by the place in the record for the same pair twice, which is an error', async () => {
    const answer = await check({
      evidence: [e01],
      records: [
        assessment('A01', '2026-05-02', {
          decisions: [
            { evidence: 'E01', criteria: ['B9/1.1'], outcome: 'met' },
            { evidence: 'E01', criteria: ['B9/1.1'], outcome: 'not-yet' },
          ],
        }),
      ],
    });
    expect(answer.claim('B9/1.1', 'E01').state).toBe('not-yet');
    expect(answer.codes).toEqual(['duplicate-decision']);
  });

  it('is stale when the verifier does not agree, and as decided when a later sample does', async () => {
    const sample = (id: string, date: string, outcome: string) =>
      verification(id, date, [{ assessment: 'A01', evidence: 'E01', outcome }]);
    const contested = await claimAfter([a01('met'), sample('V01', '2026-05-10', 'not-agreed')]);
    expect(contested).toMatchObject({ state: 'stale', counts: true, contested: true });
    expect(
      await stateAfter([a01('met'), sample('V01', '2026-05-10', 'not-agreed'), sample('V02', '2026-05-11', 'agreed')]),
    ).toBe('met');
  });

  it.each(['partial', 'not-yet'])('is stale, not resubmitted, when a contested %s has changed', async (outcome) => {
    const records = [a01(outcome), verification('V01', '2026-05-10', [{ assessment: 'A01', outcome: 'not-agreed' }])];
    const claim = await claimAfter(records, { evidence: [grown], judged: [e01] });
    expect(claim).toMatchObject({ state: 'stale', counts: true });
    expect(claim).not.toHaveProperty('resubmitted');
  });

  it('is stale on a part of a criterion decided as a whole', async () => {
    const e09 = item('E09', { criteria: ['329/9.1a', '329/9.1b'] });
    const answer = await check({
      specs: [unitWithParts()],
      portfolio: { units: ['329'] },
      evidence: [e09],
      records: [decided('A01', '2026-05-02', 'E09', '329/9.1', 'met')],
    });
    expect(['a', 'b', 'c'].map((part) => answer.status(`329/9.1${part}`))).toEqual(['met', 'met', 'met']);
    expect(answer.claims('329/9.1c')).toMatchObject([{ evidence: 'E09', by: 'A01', state: 'met', counts: true }]);
  });
});

describe('a sample', () => {
  const two = item('E01', { criteria: ['B9/1.1', 'B9/1.2'] });
  const both = assessment('A01', '2026-05-02', {
    decisions: [{ evidence: 'E01', criteria: ['B9/1.1', 'B9/1.2'], outcome: 'met' }],
  });
  const statesWith = async (...samples: Record<string, unknown>[]) => {
    const answer = await check({ evidence: [two], records: [both, verification('V01', '2026-05-10', samples)] });
    return [answer.claim('B9/1.1', 'E01').state, answer.claim('B9/1.2', 'E01').state];
  };

  it('covers the criteria that it names', async () => {
    expect(
      await statesWith({ assessment: 'A01', evidence: 'E01', criteria: ['B9/1.2'], outcome: 'not-agreed' }),
    ).toEqual(['met', 'stale']);
  });
  it('covers the whole item without criteria', async () => {
    expect(await statesWith({ assessment: 'A01', evidence: 'E01', outcome: 'not-agreed' })).toEqual(['stale', 'stale']);
  });
  it('covers the whole record without criteria and evidence', async () => {
    expect(await statesWith({ assessment: 'A01', outcome: 'not-agreed' })).toEqual(['stale', 'stale']);
  });
  it('says nothing of another item', async () => {
    expect(await statesWith({ assessment: 'A01', evidence: 'E02', outcome: 'not-agreed' })).toEqual(['met', 'met']);
  });
  it('of a sign-off or a requirement says nothing of decisions', async () => {
    expect(await statesWith({ assessment: 'A01', unit: 'B9', outcome: 'not-agreed' })).toEqual(['met', 'met']);
  });
  it('is superseded by a later place in the same record', async () => {
    expect(
      await statesWith(
        { assessment: 'A01', outcome: 'not-agreed' },
        { assessment: 'A01', evidence: 'E01', criteria: ['B9/1.1'], outcome: 'agreed' },
      ),
    ).toEqual(['met', 'stale']);
  });
  it('has no effect when its maker is no verifier for the unit on that day', async () => {
    const records = [a01('met'), verification('V01', '2026-05-10', [{ assessment: 'A01', outcome: 'not-agreed' }])];
    for (const entry of [
      { name: 'M. Grant', roles: ['assessor'] },
      { name: 'M. Grant', roles: ['verifier'], units: ['B8'] },
      { name: 'M. Grant', roles: ['verifier'], until: '2026-05-09' },
    ]) {
      const answer = await check({ evidence: [e01], records, people: { 'm-grant': entry } });
      expect(answer.claim('B9/1.1', 'E01').state).toBe('met');
      expect(answer.codes.filter((code) => code === 'person-not-authorised')).toHaveLength(1);
    }
  });
  it('has no effect when the verifier is the assessor of what is sampled', async () => {
    const answer = await check({
      evidence: [e01],
      records: [
        a01('met', { assessor: 'both' }),
        verification('V01', '2026-05-10', [{ assessment: 'A01', outcome: 'not-agreed' }], { verifier: 'both' }),
      ],
      people: { both: { name: 'B', roles: ['assessor', 'verifier'] } },
    });
    expect(answer.claim('B9/1.1', 'E01').state).toBe('met');
    expect(answer.codes).toEqual(['verifier-is-assessor']);
  });
});

describe('a joint decision', () => {
  const joint = assessment('A01', '2026-05-02', {
    decisions: [{ basis: ['E01', 'E02'], criteria: ['B9/1.1'], outcome: 'met' }],
  });
  const statesWith = async (given: Given) => {
    const answer = await check({ evidence: [e01, e02], ...given, records: [joint, ...(given.records ?? [])] });
    return answer.claims('B9/1.1').map(({ evidence, state }) => `${evidence} ${state}`);
  };

  it('decides the claims of all its items', async () => {
    expect(await statesWith({})).toEqual(['E01 met', 'E02 met']);
  });
  it('is stale as a whole when one item has changed', async () => {
    expect(await statesWith({ evidence: [grown, e02], judged: [e01] })).toEqual(['E01 stale', 'E02 stale']);
  });
  it('is stale as a whole when one item is withdrawn', async () => {
    expect(await statesWith({ evidence: [gone, e02], judged: [e01] })).toEqual(['E02 stale']);
  });
  it('is stale as a whole when one item is no longer there', async () => {
    expect(await statesWith({ evidence: [e02], judged: [e01] })).toEqual(['E02 stale']);
  });
  it('is stale as a whole when the file of one item cannot be read', async () => {
    const broken: NamedFile = [e01[0], e01[1].toString().replace('method', 'method: [')];
    expect(await statesWith({ evidence: [broken, e02], judged: [e01] })).toEqual(['E02 stale']);
  });
  it('is contested as a whole by a sample of one item', async () => {
    const sample = verification('V01', '2026-05-10', [{ assessment: 'A01', evidence: 'E02', outcome: 'not-agreed' }]);
    expect(await statesWith({ records: [sample] })).toEqual(['E01 stale', 'E02 stale']);
  });
  it('gives way item by item to a later decision on one of them', async () => {
    expect(await statesWith({ records: [decided('A02', '2026-05-03', 'E02', 'B9/1.1', 'partial')] })).toEqual([
      'E01 met',
      'E02 partial',
    ]);
  });
});

describe('a decision has effect', () => {
  const by = (assessor: string, date = '2026-05-02') => decided('A01', date, 'E01', 'B9/1.1', 'met', { assessor });
  const following = async (entry: Record<string, unknown> | undefined, more: readonly Written[] = []) => {
    const answer = await check({
      evidence: [e01],
      records: [by('p-doe'), ...more],
      people: entry ? { 'p-doe': { name: 'X. Doe', ...entry } } : {},
    });
    return [answer.claim('B9/1.1', 'E01').state, ...answer.codes];
  };

  it('when the register names its maker as assessor', async () => {
    expect(await following({ roles: ['assessor'] })).toEqual(['met']);
    expect(await following({ roles: ['witness', 'assessor'], units: 'all' })).toEqual(['met']);
    expect(await following({ roles: ['assessor'], units: ['B9'], from: '2026-05-02', until: '2026-05-02' })).toEqual([
      'met',
    ]);
  });
  it.each([
    ['an unknown person', undefined],
    ['a verifier', { roles: ['verifier'] }],
    ['an expert witness', { roles: ['witness'], expert: true }],
    ['an assessor of another unit', { roles: ['assessor'], units: ['B8'] }],
    ['an assessor of no unit', { roles: ['assessor'], units: [] }],
    ['an assessor not yet begun', { roles: ['assessor'], from: '2026-05-03' }],
    ['an assessor who has left', { roles: ['assessor'], until: '2026-05-01' }],
  ])('not when it is by %s', async (_, entry) => {
    const [state, ...codes] = await following(entry);
    expect(state).toBe('claimed');
    expect(codes).toContain('person-not-authorised');
  });
  it('and one without leaves the earlier one in force', async () => {
    const records = [a01('met'), decided('A02', '2026-05-03', 'E01', 'B9/1.1', 'not-yet', { assessor: 'm-grant' })];
    expect(await claimAfter(records)).toMatchObject({ state: 'met', decision: { record: 'A01' } });
  });
  it('and an error about one without is no longer reported once a later effective one stands', async () => {
    const answer = await check({
      evidence: [e01],
      records: [by('m-grant'), decided('A02', '2026-05-03', 'E01', 'B9/1.1', 'met')],
    });
    expect(answer.codes).toEqual([]);
  });
  it('not on an item of which its maker is the witness', async () => {
    const seen = item('E01', { criteria: ['B9/1.1'], witness: 'j-okafor' });
    const answer = await check({ evidence: [seen], records: [a01('met')] });
    expect(answer.claim('B9/1.1', 'E01').state).toBe('claimed');
    expect(answer.codes).toEqual(['witness-is-assessor']);
    const joint = assessment('A01', '2026-05-02', {
      decisions: [{ basis: ['E01', 'E02'], criteria: ['B9/1.1'], outcome: 'met' }],
    });
    const both = await check({ evidence: [seen, e02], records: [joint] });
    expect(both.claims('B9/1.1').map(({ state }) => state)).toEqual(['claimed', 'claimed']);
  });
});

describe('a trainee assessor’s decision', () => {
  const trainee = a01('met', { assessor: 't-bello' });
  const countersign = (keys: Record<string, unknown> = {}, date = '2026-05-09') =>
    assessment('A02', date, { countersigns: ['A01'], ...keys });
  const following = async (records: readonly Written[], people = {}) => {
    const answer = await check({ evidence: [e01], records, people });
    return [answer.claim('B9/1.1', 'E01').state, ...answer.codes];
  };

  it('awaits a countersignature, which is for information', async () => {
    const answer = await check({ evidence: [e01], records: [trainee] });
    expect(answer.result.diagnostics).toMatchObject([{ code: 'awaiting-countersignature', severity: 'info' }]);
    expect(answer.claim('B9/1.1', 'E01')).not.toHaveProperty('decision');
    expect(answer.claim('B9/1.1', 'E01').unconfirmed).toMatchObject({ record: 'A01', outcome: 'met' });
  });
  it('stands at its own date once another assessor countersigns', async () => {
    const answer = await check({ evidence: [e01], records: [trainee, countersign()] });
    expect(answer.claim('B9/1.1', 'E01')).toMatchObject({
      state: 'met',
      decision: { record: 'A01', date: '2026-05-02' },
    });
    expect(answer.codes).toEqual([]);
  });
  it('does not overtake a decision made between it and its countersignature', async () => {
    const between = decided('A03', '2026-05-05', 'E01', 'B9/1.1', 'not-yet');
    expect((await following([trainee, between, countersign()]))[0]).toBe('not-yet');
    // Once an assessor has decided, what the trainee said waits for nobody.
    const later = await check({ evidence: [e01], records: [trainee, between] });
    expect(later.claim('B9/1.1', 'E01')).not.toHaveProperty('unconfirmed');
  });
  it('is not confirmed by another trainee, nor by the trainee', async () => {
    const waits = ['claimed', 'awaiting-countersignature'];
    const people = { 't-two': { name: 'T. Two', roles: ['trainee-assessor'] } };
    expect((await following([trainee, countersign({ assessor: 't-two' })], people)).slice(0, 2)).toEqual(waits);
    expect((await following([trainee, countersign({ assessor: 't-bello' })])).slice(0, 2)).toEqual(waits);
  });
  it('is not confirmed by its own maker, an assessor by the time of the countersignature', async () => {
    // One entry cannot change its role on a day; both roles at once must not make one a countersigner of oneself.
    const records = [a01('met', { assessor: 'j-okafor' }), countersign({ assessor: 'j-okafor' })];
    const people = { 'j-okafor': { name: 'J', roles: ['trainee-assessor'] } };
    expect((await following(records, people))[0]).toBe('claimed');
  });
  it('needs a countersigner for the unit, on the date of their own record', async () => {
    const lind = (keys: object) => ({ 'r-lind': { name: 'R. Lind', roles: ['assessor'], ...keys } });
    const records = [trainee, countersign({ assessor: 'r-lind' })];
    expect((await following(records, lind({ from: '2026-05-09' })))[0]).toBe('met');
    expect((await following(records, lind({ until: '2026-05-08' })))[0]).toBe('claimed');
    expect((await following(records, lind({ units: ['B8'] })))[0]).toBe('claimed');
  });
  it('needs the trainee to be one for the unit, on the date of the decision', async () => {
    const bello = (keys: object) => ({ 't-bello': { name: 'T. Bello', roles: ['trainee-assessor'], ...keys } });
    for (const keys of [{ units: ['B8'] }, { until: '2026-05-01' }]) {
      const [state, ...codes] = await following([trainee, countersign()], bello(keys));
      expect(state).toBe('claimed');
      expect(codes).toContain('person-not-authorised');
    }
  });
});

describe('a decision on a situation', () => {
  const tag = 'partner/uncooperative';
  const tagged = item('E01', { criteria: ['B9/1.1'], tags: [tag, 'mine'] });
  const on = (outcome: string, keys = {}) =>
    assessment('A01', '2026-05-02', { decisions: [{ evidence: 'E01', tags: [tag], outcome }], ...keys });

  it.each(['met', 'partial', 'not-yet'])('gives the tag its state: %s', async (outcome) => {
    expect((await check({ evidence: [tagged], records: [on(outcome)] })).evidence('E01').tags).toEqual([
      { tag, state: outcome },
    ]);
  });
  it('leaves the criteria of the item alone, as theirs leave the tag', async () => {
    const answer = await check({ evidence: [tagged], records: [on('met')] });
    expect(answer.claim('B9/1.1', 'E01').state).toBe('claimed');
    expect((await check({ evidence: [tagged], records: [a01('met')] })).tag('E01', tag)).toBe('claimed');
  });
  it('is stale after a change, resubmitted as claimed after not yet, and withdrawn like any other', async () => {
    const later = item('E01', { criteria: ['B9/1.1'], tags: [tag], body: `New. [B9/1.1] [${tag}]` });
    expect((await check({ evidence: [later], judged: [tagged], records: [on('met')] })).tag('E01', tag)).toBe('stale');
    expect((await check({ evidence: [later], judged: [tagged], records: [on('not-yet')] })).tag('E01', tag)).toBe(
      'claimed',
    );
    const back = assessment('A02', '2026-05-03', {
      decisions: [{ evidence: 'E01', tags: [tag], outcome: 'withdrawn', reason: 'A slip.' }],
    });
    expect((await check({ evidence: [tagged], records: [on('met'), back] })).tag('E01', tag)).toBe('claimed');
  });
  it('needs authority for a unit that the item claims and whose facets hold the tag', async () => {
    const entry = (units: string[]) => ({ 'j-okafor': { name: 'J', roles: ['assessor'], units } });
    const given: Given = {
      specs: [smallUnit(), unit('B8')],
      portfolio: { units: ['B9', 'B8'] },
      evidence: [item('E01', { criteria: ['B9/1.1', 'B8/1.1'], tags: [tag] })],
      records: [on('met')],
    };
    expect((await check({ ...given, people: entry(['B9']) })).tag('E01', tag)).toBe('met');
    const refused = await check({ ...given, people: entry(['B8']) });
    expect(refused.tag('E01', tag)).toBe('claimed');
    expect(refused.codes).toEqual(['person-not-authorised']);
  });
  it('of two units needs authority for either, a trainee’s like an assessor’s', async () => {
    const given: Given = {
      specs: [smallUnit(), unit('B8', { facets: partner })],
      portfolio: { units: ['B9', 'B8'] },
      evidence: [item('E01', { criteria: ['B9/1.1', 'B8/1.1'], tags: [tag] })],
      records: [on('met')],
    };
    const by = async (role: string, units: string[]) => {
      const answer = await check({ ...given, people: { 'j-okafor': { name: 'J', roles: [role], units } } });
      return [answer.tag('E01', tag), ...answer.codes.filter((code) => code !== 'unused-facet')];
    };
    for (const only of ['B9', 'B8']) {
      expect(await by('assessor', [only])).toEqual(['met']);
      expect(await by('trainee-assessor', [only])).toEqual(['claimed', 'awaiting-countersignature']);
    }
    expect(await by('assessor', ['329'])).toEqual(['claimed', 'person-not-authorised', 'unknown-unit']);
  });
  it('that the item does not carry means nothing', async () => {
    const answer = await check({ evidence: [e01], records: [on('met')] });
    expect(answer.codes).toEqual(['decision-without-claim']);
    expect(answer.evidence('E01').tags).toEqual([]);
  });
});

describe('an assessor’s own claim', () => {
  const statement = item('E01', { criteria: ['B9/2.1'] });
  const credit = (id: string, date: string, outcome: string, keys = {}) =>
    decided(id, date, 'E01', 'B9/1.1', outcome, keys);
  const following = async (...records: Written[]) => (await check({ evidence: [statement], records })).claims('B9/1.1');

  it('is listed by the record of the first such decision', async () => {
    expect(await following(credit('A01', '2026-05-02', 'met'))).toEqual([
      {
        evidence: 'E01',
        by: 'A01',
        state: 'met',
        counts: true,
        places: [],
        decision: { record: 'A01', date: '2026-05-02', outcome: 'met' },
      },
    ]);
  });
  it('begins with a partial as with a met', async () => {
    expect(await following(credit('A01', '2026-05-02', 'partial'))).toMatchObject([{ by: 'A01', state: 'partial' }]);
  });
  it('has a not-yet in between as its state, and is still the first record’s', async () => {
    const records = [credit('A01', '2026-05-02', 'partial'), credit('A02', '2026-05-03', 'not-yet')];
    expect(await following(...records)).toMatchObject([{ by: 'A01', state: 'not-yet', counts: false }]);
    expect(await following(...records, credit('A03', '2026-05-04', 'met'))).toMatchObject([
      { by: 'A01', state: 'met' },
    ]);
  });
  it('ends with a withdrawal and begins again after it', async () => {
    const ended = [credit('A01', '2026-05-02', 'met'), credit('A02', '2026-05-03', 'withdrawn')];
    expect(await following(...ended)).toEqual([]);
    expect(await following(...ended, credit('A03', '2026-05-04', 'met'))).toMatchObject([{ by: 'A03', state: 'met' }]);
  });
  it('stands in the order of the items among those of the learner', async () => {
    const claimed = item('E02', { criteria: ['B9/1.1'] });
    const answer = await check({ evidence: [statement, claimed], records: [credit('A01', '2026-05-02', 'met')] });
    expect(answer.claims('B9/1.1').map(({ evidence }) => evidence)).toEqual(['E01', 'E02']);
  });
  it('does not begin with a not-yet, which is a decision without a claim', async () => {
    const answer = await check({ evidence: [statement], records: [credit('A01', '2026-05-02', 'not-yet')] });
    expect(answer.claims('B9/1.1')).toEqual([]);
    expect(answer.result.diagnostics).toMatchObject([{ code: 'decision-without-claim', severity: 'warning' }]);
  });
  it('does not begin with a decision that has no effect', async () => {
    expect(await following(credit('A01', '2026-05-02', 'met', { assessor: 'm-grant' }))).toEqual([]);
  });
  it('is stale once the item has changed', async () => {
    const later = item('E01', { criteria: ['B9/2.1'], body: 'New. [B9/2.1]' });
    const answer = await check({
      evidence: [later],
      judged: [statement],
      records: [credit('A01', '2026-05-02', 'met')],
    });
    expect(answer.claims('B9/1.1')).toMatchObject([{ state: 'stale', counts: true }]);
  });
  it('has the place that the decision names', async () => {
    const record = assessment('A01', '2026-05-02', {
      decisions: [{ evidence: 'E01', criteria: ['B9/1.1'], outcome: 'met', place: 'What happened' }],
    });
    expect(await following(record)).toMatchObject([{ places: [{ line: 10, words: 'What happened' }] }]);
  });
  it('is refused like any other claim, and the fault is placed in the record', async () => {
    const rules = [{ admit: { contexts: { not: ['simulation'] }, for: 'performance' } }];
    const answer = await check({
      specs: [smallUnit([{ id: '1', rules }])],
      evidence: [item('E01', { criteria: ['B9/2.1'], context: 'simulation' })],
      records: [credit('A01', '2026-05-02', 'met')],
    });
    expect(answer.claims('B9/1.1')).toMatchObject([
      { by: 'A01', state: 'met', counts: false, why: 'not admitted by B9/ER1: simulation' },
    ]);
    expect(answer.result.diagnostics).toMatchObject([
      { code: 'inadmissible-evidence', evidence: 'E01', ref: 'B9/1.1', file: 'portfolios/amira/assessments/A01.md' },
    ]);
    expect(answer.result.diagnostics[0]).toMatchObject({ line: 5, column: 43, endColumn: 51 });
    expect(answer.status('B9/1.1')).toBe('missing');
  });
  it('becomes the learner’s when the learner claims it too', async () => {
    const later = item('E01', { criteria: ['B9/2.1', 'B9/1.1'] });
    const records = [credit('A01', '2026-05-02', 'met')];
    expect((await check({ evidence: [later], judged: [statement], records })).claims('B9/1.1')).toMatchObject([
      { by: 'learner', places: [{ line: 10 }] },
    ]);
  });
});

describe('the status of a criterion', () => {
  /** One item for each state, all on B9/1.1. */
  const states: Record<string, { evidence: NamedFile; judged?: NamedFile; record?: Written }> = {
    met: { evidence: item('E1', { criteria: ['B9/1.1'] }), record: decided('A1', '2026-05-02', 'E1', 'B9/1.1', 'met') },
    stale: {
      evidence: item('E2', { criteria: ['B9/1.1'], body: 'New. [B9/1.1]' }),
      judged: item('E2', { criteria: ['B9/1.1'] }),
      record: decided('A2', '2026-05-02', 'E2', 'B9/1.1', 'met'),
    },
    claimed: { evidence: item('E3', { criteria: ['B9/1.1'] }) },
    partial: {
      evidence: item('E4', { criteria: ['B9/1.1'] }),
      record: decided('A4', '2026-05-02', 'E4', 'B9/1.1', 'partial'),
    },
    'not-yet': {
      evidence: item('E5', { criteria: ['B9/1.1'] }),
      record: decided('A5', '2026-05-02', 'E5', 'B9/1.1', 'not-yet'),
    },
  };
  const order = ['met', 'stale', 'claimed', 'partial', 'not-yet'];
  it.each(order.map((best, index) => [best, order.slice(index)] as const))(
    'is %s, the best of %j',
    async (best, present) => {
      const parts = present.map((state) => states[state]!);
      const answer = await check({
        evidence: parts.map((part) => part.evidence),
        judged: parts.flatMap((part) => (part.judged ? [part.judged] : [])),
        records: parts.flatMap((part) => part.record ?? []),
      });
      expect(answer.claims('B9/1.1').map(({ state }) => state)).toEqual(present);
      expect(answer.status('B9/1.1')).toBe(best);
    },
  );

  it('is missing when nothing claims it', async () => {
    expect((await check({})).status('B9/1.1')).toBe('missing');
  });
  it('is missing when all that claims it is a draft, decided or not', async () => {
    const draft = item('E01', { criteria: ['B9/1.1'], draft: true });
    const answer = await check({ evidence: [draft], records: [a01('not-yet')] });
    expect(answer.claims('B9/1.1')).toMatchObject([{ counts: false }]);
    expect(answer.status('B9/1.1')).toBe('missing');
  });
  it('is missing when all that claims it is withdrawn, which is not listed', async () => {
    const answer = await check({ evidence: [gone], judged: [e01], records: [a01('met')] });
    expect(answer.criterion('B9/1.1')).toMatchObject({ status: 'missing', claims: [] });
    expect(answer.codes).toEqual([]);
  });
  it('is missing without a context on a performance criterion, decided met or not yet', async () => {
    const loose = item('E01', { criteria: ['B9/1.1', 'B9/2.1'], context: undefined });
    for (const outcome of ['met', 'not-yet']) {
      const answer = await check({ evidence: [loose], records: [a01(outcome)] });
      expect(answer.status('B9/1.1')).toBe('missing');
      expect(answer.status('B9/2.1')).toBe('claimed');
      expect(answer.result.diagnostics).toMatchObject([{ code: 'missing-context', severity: 'error', ref: 'B9/1.1' }]);
    }
  });
});

describe('a criterion with parts', () => {
  const following = async (decisions: readonly Record<string, unknown>[], more: Given = {}) =>
    check({
      specs: [unitWithParts()],
      portfolio: { units: ['329'] },
      evidence: [item('E01', { criteria: ['329/9.1a', '329/9.1b', '329/9.1c'] })],
      records: [assessment('A01', '2026-05-02', { decisions })],
      ...more,
    });
  const on = (part: string, outcome: string) => ({ evidence: 'E01', criteria: [`329/9.1${part}`], outcome });

  it.each([
    [['met', 'met', 'met'], 'met'],
    [['met', 'met', undefined], 'claimed'],
    [['met', 'partial', undefined], 'partial'],
    [['not-yet', 'partial', 'met'], 'not-yet'],
  ])('with parts %j is %s', async (outcomes, status) => {
    const decisions = outcomes.flatMap((outcome, index) => (outcome ? [on('abc'[index]!, outcome)] : []));
    const answer = await following(decisions);
    expect(answer.status('329/9.1')).toBe(status);
    expect(answer.criterion('329/9.1')).not.toHaveProperty('claims');
  });
  it('is as good as its worst part but those that are not applicable', async () => {
    const never = {
      criteria: ['329/9.1b', '329/9.1c'],
      outcome: 'not-applicable',
      reason: 'Nothing had to be referred.',
    };
    const answer = await following([on('a', 'met'), never]);
    expect(answer.status('329/9.1')).toBe('met');
    expect(answer.criterion('329/9.1c')).toMatchObject({
      conditional: true,
      status: 'not-applicable',
      record: 'A01',
      reason: 'Nothing had to be referred.',
      claims: [{ evidence: 'E01', state: 'claimed', counts: false }],
    });
  });
  it('is not applicable when all its parts are', async () => {
    const whole = unit('329', {
      outcomes: {
        'Do the work': [
          {
            id: '9.1',
            text: 'To',
            conditional: true,
            parts: [
              { id: 'a', text: 'a' },
              { id: 'b', text: 'b' },
            ],
          },
          '9.2',
        ],
      },
    });
    const answer = await following([{ criteria: ['329/9.1'], outcome: 'not-applicable', reason: 'It never arose.' }], {
      specs: [whole],
      evidence: [],
    });
    expect(answer.status('329/9.1')).toBe('not-applicable');
    expect(answer.unit('329')).toMatchObject({ criteriaTotal: 1, status: 'in-progress' });
    expect(answer.unit('329').gaps.map(({ ref }) => ref)).toEqual(['329/9.2']);
  });
  it('makes no claim when it is claimed whole, and is not also unlocated', async () => {
    const answer = await following([], { evidence: [item('E01', { criteria: ['329/9.1'], body: '' })], records: [] });
    expect(answer.codes).toEqual(['criterion-has-parts']);
    expect(answer.status('329/9.1')).toBe('missing');
    expect(answer.unit('329').status).toBe('not-started');
  });
  it('is optional where the specification says so, and nowhere else', async () => {
    const parts = ['a', 'b'].map((id) => ({ id, text: `part ${id}` }));
    const criteria = [
      { id: '1.1', text: 'If you like', optional: true, parts },
      { id: '1.2', text: 'In any case', parts },
    ];
    const answer = await check({ specs: [unit('B9', { outcomes: { 'Do the work': criteria } })] });
    expect(answer.unit().criteria.map((each) => [each.ref, each.optional])).toEqual([
      ['B9/1.1', true],
      ['B9/1.2', undefined],
    ]);
  });

  it('counts as one criterion and leaves a gap for each part', async () => {
    const answer = await following([], { records: [] });
    expect(answer.unit('329')).toMatchObject({ criteriaMet: 0, criteriaClaimed: 1, criteriaTotal: 2 });
    expect(answer.unit('329').gaps.map(({ ref, status, owner }) => [ref, status, owner])).toEqual([
      ['329/9.1a', 'claimed', 'assessor'],
      ['329/9.1b', 'claimed', 'assessor'],
      ['329/9.1c', 'claimed', 'assessor'],
      ['329/9.2', 'missing', 'learner'],
    ]);
  });
});

describe('not applicable', () => {
  const never = (id: string, date: string, keys = {}) =>
    assessment(id, date, {
      decisions: [{ criteria: ['329/9.2'], outcome: 'not-applicable', reason: 'Never.' }],
      ...keys,
    });
  const following = (records: readonly Written[], given: Given = {}) =>
    check({
      specs: [unitWithParts()],
      portfolio: { units: ['329'] },
      evidence: [item('E01', { criteria: ['329/9.2'] })],
      records,
      ...given,
    });
  const statusAfter = async (...records: Written[]) => (await following(records)).status('329/9.2');

  it('holds until any later effective decision names the criterion', async () => {
    expect(await statusAfter(never('A01', '2026-05-02'))).toBe('not-applicable');
    expect(
      await statusAfter(never('A01', '2026-05-02'), decided('A02', '2026-05-03', 'E01', '329/9.2', 'not-yet')),
    ).toBe('not-yet');
    expect(await statusAfter(decided('A02', '2026-05-03', 'E01', '329/9.2', 'met'), never('A03', '2026-05-04'))).toBe(
      'not-applicable',
    );
  });
  it('is taken back by a withdrawal of the criterion', async () => {
    const back = assessment('A02', '2026-05-03', {
      decisions: [{ criteria: ['329/9.2'], outcome: 'withdrawn', reason: 'A slip.' }],
    });
    const answer = await following([never('A01', '2026-05-02'), back]);
    expect(answer.status('329/9.2')).toBe('claimed');
    expect(answer.codes).toEqual([]);
  });
  it('does not hold while it is contested', async () => {
    const sample = verification('V01', '2026-05-09', [
      { assessment: 'A01', criteria: ['329/9.2'], outcome: 'not-agreed' },
    ]);
    const answer = await following([never('A01', '2026-05-02'), sample]);
    expect(answer.status('329/9.2')).toBe('claimed');
    expect(answer.codes).toEqual(['contested-decision']);
  });
  it('is not decided by somebody without authority', async () => {
    expect(await statusAfter(never('A01', '2026-05-02', { assessor: 'm-grant' }))).toBe('claimed');
  });
  it('is an error on a criterion that is not conditional, and does nothing', async () => {
    const answer = await check({
      evidence: [e01],
      records: [
        assessment('A01', '2026-05-02', {
          decisions: [{ criteria: ['B9/1.1'], outcome: 'not-applicable', reason: 'Never.' }],
        }),
      ],
    });
    expect(answer.status('B9/1.1')).toBe('claimed');
    expect(answer.result.diagnostics).toMatchObject([{ code: 'not-applicable-not-allowed', severity: 'error' }]);
  });
  it('beside a decision on the same criterion in one record is an error', async () => {
    const answer = await following([
      assessment('A01', '2026-05-02', {
        decisions: [
          { criteria: ['329/9.2'], outcome: 'not-applicable', reason: 'Never.' },
          { evidence: 'E01', criteria: ['329/9.2'], outcome: 'met' },
        ],
      }),
    ]);
    expect(answer.codes).toEqual(['duplicate-decision']);
  });
});

describe('a judgement', () => {
  const judged = { specs: [smallUnit([{ id: '3', rules: [{ judge: {} }] }])], evidence: [e01] };
  const judges = (id: string, date: string, outcome: string, keys = {}) =>
    assessment(id, date, {
      judgements: [{ requirement: 'B9/ER3', outcome, reason: 'Because.', basis: ['E01'], ...keys }],
    });
  const accepted = a01('partial');
  const statusAfter = async (records: readonly Written[], given: Given = {}) => {
    const answer = await check({ ...judged, records, ...given });
    return answer.requirement('B9/ER3').status;
  };

  it('is wanting as long as there is none: claimed with evidence of the unit, a gap without', async () => {
    expect(await statusAfter([])).toBe('claimed');
    expect(await statusAfter([], { evidence: [] })).toBe('gap');
    expect(await statusAfter([], { evidence: [item('E01', { criteria: ['B9/1.1'], draft: true })] })).toBe('gap');
  });
  it('of a requirement says whether it is met', async () => {
    expect(await statusAfter([accepted, judges('A02', '2026-05-03', 'met')])).toBe('met');
    expect(await statusAfter([accepted, judges('A02', '2026-05-03', 'not-yet')])).toBe('gap');
  });
  it('gives way to a later one', async () => {
    expect(
      await statusAfter([accepted, judges('A10', '2026-05-03', 'met'), judges('A2', '2026-05-03', 'not-yet')]),
    ).toBe('met');
  });
  it('may be withdrawn, and then is as none', async () => {
    expect(
      await statusAfter([accepted, judges('A02', '2026-05-03', 'met'), judges('A03', '2026-05-04', 'withdrawn')]),
    ).toBe('claimed');
  });
  it('counts only when it names exactly this reference', async () => {
    const requirements = [{ id: '3', rules: [{ judge: {} }], parts: [{ id: 'a', text: 'a', rules: [{ judge: {} }] }] }];
    const answer = await check({
      ...judged,
      specs: [smallUnit(requirements)],
      records: [accepted, judges('A02', '2026-05-03', 'met', { requirement: 'B9/ER3a' })],
    });
    expect(answer.requirement('B9/ER3a').status).toBe('met');
    expect(answer.requirement('B9/ER3').status).toBe('claimed');
    expect(answer.unit().gaps.map(({ ref }) => ref)).toContain('B9/ER3');
    expect(answer.unit().gaps.map(({ ref }) => ref)).not.toContain('B9/ER3a');
  });
  it('has no effect without authority', async () => {
    expect(
      await statusAfter([
        accepted,
        {
          ...judges('A02', '2026-05-03', 'met'),
          keys: { ...judges('A02', '2026-05-03', 'met').keys, assessor: 'm-grant' },
        },
      ]),
    ).toBe('claimed');
  });

  const stale = async (given: Given) => {
    const answer = await check({ ...judged, ...given });
    const [rule] = answer.requirement('B9/ER3').rules;
    return [rule!.status, rule!.judgement?.stale];
  };
  it('is stale when an item of its basis has changed', async () => {
    for (const outcome of ['met', 'not-yet']) {
      const records = [accepted, judges('A02', '2026-05-03', outcome)];
      expect(await stale({ evidence: [grown], judged: [e01], records })).toEqual(['claimed', true]);
    }
  });
  it('is stale when an item of its basis is withdrawn or no longer there', async () => {
    const records = [
      decided('A01', '2026-05-02', 'E02', 'B9/1.1', 'met'),
      judges('A02', '2026-05-03', 'met', { basis: ['E01', 'E02'] }),
    ];
    expect(await stale({ evidence: [gone, e02], judged: [e01], records })).toEqual(['claimed', true]);
    expect(await stale({ evidence: [e02], judged: [e01], records })).toEqual(['claimed', true]);
    expect(await stale({ evidence: [e01, e02], records })).toEqual(['met', false]);
  });
  it('is stale when the verifier does not agree', async () => {
    const records = [accepted, judges('A02', '2026-05-03', 'met')];
    const sample = (keys: object) =>
      verification('V01', '2026-05-09', [{ assessment: 'A02', outcome: 'not-agreed', ...keys }]);
    expect(await stale({ records: [...records, sample({ requirement: 'B9/ER3' })] })).toEqual(['claimed', true]);
    expect(await stale({ records: [...records, sample({})] })).toEqual(['claimed', true]);
    expect(await stale({ records: [...records, sample({ evidence: 'E01' })] })).toEqual(['met', false]);
    expect(await stale({ records: [...records, sample({ requirement: 'B9/ER4' })] })).toEqual(['met', false]);
  });
  it('is stale when it is met and no item of its basis has an accepted claim on the unit', async () => {
    expect(await stale({ records: [judges('A02', '2026-05-03', 'met')] })).toEqual(['claimed', true]);
    expect(await stale({ records: [judges('A02', '2026-05-03', 'not-yet')] })).toEqual(['gap', false]);
  });
  it('is not stale with an empty basis, which is a warning', async () => {
    const records = [accepted, judges('A02', '2026-05-03', 'met', { basis: undefined })];
    expect(await stale({ records })).toEqual(['met', false]);
    expect((await check({ ...judged, records })).result.diagnostics).toMatchObject([
      { code: 'judgement-without-basis', severity: 'warning' },
    ]);
  });
  it('twice on one requirement in one record is an error', async () => {
    const once = { requirement: 'B9/ER3', outcome: 'met', reason: 'So.', basis: ['E01'] };
    const answer = await check({
      ...judged,
      records: [accepted, assessment('A02', '2026-05-03', { judgements: [once, { ...once, outcome: 'not-yet' }] })],
    });
    expect(answer.codes).toEqual(['duplicate-decision']);
    expect(answer.requirement('B9/ER3').status).toBe('gap');
  });

  describe('on a requirement that has no judge', () => {
    const counted = {
      specs: [smallUnit([{ id: '3', rules: [{ count: { of: 'items' } }] }])],
      evidence: [e01],
    };
    it('makes it a gap when it is not-yet, whatever its rules say, unless it is stale', async () => {
      const records = [a01('met'), judges('A02', '2026-05-03', 'not-yet')];
      const answer = await check({ ...counted, records });
      expect(answer.requirement('B9/ER3')).toMatchObject({ status: 'gap', rules: [{ kind: 'count', status: 'met' }] });
      expect(answer.codes).toEqual([]);
      expect(
        (await check({ ...counted, evidence: [grown], judged: [e01], records })).requirement('B9/ER3').status,
      ).toBe('claimed');
    });
    it('is an error when it is met', async () => {
      const answer = await check({ ...counted, records: [a01('met'), judges('A02', '2026-05-03', 'met')] });
      expect(answer.result.diagnostics).toMatchObject([{ code: 'judgement-not-asked', severity: 'error' }]);
      expect(answer.requirement('B9/ER3').status).toBe('met');
    });
  });
});

/** A unit of one criterion, so that a test sees nothing else. */
const one = (requirements?: Parameters<typeof smallUnit>[0]) =>
  unit('B9', requirements === undefined ? {} : { requirements });
const declared = { units: [{ unit: 'B9', declared: '2026-06-01' }] };
const signs = (id: string, date: string, keys = {}) =>
  assessment(id, date, { units: [{ unit: 'B9', outcome: 'achieved' }], ...keys });
const achieved: Given = {
  specs: [one()],
  portfolio: declared,
  evidence: [e01],
  records: [a01('met'), signs('A02', '2026-06-02')],
};
const unitAfter = async (given: Given) => {
  const { status, owner } = (await check({ ...achieved, ...given })).unit();
  return owner === undefined ? status : `${status}, ${owner}`;
};

describe('the status and the owner of a unit', () => {
  it('complete: everything met, declared and signed off; nobody’s move', async () => {
    expect(await unitAfter({})).toBe('complete');
  });
  it('withdrawn before everything else', async () => {
    const left = {
      units: [
        { unit: 'B9', withdrawn: '2026-05-01', certificated: '2026-05-02', route: 'exemption', certificate: 'C' },
      ],
    };
    expect(await unitAfter({ portfolio: left })).toBe('withdrawn');
    expect(await unitAfter({ portfolio: { withdrawn: '2026-05-01' } })).toBe('withdrawn');
  });
  it('certificated before carried over', async () => {
    const done = { units: [{ unit: 'B9', certificated: '2026-05-02', route: 'exemption', certificate: 'C' }] };
    expect(await unitAfter({ portfolio: done })).toBe('certificated');
    expect(await unitAfter({ portfolio: { certificated: '2026-05-02' } })).toBe('certificated');
  });
  it.each(['credit-transfer', 'exemption'])('carried over by %s, without evidence or gaps', async (route) => {
    const answer = await check({ portfolio: { units: [{ unit: 'B9', route, certificate: 'No. 4411' }] } });
    expect(answer.unit()).toMatchObject({ route, status: 'carried-over', criteria: [], requirements: [], gaps: [] });
    expect(answer.unit()).not.toHaveProperty('owner');
    expect(answer.codes).toEqual([]);
  });
  it('withdrawn, certificated and carried-over units have empty lists, and are nobody’s move', async () => {
    const carried = { route: 'exemption', certificate: 'C1' };
    for (const keys of [{ withdrawn: '2026-05-01' }, { certificated: '2026-05-01' }, carried]) {
      const row = (await check({ ...achieved, portfolio: { units: [{ unit: 'B9', ...keys }] } })).unit();
      expect(row).toMatchObject({ criteriaMet: 0, criteriaTotal: 0, criteria: [], requirements: [], gaps: [] });
      expect(row).not.toHaveProperty('owner');
    }
  });
  it('evaluated like assessed by the route of recognised prior learning', async () => {
    const portfolio = { units: [{ unit: 'B9', route: 'recognised-prior-learning', declared: '2026-06-01' }] };
    expect(await unitAfter({ portfolio })).toBe('complete');
  });
  it.each([
    ['an evidence file', 'evidence/E99.md', 'no front matter'],
    ['an assessment record', 'assessments/A99.md', ''],
    ['a verification record', 'verification/V99.md', '---\nid: V99\n'],
  ])('unknown when %s cannot be read; the rest is judged and listed as ever', async (_, file, content) => {
    const answer = await check({ ...achieved, files: { [`portfolios/amira/${file}`]: content } });
    expect(answer.unit()).toMatchObject({ status: 'unknown', criteriaMet: 1, criteria: [{ status: 'met' }] });
  });
  it('unknown when its spec cannot be read, with empty lists', async () => {
    const answer = await check({ ...achieved, specs: [['specs/B9.unit.yaml', 'id: B9\n'] as const] });
    expect(answer.unit()).toMatchObject({ status: 'unknown', criteria: [], requirements: [], gaps: [] });
    expect(answer.unusable).toBe(true);
  });
  it('not started while every criterion is missing', async () => {
    expect(await unitAfter({ evidence: [], records: [] })).toBe('not-started, learner');
    expect(await unitAfter({ evidence: [item('E01', { criteria: ['B9/1.1'], draft: true })], records: [] })).toBe(
      'not-started, learner',
    );
  });
  it('awaiting sign-off while the declaration or the sign-off is lacking', async () => {
    const undeclared = { units: ['B9'] };
    expect(await unitAfter({ portfolio: undeclared })).toBe('awaiting-sign-off, learner');
    expect(await unitAfter({ portfolio: undeclared, records: [a01('met')] })).toBe('awaiting-sign-off, learner');
    expect(await unitAfter({ records: [a01('met')] })).toBe('awaiting-sign-off, assessor');
  });
  it('awaiting assessment while something is claimed or stale and nothing is lacking', async () => {
    expect(await unitAfter({ records: [] })).toBe('awaiting-assessment, assessor');
    expect(await unitAfter({ evidence: [grown], judged: [e01] })).toBe('awaiting-assessment, assessor');
    const judged = [one([{ id: '3', rules: [{ judge: {} }] }])];
    expect(await unitAfter({ specs: judged })).toBe('awaiting-assessment, assessor');
  });
  it.each(['partial', 'not-yet'])('in progress with a criterion %s', async (outcome) => {
    expect(await unitAfter({ records: [a01(outcome)] })).toBe('in-progress, learner');
  });
  it('in progress with a gap in a must of the unit or of the centre', async () => {
    const rules = [{ count: { of: 'items', 'at-least': '2' } }];
    expect(await unitAfter({ specs: [one([{ id: '1', rules }])] })).toBe('in-progress, learner');
    expect(await unitAfter({ config: { policy: { rules: [{ id: 'CP1', text: 'Two items.', rules }] } } })).toBe(
      'in-progress, learner',
    );
  });
  it('complete though a should is unmet and a may is not followed', async () => {
    const rules = [{ count: { of: 'items', 'at-least': '2' } }];
    const specs = [
      one([
        { id: '1', force: 'should', rules },
        { id: '2', force: 'may' },
      ]),
    ];
    const answer = await check({ ...achieved, specs });
    expect(answer.unit()).toMatchObject({
      status: 'complete',
      requirements: [
        { force: 'should', status: 'gap' },
        { force: 'may', status: 'note', rules: [] },
      ],
      gaps: [],
    });
  });
  it('in progress when one criterion is claimed and another missing', async () => {
    const specs = [unit('B9', { outcomes: { 'Do the work': ['1.1', '1.2'] } })];
    expect(await unitAfter({ specs, records: [] })).toBe('in-progress, learner');
  });
  it.each(['partial', 'not-yet'])('in progress when one criterion is claimed and another %s', async (outcome) => {
    const specs = [unit('B9', { outcomes: { 'Do the work': ['1.1', '1.2'] } })];
    const evidence = [item('E1', { criteria: ['B9/1.1'] }), item('E2', { criteria: ['B9/1.2'] })];
    const records = [decided('A1', '2026-05-02', 'E1', 'B9/1.1', outcome)];
    expect(await unitAfter({ specs, evidence, records })).toBe('in-progress, learner');
  });
});

describe('a sign-off', () => {
  const state = async (...records: Written[]) => unitAfter({ records: [a01('met'), ...records] });

  it('may bear the date of the latest decision, not an earlier one', async () => {
    expect(await state(signs('A02', '2026-05-02'))).toBe('complete');
    expect(await state(signs('A02', '2026-05-01'))).toBe('awaiting-sign-off, assessor');
  });
  it('is not older than the decisions in force on counting claims', async () => {
    const again = decided('A03', '2026-06-03', 'E01', 'B9/1.1', 'met');
    expect(await state(signs('A02', '2026-06-02'), again)).toBe('awaiting-sign-off, assessor');
    expect(await state(signs('A02', '2026-06-02'), again, signs('A04', '2026-06-04'))).toBe('complete');
  });
  it('outlives a later not-yet on a claim that therefore does not count', async () => {
    const answer = await unitAfter({
      evidence: [e01, e02],
      records: [a01('met'), signs('A02', '2026-06-02'), decided('A03', '2026-06-03', 'E02', 'B9/1.1', 'not-yet')],
    });
    expect(answer).toBe('complete');
  });
  it('is not older than the decision that makes a criterion not applicable', async () => {
    const given = (date: string): Given => ({
      specs: [
        unit('B9', { outcomes: { 'Do the work': ['1.1', { id: '1.2', text: 'where necessary', conditional: true }] } }),
      ],
      records: [
        a01('met'),
        signs('A02', '2026-06-02'),
        assessment('A03', date, { decisions: [{ criteria: ['B9/1.2'], outcome: 'not-applicable', reason: 'Never.' }] }),
      ],
    });
    expect(await unitAfter(given('2026-06-02'))).toBe('complete');
    expect(await unitAfter(given('2026-06-03'))).toBe('awaiting-sign-off, assessor');
  });
  it('is not older than the effective judgements of the unit', async () => {
    const given = (date: string): Given => ({
      specs: [one([{ id: '3', rules: [{ judge: {} }] }])],
      records: [
        a01('met'),
        signs('A02', '2026-06-02'),
        assessment('A03', date, {
          judgements: [{ requirement: 'B9/ER3', outcome: 'met', reason: 'So.', basis: ['E01'] }],
        }),
      ],
    });
    expect(await unitAfter(given('2026-06-02'))).toBe('complete');
    expect(await unitAfter(given('2026-06-03'))).toBe('awaiting-sign-off, assessor');
  });
  it('does not hold while it is contested, alone or with its whole record', async () => {
    const contest = (sample: object) =>
      verification('V01', '2026-06-05', [{ assessment: 'A02', outcome: 'not-agreed', ...sample }]);
    expect(await state(signs('A02', '2026-06-02'), contest({ unit: 'B9' }))).toBe('awaiting-sign-off, assessor');
    expect(await state(signs('A02', '2026-06-02'), contest({}))).toBe('awaiting-sign-off, assessor');
    expect(await state(signs('A02', '2026-06-02'), contest({ unit: 'B9' }), signs('A03', '2026-06-06'))).toBe(
      'complete',
    );
  });
  it('may be withdrawn', async () => {
    const back = assessment('A03', '2026-06-03', { units: [{ unit: 'B9', outcome: 'withdrawn', reason: 'A slip.' }] });
    expect(await state(signs('A02', '2026-06-02'), back)).toBe('awaiting-sign-off, assessor');
  });
  it('needs authority for the unit', async () => {
    expect(await state(signs('A02', '2026-06-02', { assessor: 'm-grant' }))).toBe('awaiting-sign-off, assessor');
    expect(await state(signs('A02', '2026-06-02', { assessor: 't-bello' }))).toBe('awaiting-sign-off, assessor');
    expect(
      await state(
        signs('A02', '2026-06-02', { assessor: 't-bello' }),
        assessment('A03', '2026-06-03', { countersigns: ['A02'] }),
      ),
    ).toBe('complete');
  });
});

describe('an error', () => {
  const requirement = [{ id: '1', rules: [{ admit: { contexts: { not: ['simulation'] } } }] }];

  it('about the whole of an item with a counting claim keeps the unit from complete', async () => {
    const lost = item('E01', { criteria: ['B9/1.1'], files: ['attachments/lost.pdf'] });
    expect(await unitAfter({ evidence: [lost] })).toBe('in-progress, learner');
    expect(await unitAfter({ evidence: [item('E01', { criteria: ['B9/1.1'], colour: 'blue' })] })).toBe(
      'in-progress, learner',
    );
  });
  it('about a counting claim keeps the unit from complete', async () => {
    const answer = await check({
      ...achieved,
      evidence: [item('E01', { criteria: ['B9/1.1 @ attachments/lost.pdf'] })],
    });
    expect(answer.codes).toEqual(['locator-file-missing']);
    expect(answer.unit()).toMatchObject({ status: 'in-progress', owner: 'learner', gaps: [] });
  });
  it('about a claim that does not count keeps nothing back', async () => {
    const given: Given = {
      specs: [one(requirement)],
      evidence: [e01, item('E02', { criteria: ['B9/1.1'], context: 'simulation' })],
    };
    expect((await check({ ...achieved, ...given })).codes).toEqual(['inadmissible-evidence']);
    expect(await unitAfter(given)).toBe('complete');
  });
  it('about a claim on another unit keeps nothing back', async () => {
    const given: Given = { evidence: [item('E01', { criteria: ['B9/1.1', 'B8/1.1'] })] };
    expect((await check({ ...achieved, ...given })).codes).toEqual(['unknown-criterion']);
    expect(await unitAfter(given)).toBe('complete');
  });
  it('about the whole of an item without a counting claim of the unit keeps nothing back', async () => {
    const given: Given = { evidence: [e01, item('E02', { criteria: [], files: ['attachments/lost.pdf'] })] };
    expect((await check({ ...achieved, ...given })).codes).toEqual(['missing-file']);
    expect(await unitAfter(given)).toBe('complete');
  });
  it('in a record, in portfolio.yaml or in evid.yaml keeps nothing back', async () => {
    expect(
      await unitAfter({ records: [a01('met', { colour: 'blue' }), signs('A02', '2026-06-02', { closes: ['A00/1'] })] }),
    ).toBe('complete');
    expect(await unitAfter({ portfolio: { ...declared, colour: 'blue' } })).toBe('complete');
    expect(await unitAfter({ config: { colour: 'blue' } })).toBe('complete');
  });
  it('about an assessor’s own claim keeps the unit from complete', async () => {
    const specs = [unit('B9', { outcomes: { 'Do the work': ['1.1'], 'Know the work': ['2.1'] } })];
    const credit = (place: string) =>
      assessment('A01', '2026-05-02', {
        decisions: [{ evidence: 'E01', criteria: ['B9/1.1', 'B9/2.1'], outcome: 'met', place }],
      });
    const given = (place: string): Given => ({ specs, records: [credit(place), signs('A02', '2026-06-02')] });
    expect(await unitAfter(given('What happened'))).toBe('complete');
    expect((await check({ ...achieved, ...given('attachments/lost.pdf') })).codes).toEqual(['locator-file-missing']);
    expect(await unitAfter(given('attachments/lost.pdf'))).toBe('in-progress, learner');
  });
  it('about the whole of an item that the assessor alone claims keeps the unit from complete', async () => {
    const specs = [unit('B9', { outcomes: { 'Do the work': ['1.1'], 'Know the work': ['2.1'] } })];
    const decisions = [
      { evidence: 'E01', criteria: ['B9/1.1'], outcome: 'met' },
      { evidence: 'E02', criteria: ['B9/2.1'], outcome: 'met' },
    ];
    const records = [assessment('A01', '2026-05-02', { decisions }), signs('A02', '2026-06-02')];
    const given = (keys: object): Given => ({
      specs,
      records,
      evidence: [item('E01', { criteria: ['B9/1.1'] }), item('E02', { criteria: [], ...keys })],
    });
    expect(await unitAfter(given({}))).toBe('complete');
    expect(await unitAfter(given({ files: ['attachments/lost.pdf'] }))).toBe('in-progress, learner');
    expect(await unitAfter(given({ bogus: 'x' }))).toBe('in-progress, learner');
  });
  it('keeps the unit back by its own severity, whatever the centre has made of it', async () => {
    const evidence = [item('E01', { criteria: ['B9/1.1'], files: ['attachments/lost.pdf'] })];
    for (const severity of ['warning', 'info', 'off']) {
      const config = { policy: { severity: { 'missing-file': severity } } };
      expect(await unitAfter({ evidence, config })).toBe('in-progress, learner');
    }
  });
  it('that the centre has made of a warning keeps nothing back', async () => {
    const given: Given = {
      evidence: [item('E01', { criteria: ['B9/1.1'], signed: undefined, body: '' })],
      config: { policy: { severity: { 'unlocated-claim': 'error', 'unsigned-evidence': 'off' } } },
    };
    const answer = await check({ ...achieved, ...given });
    expect(answer.result.diagnostics).toMatchObject([{ code: 'unlocated-claim', severity: 'error' }]);
    expect(answer.result.summary).toMatchObject({ errors: 1, warnings: 0 });
    expect(answer.unit().status).toBe('complete');
  });
});

describe('the owner of a gap', () => {
  const gaps = async (given: Given) =>
    (await check({ portfolio: { units: ['B9'] }, ...given }))
      .unit()
      .gaps.map(({ ref, status, owner }) => `${ref} ${status} ${owner}`);
  const judge = { id: '3', rules: [{ judge: {} }] };
  const twoItems = { id: '4', rules: [{ count: { of: 'items', 'at-least': '2' } }] };

  it('of a criterion is the learner when it is missing, partial or not yet', async () => {
    expect(await gaps({ specs: [one()], evidence: [] })).toEqual(['B9/1.1 missing learner']);
    expect(await gaps({ specs: [one()], evidence: [e01], records: [a01('partial')] })).toEqual([
      'B9/1.1 partial learner',
    ]);
    expect(await gaps({ specs: [one()], evidence: [e01], records: [a01('not-yet')] })).toEqual([
      'B9/1.1 not-yet learner',
    ]);
  });
  it('of a criterion is the assessor when it is claimed or stale', async () => {
    expect(await gaps({ specs: [one()], evidence: [e01] })).toEqual(['B9/1.1 claimed assessor']);
    expect(await gaps({ specs: [one()], evidence: [grown], judged: [e01], records: [a01('met')] })).toEqual([
      'B9/1.1 stale assessor',
    ]);
  });
  it('of a requirement is the learner when it is a gap, the assessor when it is claimed', async () => {
    expect(await gaps({ specs: [one([twoItems])], evidence: [e01] })).toEqual([
      'B9/1.1 claimed assessor',
      'B9/ER4 gap learner',
    ]);
    expect(await gaps({ specs: [one([twoItems])], evidence: [e01, e02] })).toEqual([
      'B9/1.1 claimed assessor',
      'B9/ER4 claimed assessor',
    ]);
  });
  it('of a judgement that is not yet due is the learner', async () => {
    expect(await gaps({ specs: [one([judge])], evidence: [e01] })).toEqual([
      'B9/1.1 claimed assessor',
      'B9/ER3 claimed assessor',
    ]);
    expect(await gaps({ specs: [one([judge])], evidence: [e01], records: [a01('partial')] })).toEqual([
      'B9/1.1 partial learner',
      'B9/ER3 claimed learner',
    ]);
    expect(await gaps({ specs: [one([judge, twoItems])], evidence: [e01], records: [a01('met')] })).toEqual([
      'B9/ER3 claimed learner',
      'B9/ER4 gap learner',
    ]);
    expect(
      await gaps({ specs: [one([judge, { ...twoItems, force: 'should' }])], evidence: [e01], records: [a01('met')] }),
    ).toEqual(['B9/ER3 claimed assessor']);
  });
  it('of a requirement of which a count is open beside the judge is the assessor', async () => {
    const specs = [
      unit('B9', {
        outcomes: { 'Do the work': ['1.1', '1.2'] },
        requirements: [{ id: '3', rules: [{ judge: {} }, { count: { of: 'items' } }] }],
      }),
    ];
    expect(await gaps({ specs, evidence: [e01] })).toEqual([
      'B9/1.1 claimed assessor',
      'B9/1.2 missing learner',
      'B9/ER3 claimed assessor',
    ]);
  });
  it('takes no notice of members of an any-of below its own status', async () => {
    const rules = [{ 'any-of': [{ judge: {} }, { count: { of: 'items', 'at-least': '2' } }] }];
    const specs = [unit('B9', { outcomes: { 'Do the work': ['1.1', '1.2'] }, requirements: [{ id: '3', rules }] })];
    expect(await gaps({ specs, evidence: [e01] })).toContain('B9/ER3 claimed learner');
  });
  it('is about a leaf: a requirement with parts is a gap itself only for its own rules', async () => {
    const parts = {
      id: '5',
      parts: [
        { id: 'a', text: 'a', rules: twoItems.rules },
        { id: 'b', text: 'b', rules: [{ count: { of: 'items' } }] },
      ],
    };
    const answer = await check({ specs: [one([parts])], evidence: [e01], records: [a01('met')] });
    expect(answer.requirement('B9/ER5').status).toBe('gap');
    expect(answer.unit().gaps.map(({ ref }) => ref)).toEqual(['B9/ER5a']);
  });
  it('is named with the layer that it comes from', async () => {
    const rules = [
      {
        id: 'CP1',
        text: 'An observation.',
        units: 'all',
        rules: [{ count: { of: 'items', where: { methods: ['observation'] } } }],
      },
    ];
    const answer = await check({
      specs: [one()],
      evidence: [e01],
      records: [a01('met')],
      config: { policy: { rules } },
    });
    expect(answer.unit().gaps).toMatchObject([
      { ref: 'B9/CP1', layer: 'centre', status: 'gap', what: 'An observation.', owner: 'learner' },
    ]);
    expect(answer.requirement('B9/CP1')).toMatchObject({ layer: 'centre', force: 'must', status: 'gap' });
  });
});

describe('the day of the run', () => {
  it('is all the clock there is', async () => {
    const late = await check({ ...achieved, today: '2026-05-20' });
    expect(late.result.today).toBe('2026-05-20');
    expect(late.codes).toEqual(['future-date', 'future-date']);
    expect((await check({ ...achieved, today })).codes).toEqual([]);
  });
});

describe('a fault in a record', () => {
  const codes = async (given: Given) => (await check({ evidence: [e01], ...given })).codes;
  const refused = { assessor: 'm-grant' };
  const isNotPerson = (code: string) => code !== 'unknown-person';

  it('is reported until a later effective entry stands on the same pair or reference', async () => {
    const judged = [smallUnit([{ id: '3', rules: [{ judge: {} }] }])];
    const judges = (id: string, date: string, keys = {}) =>
      assessment(id, date, {
        judgements: [{ requirement: 'B9/ER3', outcome: 'not-yet', reason: 'So.', basis: ['E01'] }],
        ...keys,
      });
    const wrong = [
      { records: [a01('met', refused)], later: decided('A02', '2026-05-03', 'E01', 'B9/1.1', 'not-yet') },
      { specs: judged, records: [judges('A01', '2026-05-02', refused)], later: judges('A02', '2026-05-03') },
      { records: [signs('A01', '2026-05-02', refused)], later: signs('A02', '2026-05-03') },
    ];
    for (const { later, ...given } of wrong) {
      expect(await codes(given)).toEqual(['person-not-authorised']);
      expect(await codes({ ...given, records: [...given.records, later] })).toEqual([]);
      // An earlier entry, or one on another pair, takes nothing back.
      const earlier = { ...later, keys: { ...later.keys, date: '2026-05-01' } };
      expect(await codes({ ...given, records: [...given.records, earlier] })).toEqual(['person-not-authorised']);
    }
    const other = decided('A02', '2026-05-03', 'E01', 'B9/1.2', 'met');
    expect(await codes({ records: [a01('met', refused), other] })).toEqual(['person-not-authorised']);
  });

  it('of a verifier is reported until a later effective sample stands', async () => {
    const sample = (id: string, date: string, keys = {}) =>
      verification(id, date, [{ assessment: 'A01', evidence: 'E01', outcome: 'agreed' }], keys);
    const wrong = sample('V01', '2026-05-10', { verifier: 'r-lind' });
    expect(await codes({ records: [a01('met'), wrong] })).toEqual(['person-not-authorised']);
    expect(await codes({ records: [a01('met'), wrong, sample('V02', '2026-05-11')] })).toEqual([]);
    const own = sample('V01', '2026-05-10', { verifier: 'j-okafor' });
    const people = { 'j-okafor': { name: 'J', roles: ['assessor', 'verifier'] } };
    expect(await codes({ people, records: [a01('met'), own] })).toEqual(['verifier-is-assessor']);
    expect(await codes({ people, records: [a01('met'), own, sample('V02', '2026-05-11')] })).toEqual([]);
  });

  it('is a date before the evidence, unless the item has grown since', async () => {
    const early = decided('A01', '2026-03-03', 'E01', 'B9/1.1', 'met');
    expect(await codes({ records: [early] })).toEqual(['decision-before-evidence']);
    expect(await codes({ records: [early], evidence: [grown], judged: [e01] })).toEqual(['stale-decision']);
    expect(await codes({ records: [decided('A01', '2026-03-04', 'E01', 'B9/1.1', 'met')] })).toEqual([]);
  });

  it('is a date before the registration, as a warning', async () => {
    const portfolio = { units: [{ unit: 'B9', registered: '2026-05-03' }] };
    const before = 'evidence-before-registration';
    expect(await codes({ portfolio, records: [a01('met')] })).toEqual(['decision-before-registration', before]);
    expect(await codes({ portfolio: { registered: '2026-05-02' }, records: [a01('met')] })).toEqual([before]);
  });

  it('is a reference to what does not exist', async () => {
    expect(await codes({ records: [decided('A01', '2026-05-02', 'E77', 'B9/1.1', 'met')] })).toEqual([
      'decision-on-unknown-evidence',
    ]);
    expect(await codes({ records: [a01('met', { closes: ['A01/7'] })] })).toEqual(['unknown-action']);
    expect(await codes({ records: [a01('met', { countersigns: ['A77'] })] })).toEqual(['unknown-record']);
    expect(
      await codes({ records: [verification('V01', '2026-05-10', [{ assessment: 'A77', outcome: 'agreed' }])] }),
    ).toEqual(['unknown-record']);
    expect(await codes({ records: [decided('A01', '2026-05-02', 'E01', 'B9/7.7', 'met')] })).toEqual([
      'unknown-criterion',
    ]);
  });

  it('is not about an item that was withdrawn', async () => {
    const early = decided('A01', '2026-01-01', 'E01', 'B9/1.1', 'met');
    for (const record of [a01('met', refused), early, a01('met', { assessor: 'p-nobody' })])
      expect((await codes({ evidence: [gone], judged: [e01], records: [record] })).filter(isNotPerson)).toEqual([]);
  });
  // "withdrawn: DATE: … no diagnostics about its content or about decisions on it."
  const once = { evidence: 'E01', criteria: ['B9/1.1'], outcome: 'met' };
  const onWithdrawn = (...decisions: Record<string, unknown>[]) => assessment('A01', '2026-05-02', { decisions });
  it('is not one inside a decision on an item that was withdrawn', async () => {
    for (const keys of [{ outcome: 'splendid' }, { digest: 'unknown' }, { colour: 'blue' }]) {
      const records = [onWithdrawn({ ...once, ...keys })];
      expect(await codes({ evidence: [gone], judged: [e01], records })).toEqual([]);
      expect(await codes({ records })).not.toEqual([]);
    }
  });
  it.each([
    ['an unknown criterion', onWithdrawn({ ...once, criteria: ['B9/7.7'] })],
    ['a pair decided twice', onWithdrawn(once, once)],
    ['a countersignature that is lacking', a01('met', { assessor: 't-bello' })],
    ['a date before the registration', decided('A01', '2026-03-10', 'E01', 'B9/1.1', 'met')],
  ])('is not %s in a decision on an item that was withdrawn', async (_, record) => {
    const portfolio = { registered: '2026-04-01' };
    expect(await codes({ portfolio, evidence: [gone], judged: [e01], records: [record] })).toEqual([]);
  });

  it('is a decision met on a held item by somebody who has not seen it, as a warning', async () => {
    const held = (keys: object) =>
      item('E01', { criteria: ['B9/1.1'], held: 'CRM ticket 4411', 'seen-on': '2026-03-09', ...keys });
    const records = [a01('met')];
    expect(await codes({ evidence: [held({ 'seen-by': 'j-okafor' })], records })).toEqual([]);
    expect(await codes({ evidence: [held({ 'seen-by': ['m-grant', 'j-okafor'] })], records })).toEqual([]);
    expect(await codes({ evidence: [held({ 'seen-by': 'm-grant' })], records })).toEqual(['not-inspected']);
    expect(await codes({ evidence: [held({ 'seen-by': 'm-grant' })], records: [a01('partial')] })).toEqual([]);
  });
});

describe('an assessor’s own claim is blamed in the record', () => {
  const record = (ref: string) => decided('A01', '2026-05-02', 'E01', ref, 'met');
  const place = { file: 'portfolios/amira/assessments/A01.md', evidence: 'E01' };

  it('for a context that is not stated', async () => {
    const answer = await check({
      evidence: [item('E01', { criteria: ['B9/2.1'], context: undefined })],
      records: [record('B9/1.1')],
    });
    expect(answer.result.diagnostics).toMatchObject([{ code: 'missing-context', ref: 'B9/1.1', ...place }]);
    expect(answer.claims('B9/1.1')).toMatchObject([{ by: 'A01', counts: false }]);
  });
  it('for a unit that the portfolio does not list', async () => {
    const answer = await check({ specs: [smallUnit(), unit('B8')], evidence: [e01], records: [record('B8/1.1')] });
    expect(answer.result.diagnostics).toMatchObject([{ code: 'unit-not-registered', ref: 'B8/1.1', ...place }]);
  });
  it('but not for the want of a place, which it may leave out', async () => {
    expect((await check({ evidence: [e01], records: [record('B9/1.2')] })).codes).toEqual([]);
  });
});

describe('two portfolios', () => {
  it('share neither decisions nor occasions', async () => {
    const rules = [{ count: { of: 'occasions', 'at-least': '2' } }];
    const [, text] = item('E01', { criteria: ['B9/1.1'], occasion: 'fair' });
    const answer = await check({
      specs: [one([{ id: '1', rules }])],
      evidence: [item('E01', { criteria: ['B9/1.1'], occasion: 'fair' })],
      records: [a01('met')],
      files: {
        'portfolios/ben/portfolio.yaml': 'learner: { id: L-2 }\nunits: [B9]\n',
        'portfolios/ben/evidence/E01.md': text,
      },
    });
    expect(
      answer.result.portfolios.map(({ path, units }) => [
        path,
        units[0]!.criteriaMet,
        units[0]!.requirements[0]!.status,
      ]),
    ).toEqual([
      ['portfolios/amira', 1, 'gap'],
      ['portfolios/ben', 0, 'gap'],
    ]);
  });
});

describe('a result limited to a unit', () => {
  it('has its units, gaps, diagnostics and totals only', async () => {
    const given: Given = {
      specs: [smallUnit(), unit('B8')],
      portfolio: { units: ['B9', 'B8'] },
      evidence: [item('E01', { criteria: ['B9/1.1'], body: '' }), item('E02', { criteria: ['B8/1.1'], body: '' })],
    };
    const answer = await check({ ...given, units: ['B8'] });
    expect(answer.portfolio.units.map((each) => each.unit)).toEqual(['B8']);
    expect(answer.result.diagnostics).toMatchObject([{ code: 'unlocated-claim', evidence: 'E02' }]);
    expect(answer.result.summary).toMatchObject({ warnings: 1, gaps: 1 });
    expect(answer.result.filters).toEqual({ units: ['B8'] });
  });
});
