import { numbersBeside } from '../../model/numbers-beside.ts';
import type { Gap, RequirementPartRow, RequirementRow, RuleResult } from '../../model/result.ts';
import { membersOf, type Rule } from '../../model/rule.ts';
import { situationsOf } from '../../model/situations.ts';
import { gapWords } from '../../words/gaps.ts';
import { basisWords, staleWords } from '../../words/judgements.ts';
import { indicatorWords, measuredWords } from '../../words/numbers.ts';
import { spoken } from '../../words/statuses.ts';
import type { Line } from './sheet.ts';
import { recordWords, type SheetContext } from './sheet-context.ts';
import { type LocatorFinder, situationLines } from './situations.ts';
import { waiverWords } from './waiver.ts';

/** Requirements with their parts: how each stands, which evidence shows it and where, what the assessor judged. */
export const requirementLines = (
  rows: readonly RequirementRow[],
  context: SheetContext,
  locators: LocatorFinder,
): Line[] =>
  rows.flatMap((row) => [
    requirementLine(row, row.force === 'should', context, locators),
    ...row.parts.map((part) => ({
      ...requirementLine(part, row.force === 'should', context, locators),
      isPart: true,
    })),
  ]);

function requirementLine(
  row: RequirementRow | RequirementPartRow,
  isAdvice: boolean,
  context: SheetContext,
  locators: LocatorFinder,
): Line {
  const { ref, text, status, rules, judgement, parts } = row;
  const written = context.units.requirement(ref)?.rules ?? [];
  const covers = rules.flatMap((rule, index) => coversIn(rule, written[index]));
  // What its parts list is not listed again.
  const hasParts = parts.length > 0;
  const isSituation = !hasParts && rules.length === 1 && rules[0]!.kind === 'cover';
  const gap = context.unit.gaps.find((each) => each.ref === ref);
  return {
    ref,
    text,
    status:
      hasParts && gap === undefined && !isAdvice && status !== 'met'
        ? 'not met: see its parts'
        : statusWords(status, isAdvice, hasStaleJudgement(rules)),
    isOpen: !isAdvice && status !== 'met' && status !== 'note',
    isPart: false,
    evidence: hasParts
      ? []
      : covers.flatMap(({ rule, values }) => situationLines(ref, rule, values, context, locators)),
    remarks: [
      ...(isSituation ? [] : [...admissionWords(rules), ...rules.flatMap((rule) => ruleRemarks(rule, context))]),
      ...(judgement === undefined ? [] : [judgementWords(judgement, context)]),
      ...openWords(gap),
      ...waiverWords(ref, context),
    ],
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

const hasStaleJudgement = (rules: readonly RuleResult[]): boolean =>
  rules.some(({ judgement, rules: members = [] }) => judgement?.stale || hasStaleJudgement(members));

function statusWords(status: RequirementRow['status'], isAdvice: boolean, isStale: boolean): string {
  if (status === 'met' || status === 'note') return status;
  const claimed = `not met: claimed, ${isStale ? 'its judgement is stale' : 'not decided'}`;
  const open = { claimed, gap: 'not met' };
  const words = open[status];
  return isAdvice ? `advice, no gap: ${words}` : words;
}

/** The situations that a rule asks for, as tags, with those of the members of an any-of. */
function coversIn(rule: RuleResult, written: Rule | undefined): { rule: RuleResult; values: string[] }[] {
  if (written?.cover !== undefined && Array.isArray(rule.needed)) {
    return [{ rule, values: situationsOf(rule).map(({ tag }) => tag) }];
  }
  return (rule.rules ?? []).flatMap((member, index) => coversIn(member, written && membersOf(written)[index]));
}

/** Evidence that they refuse is an error at its claim, and stands there. */
function admissionWords(rules: readonly RuleResult[]): string[] {
  const admits = rules.filter(({ kind }) => kind === 'admit').map(({ what }) => what);
  return admits.length === 0 ? [] : [`Which evidence is admitted: ${admits.join('; ')}`];
}

function ruleRemarks(rule: RuleResult, context: SheetContext): string[] {
  const { kind, status, what, accepted, needed, judgement, counted: ids } = rule;
  if (kind === 'judge') {
    // Without a judgement in force the numbers stand with what is open.
    if (judgement === undefined) return [];
    const numbers = judgement.stale ? [] : numbersBeside(rule).map(indicatorWords);
    return [
      judgementWords(judgement, context),
      ...(numbers.length === 0 ? [] : [`Shown to the assessor: ${numbers.join(', ')}`]),
    ];
  }
  if (kind === 'admit') return [];
  const numbers =
    accepted?.measured === undefined
      ? ''
      : `, accepted ${accepted.measured}${typeof needed === 'number' ? `, needed ${needed}` : ''}`;
  const by = rule.rules !== undefined || ids.length === 0 ? '' : `: ${ids.join(', ')}`;
  return [
    `Asked: ${what}; ${ruleStatus[status]}${numbers}${by}`,
    ...(rule.rules ?? []).flatMap((member) => ruleRemarks(member, context)),
  ];
}

const ruleStatus: Readonly<Record<RuleResult['status'], string>> = {
  met: 'met',
  claimed: 'claimed, not decided',
  gap: 'not met',
};

const judgementWords = (
  { record, outcome, reason, basis, ...become }: NonNullable<RuleResult['judgement']>,
  context: SheetContext,
): string =>
  `Judged ${spoken(outcome)}, ${recordWords(record, context)}${basisWords({ basis })}${staleWords(become)}${become.stale ? '. Its reason' : ''}: ${reason}`;
