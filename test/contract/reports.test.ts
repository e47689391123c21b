import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { diskWorkspace } from '../support/disk-workspace.ts';
import { evid as run } from '../support/terminal.ts';
import { wholePage } from '../support/whole-page.ts';
import { type Given, item, unit, yaml } from '../support/workspace.ts';

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});
async function workspace(given: Given) {
  const root = await diskWorkspace(given);
  roots.push(root);
  return { root, evid: (...args: string[]) => run(args, { cwd: root }) };
}
const portfolio = (keys: Readonly<Record<string, unknown>>) => yaml(keys);

describe('two learners of one name', async () => {
  const { evid } = await workspace({
    specs: [unit('B9')],
    portfolio: { learner: { id: 'L-1', name: 'Sam Lee' } },
    files: { 'portfolios/other/portfolio.yaml': portfolio({ learner: { id: 'L-2', name: 'Sam Lee' }, units: ['B9'] }) },
  });

  it('are told apart by their ids in every report', async () => {
    expect((await evid('status')).stdout).toBe(`2 portfolios, 0 of 2 units complete, 2 gaps.

learner        unit  status       met  claimed  ERs  gaps  next     waits
Sam Lee (L-1)  B9    not started  0/1        0          1  learner
Sam Lee (L-2)  B9    not started  0/1        0          1  learner
`);
    for (const [command, words] of [
      ['status --plain', 'Sam Lee (L-2), B9: not started'],
      ['status --format markdown', '| Sam Lee (L-2) | B9 |'],
      ['status --format csv', 'portfolios/other,Sam Lee (L-2),B9'],
      ['matrix', 'Sam Lee (L-2): B9'],
      ['matrix --format md', 'Sam Lee (L-2)'],
      ['matrix --cohort', 'Sam Lee (L-2)'],
      ['gaps', '## Sam Lee (L-2), 2026-11-22'],
      ['check', 'Sam Lee (L-2)'],
    ] as const)
      expect((await evid(...command.split(' '))).stdout, command).toContain(words);
    const html = wholePage((await evid('gaps', '--format', 'html')).stdout);
    expect(html.split('Sam Lee</a> <small>L-2</small>')).toHaveLength(4);
  });

  it('are their ids alone with --anonymise', async () => {
    expect((await evid('status', '--anonymise', '--plain')).stdout).toMatch(
      /^2\sportfolios, .*\n\nL-1, B9: .*\nL-2, B9: .*\n$/,
    );
  });
});

describe('a portfolio without a unit, or that cannot be read', async () => {
  const { evid } = await workspace({
    specs: [unit('B9')],
    files: {
      'portfolios/new/portfolio.yaml': portfolio({ learner: { id: 'L-2', name: 'Nobody Yet' }, units: [] }),
      'portfolios/torn/portfolio.yaml': 'learner: [\n',
    },
  });

  it('is named by each report that has a row for every unit', async () => {
    const words = 'Nobody Yet: no unit to show\nportfolios/torn: unknown: something cannot be read\n';
    const head = 'learner  unit  status       met  claimed  ERs  gaps  next     waits\n';
    const row = 'L-1      B9    not started  0/1        0          1  learner\n';
    const [totals, table] = (await evid('status')).stdout.split(/\n\n(?=learner)/);
    expect(totals).toMatch(/^3\sportfolios, 0 of 1\sunit complete, 1\sgap, 1\serror in the files\.$/);
    expect(table).toBe(`${head}${row}\n${words}`);
    expect((await evid('status', 'torn')).stdout).toMatch(/\n\nportfolios\/torn: unknown: something cannot be read\n$/);
    expect((await evid('status', '--format', 'markdown')).stdout).toContain(
      '\n\n- Nobody Yet: no unit to show\n- portfolios/torn: unknown: something cannot be read\n',
    );
    expect((await evid('gaps')).stdout).toContain(
      [
        '| L-1 | B9 | not started | 0/1 | 0 | – | 1 | learner | – |',
        '',
        '- Nobody Yet: no unit to show',
        '- portfolios/torn: unknown: something cannot be read',
      ].join('\n'),
    );
    expect((await evid('matrix', '--cohort')).stdout).toContain(`
  L-1               · 0/1  1
  Nobody Yet (L-2)         no unit
  portfolios/torn          unknown
  complete          0/1
`);
    expect((await evid('matrix', '--cohort', '--plain')).stdout).toContain(
      '\n  Nobody Yet (L-2): no unit\n  portfolios/torn: unknown\n',
    );
    const html = wholePage((await evid('status', '--format', 'html')).stdout);
    expect(html).toContain('class="move">no unit');
    expect(html).toContain('class="move">unknown');
    expect(html).toContain('How this learner stands is not known: something cannot be read.');
  });

  it('is not taken for one whose units are only filtered away', async () => {
    const { stdout } = await evid('status', '--unit', 'B9', '--plain');
    expect(stdout).not.toContain('Nobody Yet');
    expect(stdout).toContain('portfolios/torn: unknown');
  });
});

