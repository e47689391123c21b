import { withParts } from '../model/unit.ts';
import { type Check, inFile } from './check.ts';
import { asks, spec } from './example.ts';
import { namesIn, rulesOf } from './spec-rules.ts';

const facets = '\n  conditions: { values: { busy: during a busy time, quiet: during a quiet time } }';
const text = 'Evidence from busy and from quiet times';

export const unusedFacet: Check = {
  code: 'unused-facet',
  severity: 'warning',
  summary: 'No rule asks for a facet of the unit',
  why:
    'A facet stands for situations that a requirement speaks of. If no rule asks for it, either a rule is ' +
    'missing, and a demand of the document goes unchecked, or learners tag what nobody needs.',
  fix: 'Add a cover rule to the requirement that speaks of the situations, or remove the facet.',
  wrong: spec({ facets, requirements: asks(text) }),
  right: spec({ facets, requirements: asks(text, 'cover: { facet: conditions }') }),
  *unit(unit, workspace) {
    // A rule that cannot be read, which is reported, may be the one that asks.
    if (unit.requirements.flatMap(withParts).some(({ broken }) => broken)) return;
    const used = new Set(
      rulesOf(unit, workspace).flatMap(({ rule }) => {
        const names = namesIn(rule);
        return [...names.facets, ...names.tags.map((tag) => tag.split('/')[0]!)];
      }),
    );
    for (const facet of unit.facets) {
      if (used.has(facet.id)) continue;
      yield inFile(unit, facet.span, {
        about: facet.id,
        message: `no rule asks for facet ${facet.id}`,
        help: 'add a cover rule to the requirement that speaks of it, or remove the facet',
      });
    }
  },
};
