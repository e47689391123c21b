import { markdownText } from '../../document/markdown-text.ts';
import { whoseMove } from '../../model/moves.ts';
import { openRules } from '../../model/open-rules.ts';
import type { ClaimRow, EvidenceRow, Gap, RuleResult, UnitRow } from '../../model/result.ts';
import { leafRows, requirementRows } from '../../model/rows.ts';
import { layerWords } from '../../words/layers.ts';
import { ownerWords } from '../../words/moves.ts';
import { type Case, decisionWords, itemWords, passageWords, point, quoted, sentence } from './phrases.ts';
import { requirementText } from './requirement-text.ts';

/** How many near misses a gap shows: a long list hides the useful ones. */
const mostNear = 3;

/** What the learner has to do for a unit: each gap in its exact words, why it is one, what comes closest and the next step. */
export function missing(unit: UnitRow, at: Case): string[] {
  const gaps = unit.gaps.filter(({ owner, waived }) => owner === 'learner' && waived === undefined);
  const points = gaps.map((gap) => missingPoint(gap, unit, at));
  if (lacksDeclaration(unit)) {
    points.push(
      point('**The learner’s declaration** that all evidence of the unit is their own.', [
        point(`Next, the learner: declare it, and write the day under declared in portfolio.yaml.`),
      ]),
    );
  }
  return points.length === 0 ? [] : [points.join('\n')];
}

/** A unit of which nothing else is open. */
const lacksDeclaration = ({ status, declared }: UnitRow): boolean =>
  status === 'awaiting-sign-off' && declared === undefined;

function missingPoint(gap: Gap, unit: UnitRow, at: Case): string {
  const { ref, layer, status, why, next } = gap;
  const leaf = leafRows(unit).find((row) => row.ref === ref);
  const rules = openRules(requirementRows(unit).find((row) => row.ref === ref)?.rules ?? []);
  const near = leaf === undefined ? nearMisses(rules, at) : nearClaims(leaf.claims, gap, at);
  const drafts = leaf === undefined ? draftsNear(rules, at) : draftsClaiming(leaf.claims, at);
  // What comes closest is told below, with its title.
  const reason = near.length + drafts.length === 0 ? why : why.replace(/; nearest: .*$/s, '');
  return point(`**${markdownText(ref)}** (${gapWords(status, rules)}): ${quoted(requirementText(gap, unit))}`, [
    point(`Why: ${layerWords(layer)}${leaf === undefined ? '' : ` (${leaf.kind})`}; ${sentence(reason)}`),
    ...near.map((text) => point(`Closest: ${text}`)),
    ...drafts.map((item) => point(draftWords(item, leaf !== undefined, at))),
    point(`Next, ${ownerWords[whoseMove(gap)]}: ${sentence(next)}`),
  ]);
}

function gapWords(status: Gap['status'], rules: readonly RuleResult[]): string {
  const claimed = rules.some(({ judgement }) => judgement?.stale)
    ? 'claimed, its judgement is stale'
    : 'not judged yet';
  return { 'not-yet': 'not yet', partial: 'shown in part', claimed }[status as string] ?? status;
}

function nearMisses(rules: readonly RuleResult[], at: Case): string[] {
  const near = rules.flatMap((rule) => rule.nearMisses.filter(({ reason }) => reason !== 'draft'));
  const ids = near.map(({ evidence }) => evidence);
  const each = near.filter(({ evidence }, index) => ids.indexOf(evidence) === index);
  const more = each.length - mostNear;
  return [
    ...each.slice(0, mostNear).map(({ evidence, reason }) => `${itemWords(evidence, at)}, but ${sentence(reason)}`),
    ...(more > 0 ? [`${more} more that did not count; \`evid why\` tells of all.`] : []),
  ];
}

/** The claims on a criterion that do not make it met, each with the decision or what it lacks, and where it was shown. */
function nearClaims(claims: readonly ClaimRow[], { ref, why }: Gap, at: Case): string[] {
  return claims
    .filter(({ evidence, state, counts }) => !at.items.get(evidence)?.draft && (!counts || state !== 'claimed'))
    .map((claim) => {
      const shown = at.passages.ofClaim(ref, claim).map((each) => point(passageWords(each)));
      return [
        `${itemWords(claim.evidence, at)}, ${nearWords(claim, why, at)}`,
        ...shown.map((line) => `  ${line}`),
      ].join('\n');
    });
}

function nearWords({ decision, why = '' }: ClaimRow, told: string, at: Case): string {
  if (decision === undefined) return `does not count: ${sentence(why)}`;
  const { reason, ...bare } = decision;
  return `decided ${decisionWords(reason !== undefined && told.includes(reason) ? bare : decision, at)}`;
}

const draftsClaiming = (claims: readonly ClaimRow[], { items }: Case): EvidenceRow[] =>
  claims.flatMap(({ evidence }) => items.get(evidence) ?? []).filter(({ draft }) => draft);

const draftsNear = (rules: readonly RuleResult[], { items }: Case): EvidenceRow[] => {
  // One item never shows what is judged of the whole.
  const counting = rules.filter(({ kind }) => kind !== 'judge');
  const ids = counting.flatMap((rule) => rule.nearMisses.filter(({ reason }) => reason === 'draft'));
  return [...new Set(ids.map(({ evidence }) => evidence))].flatMap((id) => items.get(id) ?? []);
};

function draftWords({ id, planned, occasions }: EvidenceRow, isCriterion: boolean, at: Case): string {
  const days = occasions.flatMap(({ dates }) => dates);
  const when = planned && days.length > 0 ? ` for ${days.join(', ')}` : '';
  return `${planned ? 'Planned' : 'Draft'}${when}: ${itemWords(id, at)} would ${isCriterion ? 'show it' : 'count towards it'}.`;
}
