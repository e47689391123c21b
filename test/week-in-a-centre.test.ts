import { expect, it } from 'vitest';
import {
  assessment,
  check,
  decided,
  type Given,
  item,
  partner,
  smallUnit,
  unit,
  verification,
} from './support/workspace.ts';

/** What happens in a centre in any week, and what evid makes of it: one story a test. */

it('resubmission after "not yet": the changed item is claimed again, and the next decision settles it', async () => {
  const first = item('E01', { criteria: ['B9/1.1'], body: 'I rang. [B9/1.1]\n' });
  const reworked = item('E01', { criteria: ['B9/1.1'], body: 'I rang, and agreed Saturday. [B9/1.1]\n' });
  const notYet = assessment('A01', '2026-05-02', {
    decisions: [{ evidence: 'E01', criteria: ['B9/1.1'], outcome: 'not-yet', reason: 'What was agreed?' }],
  });
  const refused = await check({ evidence: [first], records: [notYet] });
  expect(refused.gap('B9/1.1')).toMatchObject({ status: 'not-yet', owner: 'learner' });

  const { digest } = refused.evidence('E01');

  const again = await check({ evidence: [reworked], judged: [first], records: [notYet] });
  expect(again.claim('B9/1.1', 'E01')).toMatchObject({
    state: 'claimed',
    resubmitted: true,
    counts: true,
    decision: { record: 'A01', outcome: 'not-yet', reason: 'What was agreed?' },
  });
  expect(again.gap('B9/1.1')).toMatchObject({ status: 'claimed', owner: 'assessor' });
  expect(again.codes).toEqual([]);

  const written = {
    ...notYet,
    keys: { ...notYet.keys, decisions: notYet.keys.decisions!.map((each) => ({ ...each, digest })) },
  };
  const settled = await check({
    evidence: [reworked],
    records: [written, decided('A02', '2026-05-20', 'E01', 'B9/1.1', 'met')],
  });
  const claim = settled.claim('B9/1.1', 'E01');
  expect(claim).toMatchObject({ state: 'met', decision: { record: 'A02' } });
  expect(claim).not.toHaveProperty('resubmitted');
  expect(settled.codes).toEqual([]);
});

it('one observation for two units: each unit has its claims, and one record may decide both', async () => {
  const visit = item('E01', { method: 'observation', assessor: 'j-okafor', criteria: ['B9/1.1', 'B8/1.1'] });
  const both = assessment('A01', '2026-05-02', {
    decisions: [{ evidence: 'E01', criteria: ['B9/1.1', 'B8/1.1'], outcome: 'met' }],
  });
  const given: Given = {
    specs: [unit('B9'), unit('B8')],
    portfolio: { units: ['B9', 'B8'] },
    evidence: [visit],
    records: [both],
  };
  const answer = await check(given);
  expect([answer.status('B9/1.1'), answer.status('B8/1.1')]).toEqual(['met', 'met']);
  expect(answer.result.summary).toMatchObject({ evidence: 1, gaps: 0, errors: 0, warnings: 0 });

  const onlyOne = await check({
    ...given,
    people: { 'j-okafor': { name: 'J. Okafor', roles: ['assessor'], units: ['B8'] } },
  });
  expect([onlyOne.status('B9/1.1'), onlyOne.status('B8/1.1')]).toEqual(['claimed', 'met']);
  expect(onlyOne.codes).toEqual(['person-not-authorised']);
});

it('a discussion that covers twenty criteria with time stamps: each claim has its time in the recording', async () => {
  const ids = Array.from({ length: 20 }, (_, index) => `1.${index + 1}`);
  const times = ids.map((_, index) => `00:${String(index * 2).padStart(2, '0')}:30`);
  const discussion = item('E01', {
    method: 'discussion',
    assessor: 'j-okafor',
    context: undefined,
    files: ['attachments/talk.m4a'],
    criteria: ids.map((id, index) => `B9/${id} @ ${times[index]}`),
    body: 'Recorded in the meeting room.\n',
  });
  const answer = await check({
    specs: [unit('B9', { outcomes: { 'Know the work': ids } })],
    evidence: [discussion],
    files: { 'portfolios/amira/attachments/talk.m4a': 'sound' },
  });
  expect(answer.codes).toEqual([]);
  expect(answer.unit().criteria.map(({ ref, claims }) => [ref, claims?.[0]?.places])).toEqual(
    ids.map((id, index) => [`B9/${id}`, [{ file: 'attachments/talk.m4a', at: times[index] }]]),
  );
});

