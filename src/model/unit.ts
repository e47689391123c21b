import type { Span } from '../diagnostics/finding.ts';
import type { Rule } from './rule.ts';
import type { StandardFile, UnitFile } from './specification.ts';
import type { Force, Kind } from './vocabulary.ts';

/** A unit or standard as the rest of evid sees it: outcomes and requirements with their references, in the spec's order. */
export interface Unit {
  id: string;
  title: string;
  /** A national occupational standard behaves as a unit without requirements. */
  isStandard: boolean;
  path: string;
  outcomes: Outcome[];
  criteria: Criterion[];
  /** What claims and decisions are about: each criterion, or each part of a criterion that has parts. */
  leaves: Leaf[];
  /** Of a graded unit, the lowest first; empty in any other. */
  grades: readonly string[];
  /** Something of the grades cannot be read: nobody knows all of them. */
  gradesAtFault: boolean;
  facets: Facet[];
  /** Ids of facets of which something cannot be read: nobody knows all their values. */
  facetsAtFault: ReadonlySet<string>;
  requirements: Requirement[];
  holistic: boolean;
  file: UnitFile | StandardFile;
  at: (path: (string | number)[]) => Span;
}
export interface Outcome {
  id: string;
  title: string;
  kind: Kind;
}
export interface Criterion {
  ref: string;
  id: string;
  outcome: string;
  kind: Kind;
  text: string;
  optional: boolean;
  /** The grade that the specification writes beside it. */
  grade: string | undefined;
  /** The criterion itself, or its parts. */
  leaves: Leaf[];
  hasParts: boolean;
  span: Span;
}
export interface Leaf {
  ref: string;
  unit: string;
  outcome: string;
  criterion: string;
  kind: Kind;
  text: string;
  /** Its words as published, those of a part behind those of its criterion. */
  words: string;
  conditional: boolean;
  /** It, or the criterion it is a part of, is one of several of which a requirement asks some. */
  optional: boolean;
  /** Of a graded unit, the grade of its criterion. */
  grade: string | undefined;
  span: Span;
}
export interface Facet {
  id: string;
  title: string;
  /** Whether tags may use values besides those listed. */
  open: boolean;
  values: { id: string; text: string }[];
  span: Span;
}
/** A requirement of the unit, a part of one, or a rule of the centre's policy as it falls on the unit. */
export interface Requirement {
  ref: string;
  unit: string;
  text: string;
  force: Force;
  layer: 'unit' | 'centre';
  rules: Rule[];
  /** All that its list of rules holds, those included that are of no kind. */
  written: readonly Rule[];
  parts: Requirement[];
  /** Where its words stand. */
  file: string;
  span: Span;
  /** Where a part of it stands, by the path from it. */
  at: (path: (string | number)[]) => Span;
  /** Whether the rules hold a judge only because nothing else was written. */
  impliedJudge: boolean;
  /** Some of its rules could not be read; until they can, it is a gap: a broken rule must not look like progress. */
  broken: boolean;
}

/** Whether one of the codes of a unit is its name elsewhere. */
export const isCalled = (unit: Unit | undefined, name: string): boolean =>
  Object.values(unit?.file.codes ?? {}).includes(name);

/** Whether a facet has a value: a listed one, or on an open facet any that is made like a criterion id. */
export const hasValue = ({ open, values }: Facet, value: string): boolean =>
  values.some(({ id }) => id === value) || (open && /^[A-Za-z0-9][A-Za-z0-9.-]*$/.test(value));

/** The situations that the facets of a unit list, each with its words: "The service partner is un-cooperative". */
export const situationsIn = ({ facets }: Pick<Unit, 'facets'>): { ref: string; words: string }[] =>
  facets.flatMap(({ id, title, values }) =>
    values.map((value) => ({ ref: `${id}/${value.id}`, words: `${title} ${value.text}` })),
  );

/** A requirement and its parts, in order. */
export const withParts = (requirement: Requirement): Requirement[] => [requirement, ...requirement.parts];
