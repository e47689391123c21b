import type { UnitFile } from '../model/specification.ts';
import { isCalled, type Unit } from '../model/unit.ts';
import type { Workspace } from '../resolve/workspace.ts';
import { type Check, inFile } from './check.ts';
import { spec } from './example.ts';

const asking = spec({ id: 'B10', title: 'Work with others', prerequisites: '[ { unit: B8 } ]' });

export const circularPrerequisites: Check = {
  code: 'circular-prerequisites',
  severity: 'warning',
  lint: true,
  summary: 'A unit asks, by way of its prerequisites, for itself to be finished first',
  why:
    'Of units that ask for each other first, none can ever be begun: every learner who takes one would be told that ' +
    'the other is missing. One of the documents has been read wrongly.',
  fix: 'Compare with the unit documents, and take the prerequisite out that none of them states.',
  wrong: { ...asking, ...spec({ prerequisites: '[ { unit: B10, title: Work with others } ]' }) },
  right: { ...asking, ...spec({}) },
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
function prerequisitesOf({ file }: Unit, { units: { units } }: Workspace): (Unit | undefined)[] {
  const { prerequisites = [] }: Partial<UnitFile> = file;
  return prerequisites.map(({ unit }) => units.get(unit) ?? [...units.values()].find((each) => isCalled(each, unit)));
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
