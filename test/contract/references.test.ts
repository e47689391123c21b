import { describe, expect, it } from 'vitest';
import {
  type Answer,
  assessment,
  check,
  decided,
  home,
  item,
  partner,
  smallUnit,
  unit,
  unitWithParts,
  verification,
} from '../support/workspace.ts';

/** What matters of a diagnostic's subject and place: code, severity, ref, file, line and columns. */
const brief = ({ result }: Answer) =>
  result.diagnostics.map(({ code, severity, evidence, ref, file, line, column, endColumn }) =>
    [code, severity, evidence ?? '', ref ?? '', file.replace(`${home}/`, '~'), line, column, endColumn].join(' '),
  );

describe('two references that coincide', () => {
  it('in a spec are an error at the second: a criterion and a requirement', async () => {
    const answer = await check({
      specs: [unit('B9', { outcomes: { Do: ['1.1', 'ER1'] }, requirements: [{ id: '1' }] })],
    });
    expect(answer.result.diagnostics).toEqual([
      {
        code: 'duplicate-id',
        severity: 'error',
        about: 'B9/ER1',
        message: 'id B9/ER1 is used already, in specs/B9.unit.yaml:3',
        help: 'give one of the two another id; records that name it mean the first',
        file: 'specs/B9.unit.yaml',
        line: 4,
        column: 24,
        endLine: 4,
        endColumn: 39,
        related: [{ file: 'specs/B9.unit.yaml', line: 3, message: 'first used here' }],
      },
    ]);
  });

  it('may be a criterion and a part, a requirement and a part, or criteria of two outcomes', async () => {
    const withPart = { id: '9.1', text: 'Follow', parts: [{ id: 'a', text: 'a part' }] };
    const parts = await check({ specs: [unit('B9', { outcomes: { Do: ['9.1a', withPart] } })] });
    expect(parts.diagnostics('duplicate-id')).toMatchObject([{ message: expect.stringContaining('B9/9.1a') }]);
    const requirement = { id: '5', parts: [{ id: 'b', text: 'a part' }] };
    const requirements = await check({ specs: [unit('B9', { requirements: [{ id: '5b' }, requirement] })] });
    expect(requirements.diagnostics('duplicate-id')).toMatchObject([{ message: expect.stringContaining('B9/ER5b') }]);
    const outcomes = await check({ specs: [unit('B9', { outcomes: { Do: ['1.1'], Know: ['1.1'] } })] });
    expect(outcomes.diagnostics('duplicate-id')).toMatchObject([{ message: expect.stringContaining('B9/1.1') }]);
    const spec = 'id: B9\ntitle: T\noutcomes:\n  - { id: 1, title: A, criteria: [{ id: 1.1, text: t }] }\n';
    const twice = await check({
      specs: [['specs/B9.unit.yaml', `${spec}  - { id: 1, title: B, criteria: [{ id: 2.1, text: t }] }\n`]],
    });
    expect(twice.diagnostics('duplicate-id')).toMatchObject([
      { message: 'id 1 is used already, in specs/B9.unit.yaml:4', line: 5, column: 11 },
    ]);
  });

  it('may be the centre’s: two rules of one id, or a rule and a criterion', async () => {
    const rules = ['CP1', 'CP1', 'CP2'].map((id) => ({ id, text: `rule ${id}` }));
    const answer = await check({
      config: { policy: { rules } },
      specs: [unit('B9', { outcomes: { Do: ['CP2', '1.1'] } })],
    });
    expect(
      answer.result.diagnostics.map(({ code, message, file, line, column }) => [code, message, file, line, column]),
    ).toEqual([
      ['duplicate-id', 'id CP1 is used already, in evid.yaml:2', 'evid.yaml', 2, 56],
      ['duplicate-id', 'id B9/CP2 is used already, in specs/B9.unit.yaml:3', 'evid.yaml', 2, 87],
    ]);
  });

  it('are a unit’s id in two specs, and a facet named like a unit', async () => {
    const standard = 'id: B9\ntitle: S\nperformance: []\nknowledge: []\n';
    const twice = await check({ specs: [unit('B9'), ['specs/third.standard.yaml', standard]] });
    expect(brief(twice)).toEqual(['duplicate-id error   specs/third.standard.yaml 1 5 7']);
    expect(twice.unit().title).toBe('Unit B9');
    const named = await check({ specs: [smallUnit(), unit('partner')] });
    expect(named.diagnostics('duplicate-id')).toMatchObject([{ message: 'facet partner is named like a unit' }]);
  });

  it('are two items of one id: records mean the first by path, and nobody has decided on the other', async () => {
    const tagged = { criteria: ['B9/1.1'], tags: ['partner/cooperative'] };
    const [, other] = item('E01', { ...tagged, criteria: ['B9/1.1', 'B9/1.2'], title: 'Another' });
    const answer = await check({
      evidence: [item('E01', tagged), [`${home}/evidence/later/E01.md`, other]],
      records: [
        decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'met'),
        assessment('A02', '2026-05-02', {
          decisions: [{ evidence: 'E01', tags: ['partner/cooperative'], outcome: 'met' }],
        }),
      ],
    });
    expect(brief(answer)).toEqual([`duplicate-id error E01  ~evidence/later/E01.md 2 5 10`]);
    expect(answer.claims('B9/1.1').map(({ state }) => state)).toEqual(['met', 'claimed']);
    expect(answer.portfolio.evidence.map(({ tags }) => tags[0]?.state)).toEqual(['met', 'claimed']);
  });
});

