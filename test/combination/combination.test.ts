import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combinationOf, evaluateQualification, unitsOf } from '../../src/combination/evaluate-qualification.ts';
import { proposeUnits } from '../../src/combination/propose-units.ts';
import { levelNumber } from '../../src/combination/qualification.ts';
import { fileStart } from '../../src/diagnostics/finding.ts';
import type { CombinationRule, QualificationFile } from '../../src/model/qualification.ts';
import { byBruteForce } from './brute-force.ts';

const groups = ['M', 'A', 'B'];
const names = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8', 'U9'];
const outside = ['X1', 'X2'];

const bounds = (most: number) =>
  fc
    .record({ 'at-least': fc.nat(most), 'at-most': fc.nat(most) }, { requiredKeys: [] })
    .filter((each) => Object.keys(each).length > 0);
const someGroups = fc.uniqueArray(fc.constantFrom(...groups), { minLength: 1 });
const plainRule = fc.record(
  {
    asks: fc.oneof(
      fc.record({ units: bounds(5) }),
      fc.record({ credits: bounds(16) }),
      fc.constant({ take: 'all' as const }),
    ),
    groups: someGroups,
    level: bounds(3),
  },
  { requiredKeys: ['asks'] },
);
const eachRule = fc.record({
  asks: fc.oneof(
    fc.nat(2).map((least) => ({ units: { 'at-least': least } })),
    fc.nat(8).map((least) => ({ credits: { 'at-least': least } })),
    fc.constant({ take: 'all' as const }),
  ),
  'each-of': someGroups,
});
const rules = fc
  .array(fc.oneof({ weight: 3, arbitrary: plainRule }, eachRule), { minLength: 1, maxLength: 4 })
  .map((all) =>
    all.map(
      ({ asks, ...scope }, index): CombinationRule => ({ id: `R${index + 1}`, text: 'A rule', ...asks, ...scope }),
    ),
  );
const lists = fc.array(fc.uniqueArray(fc.constantFrom(...names, ...outside), { minLength: 2, maxLength: 3 }), {
  maxLength: 2,
});
const file = fc
  .record({
    placed: fc.array(fc.constantFrom(...groups), { minLength: names.length, maxLength: names.length }),
    figures: fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom('Entry 2', '1', '2', 'Level 3')), {
      minLength: names.length,
      maxLength: names.length,
    }),
    rules,
    barred: lists,
    equivalents: lists,
  })
  .map(
    ({ placed, figures, rules: asked, barred, equivalents }): QualificationFile => ({
      id: 'Q',
      title: 'Q',
      groups: groups.map((id) => ({
        id,
        units: names.flatMap((unit, index) =>
          placed[index] === id ? [{ unit, credit: figures[index]![0], level: figures[index]![1] }] : [],
        ),
      })),
      rules: asked,
      barred,
      equivalents,
    }),
  );
const combined = (value: QualificationFile) =>
  combinationOf(
    { id: 'Q', title: 'Q', version: undefined, path: 'q', file: value, at: () => fileStart },
    undefined,
    () => undefined,
  );

describe('rules of combination', () => {
  it('answer as if every choice of units were looked at', () => {
    fc.assert(
      fc.property(
        file,
        fc.subarray([...names, ...outside]),
        fc.subarray([...names, ...outside]),
        (value, achieved, more) => {
          const combination = combined(value);
          const planned = [...new Set([...achieved, ...more])];
          expect(evaluateQualification(combination, achieved, planned)).toEqual(
            byBruteForce(combination, achieved, planned),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it('are closed by the fewest further units, as if every set of them were tried', () => {
    fc.assert(
      fc.property(file, fc.subarray([...names, ...outside], { minLength: 4 }), (value, planned) => {
        const combination = combined(value);
        const own = unitsOf(combination, planned);
        const further = [...combination.units.values()].filter(
          (unit) => !own.some((other) => other.id === unit.id || combination.excludes(other, unit)),
        );
        const does = (some: readonly { id: string }[]) =>
          evaluateQualification(combination, [], [...planned, ...some.map(({ id }) => id)]).status !== 'short';
        const sets = Array.from({ length: 2 ** further.length }, (_, bits) =>
          further.filter((_unit, at) => (bits >> at) % 2 === 1),
        );
        const fewest = sets.filter(does).sort((a, b) => a.length - b.length)[0];
        const proposed = proposeUnits(combination, planned);
        expect(proposed?.units.length).toBe(fewest?.length);
        if (proposed !== undefined) expect([does(proposed.units), proposed.areFewest]).toEqual([true, true]);
      }),
      { numRuns: 60 },
    );
  });

  it('read a level by its number, Entry as 0', () => {
    expect(['2', 'Level 3', 'Entry 3', 'E2', 'SCQF level 6', 'none'].map(levelNumber)).toEqual([
      2,
      3,
      0,
      0,
      6,
      undefined,
    ]);
  });
});
