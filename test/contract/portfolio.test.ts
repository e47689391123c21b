import { describe, expect, it } from 'vitest';
import { type Answer, assessment, check, decided, home, item, unit, verification } from '../support/workspace.ts';

/** Code, severity, subject and place of every diagnostic. */
const brief = ({ result }: Answer) =>
  result.diagnostics.map(({ code, severity, evidence, ref, file, line, column, endColumn }) =>
    [code, severity, evidence ?? '', ref ?? '', file.replace(`${home}/`, '~'), line, column, endColumn].join(' '),
  );
const portfolioFile = (text: string) => ({ [`${home}/portfolio.yaml`]: text });
const evidence = [item('E01', { criteria: ['B9/1.1', 'B9/1.2', 'B9/2.1'] })];
const records = [decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'met')];

describe('a unit of a portfolio', () => {
  it('listed twice is an error, and the first entry counts', async () => {
    const answer = await check({
      evidence,
      files: portfolioFile('learner: { id: L-1 }\nunits:\n  - B9\n  - { unit: B9, withdrawn: 2026-01-01 }\n'),
    });
    expect(answer.result.diagnostics).toEqual([
      {
        code: 'duplicate-id',
        severity: 'error',
        about: 'B9',
        message: `unit B9 is listed already, in ${home}/portfolio.yaml:3`,
        help: 'keep one of the two entries; the first counts',
        portfolio: home,
        file: `${home}/portfolio.yaml`,
        line: 4,
        column: 5,
        endLine: 4,
        endColumn: 40,
        related: [{ file: `${home}/portfolio.yaml`, line: 3, message: 'first used here' }],
      },
    ]);
    expect(answer.portfolio.units.map(({ status }) => status)).toEqual(['awaiting-assessment']);
  });

  it('that no specification has is an error and unknown; another spelling is another unit', async () => {
    const answer = await check({ files: portfolioFile('learner: { id: L-1 }\nunits: [B9, b9]\n') });
    expect(brief(answer)).toEqual(['unknown-unit error  b9 ~portfolio.yaml 2 13 15']);
    const entry = await check({
      files: portfolioFile('learner: { id: L-1 }\nunits: [{ unit: b9, route: assessed }]\n'),
    });
    expect(brief(entry)).toEqual(['unknown-unit error  b9 ~portfolio.yaml 2 17 19']);
    expect(answer.unit('b9')).toMatchObject({
      unit: 'b9',
      title: '',
      route: 'assessed',
      status: 'unknown',
      criteriaMet: 0,
      criteriaClaimed: 0,
      criteriaTotal: 0,
      criteria: [],
      requirements: [],
      gaps: [],
    });
  });

  it.each(['credit-transfer', 'exemption'])(
    'by %s needs a certificate, is carried over and shows it',
    async (route) => {
      const without = await check({ portfolio: { units: [{ unit: 'B9', route }] } });
      expect(without.result.diagnostics).toMatchObject([
        { code: 'missing-key', severity: 'error', ref: 'B9', line: 2, column: 17 },
      ]);
      expect(without.unit().status).toBe('carried-over');
      const answer = await check({ portfolio: { units: [{ unit: 'B9', route, certificate: 'C 123' }] } });
      expect(answer.result.diagnostics).toEqual([]);
      expect(answer.unit()).toMatchObject({ route, certificate: 'C 123', status: 'carried-over', gaps: [] });
    },
  );

  it('has what the portfolio says for those that say nothing themselves', async () => {
    const answer = await check({
      specs: [unit('B9'), unit('B8')],
      portfolio: {
        assessor: 'j-okafor',
        verifier: 'm-grant',
        registered: '2026-01-12',
        units: [
          'B9',
          { unit: 'B8', assessor: 'r-lind', registered: '2026-02-01', target: '2027-12-01', declared: '2026-06-01' },
        ],
      },
    });
    expect(answer.result.diagnostics).toEqual([]);
    expect(answer.unit('B9')).toMatchObject({ assessor: 'j-okafor', verifier: 'm-grant', registered: '2026-01-12' });
    expect(answer.unit('B8')).toMatchObject({
      assessor: 'r-lind',
      verifier: 'm-grant',
      registered: '2026-02-01',
      target: '2027-12-01',
      declared: '2026-06-01',
    });
  });

  it('is withdrawn or certificated with the whole portfolio', async () => {
    for (const [key, status] of [
      ['withdrawn', 'withdrawn'],
      ['certificated', 'certificated'],
    ] as const) {
      const answer = await check({ portfolio: { [key]: '2026-06-01' }, evidence });
      expect(answer.unit()).toMatchObject({ status, criteriaTotal: 0, criteria: [], requirements: [], gaps: [] });
      expect(answer.unit().owner).toBeUndefined();
      expect(answer.result.summary.gaps).toBe(0);
    }
  });
});

