import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { copyExamples } from './support/examples.ts';
import { evid } from './support/terminal.ts';

const cwd = copyExamples();
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const home = 'portfolios/tomasz-wrobel';
const feedbackOf = (path: string) => readFileSync(join(home, path), 'utf8').split(/^---\n/m)[2]!;
const recordsIn = (root: string) =>
  ['assessments', 'verification'].flatMap((folder) =>
    readdirSync(join(root, home, folder)).map((name) => [
      `${folder}/${name}`,
      readFileSync(join(root, home, folder, name), 'utf8'),
    ]),
  );

/** What R. Lindqvist and M. Grant typed, in the order in which they did. */
const typed: [path: string, args: string[]][] = [
  [
    'assessments/A01.md',
    [
      ...['--date', '2026-04-14', '--evidence', 'E01', '--met', 'B8/1.1,B8/1.2,B8/1.5'],
      ...['--evidence', 'E02', '--met', 'B8/1.3,B8/2.1,B8/2.3,condition/routine', '--evidence', 'E03'],
      ...['--met', 'B8/1.4,B8/2.1,B8/2.2,B8/2.3', '--met', 'condition/routine,condition/busy,condition/quiet'],
      ...['--evidence', 'E04', '--met', 'B8/3.6', '--not-yet', 'B8/2.5', '--reason'],
      'The statement reports what the meeting was told and what the manager decided. 2.5 asks that the learner works with ' +
        'colleagues to review the way actions are shared; his own part in a review is not shown.',
      '--action',
      'Take part in a review of how actions are shared, and show what you and your colleagues each brought to it.',
      ...['--owner', 'learner', '--due', '2026-07-10'],
    ],
  ],
  [
    'assessments/A02.md',
    [
      ...['--date', '2026-05-27', '--evidence', 'E05', '--met', 'B8/1.3,B8/1.4,B8/2.2,condition/busy'],
      ...['--evidence', 'E06', '--met', 'B8/1.3,B8/2.2,B8/2.4,condition/let-down'],
      ...['--evidence', 'E07', '--met', 'B8/2.1,B8/2.3,B8/2.4,condition/let-down'],
    ],
  ],
  [
    'verification/V01.md',
    [
      ...['--date', '2026-06-04', '--stage', 'interim', '--assessment', 'A01', '--evidence', 'E03'],
      ...['--criteria', 'B8/1.4,B8/2.2', '--agreed', '--reason'],
      'The occasions are clearly apart; the original log was inspected at the workplace and this is recorded.',
      ...['--evidence', 'E04', '--criteria', 'B8/2.5', '--agreed', '--reason'],
      "A fair not-yet: the learner's own part is not shown. The reason and the action tell him what to do.",
      ...['--assessment', 'A02', '--evidence', 'E05', '--agreed', '--action'],
      'State in your next record which occasion shows which of the four conditions, so that a reader need not piece it together.',
      ...['--owner', 'assessor', '--due', '2026-08-31'],
    ],
  ],
  [
    'assessments/A03.md',
    [
      ...['--date', '2026-08-04', '--evidence', 'E08'],
      ...['--met', 'B8/1.1,B8/1.2,B8/1.5,B8/3.1,B8/3.2,B8/3.3,B8/3.4,B8/3.6', '--partial', 'B8/3.5', '--reason'],
      'How he asks with tact is clear, with an example. Why it is important to check is touched on in one sentence only (22:15) ' +
        'and was not followed up.',
      ...['--evidence', 'E09', '--met', 'B8/1.4,B8/3.6', '--evidence', 'E04,E09', '--met', 'B8/2.5'],
      ...['--evidence', 'E10', '--met', 'B8/1.3,B8/2.1,B8/2.3,B8/2.4,condition/quiet', '--action'],
      'Answer questions on why checking with a colleague matters (3.5); I bring them on my next visit.',
      ...['--owner', 'assessor', '--due', '2026-08-31', '--close', 'A01/1,V01/1'],
    ],
  ],
  [
    'assessments/A04.md',
    [
      ...['--date', '2026-09-16', '--evidence', 'E11', '--met', 'B8/3.1,B8/3.5', '--judge', 'B8/ER3=met', '--reason'],
      'From February to July he passed work to, and checked it with, five colleagues in five departments, for nine customers on ' +
        'seven separate occasions, in all four conditions. His practice is steady: the reminder, the question and the next step ' +
        "are there in his own accounts, in the log, in what I saw on 22 April and in his manager's testimony. The review in June " +
        'and July shows that he can also improve it. I am confident that he will do this without being watched.',
      ...['--basis', 'E02,E03,E05,E06,E07,E09,E10', '--achieved', 'B8', '--close', 'A03/1'],
    ],
  ],
  [
    'verification/V02.md',
    [
      ...['--date', '2026-09-23', '--stage', 'summative', '--assessment', 'A02', '--evidence', 'E06'],
      ...['--criteria', 'B8/2.4', '--agreed', '--assessment', 'A03', '--evidence', 'E09', '--criteria', 'B8/2.5'],
      ...['--agreed', '--reason'],
      "Rightly decided on E04 and E09 together; the review is documented by figures and by the colleagues' own points.",
      ...['--evidence', 'E08', '--criteria', 'B8/3.2,B8/3.5', '--agreed', '--reason'],
      'The times in the notes lead to the answers. The assessor was right to hold 3.5 back until August.',
      ...['--assessment', 'A04', '--requirement', 'B8/ER3', '--agreed', '--reason'],
      'The judgement is reasoned and rests on items that I could follow.',
      ...['--achieved', 'B8', '--agreed'],
    ],
  ],
];

it('makes the records of the example portfolio anew, byte for byte', async () => {
  const shipped = recordsIn('.');
  for (const folder of ['assessments', 'verification']) rmSync(join(cwd, home, folder), { recursive: true });
  for (const [path, args] of typed) {
    const [command, by] = path.startsWith('assessments') ? ['assess', 'r-lindqvist'] : ['verify', 'm-grant'];
    const all = [command!, home, '--by', by!, ...args, '--feedback', '-', '--quiet'];
    const answer = await evid(all, { cwd, stdin: feedbackOf(path) });
    expect(answer).toEqual({ status: 0, stdout: `Wrote ${home}/${path}\n`, stderr: '' });
  }
  expect(recordsIn(cwd)).toEqual(shipped);
  const { stdout } = await evid(['status', home, '--format', 'json'], { cwd });
  expect(JSON.parse(stdout)[0]).toMatchObject({ unit: 'B8', status: 'complete' });
});
