import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordingOf } from '../src/resolve/wording.ts';
import { assessment, check, type Given, item, type Keys, smallUnit, unit, unitWithParts } from './support/workspace.ts';

const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 16);
const judge = { judge: { indicators: [{ of: 'occasions', 'at-least': 3 }] } };

describe('the wording of a criterion', () => {
  const word = fc.stringMatching(/^[^ \t\r\n]{1,6}$/);
  const blank = fc.stringMatching(/^[ \t\r\n]{1,4}$/);
  const text = fc.array(word, { minLength: 1, maxLength: 5 });

  it('is the same however its words are laid out', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), fc.infiniteStream(blank), (texts, blanks) => {
        const next = () => blanks.next().value;
        const laidOut = texts.map((words) => next() + words.flatMap((each) => [each, next()]).join(''));
        expect(wordingOf(laidOut)).toBe(hash(texts.map((words) => words.join(' ')).join('\n')));
        expect(wordingOf(['', ...laidOut, ''])).toBe(wordingOf(laidOut));
      }),
    );
  });

  it('is another wherever a word is', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        fc.pre(one.join(' ') !== other.join(' '));
        expect(wordingOf([one.join(' ')])).not.toBe(wordingOf([other.join(' ')]));
      }),
    );
    // What moves from one text to the next is said otherwise too.
    expect(wordingOf(['Do the', 'work'])).not.toBe(wordingOf(['Do', 'the work']));
  });
});

/** The units with these records; without wordings of their own, those of today. */
const given = (records: Given['records'], specs: Given['specs'] = [smallUnit([{ id: '3', text: 'Over a period' }])]) =>
  check({
    specs: [...specs!, unitWithParts()],
    portfolio: { units: ['B9', '329'] },
    evidence: [
      item('E01', { criteria: ['B9/1.1', '329/9.1a'], tags: ['partner/cooperative'] }),
      item('E02', { criteria: ['B9/1.1'] }),
    ],
    records: records!,
  });
const met = (evidence: string, criteria: string[]) => ({ evidence, criteria, outcome: 'met' });
const now = { 'B9/1.1': hash('Do the work\ncriterion 1.1'), 'B9/ER3': hash('Over a period') };
const other = '3f2a9c0d51e7b684';
const reworded = async (...records: [date: string, keys: Keys][]) => {
  const answer = await given(records.map(([date, keys], index) => assessment(`A0${index + 1}`, date, keys)));
  return answer
    .diagnostics('criterion-reworded')
    .map(({ ref, file, severity }) => `${severity} ${ref} ${file.slice(-6)}`);
};

