/** Edit distance that counts a swap of neighbours as one step (optimal string alignment), capped at `limit + 1`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const substitution = previous[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      let best = Math.min(substitution, previous[column]! + 1, current[column - 1]! + 1);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        best = Math.min(best, older[column - 2]! + 1);
      }
      current.push(best);
    }
    older = previous;
    previous = current;
  }
  return previous[b.length]!;
}

/** The candidate most like `wrong`, or the only one that begins like it; undefined when none is worth offering. */
export function nearest(wrong: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(wrong.length / 3));
  if (wrong.length > 200) return undefined;
  let best: string | undefined;
  let bestDistance = limit + 1;
  const all = [...candidates];
  for (const candidate of all) {
    const found = distance(wrong.toLowerCase(), candidate.toLowerCase(), limit);
    if (found < bestDistance) {
      best = candidate;
      bestDistance = found;
    }
  }
  if (best !== undefined || wrong.length < 3) return best;
  const longer = all.filter((candidate) => candidate.toLowerCase().startsWith(wrong.toLowerCase()));
  return longer.length === 1 ? longer[0] : undefined;
}

/** Help for a value that is not one of a list: the nearest one, or the list where it is short enough to read. */
export function offer(wrong: string, accepted: readonly string[], noun = 'one of'): string {
  const near = nearest(wrong, accepted);
  if (near !== undefined) return `did you mean ${near}?`;
  if (accepted.length === 0) return `${noun} none`;
  const shown = accepted.slice(0, 12);
  const more = accepted.length > shown.length ? ` (+${accepted.length - shown.length} more)` : '';
  return `${noun} ${shown.join(', ')}${more}`;
}
