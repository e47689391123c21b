import { Chalk } from 'chalk';
import { longestWait } from '../case/open.ts';
import { markdownText } from '../document/markdown-text.ts';
import { oneLine } from '../document/safe-text.ts';
import { padTo, widthOf, wrapHanging } from '../document/wrap.ts';
import { daysSince } from '../model/days.ts';
import { type GapOwners, gapOwners } from '../model/moves.ts';
import { naturalOrder } from '../model/natural-order.ts';
import type { Owner, PortfolioRow, QualificationRow, Result, UnitStatus } from '../model/result.ts';
import { type UnitNumbers, unitNumbers } from '../model/unit-numbers.ts';
import { counted } from '../words/counts.ts';
import { refusedSignOff } from '../words/decisions.ts';
import { learnerLabels } from '../words/learners.ts';
import { nextMoves } from '../words/moves.ts';
import {
  combinationStatusWords,
  figureWords,
  qualificationName,
  qualificationStanding,
} from '../words/qualifications.ts';
import { completeWords, shortStatusWords, statusWords } from '../words/statuses.ts';
import { unitFacts } from '../words/units.ts';
import { waivedShare } from '../words/waived.ts';
import { csv } from './csv.ts';
import type { Look } from './look.ts';
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

/** A row for every portfolio and unit, in the order asked for; rows that are equal in it stay in the order of the result. */
export function statusRows({ portfolios, today }: Result, order: StatusOrder = 'portfolio'): StatusRow[] {
  const labels = learnerLabels(portfolios);
  const rows = portfolios.flatMap((portfolio) => {
    const { path, units, learner, qualification } = portfolio;
    const actions = openActions(portfolio, today);
    return units.map((unit): StatusRow => {
      const waitingSince = longestWait(unit, portfolio)?.since;
      const refused = refusedSignOff(unit);
      return {
        portfolio: path,
        learner: labels.get(path)!,
        ...(learner.id === undefined ? {} : { learnerId: learner.id }),
        unit: unit.unit,
        status: unit.status,
        ...unitNumbers(unit),
        ...(unit.owner === undefined ? {} : { owner: unit.owner }),
        ...gapOwners(unit),
        ...(waitingSince === undefined ? {} : { waitingSince, waitingDays: daysSince(waitingSince, today) }),
        ...(refused === undefined ? {} : { signOffRefused: refused }),
        ...actions,
        ...(qualification === undefined ? {} : { qualification }),
      };
    });
  });
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

const columns = ['learner', 'unit', 'status', 'met', 'claimed', 'ERs', 'gaps', 'next', 'waits'] as const;
const cells = (
  row: StatusRow,
  words: Readonly<Record<UnitStatus, string>> = statusWords,
  next = nextMoves(row),
): string[] => [
  oneLine(row.learner),
  row.unit,
  words[row.status],
  ...(row.total + row.requirements === 0
    ? ['', '', '', '']
    : [
        `${row.met}/${row.total}`,
        String(row.claimed),
        row.requirements === 0 || row.status === 'not-started' ? '' : `${row.requirementsMet}/${row.requirements}`,
        `${row.gaps}${row.waived === undefined ? '' : ` (${row.waived} waived)`}`,
      ]),
  next,
  row.waitingDays === undefined ? '' : `${row.waitingDays} d`,
];

/** The rows for a terminal: a table, or where it is too narrow, a block a unit. */
export function statusText(
  rows: readonly StatusRow[],
  { width, colour, plain }: Pick<Look, 'width' | 'colour' | 'plain'>,
  result: Pick<Result, 'portfolios' | 'filters'>,
): string {
  const others = withoutUnits(result).flatMap(({ label, status }) =>
    wrapHanging(`${oneLine(label)}: ${withoutUnitsWords[status]}`, width).map((line) => `${line}\n`),
  );
  if (rows.length + others.length === 0) return 'no portfolio, or none with a unit to show\n';
  const chalk = new Chalk({ level: colour });
  // Both owners are named whatever the room; a learner's name is cut before the table is given up.
  const [wide, narrow] = [nextMoves, shortMoves].map((next) =>
    layOut([[...columns], ...rows.map((row) => cells(row, shortStatusWords, next(row)))]),
  ) as [Layout, Layout];
  const { table, widths, total } = wide.total <= width ? wide : cutTo(width, narrow);
  if (plain || total > width) {
    return [
      ...rows.map((row) => blockOf(row, width)),
      ...others,
      ...refusalLines(rows, width),
      ...portfolioLines(rows, width),
    ].join('');
  }
  const lines = table.map((row, index) => {
    const line = row
      .map((text, column) => padTo(text, widths[column]!))
      .join('  ')
      .trimEnd();
    return `${index === 0 ? chalk.dim(line) : line}\n`;
  });
  const legend = legendOf(rows, table !== wide.table).flatMap((text) => wrapHanging(text, width));
  return [
    ...(rows.length === 0 ? [] : lines),
    ...legend.map((line) => `${chalk.dim(line)}\n`),
    ...others,
    ...refusalLines(rows, width),
    ...portfolioLines(rows, width),
  ].join('');
}

interface Layout {
  table: readonly string[][];
  widths: number[];
  total: number;
}

/** Whose gaps they are, where there is no room for the words. */
const shortMoves = (row: StatusRow): string =>
  nextMoves(row).includes(',') ? `L${row.gapsLearner} A${row.gapsAssessor}` : nextMoves(row);

/** Learners' names, then ids of units, as short as they must be and may be. */
function cutTo(width: number, { table, widths, total }: Layout): Layout {
  const [learner = 0, unit = 0, ...rest] = widths;
  const cut = Math.max(0, Math.min(total - width, learner - 12));
  const more = Math.max(0, Math.min(total - width - cut, unit - 8));
  return { table, widths: [learner - cut, unit - more, ...rest], total: total - cut - more };
}

function legendOf(rows: readonly StatusRow[], isShort: boolean): string[] {
  const entries = [
    ...(isShort && rows.some((row) => shortMoves(row) !== nextMoves(row))
      ? ['L learner, A assessor: gaps to close']
      : []),
    ...(rows.some(({ waitingDays }) => waitingDays !== undefined) ? ['waits: longest for the assessor'] : []),
  ];
  return entries.length === 0 ? [] : [entries.join(' · ')];
}

function layOut(table: readonly string[][]): Layout {
  const widths = columns.map((_, column) => Math.max(...table.map((row) => widthOf(row[column]!))));
  return { table, widths, total: widths.reduce((sum, each) => sum + each + 2, -2) };
}

/** A line for each sign-off with which a verifier does not agree. */
const refusalLines = (rows: readonly StatusRow[], width: number): string[] =>
  rows
    .flatMap(({ learner, unit, signOffRefused }) =>
      signOffRefused === undefined ? [] : wrapHanging(oneLine(`${learner}, ${unit}: ${signOffRefused}`), width),
    )
    .map((line) => `${line}\n`);

/** What belongs to a portfolio and not to one unit of it: a line for its qualification, a line for its open actions. */
function portfolioLines(rows: readonly StatusRow[], width: number): string[] {
  return firstRows(rows)
    .flatMap((row) => [
      ...(row.qualification === undefined
        ? []
        : [`${row.learner}: ${qualificationWords(row.qualification)}`, ...row.qualification.rules.map(ruleLine)]),
      ...(row.actionsOpen > 0 ? [`${row.learner}: ${actionWords(row)}`] : []),
    ])
    .flatMap((line) =>
      line.startsWith('  ')
        ? wrapHanging(oneLine(line), width - 2).map((each) => `  ${each}`)
        : wrapHanging(oneLine(line), width),
    )
    .map((line) => `${line}\n`);
}

/** The first row of each portfolio. */
const firstRows = (rows: readonly StatusRow[]): StatusRow[] =>
  [...new Map(rows.toReversed().map((row) => [row.portfolio, row])).values()].toReversed();

const ruleLine = (rule: QualificationRow['rules'][number]): string =>
  `  ${rule.ref} ${combinationStatusWords[rule.status]}: ${rule.text}: ${figureWords(rule)}`;

const qualificationWords = (row: QualificationRow): string =>
  `${qualificationName(row)}: ${qualificationStanding(row)}`;

const actionWords = ({ actionsOpen, actionsOverdue }: StatusRow): string =>
  `${counted(actionsOpen, 'open action')}${actionsOverdue === 0 ? '' : `, ${actionsOverdue} overdue`}`;

function blockOf(row: StatusRow, width: number): string {
  const facts = [
    ...unitFacts(row, row),
    ...(row.owner === undefined ? [] : [moveWords(nextMoves(row))]),
    ...(row.waitingDays === undefined ? [] : [`waiting for the assessor ${counted(row.waitingDays, 'day')}`]),
  ];
  return `${wrapHanging(`${oneLine(row.learner)}, ${row.unit}: ${facts.join(', ')}`, width).join('\n')}\n`;
}

const moveWords = (moves: string): string => (moves.includes(' ') ? `next: ${moves}` : `${moves} next`);

/** A row of which nothing can be said but that it cannot be read has no numbers: none of them is nought. */
export type StatusRecord = Pick<StatusRow, 'portfolio' | 'learner' | 'status'> & Partial<StatusRow>;

/** The rows for a program, and one for each portfolio that cannot be read at all. */
export function statusRecords(
  rows: readonly StatusRow[],
  result: Pick<Result, 'portfolios' | 'filters'>,
): StatusRecord[] {
  const told = rows.map(({ portfolio, learner, learnerId, unit, status, ...row }): StatusRecord => {
    const known = { portfolio, learner, ...(learnerId === undefined ? {} : { learnerId }), unit, status };
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

/** The rows as a Markdown table, under the day, the centre and the totals. */
export function statusMarkdown(rows: readonly StatusRow[], result: Result): string {
  const { today, centre, summary, filters } = result;
  const { name, number } = centre ?? {};
  const others = withoutUnits(result);
  const centreWords = [...(name === undefined ? [] : [name]), ...(number === undefined ? [] : [`centre ${number}`])];
  const totals = [
    counted(new Set([...rows, ...others].map(({ portfolio }) => portfolio)).size, 'portfolio'),
    ...completeWords(
      rows.map(({ status }) => status),
      'unit',
    ),
    `${counted(summary.gaps, 'gap')}${waivedShare(summary.gaps, summary.waived?.gaps ?? 0)}`,
    ...(summary.errors === 0
      ? []
      : [
          `${counted(summary.errors, 'error')}${waivedShare(summary.errors, summary.waived?.errors ?? 0)} in the files`,
        ]),
    ...(filters.units === undefined ? [] : [`only ${filters.units.join(', ')}`]),
  ];
  const withActions = rows.some(({ actionsOpen }) => actionsOpen > 0);
  const head = [...columns, ...(withActions ? ['actions'] : [])];
  const rule = head.map((each) => (numeric.has(each) ? '---:' : '---'));
  const lines = rows.map((row) => {
    const actions = row.actionsOpen === 0 ? '' : actionWords(row);
    return [...cells(row), ...(withActions ? [actions] : [])].map((text) => markdownText(text) || '–');
  });
  const refused = rows.flatMap(({ learner, unit, signOffRefused }) =>
    signOffRefused === undefined ? [] : [`- ${markdownText(`${learner}, ${unit}: ${signOffRefused}`)}`],
  );
  const table = [head, rule, ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n');
  return `${[
    `# Status on ${today}`,
    ...(centreWords.length === 0 ? [] : [`Centre: ${markdownText(centreWords.join(', '))}.`]),
    `${markdownText(totals.join(', '))}.`,
    rows.length === 0 ? 'No portfolio, or none with a unit to show.' : table,
    ...(refused.length === 0 ? [] : [refused.join('\n')]),
    ...towards(rows),
    ...(others.length === 0
      ? []
      : [others.map(({ label, status }) => `- ${markdownText(label)}: ${withoutUnitsWords[status]}`).join('\n')]),
  ].join('\n\n')}\n`;
}

/** A line for each learner who works towards a qualification. */
function towards(rows: readonly StatusRow[]): string[] {
  const lines = firstRows(rows).flatMap(({ learner, qualification }) =>
    qualification === undefined
      ? []
      : [
          `- ${markdownText(`${learner}: ${qualificationWords(qualification)}`)}`,
          ...qualification.rules.map((rule) => `  - ${markdownText(ruleLine(rule).trim())}`),
        ],
  );
  return lines.length === 0 ? [] : [lines.join('\n')];
}

const numeric: ReadonlySet<string> = new Set(['met', 'claimed', 'ERs', 'gaps', 'waits']);
