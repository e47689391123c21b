import { longestWait } from '../case/open.ts';
import {
  type Block,
  brief,
  type Document,
  type Item,
  item,
  list,
  numeric,
  paragraph,
  type Row,
  table,
  type Words,
} from '../document/blocks.ts';
import { daysSince } from '../model/days.ts';
import { type GapOwners, gapOwners } from '../model/moves.ts';
import { naturalOrder } from '../model/natural-order.ts';
import type { Owner, PortfolioRow, QualificationRow, Result, UnitStatus } from '../model/result.ts';
import type { Judged, PortfolioStanding, ResultStanding } from '../model/standing.ts';
import { stated } from '../model/stated.ts';
import { type UnitNumbers, unitNumbers } from '../model/unit-numbers.ts';
import { counted } from '../words/counts.ts';
import { refusedSignOff } from '../words/decisions.ts';
import { learnerLabels } from '../words/learners.ts';
import { listFacts } from '../words/lists.ts';
import { nextMoves } from '../words/moves.ts';
import { combinationLine, qualificationLine } from '../words/qualifications.ts';
import { completeWords, shortStatusWords, statusWords } from '../words/statuses.ts';
import { unitFacts } from '../words/units.ts';
import { waivedShare } from '../words/waived.ts';
import { csv } from './csv.ts';
import { withoutUnits, withoutUnitsWords } from './without-units.ts';

/** How one unit of one learner stands: a row of `evid status`. */
export interface StatusRow extends UnitNumbers, GapOwners {
  portfolio: string;
  learner: string;
  /** The learner's id; `learner` is the name where there is one. */
  learnerId?: string | undefined;
  unit: string;
  status: UnitStatus;
  owner?: Owner;
  /** Day since which the assessor has been waited for longest, as far as the files tell, and how many days that is. */
  waitingSince?: string;
  waitingDays?: number;
  /** Whether that is the most it can be: what waits was changed at some time after that day. */
  waitingAtMost?: true;
  /** Why the sign-off does not hold, where the verifier did not agree with it. */
  signOffRefused?: string;
  /** Actions of the whole portfolio that nobody has closed, and how many of them are overdue. */
  actionsOpen: number;
  actionsOverdue: number;
  /** How the units of the whole portfolio make its qualification. */
  qualification?: QualificationRow;
}

export const statusOrders = ['portfolio', 'learner', 'unit', 'status', 'gaps', 'waiting'] as const;
export type StatusOrder = (typeof statusOrders)[number];

/** Statuses from the one that asks for most to the one that asks for nothing; what cannot be read comes first. */
const progress: readonly UnitStatus[] = [
  'unknown',
  'not-started',
  'in-progress',
  'awaiting-assessment',
  'awaiting-sign-off',
  'complete',
  'certificated',
  'carried-over',
  'withdrawn',
];

/** How a portfolio stands, with what `evid status` says of its units but for the learner's name, which hangs on the other learners. */
export interface PortfolioStatus extends PortfolioStanding {
  rows: readonly Omit<StatusRow, 'learner'>[];
}

/** What `evid status` takes of a portfolio. */
export const statusOf = ({
  head: { today },
  standing,
  row,
}: Pick<Judged, 'head' | 'standing' | 'row'>): PortfolioStatus => {
  const portfolio = row();
  const { path, units, learner, qualification } = portfolio;
  const actions = openActions(portfolio, today);
  const rows = units.map((unit): Omit<StatusRow, 'learner'> => {
    const wait = longestWait(unit, portfolio);
    return {
      portfolio: path,
      ...stated({ learnerId: learner.id }),
      unit: unit.unit,
      status: unit.status,
      ...unitNumbers(unit),
      ...stated({ owner: unit.owner }),
      ...gapOwners(unit),
      ...stated({
        waitingSince: wait?.since,
        waitingDays: wait && daysSince(wait.since, today),
        waitingAtMost: wait?.atMost || undefined,
        signOffRefused: refusedSignOff(unit),
      }),
      ...actions,
      ...stated({ qualification }),
    };
  });
  return { ...standing, rows };
};

