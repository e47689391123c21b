import type { Case } from '../../case/case.ts';
import type { Passage } from '../../case/passages.ts';
import { type Block, paragraph, quotation, type Words } from '../../document/blocks.ts';
import type { Wait } from '../../model/days.ts';
import { listFacts } from '../../words/lists.ts';
import { idAndTitle } from '../../words/names.ts';
import { quoted } from '../../words/quotation.ts';
import { lowerFirst } from '../../words/sentences.ts';
import { waitWords as howLong } from '../../words/waits.ts';

/** The title of a section: `of` says whose it is where the report is about several. */
export const titled = (of: Words, title: string): Words => (of === '' ? title : [of, lowerFirst(title)]);

/** An item by its id and title. */
export function itemWords(id: string, { items }: Pick<Case, 'items'>): string {
  return idAndTitle(items.get(id) ?? { id });
}

/** Since when something waits: "waiting 41 days", "up to 12 days", where the files do not tell the day. */
export function waitWords(wait: Wait | undefined, { today }: Pick<Case, 'today'>): string {
  if (wait === undefined) return 'since when is not known';
  return `waiting ${howLong(wait, today)}`;
}

/** Where a passage stands and its words; a picture or a document is named alone. */
export function passageBlock({ kind, line, file, at, text }: Passage): Block {
  if (kind === 'held') return paragraph(text);
  const place = listFacts([line !== undefined && `line ${line}`, file && listFacts([file, at], ' ')]);
  return text === '' ? paragraph(place) : quotation(quoted(text), place);
}
