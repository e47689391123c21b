import { once } from '../model/once.ts';
import type { ClaimRow, EvidenceRow, PortfolioRow, Result } from '../model/result.ts';
import { itemsById } from '../model/rows.ts';
import { placeFinder } from '../parse/places.ts';
import { SourceText } from '../parse/source-text.ts';
import { shownAt } from '../resolve/link-claims.ts';
import { personName, seenWords } from '../words/people.ts';
import { quoted } from '../words/quotation.ts';
import type { FileText } from './file-text.ts';
import { QuotableText } from './quotable-text.ts';
import { isNotes, timedNote } from './timed-note.ts';

/** A place where something is shown, with a short quotation round it. */
export interface Passage {
  /** text: words of the item; file: a file of it; held: at the workplace, where somebody saw it. */
  kind: 'text' | 'file' | 'held';
  /** Line of the evidence file. */
  line?: number | undefined;
  /** A file of the item, relative to the portfolio, and the page or time in it. */
  file?: string | undefined;
  at?: string | undefined;
  /** Plain text on one line, still to be made safe for the format; empty where nothing can be quoted. */
  text: string;
}
export interface LocatedPassage extends Passage {
  evidence: string;
}

/** Where a passage stands, then its words, as plain text: "line 17: “…”". */
export function passageText({ kind, line, file, at, text }: Passage): string {
  if (kind === 'held') return text;
  const inFile = file === undefined ? '' : `${file}${at === undefined ? '' : ` ${at}`}`;
  const inText = line === undefined ? '' : `line ${line}`;
  const place = [inText, inFile].filter((part) => part !== '').join(', ');
  return text === '' ? place : `${place}: ${quoted(text)}`;
}

/** The passages of one portfolio. Files are read when first asked for, each once. */
export interface Passages {
  /** Where a claim is shown, in the order of its places; what is held at the workplace last. */
  ofClaim: (ref: string, claim: Pick<ClaimRow, 'evidence' | 'places'>) => Passage[];
  /** Where an item shows a situation: `[partner/uncooperative]`. */
  ofSituation: (tag: string, evidence: string) => Passage[];
  /** The places of a situation or a requirement in an item, written as those of a claim are. */
  placesOf: (ref: string, evidence: string) => ClaimRow['places'];
  /** Where items point at a requirement: `[B9/ER5b]`. */
  ofRequirement: (ref: string) => LocatedPassage[];
}

export function passagesOf(portfolio: PortfolioRow, people: Result['people'], fileText: FileText): Passages {
  const items = itemsById(portfolio.evidence);
  const prefixes = locatorPrefixes(portfolio);
  const texts = new Map<string, QuotableText>();
  const textOf = ({ path }: EvidenceRow): QuotableText => {
    const known = texts.get(path);
    if (known !== undefined) return known;
    const text = new QuotableText(fileText(path), (ref) => prefixes.has(prefixOf(ref)));
    texts.set(path, text);
    return text;
  };

  const passage = (item: EvidenceRow, ref: string, { words, ...place }: ClaimRow['places'][number]): Passage => {
    const { line, file, at } = place;
    if (line !== undefined) {
      return { kind: file === undefined ? 'text' : 'file', ...place, text: textOf(item).around(line, { ref, words }) };
    }
    return { kind: 'file', ...place, text: noteAt(portfolio, { file, at }, fileText) };
  };
  const passages = (item: EvidenceRow, ref: string, places: ClaimRow['places']): Passage[] =>
    distinct([...places.map((place) => passage(item, ref, place)), ...heldPassage(item, people)]);

  /** Where the locators of a reference in an item lead, as its claims' places are written. */
  const located = (item: EvidenceRow, ref: string): ClaimRow['places'] =>
    textOf(item)
      .locators.filter((locator) => locator.ref === ref)
      .map(({ line, place }) => {
        const body = new SourceText(item.path, '');
        const named = place === undefined ? undefined : placeFinder(item.files, body)(place);
        return { line, ...(named?.kind === 'file' ? shownAt(named)[0] : {}) };
      });

  /** The items that point at something, by its reference, in their order. */
  const pointing = once(() => {
    const found = new Map<string, EvidenceRow[]>();
    for (const item of portfolio.evidence) {
      if (item.withdrawn !== undefined) continue;
      for (const ref of new Set(textOf(item).locators.map((locator) => locator.ref)))
        found.set(ref, [...(found.get(ref) ?? []), item]);
    }
    return found;
  });

  return {
    ofClaim(ref, { evidence, places }) {
      const item = items.get(evidence);
      return item === undefined ? [] : passages(item, ref, places);
    },
    ofSituation(tag, evidence) {
      const item = items.get(evidence);
      return item === undefined ? [] : passages(item, tag, located(item, tag));
    },
    placesOf(ref, evidence) {
      const item = items.get(evidence);
      return item === undefined ? [] : located(item, ref);
    },
    ofRequirement(ref) {
      return (pointing().get(ref) ?? []).flatMap((item) => {
        const places = located(item, ref);
        return distinct(places.map((place) => passage(item, ref, place))).map((each) => ({
          evidence: item.id,
          ...each,
        }));
      });
    },
  };
}

const prefixOf = (ref: string): string => ref.slice(0, ref.indexOf('/'));

/** What stands before the slash of this portfolio's locators: its units, and the facets of its situations. */
function locatorPrefixes({ units, evidence }: PortfolioRow): ReadonlySet<string> {
  const tags = evidence.flatMap((item) => item.tags.map(({ tag }) => tag).filter((tag) => tag.includes('/')));
  return new Set([...units.map(({ unit }) => unit), ...tags.map(prefixOf)]);
}

/** What notes among a portfolio's files say at a time; a path that leads out of the portfolio is not followed. */
function noteAt({ path }: PortfolioRow, { file, at }: Pick<Passage, 'file' | 'at'>, fileText: FileText): string {
  if (file === undefined || at === undefined || !isNotes(file)) return '';
  if (file.startsWith('/') || file.split('/').includes('..')) return '';
  return timedNote(at, fileText(`${path}/${file}`, path));
}

/** Where confidential evidence is held, and who saw it there. */
function heldPassage(item: EvidenceRow, people: Result['people']): Passage[] {
  if (item.held === undefined) return [];
  const seen = seenWords(item, (id) => personName(id, people));
  return [{ kind: 'held', text: `held at the workplace: ${item.held}; ${seen}` }];
}

function distinct(passages: Passage[]): Passage[] {
  if (passages.length < 2) return passages;
  const keys = passages.map(({ kind, file, at, text }) => JSON.stringify([kind, file, at, text]));
  return passages.filter((_, index) => keys.indexOf(keys[index]!) === index);
}
