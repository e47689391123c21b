import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { addDecisions } from '../src/command-line/decisions.ts';
import { addReference } from '../src/command-line/reference.ts';
import { addReports } from '../src/command-line/reports.ts';
import { addScaffolds } from '../src/command-line/scaffolds.ts';
import { resultSchema } from '../src/model/result.ts';
import { isSoak } from './support/process.ts';
import { commit, commitAll, folderWith, removeFolders, writeFiles } from './support/repository.ts';
import { evid } from './support/terminal.ts';

/** Names nobody's file holds by chance, written in every way into every field of a workspace: no command shows any of them. */
afterAll(removeFolders);

const syllable = fc.constantFrom('Zyv', 'Quax', 'Vrek', 'Jux', 'Plowz', 'Wróqu', 'Xéph', 'Öqua', 'Zhav', 'Kwiz');
const word = fc.tuple(syllable, syllable).map(([a, b]) => a + b.toLowerCase());
const surname = fc.oneof(
  word,
  fc.tuple(word, word).map(([a, b]) => `${a}-${b}`),
  word.map((each) => `O’${each}`),
);
type Name = readonly string[];
const name: fc.Arbitrary<Name> = fc.tuple(word, surname);
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '');

/** Every way in which a name is written that can be made from its words. */
const spellings: ((words: Name) => string)[] = [
  (words) => words.join(' '),
  (words) => words.join(' ').toUpperCase(),
  (words) => words.join(' ').toLowerCase(),
  (words) => words.join(' ').normalize('NFD'),
  (words) => `${words.join(' ')}’s`,
  (words) => `${words.join(' ')}'s`,
  (words) => `${words.at(-1)}s`,
  ([first, last]) => `${last}, ${first}`,
  ([first, last]) => `${last} ${first![0]}.`,
  ([first, last]) => `${first![0]}. ${last}`,
  ([first, last]) => `${first![0]}${last}`,
  ([first, last]) => `${last}${first![0]}`.toLowerCase(),
  ([first, last]) => `${first![0]}-${last}`,
  (words) => words.join(''),
  (words) => words.join('').toLowerCase(),
  (words) => `photo${words.map(plain).join('')}2`,
  (words) => words.map(plain).join('.'),
  (words) => words.map(plain).join('-'),
  (words) => words.map(plain).join('_'),
  (words) => words.map(plain).join('\u00a0'),
  (words) => words.map(plain).join('\u200b'),
  (words) => words.map(plain).join('%20'),
  (words) => `@${words.map(plain).join('')}`,
  (words) => `${words.map(plain).join('.')}@mail.example`,
  (words) => `${words.map(plain).join('.')} [at] mail [dot] example`,
  ([first, last]) => `${plain(first!)[0]}${plain(last!)}77@mail.example`,
  (words) => `https://www.linkedin.com/in/${words.map(plain).join('-')}-4411`,
  (words) => `https://pages.example/~${words.map(plain).join('')}/me`,
  (words) => words[0]!,
  (words) => words.at(-1)!.toUpperCase(),
];

interface People {
  amira: Name;
  tomasz: Name;
  assessor: Name;
  trainee: Name;
  verifier: Name;
  witness: Name;
  manager: Name;
}
const people: fc.Arbitrary<People> = fc
  .uniqueArray(name, { minLength: 7, maxLength: 7, selector: (words) => plain(words.join('')) })
  .map(([amira, tomasz, assessor, trainee, verifier, witness, manager]) => ({
    amira: amira!,
    tomasz: tomasz!,
    assessor: assessor!,
    trainee: trainee!,
    verifier: verifier!,
    witness: witness!,
    manager: manager!,
  }));
const idOf = ([first, last]: Name) => `${plain(first!)[0]}-${plain(last!)}`;
const slug = (words: Name) => words.map(plain).join('-');

