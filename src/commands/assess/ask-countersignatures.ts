import { passagesOf } from '../../case/passages.ts';
import { paragraph, strong } from '../../document/blocks.ts';
import { card } from '../../report/assessing.ts';
import type { Look } from '../../report/look.ts';
import { sampleCard } from '../../report/verifying.ts';
import { counted } from '../../words/counts.ts';
import { confirm } from '../ask.ts';
import { shownRow } from '../recording/open-recording.ts';
import { say } from '../say.ts';
import type { Terminal } from '../terminal.ts';
import { shownOffers } from '../verify/offers.ts';
import type { AssessStep } from './flags.ts';
import { unitsOfRecord } from './unit-filter.ts';
import type { Walk } from './walk.ts';

/**
 * Asks about the records of trainees that this assessor may confirm, each shown with its words and passages; what they decide
 * needs no decision of its own then. Answers the records asked about, each with what was said.
 */
export async function askCountersignatures(
  { by, date, recording, options }: Walk,
  before: ReadonlyMap<string, AssessStep[]>,
  look: Look,
  terminal: Terminal,
): Promise<Map<string, AssessStep[]>> {
  const { resolved, row, intake, result } = recording;
  const { people } = intake.workspace;
  const may = (unit: string) => people.holds(by, 'assessor', unit, date);
  const isAsked = (unit: string) => options.unit === undefined || options.unit.includes(unit);
  const said = new Map<string, AssessStep[]>();
  const waiting = row.records.filter((each) => each.awaitsCountersignature && each.by !== by);
  const open = waiting.filter(({ id, by: trainee }) => {
    const units = unitsOfRecord(id, recording);
    if (!units.some(may)) return false;
    const others = units.filter((unit) => !may(unit) || !isAsked(unit));
    const why = others.every(may) ? 'outside --unit' : `which ${by} does not assess on ${date}`;
    if (others.length > 0)
      say(terminal, look, `${id} of ${trainee} is left out: it decides on ${others.join(', ')}, ${why}`);
    return others.length === 0;
  });
  if (open.length === 0) return said;
  const heading = `${counted(open.length, 'record')} of a trainee assessor to countersign`;
  terminal.stderr.write(card([paragraph(strong(heading))], look));
  const shown = shownRow(recording, recording.veil);
  const passages = passagesOf(shown, result.people, look.sourceLines);
  for (const { id, by: trainee, date: made } of open) {
    const recorded = resolved.decisions.madeBy(id);
    const decided = {
      rulings: recorded.flatMap(({ decisions }) => decisions.flatMap(({ rulings }) => rulings)),
      judgements: recorded.flatMap(({ judgements }) => judgements),
      signOffs: recorded.flatMap(({ signOffs }) => signOffs),
    };
    for (const offer of shownOffers(decided, { record: id, by: trainee, date: made }, recording))
      terminal.stderr.write(sampleCard(offer, shown, passages, look));
    const question = `${id} of ${trainee}, ${made}, awaits a countersignature. Do you confirm it?`;
    const initial = (before.get(id) ?? []).length > 0;
    const isConfirmed = await confirm(terminal, { question, flag: '--countersign', initial });
    said.set(id, isConfirmed ? [{ flag: 'countersign', value: id }] : []);
  }
  return said;
}
