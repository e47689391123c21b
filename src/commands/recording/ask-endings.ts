import { oneLine } from '../../document/safe-text.ts';
import type { PortfolioRow } from '../../model/result.ts';
import { AnswersEnded, askFor, choose, confirm, readDay } from '../ask.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import type { Step } from './step.ts';

type EndingStep = Step<'action' | 'owner' | 'due' | 'close'>;

/** Asks which open actions are done, and what is to be done next; what was said of it before is offered again. */
export async function askActions(
  row: PortfolioRow,
  date: string,
  terminal: Terminal,
  before: readonly Step[] = [],
): Promise<EndingStep[]> {
  const steps: EndingStep[] = [];
  for (const { ref, text, owner, due, open } of row.actions) {
    if (!open) continue;
    const who = [owner, due && `by ${due}`].filter(Boolean).join(', ');
    const question = `Is ${ref} done? ${text}${who === '' ? '' : ` (${who})`}`;
    const initial = before.some(({ flag, value }) => flag === 'close' && value === ref);
    if (await confirm(terminal, { question, flag: '--close', initial })) steps.push({ flag: 'close', value: ref });
  }
  for (const action of actionsIn(before)) {
    const question = `Does the action stand? ${action[0]!.value}`;
    if (await confirm(terminal, { question, flag: '--action', initial: true })) steps.push(...action);
  }
  for (let another = steps.some(({ flag }) => flag === 'action'); ; another = true) {
    const question = another ? 'Another action?' : 'Is there something to be done? Describe the action.';
    const text = await askFor(terminal, { question, flag: '--action', initial: '', read: (answer) => answer });
    if (text === '') return steps;
    const owners = [{ name: 'learner' }, { name: 'assessor' }] as const;
    const owner = await choose(terminal, {
      question: 'Who does it?',
      flag: '--owner',
      choices: owners,
      initial: owners[0],
    });
    const due = await askFor(terminal, {
      question: 'By when?',
      flag: '--due',
      initial: '',
      read: (day) => dueDay(day, date),
    });
    steps.push({ flag: 'action', value: text }, { flag: 'owner', value: owner.name });
    if (due !== '') steps.push({ flag: 'due', value: due });
  }
}

/** The actions among some answers, each with its owner and its day. */
function actionsIn(steps: readonly Step[]): EndingStep[][] {
  const actions: EndingStep[][] = [];
  for (const { flag, value } of steps) {
    if (flag === 'action') actions.push([{ flag, value }]);
    else if (flag === 'owner' || flag === 'due') actions.at(-1)?.push({ flag, value });
  }
  return actions;
}

function dueDay(written: string, date: string): string {
  if (written === '') return '';
  const day = readDay(written);
  if (day < date) throw new UsageError(`that is before ${date}, the day of the record`);
  return day;
}

/** The answers ended (Ctrl-D) within the feedback, which may have been meant as its end. */
export class FeedbackEnded extends AnswersEnded {
  readonly soFar: string;
  constructor(soFar: string) {
    super();
    this.soFar = soFar;
  }
}

/** Asks for the text of a record, line by line; one that was given before may stay. */
export async function askFeedback(question: string, terminal: Terminal, before = ''): Promise<string> {
  if (before !== '') {
    terminal.stderr.write(
      `\n${question}\n${before
        .split('\n')
        .map((line) => `  ${oneLine(line)}\n`)
        .join('')}`,
    );
    if (await confirm(terminal, { question: 'Does it stand as it is?', flag: '--feedback', initial: true }))
      return before;
  }
  terminal.stderr.write(`\n${question}\nEnd with a line that holds nothing but a full stop; Enter at once: none.\n`);
  const lines: string[] = [];
  for (;;) {
    terminal.stderr.write('> ');
    const line = await terminal.stdin.line();
    if (line === undefined) {
      terminal.stderr.write('\n');
      throw new FeedbackEnded(lines.join('\n').trim());
    }
    if (line.trim() === '.' || (line.trim() === '' && lines.length === 0)) return lines.join('\n').trim();
    lines.push(line.trimEnd());
  }
}
