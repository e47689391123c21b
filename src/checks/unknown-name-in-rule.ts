import { combinationRulesOf, groupsOf } from '../combination/qualification.ts';
import { nearest, offer } from '../diagnostics/nearest.ts';
import { countsIn } from '../model/rule.ts';
import type { UnitFile } from '../model/specification.ts';
import { hasValue, situationsIn } from '../model/unit.ts';
import { type Check, inFile } from './check.ts';
import { asks, spec } from './example.ts';
import { inPathways } from './qualification-parts.ts';
import { inRule, namesIn, rulesOf } from './spec-rules.ts';

const facets = '\n  partner: { values: { cooperative: cooperative, uncooperative: un-cooperative } }';
const text = 'Examples with partners who are un-cooperative';

export const unknownNameInRule: Check = {
  code: 'unknown-name-in-rule',
  severity: 'error',
  summary: 'A rule or mapping names a criterion, facet, value or group that is not there',
  why:
    'A rule that names what the unit does not have can never be met, or never fails, and learners would be ' +
    'sent after evidence that nobody asks for. A threshold that is spelt almost as one of the centre’s is a warning.',
  fix: 'Correct the name, or add the criterion, the facet or its value to the specification as the document has it.',
  wrong: spec({ facets, requirements: asks(text, 'cover: { facet: partner, values: [unco-operative] }') }),
  right: spec({ facets, requirements: asks(text, 'cover: { facet: partner, values: [uncooperative] }') }),
  *qualification(qualification) {
    const names = inPathways(qualification, (pathway) => {
      const groups = groupsOf(qualification, pathway).map(({ group }) => group.id);
      // What holds for everybody must be met without a pathway too.
      return combinationRulesOf(qualification, pathway)
        .flatMap(({ rule, path }) =>
          (['groups', 'each-of'] as const).flatMap((key) =>
            (rule[key] ?? []).map((id, index) => ({ rule, id, groups, pathway, at: [...path, key, index] })),
          ),
        )
        .filter(({ id }) => !groups.includes(id));
    });
    for (const { rule, id, groups, pathway, at } of names)
      yield inFile(qualification, at, {
        message: `rule ${rule.id} names group ${id}, which ${pathway === undefined ? 'the qualification' : `pathway ${pathway}`} does not have`,
        help: offer(id, groups, 'there are'),
        about: `${rule.id} ${id}`,
      });
  },
  *unit(unit, workspace) {
    const ids = [...unit.criteria, ...unit.leaves].map(({ ref }) => ref.slice(unit.id.length + 1));
    const tags = situationsIn(unit).map(({ ref }) => ref);
    const facets = unit.facets.map((facet) => facet.id);
    // What cannot be read of a facet is reported there; nobody knows what it does not have.
    const isAtFault = (tag: string) => unit.facetsAtFault.has(tag.split('/')[0]!);
    for (const { rule, requirement } of rulesOf(unit, workspace)) {
      const missing = (name: string, message: string, known: readonly string[]) =>
        inRule(requirement, rule, { about: name, message, help: offer(name, [...new Set(known)], 'there are') }, name);
      const names = namesIn(rule);
      for (const id of names.criteria)
        if (!ids.includes(id)) yield missing(id, `its rule names criterion ${id}, which the unit does not have`, ids);
      for (const tag of names.tags)
        if (tag.includes('/') && !tags.includes(tag) && !isAtFault(tag))
          yield missing(tag, `its rule names the situation ${tag}, which the unit does not have`, tags);
      for (const id of names.facets)
        if (!facets.includes(id) && !isAtFault(id))
          yield missing(id, `its rule asks for facet ${id}, which the unit does not have`, facets);
      for (const threshold of countsIn(rule).flatMap((count) => count['at-least'] ?? [])) {
        const near = misnamed(threshold, Object.keys(workspace.config.indicators));
        if (near === undefined) continue;
        const words = {
          about: threshold,
          message: `its rule reads ${threshold}, which the centre’s policy does not name`,
          help: `did you mean policy.${near}?`,
        };
        yield { ...inRule(requirement, rule, words, threshold), severity: 'warning' };
      }
      const facet = unit.facets.find(({ id }) => id === rule.cover?.facet);
      if (facet === undefined || isAtFault(facet.id)) continue;
      const values = facet.values.map(({ id }) => id);
      for (const value of names.values.filter((each) => !hasValue(facet, each)))
        yield inRule(
          requirement,
          rule,
          {
            about: `${facet.id}/${value}`,
            message: `facet ${facet.id} has no value ${value}`,
            help: facet.open
              ? 'a value is made of letters, digits, "." and "-"'
              : offer(value, values, 'its values are'),
          },
          value,
        );
    }
    const { mappings = [] }: Partial<UnitFile> = unit.file;
    for (const [m, { standard, links }] of mappings.entries()) {
      const target = workspace.units.units.get(standard);
      for (const [l, { criterion, to }] of links.entries()) {
        const at = ['mappings', m, 'links', l];
        if (!ids.includes(criterion))
          yield inFile(unit, [...at, 'criterion'], {
            about: `${standard} ${criterion}`,
            message: `the mapping names criterion ${criterion}, which the unit does not have`,
            help: offer(criterion, [...new Set(ids)], 'there are'),
          });
        const items = target?.criteria.map(({ id }) => id);
        for (const [position, item] of to.entries()) {
          if (items === undefined || items.includes(item)) continue;
          yield inFile(unit, [...at, 'to', position], {
            about: `${standard} ${criterion} ${item}`,
            message: `the mapping names ${item}, which ${standard} does not have`,
            help: offer(item, items, 'there are'),
          });
        }
      }
    }
  },
};

/** The threshold of the centre that is most like one which it does not name; it may well leave others out. */
function misnamed(threshold: string, indicators: readonly string[]): string | undefined {
  const name = threshold.startsWith('policy.') ? threshold.slice('policy.'.length) : undefined;
  return name === undefined || indicators.includes(name) ? undefined : nearest(name, indicators);
}
