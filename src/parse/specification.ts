import type { Finding } from '../diagnostics/finding.ts';
import { type Rule, ruleKind, ruleKinds } from '../model/rule.ts';
import type { StandardFile, UnitFile } from '../model/specification.ts';
import { standardSchema, unitSchema } from '../model/specification.ts';
import type { Criterion, Leaf, Outcome, Requirement, Unit } from '../model/unit.ts';
import type { Kind } from '../model/vocabulary.ts';
import type { ShapeFinding } from './read-shape.ts';
import { parseYamlFile, type YamlFile } from './yaml-file.ts';
import { type Path, partName } from './yaml-node.ts';

/** Reads one specification. Without a unit, it cannot be used, and the findings say why. */
export function parseSpecification(path: string, text: string): { unit?: Unit; findings: Finding[] } {
  if (path.endsWith('.standard.yaml')) {
    const { file, findings } = parseYamlFile(standardSchema, path, text, {
      blank: ([key]) => (key === 'performance' || key === 'knowledge' ? 'list' : undefined),
    });
    const usable =
      file !== undefined && !findings.some(({ code }) => code === 'missing-key' || code === 'invalid-yaml');
    return { ...(usable ? { unit: standardAsUnit(file) } : {}), findings: findings.map(withoutPath) };
  }
  const { file, findings } = parseYamlFile(unitSchema, path, text, {
    blank: (at) => (at.at(-1) === 'criteria' && at.length === 3 ? 'list' : at.at(-1) === 'judge' ? 'map' : undefined),
  });
  if (file === undefined) return { findings: findings.map(withoutPath) };
  const further = [...textFaults(file), ...ruleFaults(file.value.requirements ?? [], file, findings)];
  const missing = [...findings, ...further].some(({ code, path: at }) => isRequiredKey(code, at));
  return {
    ...(missing ? {} : { unit: unitOf(file, brokenRequirements([...findings, ...further])) }),
    findings: [...findings.map(withoutPath), ...further.map(withoutPath)],
  };
}

const withoutPath = ({ path: _, ...finding }: ShapeFinding): Finding => finding;

/** A spec without a required key (or with one that cannot be used) cannot say what the unit asks. */
function isRequiredKey(code: string, path: Path): boolean {
  if (code === 'unknown-key') return false;
  if (code === 'missing-key') return true;
  const [first] = path;
  const last = path.findLast((step) => typeof step === 'string');
  if (first === 'id' || first === 'title') return true;
  return (
    first === 'outcomes' &&
    (last === 'id' ||
      last === 'title' ||
      last === 'criteria' ||
      last === 'text' ||
      last === 'parts' ||
      last === 'outcomes')
  );
}

function textFaults(file: YamlFile<UnitFile>): ShapeFinding[] {
  return file.value.outcomes.flatMap((outcome, o) =>
    outcome.criteria.flatMap((criterion, c) => {
      if (criterion.text !== undefined || criterion.parts !== undefined) return [];
      const path = ['outcomes', o, 'criteria', c];
      const finding = {
        code: 'missing-key',
        message: `criterion ${criterion.id} has neither text nor parts`,
        help: 'text: the words of the criterion, exactly as published',
        file: file.path,
        span: file.at(path),
        about: partName(file.root, path),
        path,
      };
      return [finding];
    }),
  );
}

/** Rules that are not a map with one key. Such a rule is left out of the requirement, which then has no rule to hold. */
export function ruleFaults(
  requirements: readonly {
    rules?: Rule[] | undefined;
    parts?: readonly { rules?: Rule[] | undefined }[] | undefined;
  }[],
  file: YamlFile<unknown>,
  reported: readonly ShapeFinding[],
  base: Path = ['requirements'],
): ShapeFinding[] {
  const findings: ShapeFinding[] = [];
  const look = (rules: readonly Rule[] | undefined, path: Path) => {
    rules?.forEach((rule, index) => {
      const at = [...path, index];
      const known = reported.some(({ path: other }) => at.every((step, position) => other[position] === step));
      if (ruleKind(rule) === undefined && !known) {
        findings.push({
          code: 'invalid-value',
          message: 'a rule is a map with exactly one key',
          help: `one of ${ruleKinds.join(', ')}; write two rules as two entries of the list`,
          file: file.path,
          span: file.at([...at]),
          about: partName(file.root, at),
          path: at,
        });
      }
      look(rule['any-of'], [...at, 'any-of']);
    });
  };
  requirements.forEach((requirement, index) => {
    look(requirement.rules, [...base, index, 'rules']);
    requirement.parts?.forEach((part, position) => {
      look(part.rules, [...base, index, 'parts', position, 'rules']);
    });
  });
  return findings;
}

/** The requirements (`3`) and parts (`3.1`, by position) in whose rules something could not be read. */
export function brokenRequirements(findings: readonly ShapeFinding[], depth = 1): ReadonlySet<string> {
  const broken = new Set<string>();
  for (const { path } of findings) {
    const [index, key, second, third] = path.slice(depth);
    if (depth === 1 && path[0] !== 'requirements') continue;
    if (key === 'rules') broken.add(`${index}`);
    if (key === 'parts' && third === 'rules') broken.add(`${index}.${second}`);
  }
  return broken;
}

