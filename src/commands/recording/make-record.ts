import { oneLine } from '../../document/safe-text.ts';
import type { Role } from '../../model/vocabulary.ts';
import { AnswersEnded, choose } from '../ask.ts';
import type { Flags, LookOptions, WorkspaceOptions } from '../shared-options.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import type { Fault } from './drafting.ts';
import type { Step } from './flags.ts';
import { openRecording, type Recording } from './open-recording.ts';
import { readFeedback } from './read-feedback.ts';
import { type Author, authorFaults } from './record-faults.ts';
import { sayAsFlags, sayFaults, sayWritten } from './say.ts';
import type { Walk, Walked } from './walk.ts';
import { type RecordPlan, writeRecord } from './write-record.ts';

/** Options that both kinds of record take. */
export type RecordOptions = WorkspaceOptions & LookOptions & Flags<'by' | 'date' | 'feedback'>;

/** What goes into one record. */
export interface Given<One extends Step = Step> extends Author {
  steps: readonly One[];
  feedback: string;
  /** What --unit names; left out: all units. */
  units?: readonly string[] | undefined;
}

/** How a command makes its kind of record. */
export interface RecordKind<One extends Step> {
  /** The question who makes it, and who may. */
  who: string;
  roles: readonly Role[];
  /** The record that some answers make, with what speaks against it. */
  plan: (given: Given<One>, recording: Recording) => RecordPlan | Promise<RecordPlan>;
  /** Asks at a terminal; left out where flags say it all. Elsewhere that they say `nothing` is refused, with how to say it. */
  walk?: ((walk: Walk) => Promise<Walked<One> | undefined>) | undefined;
  nothing: readonly [message: string, help: string];
  /** Why nothing need be asked. */
  refused?: ((recording: Recording) => readonly Fault[]) | undefined;
  /** The command up to its answers, for whoever is told them as flags. */
  command: (by: string, date: string) => readonly string[];
}

/** Whether somebody can be asked and shown. */
export const isAsked = ({ stdin, stdout }: Terminal): boolean => stdin.isTerminal && stdout.isTerminal;

/** Makes a record of a portfolio, from flags, or asked at a terminal; the answer is the exit status. */
export async function makeRecord<One extends Step>(
  kind: RecordKind<One>,
  portfolio: string,
  steps: readonly One[],
  options: RecordOptions,
  terminal: Terminal,
): Promise<number> {
  const open = () => openRecording(portfolio, options, terminal);
  // Opened before anything is asked: a decision is bound to what lay before the assessor, however long they read.
  const recording = await open();
  if (kind.walk !== undefined && !isAsked(terminal)) throw new UsageError(...kind.nothing);
  const date = options.date ?? recording.open.today;
  const by = await authorOf(options, kind, date, recording, terminal);
  const write = async (given: Pick<Given<One>, 'steps' | 'feedback' | 'units'>) => {
    const plan = await kind.plan({ ...given, by, date }, recording);
    const say = (line: string) => terminal.stderr.write(`${oneLine(recording.hide(line))}\n`);
    const written = await writeRecord(plan, recording, open, say);
    if ('faults' in written) return sayFaults(written.faults, terminal);
    sayWritten(written, plan.build(written.id), options, terminal);
    return 0;
  };
  if (kind.walk === undefined)
    return write({ steps, feedback: await readFeedback(options.feedback, terminal), units: options.unit });

  const refused = [...authorFaults({ by, date }, kind.roles, recording), ...(kind.refused?.(recording) ?? [])];
  if (refused.length > 0) return sayFaults(refused, terminal);
  const { walkOf } = await import('./walk.ts');
  const walked = await kind.walk(walkOf({ by, date }, kind.roles, recording, options, terminal));
  if (walked === undefined) return 0;
  const { end, feedback } = walked;
  if (end === 'ended' && walked.steps.length === 0 && feedback === '') throw new AnswersEnded();
  if (end === 'ended')
    terminal.stderr.write('evid: the answers ended before the last question, so nothing was written\n');
  const status = end === 'write' ? await write(walked) : end === 'ended' ? 2 : 0;
  // Where it is not written, nobody has to answer twice.
  if (end !== 'write' || status !== 0) sayAsFlags(kind.command(by, date), walked.steps, feedback, terminal);
  return status;
}

/** Who makes the record: as --by says, or as the person at the terminal says, the portfolio's own person first. */
async function authorOf(
  { by }: Pick<RecordOptions, 'by'>,
  { who, roles }: Pick<RecordKind<never>, 'who' | 'roles'>,
  date: string,
  { resolved, intake }: Recording,
  terminal: Terminal,
): Promise<string> {
  if (by?.trim() === '') throw new UsageError('--by names nobody', 'it is an id of people.yaml');
  if (by !== undefined) return by;
  const { people } = intake.workspace;
  const { registrations } = resolved.portfolio;
  const able = [...people.entries].filter(([id]) =>
    registrations.some(({ unit }) => roles.some((role) => people.holds(id, role, unit, date))),
  );
  const choices = able.map(([id, { name, roles: held }]) => ({
    name: id,
    words: held.includes('trainee-assessor') && !held.includes('assessor') ? `${name}, trainee` : name,
  }));
  const usual = registrations.map((each) => (roles.includes('verifier') ? each.verifier : each.assessor));
  const initial = choices.find(({ name }) => usual.includes(name));
  if (choices.length === 0 && terminal.stdin.isTerminal)
    throw new UsageError(`people.yaml names no ${roles[0]} for the units of this portfolio on ${date}`);
  return (await choose(terminal, { question: who, flag: '--by', choices, initial })).name;
}
