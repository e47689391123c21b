import { describe, expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { memoryFolder } from '../src/load/folder.ts';
import { everyKind, everyReport } from './support/every-report.ts';
import { mutated } from './support/mutate.ts';
import { today } from './support/workspace.ts';

/** As many inputs as `npm test` tries; `npm run soak -- mutated` tries a hundred thousand. */
const inputs = 400;

describe('whatever happens to a file', () => {
  it('evid checks it and makes every report of it', { timeout: 600_000 }, async () => {
    const whole = await everyKind();
    expect(await everyReport(whole)).toBeGreaterThan(20);
    const { result } = await checkWorkspace({ folder: memoryFolder(whole), today });
    expect(result.summary).toMatchObject({ specs: 3, portfolios: 1, evidence: 3 });
    const failed: string[] = [];
    for (let seed = 1; seed <= inputs; seed++) {
      const { files, did } = mutated(whole, seed);
      await everyReport(files, seed).catch((error) => failed.push(`${seed}: ${error.message} (${did.join(', ')})`));
    }
    expect(failed).toEqual([]);
  });

  it('the same seed makes the same of it', async () => {
    const whole = await everyKind();
    expect(mutated(whole, 77)).toEqual(mutated(whole, 77));
    expect(mutated(whole, 78)).not.toEqual(mutated(whole, 77));
  });
});
