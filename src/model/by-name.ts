/** Values by what files name them: none of the names is one that every object knows. */
export const byName = <Value>(entries: Iterable<readonly [string, Value]>): Record<string, Value> =>
  Object.assign(Object.create(null), Object.fromEntries(entries));
