/**
 * A largest set of values that can each be given an occasion of its own: a system of distinct representatives, found by
 * augmenting paths (Kuhn's algorithm). Values come first served, so the answer is the same on every run.
 */
export function onSeparateOccasions(occasionsOf: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const takenBy = new Map<string, string>();
  const place = (value: string, tried: Set<string>): boolean => {
    for (const occasion of occasionsOf.get(value) ?? []) {
      if (tried.has(occasion)) continue;
      tried.add(occasion);
      const holder = takenBy.get(occasion);
      if (holder === undefined || place(holder, tried)) {
        takenBy.set(occasion, value);
        return true;
      }
    }
    return false;
  };
  return [...occasionsOf.keys()].filter((value) => place(value, new Set()));
}
