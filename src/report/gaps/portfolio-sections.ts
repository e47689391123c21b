import { upperFirst } from '../../words/sentences.ts';
import { openActions } from './actions.ts';
import { feedback } from './feedback.ts';
import type { Case } from './phrases.ts';
import { qualification } from './qualification.ts';
import { unitSection } from './unit-section.ts';
import { countersignatures } from './waiting-list.ts';

/** The units of a learner in their order, then what is open and belongs to no one of them, then the latest feedback. */
export function portfolioSections(at: Case): string[] {
  const { units } = at.portfolio;
  const section = (name: string, blocks: readonly string[]) =>
    blocks.length === 0 ? [] : [at.heading(0, `${at.of}${at.of === '' ? upperFirst(name) : name}`), ...blocks];
  return [
    ...(units.length === 0 ? ['No unit to show.'] : units.flatMap((unit) => unitSection(unit, at))),
    ...section('qualification', qualification(at)),
    ...(units.length === 1 ? [] : section('records that wait for a countersignature', countersignatures(at))),
    ...section('other open actions', openActions(undefined, at)),
    ...section('feedback', feedback(at)),
  ];
}