describe('a claim', () => {
  it('names a criterion: a requirement, a situation, a unit, a code or another spelling is unknown', async () => {
    const criteria = ['B9/ER9', 'partner/cooperative', 'B9', 'X9/1.1', 'b9/1.1', 'B9/1.2@here', 'B9/1.1 '];
    const specs = [smallUnit(), unit('B8', { more: { codes: { ocr: 'X9' } } })];
    const answer = await check({ specs, evidence: [item('E01', { criteria, body: '[B9/1.1]' })] });
    expect(answer.codes).toEqual(Array(6).fill('unknown-criterion'));
    expect(brief(answer)[0]).toBe('unknown-criterion error E01 B9/ER9 ~evidence/E01.md 7 12 20');
    expect(brief(answer)[5]).toBe('unknown-criterion error E01 B9/1.2@here ~evidence/E01.md 7 66 79');
    expect(answer.status('B9/1.1')).toBe('claimed');
  });

  it('on a criterion with parts is criterion-has-parts alone, and its locator is none of another criterion', async () => {
    const answer = await check({
      specs: [unitWithParts()],
      portfolio: { units: ['329'] },
      evidence: [
        item('E01', { criteria: ['329/9.1 @ nowhere', '329/9.1a'], body: 'I did. [329/9.1] [329/9.1a] [329/9.1b]' }),
      ],
    });
    expect(brief(answer)).toEqual([
      'criterion-has-parts error E01 329/9.1 ~evidence/E01.md 7 12 31',
      'unclaimed-locator warning E01 329/9.1b ~evidence/E01.md 10 29 39',
    ]);
    expect(['a', 'b', 'c'].map((part) => answer.status(`329/9.1${part}`))).toEqual(['claimed', 'missing', 'missing']);
  });

  it('that stands twice is not also without a place, and the place of the second is nobody’s business', async () => {
    const answer = await check({ evidence: [item('E01', { criteria: ['B9/1.1', 'B9/1.1 @ p. 1', 'B9/1.1'] })] });
    expect(brief(answer)).toEqual([
      'duplicate-claim warning E01 B9/1.1 ~evidence/E01.md 7 21 36',
      'duplicate-claim warning E01 B9/1.1 ~evidence/E01.md 7 37 45',
    ]);
  });

  it('on a unit that is not registered has no place, or not, and no other fault', async () => {
    const answer = await check({
      specs: [smallUnit(), unit('B8')],
      evidence: [item('E01', { criteria: ['B8/1.1'], context: undefined, body: '' })],
    });
    expect(brief(answer)).toEqual([
      'unit-not-registered warning E01 B8/1.1 ~evidence/E01.md 6 12 20',
      'unlocated-claim warning E01 B8/1.1 ~evidence/E01.md 6 12 20',
    ]);
  });
});

describe('while a specification cannot be read', () => {
  const broken = ['specs/B8.unit.yaml', 'id: B8\n'] as const;

  it('nothing is said of what may stand in it, whoever names it', async () => {
    const answer = await check({
      specs: [smallUnit(), broken],
      portfolio: { units: ['B9', 'B8'] },
      people: { 'p-one': { name: 'P. One', roles: ['assessor'], units: ['B8'] } },
      config: { policy: { rules: [{ id: 'CP1', text: 'c', units: ['B8'] }] } },
      evidence: [
        item('E01', { criteria: ['B9/1.1', 'B8/1.1 @ here', 'B8/1.1'], tags: ['weather/rain'], body: '[B9/1.1]' }),
      ],
      records: [
        assessment('A01', '2026-05-02', {
          decisions: [{ evidence: 'E01', criteria: ['B8/1.1'], outcome: 'met' }],
          judgements: [{ requirement: 'B8/ER3', outcome: 'met', reason: 'Yes.', basis: ['E01'] }],
          units: [{ unit: 'B8', outcome: 'achieved' }],
        }),
        verification('V01', '2026-05-03', [
          { assessment: 'A01', unit: 'B8', outcome: 'agreed' },
          { assessment: 'A01', requirement: 'B8/ER3', outcome: 'agreed' },
          { assessment: 'A01', evidence: 'E01', criteria: ['B8/1.1'], outcome: 'agreed' },
        ]),
      ],
    });
    const inSpec = answer.result.diagnostics.filter(({ file }) => file === broken[0]);
    expect(answer.result.diagnostics.filter((each) => !inSpec.includes(each)).map(({ code }) => code)).toEqual([
      'place-not-found',
    ]);
    expect(answer.unusable).toBe(true);
    expect(answer.unit('B8')).toMatchObject({ status: 'unknown', criteria: [], requirements: [], gaps: [] });
    expect(answer.unit('B9').status).toBe('in-progress');
  });
});

