import { nearest } from '../diagnostics/nearest.ts';
import { unitOfRef } from '../model/refs.ts';
import type { Leaf, Unit } from '../model/unit.ts';
import { withoutCurly } from '../parse/typographic-quotes.ts';
import type { UnitIndex } from '../resolve/unit-index.ts';

/**
 * What is wrong with a reference that names no criterion, and what was probably meant. Every reference offered can be claimed: a
 * criterion with parts is offered part by part, so that the help does not lead to the next error.
 */
export const aboutUnknownCriterion = (ref: string, units: UnitIndex) => ({ ref, ...wordsAbout(ref, units) });

function wordsAbout(ref: string, units: UnitIndex): { message: string; help: string } {
  const unitId = unitOfRef(ref);
  const unit = units.units.get(unitId);
  const meant = meantBy(ref, units);
  if (unitId === '') {
    const message = `${ref} is not a reference to a criterion`;
    return { message, help: meant ?? withUnit(ref, units) };
  }
  if (unit === undefined) {
    const known = [...units.units.keys()];
    const near = nearest(unitId, known);
    const same = near === undefined ? [] : refsOf(units.leavesOf(`${near}${ref.slice(unitId.length)}`));
    return {
      message: `there is no unit ${unitId}`,
      help: meant ?? (same.length > 0 ? offered(same) : near ? `did you mean the unit ${near}?` : unitsWords(known)),
    };
  }
  if (units.requirement(ref)) {
    return {
      message: `${ref} is an evidence requirement, not a criterion`,
      help: 'requirements are not claimed: tag the situation, or point at the passage with a locator in the text',
    };
  }
  const id = ref.slice(unitId.length + 1);
  return {
    message: `${unit.isStandard ? 'standard' : 'unit'} ${unitId} has no criterion ${id}`,
    help: meant ?? inFile(id, unit),
  };
}

const unitsWords = (known: readonly string[]): string =>
  known.length === 0 ? 'no unit can be read here' : `the units here are ${known.join(', ')}`;

/** Most references that help spells out. */
const most = 12;

const refsOf = (leaves: readonly Leaf[]): string[] => leaves.map(({ ref }) => ref);

const offered = (refs: readonly string[]): string =>
  refs.length === 1 ? `did you mean ${refs[0]}?` : `it is claimed part by part: ${listed(refs)}`;

function listed(refs: readonly string[]): string {
  if (refs.length <= most) return refs.join(', ');
  return `${refs.slice(0, 3).join(', ')} and so on to ${refs.at(-1)}`;
}

/** Help where what was written tells what was meant: in quotes, in another spelling, several at once, a part that is not there. */
function meantBy(written: string, units: UnitIndex): string | undefined {
  const bare = withoutCurly(written);
  const exact = refsOf(units.leavesOf(bare));
  if (bare !== written && exact.length > 0)
    return `the typographic quotes are part of the text: write ${listed(exact)}`;
  const spelt = spelling(bare, units);
  if (spelt.length > 0) return offered(spelt);
  const several = severalIn(bare, units) ?? rangeIn(bare, units);
  if (several !== undefined) return `write each as an entry of its own, with commas: ${listed(several)}`;
  // A part too many, or one that the criterion does not have.
  const steps = keyOf(bare).split('.');
  for (let length = steps.length - 1; length > 1; length--) {
    const refs = byKey(units).get(steps.slice(0, length).join('.'));
    if (refs === undefined) continue;
    return refs.length === 1 ? offered(refs) : `its parts are ${listed(refs)}`;
  }
  return undefined;
}

/** `B8 1.3`, `b8/1.3`, `9.1(a)`, `9.1.a` and `9.1A` differ from the criterion in nothing but signs and capitals. */
const spelling = (written: string, units: UnitIndex): string[] => byKey(units).get(keyOf(written)) ?? [];

const keyOf = (ref: string): string =>
  (ref.toLowerCase().match(/\d+|\p{L}+/gu) ?? []).map((run) => run.replace(/^0+(?=\d)/, '')).join('.');

const keys = new WeakMap<UnitIndex, Map<string, string[]>>();

