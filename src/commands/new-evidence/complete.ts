import { unitOfRef } from '../../model/refs.ts';
import type { Method } from '../../model/vocabulary.ts';
import { countOf } from '../../words/counts.ts';
import { listRefs } from '../../words/lists.ts';
import { type ClaimedWords, type NewEvidence, writerOf } from '../../write/scaffold/evidence-text.ts';
import { askText, refuseUnasked } from '../ask.ts';
import type { Recording } from '../recording/open-recording.ts';
import type { Terminal } from '../terminal.ts';
import type { Given } from './given.ts';
import type { EvidenceOptions } from './options.ts';
import {
  askAssessor,
  askContext,
  askCriteria,
  askCustomers,
  askDates,
  askFiles,
  askMethod,
  askOccasion,
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
  /** What a flag says, or else is answered where somebody can be asked, or else is so. */
  const said = async <Value>(
    flagged: Value | undefined,
    ask: () => Promise<Value>,
    usual: Value,
    isAsked = isTerminal,
  ) => flagged ?? (isAsked ? await ask() : usual);
  const method = given.method ?? (await askMethod(terminal));
  const criteria = given.criteria ?? (await askCriteria(recording, options.unit, terminal));
  const tags = await said(given.tags, () => askTags(criteria, recording, terminal), []);
  const initial = usualTitle(method, criteria);
  const title = await said(
    options.title,
    () => askText(terminal, { question: 'Its title?', flag: '--title', initial }),
    initial,
  );
  const dates = await said(options.date, () => askDates(today, options.planned ?? false, terminal), [today]);
  const isPerformance = isTerminal && claimsPerformance(criteria, recording);
  const writer = writerOf(method);
  const usual = usualAssessor(criteria, recording);
  return {
    title,
    method,
    dates: [...new Set(dates)].sort(),
    criteria,
    tags,
    hours: options.hours,
    held: options.held,
    // What makes a performance countable besides its days.
    context: await said(given.context, () => askContext(terminal), undefined, isPerformance),
    occasion: await said(options.occasion, () => askOccasion(terminal), undefined, isPerformance),
    customers: await said(options.customers, () => askCustomers(terminal), [], isPerformance),
    files: await said(options.files && given.files, () => askFiles(recording, terminal), [], isPerformance),
    // Who or what vouches for the item, as far as its method asks for it.
    witness: await said(options.witness, () => askWitness(recording, terminal), [], isTerminal && writer === 'witness'),
    assessor: await said(
      options.assessor,
      () => askAssessor(usual, recording, terminal),
      writer === 'assessor' && usual !== undefined ? [usual] : [],
      isTerminal && writer === 'assessor',
    ),
    score: await said(options.score, () => askScore(terminal), undefined, isTerminal && method === 'test'),
  };
}

/** Whether an item of these criteria has to say in which context the work was done. */
export const claimsPerformance = (criteria: readonly ClaimedWords[], { intake }: Recording): boolean =>
  criteria.some(({ ref = '' }) => intake.workspace.units.leaf(ref)?.kind === 'performance');

/** "Witness testimony on B9/2.3 and 2.6", unless somebody says better. */
function usualTitle(method: Method, criteria: readonly ClaimedWords[]): string {
  const refs = criteria.map(({ ref = '' }) => ref);
  const name = method.charAt(0).toUpperCase() + method.slice(1).replaceAll('-', ' ');
  return `${name} on ${refs.length > 4 ? countOf(refs.length, 'criterion', 'criteria') : listRefs(refs)}`;
}

/** Whoever assesses all units that are claimed. */
function usualAssessor(criteria: readonly ClaimedWords[], { resolved, intake }: Recording): string | undefined {
  const units = new Set(criteria.map(({ ref = '' }) => unitOfRef(ref)));
  const registrations = resolved.portfolio.registrations.filter(({ unit }) => units.has(unit));
  const [first, ...others] = [...new Set(registrations.map(({ assessor }) => assessor))];
  return others.length === 0 && first !== undefined && intake.workspace.people.has(first) ? first : undefined;
}
