import { takesAnyValue } from '../model/covered-values.ts';
import { withParts } from '../model/unit.ts';
import type { Check } from './check.ts';
import { asks, entry, spec } from './example.ts';
import { inRule } from './spec-rules.ts';

const facets = '\n  pace: { values: { busy: a busy time, quiet: a quiet time } }';
const busy = 'cover: { facet: pace, values: [busy] }';
const example = (text: string, rules: string) =>
  spec({
    facets,
    requirements: asks('Evidence from busy times', busy) + entry({ id: '"2"', text, rules: `[ ${rules} ]` }),
  });

export const coveredTwice: Check = {
  code: 'covered-twice',
  severity: 'info',
  lint: true,
  summary: 'Two requirements, or parts, ask for the same value of a facet under the same conditions',
  why:
    'One missing situation is then reported as two gaps. Often the second is a copy whose value was not changed, ' +
    'and what the document asks there is not asked at all.',
  fix: 'Give each part its own value, or keep the rule in one of them.',
  wrong: example('And from all times', `${busy}, cover: { facet: pace, values: [quiet] }`),
  right: example('And from quiet times', 'cover: { facet: pace, values: [quiet] }'),
  *unit(unit, { units }) {
    const first = new Map<string, string>();
    // What a requirement with parts asks of itself is about its parts together: separate occasions, say.
    const holders = units.requirementsOf(unit.id).flatMap(withParts);
    for (const requirement of holders.filter(({ parts }) => parts.length === 0)) {
      for (const rule of requirement.rules) {
        const { cover } = rule;
        if (cover === undefined || takesAnyValue(cover, unit)) continue;
        const all = unit.facets.find((facet) => facet.id === cover.facet)?.values.map((value) => value.id) ?? [];
        // Some of several values is not the same demand as each of them.
        if (cover['at-least'] !== undefined && cover['at-least'] < (cover.values ?? all).length) continue;
        for (const value of cover.values ?? all) {
          const key = JSON.stringify([cover.facet, value, cover.per ?? 'unit', sorted(cover.where)]);
          const earlier = first.get(key);
          if (earlier === undefined) first.set(key, requirement.ref);
          else if (earlier !== requirement.ref)
            yield inRule(requirement, rule, {
              about: `${cover.facet}/${value}`,
              message: `its rule asks for ${cover.facet}/${value} as ${earlier} does`,
              help: 'give each its own value, or keep the rule in one of them',
            });
        }
      }
    }
  },
};

/** A value with the keys of its maps and the entries of its lists in order, so that two ways to write it look alike. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted).sort();
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}
