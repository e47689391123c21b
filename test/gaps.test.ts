import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { readWorkspace } from '../src/intake/read-workspace.ts';
import { memoryFolder } from '../src/load/folder.ts';
import type { GapReportOptions } from '../src/report/gaps/gap-report.ts';
import { copyExamples } from './support/examples.ts';
import { gapMarkdown, refsIn } from './support/gap-report.ts';
import { markdownFaults } from './support/markdown-faults.ts';
import { folderWith, removeFolders } from './support/repository.ts';
import { evid as run } from './support/terminal.ts';
import {
  assessment,
  decided,
  type Given,
  home,
  item,
  markdown,
  partner,
  smallUnit,
  today,
  unit,
  unitWithParts,
  verification,
  workspaceFiles,
  yaml,
} from './support/workspace.ts';

const folders = [copyExamples()];
const [examples] = folders;
afterAll(removeFolders);
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
const evid: typeof run = (args, { cwd = examples!, ...more } = {}) => run(args, { cwd, ...more });

/** The report on a workspace that lies on the disk, as somebody at a prompt gets it. */
async function gaps(given: Given, ...args: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'evid-gaps-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(await workspaceFiles(given))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return run(['gaps', '--today', given.today ?? today, ...args], { cwd: folder });
}

/** The same without a disk, with the result it was made from. */
async function report(given: Given, options: GapReportOptions = {}) {
  const files = await workspaceFiles(given);
  const folder = memoryFolder(files);
  const { result } = await checkWorkspace({ folder, today, units: given.units });
  const fileText = (file: string) => files[file]?.toString() ?? '';
  const { workspace } = readWorkspace(folder, today);
  return { result, text: gapMarkdown(result, fileText, workspace, options) };
}

const section = (text: string, name: string): string =>
  new RegExp(`^#+ .*${name}(?:, \\d+ gaps?)?\\n\\n([\\s\\S]*?)(?=\\n+#|\\n*$(?![\\s\\S]))`, 'm').exec(text)?.[1] ??
  'no such section';

describe('the gap reports of the examples', () => {
  it.each(['amira-khan', 'grace-oyelaran', 'tomasz-wrobel'])('%s', async (name) => {
    const { status, stdout, stderr } = await evid(['gaps', name]);
    expect([status, stderr]).toEqual([0, '']);
    expect(await markdownFaults(stdout)).toEqual([]);
    await expect(stdout).toMatchFileSnapshot(`snapshots/gaps-${name}.md`);
  });

  it('all portfolios are one document with a summary first; --quiet leaves out what is covered', async () => {
    const { status, stdout, stderr } = await evid(['gaps', '--quiet']);
    expect([status, stderr]).toEqual([0, '']);
    expect(await markdownFaults(stdout)).toEqual([]);
    await expect(stdout).toMatchFileSnapshot('snapshots/gaps-all-quiet.md');
    const whole = (await evid(['gaps'])).stdout;
    expect(await markdownFaults(whole)).toEqual([]);
    expect(whole).toContain('#### Tomasz Wróbel, B8: covered');
  });

  it.each(['out/each/', 'out/each'])(
    'goes to one file a portfolio in the folder %s, each as it is alone',
    async (folder) => {
      const { status, stdout, stderr } = await evid([
        'gaps',
        '--format',
        'markdown',
        '-o',
        folder,
        '--format',
        `html=${folder}/`,
      ]);
      expect([status, stdout, stderr]).toEqual([0, '', `3 gap reports in ${folder}\n3 gap reports in ${folder}/\n`]);
      const written = readdirSync(join(examples!, 'out/each'));
      const names = ['amira-khan', 'grace-oyelaran', 'tomasz-wrobel'];
      expect(written).toEqual(names.flatMap((name) => [`${name}.html`, `${name}.md`]));
      for (const name of names) {
        const { stdout: alone } = await evid(['gaps', name]);
        expect(readFileSync(join(examples!, 'out/each', `${name}.md`), 'utf8')).toBe(alone);
      }
    },
  );

  it('goes to a file with -o, and to nobody else', async () => {
    const { status, stdout, stderr } = await evid(['gaps', 'grace-oyelaran', '-o', 'out/gaps.md']);
    expect([status, stdout, stderr]).toEqual([0, '', '']);
    expect(readFileSync(join(examples!, 'out/gaps.md'), 'utf8')).toBe((await evid(['gaps', 'grace-oyelaran'])).stdout);
  });

  it('gives the same bytes twice, whatever the terminal', async () => {
    const once = await evid(['gaps', 'amira-khan']);
    const again = await evid(['gaps', 'amira-khan', '--plain', '--color', 'always'], { columns: 40 });
    expect(again.stdout).toBe(once.stdout);
  });

  it('says which unit it is limited to, and quotes without the locators of other units', async () => {
    const { stdout } = await evid(['gaps', 'grace-oyelaran', '--unit', '329']);
    expect(stdout).toContain('Limited to portfolio portfolios/grace-oyelaran, unit 329.');
    expect(stdout).not.toContain('CFACSB9');
  });

  it('begins a sentence about who assesses with a capital, and leaves a centre its own name', async () => {
    const portfolio = { assessor: 'j-okafor' };
    expect((await report({ portfolio })).text).toMatch(/^Assessor J\. Okafor\.$/m);
    const config = { centre: { name: 'iCollege' } };
    expect((await report({ portfolio, config })).text).toMatch(/^iCollege, assessor J\. Okafor\.$/m);
  });

  it('knows its formats', async () => {
    const { status, stderr } = await evid(['gaps', '--format', 'pdf']);
    expect([status, stderr.split('\n')[0]]).toEqual([2, 'evid: there is no format pdf here']);
  });
});

