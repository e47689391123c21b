import { actionParts } from '../model/vocabulary.ts';
import type { Assessment, Verification } from '../parse/record.ts';
import type { ResolvedPortfolio } from './resolve-portfolio.ts';

/** What records agree with the learner, and who is to do it. */

/** The actions that some record says are done, as in A01/1. */
export const closedActions = (records: readonly (Assessment | Verification)[]): ReadonlySet<string> =>
  new Set(records.flatMap((record) => record.closes));

/** Who an action may be for: a part in the portfolio, or somebody whom it or the register names. */
export function actionOwners({
  portfolio: { file },
  workspace,
}: Pick<ResolvedPortfolio, 'portfolio' | 'workspace'>): string[] {
  const { learner, witnesses = {} } = file?.value ?? {};
  return [
    ...actionParts,
    ...workspace.people.entries.keys(),
    ...Object.keys(witnesses),
    ...(learner?.id === undefined ? [] : [learner.id]),
  ];
}
