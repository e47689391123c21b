/** Each thing that has the key of one before it, with the first that has it. */
export function repeated<Thing>(
  things: Iterable<Thing>,
  keyOf: (thing: Thing) => string,
): [again: Thing, first: Thing][] {
  const seen = new Map<string, Thing>();
  const found: [Thing, Thing][] = [];
  for (const thing of things) {
    const key = keyOf(thing);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, thing);
    else found.push([thing, first]);
  }
  return found;
}
