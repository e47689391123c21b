import type { HideNames, Named } from './hide-names.ts';

/** Keys under which ids, words of a vocabulary and paths stand, which somebody may want to look up or type. */
const untouched: ReadonlySet<string> = new Set(
  `assessor assessors assessment by cell code counted countersignedBy criteria digest evidence file found id kind method needed
  outcome path portfolio portfolios record ref requirement route seenBy state status tag tags undecided unit units verifier
  witnesses`.split(/\s+/),
);

/** The result with what `hide` leaves of each text, and without names and learner numbers; ids and paths stay as they are. */
export function anonymise<Some extends Named>(result: Some, hide: HideNames): Some {
  const copy = (part: unknown, key?: string, within?: string): unknown => {
    if (typeof part === 'string') return key !== undefined && untouched.has(key) ? part : hide(part, within);
    if (Array.isArray(part)) return part.map((each) => copy(each, key, within));
    if (part === null || typeof part !== 'object') return part;
    const { learner, path, portfolio } = part as Record<string, unknown>;
    const home = learner === undefined ? portfolio : path;
    const inside = typeof home === 'string' ? home : within;
    const entries = Object.entries(part).filter(
      ([name]) => !(key === 'learner' && (name === 'name' || name === 'uln')),
    );
    return Object.fromEntries(entries.map(([name, value]) => [name, copy(value, name, inside)]));
  };
  return copy(result) as Some;
}
