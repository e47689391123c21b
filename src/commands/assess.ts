import { withFile } from '../load/with-file.ts';
import type { AssessmentFile } from '../model/record.ts';
import { unitOfRef } from '../resolve/workspace.ts';
import { assessmentText } from '../write/record-text.ts';
import { assessmentFaults, itemFaults, outcomeFaults } from './assess/assessment-faults.ts';
import { acceptedOn, assessmentRecord, type RecordHead } from './assess/assessment-record.ts';
import { type AssessmentDraft, draftAssessment } from './assess/draft-assessment.ts';
import type { AssessStep } from './assess/flags.ts';
import { nearUnits } from './assess/short-refs.ts';
import { openRecording, type Recording, stand } from './recording/open-recording.ts';
import { authorFaults, emptyFaults } from './recording/record-faults.ts';
import { authorOf, type RecordOptions, readFeedback } from './recording/record-options.ts';
import { sayAsFlags, sayFaults, sayWritten } from './recording/say.ts';
import { listed } from './recording/step.ts';
import { placeOf, writeRecord } from './recording/write-record.ts';
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
  const by = await authorOf(options, 'Who decides?', ['assessor', 'trainee-assessor'], date, recording, terminal);
  if (walks) {
    const refused = [
      ...authorFaults({ by, date }, ['assessor', 'trainee-assessor'], recording),
      ...itemFaults(items, recording),
    ];
    if (refused.length > 0) return sayFaults(refused, terminal);
    const { walkAssessment } = await import('./assess-walk.ts');
    const answered = await walkAssessment({ recording, by, date, digests, options, items }, terminal);
    if (answered === undefined) return 0;
    const status = answered.isWanted
      ? await record({ ...answered, by, date, digests }, recording, open, options, terminal)
      : undefined;
    const command = ['evid', 'assess', portfolio, '--by', by, '--date', date];
    if (status !== 0) sayAsFlags(command, answered.steps, answered.feedback, terminal);
    return status ?? 0;
  }
  const feedback = await readFeedback(options.feedback, terminal);
  return record({ steps, feedback, by, date, digests }, recording, open, options, terminal);
}

/** What goes into one record. */
export interface Decided {
  steps: readonly AssessStep[];
  feedback: string;
  by: string;
  date: string;
  digests: ReadonlyMap<string, string>;
}

async function record(
  decided: Decided,
  recording: Recording,
  open: () => Promise<Recording>,
  options: RecordOptions,
  terminal: Terminal,
): Promise<number> {
  const { draft, faults } = draftAssessment(decided.steps, recording.intake.workspace.units, nearUnits(recording));
  const build = await recordBuilder(draft, decided, decided.digests, recording);
  const written = await writeRecord(
    {
      kind: 'assessment',
      text: (id) => assessmentText(build(id), decided.feedback),
      authorFaults: authorFaults(decided, ['assessor', 'trainee-assessor'], recording),
      faults: [
        ...(faults.length > 0 ? faults : emptyFaults(Object.values(draft), decided.feedback)),
        ...assessmentFaults(draft, decided, recording),
      ],
      speakAgainst: ({ after }) => outcomeFaults(draft, decided, after.row),
    },
    recording,
    open,
  );
  if ('faults' in written) return sayFaults(written.faults, terminal);
  sayWritten(written, build(written.id), options, terminal);
  return 0;
}

/**
 * Makes the record of a draft under any number. A judgement that names no basis rests on what is accepted once the decisions
 * beside it stand: a trainee's, once it is countersigned.
 */
export async function recordBuilder(
  draft: AssessmentDraft,
  head: Omit<RecordHead, 'id'>,
  digests: ReadonlyMap<string, string>,
  recording: Recording,
): Promise<(id: string) => AssessmentFile> {
  const { id, path } = placeOf('assessment', recording);
  const decisions = assessmentRecord({ ...draft, judgements: [] }, { ...head, id }, digests, () => []);
  const rests = draft.judgements.some(({ basis }) => basis === undefined);
  const { row } = rests
    ? await stand(withFile(recording.open.folder, path, assessmentText(decisions, '')), recording)
    : recording;
  const waits = row.records.some((each) => each.id === id && each.awaitsCountersignature);
  const rest = (unit: string) => acceptedOn(row, unit, waits ? itemsAccepted(draft, unit) : []);
  return (given) => assessmentRecord(draft, { ...head, id: given }, digests, rest);
}

const itemsAccepted = ({ decisions }: AssessmentDraft, unit: string): string[] =>
  decisions
    .filter(
      ({ outcome, criteria }) =>
        (outcome === 'met' || outcome === 'partial') && criteria.some((ref) => unitOfRef(ref) === unit),
    )
    .flatMap(({ items }) => items);

/** Digests of everything that can be judged, as it is now. */
const digestsOf = ({ row }: Recording): ReadonlyMap<string, string> =>
  new Map(row.evidence.filter(({ withdrawn }) => withdrawn === undefined).map(({ id, digest }) => [id, digest]));
