import { Chalk } from 'chalk';
import type { Owner, Result, UnitRow, UnitStatus } from '../model/result.ts';
import type { Look } from './look.ts';
import { oneLine } from './safe-text.ts';
import { counted, statusWords } from './words.ts';
import { padTo, widthOf, wrap } from './wrap.ts';

/** How one unit of one learner stands: a row of `evid status`. */
export interface StatusRow {
  portfolio: string;
  learner: string;
  unit: string;
  status: UnitStatus;
  met: number;
  claimed: number;
  total: number;
  requirementsMet: number;
  requirements: number;
  gaps: number;
  owner?: Owner;
  /** Day since which the oldest undecided or stale evidence waits for the assessor, and how many days that is. */
  waitingSince?: string;
  waitingDays?: number;
}

export const statusOrders = ['portfolio', 'learner', 'unit', 'status', 'gaps', 'waiting'] as const;
export type StatusOrder = (typeof statusOrders)[number];

/** A row for every portfolio and unit, in the order asked for; rows that are equal in it stay in the order of the result. */
export function statusRows({ portfolios, today }: Result, order: StatusOrder = 'portfolio'): StatusRow[] {
  const rows = portfolios.flatMap(({ path, learner, evidence, units }) => {
    const lastDays = new Map(
      evidence.map((item) => [
        item.id,
        item.occasions
          .flatMap(({ dates }) => dates)
          .sort()
          .at(-1),
      ]),
    );
    return units.map((unit): StatusRow => {
      const musts = unit.requirements.filter(({ force }) => force === 'must');
      const waitingSince = oldestWaiting(unit, lastDays);
      return {
        portfolio: path,
        learner: learner.name ?? learner.id ?? path,
        unit: unit.unit,
        status: unit.status,
        met: unit.criteriaMet,
        claimed: unit.criteriaClaimed,
        total: unit.criteriaTotal,
        requirementsMet: musts.filter(({ status }) => status === 'met').length,
        requirements: musts.length,
        gaps: unit.gaps.length,
        ...(unit.owner === undefined ? {} : { owner: unit.owner }),
        ...(waitingSince === undefined ? {} : { waitingSince, waitingDays: daysFrom(waitingSince, today) }),
      };
    });
  });
  const text = (key: 'learner' | 'unit' | 'status') => (a: StatusRow, b: StatusRow) =>
    a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0;
  const orders: Record<StatusOrder, (a: StatusRow, b: StatusRow) => number> = {
    portfolio: () => 0,
    learner: text('learner'),
    unit: text('unit'),
    status: text('status'),
    gaps: (a, b) => b.gaps - a.gaps,
    waiting: (a, b) => (b.waitingDays ?? -1) - (a.waitingDays ?? -1),
  };
  return rows.sort(orders[order]);
}

type Leaf = Pick<UnitRow['criteria'][number], 'status' | 'claims'>;

/** The last day of the oldest item whose claim is undecided or stale and has not been met otherwise. */
function oldestWaiting({ criteria }: UnitRow, lastDays: ReadonlyMap<string, string | undefined>): string | undefined {
  const waiting = criteria
    .flatMap((criterion): Leaf[] => criterion.parts ?? [criterion])
    .filter(({ status }) => status === 'claimed' || status === 'stale')
    .flatMap(({ claims }) =>
      (claims ?? []).filter(({ counts, state }) => counts && (state === 'claimed' || state === 'stale')),
    );
  return waiting
    .flatMap(({ evidence }) => lastDays.get(evidence) ?? [])
    .sort()
    .at(0);
}

const daysFrom = (day: string, today: string): number =>
  Math.max(0, Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000));

const columns = ['learner', 'unit', 'status', 'met', 'claimed', 'ERs', 'gaps', 'next', 'waits'] as const;
const cells = (row: StatusRow): string[] => [
  oneLine(row.learner),
  row.unit,
  statusWords[row.status],
  ...(row.total === 0
    ? ['', '', '', '']
    : [
        `${row.met}/${row.total}`,
        String(row.claimed),
        row.requirements === 0 ? '' : `${row.requirementsMet}/${row.requirements}`,
        String(row.gaps),
      ]),
  row.owner ?? '',
  row.waitingDays === undefined ? '' : `${row.waitingDays} d`,
];

/** The rows for a terminal: a table, or where it is too narrow, a block a unit. */
export function statusText(
  rows: readonly StatusRow[],
  { width, colour, plain }: Pick<Look, 'width' | 'colour' | 'plain'>,
): string {
  if (rows.length === 0) return 'no portfolio, or none with a unit to show\n';
  const chalk = new Chalk({ level: colour });
  const table = [[...columns], ...rows.map(cells)];
  const widths = columns.map((_, column) => Math.max(...table.map((row) => widthOf(row[column]!))));
  const total = widths.reduce((sum, each) => sum + each + 2, -2);
  if (plain || total > width) {
    return rows.map((row) => blockOf(row, plain ? Number.POSITIVE_INFINITY : width)).join('');
  }
  return table
    .map((row, index) => {
      const line = row
        .map((text, column) => padTo(text, widths[column]!))
        .join('  ')
        .trimEnd();
      return `${index === 0 ? chalk.dim(line) : line}\n`;
    })
    .join('');
}

function blockOf(row: StatusRow, width: number): string {
  const facts = [
    statusWords[row.status],
    ...(row.total === 0
      ? []
      : [`${row.met}/${row.total} criteria met`, ...(row.claimed > 0 ? [`${row.claimed} claimed`] : [])]),
    ...(row.requirements === 0 ? [] : [`${row.requirementsMet}/${row.requirements} requirements`]),
    ...(row.total === 0 ? [] : [counted(row.gaps, 'gap')]),
    ...(row.owner === undefined ? [] : [`${row.owner} next`]),
    ...(row.waitingDays === undefined ? [] : [`waiting ${counted(row.waitingDays, 'day')}`]),
  ];
  const lines = wrap(`${oneLine(row.learner)}, ${row.unit}: ${facts.join(', ')}`, width);
  return `${lines.map((line, index) => (index === 0 ? line : `  ${line}`)).join('\n')}\n`;
}

/** The rows as comma-separated values; a cell that a spreadsheet would take for a formula is made text. */
export function statusCsv(rows: readonly StatusRow[]): string {
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
    'owner',
    'waitingSince',
    'waitingDays',
  ] as const;
  const cell = (value: unknown): string => {
    const text = oneLine(String(value ?? ''));
    const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
    return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return [keys.join(','), ...rows.map((row) => keys.map((key) => cell(row[key])).join(','))]
    .map((line) => `${line}\r\n`)
    .join('');
}
