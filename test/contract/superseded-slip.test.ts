import { describe, expect, it } from 'vitest';
import { checkWorkspace } from '../../src/check-workspace.ts';
import { digestOfE01, exampleDay, withExampleWorkspace } from '../../src/checks/example-workspace.ts';
import { memoryFolder } from '../../src/load/folder.ts';

/** A slip in a record cannot be edited away: a later effective entry on the same pair or reference takes its place. */
async function codes(entries: Record<string, string>) {
  const files = Object.entries(entries).map(([id, text], index) => {
    const [folder, role, person] = id.startsWith('V')
      ? ['verification', 'verifier', 'm-grant']
      : ['assessments', 'assessor', 'j-okafor'];
    const front = `---\nid: ${id}\n${role}: ${person}\ndate: 2026-05-0${index + 2}\n${text}\n---\n`;
    return [`portfolios/amira-khan/${folder}/${id}.md`, front];
  });
  const folder = memoryFolder(withExampleWorkspace(Object.fromEntries(files)));
  return (await checkWorkspace({ folder, today: exampleDay })).result.diagnostics.map(
    ({ code, file }) => `${code} ${file.slice(-6, -3)}`,
  );
}
const decision = (evidence: string, ref: string, outcome: string) =>
  `decisions: [{ evidence: ${evidence}, criteria: [${ref}], outcome: ${outcome}, digest: "${digestOfE01}", reason: A slip. }]`;
const judgement = (ref: string, outcome: string) =>
  `judgements: [{ requirement: ${ref}, outcome: ${outcome}, reason: A slip., basis: { E01: "${digestOfE01}" } }]`;
const sample = (what: string) => `samples: [{ assessment: A01, ${what}outcome: agreed }]`;

describe('a reference that does not exist', () => {
  it.each([
    ['a criterion', 'unknown-criterion', decision('E01', 'B9/1.9', 'met'), decision('E01', 'B9/1.9', 'withdrawn')],
    ['a requirement', 'unknown-requirement', judgement('B9/ER9', 'met'), judgement('B9/ER9', 'withdrawn')],
    [
      'an item',
      'decision-on-unknown-evidence',
      decision('E09', 'B9/1.5', 'met'),
      decision('E09', 'B9/1.5', 'withdrawn'),
    ],
  ])('of %s is reported until a later record takes it back', async (_, code, slip, takenBack) => {
    expect(await codes({ A01: slip })).toEqual([`${code} A01`]);
    expect(await codes({ A01: slip, A02: takenBack })).toEqual([]);
    expect(await codes({ A01: takenBack })).toEqual([`${code} A01`]);
  });

  it.each(['evidence: E09, ', 'evidence: E01, criteria: [B9/1.9], '])(
    'in a sample (%s) is reported until the record is sampled as a whole',
    async (what) => {
      const record = decision('E01', 'B9/1.5', 'met');
      expect(await codes({ A01: record, V01: sample(what) })).toHaveLength(1);
      expect(await codes({ A01: record, V01: sample(what), V02: sample('') })).toEqual([]);
    },
  );
});
