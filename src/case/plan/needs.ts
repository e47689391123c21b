import type { EvidenceRow, Gap, RequirementPartRow, RuleResult, UnitRow } from '../../model/result.ts';
import { leafRows, requirementRows } from '../../model/rows.ts';
import { type CountRule, type CoverRule, type Filter, membersOf, type Rule, ruleKind } from '../../model/rule.ts';
import type { Leaf, Requirement, Unit } from '../../model/unit.ts';
import { withParts } from '../../model/unit.ts';
import type { Measure, Method } from '../../model/vocabulary.ts';
import type { UnitIndex } from '../../resolve/unit-index.ts';
import { scopeLeaves } from '../../rules/scope.ts';

/** One thing that evidence must still show. A gap has one need or several, and is closed when all are filled. */
export interface Need {
  gap: Gap;
  unit: Unit;
  /** The evidence must claim one of these. */
  leaves: readonly Leaf[];
  /** Of a criterion, and not of a requirement. */
  isCriterion: boolean;
  where?: Filter | undefined;
  /** The situation it must show. */
  tag?: string;
  /** How many things of which measure are lacking, and the items and methods that count already. */
  count?: {
    of: Measure;
    /** Whose values are counted. */
    facet: string | undefined;
    short: number;
    needed: number;
    counted: readonly string[];
    used: readonly (Method | undefined)[];
    having: boolean;
    /** Each on an occasion of its own. */
    separate: boolean;
  };
}

/** References of the gaps of which nothing is left once some of the needs are filled. */
export function closedBy(filled: readonly Need[], open: readonly Need[]): string[] {
  const left = new Set(open.filter((need) => !filled.includes(need)).map(({ gap }) => gap.ref));
  return [...new Set(filled.map(({ gap }) => gap.ref))].filter((ref) => !left.has(ref));
}

/** What the gaps of a unit ask of the learner. */
export interface Asked {
  needs: Need[];
  /** More is claimed than a rule allows. */
  tooMany: { gap: Gap; atMost: number }[];
  /** An assessor has judged that it is not shown yet. */
  judged: { gap: Gap; record: string; reason: string }[];
}

/** Reads what is lacking out of the gaps of a unit and the rules behind them. */
export function askedBy(row: UnitRow, unit: Unit, units: UnitIndex, evidence: readonly EvidenceRow[]): Asked {
  const asked: Asked = { needs: [], tooMany: [], judged: [] };
  const methods = new Map(evidence.map(({ id, method }) => [id, method]));
  const written = new Map(
    units
      .requirementsOf(unit.id)
      .flatMap(withParts)
      .map((each) => [each.ref, each]),
  );
  const rows = new Map(requirementRows(row).map((each) => [each.ref, each]));
  const applicable = applicableLeaves(row, unit);
  for (const gap of row.gaps) {
    const requirement = written.get(gap.ref);
    const judgedRow = rows.get(gap.ref);
    if (requirement !== undefined && judgedRow !== undefined) {
      if (gap.status === 'gap') askRequirement(gap, requirement, judgedRow, unit, applicable, evidence, asked);
    } else if (gap.status === 'missing' || gap.status === 'partial' || gap.status === 'not-yet') {
      const leaf = unit.leaves.find(({ ref }) => ref === gap.ref);
      if (leaf) asked.needs.push({ gap, unit, leaves: [leaf], isCriterion: true });
    }
  }
  for (const { count } of asked.needs) if (count) count.used = count.counted.map((id) => methods.get(id));
  return asked;
}

/** The criteria (parts) of a unit that are not decided not applicable. */
function applicableLeaves(row: UnitRow, unit: Unit): Leaf[] {
  const left = new Set(
    leafRows(row)
      .filter(({ status }) => status !== 'not-applicable')
      .map(({ ref }) => ref),
  );
  return unit.leaves.filter(({ ref }) => left.has(ref));
}

function askRequirement(
  gap: Gap,
  requirement: Requirement,
  row: RequirementPartRow,
  unit: Unit,
  applicable: readonly Leaf[],
  evidence: readonly EvidenceRow[],
  asked: Asked,
): void {
  if (row.judgement) asked.judged.push({ gap, record: row.judgement.record, reason: row.judgement.reason });
  if (requirement.broken || row.judgement) return;
  for (const [index, rule] of requirement.rules.entries()) {
    const result = row.rules[index];
    if (result === undefined) continue;
    const found = ruleNeeds(gap, rule, result, unit, applicable, evidence);
    asked.needs.push(...found.needs);
    asked.tooMany.push(...found.tooMany);
    asked.judged.push(...found.judged);
  }
}

