import type { PortfolioRow, QualificationRow, Result, UnitRow, UnitStatus } from '../../model/result.ts';
import type { UnitIndex } from '../../resolve/workspace.ts';
import {
  combinationStatusWords,
  figureWords,
  qualificationName,
  qualificationStanding,
} from '../../words/qualifications.ts';
import { ended } from '../../words/sentences.ts';
import { spoken } from '../../words/statuses.ts';
import type { Look } from '../look.ts';
import { outcomesOf } from './criteria.ts';
import { declarationsOf, samplingOf } from './declarations.ts';
import { factsOf, learnerWords, sourceOf } from './facts.ts';
import { noticesOf } from './notices.ts';
import { requirementLines } from './requirements.ts';
import type { Sheet, UnitSheet } from './sheet.ts';
import type { SheetContext } from './sheet-context.ts';
import { type LocatorFinder, locatorFinder } from './situations.ts';
import { usedEvidence } from './used-evidence.ts';

/** The unit records of one portfolio, as far as the result holds its units. */
export function sheetOf(
  result: Result,
  portfolio: PortfolioRow,
  units: UnitIndex,
  look: Pick<Look, 'sourceLines'>,
): Sheet {
  const locators = locatorFinder({ portfolio, look });
  return {
    learner: learnerWords(portfolio),
    today: result.today,
    units: portfolio.units.map((unit) => unitSheet({ result, portfolio, unit, units, look }, locators)),
    ...(portfolio.qualification === undefined ? {} : { qualification: towards(portfolio.qualification) }),
  };
}

const towards = (row: QualificationRow): Sheet['qualification'] & object => ({
  standing: `${qualificationName(row)}: ${qualificationStanding(row)}`,
  rules: row.rules.map(
    (rule) => `${rule.ref} ${combinationStatusWords[rule.status]}: ${rule.text}: ${figureWords(rule)}`,
  ),
});

function unitSheet(context: SheetContext, locators: LocatorFinder): UnitSheet {
  const { unit, portfolio } = context;
  const closed = closedWords(unit);
  const head = {
    unit: unit.unit,
    title: unit.title,
    notices: noticesOf(context),
    facts: factsOf(context),
    source: sourceOf(context),
  };
  if (closed !== undefined) return { ...head, ...nothing, closed };
  const must = unit.requirements.filter(({ force }) => force === 'must');
  const lines = (rows: typeof must) => requirementLines(rows, context, locators);
  return {
    ...head,
    outcomes: outcomesOf(context),
    requirements: lines(must.filter(({ layer }) => layer === 'unit')),
    policy: lines(must.filter(({ layer }) => layer === 'centre')),
    advice: lines(unit.requirements.filter(({ force }) => force === 'should')),
    notes: unit.requirements
      .filter(({ force }) => force === 'may')
      .flatMap((row) => [row, ...row.parts].map(({ ref, text }) => ({ ref, text }))),
    declarations: declarationsOf(context),
    ...samplingOf(context),
    actions: portfolio.actions
      .filter(({ open }) => open)
      .map(({ ref, text, owner, due }) =>
        [
          `${ref}${owner === undefined ? '' : `, ${owner}`}${due === undefined ? '' : `, by ${due}${due < context.result.today ? ', overdue' : ''}`}`,
          text,
        ].join(': '),
      ),
    evidence: usedEvidence(context),
  };
}

const nothing = {
  outcomes: [],
  requirements: [],
  policy: [],
  advice: [],
  notes: [],
  declarations: [],
  sampled: '',
  samples: [],
  actions: [],
  evidence: [],
};

/** Why nothing more is asked of the learner in this unit. */
function closedWords({ status, route, certificate, withdrawn, certificated, criteria }: UnitRow): string | undefined {
  const closed: Partial<Record<UnitStatus, string>> = {
    withdrawn: `The learner withdrew from this unit on ${withdrawn}. Nothing more is asked of it.`,
    certificated: `This unit was certificated on ${certificated}. Nothing more is asked of it; its record is the sheet that was printed before.`,
    'carried-over': `${ended(`This unit is carried over by ${spoken(route)}${certificate === undefined ? '' : `: ${certificate}`}`)} It needs no evidence.`,
    ...(criteria.length === 0 ? { unknown: 'The specification of this unit cannot be read.' } : {}),
  };
  return closed[status];
}
