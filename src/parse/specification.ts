import type { Finding } from '../diagnostics/finding.ts';
import { type Rule, ruleKind } from '../model/rule.ts';
import type { StandardFile, UnitFile } from '../model/specification.ts';
import { standardSchema, unitSchema } from '../model/specification.ts';
import type { Criterion, Leaf, Outcome, Requirement, Unit } from '../model/unit.ts';
import type { Kind } from '../model/vocabulary.ts';
import { asFinding } from './read-shape.ts';
import { allOfBelongs, brokenRequirements, facetsAtFault, isEssential, ruleFaults } from './specification-faults.ts';
import { parseYamlFile, type YamlFile } from './yaml-file.ts';

/** Reads one specification. Without a unit, it cannot be used, and the findings say why. */
export function parseSpecification(path: string, text: string): { unit?: Unit; findings: Finding[] } {
  if (path.endsWith('.standard.yaml')) {
    const { file, findings, lost } = parseYamlFile(standardSchema, path, text, {
      blank: ([key]) => (key === 'performance' || key === 'knowledge' ? 'list' : undefined),
    });
    const usable = file !== undefined && !lost.some(isEssential);
    return { ...(usable ? { unit: standardAsUnit(file) } : {}), findings: findings.map(asFinding) };
  }
  const { file, findings, lost } = parseYamlFile(unitSchema, path, text, {
    blank: (at) => (at.at(-1) === 'criteria' && at.length === 3 ? 'list' : at.at(-1) === 'judge' ? 'map' : undefined),
    belongs: allOfBelongs,
  });
  if (file === undefined || lost.some(isEssential)) return { findings: findings.map(asFinding) };
  const all = [...findings, ...ruleFaults(file.value.requirements ?? [], file, findings)];
  const atFault = facetsAtFault(file, all);
  const broken = brokenRequirements(all, file.value.requirements, atFault);
  const gradesAtFault = findings.some(({ path: [key], meant }) => key === 'grades' || meant === 'grades');
  return { unit: { ...unitOf(file, broken, atFault), gradesAtFault }, findings: all.map(asFinding) };
}

function unitOf(
  file: YamlFile<UnitFile>,
  broken: ReadonlySet<string>,
  facetsAtFault: ReadonlySet<string>,
): Omit<Unit, 'gradesAtFault'> {
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
      // A grade that is not listed is reported there; until it is put right, nothing is asked the less for it.
      const grade = value.grades?.find((each) => each === criterion.grade) ?? value.grades?.[0];
      const optional = criterion.optional ?? false;
      const shared = { unit: value.id, outcome: outcome.id, criterion: ref, grade };
      const leaves: Leaf[] = criterion.parts
        ? criterion.parts.map((part, p) => ({
            ...shared,
            ref: `${ref}${part.id}`,
            kind: part.kind ?? kind,
            text: part.text,
            words: `${criterion.text ?? ''} ${part.text}`.trim(),
            conditional: part.conditional ?? criterion.conditional ?? false,
            optional: optional || (part.optional ?? false),
            span: file.at([...path, 'parts', p, 'id']),
          }))
        : [
            {
              ...shared,
              ref,
              kind,
              text: criterion.text ?? '',
              words: criterion.text ?? '',
              conditional: criterion.conditional ?? false,
              optional,
              span: file.at([...path, 'id']),
            },
          ];
      criteria.push({
        ref,
        id: criterion.id,
        outcome: outcome.id,
        kind,
        text: criterion.text ?? '',
        optional,
        grade: criterion.grade,
        leaves,
        hasParts: criterion.parts !== undefined,
        span: file.at([...path, 'id']),
      });
    });
  });
  const facets = Object.entries(value.facets ?? {}).map(([id, facet]) => ({
    id,
    title: facet.title ?? id,
    open: facet.open ?? false,
    values: Object.entries(facet.values ?? {}).map(([word, text]) => ({ id: word, text })),
    span: file.keyAt(['facets', id]),
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
        at: (path) => file.at(['requirements', index, 'parts', position, ...path]),
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
      at: (path) => file.at(['requirements', index, ...path]),
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
    grades: value.grades ?? [],
    facets,
    facetsAtFault,
    requirements,
    holistic: value.assessment?.holistic ?? false,
    file: value,
    at: file.at,
  };
}

/** A requirement with its rules; a must or should that says nothing else holds one implied judge. */
export function requirementOf({
  written,
  ...rest
}: Omit<Requirement, 'rules' | 'written' | 'impliedJudge'> & { written: Rule[] | undefined }): Requirement {
  const rules = written ?? [];
  const impliedJudge = rest.force !== 'may' && rules.length === 0 && rest.parts.length === 0 && !rest.broken;
  const usable = rest.force === 'may' ? [] : rules.filter((rule) => ruleKind(rule) !== undefined);
  return { ...rest, written: rules, rules: impliedJudge ? [{ judge: {} }] : usable, impliedJudge };
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
      const plain = { optional: false, grade: undefined };
      const shared = { ref, outcome, kind, text, span, ...plain };
      const leaf: Leaf = { ...shared, words: text, unit: value.id, criterion: ref, conditional: false };
      return { ...shared, id, leaves: [leaf], hasParts: false };
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
    grades: [],
    gradesAtFault: false,
    facets: [],
    facetsAtFault: new Set(),
    requirements: [],
    holistic: false,
    file: value,
    at: file.at,
  };
}
