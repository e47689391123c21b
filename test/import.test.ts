import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { familyNames } from '../src/command-line/reference.ts';
import { families, importSource } from '../src/import/import-source.ts';
import { readText } from '../src/import/read-text.ts';
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
