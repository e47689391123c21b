import { unitOfRef } from '../../model/refs.ts';
import { contextWords, type Method, methodWords } from '../../model/vocabulary.ts';
import { countOf } from '../../words/counts.ts';
import { listRefs } from '../../words/lists.ts';
import { type ClaimedWords, type NewEvidence, writerOf } from '../../write/scaffold/evidence-text.ts';
import { asking, askText, missingFlags, refuseUnasked } from '../ask.ts';
import type { Recording } from '../recording/open-recording.ts';
import type { Terminal } from '../terminal.ts';
import type { Given } from './given.ts';
import type { EvidenceOptions } from './options.ts';
import * as questions from './questions.ts';

export type ItemWithoutId = Omit<NewEvidence, 'id'>;

/** The flags' item, and what the person at the terminal says besides; what nobody says has a plain default or stays open. */
export async function completeItem(
  given: Given,
  options: EvidenceOptions,
  recording: Recording,
  terminal: Terminal,
): Promise<ItemWithoutId> {
  refuseUnasked(missingFlags({ method: given.method, criteria: given.criteria }), terminal);
  const { isTerminal } = terminal.stdin;
  const { today } = recording.open;
  const { occasion, hours, held, planned = false } = options;
  const method =
    given.method ?? (await questions.askWord('What kind of evidence is it?', '--method', methodWords, terminal));
  const criteria = given.criteria ?? (await questions.askCriteria(recording, options.unit, terminal));
  const { said } = asking(isTerminal, terminal);
  const tags = await said(given.tags, () => questions.askTags(criteria, recording, terminal), []);
  const named = { question: 'Its title?', flag: '--title', initial: usualTitle(method, criteria) };
  const title = await said(options.title, () => askText(terminal, named), named.initial);
  const dates = await said(options.date, () => questions.askDates(today, planned, terminal), [today]);
  // What makes a performance countable besides its days.
  const ofWork = asking(isTerminal && claimsPerformance(criteria, recording), terminal);
  // Who or what vouches for the item, as far as its method asks for it.
  const writer = writerOf(method);
  const ofWriter = (who: string) => asking(isTerminal && writer === who, terminal);
  const usual = usualAssessor(criteria, recording);
  return {
    title,
    method,
    criteria,
    tags,
    hours,
    held,
    dates: [...new Set(dates)].sort(),
    context: await ofWork.said(
      given.context,
      () => questions.askWord('Where was the work done?', '--context', contextWords, terminal),
      undefined,
    ),
    occasion: await ofWork.maybe(
      { occasion },
      'Was it part of an occasion that other items are about too? A short label for it, as in courier-delay.',
    ),
    customers: await ofWork.said(options.customers, () => questions.askCustomers(terminal), []),
    files: await ofWork.said(options.files && given.files, () => questions.askFiles(recording, terminal), []),
    witness: await ofWriter('witness').said(options.witness, () => questions.askWitness(recording, terminal), []),
    assessor: await ofWriter('assessor').said(
      options.assessor,
      () => questions.askAssessor(usual, recording, terminal),
      writer === 'assessor' && usual !== undefined ? [usual] : [],
    ),
    score: await asking(isTerminal && method === 'test', terminal).said(
      options.score,
      () => questions.askScore(terminal),
      undefined,
    ),
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
