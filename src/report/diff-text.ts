import { Chalk, type ChalkInstance } from 'chalk';
import { oneLine } from '../document/safe-text.ts';
import { wrap } from '../document/wrap.ts';
import {
  type CriterionChange,
  criterionChanges,
  type Difference,
  type FaultChange,
  faultChanges,
  type PortfolioChange,
  type RequirementChange,
  requirementChanges,
  type UnitChange,
} from '../model/difference.ts';
import { whoseMove } from '../model/moves.ts';
import {
  criterionDetail,
  criterionWords,
  evidenceLines,
  faultWords,
  gapLines,
  gapTotals,
  learnerWords,
  notCompared,
  numberChange,
  placeOf,
  refusals,
  requirementDetail,
  requirementWords,
  sidesWords,
  statusChange,
  totalsWords,
  waiverDetail,
} from '../words/differences.ts';
import { thenWords } from '../words/sentences.ts';
import type { Look } from './look.ts';

type Style = (line: string) => string;
interface Page {
  look: Look;
  chalk: ChalkInstance;
  /** A text on as many lines as it takes, the further ones under the first. */
  add: (indent: number, text: string, style?: Style) => void;
}

/** What moved, for a person at a terminal: each learner and unit, then the totals. */
export function diffText(difference: Difference, look: Look): string {
  const lines: string[] = [];
  const page: Page = {
    look,
    chalk: new Chalk({ level: look.colour }),
    add: (indent, text, style = (line) => line) => {
      const [first = '', ...rest] = wrap(oneLine(text).trim(), Math.max(24, look.width - indent - 2));
      const further = ' '.repeat(indent + 2);
      lines.push(
        `${' '.repeat(indent)}${style(first.trimEnd())}`,
        ...rest.map((line) => `${further}${style(line.trimEnd())}`),
      );
    },
  };
  const { chalk } = page;
  page.add(0, sidesWords(difference, arrowOf(look)), chalk.bold);
  for (const remark of difference.remarks) page.add(0, `note: ${remark}`, chalk.yellow);
  for (const refusal of refusals(difference)) page.add(0, `${look.plain ? '' : '✖ '}${refusal}`, chalk.red);
  for (const fault of [...difference.errors.base, ...difference.errors.to]) {
    page.add(2, `${placeOf(fault)}: ${fault.severity}[${fault.code}] ${fault.message}`);
  }
  const head = lines.length;
  if (!look.quiet) {
    for (const portfolio of difference.portfolios) {
      lines.push('');
      addPortfolio(portfolio, page);
    }
    if (difference.faults.length > 0) lines.push('');
    addFaults(0, ' outside the portfolios', difference.faults, page);
  }
  if (!difference.base.unusable && !difference.to.unusable) {
    const totals = totalsWords(difference.totals);
    const told = [...(totals.length === 0 ? ['nothing moved'] : totals), ...gapTotals(difference.totals.gaps)];
    if (lines.length > head) lines.push('');
    page.add(0, told.join(look.plain ? '; ' : ' · '), chalk.bold);
  }
  return `${lines.join('\n')}\n`;
}

function addPortfolio(row: PortfolioChange, page: Page): void {
  const { chalk, look, add } = page;
  const came = { added: ', new portfolio', gone: ', portfolio gone', changed: '' }[row.change];
  const was = row.was === undefined ? '' : ` (was ${row.was})`;
  add(0, `${learnerWords(row)}${came}  ${row.path}${was}`, chalk.bold);
  for (const unit of row.units) addUnit(unit, page);
  for (const { head, items } of evidenceLines(row)) {
    if (look.plain) for (const item of items) add(2, `${head}: ${item}`);
    else add(2, `${head}: ${items.join(', ')}`);
  }
  addFaults(2, '', row.faults, page);
}

const arrowOf = ({ plain }: Pick<Look, 'plain'>): string => (plain ? 'to' : '→');

