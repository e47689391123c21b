import type { Gap } from '../../model/result.ts';
import { shortWaivedWords } from '../../words/waived.ts';

/** A reason, and the waiver that accepts the gap; nothing is met by it. */
export function withWaiver(why: string | undefined, gap: Gap | undefined): string | undefined {
  const waiver = gap?.waived === undefined ? [] : [shortWaivedWords(gap.waived)];
  const said = [...(why === undefined ? [] : [why]), ...waiver];
  return said.length === 0 ? undefined : said.join('; ');
}
