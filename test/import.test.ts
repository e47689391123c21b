import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSpecifications } from '../src/check-workspace.ts';
import { familyNames } from '../src/command-line/reference.ts';
import { families, importSource } from '../src/import/import-source.ts';
import { readText } from '../src/import/read-text.ts';
import { memoryFolder } from '../src/load/folder.ts';
import type { Unit } from '../src/model/unit.ts';
import { parseSpecification } from '../src/parse/specification.ts';

const folder = 'test/import';

/** What was read, outcome by outcome, as the expectations are written. */
function outline(text: string, name: string): string {
  const imported = importSource(readText(text, name));
  if (imported === undefined) return 'no unit';
  const { unit, findings } = parseSpecification(imported.fileName, imported.text);
  expect(findings).toEqual([]);
  const lines = unit!.outcomes.flatMap((outcome) => [
    `${outcome.id === 'performance' ? 'P' : outcome.id === 'knowledge' ? 'K' : outcome.id} ${outcome.title}`,
    ...unit!.criteria
      .filter((criterion) => criterion.outcome === outcome.id)
      .flatMap((criterion) => [
        `  ${criterion.id} ${criterion.text}`,
        ...(criterion.hasParts
          ? criterion.leaves.map((leaf) => `    ${leaf.ref.slice(criterion.ref.length)} ${leaf.text}`)
          : []),
      ]),
  ]);
  return `family ${imported.family.name}\n${lines.join('\n')}\n`;
}

describe('documents in the shapes of other families', () => {
  const fixtures = readdirSync(folder).filter((file) => /(?<!\.expected)\.(?:txt|md)$/.test(file));
  for (const file of fixtures)
    it(`${file} becomes what its document means`, () => {
      const name = basename(file).replace(/\.\w+$/, '');
      expect(outline(readFileSync(join(folder, file), 'utf8'), file)).toBe(
        readFileSync(join(folder, `${name}.expected.txt`), 'utf8'),
      );
    });
});

it('offers the families that there are', () => {
  expect(familyNames).toEqual(families.map(({ name }) => name));
});

/** The documents that the shipped specifications were written from, where they are at hand. */
const seeds = '../shared/seeds';
const shipped: Record<string, string> = {
  '000': 'B9.unit.yaml',
  '001': '58A.unit.yaml',
  '002': 'B8.unit.yaml',
  '003': 'CFACSB9.standard.yaml',
  '004': '329.unit.yaml',
};

describe('the documents behind the shipped specifications', () => {
  if (!existsSync(seeds)) {
    console.log(`skipped: ${seeds}, which holds the documents, is not here`);
    it.skip('give them back', () => {});
    return;
  }
  for (const file of readdirSync(seeds).sort())
    it(`${shipped[file.slice(0, 3)]} is given back`, async () => {
      const imported = importSource(readText(readFileSync(join(seeds, file), 'utf8'), file))!;
      const name = shipped[file.slice(0, 3)]!;
      expect(imported.fileName).toBe(name);
      const [drafted, written] = [imported.text, readFileSync(join('specs', name), 'utf8')].map((text) =>
        parseSpecification(name, text),
      );
      expect(drafted!.findings).toEqual([]);
      expect(imported.share).toBeGreaterThan(0.9);
      // Every outcome, criterion and part, and every requirement with its parts, word for word.
      expect(wordsOf(drafted!.unit!)).toEqual(wordsOf(written!.unit!));
      await expect(differences(written!.unit!.file, drafted!.unit!.file).join('\n')).toMatchFileSnapshot(
        `snapshots/import/${name}.txt`,
      );
    });
});

const wordsOf = ({ outcomes, criteria, requirements }: Unit) => ({
  outcomes: outcomes.map(({ id, title, kind }) => ({ id, title, kind })),
  criteria: criteria.map(({ id, text, leaves, hasParts }) => ({
    id,
    text,
    parts: hasParts ? leaves.map((leaf) => [leaf.ref, leaf.text, leaf.conditional]) : [],
  })),
  requirements: requirements.map(({ ref, text, force, parts }) => ({
    ref,
    text,
    force,
    parts: parts.map((part) => [part.ref, part.text]),
  })),
});

