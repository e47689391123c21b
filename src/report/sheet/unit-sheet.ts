import type { Case } from '../../case/case.ts';
import type { QualificationRow, Result, UnitRow, UnitStatus } from '../../model/result.ts';
import type { UnitIndex } from '../../resolve/unit-index.ts';
import { nameAndId } from '../../words/learners.ts';
import { combinationLine, qualificationLine } from '../../words/qualifications.ts';
import { ended } from '../../words/sentences.ts';
import { spoken } from '../../words/statuses.ts';
import { outcomesOf } from './criteria.ts';
import { declarationsOf, samplingOf } from './declarations.ts';
import { factsOf, sourceOf } from './facts.ts';
import { noticesOf } from './notices.ts';
import { requirementLines } from './requirements.ts';
import type { Sheet, SheetCase, UnitSheet } from './sheet.ts';
import { usedEvidence } from './used-evidence.ts';

/** The unit records of one learner, as far as the result holds their units. */
export const sheetOf = (result: Result, at: Case, units: UnitIndex): Sheet => ({
  learner: nameAndId(at.portfolio),
  today: at.today,
  units: at.units.map((unit) => unitSheet({ ...unit, at, result, units, spec: units.units.get(unit.row.unit) })),
  ...(at.portfolio.qualification === undefined ? {} : { qualification: towards(at.portfolio.qualification) }),
});

const towards = (row: QualificationRow): Sheet['qualification'] & object => ({
  standing: qualificationLine(row),
  rules: row.rules.map(combinationLine),
});

function unitSheet(sheet: SheetCase): UnitSheet {
  const { row: unit, at } = sheet;
  const closed = closedWords(unit);
  const head = {
    unit: unit.unit,
    title: unit.title,
    notices: noticesOf(sheet),
    facts: factsOf(sheet),
    source: sourceOf(sheet),
  };
  if (closed !== undefined) return { ...head, ...nothing, closed };
  const must = unit.requirements.filter(({ force }) => force === 'must');
  const lines = (rows: typeof must) => requirementLines(rows, sheet);
  return {
    ...head,
    outcomes: outcomesOf(sheet),
    requirements: lines(must.filter(({ layer }) => layer === 'unit')),
    policy: lines(must.filter(({ layer }) => layer === 'centre')),
    advice: lines(unit.requirements.filter(({ force }) => force === 'should')),
    notes: unit.requirements
      .filter(({ force }) => force === 'may')
      .flatMap((row) => [row, ...row.parts].map(({ ref, text }) => ({ ref, text }))),
    declarations: declarationsOf(sheet),
    ...samplingOf(sheet),
    actions: at.actions.map(
      ({ ref, text, owner, due, isOverdue }) =>
        `${ref}${owner === undefined ? '' : `, ${owner}`}${due === undefined ? '' : `, by ${due}${isOverdue ? ', overdue' : ''}`}: ${text}`,
    ),
    evidence: usedEvidence(sheet),
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
