import type { CriterionChange, GapChange, RequirementChange, UnitChange, UnitSide } from '../model/difference.ts';
import { stated } from '../model/stated.ts';
import { isOver } from '../model/unit-states.ts';
import type { ComparedResult } from '../parse/earlier-result.ts';

export type ComparedUnit = ComparedResult['portfolios'][number]['units'][number];
type Criterion = ComparedUnit['criteria'][number];
type Leaf = Omit<Criterion, 'parts'> & { part?: true };
type Requirement = ComparedUnit['requirements'][number];

/** Whether a result lists nothing of a unit, or nothing that can be trusted. */
const isUnlisted = ({ status }: ComparedUnit): boolean => status === 'unknown' || isOver(status);

/** What moved in one unit; undefined where nothing did. A unit that cannot be read on a side is never passed over. */
export function compareUnits(
  before: ComparedUnit | undefined,
  after: ComparedUnit | undefined,
): UnitChange | undefined {
  const { unit, title } = (after ?? before)!;
  const compared = [before, after].every((each) => each !== undefined && !isUnlisted(each));
  const row: UnitChange = {
    unit,
    title,
    change: became({ old: before, now: after }, () => 'changed'),
    ...stated({ before: before && sideOf(before), after: after && sideOf(after) }),
    compared,
    criteria: compared ? compareCriteria(before!.criteria, after!.criteria) : [],
    requirements: compared ? compareRequirements(before!.requirements, after!.requirements) : [],
    gaps: compared ? compareGaps(before!, after!) : [],
  };
  const isStill =
    before?.status === after?.status &&
    after?.status !== 'unknown' &&
    row.criteria.length + row.requirements.length + row.gaps.length === 0;
  return isStill ? undefined : row;
}

const sideOf = ({ status, criteriaMet, criteriaTotal, gaps }: ComparedUnit): UnitSide => ({
  status,
  criteriaMet,
  criteriaTotal,
  gaps: gaps.length,
});

/** The same thing on both sides, or on the one that has it. */
export interface Pair<Row> {
  old?: Row | undefined;
  now?: Row | undefined;
}

/** Pairs by what is recognised: those of `after` in their order, then what is gone. */
export function pairs<Row>(before: readonly Row[], after: readonly Row[], keyOf: (row: Row) => unknown): Pair<Row>[] {
  const by = (rows: readonly Row[]) => new Map(rows.map((row) => [keyOf(row), row]));
  const [earlier, later] = [by(before), by(after)];
  return [
    ...[...later].map(([key, now]) => ({ old: earlier.get(key), now })),
    ...[...earlier].flatMap(([key, old]) => (later.has(key) ? [] : [{ old }])),
  ];
}

/** What became of a pair: it came or went, or what its two sides make of it. */
export const became = <Row, Change>(
  { old, now }: Pair<Row>,
  changed: (old: Row, now: Row) => Change,
): 'added' | 'gone' | Change => (old === undefined ? 'added' : now === undefined ? 'gone' : changed(old, now));

/** Whether a waiver came or went; undefined where there is one on both sides, or on neither. */
export function waiverChange(old: { waived?: unknown }, now: { waived?: unknown }) {
  if ((old.waived === undefined) === (now.waived === undefined)) return undefined;
  return now.waived === undefined ? 'no-longer-waived' : 'waived';
}

const refOf = ({ ref }: { ref: string }) => ref;
const leavesOf = (criteria: readonly Criterion[]): Leaf[] =>
  criteria.flatMap((each): Leaf[] => each.parts?.map((part) => ({ ...part, part: true as const })) ?? [each]);

function compareCriteria(before: readonly Criterion[], after: readonly Criterion[]): CriterionChange[] {
  return pairs(leavesOf(before), leavesOf(after), refOf).flatMap(({ old, now }) => {
    const change = became({ old, now }, criterionChange);
    if (change === undefined) return [];
    const { ref, text, part } = (now ?? old)!;
    const found = { ref, text, ...(part ? { part } : {}), change };
    return [{ ...found, ...statuses({ old, now }), ...standsBy(change, old, now) }];
  });
}

const statuses = <Status>({ old, now }: Pair<{ status: Status }>) =>
  stated({ before: old?.status, after: now?.status });

function criterionChange({ status: before }: Leaf, { status: after }: Leaf): CriterionChange['change'] | undefined {
  if (before === after) return undefined;
  if (after === 'stale' || after === 'not-applicable') return after;
  return before === 'met' ? 'lost' : after;
}

/** The items and records behind a change: those of the status that it has come to, or of the one that it has lost. */
function standsBy(
  change: CriterionChange['change'],
  old?: Leaf,
  now?: Leaf,
): Pick<CriterionChange, 'evidence' | 'records'> {
  const told = change === 'lost' || change === 'missing' || now === undefined ? old : now;
  const claims = (told?.claims ?? []).filter(
    ({ state, counts }) => state === told?.status && (counts || state === 'not-yet'),
  );
  const records = [...claims.flatMap(({ decision }) => decision?.record ?? []), ...(told?.record ? [told.record] : [])];
  return { evidence: [...new Set(claims.map(({ evidence }) => evidence))], records: [...new Set(records)] };
}

type RequirementLeaf = Pick<Requirement, 'ref' | 'text' | 'status' | 'force'> & { part?: true };

/** Requirements and their parts; what is merely permitted never moves. */
function compareRequirements(before: readonly Requirement[], after: readonly Requirement[]): RequirementChange[] {
  const rows = (requirements: readonly Requirement[]): RequirementLeaf[] =>
    requirements
      .filter(({ force }) => force !== 'may')
      .flatMap(({ parts, ...row }) => [
        row,
        ...parts.map((each) => ({ ...each, force: row.force, part: true as const })),
      ]);
  return pairs(rows(before), rows(after), refOf).flatMap(({ old, now }) => {
    const change = became({ old, now }, requirementChange);
    if (change === undefined) return [];
    const { ref, text, force, part } = (now ?? old)!;
    return [{ ref, text, force, ...(part ? { part } : {}), change, ...statuses({ old, now }) }];
  });
}

function requirementChange(
  { status: before }: RequirementLeaf,
  { status: after }: RequirementLeaf,
): RequirementChange['change'] | undefined {
  if (before === after || after === 'note') return undefined;
  return before === 'met' ? 'lost' : after;
}

function compareGaps(before: ComparedUnit, after: ComparedUnit): GapChange[] {
  const asks = ({ criteria, requirements }: ComparedUnit) =>
    new Set([
      ...leavesOf(criteria).map(({ ref }) => ref),
      ...requirements.flatMap(({ ref, parts }) => [ref, ...parts.map((part) => part.ref)]),
    ]);
  const [asked, asking] = [asks(before), asks(after)];
  return pairs(before.gaps, after.gaps, refOf).flatMap(({ old, now }) => {
    const change = old === undefined ? 'opened' : now === undefined ? 'closed' : waiverChange(old, now);
    if (change === undefined) return [];
    const { ref, layer, what, why, owner, next, move } = (now ?? old)!;
    // Situations are asked for by neither: one of them is contested.
    const since = asked.has(ref) === asking.has(ref) ? 'as-before' : asking.has(ref) ? 'since' : 'no-longer';
    const waived = now?.waived;
    return [{ ref, layer, what, why, owner, ...stated({ move }), next, change, asked: since, ...stated({ waived }) }];
  });
}