/** Where two files differ, key by key: `-` as shipped, `+` as read. */
function differences(was: unknown, is: unknown, path = ''): string[] {
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  const both = [was, is].every((each) => typeof each === 'object' && each !== null);
  if (both && Array.isArray(was) === Array.isArray(is)) {
    const keys = [...new Set([...Object.keys(was as object), ...Object.keys(is as object)])];
    return keys.flatMap((key) =>
      differences(
        (was as Record<string, unknown>)[key],
        (is as Record<string, unknown>)[key],
        path === '' ? key : `${path}.${key}`,
      ),
    );
  }
  const line = (sign: string, value: unknown) =>
    value === undefined ? [] : [`${sign} ${path}: ${JSON.stringify(value)}`];
  return [...line('-', was), ...line('+', is)];
}

it('reads what stands on one line with other labels, the unit that comes first and the last day', () => {
  const { text } = importSource(readText(readFileSync(join(folder, 'two-columns.txt'), 'utf8'), 'two-columns.txt'))!;
  const { unit } = parseSpecification('x.unit.yaml', text);
  expect(unit!.file).toMatchObject({
    level: '2',
    credit: 4,
    'guided-learning-hours': 33,
    'last-assessment': '2028-08-31',
    prerequisites: [{ unit: '201', title: 'Follow health and safety practice in the salon' }],
  });
});

it('takes a bare reference for the id', () => {
  expect(importSource(readText(readFileSync(join(folder, 'ksb-page.txt'), 'utf8'), 'x.txt'))!.id).toBe('ST0795');
});

describe('any text', () => {
  const words = [
    'Learning outcomes',
    'Assessment criteria',
    'Evidence requirements',
    'Outcome 1',
    'Outcome 2',
    'LO1',
    'SPECIFIC OUTCOME 1',
    'ASSESSMENT CRITERION 1',
    '1',
    '1.1',
    '1.2',
    '2.1',
    '9.9',
    '1.1 Explain it',
    '1.2 Describe it 1.3 State it 2.1 Do it',
    '(a) cut',
    'a) cut',
    '- b cut',
    '1.1.1 state it',
    '1.1.2 use it 1.1.3 keep it',
    'Element D321 do it',
    '1. Be able to and 1.1 prepare it',
    'it is used 1.2 and kept',
    'Level: 2 Credit value: 4 GLH: 33',
    'Prerequisite units: Unit 201 First; none',
    'Last date for assessment: 31 August 2028',
    'Reference: ST0116',
    'P1 describe',
    'M1 explain',
    'D1 judge',
    'K1 know',
    'S1 do',
    'B1 be',
    'A.P1 tell',
    'Range: all',
    'Unit title: X',
    'Level 3',
    'You must be able to:',
    'You need to know and understand:',
    '1. Your evidence must show, on at least three occasions, that:',
    '2. Simulation is not allowed except for 1.1.',
    'at least 4 of the 11',
    '<p>',
    '</p>',
    '<li>',
    '\t',
    ' | ',
    '|a|b|',
    '\n',
    '\n\n',
    '   ',
    '# x',
    '“',
    '\u0000',
    '\u2028',
    '\ud800',
    '🙂',
    "it's: #",
    '- ',
    'Y/601/1230',
    'Page 1 of 2',
    'Performance evidence',
    'Knowledge',
    'Skills',
    'Behaviours',
    'Purpose',
    'Assessment',
  ];
  const texts = fc
    .array(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...words) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join('\n'.repeat(parts.length % 2)));
  const documents = fc.oneof(
    texts,
    fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join('\n')),
    fc
      .tuple(
        fc.constantFrom(...readdirSync(folder).filter((file) => /(?<!\.expected)\.(?:txt|md)$/.test(file))),
        fc.nat(),
        fc.nat(60),
        fc.constantFrom(...words),
      )
      .map(([file, at, cut, word]) => {
        const text = readFileSync(join(folder, file), 'utf8');
        const from = at % text.length;
        return `${text.slice(0, from)}${word}${text.slice(from + cut)}`;
      }),
  );

  it('becomes a specification that evid takes, or none', () => {
    fc.assert(
      fc.property(documents, fc.constantFrom(undefined, ...familyNames), (text, family) => {
        const imported = importSource(readText(text, 'unit.txt'), family);
        if (imported === undefined) return;
        expect(specFaults(imported.fileName, imported.text)).toEqual([]);
        expect(imported.share).toBeGreaterThanOrEqual(0);
        expect(imported.share).toBeLessThanOrEqual(1);
      }),
      { numRuns: 150 },
    );
  });
});

/** What check and spec check find wrong with a specification by itself, advice left out. */
function specFaults(name: string, text: string): string[] {
  const folder = memoryFolder({ 'evid.yaml': 'version: 1\n', [`specs/${name}`]: text });
  const { result } = checkSpecifications({ folder, today: '2026-06-30' });
  return result.diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code}: ${message}`);
}
