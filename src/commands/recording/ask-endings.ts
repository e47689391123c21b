import { AnswersEnded, askFor, choose, confirm, readDay } from '../ask.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import type { Step } from './flags.ts';
import { shownLines } from './say.ts';
import type { Part, Walk } from './walk.ts';

type EndingStep = Step<'action' | 'owner' | 'due' | 'close'>;

/** The part of a walk that asks which open actions are done, and what is to be done next. */
export function actionsPart(walk: Walk): Part<EndingStep> {
  let said: EndingStep[] = [];
  const ask = async () => {
    said = await askActions(walk, said);
  };
  return { name: 'actions', ask, steps: () => said, wasAsked: () => true };
}

/** The part of a walk that asks for the text of a record, line by line; what was typed before an end is kept. */
export const feedbackPart = (question: string, given: { feedback: string }, { terminal }: Walk): Part<never> => ({
  name: 'feedback',
  ask: () => askFeedback(question, given, terminal),
  steps: () => [],
  wasAsked: () => true,
});

async function askActions({ shown, date, terminal }: Walk, before: readonly EndingStep[]): Promise<EndingStep[]> {
  const steps: EndingStep[] = [];
  for (const { ref, text, owner, due, open } of shown.actions) {
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
    const ask = (question: string, flag: string, read = (answer: string) => answer) =>
      askFor(terminal, { question, flag, initial: '', read });
    const text = await ask(question, '--action');
    if (text === '') return steps;
    const choices = [{ name: 'learner' }, { name: 'assessor' }] as const;
    const owner = await choose(terminal, { question: 'Who does it?', flag: '--owner', choices, initial: choices[0] });
    const due = await ask('By when?', '--due', (day) => dueDay(day, date));
    steps.push({ flag: 'action', value: text }, { flag: 'owner', value: owner.name });
    if (due !== '') steps.push({ flag: 'due', value: due });
  }
}

/** The actions among some answers, each with its owner and its day. */
function actionsIn(steps: readonly EndingStep[]): EndingStep[][] {
  const actions: EndingStep[][] = [];
  for (const step of steps) {
    if (step.flag === 'action') actions.push([step]);
    else if (step.flag !== 'close') actions.at(-1)?.push(step);
  }
  return actions;
}

function dueDay(written: string, date: string): string {
  if (written === '') return '';
  const day = readDay(written);
  if (day < date) throw new UsageError(`that is before ${date}, the day of the record`);
  return day;
}

/** Asks for lines up to a full stop; what was given before may stay. What an end (Ctrl-D) cuts off may have been meant as the end. */
async function askFeedback(question: string, given: { feedback: string }, terminal: Terminal): Promise<void> {
  if (given.feedback !== '') {
    terminal.stderr.write(`\n${question}\n${shownLines(given.feedback)}`);
    if (await confirm(terminal, { question: 'Does it stand as it is?', flag: '--feedback', initial: true })) return;
  }
  terminal.stderr.write(`\n${question}\nEnd with a line that holds nothing but a full stop; Enter at once: none.\n`);
  const lines: string[] = [];
  for (;;) {
    terminal.stderr.write('> ');
    const line = await terminal.stdin.line();
    const isEnd = line === undefined || line.trim() === '.' || (line.trim() === '' && lines.length === 0);
    if (isEnd) given.feedback = lines.join('\n').trim();
    if (line === undefined) {
      terminal.stderr.write('\n');
      throw new AnswersEnded();
    }
    if (isEnd) return;
    lines.push(line.trimEnd());
  }
}
