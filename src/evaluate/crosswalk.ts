import type { CriterionStatus, PortfolioRow, UnitRow } from '../model/result.ts';
import { criterionRows } from '../model/rows.ts';
import { stated } from '../model/stated.ts';
import type { Criterion, Leaf, Unit } from '../model/unit.ts';
import type { Kind } from '../model/vocabulary.ts';
import { bestFirst, bestOf } from './criterion-status.ts';

/** A unit beside a national occupational standard, by the mapping in the unit's specification. */
export interface Crosswalk {
  unit: { id: string; title: string };
  standard: { id: string; title: string; version?: string; reviewDue?: string; reviewPassed: boolean };
  /** Each criterion of the unit with the items of the standard that it is mapped to. */
  criteria: { ref: string; text: string; to: string[]; status?: CriterionStatus }[];
  /** Each item of the standard with the criteria that reach it. */
  items: CrosswalkItem[];
  /** What the mapping does not reach, from either side. */
  unreached: { criteria: string[]; items: string[] };
  /** How far the evidence of a portfolio covers the standard. */
  coverage?: Coverage;
}
export interface CrosswalkItem {
  ref: string;
  kind: Kind;
  text: string;
  from: string[];
  /** The best status of the criteria that reach it. */
  mapped?: CriterionStatus;
  /** Its own status, by claims on the standard itself. */
  direct?: CriterionStatus;
}
export interface Coverage {
  portfolio: string;
  learner: { id?: string | undefined; name?: string | undefined };
  /** How the portfolio holds the unit and the standard: not at all, or with their criteria, or carried over and the like. */
  unit: 'assessed' | 'not-listed' | 'not-assessed';
  standard: 'assessed' | 'not-listed' | 'not-assessed';
  /** How many items of the standard have which status, by the mapping and by direct claims. */
  mapped: Partial<Record<CriterionStatus, number>>;
  direct: Partial<Record<CriterionStatus, number>>;
}

/** The standards that a unit is mapped to. */
export const mappedStandards = ({ file }: Unit): string[] => [
  ...new Set(('mappings' in file ? (file.mappings ?? []) : []).map(({ standard }) => standard)),
];

/** Sets a unit beside a standard; with a portfolio, also how far its evidence covers the standard through the mapping. */
export function crosswalk(unit: Unit, standard: Unit, today: string, row?: PortfolioRow): Crosswalk {
  const links = linksOf(unit, standard);
  const statuses = row?.units.find((each) => each.unit === unit.id);
  const own = row?.units.find((each) => each.unit === standard.id);
  const statusOf = statusesOf(statuses);
  const directOf = statusesOf(own);
  const criteria = unit.criteria
    .flatMap(subjects)
    .map(({ ref, text }) => ({ ref, text, to: links.get(ref) ?? [], ...stated({ status: statusOf.get(ref) }) }));
  const items = standard.leaves.map((leaf): CrosswalkItem => {
    const from = criteria.filter(({ to }) => to.includes(leaf.ref)).map(({ ref }) => ref);
    const found = from.flatMap((ref) => statusOf.get(ref) ?? []);
    const mapped = statuses === undefined ? undefined : bestOf(found);
    const direct = directOf.get(leaf.ref);
    const { ref, kind, text } = leaf;
    return { ref, kind, text, from, ...stated({ mapped, direct }) };
  });
  return {
    unit: { id: unit.id, title: unit.title },
    standard: standardHead(standard, today),
    criteria,
    items,
    unreached: {
      // A part is reached with its criterion, and a criterion with any of its parts.
      criteria: unit.criteria
        .filter((criterion) => subjects(criterion).every(({ ref }) => (links.get(ref) ?? []).length === 0))
        .map(({ ref }) => ref),
      items: items.filter(({ from }) => from.length === 0).map(({ ref }) => ref),
    },
    ...(row === undefined ? {} : { coverage: coverageOf(row, statuses, own, items) }),
  };
}

/** What a link may name: a criterion, or one of its parts. */
const subjects = (criterion: Criterion): Pick<Leaf, 'ref' | 'text'>[] =>
  criterion.hasParts ? [criterion, ...criterion.leaves] : [criterion];

/** References of the standard's items by reference of criterion or part; names that nothing bears are left to spec check. */
function linksOf(unit: Unit, standard: Unit): Map<string, string[]> {
  const known = new Set(standard.leaves.map(({ ref }) => ref));
  const links = new Map<string, string[]>();
  for (const mapping of 'mappings' in unit.file ? (unit.file.mappings ?? []) : []) {
    if (mapping.standard !== standard.id) continue;
    for (const { criterion, to } of mapping.links) {
      const ref = `${unit.id}/${criterion}`;
      const items = to.map((id) => `${standard.id}/${id}`).filter((item) => known.has(item));
      links.set(ref, [...new Set([...(links.get(ref) ?? []), ...items])]);
    }
  }
  return links;
}

function standardHead({ id, title, file }: Unit, today: string): Crosswalk['standard'] {
  const version = 'version' in file ? file.version : undefined;
  const reviewDue = 'review-due' in file ? file['review-due'] : undefined;
  const reviewPassed = reviewDue !== undefined && reviewDue < today;
  return { id, title, ...stated({ version, reviewDue }), reviewPassed };
}

const statusesOf = (row: UnitRow | undefined): ReadonlyMap<string, CriterionStatus> =>
  new Map(row === undefined ? [] : criterionRows(row).map(({ ref, status }) => [ref, status]));

function coverageOf(
  { path, learner }: PortfolioRow,
  unit: UnitRow | undefined,
  standard: UnitRow | undefined,
  items: readonly CrosswalkItem[],
): Coverage {
  const held = (row: UnitRow | undefined) =>
    row === undefined ? 'not-listed' : row.criteria.length === 0 ? 'not-assessed' : 'assessed';
  const count = (statuses: readonly (CriterionStatus | undefined)[]) =>
    Object.fromEntries(
      bestFirst.flatMap((status) => {
        const many = statuses.filter((each) => each === status).length;
        return many === 0 ? [] : [[status, many]];
      }),
    );
  return {
    portfolio: path,
    learner: { id: learner.id, name: learner.name },
    unit: held(unit),
    standard: held(standard),
    mapped: count(items.map(({ mapped }) => mapped)),
    direct: count(items.map(({ direct }) => direct)),
  };
}
