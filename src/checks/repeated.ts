/** Each thing that has the key of one before it, with the first that has it. */
export function repeated<Thing>(
  things: Iterable<Thing>,
  keyOf: (thing: Thing) => string,
): [again: Thing, first: Thing][] {
  const seen = new Map<string, Thing>();
  return [...things].flatMap((thing): [Thing, Thing][] => {
    const first = seen.get(keyOf(thing));
    if (first === undefined) seen.set(keyOf(thing), thing);
    return first === undefined ? [] : [[thing, first]];
  });
}
