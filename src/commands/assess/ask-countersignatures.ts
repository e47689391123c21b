import type { Look } from '../../report/look.ts';
import { passagesOf } from '../../report/passages.ts';
import { sampleCard } from '../../report/verifying.ts';
import { unitOfRef } from '../../resolve/workspace.ts';
import { confirm } from '../ask.ts';
import { type Recording, shownRow } from '../recording/open-recording.ts';
import type { Author } from '../recording/record-faults.ts';
import type { Terminal } from '../terminal.ts';
import { shownOffers } from '../verify/offers.ts';
import type { AssessStep } from './flags.ts';

/**
 * Asks about the records of trainees that this assessor may confirm, each shown with its words and passages; what they decide
 * needs no decision of its own then.
 */
export async function askCountersignatures(
  { by, date }: Author,
  recording: Recording,
  look: Look,
  terminal: Terminal,
): Promise<AssessStep[]> {
  const { resolved, row, intake, hide, result } = recording;
  const { people } = intake.workspace;
  const { rulings, judgements } = resolved.decisions;
  const shown = shownRow(recording, hide);
  const passages = passagesOf(shown, result.people, look);
  const steps: AssessStep[] = [];
  for (const { id, by: trainee, date: made } of row.records.filter((each) => each.awaitsCountersignature)) {
    const ruled = [...rulings.values()].flat().filter(({ decision }) => decision.record.id === id);
    const judged = judgements.filter(({ record }) => record.id === id);
    const units = new Set([
      ...ruled.flatMap((ruling) => ruling.units),
      ...judged.map(({ requirement }) => unitOfRef(requirement)),
    ]);
    if (trainee === by || ![...units].every((unit) => people.holds(by, 'assessor', unit, date))) continue;
    for (const offer of shownOffers(ruled, judged, { record: id, by: trainee, date: made }, recording))
      terminal.stderr.write(`${sampleCard(offer, shown, passages, look)}\n`);
    const question = `${id} of ${trainee}, ${made}, awaits a countersignature. Do you confirm it?`;
    if (await confirm(terminal, { question, flag: '--countersign', initial: false }))
      steps.push({ flag: 'countersign', value: id });
  }
  return steps;
}
