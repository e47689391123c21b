import { gapOwners } from '../../model/moves.ts';
import type { RuleResult, UnitRow } from '../../model/result.ts';
import { leafRows, requirementRows } from '../../model/rows.ts';
import { counted } from '../../words/counts.ts';
import { refusedSignOff } from '../../words/decisions.ts';
import { judgedWords } from '../../words/judgements.ts';
import { ended } from '../../words/sentences.ts';
import type { SheetContext } from './sheet-context.ts';

/** Stale decisions and overdue actions that are named one by one. */
const mostNamed = 8;

/** Everything that keeps a unit from being complete, a line each: gaps, stale decisions, declarations, overdue actions. */
export function unfinished({ unit, portfolio, result: { today } }: SheetContext): string[] {
  const { gapsLearner, gapsAssessor } = gapOwners(unit);
  const waived = unit.gaps.length - gapsLearner - gapsAssessor;
  const whose = [
    ...(gapsLearner === 0 ? [] : [`${gapsLearner} for the learner`]),
    ...(gapsAssessor === 0 ? [] : [`${gapsAssessor} for the assessor`]),
    ...(waived === 0 ? [] : [`${waived} waived, not met`]),
  ];
  const stale = staleIn(unit);
  const overdue = portfolio.actions.filter(({ open, due }) => open && due !== undefined && due < today);
  const { declared, signOff } = unit;
  const refused = refusedSignOff(unit);
  return [
    ...(unit.gaps.length === 0
      ? []
      : [`${counted(unit.gaps.length, 'gap')} ${unit.gaps.length === 1 ? 'is' : 'are'} open: ${whose.join(', ')}.`]),
    ...(stale.length === 0 ? [] : [ended(`To be decided anew: ${named(stale)}`)]),
    ...(declared === undefined ? ['The learner has not declared that the evidence is their own.'] : []),
    ...(signOff === undefined ? ['The assessor has not signed the unit off.'] : []),
    ...(signOff === undefined || signOff.holds
      ? []
      : [
          ended(
            `The sign-off in ${signOff.record} of ${signOff.date} no longer holds${refused === undefined ? '' : `: ${refused}`}`,
          ),
        ]),
    ...(overdue.length === 0
      ? []
      : [
          `${counted(overdue.length, 'action')} of the portfolio ${overdue.length === 1 ? 'is' : 'are'} overdue: ${named(overdue.map(({ ref, due }) => `${ref} (due ${due})`))}.`,
        ]),
  ];
}

const named = (list: readonly string[]): string =>
  `${list.slice(0, mostNamed).join('; ')}${list.length > mostNamed ? `; and ${list.length - mostNamed} more` : ''}`;

/** The decisions and judgements of a unit that no longer hold. */
function staleIn(unit: UnitRow): string[] {
  const claims = leafRows(unit).flatMap(({ ref, claims: all }) =>
    all
      .filter(({ counts, state }) => counts && state === 'stale')
      .map(
        ({ evidence, contested }) =>
          `${ref} on ${evidence} (${contested ? 'the verifier did not agree' : 'changed since'})`,
      ),
  );
  const judgements = requirementRows(unit).flatMap(({ ref, rules }) => {
    const judgement = staleJudgement(rules);
    return judgement === undefined ? [] : [`${ref}, ${judgedWords(judgement)}`];
  });
  return [...claims, ...judgements];
}

const staleJudgement = (rules: readonly RuleResult[]): RuleResult['judgement'] =>
  rules
    .map(({ judgement, rules: members = [] }) => (judgement?.stale ? judgement : staleJudgement(members)))
    .find((each) => each !== undefined);
