import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { importSource } from '../src/import/import-source.ts';
import { readText } from '../src/import/read-text.ts';
import { updated } from '../src/import/update-specification.ts';
import type { UnitFile } from '../src/model/specification.ts';
import { parseSpecification } from '../src/parse/specification.ts';
import { evid } from './support/terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'evid-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const unit = `Unit title: Brew tea
Unit number: T1
Level: 2
Learning outcomes and assessment criteria
1 Understand tea
1.1 Describe two teas
1.2 Explain why water is boiled
2 Be able to brew tea
2.1 Warm the pot
2.2 Brew for the time that the tea needs
Evidence requirements
1. Simulation is not allowed except for assessment criteria 2.1.
2. You must provide evidence of brewing tea:
a for one person
b for a party
3. Tea may be hot or iced.
4. Your work must please the assessor.
`;
let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(folder, 'w-'));
  writeFileSync(join(cwd, 'tea.txt'), unit);
});

describe('evid spec import', () => {
  it('writes a draft to standard output, and says beside it what it found and did not use', async () => {
    const { stdout, stderr, status } = await evid(['spec', 'import', 'tea.txt'], { cwd });
    expect(status).toBe(0);
    expect(parseSpecification('T1.unit.yaml', stdout).findings).toEqual([]);
    expect(stderr).toContain('read as: outcome-table');
    expect(stderr).toContain(
      'found: 2 outcomes, 4 criteria, 4 requirements, 2 of them without a rule: an assessor judges',
    );
    expect(stderr).toContain('used: 100 % of the lines');
  });

  it('writes over no file', async () => {
    expect(await evid(['spec', 'import', 'tea.txt', '-o', 'specs/T1.unit.yaml'], { cwd })).toMatchObject({
      status: 0,
      stdout: '',
    });
    const again = await evid(['spec', 'import', 'tea.txt', '-o', 'specs/T1.unit.yaml'], { cwd });
    expect(again).toMatchObject({ status: 2, stdout: '' });
    expect(again.stderr).toContain('specs/T1.unit.yaml is there already');
  });

  it('finds no unit in a text that is none: exit status 2 and no file', async () => {
    writeFileSync(
      join(cwd, 'letter.txt'),
      'Dear customer,\n\nthank you for 1.1 million orders.\n\n1. Tea\n2. Coffee\n\nYours\n',
    );
    const { status, stdout, stderr } = await evid(['spec', 'import', 'letter.txt', '-o', 'x.unit.yaml'], { cwd });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('no unit was found in letter.txt');
    expect(existsSync(join(cwd, 'x.unit.yaml'))).toBe(false);
  });

  it('names the families where one is asked for that there is not', async () => {
    expect((await evid(['spec', 'import', 'tea.txt', '--family', 'registr'], { cwd })).stderr).toContain(
      'there is no family registr',
    );
  });

  it('compares with a specification: new words are taken, what was made by hand is kept', async () => {
    await evid(['spec', 'import', 'tea.txt', '-o', 'T1.unit.yaml'], { cwd });
    const path = join(cwd, 'T1.unit.yaml');
    const byHand = readFileSync(path, 'utf8').replace(
      'text: Warm the pot',
      'text: Warm the pot\n        conditional: true # ours',
    );
    writeFileSync(path, byHand);
    expect((await evid(['spec', 'import', 'tea.txt', '--update', 'T1.unit.yaml'], { cwd })).stderr).toContain(
      'the document changes nothing',
    );
    writeFileSync(
      join(cwd, 'new.txt'),
      unit
        .replace('Describe two teas', 'Describe three teas')
        .replace('2.1 Warm the pot', '2.1 Warm the pot\n2.3 Clear away')
        .replace('Level: 2', 'Level: 3'),
    );
    const { stdout, stderr, status } = await evid(['spec', 'import', 'new.txt', '--update', 'T1.unit.yaml'], { cwd });
    expect(status).toBe(0);
    expect(stderr).toContain('1.1: was “Describe two teas”, now “Describe three teas”');
    expect(stderr).toContain('2.3: new: “Clear away”');
    expect(stderr).toContain('level: was “2”, now “3”');
    expect(stdout).toContain('conditional: true # ours');
    const merged = parseSpecification('T1.unit.yaml', stdout);
    expect(merged.findings).toEqual([]);
    expect(merged.unit!.criteria.map(({ id, text }) => `${id} ${text}`)).toContain('1.1 Describe three teas');
    expect(merged.unit!.file.review?.map(({ at }) => at)).toEqual(['level', '1.1', '2.3']);
    expect(readFileSync(path, 'utf8')).toBe(byHand);
  });
});