it('an e-mail thread over three days that is one event: one label is one occasion', async () => {
  const thread = item('E01', {
    criteria: ['B9/1.1'],
    date: ['2026-03-06', '2026-03-04', '2026-03-05'],
    occasion: 'courier-delay',
  });
  const testimony = item('E02', {
    method: 'witness-testimony',
    witness: 'p-sharma',
    criteria: ['B9/1.1'],
    date: '2026-03-05',
    occasion: 'courier-delay',
  });
  const answer = await check({
    specs: [
      unit('B9', {
        requirements: [
          {
            id: '1',
            rules: [{ count: { of: 'occasions', 'at-least': '2' } }, { count: { of: 'days', 'at-least': '2' } }],
          },
        ],
      }),
    ],
    portfolio: { witnesses: { 'p-sharma': { name: 'P. Sharma' } } },
    evidence: [thread, testimony],
  });
  expect(answer.evidence('E01').occasions).toEqual([
    { dates: ['2026-03-04', '2026-03-05', '2026-03-06'], label: 'courier-delay', customers: [], tags: [] },
  ]);
  expect(answer.requirement('B9/ER1').rules).toMatchObject([
    { kind: 'count', status: 'gap', claimed: { measured: 1 }, needed: 2, counted: ['E01', 'E02'] },
    { kind: 'count', status: 'claimed', claimed: { measured: 2 } },
  ]);
  expect(answer.codes).toEqual([]);
});

it('a diary that grows: what was accepted is stale until it is looked at again, what is new is claimed', async () => {
  const diary = (...days: { date: string; criteria: string[] }[]) =>
    item('E01', {
      method: 'learner-statement',
      recorded: days.at(-1)?.date,
      signed: days.at(-1)?.date,
      criteria: ['B9/1.1', 'B9/1.2'],
      occasions: days,
      body: days.map(({ date, criteria }) => `## ${date}\n\nBusy. ${criteria.map((ref) => `[${ref}]`)}\n`).join('\n'),
    });
  const march = { date: '2026-03-04', criteria: ['B9/1.1'] };
  const may = { date: '2026-05-20', criteria: ['B9/1.2'] };
  const answer = await check({
    evidence: [diary(march, may)],
    judged: [diary(march)],
    records: [decided('A01', '2026-04-01', 'E01', 'B9/1.1', 'met')],
  });
  expect(answer.claim('B9/1.1', 'E01')).toMatchObject({ state: 'stale', counts: true });
  expect(answer.claim('B9/1.2', 'E01')).toMatchObject({ state: 'claimed', counts: true });
  expect(answer.evidence('E01').occasions.map(({ dates }) => dates)).toEqual([['2026-03-04'], ['2026-05-20']]);
  // The decision is older than the last entry, which is no fault: the item has grown.
  expect(answer.codes).toEqual(['stale-decision']);
});

it('several assessors: each decides for the units and in the time of the register, the latest counts', async () => {
  const people = {
    'j-okafor': { name: 'J. Okafor', roles: ['assessor'], until: '2026-05-31' },
    'r-lind': { name: 'R. Lind', roles: ['assessor'], from: '2026-06-01' },
  };
  const e01 = item('E01', { criteria: ['B9/1.1', 'B9/1.2'] });
  const answer = await check({
    people,
    evidence: [e01],
    records: [
      decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'partial'),
      decided('A02', '2026-06-02', 'E01', 'B9/1.1', 'met', { assessor: 'r-lind' }),
      decided('A03', '2026-06-03', 'E01', 'B9/1.2', 'met'),
    ],
  });
  expect(answer.claim('B9/1.1', 'E01')).toMatchObject({ state: 'met', decision: { record: 'A02' } });
  expect(answer.claim('B9/1.2', 'E01').state).toBe('claimed');
  expect(answer.result.diagnostics).toMatchObject([
    { code: 'person-not-authorised', file: 'portfolios/amira/assessments/A03.md' },
  ]);
});

