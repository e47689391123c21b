import { unitOfRef } from '../../model/refs.ts';
import type { Method } from '../../model/vocabulary.ts';
import { countOf } from '../../words/counts.ts';
import { listRefs } from '../../words/lists.ts';
import { type ClaimedWords, type NewEvidence, writerOf } from '../../write/scaffold/evidence-text.ts';
import { askText, refuseUnasked } from '../ask.ts';
import type { Fault } from '../recording/drafting.ts';
import type { Recording } from '../recording/open-recording.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { filesOf, type Given } from './given.ts';
import type { EvidenceOptions } from './options.ts';
import {
  askAssessor,
  askContext,
  askCriteria,
  askDates,
  askMethod,
  askParticulars,
  askScore,
  askTags,
  askWitness,
} from './questions.ts';

export type ItemWithoutId = Omit<NewEvidence, 'id'>;

/** The flags' item, and what the person at the terminal says besides; what nobody says has a plain default or stays open. */
export async function completeItem(
  given: Given,
  options: EvidenceOptions,
  recording: Recording,
  terminal: Terminal,
): Promise<ItemWithoutId> {
  const missing = (['method', 'criteria'] as const).filter((flag) => given[flag] === undefined);
  refuseUnasked(
    missing.map((flag) => `--${flag}`),
    terminal,
  );
  const { isTerminal } = terminal.stdin;
  const { today } = recording.open;
  const method = given.method ?? (await askMethod(terminal));
  const criteria = given.criteria ?? (await askCriteria(recording, options.unit, terminal));
  const tags = given.tags ?? (isTerminal ? await askTags(criteria, recording, terminal) : []);
  const title = options.title ?? (await titled(method, criteria, terminal));
  const dates = options.date ?? (isTerminal ? await askDates(today, options.planned ?? false, terminal) : [today]);
  const asksContext = isTerminal && claimsPerformance(criteria, recording);
  const context = given.context ?? (asksContext ? await askContext(terminal) : undefined);
  const asks = (flag: 'occasion' | 'customers' | 'files') => asksContext && options[flag] === undefined;
  const particulars = await askParticulars(
    { occasion: asks('occasion'), customers: asks('customers'), files: asks('files') },
    (written) => readFiles(written, recording, terminal),
    terminal,
  );
  return {
    title,
    method,
    dates: [...new Set(dates)].sort(),
    occasion: options.occasion ?? particulars.occasion,
    context,
    criteria,
    tags,
    hours: options.hours,
    customers: options.customers ?? particulars.customers ?? [],
    ...(await sourcesOf(method, criteria, options, recording, terminal)),
    files: particulars.files ?? given.files,
    held: options.held,
  };
}

/** A file that was named at a terminal; what is wrong with it is said there. */
function readFiles(written: string, recording: Recording, terminal: Terminal): string[] {
  const faults: Fault[] = [];
  const files = filesOf(written, recording, terminal, faults);
  const [fault] = faults;
  if (fault !== undefined) throw new UsageError(fault.message, fault.help);
  return files;
}

/** Whether an item of these criteria has to say in which context the work was done. */
export const claimsPerformance = (criteria: readonly ClaimedWords[], { intake }: Recording): boolean =>
  criteria.some(({ ref = '' }) => intake.workspace.units.leaf(ref)?.kind === 'performance');

/** "Witness testimony on B9/2.3 and 2.6", unless somebody says better. */
async function titled(method: Method, criteria: readonly ClaimedWords[], terminal: Terminal): Promise<string> {
  const refs = criteria.map(({ ref = '' }) => ref);
  const name = method.charAt(0).toUpperCase() + method.slice(1).replaceAll('-', ' ');
  const initial = `${name} on ${refs.length > 4 ? countOf(refs.length, 'criterion', 'criteria') : listRefs(refs)}`;
  return terminal.stdin.isTerminal ? askText(terminal, { question: 'Its title?', flag: '--title', initial }) : initial;
}

/** Who or what vouches for the item, as far as its method asks for it. */
async function sourcesOf(
  method: Method,
  criteria: readonly ClaimedWords[],
  options: EvidenceOptions,
  recording: Recording,
  terminal: Terminal,
): Promise<Pick<NewEvidence, 'witness' | 'assessor' | 'score'>> {
  const { isTerminal } = terminal.stdin;
  const writer = writerOf(method);
  const usual = usualAssessor(criteria, recording);
  const asked = {
    witness: writer === 'witness' && isTerminal ? askWitness : undefined,
    assessor: writer === 'assessor' && isTerminal ? askAssessor : undefined,
  };
  return {
    witness: options.witness ?? (await asked.witness?.(recording, terminal)) ?? [],
    assessor:
      options.assessor ??
      (await asked.assessor?.(usual, recording, terminal)) ??
      (writer === 'assessor' && usual !== undefined ? [usual] : []),
    score: options.score ?? (method === 'test' && isTerminal ? await askScore(terminal) : undefined),
  };
}

/** Whoever assesses all units that are claimed. */
function usualAssessor(criteria: readonly ClaimedWords[], { resolved, intake }: Recording): string | undefined {
  const units = new Set(criteria.map(({ ref = '' }) => unitOfRef(ref)));
  const registrations = resolved.portfolio.registrations.filter(({ unit }) => units.has(unit));
  const [first, ...others] = [...new Set(registrations.map(({ assessor }) => assessor))];
  return others.length === 0 && first !== undefined && intake.workspace.people.has(first) ? first : undefined;
}