describe('what is missing', () => {
  it('is told in exact words, with the layer that asks, what comes closest, and whose move it is', async () => {
    const { text } = await report({
      specs: [
        unit('B9', {
          facets: partner,
          requirements: [
            {
              id: '5',
              text: 'You must show partners who are:',
              parts: [
                {
                  id: 'b',
                  text: 'un-cooperative',
                  rules: [{ cover: { facet: 'partner', values: ['uncooperative'] } }],
                },
              ],
            },
          ],
        }),
      ],
      config: {
        policy: {
          rules: [
            {
              id: 'CP1',
              text: 'One observation',
              rules: [{ count: { of: 'items', where: { methods: ['observation'] } } }],
            },
          ],
        },
      },
      evidence: [
        item('E1', { criteria: ['B9/1.1'] }),
        item('E2', { criteria: ['B9/1.1'], tags: ['partner/uncooperative'], draft: true, date: '2026-07-09' }),
      ],
      records: [
        assessment('A1', '2026-05-02', {
          decisions: [{ evidence: 'E1', criteria: ['B9/1.1'], outcome: 'not-yet', reason: 'Too thin.' }],
        }),
      ],
    });
    expect(section(text, 'B9: still to be shown')).toMatchInlineSnapshot(`
      "- **B9/1.1** (not yet): “criterion 1.1”
        - E1 “Item E1”: not yet in A1 by J. Okafor on 2026-05-02: Too thin.
          - line 10: “What happened.”
        - Planned for 2026-07-09: E2 “Item E2”.
        - Next, the learner: rework the evidence or add other evidence.
      - **B9/ER5b** (gap): “You must show partners who are: un-cooperative”
        - No evidence shows uncooperative.
        - Planned for 2026-07-09: E2 “Item E2”.
        - Next, the learner: finish E2.
      - **B9/CP1** (gap): “One observation”
        - Centre policy asks for it.
        - 0 of 1 shown (at least 1 item, by observation).
        - Next, the learner: add evidence that shows it."
    `);
  });

  it('is the declaration where nothing else lacks, then the sign-off is waited for', async () => {
    const given: Given = {
      specs: [unit('B9')],
      evidence: [item('E1', { criteria: ['B9/1.1'] })],
      records: [decided('A1', '2026-05-02', 'E1', 'B9/1.1', 'met')],
    };
    const { text } = await report(given);
    expect(section(text, 'B9: still to be shown')).toContain('**The learner’s declaration**');
    expect(section(text, 'B9: waiting for the assessor')).toBe('no such section');
    const declared = await report({ ...given, portfolio: { units: [{ unit: 'B9', declared: '2026-06-20' }] } });
    expect(section(declared.text, 'B9: still to be shown')).toBe('no such section');
    expect(section(declared.text, 'B9: waiting for the assessor')).toBe(
      '- **B9** (sign-off, waiting 10 days): nothing is lacking but the assessor’s sign-off.',
    );
  });
});

describe('what waits for the assessor', () => {
  const given: Given = {
    specs: [smallUnit([{ id: '3', rules: [{ judge: { indicators: [{ of: 'occasions', 'at-least': '3' }] } }] }])],
    evidence: [
      item('E1', { criteria: ['B9/1.1'], body: 'Changed. [B9/1.1]\n' }),
      item('E2', { criteria: ['B9/1.2'], signed: '2026-06-10' }),
      item('E3', { criteria: ['B9/2.1'] }),
    ],
    judged: [item('E1', { criteria: ['B9/1.1'], body: 'At first. [B9/1.1]\n' })],
    records: [
      decided('A1', '2026-05-02', 'E1', 'B9/1.1', 'met'),
      decided('A2', '2026-05-03', 'E3', 'B9/2.1', 'met'),
      assessment('A3', '2026-06-25', {
        assessor: 't-bello',
        decisions: [{ evidence: 'E2', criteria: ['B9/1.2'], outcome: 'met' }],
      }),
      verification('V1', '2026-06-20', [
        { assessment: 'A2', evidence: 'E3', criteria: ['B9/2.1'], outcome: 'not-agreed', reason: 'Not shown.' },
      ]),
    ],
  };

  it('stands with what is stale first, each with its days, then judgements and countersignatures', async () => {
    const { text } = await report(given);
    expect(section(text, 'B9: waiting for the assessor')).toMatchInlineSnapshot(`
      "- **B9/1.1** (stale, waiting up to 59 days): “criterion 1.1”
        - E1 “Item E1”: met in A1 by J. Okafor on 2026-05-02, changed since.
          - line 10: “Changed.”
        - Next, the assessor: look at E1 again and decide.
      - **B9/1.2** (claimed, waiting 20 days): “criterion 1.2”
        - E2 “Item E2”: claimed; decided met in A3 by T. Bello on 2026-06-25, which no assessor has countersigned.
          - line 10: “What happened.”
        - Next, the assessor: countersign A3, or decide on E2.
      - **B9/ER3** (to be judged, waiting 20 days): “requirement 3”
        - Shown so far, which decides nothing: occasions 1 (looked for: 3).
        - Next, the assessor: judge it, and say why."
    `);
  });

  it('is counted in days by evid status as well', async () => {
    const { result } = await report(given);
    const { statusRows } = await import('../src/report/status.ts');
    expect(statusRows(result)[0]).toMatchObject({ waitingSince: '2026-05-02', waitingDays: 59 });
  });
});

