import { describe, expect, it } from 'vitest';
import { checkWorkspace } from '../../src/check-workspace.ts';
import { digestOfE01, exampleDay, withExampleWorkspace } from '../../src/checks/example-workspace.ts';
import { memoryFolder } from '../../src/load/folder.ts';

const home = 'portfolios/amira-khan';
const decided = `---
id: A01
assessor: j-okafor
date: 2026-05-02
decisions:
  - { evidence: E01, criteria: [B9/1.5], outcome: met, digest: "${digestOfE01}" }
---
`;
const sampled = (id: string, date: string, more = '', verifier = 'm-grant') => `---
id: ${id}
verifier: ${verifier}
date: ${date}
samples:
  - { assessment: A01, evidence: E01, criteria: [B9/1.5], outcome: agreed${more} }
---
`;
async function codes(records: Record<string, string>) {
  const files = Object.fromEntries(
    Object.entries(records).map(([id, text]) => [`${home}/verification/${id}.md`, text]),
  );
  const folder = memoryFolder(withExampleWorkspace({ [`${home}/assessments/A01.md`]: decided, ...files }));
  return (await checkWorkspace({ folder, today: exampleDay })).result.diagnostics.map(({ code }) => code);
}

describe('a fault inside a sample', () => {
  const faulty = sampled('V01', '2026-05-10', ', colour: blue');

  it('is reported while no later sample stands in its place', async () => {
    expect(await codes({ V01: faulty })).toEqual(['unknown-key']);
  });

  it('is history once a later effective sample covers the same decision', async () => {
    expect(await codes({ V01: faulty, V02: sampled('V02', '2026-05-20') })).toEqual([]);
  });

  it('is not history through an earlier sample, or one without effect', async () => {
    expect(await codes({ V01: faulty, V00: sampled('V00', '2026-05-05') })).toEqual(['unknown-key']);
    expect(await codes({ V01: faulty, V02: sampled('V02', '2026-05-20', '', 't-bello') })).toContain('unknown-key');
  });
});
