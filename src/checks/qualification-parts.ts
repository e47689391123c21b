import { type GroupUnit, groupEntry, groupsOf, pathwaysOf, type Qualification } from '../combination/qualification.ts';
import type { Path } from './check.ts';

/** An entry of a group, with where it stands and where it names its unit. */
export interface Listed extends GroupUnit {
  unit: string;
  group: string;
  at: Path;
  unitAt: Path;
}

/** The units that the groups of a qualification list, or those of one of its pathways. */
export const listedIn = (qualification: Qualification, pathway: string | undefined): Listed[] =>
  groupsOf(qualification, pathway).flatMap(({ group, path }) =>
    group.units.map((written, index) => {
      const at = [...path, 'units', index];
      return {
        group: group.id,
        ...groupEntry(written),
        at,
        unitAt: typeof written === 'string' ? at : [...at, 'unit'],
      };
    }),
  );

/** What is found in the pathways of a qualification: at each place once, for pathways share groups and rules. */
export function inPathways<Found extends { at: Path }>(
  qualification: Qualification,
  find: (pathway: string | undefined) => readonly Found[],
): Found[] {
  const first = new Map<string, Found>();
  for (const found of pathwaysOf(qualification).flatMap(find)) {
    const place = found.at.join('/');
    if (!first.has(place)) first.set(place, found);
  }
  return [...first.values()];
}