it('a trainee assessor whose decisions are countersigned: they wait, then stand at their own date', async () => {
  const e01 = item('E01', { criteria: ['B9/1.1'] });
  const trainee = decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'met', { assessor: 't-bello' });
  const waiting = await check({ evidence: [e01], records: [trainee] });
  expect(waiting.gap('B9/1.1')).toMatchObject({ status: 'claimed', owner: 'assessor' });
  expect(waiting.result.diagnostics).toMatchObject([{ code: 'awaiting-countersignature', severity: 'info' }]);

  const confirmed = await check({
    evidence: [e01],
    records: [trainee, assessment('A02', '2026-05-09', { countersigns: ['A01'] })],
  });
  expect(confirmed.claim('B9/1.1', 'E01').decision).toEqual({ record: 'A01', date: '2026-05-02', outcome: 'met' });
  expect(confirmed.codes).toEqual([]);
});

it('two items that suffice only together: one decision, on the basis of both, which falls with either', async () => {
  const letter = item('E05', { criteria: ['B9/1.1'] });
  const reply = item('E09', { criteria: ['B9/1.1'] });
  const together = assessment('A01', '2026-05-02', {
    decisions: [{ basis: ['E05', 'E09'], criteria: ['B9/1.1'], outcome: 'met' }],
  });
  const answer = await check({ evidence: [letter, reply], records: [together] });
  expect(answer.claims('B9/1.1')).toMatchObject([
    { evidence: 'E05', state: 'met' },
    { evidence: 'E09', state: 'met' },
  ]);
  const changed = item('E09', { criteria: ['B9/1.1'], body: 'Another reply. [B9/1.1]' });
  const later = await check({ evidence: [letter, changed], judged: [reply], records: [together] });
  expect(later.claims('B9/1.1')).toMatchObject([
    { evidence: 'E05', state: 'stale' },
    { evidence: 'E09', state: 'stale' },
  ]);
  expect(later.diagnostics('stale-decision')).toHaveLength(1);
});

it('an assessor who credits what the learner did not claim: the claim is the record’s', async () => {
  const answer = await check({
    evidence: [item('E01', { criteria: ['B9/1.1'] })],
    records: [
      assessment('A01', '2026-05-02', {
        decisions: [{ evidence: 'E01', criteria: ['B9/1.2'], outcome: 'met', place: 'What happened' }],
      }),
    ],
  });
  expect(answer.criterion('B9/1.2')).toMatchObject({
    status: 'met',
    claims: [
      { evidence: 'E01', by: 'A01', state: 'met', counts: true, places: [{ line: 10, words: 'What happened' }] },
    ],
  });
  expect(answer.codes).toEqual([]);
});

it('an IQA who disagrees: the decision is stale until the assessor decides in a new record', async () => {
  const e01 = item('E01', { criteria: ['B9/1.1'] });
  const met = decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'met');
  const sample = verification(
    'V01',
    '2026-05-10',
    [
      {
        assessment: 'A01',
        evidence: 'E01',
        criteria: ['B9/1.1'],
        stage: 'interim',
        outcome: 'not-agreed',
        reason: 'No agreement is shown.',
      },
    ],
    { actions: [{ id: '1', text: 'Show how agreement is recorded', owner: 'j-okafor', due: '2026-05-24' }] },
  );
  const contested = await check({ evidence: [e01], records: [met, sample] });
  expect(contested.claim('B9/1.1', 'E01')).toMatchObject({ state: 'stale', contested: true, counts: true });
  expect(contested.gap('B9/1.1')).toMatchObject({ status: 'stale', owner: 'assessor' });
  expect(contested.result.diagnostics).toMatchObject([{ code: 'contested-decision', severity: 'warning' }]);
  expect(contested.portfolio.actions).toEqual([
    { ref: 'V01/1', text: 'Show how agreement is recorded', owner: 'j-okafor', due: '2026-05-24', open: true },
  ]);

  const again = decided('A02', '2026-05-12', 'E01', 'B9/1.1', 'met', { closes: ['V01/1'] });
  const settled = await check({ evidence: [e01], records: [met, sample, again] });
  expect(settled.claim('B9/1.1', 'E01')).toMatchObject({ state: 'met', decision: { record: 'A02' } });
  expect(settled.codes).toEqual([]);
  expect(settled.portfolio.actions).toMatchObject([{ ref: 'V01/1', open: false }]);
});