describe('criterion-reworded', () => {
  it('is silent where the words are those of the decision, or nobody noted them', async () => {
    expect(await reworded(['2026-05-02', { decisions: [met('E01', ['B9/1.1'])], wording: now }])).toEqual([]);
    expect(await reworded(['2026-05-02', { decisions: [met('E01', ['B9/1.1'])] }])).toEqual([]);
    expect(await reworded(['2026-05-02', { wording: { 'B9/1.1': other } }])).toEqual([]);
  });

  it('stands at the entry of wording, names the reference, and leaves the state alone', async () => {
    const answer = await given([
      assessment('A01', '2026-05-02', { decisions: [met('E01', ['B9/1.1'])], wording: { 'B9/1.1': other } }),
    ]);
    const [found] = answer.diagnostics('criterion-reworded');
    expect(found).toMatchObject({
      severity: 'warning',
      ref: 'B9/1.1',
      message: 'the words of B9/1.1 are others than those on which A01 decided',
      line: 5,
      column: 20,
    });
    expect(answer.status('B9/1.1')).toBe('met');
  });

  it('is one a reference, at the latest record that has it, until somebody decides anew on each item', async () => {
    const on = (id: string, wording: string) => ({ decisions: [met(id, ['B9/1.1'])], wording: { 'B9/1.1': wording } });
    const both: [string, Keys][] = [
      ['2026-05-02', on('E01', other)],
      ['2026-05-03', on('E02', other)],
    ];
    expect(await reworded(...both)).toEqual(['warning B9/1.1 A02.md']);
    expect(await reworded(...both, ['2026-05-04', on('E02', now['B9/1.1'])])).toEqual(['warning B9/1.1 A01.md']);
    expect(
      await reworded(
        ...both,
        ['2026-05-04', on('E02', now['B9/1.1'])],
        ['2026-05-05', { decisions: [met('E01', ['B9/1.1'])] }],
      ),
    ).toEqual([]);
  });

  it('is asked of judgements, of what was called not applicable, and of the parts of a whole', async () => {
    const judgement = { requirement: 'B9/ER3', outcome: 'met', reason: 'Steady.', basis: ['E01'] };
    expect(await reworded(['2026-05-02', { judgements: [judgement], wording: { 'B9/ER3': other } }])).toEqual([
      'warning B9/ER3 A01.md',
    ]);
    expect(await reworded(['2026-05-02', { judgements: [judgement], wording: now }])).toEqual([]);
    const inapplicable = { criteria: ['329/9.1c'], outcome: 'not-applicable', reason: 'It did not arise.' };
    expect(await reworded(['2026-05-02', { decisions: [inapplicable], wording: { '329/9.1c': other } }])).toEqual([
      'warning 329/9.1c A01.md',
    ]);
    const parts = {
      decisions: [met('E01', ['329/9.1'])],
      wording: { '329/9.1a': hash('Do the work\nFollow procedures to\nprocess problems'), '329/9.1b': other },
    };
    expect(await reworded(['2026-05-02', parts])).toEqual(['warning 329/9.1b A01.md']);
  });

  it('of a part of a requirement is asked with the words of the whole', async () => {
    const parts = [{ id: 'a', text: 'with a partner', rules: [{ judge: {} }] }];
    const specs = [smallUnit([{ id: '3', text: 'Show occasions', parts }])];
    const of = async (words: string) => {
      const judgements = [{ requirement: 'B9/ER3a', outcome: 'met', reason: 'Steady.', basis: ['E01'] }];
      const wording = { 'B9/ER3a': hash(words) };
      const answer = await given([assessment('A01', '2026-05-02', { judgements, wording })], specs);
      return answer.diagnostics('criterion-reworded').length;
    };
    expect(await of('Show occasions\nwith a partner')).toBe(0);
    expect(await of('with a partner')).toBe(1);
  });

  it('of an item of a standard is asked with its own words', async () => {
    const text = 'id: CFA\ntitle: S\nperformance: [ { id: P1, text: Greet people } ]\nknowledge: []\n';
    const of = async (words: string) => {
      const keys = { decisions: [met('E01', ['CFA/P1'])], wording: { 'CFA/P1': hash(words) } };
      const answer = await check({
        files: { 'specs/CFA.standard.yaml': text },
        portfolio: { units: ['CFA'] },
        evidence: [item('E01', { criteria: ['CFA/P1'] })],
        records: [assessment('A01', '2026-05-02', keys)],
      });
      return answer.diagnostics('criterion-reworded').length;
    };
    expect([await of('Greet people'), await of('Greet')]).toEqual([0, 1]);
  });

  it('is silent about a decision that was taken back', async () => {
    expect(
      await reworded(
        ['2026-05-02', { decisions: [met('E01', ['B9/1.1'])], wording: { 'B9/1.1': other } }],
        [
          '2026-05-03',
          { decisions: [{ evidence: 'E01', criteria: ['B9/1.1'], outcome: 'withdrawn', reason: 'A slip.' }] },
        ],
      ),
    ).toEqual([]);
  });

  it('refuses what is no wording at its place', async () => {
    const answer = await given([
      assessment('A01', '2026-05-02', { decisions: [met('E01', ['B9/1.1'])], wording: { 'B9/1.1': 'abc' } }),
    ]);
    expect(answer.diagnostics('invalid-value')).toMatchObject([{ line: 5, severity: 'error' }]);
    expect(answer.status('B9/1.1')).toBe('met');
  });
});

describe('the numbers beside a judgement', () => {
  const specs = [unit('B9', { outcomes: { 'Do the work': ['1.1'] }, requirements: [{ id: '3', rules: [judge] }] })];
  const shown = [{ of: 'occasions', measured: 4, expected: 3 }];
  const judged = (keys: Keys) =>
    check({
      specs,
      evidence: [item('E01', { criteria: ['B9/1.1'] })],
      records: [
        assessment('A01', '2026-05-02', {
          decisions: [met('E01', ['B9/1.1'])],
          judgements: [{ requirement: 'B9/ER3', outcome: 'met', reason: 'Steady.', basis: ['E01'], ...keys }],
        }),
      ],
    });

  it('stay with it as the assessor saw them; those of today stand in the rule', async () => {
    const [rule] = (await judged({ shown })).requirement('B9/ER3').rules;
    expect(rule).toMatchObject({ indicators: [{ of: 'occasions', measured: 1, expected: 3 }], judgement: { shown } });
    expect((await judged({})).requirement('B9/ER3').rules[0]!.judgement).not.toHaveProperty('shown');
  });

  it('are refused where they are no numbers', async () => {
    const answer = await judged({ shown: [{ of: 'occasion', measured: 'four' }] });
    expect(answer.diagnostics('invalid-value')).toHaveLength(2);
  });
});
