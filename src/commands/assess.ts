import { doubledItems, itemFaults } from './assess/assessment-faults.ts';
import { planAssessment } from './assess/plan-assessment.ts';
import { listed } from './recording/drafting.ts';
import type { AssessStep } from './recording/flags.ts';
import { isAsked, makeRecord, type RecordKind, type RecordOptions } from './recording/make-record.ts';
import type { Walk } from './recording/walk.ts';
import type { Terminal } from './terminal.ts';

/** `evid assess`: records what an assessor decided, from flags, or asked one by one at a terminal. */
export async function assess(
  portfolio: string,
  options: RecordOptions,
  steps: readonly AssessStep[],
  terminal: Terminal,
): Promise<number> {
  // An item and nothing that is decided on it, as in what evid plan prints: asked about that item alone.
  const items = steps.flatMap(({ flag, value }) => (flag === 'evidence' ? listed(value) : []));
  const namesItems = steps.length > 0 && steps.every(({ flag, value }) => flag === 'evidence' && value.trim() !== '');
  const walks = options.feedback === undefined && (steps.length === 0 || (namesItems && isAsked(terminal)));
  const walk = async (walk: Walk) => (await import('./assess/walk.ts')).walkAssessment(walk, items);
  const kind: RecordKind<AssessStep> = {
    who: 'Who decides?',
    roles: ['assessor', 'trainee-assessor'],
    plan: planAssessment,
    walk: walks ? walk : undefined,
    nothing: [
      'nothing is decided',
      `at a terminal evid asks; elsewhere say it with flags: evid assess ${portfolio} --by ID --evidence E03 --met B9/1.5`,
    ],
    refused: (recording) => itemFaults(items.length > 0 ? items : doubledItems(recording), recording),
    command: (by, date) => ['evid', 'assess', portfolio, '--by', by, '--date', date],
  };
  return makeRecord(kind, portfolio, steps, options, terminal);
}
