import { paragraph, strong } from '../../document/blocks.ts';
import { card } from '../../report/assessing.ts';
import { sampleCard } from '../../report/verifying.ts';
import { counted } from '../../words/counts.ts';
import { confirm } from '../ask.ts';
import type { AssessStep } from '../recording/flags.ts';
import type { SaidOf, Walk } from '../recording/walk.ts';
import { shownOffers } from '../verify/offers.ts';
import { unitsOfRecord } from './unit-filter.ts';

/**
 * Asks about the records of trainees that this assessor may confirm, each shown with its words and passages; what they decide
 * needs no decision of its own then. Answers the records asked about, each with what was said.
 */
export async function askCountersignatures(
  { by, date, recording, shown, passages, isAsked, look, say, terminal }: Walk,
  before: SaidOf<AssessStep>,
): Promise<SaidOf<AssessStep>> {
  const { row, intake } = recording;
  const may = (unit: string) => intake.workspace.people.holds(by, 'assessor', unit, date);
  const said = new Map<string, AssessStep[]>();
  const waiting = row.records.filter((each) => each.awaitsCountersignature && each.by !== by);
  const open = waiting.filter(({ id, by: trainee }) => {
    const units = unitsOfRecord(id, recording);
    if (!units.some(may)) return false;
    const others = units.filter((unit) => !may(unit) || !isAsked(unit));
    const why = others.every(may) ? 'outside --unit' : `which ${by} does not assess on ${date}`;
    if (others.length > 0) say(`${id} of ${trainee} is left out: it decides on ${others.join(', ')}, ${why}`);
    return others.length === 0;
  });
  if (open.length === 0) return said;
  const heading = `${counted(open.length, 'record')} of a trainee assessor to countersign`;
  terminal.stderr.write(card([paragraph(strong(heading))], look));
  for (const { id, by: trainee, date: made } of open) {
    for (const offer of shownOffers(id, recording)) terminal.stderr.write(sampleCard(offer, shown, passages, look));
    const question = `${id} of ${trainee}, ${made}, awaits a countersignature. Do you confirm it?`;
    const initial = (before.get(id) ?? []).length > 0;
    const isConfirmed = await confirm(terminal, { question, flag: '--countersign', initial });
    said.set(id, isConfirmed ? [{ flag: 'countersign', value: id }] : []);
  }
  return said;
}
