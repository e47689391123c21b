import { combinationRulesOf, groupsOf, pathwaysOf } from '../combination/qualification.ts';
import type { Finding } from '../diagnostics/finding.ts';
import { offer } from '../diagnostics/nearest.ts';
import { hasValue } from '../model/unit.ts';
import { type Check, inQualification } from './check.ts';
import { asks, spec } from './example.ts';
import { namesIn, rulesOf } from './spec-rules.ts';

const facets = '\n  partner: { values: { cooperative: cooperative, uncooperative: un-cooperative } }';
const text = 'Examples with partners who are un-cooperative';

export const unknownNameInRule: Check = {
  code: 'unknown-name-in-rule',
  severity: 'error',
  summary: 'A rule or mapping names a criterion, facet, value or group that is not there',
  why:
    'A rule that names what the unit does not have can never be met, or never fails, and learners would be ' +
    'sent after evidence that nobody asks for.',
  fix:
    'Correct the name, or add the criterion, the facet or its value to the specification as the document has ' + 'it.',
  wrong: spec({ facets, requirements: asks(text, 'cover: { facet: partner, values: [unco-operative] }') }),
  right: spec({ facets, requirements: asks(text, 'cover: { facet: partner, values: [uncooperative] }') }),
  *qualification(qualification): Iterable<Finding> {
    const reported = new Set<string>();
    for (const pathway of pathwaysOf(qualification)) {
      const groups = groupsOf(qualification, pathway).map(({ group }) => group.id);
      for (const { rule, path } of combinationRulesOf(qualification, pathway)) {
        // What holds for everybody must be met without a pathway too.
        for (const key of ['groups', 'each-of'] as const) {
          for (const [index, id] of (rule[key] ?? []).entries()) {
            const at = [...path, key, index];
            if (groups.includes(id) || reported.has(at.join('/'))) continue;
            reported.add(at.join('/'));
            yield inQualification(this.code, qualification, at, {
              message: `rule ${rule.id} names group ${id}, which ${pathway === undefined ? 'the qualification' : `pathway ${pathway}`} does not have`,
              help: offer(id, groups, 'there are'),
              about: `${rule.id} ${id}`,
            });
          }
        }
      }
    }
  },
  *unit(unit, workspace): Iterable<Finding> {
    const ids = new Set(
      [...unit.criteria.map((each) => each.ref), ...unit.leaves.map((each) => each.ref)].map((ref) =>
        ref.slice(unit.id.length + 1),
      ),
    );
    const tags = new Set(unit.facets.flatMap((facet) => facet.values.map((value) => `${facet.id}/${value.id}`)));
    const facets = unit.facets.map((facet) => facet.id);
    // What cannot be read of a facet is reported there; nobody knows what it does not have.
    const isAtFault = (tag: string) => unit.facetsAtFault.has(tag.split('/')[0]!);
    for (const { rule, requirement } of rulesOf(unit, workspace)) {
      const report = (name: string, message: string, help: string): Finding => ({
        code: this.code,
        message: `${requirement.ref}: ${message}`,
        help,
        about: name,
        file: requirement.file,
        span: requirement.span,
        ref: requirement.ref,
      });
      const names = namesIn(rule);
      for (const id of names.criteria)
        if (!ids.has(id))
          yield report(
            id,
            `its rule names criterion ${id}, which the unit does not have`,
            offer(id, [...ids], 'there are'),
          );
      for (const tag of names.tags)
        if (tag.includes('/') && !tags.has(tag) && !isAtFault(tag))
          yield report(
            tag,
            `its rule names the situation ${tag}, which the unit does not have`,
            offer(tag, [...tags], 'there are'),
          );
      for (const id of names.facets)
        if (!facets.includes(id) && !isAtFault(id))
          yield report(
            id,
            `its rule asks for facet ${id}, which the unit does not have`,
            offer(id, facets, 'there are'),
          );
      const facet = unit.facets.find(({ id }) => id === rule.cover?.facet);
      if (facet === undefined || isAtFault(facet.id)) continue;
      for (const value of names.values)
        if (!hasValue(facet, value))
          yield report(
            `${facet.id}/${value}`,
            `facet ${facet.id} has no value ${value}`,
            facet.open
              ? 'a value is made of letters, digits, "." and "-"'
              : offer(
                  value,
                  facet.values.map((each) => each.id),
                  'its values are',
                ),
          );
    }
    const mappings = 'mappings' in unit.file ? (unit.file.mappings ?? []) : [];
    for (const [m, { standard, links }] of mappings.entries()) {
      const target = workspace.units.units.get(standard);
      for (const [l, { criterion, to }] of links.entries()) {
        const at = ['mappings', m, 'links', l];
        if (!ids.has(criterion))
          yield {
            code: this.code,
            about: `${standard} ${criterion}`,
            message: `the mapping names criterion ${criterion}, which the unit does not have`,
            help: offer(criterion, [...ids], 'there are'),
            file: unit.path,
            span: unit.at([...at, 'criterion']),
          };
        for (const [position, item] of to.entries()) {
          if (target === undefined || target.criteria.some((each) => each.id === item)) continue;
          yield {
            code: this.code,
            about: `${standard} ${criterion} ${item}`,
            message: `the mapping names ${item}, which ${standard} does not have`,
            help: offer(
              item,
              target.criteria.map((each) => each.id),
              'there are',
            ),
            file: unit.path,
            span: unit.at([...at, 'to', position]),
          };
        }
      }
    }
  },
};