/** A workspace with a name, in the next of its spellings, wherever text is free. */
function workspace(who: People, seed: number): Record<string, string> {
  let turn = seed;
  const every = Object.values(who);
  /** The next name in its next spelling, as text of YAML. */
  const say = () => {
    turn++;
    return spellings[turn % spellings.length]!(every[Math.trunc(turn / 3) % every.length]!);
  };
  const text = (words: string) => JSON.stringify(`${words} ${say()} and ${say()}`);
  const first = slug(who.amira);
  const portfolio = (words: Name, id: string, folder: string): Record<string, string> => ({
    [`portfolios/${folder}/portfolio.yaml`]: `learner: { id: ${id}, name: ${JSON.stringify(words.join(' '))}, uln: "1234567890" }
units:
  - { unit: U1, assessor: ${idOf(who.assessor)}, verifier: ${idOf(who.verifier)}, registered: 2026-01-01, target: 2026-12-01 }
  - U9
workplace: { name: ${text('Works of')}, sector: ${text('private')} }
witnesses:
  ${idOf(who.manager)}: { name: ${JSON.stringify(who.manager.join(' '))}, role: ${text('Manager beside')}, relationship: ${text('line')} }
`,
    [`portfolios/${folder}/evidence/E01-${folder}.md`]: `---
id: E01
title: ${text('A day with')}
method: observation
date: 2026-02-01
occasion: ${text('visit')}
context: paid-work
criteria: [U1/1.1, "U1/1.2 @ attachments/${folder}.txt p. 2", U1/7.7]
customers: [${text('C')}]
tags: [busy, ${text('own')}]
assessor: ${idOf(who.assessor)}
files: [attachments/${folder}.txt]
signed: 2026-02-02
---
# ${say()} at work

${say()} rang ${say()}. [U1/1.1] Then ${say()} wrote to ${say()}: ${every.map((each) => spellings[turn % spellings.length]!(each)).join('; ')}.
`,
    [`portfolios/${folder}/evidence/E02.md`]: `---
id: E02-${folder}
title: ${text('What I said to')}
method: witness-testimony
date: 2026-02-03
context: paid-work
criteria: ["U1/1.3 @ ${say().replaceAll(/["\\]/g, '')}"]
witness: [${idOf(who.manager)}, ${idOf(who.witness)}, no-${idOf(who.trainee)}]
held: ${text('cabinet of')}
seen-by: ${idOf(who.assessor)}
seen-on: 2026-02-04
unknown: ${text('key')}
---
${say()}
`,
    [`portfolios/${folder}/evidence/${folder}-broken.md`]: `---\nid: E03\n  title: ${say()}: [\n---\n${say()}\n`,
    [`portfolios/${folder}/attachments/${folder}.txt`]: `${say()}\n00:12 ${say()} speaks to ${say()}\n`,
    [`portfolios/${folder}/stray ${say().replaceAll(/[/\\]/g, '')}.md`]: 'Nothing.',
    [`portfolios/${folder}/assessments/A01.md`]: `---
id: A01
assessor: ${idOf(who.assessor)}
date: 2026-03-01
decisions:
  - { evidence: E01, criteria: [U1/1.1], outcome: met, digest: "sha256:00", reason: ${text('because')} }
  - { evidence: E01, criteria: [U1/1.2], outcome: not-yet, reason: ${text('but')} }
  - { evidence: E02-${folder}, criteria: [U1/1.3], outcome: met, place: ${text('where')} }
judgements:
  - { requirement: U1/ER1, outcome: not-yet, reason: ${text('judged')}, basis: { E01: "sha256:00" } }
actions: [ { id: 1, text: ${text('do it with')}, owner: ${idOf(who.amira)}, due: 2026-04-01 } ]
---
Well done, ${say()}. Ask ${say()}.
`,
    [`portfolios/${folder}/assessments/A02.md`]: `---
id: A02
assessor: ${idOf(who.trainee)}
date: 2026-03-02
decisions: [ { evidence: E01, criteria: [U1/1.1], outcome: met, digest: "sha256:00", reason: ${text('again')} } ]
---
${say()}
`,
    [`portfolios/${folder}/verification/V01.md`]: `---
id: V01
verifier: ${idOf(who.verifier)}
date: 2026-03-03
samples: [ { assessment: A01, evidence: E01, outcome: not-agreed, reason: ${text('no')} } ]
---
${say()}
`,
  });
  const person = (words: Name, role: string) =>
    `${idOf(words)}: { name: ${JSON.stringify(words.join(' '))}, email: ${words.map(plain).join('.')}@centre.example, roles: [${role}] }\n`;
  return {
    'evid.yaml': `version: 1\ncentre: { name: ${text('Centre of')} }\npolicy: { rules: [ { id: CP1, text: ${text('Seen by')}, rules: [ count: { of: items, where: { methods: [observation] }, at-least: 4 } ] } ] }\n`,
    'people.yaml': `${person(who.assessor, 'assessor')}${person(who.trainee, 'trainee-assessor')}${person(who.verifier, 'verifier')}${person(who.witness, 'witness')}`,
    'waivers.yaml': `waivers:\n  - { code: unsigned-evidence, portfolio: ${first}, reason: ${text('as')}, by: ${idOf(who.verifier)} }\n  - { reference: U1/1.3, portfolio: ${first}, reason: ${text('as')}, by: ${idOf(who.verifier)} }\n`,
    'specs/U1.unit.yaml': `id: U1\ntitle: ${text('Work as')}\noutcomes:\n  - id: "1"\n    title: ${text('Know')}\n    criteria:\n${['1.1', '1.2', '1.3'].map((id) => `      - { id: "${id}", text: ${text('do')} }\n`).join('')}requirements: [ { id: "1", text: ${text('You must, says')} } ]\nmappings: [ { standard: S1, links: [ { criterion: "1.1", to: [P1] } ] } ]\n`,
    'specs/S1.standard.yaml': `id: S1\ntitle: ${text('Standard')}\nperformance: [ { id: P1, text: ${text('serve')} } ]\nknowledge: []\n`,
    ...portfolio(who.amira, 'L-1', first),
    ...portfolio(who.tomasz, 'L-2', slug(who.tomasz)),
  };
}

