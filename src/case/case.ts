import { type GapOwners, gapOwners } from '../model/moves.ts';
import { once } from '../model/once.ts';
import type { Diagnostic, EvidenceRow, PortfolioRow, RecordRow, Result, UnitRow } from '../model/result.ts';
import { itemsById } from '../model/rows.ts';
import { type UnitNumbers, unitNumbers } from '../model/unit-numbers.ts';
import { isOver } from '../model/unit-states.ts';
import { personName } from '../words/people.ts';
import { recordSayer, type SayRecord } from '../words/records.ts';
import { type OpenAction, openActions } from './actions.ts';
import { type Covered, coveredIn } from './covered.ts';
import { type DecidedSince, decidedSince } from './decided-since.ts';
import { type Feedback, latestFeedback } from './feedback.ts';
import type { FileText } from './file-text.ts';
import { type Open, openIn } from './open.ts';
import { type Passages, passagesOf } from './passages.ts';
import type { Action, Plan } from './plan/action.ts';

/** One learner's case: all that anybody may be told, as data. Every report of a learner is a view of it. */
export interface Case {
  portfolio: PortfolioRow;
  today: string;
  centre: Result['centre'];
  items: ReadonlyMap<string, EvidenceRow>;
  records: ReadonlyMap<string, RecordRow>;
  /** A person's name, as the register or the portfolio has it; the id of one whom nobody knows. */
  name: (id: string) => string;
  /** A record with who wrote it and when: "A05 by T. Bello on 2026-08-07, countersigned by J. Okafor in A06". */
  said: SayRecord;
  /** One for each unit of the result, in their order. */
  units: readonly UnitCase[];
  /** Records of trainee assessors, which have no effect until an assessor countersigns them. */
  countersignatures: readonly RecordRow[];
  actions: readonly OpenAction[];
  /** What assessor and verifier wrote last. */
  readonly feedback: () => readonly Feedback[];
  /** What to do next, in order; nothing where no plan was handed in. */
  readonly next: () => readonly DueAction[];
  /** Where claims, situations and requirements are shown; files are read when first asked for. */
  readonly passages: () => Passages;
  /** The faults in the files of this portfolio. */
  readonly faults: () => readonly Diagnostic[];
}

export interface UnitCase {
  row: UnitRow;
  numbers: UnitNumbers & GapOwners;
  /** Nobody works on it any more, or never did here. */
  isOver: boolean;
  /** Everything that stands open, each fact once. */
  readonly open: () => readonly Open[];
  /** Everything that is met or not applicable. */
  readonly covered: () => Covered;
  /** Decided after the sign-off or the final sample. */
  decidedSince: readonly DecidedSince[];
}

/** An action of the plan with the day by which it is wanted. */
export interface DueAction extends Action {
  /** The day for which it is planned, or the earliest target of the units whose gaps it closes. */
  by?: { date: string; what: 'planned' | 'target' };
}

/** What a case is made from besides the result. */
interface CaseSources {
  fileText: FileText;
  /** The learner's plan, as it may be shown. */
  plan?: (() => Plan) | undefined;
}

/** What a case needs to know of the result that it is in. */
type About = Pick<Result, 'people' | 'today' | 'centre' | 'filters'> & { diagnostics: readonly Diagnostic[] };

/** The case of one learner of a result; what takes longer is worked out when it is first asked for. */
export function caseOf(result: About, portfolio: PortfolioRow, { fileText, plan }: CaseSources): Case {
  const { people, today, centre, filters, diagnostics } = result;
  const units = portfolio.units.map((row) => unitCase(row, portfolio));
  return {
    portfolio,
    today,
    centre,
    items: itemsById(portfolio.evidence),
    records: new Map(portfolio.records.map((record) => [record.id, record])),
    said: recordSayer(portfolio, result),
    name: (id) => personName(id, people, portfolio.witnesses),
    units,
    countersignatures: portfolio.records.filter(({ awaitsCountersignature }) => awaitsCountersignature),
    actions: openActions(portfolio, today, filters.units === undefined),
    feedback: once(() => latestFeedback(portfolio, fileText)),
    next: once(() => (plan?.().actions ?? []).map((action) => ({ ...action, ...dueBy(action, units) }))),
    passages: once(() => passagesOf(portfolio, people, fileText)),
    faults: once(() => diagnostics.filter((each) => each.portfolio === portfolio.path)),
  };
}

const unitCase = (row: UnitRow, portfolio: PortfolioRow): UnitCase => ({
  row,
  numbers: { ...unitNumbers(row), ...gapOwners(row) },
  isOver: isOver(row.status),
  open: once(() => openIn(row, portfolio)),
  covered: once(() => coveredIn(row, portfolio)),
  decidedSince: decidedSince(row, portfolio),
});

function dueBy({ closes }: Action, units: readonly UnitCase[]): Pick<DueAction, 'by'> {
  const open = units.flatMap((unit) => unit.open().filter(({ gaps }) => gaps.some(({ ref }) => closes.includes(ref))));
  const planned = open.map(({ drafts }) =>
    drafts.filter((draft) => draft.planned).flatMap(({ occasions }) => occasions),
  );
  const days = planned.map((occasions) => occasions.flatMap(({ dates }) => dates).sort()[0]);
  if (days.length > 0 && days.every((day) => day !== undefined))
    return { by: { date: days.sort()[0]!, what: 'planned' } };
  const targets = units
    .filter(({ row }) => open.some(({ unit }) => unit === row.unit))
    .flatMap(({ row }) => row.target ?? []);
  const [date] = targets.sort();
  return date === undefined ? {} : { by: { date, what: 'target' } };
}
