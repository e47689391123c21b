import type { EvidenceRow, PortfolioRow, UnitRow } from '../../model/result.ts';
import { leafRows } from '../../model/rows.ts';
import type { Leaf } from '../../model/unit.ts';
import { ledByAssessor } from '../../model/vocabulary.ts';
import { daysBetween } from '../../rules/measure.ts';
import { countOf } from '../../words/counts.ts';
import { idAndTitle } from '../../words/names.ts';
import type { PlanCase, Proposal } from './action.ts';
import { type Allowances, Candidate, fills } from './candidate.ts';
import { closedBy, type Need } from './needs.ts';

/** Drafts worth finishing, the most useful first, and the needs that are left once they are finished. */
export function planDrafts(
  plan: PlanCase,
  needs: readonly Need[],
  allowances: Allowances,
): { proposals: Proposal[]; left: Need[] } {
  const { row, units } = plan;
  const drafts = row.evidence.filter((item) => item.draft && item.withdrawn === undefined);
  const candidates = drafts.map((item) => ({
    item,
    candidate: asCandidate(
      item,
      units.flatMap((each) => claimedLeaves(item.id, each.row, each.unit.leaves)),
      allowances,
    ),
  }));
  const proposals: Proposal[] = [];
  let left = [...needs];
  for (;;) {
    const ranked = candidates.map(({ item, candidate }) => {
      const filled = filledByDraft(item, candidate, left, row, allowances);
      return { item, candidate, filled, closes: closedBy(filled, left) };
    });
    const best = ranked.reduce<(typeof ranked)[number] | undefined>(
      (most, each) => (each.closes.length > (most?.closes.length ?? 0) ? each : most),
      undefined,
    );
    if (best === undefined) return { proposals, left };
    left = left.filter((need) => !best.filled.includes(need));
    proposals.push(finishing(best.item, best.candidate, best.closes, plan));
  }
}

function finishing(
  item: EvidenceRow,
  { leaves }: Candidate,
  closes: string[],
  { workspace, name }: PlanCase,
): Proposal {
  const strengthens = leaves.map(({ ref }) => ref).filter((ref) => !closes.includes(ref));
  const first = item.occasions.flatMap(({ dates }) => dates).sort()[0];
  const { today } = workspace;
  const leader = (item.assessors ?? [undefined]).map(name).join(' and ');
  const when =
    first === undefined ? 'begun already' : first > today ? `planned for ${first}` : `still a draft, of ${first}`;
  return {
    ...(ledByAssessor.has(item.method)
      ? { what: `${leader} carries out ${idAndTitle(item)} with the learner`, owner: 'assessor' }
      : { what: finishWords(item.method, idAndTitle(item)), owner: 'learner' }),
    closes,
    ...(strengthens.length === 0 ? {} : { strengthens }),
    because: `it is ${when}, and closes ${countOf(closes.length, 'gap')}${closes.length > 1 ? ' at once' : ''}`,
  };
}

/** Who writes the item finishes it. */
function finishWords(method: EvidenceRow['method'], item: string): string {
  return method === 'witness-testimony' || method === 'expert-witness'
    ? `Ask the witness to finish ${item}`
    : `Finish ${item}`;
}

function claimedLeaves(item: string, unit: UnitRow, leaves: readonly Leaf[]): Leaf[] {
  const rows = leafRows(unit).filter(({ claims }) => claims.some(({ evidence }) => evidence === item));
  const claimed = new Set(rows.map(({ ref }) => ref));
  return leaves.filter(({ ref }) => claimed.has(ref));
}

function asCandidate(
  { method, context, tags }: EvidenceRow,
  leaves: readonly Leaf[],
  allowances: Allowances,
): Candidate {
  return new Candidate(
    { method, context, kind: 'performance' },
    leaves.filter((leaf) => allowances.admit(leaf, { method, context })),
    tags.map(({ tag }) => tag),
  );
}

/** What a draft fills by what it says today; opposites only as far as it has an occasion for each. */
function filledByDraft(
  item: EvidenceRow,
  candidate: Candidate,
  needs: readonly Need[],
  row: PortfolioRow,
  allowances: Allowances,
): Need[] {
  const shown: string[] = [];
  return needs.filter((need) => {
    if (!fills(candidate, need) || !countsEnough(item, candidate, need, row)) return false;
    const { tag } = need;
    if (tag === undefined || shown.includes(tag)) return true;
    const against = shown.filter((other) => !allowances.agree(tag, other)).length;
    if (against >= item.occasions.length) return false;
    shown.push(tag);
    return true;
  });
}

function countsEnough(item: EvidenceRow, candidate: Candidate, { count, leaves }: Need, row: PortfolioRow): boolean {
  if (count === undefined) return true;
  const { of, facet, short, counted, having, separate } = count;
  const others = row.evidence.filter(({ id }) => counted.includes(id));
  const customersOf = ({ occasions }: EvidenceRow) => occasions.flatMap(({ customers }) => customers);
  const datesOf = ({ occasions }: EvidenceRow) => occasions.flatMap(({ dates }) => dates);
  const hoursOf = ({ occasions }: EvidenceRow) => occasions.reduce((sum, { hours = 0 }) => sum + hours, 0);
  const valuesOf = ({ tags }: EvidenceRow) => tags.flatMap(({ tag }) => (tag.startsWith(`${facet}/`) ? [tag] : []));
  if (having || (separate && short > 1)) return false;
  switch (of) {
    case 'items':
      return short <= 1;
    case 'occasions':
      return short <= item.occasions.length;
    case 'customers': {
      const known = others.flatMap(customersOf);
      return new Set(customersOf(item).filter((customer) => !known.includes(customer))).size >= short;
    }
    case 'values': {
      const known = others.flatMap(valuesOf);
      return valuesOf(item).filter((value) => !known.includes(value)).length >= short;
    }
    case 'hours':
      return hoursOf(item) >= short;
    case 'methods':
      return short <= 1 && !others.some(({ method }) => method === item.method);
    case 'criteria':
      return candidate.leaves.filter((leaf) => leaves.includes(leaf)).length >= short;
    case 'days':
      return daysBetween([...others, item].flatMap(datesOf)) >= count.needed;
    // Who bears witness, or assesses, the result does not say.
    default:
      return false;
  }
}
