import type { Result, Waived } from '../model/result.ts';

/** Why something is waived and who accepted it: "waived under OCR/SC-2026-118: the stall has closed (m-grant, until 2026-12-31)". */
export const waivedWords = (waived: Waived): string =>
  `${shortWaivedWords(waived)} (${[waived.by, ...(waived.until === undefined ? [] : [`until ${waived.until}`])].join(', ')})`;

/** The same without who and until when. */
export const shortWaivedWords = ({ reason, approval }: Waived): string =>
  `waived${approval === undefined ? '' : ` under ${approval}`}: ${reason}`;

/** After a total, how much of it is waived: ", 2 of them waived"; nothing where none is. */
export function waivedShare(total: number, waived: number): string {
  if (waived === 0) return '';
  if (waived < total) return `, ${waived} of them waived`;
  return total === 1 ? ', waived' : ', all of them waived';
}

/** The same in brackets, for a list with commas: " (2 of them waived)". */
export const waivedShareInBrackets = (total: number, waived: number): string =>
  waivedShare(total, waived).replace(/^, (.*)$/, ' ($1)');

/** How many of a list are waived. */
export const waivedIn = (list: readonly { waived?: Waived | undefined }[]): number =>
  list.filter(({ waived }) => waived !== undefined).length;

/** The totals of what is not waived, by which a run passes or fails. */
export function openTotals({ summary }: Result): Record<'errors' | 'warnings' | 'infos' | 'gaps', number> {
  const { errors, warnings, infos, gaps, waived } = summary;
  return {
    errors: errors - (waived?.errors ?? 0),
    warnings: warnings - (waived?.warnings ?? 0),
    infos: infos - (waived?.infos ?? 0),
    gaps: gaps - (waived?.gaps ?? 0),
  };
}