function addUnit(unit: UnitChange, page: Page): void {
  const { look, chalk, add } = page;
  const problem = notCompared(unit);
  const arrow = arrowOf(look);
  const numbers =
    (unit.after ?? unit.before!).criteriaTotal === 0
      ? []
      : [
          `criteria met ${numberChange(
            unit,
            (row) => row.criteriaMet,
            (row) => row.criteriaTotal,
            arrow,
          )}`,
          `gaps ${numberChange(unit, ({ gaps }) => gaps, undefined, arrow)}`,
        ];
  const unread = problem !== undefined && [unit.before, unit.after].some((each) => each?.status === 'unknown');
  const facts = [statusChange(unit, arrow), ...(unread ? [] : numbers), ...(problem === undefined ? [] : [problem])];
  add(2, `${unit.unit}  ${facts.join(look.plain ? ', ' : ' · ')}`, unread ? chalk.red : (line) => line);
  const short = (ref: string) => (look.plain ? ref : ref.slice(ref.indexOf('/') + 1));
  for (const change of criterionChanges) {
    const rows = unit.criteria.filter((each) => each.change === change);
    addGroup(
      criterionWords[change],
      rows.map((each) => ({ ref: short(each.ref), text: `${each.text}${criterionDetail(each)}` })),
      look.plain ? '' : `${marks[change]} `,
      styleOf(change, chalk),
      page,
    );
  }
  for (const change of requirementChanges) {
    const rows = unit.requirements.filter((each) => each.change === change);
    addGroup(
      `${look.plain || rows.length === 1 ? 'requirement' : 'requirements'} ${requirementWords[change]}`,
      rows.map((each) => ({
        ref: short(each.ref),
        text: `${each.text}${each.force === 'should' ? ' (advice)' : ''}${requirementDetail(each)}`,
      })),
      look.plain ? '' : `${marks[change]} `,
      styleOf(change, chalk),
      page,
    );
  }
  for (const { head, text } of gapLines(unit.gaps)) add(4, `${head}: ${text}`);
  if (!look.verbose) return;
  for (const gap of unit.gaps) {
    const { ref, change, why, next } = gap;
    if (change === 'opened') add(6, `${short(ref)}  ${thenWords(why, `${whoseMove(gap)}: ${next}`, look)}`);
  }
}

function addGroup(
  head: string,
  rows: readonly { ref: string; text: string }[],
  mark: string,
  style: Style,
  { look, add }: Page,
): void {
  if (rows.length === 0) return;
  if (!look.plain) add(4, head, style);
  for (const { ref, text } of rows) {
    if (look.plain) add(4, `${head}: ${ref}  ${text}`);
    else add(6, `${mark}${ref}  ${text}`);
  }
}

function addFaults(indent: number, where: string, faults: readonly FaultChange[], { look, chalk, add }: Page): void {
  for (const change of faultChanges) {
    const rows = faults.filter((each) => each.change === change);
    if (rows.length === 0) continue;
    const title = `${faultWords[change]} ${look.plain || rows.length === 1 ? 'fault' : 'faults'}${where}`;
    if (!look.plain) add(indent, title, change === 'new' ? chalk.red : chalk.green);
    for (const fault of rows) {
      const words = `${placeOf(fault)}: ${fault.severity}[${fault.code}] ${fault.message}${waiverDetail(fault)}`;
      add(look.plain ? indent : indent + 2, look.plain ? `${title}: ${words}` : words);
    }
  }
}

/** The legend of the matrix, for the status that a criterion has come to. */
const marks: Readonly<Record<CriterionChange['change'] | RequirementChange['change'], string>> = {
  met: '●',
  claimed: '○',
  lost: '✖',
  stale: '↺',
  'not-yet': '✖',
  partial: '◐',
  'not-applicable': '–',
  missing: '·',
  gap: '·',
  added: '+',
  gone: '−',
};

function styleOf(change: CriterionChange['change'] | RequirementChange['change'], chalk: ChalkInstance): Style {
  if (change === 'met' || change === 'not-applicable') return chalk.green;
  if (change === 'lost' || change === 'missing' || change === 'gap') return chalk.red;
  return change === 'claimed' ? chalk.blue : chalk.yellow;
}
