import { Chalk } from 'chalk';
import { oneLine } from '../document/safe-text.ts';
import { wrap } from '../document/wrap.ts';
import type { Action, Plan } from '../evaluate/plan/action.ts';
import type { PortfolioRow } from '../model/result.ts';
import { waivedIn } from '../model/waived.ts';
import { counted } from '../words/counts.ts';
import { listRefs } from '../words/lists.ts';
import { statusWords } from '../words/statuses.ts';
import { waivedShare } from '../words/waived.ts';
import type { Look } from './look.ts';
import { portfolioHeading } from './portfolio-heading.ts';

/** A plan for a reader: what to do, in order, what each action closes, and why it stands there. */
export function planText(
  { actions, notes }: Plan,
  row: PortfolioRow,
  only: readonly string[] | undefined,
  look: Pick<Look, 'width' | 'colour' | 'plain'>,
): string {
  const chalk = new Chalk({ level: look.colour });
  const lines: string[] = [];
  const units = row.units.filter(({ unit }) => only === undefined || only.includes(unit));
  const gaps = units.flatMap((unit) => unit.gaps);
  const total = `${counted(gaps.length, 'gap')}${waivedShare(gaps.length, waivedIn(gaps))}`;
  const { name, id } = row.learner;
  const learner = oneLine(name === undefined ? (id ?? '') : id === undefined ? name : `${name} (${id})`);
  if (actions.length === 0) {
    const states = units.map(({ unit, status }) => `${unit} ${statusWords[status]}`).join(', ');
    const answer = units.some(({ status }) => status === 'unknown')
      ? 'no plan can be made'
      : gaps.length === 0
        ? 'nothing to plan, no gaps'
        : `nothing to plan: ${total}`;
    lines.push(...wrap(oneLine(`${learner}: ${answer} · ${states}`), look.width));
  } else {
    lines.push(...portfolioHeading(row, look.width, { name: chalk.bold, path: (text) => text }));
    lines.push(`${total}, ${counted(actions.length, 'action')}`, '');
    if (look.plain) for (const action of actions) lines.push(...plainAction(action, actions.length), '');
    else lines.push(...actions.flatMap((action) => shownAction(action, actions.length, look.width, chalk)));
    if (look.plain) lines.pop();
  }
  if (notes.length > 0) lines.push('', look.plain ? 'Notes' : chalk.bold('Notes'));
  for (const { about, text } of notes) {
    const shown = oneLine(text.includes(about[0]!) ? text : `${listRefs(about)}: ${text}`);
    if (look.plain) lines.push(shown);
    else lines.push(...wrap(shown, look.width - 2).map((line) => `  ${line}`));
  }
  return `${lines.join('\n')}\n`;
}

function shownAction(action: Action, count: number, width: number, chalk: InstanceType<typeof Chalk>): string[] {
  const indent = ' '.repeat(String(count).length + 2);
  const within = Math.max(24, width - indent.length);
  const shown = (text: string, style: (line: string) => string = (line) => line) =>
    wrap(oneLine(text), within).map((line) => `${indent}${style(line)}`);
  const [first = '', ...rest] = wrap(oneLine(action.what), within);
  const rank = String(action.rank).padStart(String(count).length);
  return [
    `${chalk.bold(rank)}  ${chalk.bold(first)}`,
    ...rest.map((line) => `${indent}${chalk.bold(line)}`),
    ...(closing(action) === '' ? [] : shown(closing(action), chalk.green)),
    ...shown(`because ${action.because}`),
    // On one line, however long: it is there to be copied.
    ...(action.command === undefined ? [] : [`${indent}${chalk.dim(oneLine(action.command))}`]),
  ];
}

/** "closes B9/ER5, ER5b; strengthens B9/2.3". */
function closing({ closes, strengthens = [] }: Action): string {
  return [
    ...(closes.length === 0 ? [] : [`closes ${listRefs(closes, ', ')}`]),
    ...(strengthens.length === 0 ? [] : [`strengthens ${listRefs(strengthens, ', ')}`]),
  ].join('; ');
}

function plainAction(
  { rank, what, owner, closes, strengthens = [], because, command }: Action,
  count: number,
): string[] {
  return [
    `Action ${rank} of ${count}: ${what}`,
    `Owner: ${owner}`,
    `Closes: ${closes.length === 0 ? 'no gap' : closes.join(', ')}`,
    ...(strengthens.length === 0 ? [] : [`Strengthens: ${strengthens.join(', ')}`]),
    `Because: ${because}`,
    ...(command === undefined ? [] : [`Command: ${command}`]),
  ].map(oneLine);
}