/** What a command needs to be told besides its flags; `undefined`: it knows nothing of a workspace. */
const argumentsOf: Readonly<Record<string, ((folder: string, who: People) => string[]) | undefined>> = {
  check: () => ['--audit'],
  status: () => [],
  matrix: () => [],
  gaps: (folder) => [folder],
  why: (folder) => [folder, 'U1/1.1'],
  plan: (folder) => [folder],
  sheet: (folder) => [folder],
  crosswalk: (folder) => ['U1', 'S1', folder],
  sample: (_, { verifier }) => ['--by', idOf(verifier)],
  audit: () => [],
  diff: () => ['HEAD~1'],
  'spec list': () => [],
  'spec show': () => ['U1'],
  'spec check': () => [],
  'spec new': () => ['--id', 'ZZ1', '--title', 'Keep', '--outcome', '1 Keep', '--criterion', '1.1 Say what is short'],
  'spec review': () => ['specs/U1.unit.yaml'],
  explain: () => ['unknown-person'],
  init: (_, { assessor }) => ['centre', '--assessor', idOf(assessor), '--unit', 'B8', '--no-example'],
  assess: (folder, { assessor }) => [folder, '--by', idOf(assessor), '--evidence', 'E01', '--not-yet', 'U1/1.1'],
  verify: (folder, { verifier }) => [
    folder,
    '--by',
    idOf(verifier),
    '--assessment',
    'A01',
    '--evidence',
    'E01',
    '--agreed',
  ],
  'new evidence': (folder, { assessor }) => [
    ...[folder, '--method', 'observation', '--assessor', idOf(assessor), '--criteria', 'U1/1.2', '--title', 'More'],
    ...['--date', '2026-03-03', '--context', 'paid-work'],
  ],
  'new portfolio': () => ['--id', 'L-3', '--name', 'Zyvquaxy Vrekzhavy', '--units', 'U1'],
};