describe('a portfolio file that cannot be read', () => {
  it.each([
    ['learner: { id: L-1 }\nunits:\n', 'missing-key', 2],
    ['learner: { id: L-1 }\nunits: B9\n', 'invalid-value', 2],
    ['learner: { id: L-1 }\nunits: [B9\n', 'invalid-yaml', 2],
  ])('is one error, whatever its items hold: %j', async (text, code, line) => {
    const answer = await check({ evidence, records, files: portfolioFile(text) });
    expect(answer.result.diagnostics).toMatchObject([
      { code, severity: 'error', file: `${home}/portfolio.yaml`, line },
    ]);
    expect(answer.portfolio).toMatchObject({ learner: {}, units: [] });
    expect(answer.portfolio.evidence).toHaveLength(1);
  });

  it.each([
    ['learner: { name: Amira }\nunits: [B9]\n', 'missing-key', { name: 'Amira' }],
    ['learner: { id: L 1, name: Amira }\nunits: [B9]\n', 'invalid-value', { name: 'Amira' }],
    ['learner: Amira\nunits: [B9]\n', 'invalid-value', {}],
    ['units: [B9]\n', 'missing-key', {}],
  ])('in what it says of the learner has its units evaluated all the same: %j', async (text, code, learner) => {
    const answer = await check({ evidence, records, files: portfolioFile(text) });
    expect(answer.result.diagnostics).toMatchObject([{ code, severity: 'error', file: `${home}/portfolio.yaml` }]);
    expect(answer.portfolio.learner).toEqual(learner);
    expect(answer.unit().gaps.length).toBeGreaterThan(0);
  });

  it.each([
    ['units: [{ unt: B9 }]', 'unknown key unt', 'did you mean unit?'],
    ['units: [{ id: B9 }]', 'unknown key id', 'did you mean unit?'],
    ['units: [{ target: 2026-12-01 }]', 'the key unit is missing', 'unit: id of a unit or standard in specs/'],
  ])('in an entry of its units is one error, and no claim is blamed: %s', async (units, message, help) => {
    const answer = await check({ evidence, records, files: portfolioFile(`learner: { id: L-1 }\n${units}\n`) });
    expect(answer.result.diagnostics).toMatchObject([{ severity: 'error', message, help }]);
  });
});

describe('people', () => {
  it('are witnesses of the portfolio, then of the register; staff are in the register', async () => {
    const answer = await check({
      portfolio: { witnesses: { 'p-sharma': { name: 'P. Sharma' } }, verifier: 'v-none' },
      evidence: [
        item('E01', {
          criteria: ['B9/2.1'],
          method: 'witness-testimony',
          witness: ['p-sharma', 'r-lind', 'p-sharman'],
          assessor: ['p-sharma', 'j-okafor'],
          'seen-by': 'nobody',
        }),
      ],
    });
    expect(answer.result.diagnostics.map(({ message, help, line, column }) => [message, help, line, column])).toEqual([
      ['witness p-sharman is not in the witnesses of portfolio.yaml', 'did you mean p-sharma?', 9, 31],
      ['assessor p-sharma is not in people.yaml', 'add p-sharma to people.yaml', 10, 12],
      ['person nobody is not in people.yaml', 'add nobody to people.yaml', 11, 10],
      ['verifier v-none is not in people.yaml', 'add v-none to people.yaml', 4, 11],
    ]);
    expect(new Set(answer.codes)).toEqual(new Set(['unknown-person']));
  });
});

describe('the day of the run', () => {
  it('comes after every date but those of drafts and targets, one error a date', async () => {
    const answer = await check({
      portfolio: { registered: '2027-01-01', units: [{ unit: 'B9', declared: '2027-01-02', target: '2028-01-01' }] },
      evidence: [
        item('E01', {
          criteria: ['B9/1.1'],
          date: ['2027-01-01', '2027-01-02'],
          signed: '2027-01-03',
          recorded: '2027-01-02',
        }),
        item('E02', { criteria: ['B9/1.1'], draft: true, date: '2027-01-01', signed: '2027-01-03' }),
        item('E03', { criteria: ['B9/1.1'], withdrawn: '2027-01-01', date: '2027-01-01' }),
      ],
      records: [assessment('A01', '2027-05-02', {}), verification('V01', '2027-05-02', [])],
    });
    expect(brief(answer)).toEqual([
      'future-date error   ~assessments/A01.md 4 7 19',
      'future-date error E01  ~evidence/E01.md 5 21 33',
      'future-date error E01  ~evidence/E01.md 8 9 21',
      'future-date error E01  ~evidence/E01.md 9 11 23',
      'future-date error E03  ~evidence/E03.md 9 12 24',
      'future-date error  B9 ~portfolio.yaml 2 33 45',
      'future-date error   ~portfolio.yaml 3 13 25',
      'future-date error   ~verification/V01.md 4 7 19',
    ]);
    expect((await check({ evidence, records, today: '2026-05-02' })).codes).toEqual([]);
    expect((await check({ evidence, records, today: '2026-05-01' })).codes).toEqual(['future-date']);
  });

  it('is not before the signing of work to come: that date alone is at fault', async () => {
    const keys = { criteria: ['B9/1.1'], signed: '2026-03-06' };
    const answer = await check({ evidence: [item('E01', { ...keys, date: '2062-03-04' })] });
    expect(answer.codes).toEqual(['future-date']);
    const earlier = await check({ evidence: [item('E01', { ...keys, date: '2026-03-07' })] });
    expect(earlier.codes).toEqual(['signed-before-evidence']);
    const discussed = await check({ evidence: [item('E01', { ...keys, date: '2026-03-04', recorded: '2026-04-20' })] });
    expect(discussed.codes).toEqual([]);
  });

  it('is past a standard’s review only when it comes after it', async () => {
    const standard = 'id: S\ntitle: S\nreview-due: 2026-03-01\nperformance:\nknowledge:\n';
    const on = (today: string) => check({ today, specs: [unit('B9'), ['specs/S.standard.yaml', standard]] });
    expect(brief(await on('2026-03-01'))).toEqual([]);
    expect(brief(await on('2026-03-02'))).toEqual(['review-date-passed info   specs/S.standard.yaml 3 13 23']);
  });
});

