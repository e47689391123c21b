import { describe, expect, it } from 'vitest';
import { assessment, check, item, unitWithParts, verification, type Written } from '../support/workspace.ts';

/** Not applicable is said of a criterion and of no item: what is later decided on the criterion, on whatever item, supersedes it. */
describe('a fault of what was called not applicable', () => {
  const never = { criteria: ['329/9.1b'], outcome: 'not-applicable', reason: 'It never arose.' };
  const codesOf = async (records: Written[], registered?: string) =>
    (
      await check({
        specs: [unitWithParts()],
        portfolio: { units: ['329'], registered },
        evidence: [item('E01', { criteria: ['329/9.1b'] })],
        records,
      })
    ).codes;
  const shown = assessment('A02', '2026-05-09', {
    decisions: [{ evidence: 'E01', criteria: ['329/9.1b'], outcome: 'met' }],
  });
  const faulty: [string, Written[], string?][] = [
    ['person-not-authorised', [assessment('A01', '2026-05-02', { assessor: 'm-grant', decisions: [never] })]],
    ['awaiting-countersignature', [assessment('A01', '2026-05-02', { assessor: 't-bello', decisions: [never] })]],
    ['duplicate-decision', [assessment('A01', '2026-05-02', { decisions: [never, never] })]],
    ['decision-before-registration', [assessment('A01', '2026-05-02', { decisions: [never] })], '2026-05-05'],
    [
      'contested-decision',
      [
        assessment('A01', '2026-05-02', { decisions: [never] }),
        verification('V01', '2026-05-03', [{ assessment: 'A01', outcome: 'not-agreed', reason: 'It did arise.' }]),
      ],
    ],
  ];

  it.each(faulty)('is history once evidence of the criterion is decided on: %s', async (code, records, registered) => {
    expect(await codesOf(records, registered)).toContain(code);
    expect(await codesOf([...records, shown], registered)).not.toContain(code);
  });

  it('is none where a verifier does not agree that it was taken back: a withdrawal is never in force', async () => {
    const back = { criteria: ['329/9.1b'], outcome: 'withdrawn', reason: 'A slip.' };
    expect(
      await codesOf([
        assessment('A01', '2026-05-02', { decisions: [never] }),
        assessment('A02', '2026-05-03', { decisions: [back] }),
        verification('V01', '2026-05-04', [{ assessment: 'A02', outcome: 'not-agreed', reason: 'It never arose.' }]),
      ]),
    ).toEqual([]);
  });

  it('stands while a refusal of what nobody claims, which means nothing, comes after it', async () => {
    const statusAfter = async (criteria: string[], outcomes: string[]) => {
      const later = outcomes.map((outcome, index) =>
        assessment(`A0${index + 2}`, `2026-05-0${index + 3}`, {
          decisions: [{ evidence: 'E01', criteria: ['329/9.1b'], outcome, reason: 'The call was another matter.' }],
        }),
      );
      const { result } = await check({
        specs: [unitWithParts()],
        portfolio: { units: ['329'] },
        evidence: [item('E01', { criteria })],
        records: [assessment('A01', '2026-05-02', { decisions: [never] }), ...later],
      });
      const criterion = result.portfolios[0]!.units[0]!.criteria.find(({ ref }) => ref === '329/9.1')!;
      return criterion.parts?.find(({ ref }) => ref === '329/9.1b')?.status;
    };
    expect(await statusAfter(['329/9.1a'], ['not-yet'])).toBe('not-applicable');
    expect(await statusAfter(['329/9.1b'], ['not-yet'])).not.toBe('not-applicable');
    // Credited first, the refusal is about the assessor's own claim.
    expect(await statusAfter(['329/9.1a'], ['met', 'not-yet'])).not.toBe('not-applicable');
    expect(await statusAfter(['329/9.1a'], ['met', 'withdrawn', 'not-yet'])).not.toBe('not-applicable');
  });
});