function ruleNeeds(
  gap: Gap,
  rule: Rule,
  result: RuleResult,
  unit: Unit,
  applicable: readonly Leaf[],
  evidence: readonly EvidenceRow[],
): Asked {
  const nothing: Asked = { needs: [], tooMany: [], judged: [] };
  if (result.status !== 'gap') return nothing;
  if (rule.cover) return { ...nothing, needs: coverNeeds(gap, rule.cover, result, unit, applicable) };
  if (rule.count) {
    if (result.atMost !== undefined && (result.claimed?.measured ?? 0) > result.atMost)
      return { ...nothing, tooMany: [{ gap, atMost: result.atMost }] };
    return { ...nothing, needs: countNeeds(gap, rule.count, result, unit, applicable, evidence) };
  }
  if (rule.judge) {
    const { judgement } = result;
    if (judgement === undefined || judgement.stale) return nothing;
    return { ...nothing, judged: [{ gap, record: judgement.record, reason: judgement.reason }] };
  }
  const members = membersOf(rule).filter((member) => ruleKind(member) !== undefined);
  const each = members.map((member, index) =>
    ruleNeeds(gap, member, result.rules![index]!, unit, applicable, evidence),
  );
  if (rule['all-of'])
    return {
      needs: each.flatMap(({ needs }) => needs),
      tooMany: each.flatMap(({ tooMany }) => tooMany),
      judged: each.flatMap(({ judged }) => judged),
    };
  // Of an any-of, the member that asks least.
  return each.reduce((least, other) => (effort(other) < effort(least) ? other : least), each[0] ?? nothing);
}

/** What an alternative costs: a judgement not yet given costs nothing, one given against it more than any evidence. */
const effort = ({ needs, tooMany, judged }: Asked) =>
  needs.reduce((sum, { count }) => sum + (count?.short ?? 1), 0) + 1000 * (tooMany.length + judged.length);

function coverNeeds(gap: Gap, rule: CoverRule, result: RuleResult, unit: Unit, applicable: readonly Leaf[]): Need[] {
  const needed = Array.isArray(result.needed) ? result.needed : [];
  const cells = result.claimed?.cells ?? [{ cell: unit.id, found: result.claimed?.found ?? [] }];
  return cells.flatMap((cell): Need[] => {
    const found = 'found' in cell ? cell.found : [];
    const lacking = needed.filter((value) => !found.includes(value));
    const leaves = inCell(applicable, cell.cell, unit);
    const wanted = result.atLeast ?? needed.length;
    const short = Math.max(0, wanted - found.length);
    const need = { gap, unit, leaves, isCriterion: false, where: rule.where };
    const named = lacking.slice(0, short).map((value) => ({ ...need, tag: `${rule.facet}/${value}` }));
    // On an open facet, what the list does not fill, any other value may.
    if (!result.anyValue || named.length === short) return named;
    const count = {
      of: 'values' as const,
      facet: rule.facet,
      short: short - named.length,
      needed: wanted,
      counted: result.counted,
      used: [],
      having: false,
      separate: rule['separate-occasions'] === true,
    };
    return [...named, { ...need, count }];
  });
}

/** Of each facet of a unit, the situations that no item shows which counts. */
function lackingValues(unit: Unit, { counted }: RuleResult, evidence: readonly EvidenceRow[]): Map<string, string[]> {
  const shown = new Set(
    evidence
      .filter(({ id }) => counted.includes(id))
      .flatMap(({ tags, occasions }) => [
        ...tags.flatMap(({ tag, state }) => (state === 'not-yet' ? [] : [tag])),
        ...occasions.flatMap((each) => each.tags ?? []),
      ]),
  );
  return new Map(
    unit.facets.map(({ id, values }) => [
      id,
      values.map((value) => `${id}/${value.id}`).filter((tag) => !shown.has(tag)),
    ]),
  );
}

function countNeeds(
  gap: Gap,
  rule: CountRule,
  result: RuleResult,
  unit: Unit,
  applicable: readonly Leaf[],
  evidence: readonly EvidenceRow[],
): Need[] {
  const lackingOf = lackingValues(unit, result, evidence);
  const scope = new Set(scopeLeaves(unit, rule.criteria));
  const needed = typeof result.needed === 'number' ? result.needed : 1;
  const cells = result.claimed?.cells ?? [{ cell: unit.id, measured: result.claimed?.measured ?? 0, needed }];
  return cells.flatMap((cell): Need[] => {
    if (!('measured' in cell)) return [];
    const short = (cell.needed ?? needed) - cell.measured;
    if (short <= 0) return [];
    const leaves = inCell(applicable, cell.cell, unit).filter((leaf) => scope.has(leaf));
    const count = {
      of: rule.of,
      facet: rule.facet,
      short,
      needed: cell.needed ?? needed,
      counted: result.counted,
      used: [],
      having: rule.having !== undefined,
      separate: rule['separate-occasions'] === true,
    };
    const need: Need = { gap, unit, leaves, isCriterion: false, where: rule.where, count };
    if (rule.of !== 'values' || count.having || count.separate) return [need];
    // Values that the facet lists are situations to be shown, each by whatever item has room for it.
    const named = (lackingOf.get(rule.facet ?? '') ?? []).slice(0, short);
    const left = short - named.length;
    return [
      ...named.map((tag): Need => ({ gap, unit, leaves, isCriterion: false, where: rule.where, tag })),
      ...(left === 0 ? [] : [{ ...need, count: { ...count, short: left } }]),
    ];
  });
}

/** The criteria of a cell: of the unit, of an outcome, or one. */
const inCell = (leaves: readonly Leaf[], cell: string, unit: Unit): Leaf[] =>
  leaves.filter((leaf) => cell === unit.id || cell === leaf.outcome || cell === leaf.ref);
