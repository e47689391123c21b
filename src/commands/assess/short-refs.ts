import type { Recording } from '../recording/open-recording.ts';

/** The units that somebody who decides on these items has in mind, the likeliest first: those that the items claim. */
export type NearUnits = (items: readonly string[]) => readonly string[];

export function nearUnits({ resolved }: Pick<Recording, 'resolved'>): NearUnits {
  const { itemById, registrations } = resolved.portfolio;
  return (items) => {
    const claimed = items.flatMap((id) => itemById.get(id)?.claims.flatMap(({ leaf }) => leaf?.unit ?? []) ?? []);
    return claimed.length > 0 ? [...new Set(claimed)] : registrations.map(({ unit }) => unit);
  };
}

/** Advice for a reference that leaves its unit out, `1.3` for `B8/1.3`; undefined where no unit at hand has it. */
export function shortFor(ref: string, isKnown: (ref: string) => boolean, near: readonly string[]): string | undefined {
  if (ref.includes('/')) return undefined;
  const full = near.map((unit) => `${unit}/${ref}`).filter(isKnown);
  return full.length === 0 ? undefined : `did you mean ${full.join(' or ')}?`;
}