/** The rows of a result of which every portfolio is there. */
export const statusRows = ({ portfolios, ...head }: Result): StatusRow[] =>
  rowsInOrder(portfolios.map((row) => statusOf({ head, standing: row, row: () => row })));

/** A row for every portfolio and unit, in the order asked for; rows that are equal in it stay in the order of the result. */
export function rowsInOrder(portfolios: readonly PortfolioStatus[], order: StatusOrder = 'portfolio'): StatusRow[] {
  const labels = learnerLabels(portfolios);
  const rows = portfolios.flatMap(({ path, rows }) =>
    rows.map(({ portfolio, ...row }): StatusRow => ({ portfolio, learner: labels.get(path)!, ...row })),
  );
  const text = (key: 'learner' | 'unit') => (a: StatusRow, b: StatusRow) => naturalOrder(a[key], b[key]);
  const orders: Record<StatusOrder, (a: StatusRow, b: StatusRow) => number> = {
    portfolio: () => 0,
    learner: text('learner'),
    unit: text('unit'),
    status: (a, b) => progress.indexOf(a.status) - progress.indexOf(b.status),
    gaps: (a, b) => b.gaps - a.gaps,
    waiting: (a, b) => (b.waitingDays ?? -1) - (a.waitingDays ?? -1),
  };
  return rows.sort(orders[order]);
}

function openActions({ actions }: PortfolioRow, today: string): Pick<StatusRow, 'actionsOpen' | 'actionsOverdue'> {
  const open = actions.filter((action) => action.open);
  return {
    actionsOpen: open.length,
    actionsOverdue: open.filter(({ due }) => due !== undefined && due < today).length,
  };
}

/** How far everybody is, and whose move it is: a row for each unit, then what belongs to a portfolio as a whole. */
export function statusDocument(rows: readonly StatusRow[], result: ResultStanding): Document {
  const others = withoutUnits(result);
  const portfolios = [...new Map(rows.toReversed().map((row) => [row.portfolio, row])).values()].toReversed();
  const lines = [
    ...rows.map(({ learner, unit, signOffRefused: refused }) => refused && `${learner}, ${unit}: ${refused}`),
    ...portfolios.map(({ learner, qualification }) => qualification && towards(learner, qualification)),
    ...portfolios.map((row) => row.actionsOpen > 0 && `${row.learner}: ${actionWords(row)}`),
    ...others.map(({ label, status }) => `${label}: ${withoutUnitsWords[status]}`),
  ];
  const nothing = rows.length + others.length === 0;
  return {
    title: `Status on ${result.today}`,
    untitledOnScreen: true,
    blocks: [!nothing && paragraph(totals(rows, others, result)), statusTable(rows), list(lines)],
  };
}

/** "Harbour Skills Centre, centre 12345: 3 portfolios, 1 of 5 units complete, 67 gaps." */
function totals(rows: readonly StatusRow[], others: readonly { portfolio: string }[], result: ResultStanding): string {
  const { centre: { name, number } = {}, summary, filters } = result;
  const centre = listFacts([name, number && `centre ${number}`]);
  const share = (count: number, noun: string, waived = 0) => `${counted(count, noun)}${waivedShare(count, waived)}`;
  const figures = listFacts([
    counted(new Set([...rows, ...others].map(({ portfolio }) => portfolio)).size, 'portfolio'),
    ...completeWords(
      rows.map(({ status }) => status),
      'unit',
    ),
    share(summary.gaps, 'gap', summary.waived?.gaps),
    summary.errors > 0 && `${share(summary.errors, 'error', summary.waived?.errors)} in the files`,
    filters.units && `only ${filters.units.join(', ')}`,
  ]);
  return `${centre && `${centre}: `}${figures}.`;
}

/** A row for each unit: how far it is, and whose move it is. */
export function statusTable(rows: readonly StatusRow[]): Block {
  if (rows.length === 0) return paragraph('No portfolio, or none with a unit to show.');
  const columns = [
    'learner',
    'unit',
    'status',
    ...['met', 'claimed', 'ERs', 'gaps'].map(numeric),
    'next',
    numeric('waits'),
  ];
  const isPartial = rows.some(({ status, total, requirements }) => status === 'unknown' && total + requirements > 0);
  const partial = isPartial ? '; unknown: something cannot be read, and the numbers are of the rest' : '';
  const key = `L learner, A assessor: gaps to close; waits: longest for the assessor${partial}`;
  return table(columns, rows.map(tableRow), key);
}

