/**
 * A largest set of values that can each be given an occasion of its own: a system of distinct representatives, found by
 * augmenting paths, the shortest first. Values come first served, so the answer is the same on every run.
 */
export function onSeparateOccasions(occasionsOf: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const takenBy = new Map<string, string>();
  const given = new Map<string, string>();
  // What a search in vain has reached leads no later search anywhere either.
  const exhausted = new Set<string>();
  return [...occasionsOf.keys()].filter((value) => {
    const reachedFrom = new Map<string, string>();
    const free = nearestFree(value, reachedFrom);
    if (free === undefined) for (const occasion of reachedFrom.keys()) exhausted.add(occasion);
    // Each value on the way hands its occasion to the one before it and takes the next.
    for (let occasion = free; occasion !== undefined; ) {
      const taker: string = reachedFrom.get(occasion)!;
      const before = given.get(taker);
      takenBy.set(occasion, taker);
      given.set(taker, occasion);
      occasion = before;
    }
    return free !== undefined;
  });

  /** The nearest occasion that nobody holds, by way of those whose holders can take another. */
  function nearestFree(start: string, reachedFrom: Map<string, string>): string | undefined {
    const waiting = [start];
    for (const value of waiting) {
      for (const occasion of occasionsOf.get(value) ?? []) {
        if (exhausted.has(occasion) || reachedFrom.has(occasion)) continue;
        reachedFrom.set(occasion, value);
        const holder = takenBy.get(occasion);
        if (holder === undefined) return occasion;
        waiting.push(holder);
      }
    }
    return undefined;
  }
}
