import { type Passage, type Passages, passagesOf } from '../../case/passages.ts';
import { markdownText } from '../../document/markdown-text.ts';
import { daysSince, type Wait } from '../../model/days.ts';
import type { ClaimRow, EvidenceRow, PortfolioRow, Result } from '../../model/result.ts';
import { counted } from '../../words/counts.ts';
import { togetherWords } from '../../words/decisions.ts';
import { unquoted } from '../../words/quotation.ts';
import { ended } from '../../words/sentences.ts';
import type { Look } from '../look.ts';

/** What every section of one portfolio's gap report draws on. */
export interface Case {
  result: Result;
  portfolio: PortfolioRow;
  look: Look;
  passages: Passages;
  items: ReadonlyMap<string, EvidenceRow>;
  /** The learner before the name of a unit, where the document is about several: "Amira Khan, ". */
  of: string;
  /** A heading of a unit, or so many levels below one. */
  heading: (below: number, text: string) => string;
}

export const caseOf = (
  result: Result,
  portfolio: PortfolioRow,
  look: Look,
  place: Pick<Case, 'of' | 'heading'>,
): Case => ({
  result,
  portfolio,
  look,
  passages: passagesOf(portfolio, result.people, look.sourceLines),
  items: new Map(portfolio.evidence.map((item) => [item.id, item])),
  ...place,
});

/** A point of a list with points below it; nothing of a file begins a line. */
export const point = (text: string, below: readonly string[] = []): string =>
  [`- ${text}`, ...below.flatMap((each) => each.split('\n')).map((line) => `  ${line}`)].join('\n');

/** Words of a file, quoted. */
export const quoted = (text: string): string => `“${markdownText(unquoted(text))}”`;

/** A sentence in words of a file: a full stop is added where it has none. */
export const sentence = (text: string): string => ended(markdownText(text));

/** An item by its id and title. */
export function itemWords(id: string, { items }: Pick<Case, 'items'>): string {
  const item = items.get(id);
  return item === undefined ? markdownText(id) : `${markdownText(id)} ${quoted(item.title)}`;
}

/** A person's name, as the register has it. */
export const personWords = (id: string, { result }: Pick<Case, 'result'>): string =>
  markdownText(result.people[id] ?? id);

/** Who wrote a record, and when: "J. Okafor on 2026-05-02 (A01)"; a trainee's with the record that confirms it. */
export function recordWords(id: string, at: Case): string {
  const record = at.portfolio.records.find((each) => each.id === id);
  if (record === undefined) return markdownText(id);
  const { by, date, countersignedBy = [] } = record;
  const confirmed =
    countersignedBy.length === 0 ? '' : `, countersigned in ${countersignedBy.map(markdownText).join(', ')}`;
  return `${personWords(by, at)} on ${date} (${markdownText(id)}${confirmed})`;
}

/** Outcomes of decisions as people say them, where the word of the file is another. */
export const outcomeWords: Readonly<Record<string, string>> = { 'not-yet': 'not yet', partial: 'shown in part' };

/** A decision: "met, J. Okafor on 2026-05-02 (A01)", with its reason. */
export function decisionWords(decision: NonNullable<ClaimRow['decision']>, at: Case): string {
  const { record, outcome, reason } = decision;
  const decided = `${outcomeWords[outcome] ?? outcome} by ${recordWords(record, at)}${markdownText(togetherWords(decision))}`;
  return reason === undefined ? decided : `${decided}: ${quoted(reason)}`;
}

/** Where a passage stands, then its words; a picture or a document is named alone. */
export function passageWords({ kind, line, file, at, text }: Passage): string {
  if (kind === 'held') return markdownText(text);
  const inFile = file === undefined ? '' : markdownText(`${file}${at === undefined ? '' : ` ${at}`}`);
  const inText = line === undefined ? '' : `line ${line}`;
  const place = [inText, inFile].filter((part) => part !== '').join(', ');
  return text === '' ? place : `${place}: ${quoted(text)}`;
}

/** Since when something waits: "41 days", "up to 12 days", where the files do not tell the day. */
export function waitWords(wait: Wait | undefined, { result }: Pick<Case, 'result'>): string {
  if (wait === undefined) return 'since when is not known';
  const days = counted(daysSince(wait.since, result.today), 'day');
  return `waiting ${wait.atMost ? 'up to ' : ''}${days}`;
}
