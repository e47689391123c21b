import type { PortfolioRow } from '../../model/result.ts';
import { shownRow } from '../recording/open-recording.ts';
import { type Weighed, weighRecord } from '../recording/weigh-record.ts';
import { placeOf } from '../recording/write-record.ts';
import type { AssessStep } from './flags.ts';
import { planAssessment } from './plan-assessment.ts';
import type { Walk } from './walk.ts';

/** What some answers would do, before anybody is asked whether they are to be written. */
export async function tryOut(steps: readonly AssessStep[], walk: Walk): Promise<Weighed> {
  const { recording } = walk;
  const place = placeOf('assessment', recording);
  const { text } = await planAssessment({ ...walk, steps, feedback: '' }, recording);
  return weighRecord(recording, place, await text(place.id));
}

/** The portfolio as it would be with the answers so far, as it may be shown. */
export async function preview(steps: readonly AssessStep[], walk: Walk): Promise<PortfolioRow> {
  const { veil } = walk.recording;
  return shownRow(steps.length === 0 ? walk.recording : (await tryOut(steps, walk)).after, veil);
}