describe('an item of evidence', () => {
  it('is asked by its method for an assessor, a witness or a score, but not as a draft', async () => {
    const asked = async (method: string, draft?: boolean) =>
      (
        await check({ evidence: [item('E01', { criteria: ['B9/2.1'], method, draft, context: undefined })] })
      ).result.diagnostics.map(({ code, message, line, column }) => [code, message, line, column]);
    for (const method of ['observation', 'questioning', 'discussion'])
      expect(await asked(method)).toEqual([
        ['missing-key', `the key assessor is missing, which ${method} asks for`, 4, 9],
      ]);
    for (const method of ['witness-testimony', 'expert-witness'])
      expect(await asked(method)).toEqual([
        ['missing-key', `the key witness is missing, which ${method} asks for`, 4, 9],
      ]);
    expect(await asked('test')).toEqual([['missing-key', 'the key score is missing, which test asks for', 4, 9]]);
    for (const method of ['work-product', 'learner-statement', 'prior-learning'])
      expect(await asked(method)).toEqual([]);
    for (const method of ['observation', 'expert-witness', 'test']) expect(await asked(method, true)).toEqual([]);
  });

  it('has lists that may be empty, but for those of dates and people', async () => {
    const empty = item('E01', { criteria: [], tags: [], files: [], customers: [] });
    expect((await check({ evidence: [empty] })).codes).toEqual([]);
    for (const [key, unread] of [
      ['date', true],
      ['occasions', true],
      ['witness', false],
    ] as const) {
      const answer = await check({ evidence: [item('E01', { criteria: ['B9/1.1'], [key]: [] })] });
      expect(answer.result.diagnostics).toMatchObject([
        { code: 'invalid-value', severity: 'error', message: `${key} is an empty list`, evidence: 'E01' },
      ]);
      expect(answer.unit().status).toBe(unread ? 'unknown' : 'in-progress');
    }
  });

  it('has a label that spans time only beyond fourteen days', async () => {
    const signed = '2026-04-01';
    const answer = await check({
      evidence: [
        item('E01', { criteria: ['B9/1.1'], occasion: 'a', date: ['2026-03-01', '2026-03-15'], signed }),
        item('E02', { criteria: ['B9/1.1'], occasion: 'b', date: ['2026-03-02', '2026-03-17'], signed }),
        item('E03', { criteria: ['B9/1.1'], date: '2026-03-17', signed }),
      ],
    });
    expect(brief(answer)).toEqual([
      'label-spans-time info E02  ~evidence/E02.md 9 11 14',
      'same-day-occasions info E03  ~evidence/E03.md 5 7 19',
    ]);
  });

  it('is in one way at fault for each place that it names', async () => {
    const body =
      'I did. [B9/ER1] [B9/ER9] [B9/CP1] [B9/1.2 @ z.pdf] [B9/7 @ q.pdf] [ZZ/1] [B9/1.1 @ attachments/z.pdf p. 3]';
    const answer = await check({
      evidence: [
        item('E01', {
          criteria: ['B9/1.1 @ p. 2', 'B9/2.1 @ nowhere here', 'B9/1.2 @ attachments/y.pdf'],
          files: ['attachments/x.pdf', 'attachments/z.pdf'],
          body,
        }),
      ],
      files: { [`${home}/attachments/x.pdf`]: 'x', [`${home}/attachments/z.pdf`]: 'z' },
    });
    expect(brief(answer)).toEqual([
      'place-not-found warning E01 B9/1.1 ~evidence/E01.md 7 12 27',
      'place-not-found warning E01 B9/2.1 ~evidence/E01.md 7 28 51',
      'locator-file-missing error E01 B9/1.2 ~evidence/E01.md 7 52 80',
      'unknown-requirement error E01 B9/ER1 ~evidence/E01.md 11 8 16',
      'unknown-requirement error E01 B9/CP1 ~evidence/E01.md 11 26 34',
      'locator-file-missing error E01 B9/1.2 ~evidence/E01.md 11 35 51',
      'unknown-criterion error E01 B9/7 ~evidence/E01.md 11 52 66',
    ]);
    expect(answer.claim('B9/1.1', 'E01').places).toEqual([{ line: 11, file: 'attachments/z.pdf', at: 'p. 3' }]);
  });
});
