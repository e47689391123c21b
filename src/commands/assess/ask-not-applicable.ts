import type { PortfolioRow } from '../../model/result.ts';
import { leafRows } from '../../model/rows.ts';
import { askOrBack, chooseSeveral } from '../ask.ts';
import type { AssessStep } from '../recording/flags.ts';
import { wordsOf } from '../recording/ref-words.ts';
import type { SaidOf, Walk } from '../recording/walk.ts';

/**
 * Asks which of the conditional criteria (parts) that nothing shows did not arise, and why, in units of which nothing else is missing;
 * answers those asked about, with what was said.
 */
export async function askNotApplicable(
  row: PortfolioRow,
  { recording, may, isAsked, terminal }: Walk,
  before: SaidOf<AssessStep>,
): Promise<SaidOf<AssessStep>> {
  const { units } = recording.intake.workspace;
  const said = new Map<string, AssessStep[]>();
  const isSaid = (ref: string) => (before.get(ref) ?? []).length > 0;
  const open = row.units
    .filter(({ unit }) => may(unit) && isAsked(unit))
    .map((unit) => leafRows(unit).filter(({ asked }) => asked !== false))
    // Before that they may still arise with the next item.
    .filter((leaves) => leaves.every(({ conditional, status }) => conditional || status !== 'missing'))
    .flat()
    .filter(({ conditional, status, ref }) => conditional && (status === 'missing' || isSaid(ref)))
    .map(({ ref }) => ({ name: ref, words: wordsOf(ref, units) }));
  if (open.length === 0) return said;
  for (const { name } of open) said.set(name, []);
  const chosen = await chooseSeveral(terminal, {
    question: 'Nothing shows these yet, and each is asked only where necessary. Which did not arise?',
    flag: '--not-applicable',
    choices: open,
    initial: open.filter(({ name }) => isSaid(name)),
  });
  for (const { name } of chosen) {
    const earlier = before.get(name)?.find(({ flag }) => flag === 'reason')?.value;
    const reason = await askOrBack(terminal, {
      question: `Why is ${name} not applicable?`,
      flag: '--reason',
      initial: earlier,
    });
    if (reason !== undefined)
      said.set(name, [
        { flag: 'not-applicable', value: name },
        { flag: 'reason', value: reason },
      ]);
  }
  return said;
}