describe('what has become of a decision', () => {
  const requirements = [{ id: '3' }, { id: '5', rules: [{ cover: { facet: 'partner', values: ['cooperative'] } }] }];

  it('is told of a situation as of a criterion: refused, changed and claimed again', async () => {
    const { text } = await report({
      specs: [smallUnit(requirements)],
      evidence: [item('E1', { criteria: ['B9/1.1'], tags: ['partner/cooperative'], body: 'Now. [B9/1.1]\n' })],
      judged: [item('E1', { criteria: ['B9/1.1'], tags: ['partner/cooperative'], body: 'Then. [B9/1.1]\n' })],
      records: [
        assessment('A1', '2026-06-20', {
          decisions: [{ evidence: 'E1', criteria: ['B9/1.1'], tags: ['partner/cooperative'], outcome: 'not-yet' }],
        }),
      ],
    });
    const waiting = section(text, 'B9: waiting for the assessor');
    expect(waiting.slice(waiting.indexOf('- **B9/ER5**')).split('\n').slice(0, 2)).toEqual([
      '- **B9/ER5** (claimed, waiting up to 10 days): “requirement 5”',
      '  - E1 “Item E1” on partner/cooperative: changed after not yet in A1 by J. Okafor on 2026-06-20, claimed again.',
    ]);
  });

  it('is told of a judgement in one way: it is stale, as what it rests on has changed or the verifier did not agree', async () => {
    const given: Given = {
      specs: [smallUnit([{ id: '3' }])],
      evidence: [item('E1', { criteria: ['B9/1.1', 'B9/1.2', 'B9/2.1'] })],
      records: [
        assessment('A1', '2026-05-02', {
          decisions: [{ evidence: 'E1', outcome: 'met', criteria: ['B9/1.1', 'B9/1.2', 'B9/2.1'] }],
          judgements: [{ requirement: 'B9/ER3', outcome: 'met', reason: 'Often seen.', basis: ['E1'] }],
        }),
      ],
    };
    const contested = await report({
      ...given,
      records: [
        ...given.records!,
        verification('V1', '2026-05-04', [
          { assessment: 'A1', requirement: 'B9/ER3', outcome: 'not-agreed', reason: 'Once only.' },
        ]),
      ],
    });
    expect(section(contested.text, 'B9: not agreed by the verifier')).toMatch(
      /^- \*\*B9\/ER3\*\* \(its judgement is stale.*.*\n {2}- Judged met in A1, which is stale: not agreed in V1\./,
    );
    const changed = await report({
      ...given,
      judged: given.evidence!,
      evidence: [item('E1', { criteria: ['B9/1.1', 'B9/1.2', 'B9/2.1'], body: 'New. [B9/1.1]\n' })],
    });
    expect(section(changed.text, 'B9: waiting for the assessor')).toContain(
      'Judged met in A1, which is stale: what it rests on has changed.',
    );
  });

  it('is told where it is younger than the sign-off', async () => {
    const { result, text } = await report({
      specs: [unit('B9')],
      portfolio: { units: [{ unit: 'B9', declared: '2026-05-01' }] },
      evidence: [item('E1', { criteria: ['B9/1.1'] }), item('E2', { criteria: ['B9/1.1'] })],
      records: [
        decided('A1', '2026-05-02', 'E1', 'B9/1.1', 'met', { units: [{ unit: 'B9', outcome: 'achieved' }] }),
        decided('A2', '2026-05-03', 'E2', 'B9/1.1', 'not-yet'),
      ],
    });
    expect(result.portfolios[0]!.units[0]!.status).toBe('complete');
    expect(text).toContain(
      '\nB9. Decided since the sign-off in A1 of 2026-05-02: B9/1.1 on E2 not yet (A2, 2026-05-03).\n',
    );
  });
});

describe('the latest feedback', () => {
  const record = (id: string, body: string) => ({
    [`${home}/assessments/${id}.md`]: markdown(yaml({ id, assessor: 'j-okafor', date: '2026-05-02' }), body),
  });
  const feedbackIn = async (files: NonNullable<Given['files']>, options: GapReportOptions = {}) =>
    section((await report({ specs: [unit('B9')], files }, options)).text, 'Latest feedback');

  it('is quoted with who and when, without markup and comments, from the last record that says something', async () => {
    const files = {
      ...record('A1', 'An older one.\n'),
      ...record('A2', '<!-- not for her -->\nWell **done**, @amira.\n\n- [x](http://y.z) <b>| 1\n'),
      ...record('A3', '<!-- nothing yet -->\n'),
      [`${home}/verification/V1.md`]: markdown(
        yaml({ id: 'V1', verifier: 'm-grant', date: '2026-05-04', samples: [] }),
        'Agreed.\n',
      ),
    };
    expect(await feedbackIn(files)).toBe(
      [
        'A2 by J. Okafor on 2026-05-02, in assessments/A2.md:',
        '> “Well done, @&#8203;amira. x \\| 1”',
        'V1 by M. Grant on 2026-05-04, in verification/V1.md:',
        '> “Agreed.”',
      ].join('\n\n'),
    );
    expect(await feedbackIn(files, { quiet: true })).toBe('no such section');
  });

  it('is cut where it is long, and names the file that has the rest', async () => {
    const text = await feedbackIn(record('A1', `${'Many words. '.repeat(100)}\n\n${'More of them. '.repeat(100)}\n`));
    expect(text).toMatch(/^A1 by J\. Okafor on 2026-05-02, in full in assessments\/A1\.md:\n/);
    expect(text).toMatch(/ …”$/);
    expect(text.length).toBeLessThan(700);
  });
});

describe('a fact', () => {
  const entries = (text: string) => [...text.matchAll(/^- \*\*([^*]+)\*\* \(/gm)].map((match) => match[1]);

  it('that several criteria share is said once: nothing claims them, one item waits, one context is not admitted', async () => {
    const criteria = ['B9/1.1', 'B9/1.2', 'B9/1.3', 'B9/1.4'];
    const requirements = [{ id: '1', rules: [{ admit: { contexts: { not: ['simulation'] } } }] }];
    const specs = [unit('B9', { outcomes: { 'Do the work': ['1.1', '1.2', '1.3', '1.4'] }, requirements })];
    const of = async (evidence: NonNullable<Given['evidence']>) => entries((await report({ specs, evidence })).text);
    expect(await of([])).toEqual(['B9/1.1, 1.2, 1.3 and 1.4']);
    expect(await of([item('E1', { criteria })])).toEqual(['B9/1.1, 1.2, 1.3 and 1.4']);
    expect(await of([item('E1', { criteria, context: 'simulation' })])).toEqual(['B9/1.1, 1.2, 1.3 and 1.4']);
    expect(await of([item('E1', { criteria: ['B9/1.1'] })])).toEqual(['B9/1.2, 1.3 and 1.4', 'B9/1.1']);
  });

  it('of a requirement and its part is said once, in the words of both', async () => {
    const part = {
      id: 'b',
      text: 'un-cooperative',
      rules: [{ cover: { facet: 'partner', values: ['uncooperative'] } }],
    };
    const { text } = await report({
      specs: [
        unit('B9', {
          facets: partner,
          requirements: [
            {
              id: '5',
              text: 'Show partners who are:',
              rules: [{ cover: { facet: 'partner', values: ['uncooperative'], 'separate-occasions': true } }],
              parts: [part],
            },
          ],
        }),
      ],
      evidence: [item('E1', { criteria: ['B9/1.1'] })],
      records: [decided('A1', '2026-05-02', 'E1', 'B9/1.1', 'met')],
    });
    expect(entries(text)).toEqual(['B9/ER5 and ER5b']);
    expect(text).toContain('“Show partners who are: un-cooperative”');
  });

  it('that a locator shares with another is quoted once', async () => {
    const { text } = await report({
      specs: [smallUnit([])],
      evidence: [item('E1', { criteria: ['B9/1.1', 'B9/1.2'], body: 'I rang the courier. [B9/1.1] [B9/1.2]\n' })],
      records: [
        assessment('A1', '2026-05-02', {
          decisions: [{ evidence: 'E1', criteria: ['B9/1.1', 'B9/1.2'], outcome: 'met' }],
        }),
      ],
    });
    expect(text.match(/I rang the courier/g)).toHaveLength(1);
    expect(text).toContain('    - line 10, quoted at B9/1.1');
  });
});

describe('whose page it is', () => {
  const headings = (text: string) => [...text.matchAll(/^##+ (.*)$/gm)].map((match) => match[1]!);
  const page = async (...args: string[]) => (await evid(['gaps', 'amira-khan', '--unit', 'B9', ...args])).stdout;

  it('decides what comes first and what is left out', async () => {
    expect(headings(await page('--brief'))).toEqual([
      'Next steps for the learner',
      'Next steps for the assessor',
      'Agreed actions',
      'Latest feedback',
      'B9 “Deliver customer service using service partnerships”',
      'B9: still to be shown, 3 gaps',
      'B9: waiting for the assessor, 3 gaps',
      'B9: not agreed by the verifier, 1 gap',
      'Words',
      'Made by evid',
    ]);
    const learner = await page('--brief', '--for', 'learner');
    expect(headings(learner).slice(0, 3)).toEqual(['Next steps for the learner', 'Agreed actions', 'Latest feedback']);
    expect(learner).toContain('With the assessor: 4 gaps, listed below; nothing for you to do there.');
    const assessor = await page('--brief', '--for', 'assessor');
    expect(headings(assessor)[0]).toBe('Next steps for the assessor');
    expect(assessor).toContain('`evid assess amira-khan --countersign A08`');
    const verifier = headings(await page('--for', 'verifier'));
    expect(verifier).not.toContain('Next steps for the learner');
    expect(verifier.indexOf('B9: not agreed by the verifier, 1 gap')).toBeLessThan(
      verifier.indexOf('B9: waiting for the assessor, 3 gaps'),
    );
    expect(verifier).toContain('Appendix: what is covered');
  });

  it('is one of three', async () => {
    const { status, stderr } = await evid(['gaps', '--for', 'lerner']);
    expect([status, stderr.split('\n')[0]]).toEqual([2, 'evid: --for lerner names nobody']);
  });

  it('is no longer than a sheet of paper before the gaps begin, and without a machine’s words', async () => {
    const [first] = (await page('--brief')).split('\n## B9');
    expect(first!.split('\n').length).toBeLessThan(60);
    expect(first).not.toMatch(/Checked \d|Limited to|portfolios\//);
  });

  it('has grades and the way to the qualification on its first page', async () => {
    const { text } = await report({
      specs: [
        [
          'specs/U1.unit.yaml',
          'id: U1\ntitle: Graded\ngrades: [P, M]\noutcomes:\n  - { id: 1, title: Do, criteria: [ { id: P1, text: Do it, grade: P }, { id: M1, text: Do it well, grade: M } ] }\n',
        ],
      ],
      portfolio: { units: [{ unit: 'U1', 'target-grade': 'M' }] },
      evidence: [item('E1', { criteria: ['U1/P1'] })],
      records: [decided('A1', '2026-05-02', 'E1', 'U1/P1', 'met')],
    });
    expect(text.split('\n## ')[0]).toContain('grade P reached, grade M aimed at');
  });
});

describe('what is covered', () => {
  it('quotes round each locator, says what is held and by whom it was seen, and what was credited', async () => {
    const { text } = await report({
      specs: [
        smallUnit([{ id: '5', text: 'Partners', rules: [{ cover: { facet: 'partner', values: ['cooperative'] } }] }]),
      ],
      evidence: [
        item('E1', {
          criteria: ['B9/1.1', 'B9/1.2 @ attachments/notes.txt 12:30', 'B9/2.1 @ What *I* learnt'],
          tags: ['partner/cooperative'],
          files: ['attachments/notes.txt'],
          held: 'CRM ticket 4411',
          'seen-by': 'j-okafor',
          'seen-on': '2026-03-09',
          body: [
            '# Friday',
            'Some [and/or] other **bold** words with `code` <!-- a secret -->',
            'over two lines. [B9/1.1] [partner/cooperative]',
            '',
            '## What *I* learnt',
            '',
            '- One thing',
            '- Another, [a link](https://example.org)',
            '',
            '| what | when |',
            '| --- | --- |',
            '| a call [B9/ER5] | early |',
            '',
          ].join('\n'),
        }),
        item('E2', { criteria: [] }),
      ],
      files: { [`${home}/attachments/notes.txt`]: '0:10 Hello.\n\n12:30 She said yes\nat once.\n12:45 And left.\n' },
      records: [
        assessment('A1', '2026-05-02', {
          decisions: [
            { evidence: 'E1', criteria: ['B9/1.1', 'B9/1.2', 'B9/2.1'], tags: ['partner/cooperative'], outcome: 'met' },
            { evidence: 'E2', criteria: ['B9/1.1'], outcome: 'met', reason: 'Seen there too.' },
          ],
        }),
      ],
    });
    expect(section(text, 'B9: covered')).toMatchInlineSnapshot(`
      "Outcome 1, “Do the work”:

      - **B9/1.1** “criterion 1.1”
        - E1 “Item E1”: met in A1 by J. Okafor on 2026-05-02
          - line 17: “Some \\[and/or\\] other bold words with code over two lines.”
          - held at the workplace: CRM ticket 4411; seen by J. Okafor on 2026-03-09
        - E2 “Item E2”, credited by the assessor: met in A1: Seen there too.
          - No place is named.
      - **B9/1.2** “criterion 1.2”
        - E1: met in A1
          - attachments/notes.txt 12:30: “She said yes at once.”
          - Held at the workplace, as for B9/1.1

      Outcome 2, “Know the work”:

      - **B9/2.1** “criterion 2.1”
        - E1: met in A1
          - line 19: “What I learnt: One thing Another, a link what · when a call · early”
          - Held at the workplace, as for B9/1.1

      Requirements:

      - **B9/ER5** “Partners”
        - partner/cooperative in E1: met in A1
          - line 17, quoted at B9/1.1
          - Held at the workplace, as for B9/1.1
        - E1
          - line 26: “a call”"
    `);
  });

  it('cuts a long paragraph to the sentences round the locator', async () => {
    const sentences = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) => `This is what happened as number ${from + index}.`).join(' ');
    const { text } = await report({
      specs: [unit('B9')],
      evidence: [
        item('E1', { criteria: ['B9/1.1'], body: `${sentences(10, 40)} [B9/1.1] ${sentences(40, 70)}\n` }),
        item('E2', { criteria: ['B9/1.1'], body: `${'😀'.repeat(300)} [B9/1.1]${'x'.repeat(300)}\n` }),
      ],
      records: [decided('A1', '2026-05-02', 'E1', 'B9/1.1', 'met'), decided('A2', '2026-05-02', 'E2', 'B9/1.1', 'met')],
    });
    const [first, second] = [...text.matchAll(/line 10: “(.*)”/g)].map((match) => match[1]!);
    expect(first).toBe(`… ${sentences(34, 40)}`);
    expect(second).toMatch(/^… \p{Emoji}+x+ …$/u);
    expect(second!.length).toBeLessThan(260);
  });

  it.each([
    ['back to the brackets before', 'I rang. [B9/1.2] They came. [B9/1.1] All was well.', 'They came.'],
    ['to the end of its sentence', 'So I rang [B9/1.1] and they came. All was well.', 'So I rang and they came.'],
    ['to brackets within its sentence', 'I rang [B9/1.1] and they came [B9/1.2].', 'I rang …'],
    ['from brackets within it', 'I rang [B9/1.2] and they came [B9/1.1].', '… and they came.'],
    ['with locators beside it', 'I rang. [B9/1.2] They came. [B9/1.1], [B9/2.1] and [B9/1.2]', 'They came.'],
    ['to what follows where it stands first', '[B9/1.1] I rang. [B9/1.2] They came.', 'I rang.'],
    ['with its heading to the next brackets', '# Friday [B9/1.1]\n\nI rang. [B9/1.2] They came.', 'Friday: I rang.'],
    ['alone on its line, to what stands before', 'I rang. [B9/1.2] They came.\n\n[B9/1.1]', 'They came.'],
    ['in a row, to its cells', '| a | b | c |\n|-|-|-|\n| x [B9/1.2] | y | [B9/1.1] |', 'y'],
  ])('quotes what belongs to a locator: %s', async (_, body, expected) => {
    const { text } = await report({
      evidence: [item('E1', { criteria: ['B9/1.1'], body: `${body}\n` })],
      records: [decided('A1', '2026-05-02', 'E1', 'B9/1.1', 'met')],
    });
    expect([...text.matchAll(/line \d+: “(.*)”/g)].map((match) => match[1])).toEqual([expected]);
  });

  it('reads no notes outside the portfolio', async () => {
    const { stdout } = await gaps({
      evidence: [item('E1', { criteria: ['B9/1.1 @ ../secret.txt 12:30'], files: ['../secret.txt'] })],
      files: { 'portfolios/secret.txt': '12:30 Nobody reads this.\n' },
    });
    expect(stdout).toContain('../secret.txt 12:30');
    expect(stdout).not.toContain('Nobody');
  });

  it('has not applicable criteria with the reason', async () => {
    const { text } = await report({
      specs: [unitWithParts()],
      portfolio: { units: ['329'] },
      records: [
        assessment('A1', '2026-05-02', {
          decisions: [{ criteria: ['329/9.2'], outcome: 'not-applicable', reason: 'Nothing came up.' }],
        }),
      ],
    });
    expect(section(text, '329: covered')).toContain(
      '  - Not applicable, decided in A1 by J. Okafor on 2026-05-02: “Nothing came up.”',
    );
  });
});

describe('a report that cannot be the whole', () => {
  it('says so at the top, on stderr, and never that nothing is missing', async () => {
    const { status, stdout, stderr } = await gaps({
      evidence: [item('E1', { criteria: ['B9/1.1'] })],
      files: { [`${home}/evidence/E2.md`]: 'no front matter\n' },
    });
    expect([status, stderr]).toEqual([0, '1 error in the files; see evid check\n']);
    expect(stdout.split('\n').slice(2, 9).join('\n')).toMatchInlineSnapshot(`
      "**How B9 stands is not known: something cannot be read.**

      What is below is what could be read; it is no progress and no all-clear.

      **1 error in the files: what is faulty may not count.**

      - portfolios/amira/evidence/E2.md, line 1: this file does not begin with front matter"
    `);
    expect(stdout).not.toContain('Nothing is open');
    expect(await markdownFaults(stdout)).toEqual([]);
  });

  it('names each learner with what cannot be read, and a portfolio that cannot be read at all', async () => {
    const files = {
      [`${home}/evidence/E2.md`]: 'no front matter\n',
      'portfolios/broken/portfolio.yaml': 'learner: [\n',
      'portfolios/sam/portfolio.yaml': yaml({ learner: { id: 'L-2' }, units: ['B9'] }),
    };
    const { stdout } = await gaps({ files });
    expect(stdout).toContain('**How B9 of L-1, and portfolios/broken stand is not known: something cannot be read.**');
    expect((await gaps({ files }, 'broken')).stdout).toContain('**How portfolios/broken stands is not known:');
  });

  it('fails only where the workspace cannot be used, and still says what it could read', async () => {
    const { status, stdout } = await gaps({ files: { 'specs/B8.unit.yaml': 'id: [\n' }, evidence: [] });
    expect(status).toBe(2);
    expect(stdout).toContain('**The workspace or a specification cannot be read, so this report is not the whole.**');
    expect(await markdownFaults(stdout)).toEqual([]);
  });
});

describe('a report of several learners', () => {
  const named = (id: string, name: string) => yaml({ learner: { id, name }, units: ['B9'] });
  const given: Given = {
    portfolio: { learner: { id: 'L-1', name: 'Kim *Li*' } },
    evidence: [item('E1', { claims: ['B9/1.1'] })],
    files: {
      'portfolios/ben/portfolio.yaml': named('L-2', 'Ben Cole'),
      'portfolios/kim/portfolio.yaml': named('L-3', 'Kim *Li*'),
    },
  };

  it('tells those of one name apart in every heading, though the other is read after the first is written', async () => {
    const { stdout } = await gaps(given);
    const headings = stdout.split('\n').filter((line) => /^##+ .*(Kim|Ben)/.test(line));
    const whose = headings.map((line) => /^#+ (.*?), /.exec(line)![1]);
    expect([...new Set(whose)]).toEqual(['Kim \\*Li\\* (L-1)', 'Ben Cole', 'Kim \\*Li\\* (L-3)']);
    expect(headings.length).toBeGreaterThan(9);
  });

  it('says of each in the same words what their own report says', async () => {
    const { stdout: all } = await gaps(given);
    const { stdout: own } = await gaps(given, 'amira');
    const said = own.slice(0, own.indexOf('\n## Words')).split('\n').slice(1);
    const lines = said.filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect(all.split('\n')).toContain(line);
    const headings = said.filter((line) => line.startsWith('#')).map((line) => line.replace(/^#+ /, ''));
    for (const title of headings) expect(all.toLowerCase()).toContain(`, ${title}`.toLowerCase());
  });
});

describe('open actions', () => {
  it('are told with whose they are and when they are due', async () => {
    const { text } = await report({
      specs: [unit('B9')],
      records: [
        assessment('A1', '2026-05-02', {
          actions: [
            { id: 1, text: 'Add the reply', owner: 'learner', due: '2026-06-20' },
            { id: 2, text: 'Visit', owner: 'j-okafor', due: '2026-06-30' },
            { id: 3, text: 'Done already' },
          ],
        }),
        assessment('A2', '2026-05-03', { closes: ['A1/3'] }),
      ],
    });
    expect(section(text, 'Agreed actions')).toMatchInlineSnapshot(`
      "- **A1/1**, learner, due 2026-06-20, **overdue by 10 days**: Add the reply. Agreed in A1 by J. Okafor on 2026-05-02.
      - **A1/2**, J. Okafor, due today (2026-06-30): Visit. Agreed in A1 by J. Okafor on 2026-05-02."
    `);
  });
});

describe('a waived gap', () => {
  it('stands apart with its reason, never as met', async () => {
    const waivers = [
      { reference: 'B9/CP1', portfolio: 'amira', reason: 'The stall has closed.', by: 'm-grant', until: '2026-12-31' },
      { reference: 'B9/1.1', portfolio: 'amira', reason: 'Ill.', by: 'm-grant', approval: 'OCR/SC-2026-118' },
    ];
    const { text } = await report({
      specs: [unit('B9')],
      config: {
        policy: { rules: [{ id: 'CP1', text: 'More', rules: [{ count: { of: 'items', 'at-least': '9' } }] }] },
      },
      files: { 'waivers.yaml': yaml({ waivers }) },
    });
    expect(section(text, 'B9: still to be shown')).toBe('no such section');
    expect(section(text, 'B9: waived, not met')).toMatchInlineSnapshot(`
      "- **B9/1.1** (missing, waived): “criterion 1.1”
        - No evidence claims it.
        - Waived under OCR/SC-2026-118 by M. Grant, not met: Ill.
      - **B9/CP1** (gap, waived): “More”
        - Centre policy asks for it.
        - 0 of 9 shown (at least 9 items).
        - Waived by M. Grant until 2026-12-31, not met: The stall has closed."
    `);
    expect(text).toContain('2 gaps, all of them waived');
  });
});

describe('--anonymise', () => {
  it('hides the name in passages too, over the end of a line, among markup and where half of it stands alone', async () => {
    const { stdout } = await gaps(
      {
        portfolio: { learner: { id: 'L-7', name: 'Jo de Bell' } },
        evidence: [
          item('E1', {
            title: 'Jo Bell at work',
            criteria: ['B9/1.1'],
            body: "I saw Jo\nde Bell.\nJo de [B9/1.2] **Bell** did it. It was Bell's idea, not Joan's. [B9/1.1]\n",
          }),
        ],
        records: [decided('A1', '2026-05-02', 'E1', 'B9/1.1', 'met')],
      },
      '--anonymise',
    );
    expect(stdout).toContain("line 12: “… L-7 did it. It was L-7's idea, not Joan's.”");
    expect(stdout).not.toMatch(/\bBell\b|\bJo\b/);
  });

  it('gives each learner their own plan, in whatever order their folders and their ids stand', async () => {
    const portfolio = (id: string, evidence: string) => ({
      'portfolio.yaml': yaml({ learner: { id }, units: ['B9'], assessor: 'j-okafor' }),
      [`evidence/${evidence}.md`]: String(item(evidence, { criteria: ['B9/1.1'], draft: true })[1]),
    });
    const inFolder = (folder: string, files: Record<string, string>) =>
      Object.fromEntries(Object.entries(files).map(([path, text]) => [`portfolios/${folder}/${path}`, text]));
    const { [`${home}/portfolio.yaml`]: _, ...common } = await workspaceFiles({});
    const cwd = folderWith({
      ...common,
      ...inFolder('a', portfolio('L-2', 'E22')),
      ...inFolder('b', portfolio('L-1', 'E11')),
    });
    const { stdout } = await evid(['gaps', '--anonymise', '--today', today], { cwd });
    const stepsOf = (id: string) => stdout.split(`### ${id}, next steps for the learner`)[1]!.split('###')[0]!;
    expect(['L-1', 'L-2'].map((id) => [...new Set(stepsOf(id).match(/E\d\d/g))])).toEqual([['E11'], ['E22']]);
  });
});

const wild = [
  'a | b || c |',
  '<script>alert(1)</script><!-- -->',
  '::error::boo ##[error]boo',
  'one\r\n\n# three\n::error::four\n- five\n\n| six |',
  '\u001b[2J\u001b]0;title\u0007\u0000',
  '\u202eright to left\u2066\u200f',
  ']]> <![CDATA[ &amp; &nosuch;',
  '[click](https://evil.example) www.evil.example a@evil.example @someone #123',
  '=SUM(A1) +1 -1 @x',
  '1. one',
  '`',
  '***',
  '\\',
  '',
  'x '.repeat(5000),
  'x'.repeat(10_000),
];

describe.each(wild.map((text) => [JSON.stringify(text.slice(0, 30)), text]))('with %s for every text', (_, text) => {
  const given = (words: string): Given => ({
    specs: [
      unit('B9', {
        outcomes: { [`Do ${words}`]: [{ id: '1.1', text: words || 'w' }, '1.2', '1.3', '1.4'] },
        facets: partner,
        requirements: [
          { id: '1', text: words || 'w', force: 'may' },
          { id: '2', text: words || 'w', force: 'should', rules: [{ cover: { facet: 'partner' } }] },
          { id: '3', text: words || 'w', rules: [{ judge: {} }] },
        ],
        more: { title: words || 'w' },
      }),
    ],
    people: { 'j-okafor': { name: words || 'w', roles: ['assessor'] } },
    portfolio: { learner: { id: 'L-1', name: words || 'w' } },
    evidence: [
      item('E1', {
        title: words || 'w',
        criteria: ['B9/1.1', 'B9/1.2', 'B9/1.4'],
        held: words || 'w',
        body: `${words}\n\nFirst. [B9/1.1]\n\n${words} [B9/1.2]\n\n> ${words} [B9/1.4]\n`,
      }),
      item('E2', { criteria: ['B9/1.3'], draft: true, title: words || 'w' }),
    ],
    records: [
      assessment('A1', '2026-05-02', {
        decisions: [
          { evidence: 'E1', criteria: ['B9/1.1'], outcome: 'met', reason: words || 'w' },
          { evidence: 'E1', criteria: ['B9/1.2'], outcome: 'not-yet', reason: words || 'w' },
        ],
        actions: [{ id: 1, text: words || 'w', owner: words || 'w' }],
      }),
    ],
  });

  it('every word stays on the line it belongs to, and markdownlint has nothing to say', async () => {
    const { text: report_ } = await report(given(text));
    expect(await markdownFaults(report_)).toEqual([]);
    expect(report_).not.toMatch(/<|(?<!^)>|:\/\/|www\.|@\w/m);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
    expect(report_).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
    const shape = (document: string) => document.split('\n').map((line) => /^( *- |#+ |> |\| )?/.exec(line)![0]);
    expect(shape(report_).filter((mark) => mark !== '  - ' && mark !== '    - ')).toEqual(
      shape((await report(given('words'))).text).filter((mark) => mark !== '  - ' && mark !== '    - '),
    );
    expect(report_.split('\n').filter((line) => /^\s*::|##\[/.test(line))).toEqual([]);
  });
});

describe('any workspace', () => {
  const refs = ['B9/1.1', 'B9/1.2', 'B9/2.1', '329/9.1a', '329/9.2'];
  const keys = fc.record({
    criteria: fc.subarray(refs),
    tags: fc.subarray(['partner/cooperative', 'partner/uncooperative']),
    context: fc.constantFrom('paid-work', 'simulation', undefined),
    signed: fc.constantFrom('2026-03-06', undefined),
    draft: fc.constantFrom(true, undefined, undefined),
    body: fc.constantFrom(undefined, 'Words.\n', '# [B9/1.1]\n', '[B9/1.1]\n\n- [B9/1.2]\n'),
  });
  const decisions = fc.array(
    fc.record({
      evidence: fc.constantFrom('E0', 'E1', 'E2'),
      criteria: fc.subarray(refs, { minLength: 1 }),
      outcome: fc.constantFrom('met', 'met', 'partial', 'not-yet'),
    }),
    { maxLength: 6 },
  );
  const portfolio = fc.record({
    units: fc.shuffledSubarray(['B9', '329', 'B77', { unit: 'B8', route: 'exemption', certificate: 'OCR' }]),
  });

  it('has each gap once, totals as check has them, and is tidy', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(keys, { maxLength: 5 }), decisions, portfolio, async (each, decided, own) => {
        const { result, text } = await report({
          specs: [
            smallUnit([
              { id: '3', rules: [{ judge: {} }] },
              { id: '5', parts: [{ id: 'a', text: 'one', rules: [{ cover: { facet: 'partner' } }] }] },
            ]),
            unitWithParts(),
          ],
          portfolio: own,
          evidence: each.map(({ body, ...one }, index) =>
            item(`E${index}`, body === undefined ? one : { ...one, body }),
          ),
          records: decided.map((one, index) => assessment(`A${index}`, '2026-05-02', { decisions: [one] })),
        });
        expect(await markdownFaults(text)).toEqual([]);
        const told = [...text.matchAll(/^- \*\*([^*]+)\*\* \((?!sign-off)/gm)].flatMap((match) => refsIn(match[1]!));
        const all = result.portfolios.flatMap(({ units }) => units.flatMap((row) => row.gaps.map(({ ref }) => ref)));
        expect(told.sort()).toEqual(all.sort());
        const { errors, warnings, infos, gaps: open } = result.summary;
        const total = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`;
        const isUnknown = result.portfolios.some(({ units }) => units.some(({ status }) => status === 'unknown'));
        const none = isUnknown ? 'gaps not known, for something cannot be read' : 'no gaps';
        expect(text).toContain(
          `: ${errors === 0 ? 'no errors' : total(errors, 'error')}, ${total(warnings, 'warning')}, ${total(infos, 'info')}, ${open === 0 ? none : total(open, 'gap')}.`,
        );
      }),
      { numRuns: 25 },
    );
  });
});
