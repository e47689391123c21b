import type { PortfolioRow } from '../../model/result.ts';
import { rulesOfKind, withPartRows } from '../../model/rows.ts';
import { judgementCard } from '../../report/assessing.ts';
import { askText, choose, confirm } from '../ask.ts';
import type { AssessStep } from '../recording/flags.ts';
import { disagreement } from '../recording/ref-words.ts';
import { keep, type SaidOf, type Walk } from '../recording/walk.ts';
import { acceptedOn } from './assessment-record.ts';
import { sayAnswered } from './walk-pairs.ts';

const verdicts = [
  { name: 'met', words: 'you are confident; you are asked why' },
  { name: 'not-yet', words: 'you are not; you are asked why' },
  { name: 'skip', words: 'judge another time' },
] as const;

/** Asks about the judgements that are due; what was answered before is offered again, and Enter keeps it. */
export async function askJudgements(
  row: PortfolioRow,
  walk: Walk,
  before: SaidOf<AssessStep>,
): Promise<SaidOf<AssessStep>> {
  const { recording, look, terminal } = walk;
  const { decisions } = recording.resolved;
  const judged = new Map<string, readonly AssessStep[]>();
  for (const { unit, requirements, gaps } of row.units) {
    if (!walk.may(unit) || !walk.isAsked(unit)) continue;
    for (const requirement of withPartRows(requirements)) {
      const { ref } = requirement;
      const gap = gaps.find((each) => each.ref === ref && each.owner === 'assessor');
      if (gap === undefined || !rulesOfKind(requirement.rules, 'judge').some(({ status }) => status === 'claimed'))
        continue;
      const stands = decisions.onRequirement(ref).inForce;
      const said = stands && disagreement(stands.target, decisions, recording.result.people, recording.hide);
      terminal.stderr.write(judgementCard(requirement, acceptedOn(row, unit), row, said, look));
      const earlier = before.get(ref);
      const isAnswered = earlier !== undefined && earlier.length > 0;
      if (isAnswered) sayAnswered(earlier, walk);
      const { name } = await choose(terminal, {
        question: `How do you judge ${ref}?`,
        flag: '--judge',
        choices: isAnswered ? [...verdicts, keep] : verdicts,
        initial: isAnswered ? keep : verdicts[2],
      });
      if (name === 'skip') judged.set(ref, []);
      else if (name === 'keep') judged.set(ref, earlier!);
      else {
        const question = 'Why? Say what you saw over the period.';
        const reason = await askText(terminal, { question, flag: '--reason' });
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
  { may, isAsked, terminal }: Walk,
  before: SaidOf<AssessStep>,
): Promise<SaidOf<AssessStep>> {
  const signed = new Map<string, AssessStep[]>();
  for (const { unit, title, status, signOff, declared } of row.units) {
    if (status !== 'awaiting-sign-off' || signOff?.holds) continue;
    if (!may(unit) || !isAsked(unit)) continue;
    const undeclared = declared === undefined ? ' The learner has not declared the evidence their own yet.' : '';
    const question = `${unit} ${title}: every criterion and requirement is met.${undeclared} Do you sign it off as achieved?`;
    const initial = (before.get(unit) ?? []).length > 0;
    const isSigned = await confirm(terminal, { question, flag: '--achieved', initial });
    signed.set(unit, isSigned ? [{ flag: 'achieved', value: unit }] : []);
  }
  return signed;
}