/** What every spelling of a criterion stands for: itself, or its parts. */
function byKey(units: UnitIndex): Map<string, string[]> {
  let found = keys.get(units);
  if (found === undefined) {
    found = new Map();
    for (const { criteria } of units.units.values()) {
      for (const { ref, leaves } of criteria) {
        for (const leaf of leaves) if (!found.has(keyOf(leaf.ref))) found.set(keyOf(leaf.ref), [leaf.ref]);
        if (!found.has(keyOf(ref))) found.set(keyOf(ref), refsOf(leaves));
      }
    }
    keys.set(units, found);
  }
  return found;
}

/** `B8/1.3; B8/1.4` or `B8/1.3 and 1.4`: all of them, where each is a criterion. */
function severalIn(written: string, units: UnitIndex): string[] | undefined {
  const parts = written.split(/\s*[;,&+|]\s*|\s+and\s+|\s+(?=[A-Za-z0-9-]+\/)/i).filter((part) => part !== '');
  if (parts.length < 2 || parts.length > 50) return undefined;
  return allOf(parts, units, (refs) => refs.flat());
}

/** `B8/1.1-1.5`: the criteria from the one to the other, in the order of the specification. */
function rangeIn(written: string, units: UnitIndex): string[] | undefined {
  for (const { 0: dash, index } of written.slice(0, 200).matchAll(/\s*(?:[-‐‑‒–—]|\.{2,}|…|\bto\b)\s*/g)) {
    const ends = [written.slice(0, index), written.slice(index + dash.length)];
    const found = allOf(ends, units, ([from = [], to = []]) => {
      const leaves = refsOf(units.units.get(unitOfRef(from[0]!))?.leaves ?? []);
      return leaves.slice(leaves.indexOf(from[0]!), leaves.indexOf(to.at(-1)!) + 1);
    });
    if (found !== undefined && found.length > 1) return found;
  }
  return undefined;
}

/** What all the parts stand for, each with the unit of the one before it where it names none; undefined where one is no criterion. */
function allOf(
  parts: readonly string[],
  units: UnitIndex,
  join: (found: string[][]) => string[],
): string[] | undefined {
  let unit = '';
  const found: string[][] = [];
  for (const part of parts.map(withoutCurly)) {
    const own = spelling(part, units);
    const refs = own.length > 0 || unit === '' ? own : spelling(`${unit}/${part}`, units);
    if (refs.length === 0) return undefined;
    unit = unitOfRef(refs[0]!);
    found.push(refs);
  }
  return [...new Set(join(found))];
}

/** Help for a criterion without its unit, or a unit without its criterion. */
function withUnit(written: string, units: UnitIndex): string {
  const all = [...units.units.values()];
  const meant = all.flatMap(({ id }) => spelling(`${id}/${written}`, units));
  if (meant.length > 0) return `write the unit too: ${meant.slice(0, 4).join(' or ')}`;
  const unit = units.units.get(written) ?? all.find(({ leaves }) => leaves.length > 0);
  return `write the unit and the criterion, as in ${unit?.leaves[0]?.ref ?? 'B9/1.5'}`;
}

/** What a unit has instead: the criteria of that outcome, the nearest one, or all. */
function inFile(id: string, { id: unitId, leaves, outcomes }: Unit): string {
  const idOf = ({ ref }: Leaf) => ref.slice(unitId.length + 1);
  const span = (list: readonly Leaf[]) =>
    list.length === 1 ? idOf(list[0]!) : `${idOf(list[0]!)} to ${idOf(list.at(-1)!)}`;
  const outcome = outcomes.find((each) => each.id === id.split('.')[0]);
  const inOutcome = leaves.filter((leaf) => leaf.outcome === outcome?.id);
  if (inOutcome.length > 0) return `outcome ${outcome!.id} has ${span(inOutcome)}`;
  if (leaves.length === 0) return `${unitId} has no criteria at all`;
  const near = nearest(id, leaves.map(idOf));
  return near ? `did you mean ${unitId}/${near}?` : `its criteria are ${span(leaves)}`;
}
