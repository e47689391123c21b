import { describe, expect, it } from 'vitest';
import { assessment, check, item, unit } from './support/workspace.ts';

const first = unit('B1', { outcomes: { 'Do it first': ['1.1'] }, more: { codes: { ocr: 'OLD1' } } });
const later = (more: object = { prerequisites: [{ unit: 'B1' }] }) => unit('B9', { more: { ...more } });
const codesOf = async (given: Parameters<typeof check>[0], ...codes: string[]) =>
  (await check(given)).result.diagnostics
    .filter(({ code }) => codes.includes(code))
    .map(({ code, ref, file, line, severity, message }) => `${severity} ${code} ${ref} ${file}:${line} ${message}`);

describe('a unit to be finished first', () => {
  const entry = 'portfolios/amira/portfolio.yaml';
  const missing = (given: Parameters<typeof check>[0]) =>
    codesOf({ specs: [first, later()], ...given }, 'prerequisite-missing');
  it('is missed where it is not listed', async () => {
    expect(await missing({})).toEqual([
      `warning prerequisite-missing B9 ${entry}:2 B9 asks for B1 first, and the portfolio does not list it`,
    ]);
    expect(await missing({ portfolio: { units: ['B9', 'B1'] } })).toEqual([]);
    expect(await missing({ portfolio: { units: ['B9', 'B1'] }, units: ['B9'] })).toEqual([]);
  });
  it('is found by another of its names', async () => {
    const named = later({ prerequisites: [{ unit: 'OLD1' }] });
    expect(await missing({ specs: [first, named], portfolio: { units: ['B9', 'B1'] } })).toEqual([]);
  });
  it('is to be finished by the sign-off of the later one, whichever unit is asked about', async () => {
    const records = [assessment('A1', '2026-05-02', { units: [{ unit: 'B9', outcome: 'achieved' }] })];
    for (const units of [undefined, ['B9']]) {
      expect(await missing({ portfolio: { units: ['B9', 'B1'] }, records, ...(units ? { units } : {}) })).toEqual([
        `warning prerequisite-missing B9 ${entry}:2 B9 asks for B1 first, and it is not started although B9 is signed off`,
      ]);
    }
    for (const done of [{ certificated: '2025-01-01' }, { route: 'credit-transfer', certificate: 'C 1' }])
      expect(await missing({ portfolio: { units: ['B9', { unit: 'B1', ...done }] }, records })).toEqual([]);
    expect(
      await missing({ portfolio: { units: ['B9', { unit: 'B1', withdrawn: '2025-01-01' }] }, records }),
    ).toHaveLength(1);
  });
  it('is nobody’s concern once the later one is withdrawn, certificated or carried over', async () => {
    for (const done of [
      { withdrawn: '2026-01-01' },
      { certificated: '2025-01-01' },
      { route: 'exemption', certificate: 'C 1' },
    ])
      expect(await missing({ portfolio: { units: [{ unit: 'B9', ...done }] } })).toEqual([]);
  });
});

describe('the last day for assessment', () => {
  const dated = later({ 'last-assessment': '2026-05-31' });
  const passed = (given: Parameters<typeof check>[0]) => codesOf({ specs: [dated], ...given }, 'last-date-passed');
  it('is said at an unfinished unit once it has passed', async () => {
    expect(await passed({ today: '2026-05-31' })).toEqual([]);
    expect(await passed({ today: '2026-06-01' })).toEqual([
      'warning last-date-passed B9 portfolios/amira/portfolio.yaml:2 B9 is not finished, and its last day for assessment was 2026-05-31',
    ]);
    expect(
      await passed({ today: '2026-06-01', portfolio: { units: [{ unit: 'B9', certificated: '2026-05-01' }] } }),
    ).toEqual([]);
  });
  const late = (date: string, keys: Record<string, unknown>) =>
    codesOf(
      {
        specs: [dated, unit('B7', { facets: { pace: { values: { busy: 'busy' } } } })],
        portfolio: { units: ['B9', 'B7'] },
        evidence: [item('E1', { criteria: ['B9/1.1', 'B7/1.1'], tags: ['pace/busy'] })],
        records: [assessment('A1', date, keys)],
      },
      'decision-after-last-date',
    );
  it.each<[string, Record<string, unknown>, string]>([
    ['a decision', { decisions: [{ evidence: 'E1', criteria: ['B9/1.1'], outcome: 'met' }] }, 'decides on B9'],
    ['a sign-off', { units: [{ unit: 'B9', outcome: 'achieved' }] }, 'signs B9 off'],
    ['a judgement', { judgements: [{ requirement: 'B9/CP1', outcome: 'met', reason: 'Seen.' }] }, 'judges B9/CP1'],
  ])('%s after it is reported, one on it is not', async (_, keys, words) => {
    expect(await late('2026-05-31', keys)).toEqual([]);
    expect(await late('2026-06-01', keys)).toEqual([
      expect.stringContaining(`A1 of 2026-06-01 ${words}, after the last day for assessment: B9, 2026-05-31`),
    ]);
  });
  it('is that of the unit decided on, and of somebody who may decide', async () => {
    const decisions = [{ evidence: 'E1', criteria: ['B7/1.1'], tags: ['pace/busy'], outcome: 'met' }];
    expect(await late('2026-06-01', { decisions })).toEqual([]);
    const both = [{ evidence: 'E1', criteria: ['B9/1.1'], outcome: 'met' }];
    expect(await late('2026-06-01', { assessor: 't-bello', decisions: both })).toEqual([]);
  });
});
