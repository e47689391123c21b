import type { Basis } from './made.ts';
import type { PortfolioFiles } from './portfolio-files.ts';

/** Says whether an item that a decision or judgement rests on is gone or has another digest now; asked of each once. */
export function changeFinder({ itemById, digestOf }: PortfolioFiles): (basis: Basis) => boolean {
  const known = new Map<Basis, boolean>();
  const look = (basis: Basis): boolean => {
    for (const [id, digest] of basis) {
      const item = itemById.get(id)?.item;
      if (item === undefined || item.withdrawn !== undefined) return true;
      if (digest !== undefined && digestOf(item) !== digest) return true;
    }
    return false;
  };
  return (basis) => {
    let changed = known.get(basis);
    if (changed === undefined) {
      changed = look(basis);
      known.set(basis, changed);
    }
    return changed;
  };
}
