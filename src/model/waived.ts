import type { Result, Waived } from './result.ts';

/** How many of a list are waived. */
export const waivedIn = (list: readonly { waived?: Waived | undefined }[]): number =>
  list.filter(({ waived }) => waived !== undefined).length;

/** The totals of what is not waived, by which a run passes or fails. */
export function openTotals({
  summary,
}: Pick<Result, 'summary'>): Record<'errors' | 'warnings' | 'infos' | 'gaps', number> {
  const { errors, warnings, infos, gaps, waived } = summary;
  return {
    errors: errors - (waived?.errors ?? 0),
    warnings: warnings - (waived?.warnings ?? 0),
    infos: infos - (waived?.infos ?? 0),
    gaps: gaps - (waived?.gaps ?? 0),
  };
}
