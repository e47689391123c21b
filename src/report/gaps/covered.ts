import { markdownText } from '../../document/markdown-text.ts';
import { numbersBeside } from '../../model/numbers-beside.ts';
import type {
  ClaimRow,
  CriterionPartRow,
  CriterionRow,
  RequirementPartRow,
  RuleResult,
  UnitRow,
} from '../../model/result.ts';
import { basisWords } from '../../words/judgements.ts';
import { indicatorWords } from '../../words/numbers.ts';
import { upperFirst } from '../../words/sentences.ts';
import {
  type Case,
  decisionWords,
  itemWords,
  outcomeWords,
  passageWords,
  point,
  quoted,
  recordWords,
} from './phrases.ts';
import { situationsOf } from './waiting.ts';

/** What is met in a unit, criteria by outcome, then requirements with their situations: by whom, and where it is shown. */
export function covered(unit: UnitRow, at: Case): string[] {
  return [
    ...unit.outcomes.flatMap(({ id, title }) => {
      const points = unit.criteria.filter(({ outcome }) => outcome === id).flatMap((row) => criterionPoints(row, at));
      return points.length === 0 ? [] : [`Outcome ${markdownText(id)}, ${quoted(title)}:`, points.join('\n')];
    }),
    ...requirementBlock(unit, at),
  ];
}

function criterionPoints({ parts, claims = [], outcome: _, ...row }: CriterionRow, at: Case): string[] {
  const leaves: CriterionPartRow[] = parts ?? [{ ...row, claims }];
  return leaves
    .filter(({ status }) => status === 'met' || status === 'not-applicable')
    .map((leaf) => {
      const { ref, text, status } = leaf;
      const head = `**${markdownText(ref)}** ${quoted(text)}`;
      if (status === 'not-applicable') return point(head, [point(notApplicable(leaf, at))]);
      return point(head, claimPoints(leaf, at));
    });
}

const notApplicable = ({ record, reason }: CriterionPartRow, at: Case): string =>
  `Not applicable${record === undefined ? '' : `, decided by ${recordWords(record, at)}`}${reason === undefined ? '' : `: ${quoted(reason)}`}`;

/** The accepted claims with their passages; the other ones that count in a word. */
function claimPoints({ ref, claims }: CriterionPartRow, at: Case): string[] {
  const met = claims.filter(({ counts, state }) => counts && state === 'met');
  const others = claims.filter(({ counts, state }) => counts && state !== 'met');
  return [
    ...met.map((claim) => claimPoint(claim, ref, at)),
    ...others.map(({ evidence, state }) => point(`${itemWords(evidence, at)}, ${otherWords[state] ?? state}`)),
  ];
}

const otherWords: Partial<Record<ClaimRow['state'], string>> = {
  claimed: 'claimed too, not decided yet',
  stale: 'stale: to be looked at again',
  partial: 'shows it in part',
};

function claimPoint(claim: ClaimRow, ref: string, at: Case): string {
  const { evidence, by, decision, disagreement } = claim;
  const credited = by === 'learner' ? '' : ', credited by the assessor';
  const decided = decision === undefined ? '' : `, ${decisionWords(decision, at)}`;
  const after =
    disagreement === undefined ? '' : `, after ${recordWords(disagreement, at)} did not agree with an earlier decision`;
  const passages = at.passages.ofClaim(ref, claim);
  return point(
    `${itemWords(evidence, at)}${credited}${decided}${after}`,
    passages.length === 0 ? [point('No place is named.')] : passages.map((each) => point(passageWords(each))),
  );
}

function requirementBlock({ requirements }: UnitRow, at: Case): string[] {
  const points = requirements
    .filter(({ force }) => force === 'must')
    .flatMap((row): string[] => {
      const layer = row.layer === 'centre' ? ' (centre policy)' : '';
      const parts = row.parts.filter(({ status }) => status === 'met');
      if (row.status !== 'met' && parts.length === 0) return [];
      const own = row.status === 'met' ? shown({ ...row, parts: [] }, at) : [];
      const below = parts.map((part) => point(`**${markdownText(part.ref)}** ${quoted(part.text)}`, shown(part, at)));
      const open = row.status === 'met' ? '' : ' (in part)';
      return [point(`**${markdownText(row.ref)}**${layer}${open} ${quoted(row.text)}`, [...own, ...below])];
    });
  return points.length === 0 ? [] : ['Requirements:', points.join('\n')];
}

/** What a met requirement rests on: situations with their passages, numbers, judgements. */
const shown = ({ ref, rules }: RequirementPartRow, at: Case): string[] => [
  ...rules.flatMap((rule) => ruleShown(rule, at)),
  ...at.passages
    .ofRequirement(ref)
    .map(({ evidence, ...each }) => point(`${itemWords(evidence, at)}, ${passageWords(each)}`)),
];

function ruleShown(rule: RuleResult, at: Case): string[] {
  const { kind, what, status, counted, judgement, rules } = rule;
  if (rules !== undefined)
    return rules.filter((member) => member.status === status).flatMap((each) => ruleShown(each, at));
  if (kind === 'judge') {
    if (judgement === undefined) return [];
    const numbers = numbersBeside(rule).map(indicatorWords);
    return [
      point(
        `Judged ${outcomeWords[judgement.outcome] ?? judgement.outcome} by ${recordWords(judgement.record, at)}${markdownText(basisWords(judgement))}: ${quoted(judgement.reason)}`,
        numbers.length === 0 ? [] : [point(`Shown to the assessor: ${numbers.join(', ')}.`)],
      ),
    ];
  }
  if (kind === 'cover') return situationsOf(rule).flatMap(({ tag }) => situationPoints(tag, counted, at));
  if (kind === 'admit') return [point(`Kept by all evidence that counts: ${markdownText(what)}`)];
  return [point(`${upperFirst(markdownText(what))}: ${counted.map(markdownText).join(', ')}`)];
}

/** The items of which the assessor accepted a situation, and where each shows it. */
function situationPoints(tag: string, counted: readonly string[], at: Case): string[] {
  return counted
    .flatMap((id) => at.items.get(id) ?? [])
    .filter((item) => item.tags.some((each) => each.tag === tag && (each.state === 'met' || each.state === 'partial')))
    .map((item) => {
      const decision = item.tagDecisions?.find((each) => each.tag === tag);
      const decided = decision === undefined ? '' : `, ${decisionWords(decision, at)}`;
      const passages = at.passages.ofSituation(tag, item.id).map((each) => point(passageWords(each)));
      return point(`${markdownText(tag)}: ${itemWords(item.id, at)}${decided}`, passages);
    });
}