function unitOf(file: YamlFile<UnitFile>, broken: ReadonlySet<string>): Unit {
  const { value } = file;
  const outcomes: Outcome[] = [];
  const criteria: Criterion[] = [];
  value.outcomes.forEach((outcome, o) => {
    const outcomeKind: Kind = outcome.kind ?? 'performance';
    outcomes.push({ id: outcome.id, title: outcome.title, kind: outcomeKind });
    outcome.criteria.forEach((criterion, c) => {
      const path = ['outcomes', o, 'criteria', c];
      const ref = `${value.id}/${criterion.id}`;
      const kind = criterion.kind ?? outcomeKind;
      const shared = { unit: value.id, outcome: outcome.id, criterion: ref };
      const leaves: Leaf[] = criterion.parts
        ? criterion.parts.map((part, p) => ({
            ...shared,
            ref: `${ref}${part.id}`,
            kind: part.kind ?? kind,
            text: part.text,
            conditional: part.conditional ?? criterion.conditional ?? false,
            span: file.at([...path, 'parts', p, 'id']),
          }))
        : [
            {
              ...shared,
              ref,
              kind,
              text: criterion.text ?? '',
              conditional: criterion.conditional ?? false,
              span: file.at([...path, 'id']),
            },
          ];
      criteria.push({
        ref,
        id: criterion.id,
        outcome: outcome.id,
        kind,
        text: criterion.text ?? '',
        leaves,
        hasParts: criterion.parts !== undefined,
        span: file.at([...path, 'id']),
      });
    });
  });
  const facets = Object.entries(value.facets ?? {}).map(([id, facet]) => ({
    id,
    title: facet.title ?? id,
    values: Object.entries(facet.values).map(([word, text]) => ({ id: word, text })),
    span: file.at(['facets', id]),
  }));
  const requirements = (value.requirements ?? []).map((requirement, index): Requirement => {
    const ref = `${value.id}/ER${requirement.id}`;
    const force = requirement.force ?? 'must';
    const parts = (requirement.parts ?? []).map((part, position) =>
      requirementOf({
        ref: `${ref}${part.id}`,
        unit: value.id,
        text: part.text,
        force,
        layer: 'unit',
        written: part.rules,
        parts: [],
        file: file.path,
        span: file.at(['requirements', index, 'parts', position, 'text']),
        broken: broken.has(`${index}.${position}`),
      }),
    );
    return requirementOf({
      ref,
      unit: value.id,
      text: requirement.text,
      force,
      layer: 'unit',
      written: requirement.rules,
      parts,
      file: file.path,
      span: file.at(['requirements', index, 'text']),
      broken: broken.has(`${index}`),
    });
  });
  return {
    id: value.id,
    title: value.title,
    isStandard: false,
    path: file.path,
    outcomes,
    criteria,
    leaves: criteria.flatMap((criterion) => criterion.leaves),
    facets,
    requirements,
    holistic: value.assessment?.holistic ?? false,
    file: value,
    at: file.at,
  };
}

/** A requirement with its rules; a must or should that says nothing else holds one implied judge. */
export function requirementOf(
  written: Omit<Requirement, 'rules' | 'impliedJudge'> & { written: Rule[] | undefined },
): Requirement {
  const { written: rules = [], ...rest } = written;
  const impliedJudge = rest.force !== 'may' && rules.length === 0 && rest.parts.length === 0 && !rest.broken;
  const usable = rest.force === 'may' ? [] : rules.filter((rule) => ruleKind(rule) !== undefined);
  return { ...rest, rules: impliedJudge ? [{ judge: {} }] : usable, impliedJudge };
}

function standardAsUnit(file: YamlFile<StandardFile>): Unit {
  const { value } = file;
  const groups = [
    { id: 'performance', title: 'Performance criteria', kind: 'performance' as const, items: value.performance },
    { id: 'knowledge', title: 'Knowledge and understanding', kind: 'knowledge' as const, items: value.knowledge },
  ];
  const criteria = groups.flatMap(({ id: outcome, kind, items }) =>
    items.map(({ id, text }, index): Criterion => {
      const ref = `${value.id}/${id}`;
      const span = file.at([outcome, index, 'id']);
      const leaf: Leaf = { ref, unit: value.id, outcome, criterion: ref, kind, text, conditional: false, span };
      return { ref, id, outcome, kind, text, leaves: [leaf], hasParts: false, span };
    }),
  );
  return {
    id: value.id,
    title: value.title,
    isStandard: true,
    path: file.path,
    outcomes: groups.map(({ id, title, kind }) => ({ id, title, kind })),
    criteria,
    leaves: criteria.flatMap((criterion) => criterion.leaves),
    facets: [],
    requirements: [],
    holistic: false,
    file: value,
    at: file.at,
  };
}