describe('a unit that nobody works on any more', () => {
  it('is counted apart, not as one that is not complete', async () => {
    const { evid } = await workspace({
      specs: ['A1', 'A2', 'A3', 'B9'].map((id) => unit(id)),
      portfolio: {
        units: [
          { unit: 'A1', withdrawn: '2026-05-01' },
          { unit: 'A2', certificated: '2026-05-01' },
          { unit: 'A3', route: 'exemption', certificate: 'C-9' },
          'B9',
        ],
      },
    });
    const words = ['0 of 1 complete', '1 certificated', '1 carried over', '1 withdrawn'];
    const cohort = (await evid('matrix', '--cohort')).stdout;
    expect(cohort.replaceAll(/\s+/g, ' ')).toContain(words.join(' · '));
    expect(cohort).toMatch(/\n {2}complete +0\/1\n/);
    expect((await evid('status', '--format', 'markdown')).stdout).toContain(
      'portfolio, 0 of 1 unit complete, 1 certificated, 1 carried over, 1 withdrawn, 1 gap.',
    );
  });
});

describe('a unit of which all criteria are not applicable', () => {
  it('still says what its requirements lack', async () => {
    const { evid } = await workspace({
      specs: [
        unit('B9', {
          outcomes: { Do: [{ id: '1.1', text: 'where necessary', conditional: true }] },
          requirements: [{ id: '1', rules: [{ judge: {} }] }],
        }),
      ],
      records: [
        {
          folder: 'assessments',
          id: 'A01',
          keys: {
            id: 'A01',
            assessor: 'j-okafor',
            date: '2026-05-01',
            decisions: [{ criteria: ['B9/1.1'], outcome: 'not-applicable', reason: 'None came.' }],
          },
        },
      ],
    });
    expect((await evid('status', '--plain')).stdout).toContain('0/1 requirements, 1 gap,');
    expect((await evid('status', '--format', 'markdown')).stdout).toContain('| 0/0 | 0 | 0/1 | 1 |');
  });
});

describe('text that a runner or a terminal would obey', () => {
  it('is written with escapes in every JSON that evid prints', async () => {
    const hostile = '##[error]x \u009b31m \u202e\u2028';
    const { evid } = await workspace({
      specs: [unit('B9', { outcomes: { [`Do ${hostile}`]: [{ id: '1.1', text: hostile }] } })],
      portfolio: { learner: { id: 'L-1', name: hostile } },
      evidence: [item('E01', { title: hostile, criteria: ['B9/1.1'] })],
    });
    for (const command of [
      'check',
      'status',
      'matrix',
      'matrix --cohort',
      'why amira B9/1.1',
      'plan amira',
      'spec list',
      'spec show B9',
    ]) {
      const { stdout } = await evid(...command.split(' '), '--format', 'json');
      expect(stdout, command).not.toMatch(/##\[|[\u009b\u202e\u2028]/);
      expect(JSON.parse(stdout), command).toBeInstanceOf(Object);
    }
    expect(JSON.parse((await evid('status', '--format', 'json')).stdout)).toMatchObject([{ learner: hostile }]);
  });
});

describe('a file named -', () => {
  it('is standard output, for every report', async () => {
    const { root, evid } = await workspace({ specs: [unit('B9')] });
    for (const command of ['gaps', 'matrix', 'status', 'sheet amira']) {
      const args = command.split(' ');
      expect(await evid(...args, '-o', '-'), command).toEqual(await evid(...args));
    }
    const piped = await evid('check', '--format', 'json=-');
    expect(piped.stdout).toBe((await evid('check', '--format', 'json')).stdout);
    expect((await evid('check', '--format', 'pretty', '--format', 'json=-')).status).toBe(2);
    expect(readdirSync(join(root))).not.toContain('-');
  });
});

describe('--plain', () => {
  it('has no arrow, dot or box in any text of a report', async () => {
    const { root, evid } = await workspace({
      specs: [unit('B9', { requirements: [{ id: '3', rules: [{ judge: {} }] }] })],
      evidence: [item('E01', { criteria: ['B9/1.1'] })],
    });
    expect((await evid('check', '--format', 'json=before.json')).status).toBe(0);
    rmSync(join(root, 'portfolios/amira/evidence/E01.md'));
    for (const command of [
      'check --verbose',
      'status',
      'matrix',
      'matrix --cohort',
      'why amira B9/1.1',
      'why amira B9/ER3',
      'plan amira',
      'spec list',
      'spec show B9',
      'diff before.json',
    ])
      expect((await evid(...command.split(' '), '--plain')).stdout, command).not.toMatch(/[·→●○↺✖✔│─═◐]/);
    expect((await evid('diff', 'before.json', '--plain')).stdout).toMatch(
      /^Evidence: .*\nbefore\.json of 2026-11-22 to the working tree, as of 2026-11-22: 2 gaps as before\n/,
    );
  });
});
