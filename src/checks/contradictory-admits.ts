import { type Requirement, withParts } from '../model/unit.ts';
import { contextWords, methodWords } from '../model/vocabulary.ts';
import { admissionBreach } from '../rules/admit.ts';
import { type Check, inFile } from './check.ts';
import { asks, entry, spec } from './example.ts';

const example = (refused: string) => {
  const rules = `[ admit: { contexts: { not: [${refused}] } } ]`;
  const real = asks('Evidence comes from a real job', 'admit: { contexts: [paid-work, voluntary-work] }');
  return spec({ requirements: real + entry({ id: '"2"', text: 'And not from', rules }) });
};

export const contradictoryAdmits: Check = {
  code: 'contradictory-admits',
  severity: 'warning',
  lint: true,
  summary: 'The admit rules of a unit together leave no context, or no method, for a criterion',
  why:
    'Every admit rule may be reasonable by itself. Where one allows only what another refuses, no evidence can be ' +
    'used for the criterion, and each learner finds out separately.',
  fix: 'Narrow one of the rules with for or except, or put its list right. The centre’s own rules count as well.',
  wrong: example('voluntary-work, paid-work'),
  right: example('voluntary-work, simulation'),
  *unit(unit, { units }) {
    const musts = units
      .requirementsOf(unit.id)
      .flatMap(withParts)
      .filter(({ force }) => force === 'must');
    const seen = new Set<string>();
    for (const leaf of unit.leaves) {
      for (const [what, words] of [
        ['context', Object.keys(contextWords)],
        ['method', Object.keys(methodWords)],
      ] as const) {
        const refusing = new Set<Requirement>();
        const refused = words.filter((word) => {
          const by = musts.filter(({ rules }) =>
            rules.some(
              ({ admit }) =>
                admit &&
                admissionBreach(admit, { leaf, method: undefined, context: undefined, [what]: word }) !== undefined,
            ),
          );
          for (const each of by) refusing.add(each);
          return by.length > 0;
        });
        if (refused.length < words.length) continue;
        const refs = musts.flatMap((each) => (refusing.has(each) ? [each.ref] : [])).join(', ');
        // The same rules refuse most criteria alike: one finding for them all.
        if (seen.has(`${what} ${refs}`)) continue;
        seen.add(`${what} ${refs}`);
        yield inFile(unit, leaf.span, {
          message: `${refs} together admit no ${what} for ${leaf.ref}`,
          help: 'narrow one of the rules with for or except, or put its list right',
          ref: leaf.ref,
        });
      }
    }
  },
};
