import { unitOfRef } from '../../model/refs.ts';
import type { Fault } from '../recording/drafting.ts';
import type { Recording } from '../recording/open-recording.ts';
import type { AssessmentDraft } from './draft-assessment.ts';

/** What a draft says of units that --unit leaves out: whoever narrows the view means nothing outside it. */
export function outsideUnits(
  { decisions, judgements, signOffs, countersigns }: AssessmentDraft,
  only: readonly string[] | undefined,
  recording: Recording,
): Fault[] {
  if (only === undefined) return [];
  const { resolved, intake } = recording;
  const { units } = intake.workspace.units;
  const named: [what: string, units: readonly string[]][] = [
    ...decisions.flatMap(({ criteria }) => criteria.map((ref): [string, string[]] => [ref, [unitOfRef(ref)]])),
    ...decisions.flatMap(({ items, tags }) =>
      tags.map((tag): [string, string[]] => [
        tag,
        items.flatMap((id) => resolved.portfolio.itemById.get(id)?.tags.find((each) => each.tag === tag)?.units ?? []),
      ]),
    ),
    ...judgements.map(({ requirement }): [string, string[]] => [requirement, [unitOfRef(requirement)]]),
    ...signOffs.map(({ unit }): [string, string[]] => [`the sign-off of ${unit}`, [unit]]),
  ];
  const outside = named.filter(
    ([, of]) => of.some((unit) => units.has(unit)) && !of.some((unit) => only.includes(unit)),
  );
  const unconfirmed = countersigns.flatMap((id): Fault[] => {
    const others = unitsOfRecord(id, recording).filter((unit) => !only.includes(unit));
    return others.length === 0 ? [] : [{ message: `${id} decides on ${others.join(', ')} too`, help: help(only) }];
  });
  return [...outside.map(([what]) => ({ message: `${what} is outside --unit`, help: help(only) })), ...unconfirmed];
}

const help = (only: readonly string[]) => `--unit ${only.join(',')} leaves out everything else`;

/** The units that an assessment record says something of. */
export function unitsOfRecord(id: string, { resolved: { decisions } }: Pick<Recording, 'resolved'>): string[] {
  const targets = decisions.madeBy(id).flatMap(({ record }) => decisions.samples.targetsOf(record));
  return [...new Set(targets.flatMap(({ units }) => units))];
}
