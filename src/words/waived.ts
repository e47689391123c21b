import type { Waived } from '../model/result.ts';

/** Why something is waived and who accepted it: "waived under OCR/SC-2026-118: the stall has closed (m-grant, until 2026-12-31)". */
export const waivedWords = (waived: Waived): string =>
  `${shortWaivedWords(waived)} (${[waived.by, ...(waived.until === undefined ? [] : [`until ${waived.until}`])].join(', ')})`;

/** The same without who and until when. */
export const shortWaivedWords = ({ reason, approval }: Waived): string =>
  `waived${approval === undefined ? '' : ` under ${approval}`}: ${reason}`;

/** How much of a total is waived: "2 of them waived"; nothing where none is. */
function shareWords(total: number, waived: number): string | undefined {
  if (waived === 0) return undefined;
  if (waived < total) return `${waived} of them waived`;
  return total === 1 ? 'waived' : 'all of them waived';
}

/** After a total: ", 2 of them waived". */
export function waivedShare(total: number, waived: number): string {
  const share = shareWords(total, waived);
  return share === undefined ? '' : `, ${share}`;
}

/** The same in brackets, for a list with commas: " (2 of them waived)". */
export function waivedShareInBrackets(total: number, waived: number): string {
  const share = shareWords(total, waived);
  return share === undefined ? '' : ` (${share})`;
}

/** The same in a sentence of its own, with the name of who accepted it: "Waived under OCR/SC-2026-118 by M. Grant until 2026-12-31, not met: …". */
export const waiverWords = ({ reason, by, until, approval }: Waived, name: (id: string) => string): string =>
  [
    approval === undefined ? 'Waived' : `Waived under ${approval}`,
    ` by ${name(by)}`,
    until === undefined ? '' : ` until ${until}`,
    `, not met: ${reason}`,
  ].join('');
