import type { PortfolioRow } from '../../model/result.ts';
import { judgementCard, judges } from '../../report/assessing.ts';
import type { Look } from '../../report/look.ts';

import { askText, choose, confirm } from '../ask.ts';
import { disagreement } from '../recording/disagreement.ts';
import type { Recording } from '../recording/open-recording.ts';
import type { Author } from '../recording/record-faults.ts';
import type { RecordOptions } from '../recording/record-options.ts';
import type { Terminal } from '../terminal.ts';
import { acceptedOn } from './assessment-record.ts';
import type { AssessStep } from './flags.ts';
import { keep, sayAnswered } from './walk-pairs.ts';

interface Asking extends Author {
  recording: Recording;
  options: Pick<RecordOptions, 'unit'>;
}

const verdicts = [
  { name: 'met', words: 'you are confident; you are asked why' },
  { name: 'not-yet', words: 'you are not; you are asked why' },
  { name: 'skip', words: 'judge another time' },
] as const;

/** Asks about the judgements that are due; what was answered before is offered again, and Enter keeps it. */
export async function askJudgements(
  row: PortfolioRow,
  { recording, by, date, options }: Asking,
  before: ReadonlyMap<string, AssessStep[]>,
  look: Look,
  terminal: Terminal,
): Promise<Map<string, AssessStep[]>> {
  const { people } = recording.intake.workspace;
  const { decisions } = recording.resolved;
  const judged = new Map<string, AssessStep[]>();
  for (const { unit, requirements, gaps } of row.units) {
    if (!mayDecide(by, unit, date, people) || (options.unit !== undefined && !options.unit.includes(unit))) continue;
    for (const requirement of requirements.flatMap((each) => [each, ...each.parts])) {
      const { ref } = requirement;
      const gap = gaps.find((each) => each.ref === ref && each.owner === 'assessor');
      if (gap === undefined || !judges(requirement.rules).some(({ status }) => status === 'claimed')) continue;
      const stands = decisions.onRequirement(ref).inForce;
      const said = stands && disagreement(stands.target, decisions, recording.result.people, recording.hide);
      terminal.stderr.write(judgementCard(requirement, acceptedOn(row, unit), row, said, look));
      const earlier = before.get(ref);
      const isAnswered = earlier !== undefined && earlier.length > 0;
      if (isAnswered) sayAnswered(earlier, look, terminal);
      const { name } = await choose(terminal, {
        question: `How do you judge ${ref}?`,
        flag: '--judge',
        choices: isAnswered ? [...verdicts, keep] : verdicts,
        initial: isAnswered ? keep : verdicts[2],
      });
      if (name === 'skip') judged.set(ref, []);
      else if (name === 'keep') judged.set(ref, earlier!);
      else {
        const reason = await askText(terminal, {
          question: 'Why? Say what you saw over the period.',
          flag: '--reason',
        });
        judged.set(ref, [
          { flag: 'judge', value: `${ref}=${name}` },
          { flag: 'reason', value: reason },
        ]);
      }
    }
  }
  return judged;
}

/** Asks about the sign-off of every unit of which everything is met; answers the units asked about, each with what was said. */
export async function askSignOffs(
  row: PortfolioRow,
  { options, recording, by, date }: Asking,
  before: ReadonlyMap<string, AssessStep[]>,
  terminal: Terminal,
): Promise<Map<string, AssessStep[]>> {
  const signed = new Map<string, AssessStep[]>();
  for (const { unit, title, status, signOff, declared } of row.units) {
    if (status !== 'awaiting-sign-off' || signOff?.holds) continue;
    if (!mayDecide(by, unit, date, recording.intake.workspace.people)) continue;
    if (options.unit !== undefined && !options.unit.includes(unit)) continue;
    const undeclared = declared === undefined ? ' The learner has not declared the evidence their own yet.' : '';
    const question = `${unit} ${title}: every criterion and requirement is met.${undeclared} Do you sign it off as achieved?`;
    const initial = (before.get(unit) ?? []).length > 0;
    const isSigned = await confirm(terminal, { question, flag: '--achieved', initial });
    signed.set(unit, isSigned ? [{ flag: 'achieved', value: unit }] : []);
  }
  return signed;
}

const mayDecide = (by: string, unit: string, date: string, people: Recording['intake']['workspace']['people']) =>
  people.holds(by, 'assessor', unit, date) || people.holds(by, 'trainee-assessor', unit, date);
