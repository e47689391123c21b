import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { diskFolder } from '../src/load/folder.ts';
import type { Result } from '../src/model/result.ts';
import { copyExamples } from './support/examples.ts';
import { resultLines } from './support/result-lines.ts';
import { evid } from './support/terminal.ts';

const cwd = copyExamples();
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const onDay = new Map<string, Promise<Result>>();
const check = (today = '2026-11-22') => {
  const made = onDay.get(today) ?? checkWorkspace({ folder: diskFolder(cwd), today }).then(({ result }) => result);
  onDay.set(today, made);
  return made;
};
const unitOf = (result: Result, learner: string, unit: string) =>
  result.portfolios.find((row) => row.learner.id === learner)!.units.find((row) => row.unit === unit)!;
const statusesOf = (result: Result, learner: string, unit: string) =>
  Object.fromEntries(
    unitOf(result, learner, unit).criteria.flatMap((row) =>
      (row.parts ?? [row]).map((leaf) => [leaf.ref.split('/')[1], leaf.status]),
    ),
  );

/** Every value of the result that holds no other, by what holds it. */
function leavesOf(part: object): { holder: Record<string, unknown>; key: string }[] {
  const holder = part as Record<string, unknown>;
  return Object.entries(holder).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? leavesOf(value) : [{ holder, key }],
  );
}

describe('the example portfolios', () => {
  it('give this result, whole', async () => {
    const { stdout, status } = await evid(['check', '--format', 'json'], { cwd });
    expect(status).toBe(0);
    for (const [name, lines] of resultLines(JSON.parse(stdout)))
      await expect(`${lines}\n`).toMatchFileSnapshot(`snapshots/examples/${name}.txt`);
  });

  it('change a line of these pages with whatever key of the result', async () => {
    const whole: Result = JSON.parse((await evid(['check', '--format', 'json'], { cwd })).stdout);
    const pages = (result: Result) => [...resultLines(result).values()].join('\n');
    const before = pages(whole);
    const leaves = leavesOf(whole);
    expect(leaves.length).toBeGreaterThan(3000);
    for (const [index, { holder, key }] of leaves.entries()) {
      if (index % 97 !== 0) continue;
      const kept = holder[key];
      holder[key] = `${kept} `;
      expect(pages(whole) === before, `${key} ${kept}`).toBe(false);
      holder[key] = kept;
    }
  });

  it('have no errors on any later day', async () => {
    for (const today of ['2026-11-22', '2026-12-31', '2027-06-01', '2035-01-01']) {
      expect((await check(today)).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    }
  });

  it('show Amira Khan far advanced, with honest gaps of several sorts', async () => {
    const result = await check();
    const b9 = statusesOf(result, 'L-0231', 'B9');
    const org = statusesOf(result, 'L-0231', '58A');
    expect(unitOf(result, 'L-0231', 'B9').status).toBe('in-progress');
    expect(b9['3.6']).toBe('missing');
    expect(b9['3.3']).toBe('claimed');
    expect(b9['2.6']).toBe('stale');
    expect(b9['2.4']).toBe('stale');
    expect(org['2.1']).toBe('partial');
    expect(org['4.2']).toBe('not-yet');
    const resubmitted = unitOf(result, 'L-0231', '58A')
      .criteria.flatMap((row) => row.claims ?? [])
      .filter((claim) => claim.resubmitted);
    expect(resubmitted.map((claim) => claim.evidence)).toEqual(['E22']);
    const contested = unitOf(result, 'L-0231', 'B9').criteria.flatMap((row) =>
      (row.claims ?? []).filter((claim) => claim.contested).map(() => row.ref),
    );
    expect(contested).toEqual(['B9/2.4']);
    const requirements = unitOf(result, 'L-0231', 'B9').requirements;
    expect(requirements.find(({ ref }) => ref === 'B9/ER5')?.parts.map(({ ref, status }) => [ref, status])).toEqual([
      ['B9/ER5a', 'met'],
      ['B9/ER5b', 'gap'],
    ]);
    const feedback = unitOf(result, 'L-0231', '58A').requirements.find(({ ref }) => ref === '58A/ER5')!;
    expect(feedback.parts.find(({ ref }) => ref === '58A/ER5c')?.status).toBe('claimed');
  });

  it('show Tomasz Wróbel complete: assessed, verified, declared and signed off', async () => {
    const unit = unitOf(await check(), 'L-0198', 'B8');
    expect(unit).toMatchObject({
      status: 'complete',
      criteriaMet: 16,
      criteriaTotal: 16,
      gaps: [],
      signOff: { record: 'A04', holds: true },
    });
    expect(unit.owner).toBeUndefined();
  });

  it('show Grace Oyelaran at the beginning, with a planned observation and 9.1c not yet relevant', async () => {
    const result = await check();
    const unit = unitOf(result, 'L-0254', '329');
    expect(unit.status).toBe('in-progress');
    expect(statusesOf(result, 'L-0254', '329')['9.1c']).toBe('missing');
    expect(
      result.portfolios
        .find((row) => row.learner.id === 'L-0254')
        ?.evidence.filter((item) => item.planned)
        .map(({ id }) => id),
    ).toEqual(['E07']);
  });

  it('locate every claim that counts', async () => {
    const result = await check();
    const unlocated = result.portfolios.flatMap((row) =>
      row.units.flatMap((unit) =>
        unit.criteria.flatMap((criterion) =>
          [criterion, ...(criterion.parts ?? [])].flatMap(({ ref, claims }) =>
            (claims ?? [])
              .filter((claim) => claim.counts && claim.places.length === 0)
              .map((claim) => `${claim.evidence} ${ref}`),
          ),
        ),
      ),
    );
    expect(unlocated).toEqual([]);
  });
});
