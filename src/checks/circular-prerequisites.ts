import type { Unit } from '../model/unit.ts';
import type { Workspace } from '../resolve/workspace.ts';
import { type Check, inFile } from './check.ts';

export const circularPrerequisites: Check = {
  code: 'circular-prerequisites',
  severity: 'warning',
  lint: true,
  summary: 'A unit asks, by way of its prerequisites, for itself to be finished first',
  why:
    'Of units that ask for each other first, none can ever be begun: every learner who takes one would be told that ' +
    'the other is missing. One of the documents has been read wrongly.',
  fix: 'Compare with the unit documents, and take the prerequisite out that none of them states.',
  wrong: example('[{ unit: B10, title: Work with others to improve customer service }]'),
  right: example('[]'),
  *unit(unit, workspace) {
    for (const [index, first] of prerequisitesOf(unit, workspace).entries()) {
      const way = first === undefined ? undefined : wayTo(unit, first, workspace);
      if (way === undefined) continue;
      const further = way.slice(1).map(({ id }) => `, which asks for ${id}`);
      yield inFile(unit, ['prerequisites', index], {
        about: `${unit.id} ${way[0]!.id}`,
        ref: unit.id,
        message: `${unit.id} asks for ${way[0] === unit ? 'itself' : way[0]!.id} first${further.join('')}`,
        help: 'take out the prerequisite that the documents do not state',
      });
    }
  },
};

/** The units that a unit asks for first, by id or by another of their names; undefined for those without a specification. */
function prerequisitesOf({ file }: Unit, { units }: Workspace): (Unit | undefined)[] {
  const asked = 'prerequisites' in file ? (file.prerequisites ?? []) : [];
  return asked.map(
    ({ unit }) =>
      units.units.get(unit) ??
      [...units.units.values()].find((each) => Object.values(each.file.codes ?? {}).includes(unit)),
  );
}

/** The shortest way along prerequisites from one unit to another, both ends but the start included; undefined where none leads there. */
function wayTo(goal: Unit, start: Unit, workspace: Workspace): Unit[] | undefined {
  const ways = new Map<Unit, Unit[]>([[start, [start]]]);
  for (const [at, way] of ways) {
    if (at === goal) return way;
    for (const next of prerequisitesOf(at, workspace))
      if (next !== undefined && !ways.has(next)) ways.set(next, [...way, next]);
  }
  return undefined;
}

function example(prerequisites: string) {
  return {
    'specs/B8.unit.yaml': `id: B8
title: Maintain customer service through effective hand over
outcomes:
  - id: "1"
    title: Agree joint responsibilities
    criteria: [ { id: "1.1", text: Agree who does what } ]
prerequisites: ${prerequisites}
`,
    'specs/B10.unit.yaml': `id: B10
title: Work with others to improve customer service
outcomes:
  - id: "1"
    title: Improve customer service
    criteria: [ { id: "1.1", text: Agree what is to be improved } ]
prerequisites: [{ unit: B8 }]
`,
  };
}
