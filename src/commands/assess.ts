import { oneLine } from '../document/safe-text.ts';
import { itemFaults } from './assess/assessment-faults.ts';
import type { AssessStep } from './assess/flags.ts';
import { type Decided, planAssessment } from './assess/plan-assessment.ts';
import { concludeWalk } from './recording/conclude-walk.ts';
import { openRecording, type Recording } from './recording/open-recording.ts';
import { readFeedback } from './recording/read-feedback.ts';
import { authorFaults } from './recording/record-faults.ts';
import { authorOf, type RecordOptions } from './recording/record-options.ts';
import { sayFaults, sayWritten } from './recording/say.ts';
import { listed } from './recording/step.ts';
import { writeRecord } from './recording/write-record.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** `evid assess`: records what an assessor decided, from flags, or asked one by one at a terminal. */
export async function assess(
  portfolio: string,
  options: RecordOptions,
  steps: readonly AssessStep[],
  terminal: Terminal,
): Promise<number> {
  const open = () => openRecording(portfolio, options, terminal);
  const recording = await open();
  const date = options.date ?? recording.open.today;
  // An item and nothing that is decided on it, as in what evid plan prints: asked about that item alone.
  const items = steps.flatMap(({ flag, value }) => (flag === 'evidence' ? listed(value) : []));
  const namesItems = steps.length > 0 && steps.every(({ flag, value }) => flag === 'evidence' && value.trim() !== '');
  const isAsked = terminal.stdin.isTerminal && terminal.stdout.isTerminal;
  const walks = options.feedback === undefined && (steps.length === 0 || (namesItems && isAsked));
  if (walks && !isAsked) {
    throw new UsageError(
      'nothing is decided',
      `at a terminal evid asks; elsewhere say it with flags: evid assess ${portfolio} --by ID --evidence E03 --met B9/1.5`,
    );
  }
  // Taken before anything is asked: a decision is bound to what lay before the assessor, however long they read.
  const digests = digestsOf(recording);
  const write = (decided: Decided) => record(decided, recording, open, options, terminal);
  const by = await authorOf(options, 'Who decides?', ['assessor', 'trainee-assessor'], date, recording, terminal);
  if (walks) {
    const refused = [
      ...authorFaults({ by, date }, ['assessor', 'trainee-assessor'], recording),
      ...itemFaults(items, recording),
    ];
    if (refused.length > 0) return sayFaults(refused, terminal);
    const { walkAssessment } = await import('./assess-walk.ts');
    const answered = await walkAssessment({ recording, by, date, digests, options, items }, terminal);
    const command = ['evid', 'assess', portfolio, '--by', by, '--date', date];
    return concludeWalk(answered, command, terminal, (given) => write({ ...given, by, date, digests }));
  }
  const feedback = await readFeedback(options.feedback, terminal);
  return write({ steps, feedback, by, date, digests, units: options.unit });
}

async function record(
  decided: Decided,
  recording: Recording,
  open: () => Promise<Recording>,
  options: RecordOptions,
  terminal: Terminal,
): Promise<number> {
  const plan = await planAssessment(decided, recording);
  const say = (line: string) => terminal.stderr.write(`${oneLine(recording.hide(line))}\n`);
  const written = await writeRecord(plan, recording, open, say);
  if ('faults' in written) return sayFaults(written.faults, terminal);
  sayWritten(written, plan.build(written.id), options, terminal);
  return 0;
}

/** Digests of everything that can be judged, as it is now. */
const digestsOf = ({ row }: Recording): ReadonlyMap<string, string> =>
  new Map(row.evidence.filter(({ withdrawn }) => withdrawn === undefined).map(({ id, digest }) => [id, digest]));