describe('an update', () => {
  const whole = `${unit}
Content
Assessment
You should use these assessment methods:
- Observation
Barred combinations
Unit B7 Old tea
`;
  const drafted = (text: string) => importSource(readText(text, 'tea.txt'))!;
  const before = drafted(whole);
  const update = (text: string, old = before.text) => {
    const answer = updated('T1.unit.yaml', old, drafted(text));
    if ('refusal' in answer) throw new Error(answer.refusal);
    return answer;
  };

  it('of what nothing has changed in changes nothing', () => {
    expect(update(whole)).toEqual({ text: before.text, changes: [] });
  });

  it('takes what is new in facets, assessment, other units and what comes first, says what has gone, and says nothing twice', () => {
    const listing = 'Evidence requirements\n1. You must use at least two of the following:\na green\nb black\n';
    const [old, now] = [
      whole.replace(/Evidence requirements[\s\S]*?(?=\nContent)/, listing),
      whole
        .replace(/Evidence requirements[\s\S]*?(?=\nContent)/, `${listing}c white\n`)
        .replace('- Observation', '- Observation\n- Questioning')
        .replace('Unit B7 Old tea', 'Unit B8 Older tea')
        .replace('Level: 2', 'Level: 2\nPrerequisites: Unit A1 Know tea'),
    ];
    const { text, changes } = update(now, drafted(old).text);
    expect(changes).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^situation-1\/\S+: new: “white”$/),
        'assessment methods: new: “questioning”',
        'barred B8: new',
        'barred B7: the document no longer has it',
        'prerequisites A1: new',
      ]),
    );
    const file = parseSpecification('T1.unit.yaml', text).unit!.file as UnitFile;
    expect(file.assessment?.methods).toEqual(['observation', 'questioning']);
    expect(file.barred?.map((each) => each.unit)).toEqual(['B7', 'B8']);
    expect(file.prerequisites).toEqual([{ unit: 'A1', title: 'Know tea' }]);
    expect(update(now, text).changes).toEqual([]);
  });

  it('knows a facet by its values, whatever somebody called it', () => {
    const listing =
      'Evidence requirements\n1. You must use at least two of the following:\na green\nb black\nc white\n';
    const text = whole.replace(/Evidence requirements[\s\S]*?(?=\nContent)/, listing);
    const renamed = drafted(text).text.replaceAll('situation-1', 'leaf');
    expect(update(text, renamed).changes).toEqual([]);
  });
});

describe('the words that become rules', () => {
  const rulesOf = (words: string) => {
    const text = `${unit.slice(0, unit.indexOf('Evidence requirements'))}Evidence requirements\n${words}\n`;
    const imported = importSource(readText(text, 'tea.txt'))!;
    const [requirement] = parseSpecification('T1.unit.yaml', imported.text).unit!.requirements;
    return requirement === undefined
      ? undefined
      : {
          force: requirement.force,
          rules: requirement.impliedJudge ? 'judged' : requirement.rules,
          parts: requirement.parts.length,
        };
  };
  const performance = { kind: 'performance' };
  for (const [words, force, rules, parts = 0] of [
    [
      '1. Simulation is not allowed for any performance evidence.',
      'must',
      [{ admit: { contexts: { not: ['simulation'] }, for: 'performance' } }],
    ],
    [
      '1. Simulation is not allowed except for assessment criteria 2.1.',
      'must',
      [{ admit: { contexts: { not: ['simulation'] }, for: 'all', except: ['2.1'] } }],
    ],
    ['1. Simulation is not allowed except where safety forbids.', 'must', 'judged'],
    ['1. Evidence from a work placement is permissible.', 'must', 'judged'],
    [
      '1. You must do this on at least three occasions.',
      'must',
      [{ count: { of: 'occasions', where: performance, 'at-least': '3' } }],
    ],
    [
      '1. Your assessor must observe you at least once.',
      'must',
      [{ count: { of: 'items', where: { methods: ['observation'] }, 'at-least': '1' } }],
    ],
    ['1. You must do LO2 on at least three occasions.', 'must', 'judged'],
    [
      '1. All must be clean. Your assessor must observe you at least once.',
      'must',
      [{ count: { of: 'items', where: { methods: ['observation'] }, 'at-least': '1' } }, { judge: {} }],
    ],
    [
      '1. At least 60% of the assessment criteria must be assessed by observation.',
      'must',
      [{ count: { of: 'criteria', where: { methods: ['observation'] }, 'at-least': '60%' } }],
    ],
    [
      '1. The assessment must include, as a minimum: observation, examining products and questioning.',
      'must',
      ['observation', 'work-product', 'questioning'].map((method) => ({
        count: { of: 'items', where: { methods: [method] }, 'at-least': '1' },
      })),
    ],
    ['1. At least 60% of the assessment criteria must be shown.', 'must', 'judged'],
    ['1. Tea may be hot or iced.', 'may', []],
    [
      '1. You must use at least two of the following:\na green\nb black\nc white',
      'must',
      [{ cover: { facet: 'situation-1', 'at-least': 2, where: performance } }],
    ],
    ['1. You must brew tea for:\na one\nb many', 'must', [], 2],
    ['1. Your work must please the assessor.', 'must', 'judged'],
  ] as const)
    it(words.slice(3).replaceAll('\n', ' '), () => {
      expect(rulesOf(words)).toEqual({ force, rules, parts });
    });
});