it('an appeal: the decision is withdrawn with its reason, and another assessor decides afresh', async () => {
  const e01 = item('E01', { criteria: ['B9/1.1'] });
  const refused = decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'not-yet');
  const upheld = assessment('A02', '2026-05-20', {
    decisions: [
      { evidence: 'E01', criteria: ['B9/1.1'], outcome: 'withdrawn', reason: 'The appeal of 10 May was upheld.' },
    ],
  });
  const open = await check({ evidence: [e01], records: [refused, upheld] });
  expect(open.claim('B9/1.1', 'E01')).toEqual({
    evidence: 'E01',
    by: 'learner',
    state: 'claimed',
    counts: true,
    places: [{ line: 10 }],
  });
  const afresh = decided('A03', '2026-05-22', 'E01', 'B9/1.1', 'met', { assessor: 'r-lind' });
  expect((await check({ evidence: [e01], records: [refused, upheld, afresh] })).status('B9/1.1')).toBe('met');
});

it('a learner who leaves: no gaps, nobody’s move, and the evidence stays listed', async () => {
  const answer = await check({
    specs: [smallUnit(), unit('B8')],
    portfolio: { units: ['B9', 'B8'], withdrawn: '2026-05-31' },
    evidence: [item('E01', { criteria: ['B9/1.1'] })],
  });
  expect(answer.portfolio.units).toMatchObject([
    { unit: 'B9', status: 'withdrawn', criteria: [], gaps: [] },
    { unit: 'B8', status: 'withdrawn', criteria: [], gaps: [] },
  ]);
  expect(answer.unit()).not.toHaveProperty('owner');
  expect(answer.result.summary).toMatchObject({ evidence: 1, gaps: 0 });
});

it('a unit signed off by learner and assessor: complete only once both have', async () => {
  const given = (declared: boolean, signedOff: boolean): Given => ({
    specs: [unit('B9')],
    portfolio: { units: [{ unit: 'B9', ...(declared ? { declared: '2026-06-01' } : {}) }] },
    evidence: [item('E01', { criteria: ['B9/1.1'] })],
    records: [
      decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'met'),
      ...(signedOff ? [assessment('A02', '2026-06-02', { units: [{ unit: 'B9', outcome: 'achieved' }] })] : []),
    ],
  });
  const state = async (declared: boolean, signedOff: boolean) => {
    const { status, owner } = (await check(given(declared, signedOff))).unit();
    return [status, owner];
  };
  expect(await state(false, false)).toEqual(['awaiting-sign-off', 'learner']);
  expect(await state(false, true)).toEqual(['awaiting-sign-off', 'learner']);
  expect(await state(true, false)).toEqual(['awaiting-sign-off', 'assessor']);
  expect(await state(true, true)).toEqual(['complete', undefined]);
});

it('an item withdrawn because it held a customer’s data: emptied, it never counts and nobody is blamed', async () => {
  const emptied: [string, string] = ['portfolios/amira/evidence/E01.md', '---\nid: E01\nwithdrawn: 2026-05-30\n---\n'];
  const full = item('E01', {
    criteria: ['B9/1.1'],
    tags: ['partner/cooperative'],
    customers: ['Mrs Jones, 4 Quay St'],
  });
  const answer = await check({
    specs: [
      unit('B9', {
        facets: partner,
        requirements: [{ id: '1', rules: [{ cover: { facet: 'partner', values: ['cooperative'] } }] }],
      }),
    ],
    evidence: [emptied],
    judged: [full],
    records: [
      assessment('A01', '2026-05-02', {
        decisions: [{ evidence: 'E01', criteria: ['B9/1.1'], tags: ['partner/cooperative'], outcome: 'met' }],
      }),
    ],
  });
  expect(answer.codes.filter((code) => code !== 'unused-facet')).toEqual([]);
  expect(answer.evidence('E01')).toMatchObject({ withdrawn: '2026-05-30', tags: [], occasions: [] });
  expect(answer.criterion('B9/1.1')).toMatchObject({ status: 'missing', claims: [] });
  expect(answer.requirement('B9/ER1').status).toBe('gap');
  expect(answer.unit().status).toBe('not-started');
});
