import type { EvidenceRow, Gap, RequirementPartRow, RuleResult, UnitRow } from '../../model/result.ts';
import { leafRows, requirementRows } from '../../model/rows.ts';
import { type CountRule, type CoverRule, type Filter, membersOf, type Rule, ruleKind } from '../../model/rule.ts';
import type { Leaf, Requirement, Unit } from '../../model/unit.ts';
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

/** What the needs of a gap are read out of. */
interface About {
  gap: Gap;
  unit: Unit;
  /** The criteria (parts) that are not decided not applicable. */
  applicable: readonly Leaf[];
  evidence: readonly EvidenceRow[];
}

const nothing: Asked = { needs: [], tooMany: [], judged: [] };
const together = (all: readonly Asked[]): Asked => ({
  needs: all.flatMap(({ needs }) => needs),
  tooMany: all.flatMap(({ tooMany }) => tooMany),
  judged: all.flatMap(({ judged }) => judged),
});

/** Reads what is lacking out of the gaps of a unit and the rules behind them. */
export function askedBy(row: UnitRow, unit: Unit, units: UnitIndex, evidence: readonly EvidenceRow[]): Asked {
  const rows = new Map(requirementRows(row).map((each) => [each.ref, each]));
  const inapplicable = new Set(leafRows(row).flatMap(({ ref, status }) => (status === 'not-applicable' ? [ref] : [])));
  const applicable = unit.leaves.filter(({ ref }) => !inapplicable.has(ref));
  return together(
    row.gaps.map((gap): Asked => {
      const [requirement, judged] = [units.requirement(gap.ref), rows.get(gap.ref)];
      if (requirement !== undefined && judged !== undefined)
        return gap.status === 'gap' ? askedOf(requirement, judged, { gap, unit, applicable, evidence }) : nothing;
      const leaf = gap.owner === 'learner' ? unit.leaves.find(({ ref }) => ref === gap.ref) : undefined;
      return leaf === undefined ? nothing : { ...nothing, needs: [{ gap, unit, leaves: [leaf], isCriterion: true }] };
    }),
  );
}

function askedOf(requirement: Requirement, row: RequirementPartRow, about: About): Asked {
  if (row.judgement) return { ...nothing, judged: [{ gap: about.gap, ...row.judgement }] };
  if (requirement.broken) return nothing;
  return together(
    requirement.rules.flatMap((rule, index) => {
      const result = row.rules[index];
      return result === undefined ? [] : [ruleNeeds(rule, result, about)];
    }),
  );
}

function ruleNeeds(rule: Rule, result: RuleResult, about: About): Asked {
  const { gap } = about;
  if (result.status !== 'gap') return nothing;
  if (rule.cover) return { ...nothing, needs: coverNeeds(rule.cover, result, about) };
  if (rule.count) {
    if (result.atMost !== undefined && (result.claimed?.measured ?? 0) > result.atMost)
      return { ...nothing, tooMany: [{ gap, atMost: result.atMost }] };
    return { ...nothing, needs: countNeeds(rule.count, result, about) };
  }
  if (rule.judge) {
    const { judgement } = result;
    return judgement === undefined || judgement.stale ? nothing : { ...nothing, judged: [{ gap, ...judgement }] };
  }
  const members = membersOf(rule).filter((member) => ruleKind(member) !== undefined);
  const each = members.map((member, index) => ruleNeeds(member, result.rules![index]!, about));
  if (rule['all-of']) return together(each);
  // Of an any-of, the member that asks least.
  return each.reduce((least, other) => (effort(other) < effort(least) ? other : least), each[0] ?? nothing);
}

/** What an alternative costs: a judgement not yet given costs nothing, one given against it more than any evidence. */
const effort = ({ needs, tooMany, judged }: Asked) =>
  needs.reduce((sum, { count }) => sum + (count?.short ?? 1), 0) + 1000 * (tooMany.length + judged.length);

function coverNeeds(rule: CoverRule, result: RuleResult, { gap, unit, applicable }: About): Need[] {
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

function countNeeds(rule: CountRule, result: RuleResult, { gap, unit, applicable, evidence }: About): Need[] {
  const lackingOf = lackingValues(unit, result, evidence);
  const methods = result.counted.map((id) => evidence.find((item) => item.id === id)?.method);
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
      used: methods,
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
