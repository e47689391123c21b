import type { ActionRow, CriterionPartRow, PortfolioRow, UnitRow } from '../model/result.ts';
import { leafRows } from '../model/rows.ts';
import { statusWords } from '../words/statuses.ts';

/** Something that stands otherwise than before. */
export interface Change {
  /** `B9/1.5`, `B9/1.5 (E03)`, `partner/uncooperative (E03)`, `B9`. */
  what: string;
  from: string;
  to: string;
}

/**
 * What stands otherwise in a portfolio after a record: criteria, situations, requirements, sign-offs, units, actions; and the gaps
 * that are gone or new.
 */
export function portfolioChanges(
  before: PortfolioRow,
  after: PortfolioRow,
): { changes: Change[]; closed: string[]; opened: string[] } {
  const pairs = after.units.map((unit) => ({ unit, old: before.units.find((each) => each.unit === unit.unit) }));
  const changes = pairs.flatMap(({ unit, old }) => [
    ...criterionChanges(old, unit),
    ...compare(old === undefined ? [] : requirementsOf(old), requirementsOf(unit)),
  ]);
  const situations = compare(situationsOf(before), situationsOf(after));
  const units = compare(before.units.map(unitEntry), after.units.map(unitEntry));
  // Where the status of the unit moves with it, that says more.
  const signOffs = compare(before.units.map(signOffEntry), after.units.map(signOffEntry)).filter(
    ({ what }) => !units.some(({ what: unit }) => what === signOffOf(unit)),
  );
  const actions = compare(before.actions.map(actionEntry), after.actions.map(actionEntry));
  const refs = (unit: UnitRow | undefined) => (unit?.gaps ?? []).map(({ ref }) => ref);
  const closed = pairs.flatMap(({ unit, old }) => refs(old).filter((ref) => !refs(unit).includes(ref)));
  const opened = pairs.flatMap(({ unit, old }) => refs(unit).filter((ref) => !refs(old).includes(ref)));
  return { changes: [...changes, ...situations, ...signOffs, ...units, ...actions], closed, opened };
}

/** Criteria, and claims that stand otherwise where their criterion as a whole does not. */
function criterionChanges(old: UnitRow | undefined, unit: UnitRow): Change[] {
  if (old === undefined) return [];
  const criteria = compare(criteriaOf(old), criteriaOf(unit));
  const changed = new Set(criteria.map(({ what }) => what));
  const claimsIn = (row: UnitRow) => claimsOf(leafRows(row).filter(({ ref }) => !changed.has(ref)));
  const claims = compare(claimsIn(old), claimsIn(unit));
  return [...criteria, ...claims];
}

type Entry = [what: string, status: string];

const criteriaOf = (unit: UnitRow): Entry[] => leafRows(unit).map(({ ref, status }): Entry => [ref, inWords(status)]);
const claimsOf = (leaves: readonly CriterionPartRow[]): Entry[] =>
  leaves.flatMap(({ ref, claims }) =>
    claims.map(({ evidence, state }): Entry => [`${ref} (${evidence})`, inWords(state)]),
  );
const requirementsOf = ({ requirements }: UnitRow): Entry[] =>
  requirements.flatMap((row) =>
    (row.parts.length > 0 ? row.parts : [row]).map(({ ref, status }): Entry => [ref, inWords(status)]),
  );
const situationsOf = ({ evidence }: PortfolioRow): Entry[] =>
  evidence.flatMap(({ id, tags }) => tags.map(({ tag, state }): Entry => [`${tag} (${id})`, inWords(state)]));
const signOffOf = (unit: string) => `sign-off of ${unit}`;
const signOffEntry = ({ unit, signOff }: UnitRow): Entry => [
  signOffOf(unit),
  signOff === undefined ? 'none' : signOff.holds ? `${signOff.record} of ${signOff.date}` : 'to be given anew',
];
const actionEntry = ({ ref, open }: ActionRow): Entry => [`action ${ref}`, open ? 'open' : 'done'];
const unitEntry = ({ unit, status }: UnitRow): Entry => [unit, statusWords[status]];

function compare(before: readonly Entry[], after: readonly Entry[]): Change[] {
  const old = new Map(before);
  return after.flatMap(([what, to]) => {
    const from = old.get(what);
    return from === undefined || from === to ? [] : [{ what, from, to }];
  });
}

const inWords = (status: string) => status.replace(/-/g, ' ');
