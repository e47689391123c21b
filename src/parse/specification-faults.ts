import {
  facetsAskedBy,
  memberKinds,
  membersOf,
  type Rule,
  ruleKind,
  ruleKinds,
  ruleSchema,
  tagsIn,
  withMembers,
} from '../model/rule.ts';
import type { UnitFile } from '../model/specification.ts';
import { keysAt } from './keys-at.ts';
import type { ShapeFinding } from './shape-finding.ts';
import type { YamlFile } from './yaml-file.ts';
import { type Path, partName } from './yaml-node.ts';

type Written = readonly {
  rules?: Rule[] | undefined;
  parts?: readonly { rules?: Rule[] | undefined }[] | undefined;
}[];

const essential: ReadonlySet<unknown> = new Set([
  'id',
  'title',
  'outcomes',
  'requirements',
  'performance',
  'knowledge',
]);
/** What may be lost within these: a default stands in, it is guidance, or, of rules, the requirement becomes a gap. */
const dispensable: ReadonlySet<unknown> = new Set([
  'kind',
  'conditional',
  'optional',
  'grade',
  'content',
  'force',
  'rules',
]);

/** Whether a specification that has lost this part can no longer say which criteria and requirements there are. */
export const isEssential = (path: Path): boolean =>
  path.length === 0 || (essential.has(path[0]) && !path.some((step) => dispensable.has(step)));

/** Where an all-of belongs that stands among the rules of a requirement. */
export const allOfBelongs = (path: Path): string | undefined =>
  path.at(-1) === 'all-of' && path.at(-3) === 'rules'
    ? 'the rules of a requirement must all hold: write them as entries of its list; all-of stands inside any-of'
    : undefined;

/** Rules that are not a map with one key. Such a rule is left out of the requirement, which then has no rule to hold. */
export function ruleFaults(
  requirements: Written,
  file: YamlFile<unknown>,
  reported: readonly ShapeFinding[],
  base: Path = ['requirements'],
): ShapeFinding[] {
  const findings: ShapeFinding[] = [];
  const look = (rules: readonly Rule[] | undefined, path: Path, kinds: readonly string[] = ruleKinds) => {
    rules?.forEach((rule, index) => {
      const at = [...path, index];
      const known = reported.some(({ path: other }) => at.every((step, position) => other[position] === step));
      if (ruleKind(rule) === undefined && !known) {
        findings.push({
          code: 'invalid-value',
          message: 'a rule is a map with exactly one key',
          help: `one of ${kinds.join(', ')}; write two rules as two entries of the list`,
          file: file.path,
          span: file.at([...at]),
          about: partName(file.root, at),
          path: at,
        });
      }
      look(membersOf(rule), [...at, rule['any-of'] ? 'any-of' : 'all-of'], memberKinds);
    });
  };
  requirements.forEach((requirement, index) => {
    look(requirement.rules, [...base, index, 'rules']);
    requirement.parts?.forEach((part, position) => {
      look(part.rules, [...base, index, 'parts', position, 'rules']);
    });
  });
  return findings.map(asAlternative);
}

/** The members of an any-of are alternatives: there, two entries made of one rule would turn *and* into *or*. */
function asAlternative(fault: ShapeFinding): ShapeFinding {
  if (fault.path.at(-2) !== 'any-of') return fault;
  const together = keysAt(ruleSchema, ['any-of', 0]).has('all-of')
    ? 'rules that must hold together are one entry, all-of: [ …, … ]'
    : 'every entry is one rule by itself';
  return { ...fault, help: `${together}; two entries of an any-of would mean one or the other` };
}

/** The facets of which something cannot be read: nobody knows all their values. */
export function facetsAtFault(file: YamlFile<UnitFile>, findings: readonly ShapeFinding[]): ReadonlySet<string> {
  const faults = findings.filter(({ path: [key, , part] }) => key === 'facets' && part !== 'title');
  const named = faults.flatMap(({ path: [, id] }) => (id === undefined ? [] : [String(id)]));
  const isWhole = faults.some(({ path }) => path.length === 1) || findings.some(({ meant }) => meant === 'facets');
  if (!isWhole) return new Set(named);
  // Where the list of facets itself is at fault, every facet that a rule speaks of may be among them.
  const rules = (file.value.requirements ?? []).flatMap(({ rules = [], parts = [] }) => [
    ...rules,
    ...parts.flatMap((part) => part.rules ?? []),
  ]);
  return new Set([...named, ...facetsOf(rules)]);
}

/** The requirements (`3`) and parts (`3.1`, by position) in whose rules, or facets, something could not be read. */
export function brokenRequirements(
  findings: readonly ShapeFinding[],
  requirements: Written = [],
  atFault: ReadonlySet<string> = new Set(),
  base: Path = ['requirements'],
): ReadonlySet<string> {
  const broken = new Set<string>();
  for (const { path, meant } of findings) {
    if (!base.every((step, position) => path[position] === step)) continue;
    const [index, key, second, third] = path.slice(base.length);
    const isMisspelt = meant === 'rules' || meant === 'parts';
    if (key === 'rules' || (isMisspelt && second === undefined)) broken.add(`${index}`);
    if (key === 'parts' && (third === 'rules' || isMisspelt)) broken.add(`${index}.${second}`);
  }
  const isTouched = (rules: readonly Rule[] = []) => facetsOf(rules).some((facet) => atFault.has(facet));
  requirements.forEach(({ rules, parts = [] }, index) => {
    if (isTouched(rules)) broken.add(`${index}`);
    parts.forEach((part, position) => {
      if (isTouched(part.rules)) broken.add(`${index}.${position}`);
    });
  });
  return broken;
}

/** The facets that rules speak of. */
const facetsOf = (rules: readonly Rule[]): string[] =>
  rules
    .flatMap(withMembers)
    .flatMap((rule) => [
      ...facetsAskedBy(rule),
      ...tagsIn(rule).flatMap((tag) => (tag.includes('/') ? [tag.slice(0, tag.indexOf('/'))] : [])),
    ]);
