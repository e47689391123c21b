import { judgementIn } from '../../case/decided-since.ts';
import { numbersBeside } from '../../model/numbers-beside.ts';
import type { Gap, RequirementPartRow, RequirementRow, RuleResult } from '../../model/result.ts';
import { rulesOfKind } from '../../model/rows.ts';
import { situationsOf } from '../../model/situations.ts';
import { gapWords } from '../../words/gaps.ts';
import { judgementWords } from '../../words/judgements.ts';
import { indicatorWords, measuredWords } from '../../words/numbers.ts';
import { upperFirst } from '../../words/sentences.ts';
import { waiverWords } from '../../words/waived.ts';
import { claimLine } from './criteria.ts';
import type { EvidenceLine, Line, SheetCase } from './sheet.ts';

/** Requirements with their parts: how each stands, which evidence shows it and where, what the assessor judged. */
export const requirementLines = (rows: readonly RequirementRow[], sheet: SheetCase): Line[] =>
  rows.map((row) => requirementLine(row, row.force === 'should', sheet));

function requirementLine(row: RequirementRow | RequirementPartRow, isAdvice: boolean, sheet: SheetCase): Line {
  const { ref, text, status, rules, parts } = row;
  // What its parts list is not listed again.
  const hasParts = parts.length > 0;
  const isSituation = !hasParts && rules.length === 1 && rules[0]!.kind === 'cover';
  const gap = sheet.row.gaps.find((each) => each.ref === ref);
  const judgement = row.judgement ?? judgementIn(rules);
  return {
    ref,
    text,
    status:
      hasParts && gap === undefined && !isAdvice && status !== 'met'
        ? 'not met: see its parts'
        : statusWords(status, isAdvice, judgement?.stale ?? false),
    isOpen: !isAdvice && status !== 'met' && status !== 'note',
    evidence: hasParts ? [] : rulesOfKind(rules, 'cover').flatMap((rule) => situationLines(ref, rule, sheet)),
    remarks: [
      ...(isSituation ? [] : [...admissionWords(rules), ...rules.flatMap(askedWords)]),
      ...(judgement === undefined ? [] : judgementRemarks(judgement, rules, sheet)),
      ...openWords(gap),
      ...(gap?.waived === undefined ? [] : [waiverWords(gap.waived, sheet.at.name)]),
    ],
    parts: parts.map((part) => requirementLine(part, isAdvice, sheet)),
  };
}

/** Why it is open, but for a judgement, which stands above with its reason: of one that is stale, today's numbers. */
function openWords(gap: Gap | undefined): string[] {
  const others = (gap?.reasons ?? []).filter(({ kind }) => kind !== 'judged-not-yet' && kind !== 'judgement-stale');
  const numbers = (gap?.reasons ?? []).flatMap((each) => (each.kind === 'judgement-stale' ? each.numbers : []));
  const words = [
    ...(others.length === 0 ? [] : [gapWords(others)]),
    ...(numbers.length === 0 ? [] : [measuredWords(numbers)]),
  ];
  return words.length === 0 ? [] : [`Open: ${words.join('; ')}`];
}

function statusWords(status: RequirementRow['status'], isAdvice: boolean, isStale: boolean): string {
  if (status === 'met' || status === 'note') return status;
  const claimed = `not met: claimed, ${isStale ? 'its judgement is stale' : 'not decided'}`;
  const words = status === 'claimed' ? claimed : 'not met';
  return isAdvice ? `advice, no gap: ${words}` : words;
}

/**
 * The evidence of one rule that asks for situations: what counted, then what carries one of them and did not count, each with
 * the places of the situation or of the requirement, and with the decision on the situation.
 */
function situationLines(ref: string, rule: RuleResult, sheet: SheetCase): EvidenceLine[] {
  const { passages, items } = sheet.at;
  const values = situationsOf(rule).map(({ tag }) => tag);
  const considered: { id: string; why?: string }[] = [
    ...rule.counted.map((id) => ({ id })),
    ...rule.nearMisses.map(({ evidence, reason }) => ({ id: evidence, why: reason })),
  ];
  return considered.flatMap(({ id, why }) => {
    const { tags = [], tagDecisions = [] } = items.get(id) ?? {};
    return tags
      .filter(({ tag }) => values.includes(tag))
      .map(({ tag, state }) => {
        const places = [...passages().placesOf(tag, id), ...passages().placesOf(ref, id)];
        const decision = tagDecisions.find((each) => each.tag === tag);
        const counts = why === undefined;
        const claim = { evidence: id, by: 'learner', places, state, counts, decision, ...(counts ? {} : { why }) };
        const line = claimLine(claim, places, sheet);
        return values.length > 1 ? { ...line, decision: `${tag}: ${line.decision}` } : line;
      });
  });
}

/** Evidence that they refuse is an error at its claim, and stands there. */
function admissionWords(rules: readonly RuleResult[]): string[] {
  const admits = rules.filter(({ kind }) => kind === 'admit').map(({ what }) => what);
  return admits.length === 0 ? [] : [`Which evidence is admitted: ${admits.join('; ')}`];
}

/** What a rule asks and how far that is; of the assessor's judgement there is a remark of its own. */
function askedWords({ kind, status, what, accepted, needed, counted, rules }: RuleResult): string[] {
  if (kind === 'admit' || kind === 'judge') return [];
  const numbers =
    accepted?.measured === undefined
      ? ''
      : `, accepted ${accepted.measured}${typeof needed === 'number' ? `, needed ${needed}` : ''}`;
  const by = rules !== undefined || counted.length === 0 ? '' : `: ${counted.join(', ')}`;
  return [`Asked: ${what}; ${ruleStatus[status]}${numbers}${by}`, ...(rules ?? []).flatMap(askedWords)];
}

const ruleStatus: Readonly<Record<RuleResult['status'], string>> = {
  met: 'met',
  claimed: 'claimed, not decided',
  gap: 'not met',
};

/** The judgement on a requirement, once, whichever of its rules asks for it; without one in force the numbers stand with what is open. */
function judgementRemarks(
  judgement: NonNullable<RuleResult['judgement']>,
  rules: readonly RuleResult[],
  { at }: SheetCase,
): string[] {
  const beside = judgement.stale ? [] : rulesOfKind(rules, 'judge').flatMap(numbersBeside).map(indicatorWords);
  return [
    upperFirst(judgementWords(judgement, at.said)),
    ...(beside.length === 0 ? [] : [`Shown to the assessor: ${beside.join(', ')}`]),
  ];
}