function tableRow(row: StatusRow): Row {
  const { status, requirements, waived, gapsLearner, gapsAssessor, waitingDays, waitingAtMost, owner } = row;
  const moves = nextMoves(row);
  const areBoth = owner !== undefined && gapsLearner > 0 && gapsAssessor > 0;
  const numbers =
    row.total + requirements === 0
      ? ['', '', '', '']
      : [
          `${row.met}/${row.total}`,
          String(row.claimed),
          requirements === 0 || status === 'not-started' ? '' : `${row.requirementsMet}/${requirements}`,
          `${row.gaps}${waived === undefined ? '' : ` (${waived} waived)`}`,
        ];
  const facts = listFacts([
    ...unitFacts(row, row),
    owner && (areBoth ? `next: ${moves}` : `${moves} next`),
    waitingDays !== undefined &&
      `waiting for the assessor ${waitingAtMost ? 'up to ' : ''}${counted(waitingDays, 'day')}`,
  ]);
  const next: Words = areBoth ? brief(moves, `L${gapsLearner} A${gapsAssessor}`) : moves;
  const waits = waitWords(row);
  return {
    cells: [row.learner, row.unit, statusCell(row), ...numbers, next, waits],
    said: `${row.learner}, ${row.unit}: ${facts}`,
  };
}

/** A status in a cell; where there are numbers beside it, the key says what is unknown of it. */
const statusCell = ({ status, total, requirements }: StatusRow): string =>
  total + requirements === 0 ? statusWords[status] : shortStatusWords[status];

/** How long a unit waits, in a cell: "41 d", "≤ 41 d" where it cannot be longer. */
export const waitWords = ({ waitingDays, waitingAtMost }: Pick<StatusRow, 'waitingDays' | 'waitingAtMost'>): string =>
  waitingDays === undefined ? '' : `${waitingAtMost ? '≤ ' : ''}${waitingDays} d`;

/** How a learner stands with the qualification, and with each of its rules. */
const towards = (learner: string, row: QualificationRow): Item =>
  item(`${learner}: ${qualificationLine(row)}`, list(row.rules.map(combinationLine)));

const actionWords = ({ actionsOpen, actionsOverdue }: StatusRow): string =>
  `${counted(actionsOpen, 'open action')}${actionsOverdue === 0 ? '' : `, ${actionsOverdue} overdue`}`;

/** A row of which nothing can be said but that it cannot be read has no numbers: none of them is nought. */
type StatusRecord = Pick<StatusRow, 'portfolio' | 'learner' | 'status'> & Partial<StatusRow>;

/** The rows for a program, and one for each portfolio that cannot be read at all. */
export function statusRecords(
  rows: readonly StatusRow[],
  result: Pick<ResultStanding, 'portfolios' | 'filters'>,
): StatusRecord[] {
  const told = rows.map(({ portfolio, learner, learnerId, unit, status, ...row }): StatusRecord => {
    const known = { portfolio, learner, ...stated({ learnerId }), unit, status };
    return status === 'unknown' && row.total + row.requirements === 0 ? known : { ...known, ...row };
  });
  const unread = withoutUnits(result).flatMap(({ portfolio, label, status }) =>
    status === 'unknown' ? [{ portfolio, learner: label, status }] : [],
  );
  return [...told, ...unread];
}

/** The rows as comma-separated values; a cell that a spreadsheet would take for a formula is made text. */
export function statusCsv(rows: readonly StatusRecord[]): string {
  const keys = [
    'portfolio',
    'learner',
    'unit',
    'status',
    'met',
    'claimed',
    'total',
    'requirementsMet',
    'requirements',
    'gaps',
    'waived',
    'owner',
    'gapsLearner',
    'gapsAssessor',
    'waitingSince',
    'waitingDays',
    'actionsOpen',
    'actionsOverdue',
    'learnerId',
  ] as const;
  return csv(rows, keys);
}