/** The commands with --anonymise, each with the formats that its help names. */
function commandTable(): { name: string; formats: string[] }[] {
  const program = new Command('evid');
  const nobody = undefined as never;
  for (const add of [addReports, addScaffolds, addDecisions, addReference]) add(program, nobody, async () => {});
  const walk = (command: CommandUnknownOpts, path: string[]): { name: string; formats: string[] }[] => {
    const below = command.commands.flatMap((each) => walk(each, [...path, each.name()]));
    if (!command.options.some(({ long }) => long === '--anonymise')) return below;
    const list = command.options.find(({ long }) => long === '--format')?.description ?? '';
    const formats = (/^[a-z]+(?:, [a-z]+)*(?: or [a-z]+)?/.exec(list)?.[0] ?? '').split(/, | or /).filter(Boolean);
    return [...below, { name: path.join(' '), formats }];
  };
  return walk(program as unknown as CommandUnknownOpts, []);
}

const table = commandTable();
/** More of what can be asked of a command. */
const more = [
  'matrix --cohort',
  'matrix --holes',
  'check --verbose --plain',
  'check --color=always',
  'status --sort learner',
];

describe('--anonymise', () => {
  it('is tried with every command that has it', () => {
    expect(table.map(({ name }) => name).toSorted()).toEqual(Object.keys(argumentsOf).toSorted());
    expect(table.filter(({ formats }) => formats.length > 1).length).toBeGreaterThan(12);
  });

  it('shows nobody, in whatever way a name is written, in no output of any command', { timeout: 240_000 }, async () => {
    let shownAtAll = false;
    await fc.assert(
      fc.asyncProperty(people, fc.nat({ max: 1000 }), async (who, seed) => {
        const cwd = folderWith(workspace(who, seed + 1));
        commitAll(cwd);
        writeFiles(cwd, workspace(who, seed));
        const author = who.witness.join(' ');
        commit(cwd, { name: author, email: `${idOf(who.witness)}@home.example`, message: `By ${author}` });
        const folder = slug(who.amira);
        const words = [...Object.values(who).flat(), ...Object.values(who).map((each) => each.join(''))]
          .flatMap((each) => each.split(/[-’]/))
          .map(plain)
          .filter((each) => each.length > 3);
        const look = (command: string, output: string) => {
          const folded = plain(stripVTControlCharacters(output));
          const left = words.filter((each) => folded.includes(each));
          const at = left.map((each) => {
            const lines = output.split('\n');
            return [each, lines.find((line) => plain(line).includes(each))?.slice(0, 400)];
          });
          expect([command, ...at]).toEqual([command]);
        };
        const asked = table.flatMap(({ name, formats }) =>
          (formats.length === 0 ? [undefined] : formats).map((format) => [
            ...name.split(' '),
            ...argumentsOf[name]!(folder, who),
            ...(format === undefined ? [] : ['--format', format]),
          ]),
        );
        const again = more.map((each) => [...each.split(' ')]);
        const wrong = [
          ['gaps', 'nobody'],
          ['why', folder, 'U1/9.9'],
          ['sample', '--by', 'nobody'],
          ['check', '--unit', 'U2'],
        ];
        for (const args of [...asked, ...again, ...wrong]) {
          const { stdout, stderr, status } = await evid([...args, '--anonymise'], { cwd });
          if (stdout.includes('L-1')) shownAtAll = true;
          look(args.join(' '), stdout + stderr);
          if (args[0] === 'check' && args.includes('json'))
            expect(resultSchema.safeParse(JSON.parse(stdout)).error).toBeUndefined();
          expect([args.join(' '), status === 3 ? stderr : '']).toEqual([args.join(' '), '']);
        }
        await evid(['gaps', '-o', 'out/', '--anonymise'], { cwd });
        for (const file of readdirSync(join(cwd, 'out')))
          look(`out/${file}`, file + readFileSync(join(cwd, 'out', file), 'utf8'));
        expect(readdirSync(join(cwd, 'out')).toSorted()).toEqual(['L-1.md', 'L-2.md', 'L-3.md']);
        rmSync(cwd, { recursive: true });
      }),
      { numRuns: isSoak ? 40 : 1, endOnFailure: true },
    );
    expect(shownAtAll).toBe(true);
  });
});