describe('a record', () => {
  it('names what exists: units, criteria, requirements, items', async () => {
    const answer = await check({
      evidence: [item('E01', { criteria: ['B9/1.1'] })],
      records: [
        assessment('A01', '2026-05-02', {
          units: [{ unit: 'ZZ', outcome: 'achieved' }],
          decisions: [
            { evidence: 'E01', criteria: ['B9/1.1', 'B9/1.9', 'ZZ/1'], outcome: 'met' },
            { evidence: 'E09', criteria: ['B9/1.1'], outcome: 'met', digest: `sha256:${'0'.repeat(64)}` },
          ],
          judgements: [
            { requirement: 'B9/ER7', outcome: 'met', reason: 'Yes.', basis: ['E01'] },
            { requirement: 'B9/1.1', outcome: 'met', reason: 'Yes.', basis: ['E01'] },
          ],
        }),
      ],
    });
    expect(brief(answer).map((each) => each.split(' ').slice(0, 6).join(' '))).toEqual([
      'unknown-unit error  ZZ ~assessments/A01.md 5',
      'unknown-criterion error E01 B9/1.9 ~assessments/A01.md 6',
      'unknown-criterion error E01 ZZ/1 ~assessments/A01.md 6',
      'decision-on-unknown-evidence error E09  ~assessments/A01.md 6',
      'unknown-requirement error  B9/ER7 ~assessments/A01.md 7',
      'unknown-requirement error  B9/1.1 ~assessments/A01.md 7',
    ]);
    expect(answer.status('B9/1.1')).toBe('met');
  });

  it('may countersign in a circle and verify a verification, and nothing comes of it', async () => {
    const answer = await check({
      people: { 't-two': { name: 'T. Two', roles: ['trainee-assessor'] } },
      evidence: [item('E01', { criteria: ['B9/1.1'] })],
      records: [
        decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'met', { assessor: 't-bello', countersigns: ['A02'] }),
        decided('A02', '2026-05-02', 'E01', 'B9/1.1', 'met', {
          assessor: 't-two',
          countersigns: ['A01', 'A02', 'V01'],
        }),
        verification('V01', '2026-05-03', [{ assessment: 'V01', outcome: 'not-agreed', reason: 'Circular.' }]),
      ],
    });
    const notAnAssessment = {
      message: 'V01 is a verification record, not an assessment',
      help: 'name the assessment record',
    };
    expect(answer.result.diagnostics).toMatchObject([
      { code: 'awaiting-countersignature', severity: 'info', file: `${home}/assessments/A01.md`, line: 3 },
      { code: 'awaiting-countersignature', severity: 'info', file: `${home}/assessments/A02.md`, line: 3 },
      { code: 'unknown-record', severity: 'error', ...notAnAssessment, file: `${home}/assessments/A02.md`, line: 5 },
      { code: 'unknown-record', severity: 'error', ...notAnAssessment, file: `${home}/verification/V01.md`, line: 5 },
    ]);
    expect(answer.status('B9/1.1')).toBe('claimed');
  });
});

describe('a situation', () => {
  it('is a facet and one of its values; what has no stroke is the writer’s own word', async () => {
    const tags = ['partner/none', 'own', 'partner/cooperative', 'a/b/c', '/x', 'x/'];
    const answer = await check({ evidence: [item('E01', { criteria: ['B9/1.1'], tags, body: '[B9/1.1]' })] });
    expect(brief(answer).map((each) => each.split(' ').slice(0, 4).join(' '))).toEqual([
      'unknown-tag error E01 partner/none',
      'unlocated-tag info E01 partner/cooperative',
      'unknown-tag error E01 a/b/c',
      'unknown-tag error E01 /x',
      'unknown-tag error E01 x/',
    ]);
    expect(answer.evidence('E01').tags).toEqual([{ tag: 'partner/cooperative', state: 'claimed' }]);
  });

  it('that no rule asks for is a warning at the facet', async () => {
    const answer = await check({ specs: [unit('B9', { facets: partner })] });
    expect(brief(answer)).toEqual(['unused-facet warning   specs/B9.unit.yaml 4 11 18']);
  });
});
