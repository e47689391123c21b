import { type Document, isMap, isSeq, parseDocument, type YAMLMap, YAMLSeq } from 'yaml';
import { shorten } from '../diagnostics/shorten.ts';
import type { StandardFile, UnitFile } from '../model/specification.ts';
import { parseSpecification } from '../parse/specification.ts';
import { quoted } from '../words/quotation.ts';
import type { Imported } from './import-source.ts';

/** What a new document changes in a specification that is there, and the specification with it. */
export interface Update {
  text: string;
  changes: string[];
}

interface Words {
  id: string;
  text?: string | undefined;
  title?: string | undefined;
}

/**
 * Compares what was read with a specification. Words that the document says otherwise are taken from it, what is new is added,
 * what it no longer has stays and is listed for review; kinds, rules, names of facets, mappings and comments, made by hand, are kept.
 */
export function updated(path: string, before: string, imported: Imported): Update | { refusal: string; help: string } {
  const shape = path.endsWith('.standard.yaml') ? 'standard' : 'unit';
  if (shape !== imported.shape)
    return { refusal: `the document is read as a ${imported.shape}`, help: '--family NAME reads it as another' };
  const old = parseSpecification(path, before);
  const now = parseSpecification(imported.fileName, imported.text);
  if (old.unit === undefined || now.unit === undefined)
    return {
      refusal: old.findings[0]?.message ?? 'it cannot be read',
      help: 'evid spec check says what is wrong with it',
    };
  const document = parseDocument(before, { version: '1.2' });
  if (document.errors.length > 0 || !isMap(document.contents))
    return { refusal: 'it is no YAML map', help: 'mend it first' };
  const changes: string[] = [];
  const review: { at: string; note: string }[] = [];
  // What was told before, and still waits for review, is not told again.
  const told = new Set(old.unit.file.review?.map(({ at, note }) => `${at}\n${note}`));
  const say = (at: string, note: string) => {
    if (told.has(`${at}\n${note}`)) return;
    changes.push(`${at}: ${note}`);
    review.push({ at, note });
  };
  scalars(document, old.unit.file, now.unit.file, say);
  if (shape === 'standard') {
    for (const key of ['performance', 'knowledge'] as const)
      merge(document, [key], (old.unit.file as StandardFile)[key], (now.unit.file as StandardFile)[key], '', say);
  } else {
    const [was, is] = [old.unit.file as UnitFile, now.unit.file as UnitFile];
    const positions = merge(document, ['outcomes'], was.outcomes, is.outcomes, '', say);
    for (const [id, at] of positions) {
      const [one, other] = [was.outcomes.find((each) => each.id === id), is.outcomes.find((each) => each.id === id)];
      if (one === undefined || other === undefined) continue;
      const within = merge(document, ['outcomes', at, 'criteria'], one.criteria, other.criteria, '', say);
      parts(document, ['outcomes', at, 'criteria'], within, one.criteria, other.criteria, '', say);
      mergeContent(document, ['outcomes', at, 'content'], one.content ?? [], other.content ?? [], id, say);
    }
    if (is.requirements !== undefined) {
      const within = merge(document, ['requirements'], was.requirements ?? [], is.requirements, 'ER', say);
      parts(document, ['requirements'], within, was.requirements ?? [], is.requirements, 'ER', say);
    }
    mergeFacets(document, was.facets ?? {}, is.facets ?? {}, say);
    mergeParticulars(document, was, is, say);
  }
  if (changes.length === 0) return { text: before, changes };
  const list = document.get('review');
  const items = review.map((item) => document.createNode(item));
  if (isSeq(list)) list.items.push(...items);
  else document.set('review', document.createNode(review));
  const text = document.toString({ lineWidth: 130 });
  return parseSpecification(path, text).unit === undefined
    ? { refusal: 'what would be written cannot be read again', help: 'import the document anew and compare by hand' }
    : { text, changes };
}

type Say = (at: string, note: string) => void;

function scalars(document: Document, was: UnitFile | StandardFile, is: UnitFile | StandardFile, say: Say): void {
  for (const key of [
    'title',
    'level',
    'credit',
    'guided-learning-hours',
    'last-assessment',
    'version',
    'approved',
    'review-due',
  ] as const) {
    const [old, now] = [(was as Record<string, unknown>)[key], (is as Record<string, unknown>)[key]];
    if (now === undefined || old === now || (key === 'title' && now === is.id)) continue;
    document.set(key, now);
    say(
      key,
      old === undefined
        ? `now ${cutQuotation(String(now))}`
        : `was ${cutQuotation(String(old))}, now ${cutQuotation(String(now))}`,
    );
  }
}

/** Puts the entries of a list beside each other by id; answers with where each of the old ones stands. */
function merge(
  document: Document,
  path: (string | number)[],
  was: readonly Words[],
  is: readonly Words[],
  prefix: string,
  say: Say,
): Map<string, number> {
  const positions = new Map(was.map(({ id }, at) => [id, at]));
  for (const entry of is) {
    const at = positions.get(entry.id);
    if (at === undefined) {
      const list = document.getIn(path);
      const node = document.createNode(entry);
      if (isSeq(list)) (list as YAMLSeq).items.push(node);
      else {
        const made = new YAMLSeq();
        made.items.push(node);
        document.setIn(path, made);
      }
      say(`${prefix}${entry.id}`, `new: ${cutQuotation(wordsOf(entry))}`);
      continue;
    }
    const key = entry.title === undefined ? 'text' : 'title';
    const [old, now] = [was[at]![key], entry[key]];
    if (now === undefined || folded(old ?? '') === folded(now)) continue;
    (document.getIn([...path, at]) as YAMLMap).set(key, now);
    say(`${prefix}${entry.id}`, `was ${cutQuotation(old ?? '')}, now ${cutQuotation(now)}`);
  }
  for (const entry of was)
    if (!is.some(({ id }) => id === entry.id))
      say(`${prefix}${entry.id}`, `the document no longer has it: ${cutQuotation(wordsOf(entry))}`);
  return positions;
}

function parts(
  document: Document,
  path: (string | number)[],
  positions: ReadonlyMap<string, number>,
  was: readonly (Words & { parts?: readonly Words[] | undefined })[],
  is: readonly (Words & { parts?: readonly Words[] | undefined })[],
  prefix: string,
  say: Say,
): void {
  for (const [id, at] of positions) {
    const [old, now] = [was[at]?.parts ?? [], is.find((each) => each.id === id)?.parts ?? []];
    if (old.length + now.length > 0 && is.some((each) => each.id === id))
      merge(document, [...path, at, 'parts'], old, now, `${prefix}${id}`, say);
  }
}

type Path = (string | number)[];

/** Adds an entry to a list, which is made where there is none. */
function add(document: Document, path: Path, entry: unknown): void {
  const list = document.getIn(path);
  if (isSeq(list)) list.items.push(document.createNode(entry));
  else document.setIn(path, document.createNode([entry]));
}

/** Lists of words beside each other, by what they say. */
function mergeTexts(
  document: Document,
  path: Path,
  was: readonly string[],
  is: readonly string[],
  at: string,
  say: Say,
): void {
  const [before, after] = [was, is].map((list) => new Set(list.map(folded)));
  for (const text of is)
    if (!before!.has(folded(text))) {
      add(document, path, text);
      say(at, `new: ${quoted(text)}`);
    }
  for (const text of was) if (!after!.has(folded(text))) say(at, `the document no longer has it: ${quoted(text)}`);
}

type Content = readonly { text: string; points?: readonly string[] | undefined }[];

function mergeContent(document: Document, path: Path, was: Content, is: Content, outcome: string, say: Say): void {
  const at = `${outcome} content`;
  const places = new Map(was.map(({ text }, index) => [folded(text), index]));
  for (const each of is) {
    const index = places.get(folded(each.text));
    if (index === undefined) {
      add(document, path, each);
      say(at, `new: ${quoted(each.text)}`);
    } else mergeTexts(document, [...path, index, 'points'], was[index]!.points ?? [], each.points ?? [], at, say);
  }
  const after = new Set(is.map(({ text }) => folded(text)));
  if (is.length > 0)
    for (const { text } of was) if (!after.has(folded(text))) say(at, `the document no longer has it: ${quoted(text)}`);
}

/** Facets by id. One whose values stand all in another is that one under the name that somebody gave it. */
function mergeFacets(
  document: Document,
  was: NonNullable<UnitFile['facets']>,
  is: NonNullable<UnitFile['facets']>,
  say: Say,
): void {
  const known = new Set(Object.values(was).flatMap(({ values = {} }) => Object.values(values).map(folded)));
  for (const [id, facet] of Object.entries(is)) {
    const values = Object.entries(facet.values ?? {});
    const old = was[id];
    if (old === undefined) {
      if (values.length > 0 && values.every(([, text]) => known.has(folded(text)))) continue;
      document.setIn(['facets', id], document.createNode(facet));
      say(`facets ${id}`, `new: ${quoted(values.map(([, text]) => text).join(', '))}`);
      continue;
    }
    for (const [value, text] of values) {
      const before = old.values?.[value];
      if (before === text || (before === undefined && known.has(folded(text)))) continue;
      document.setIn(['facets', id, 'values', value], text);
      say(
        `${id}/${value}`,
        before === undefined ? `new: ${quoted(text)}` : `was ${quoted(before)}, now ${quoted(text)}`,
      );
    }
    for (const [value, text] of Object.entries(old.values ?? {}))
      if (facet.values?.[value] === undefined && !values.some(([, other]) => folded(other) === folded(text)))
        say(`${id}/${value}`, `the document no longer has it: ${quoted(text)}`);
  }
}

/** What else a unit says: lists by what they hold, other units by their id; prose that is there is left, for it may be one's own. */
function mergeParticulars(document: Document, was: UnitFile, is: UnitFile, say: Say): void {
  const prose = (path: string[], before: string | undefined, now: string | undefined) => {
    const at = path.join(' ');
    if (now === undefined || folded(before ?? '') === folded(now)) return;
    if (before === undefined) document.setIn(path, now);
    say(at, before === undefined ? `now ${quoted(now)}` : `was left as it is; the document says ${quoted(now)}`);
  };
  prose(['purpose'], was.purpose, is.purpose);
  prose(['nos'], was.nos, is.nos);
  prose(['assessment', 'guidance'], was.assessment?.guidance, is.assessment?.guidance);
  for (const key of ['methods', 'examples'] as const)
    if (is.assessment?.[key] !== undefined)
      mergeTexts(
        document,
        ['assessment', key],
        was.assessment?.[key] ?? [],
        is.assessment[key],
        `assessment ${key}`,
        say,
      );
  if (is.assessment?.holistic === true && was.assessment?.holistic === undefined) {
    document.setIn(['assessment', 'holistic'], true);
    say('assessment holistic', 'now true');
  }
  if (is.resources !== undefined)
    mergeTexts(document, ['resources'], was.resources ?? [], is.resources, 'resources', say);
  for (const key of ['barred', 'exemptions', 'prerequisites'] as const) {
    const [before, now] = [was[key] ?? [], is[key]];
    if (now === undefined) continue;
    for (const each of now) {
      const index = before.findIndex(({ unit }) => folded(unit) === folded(each.unit));
      if (index === -1) {
        add(document, [key], each);
        say(`${key} ${each.unit}`, 'new');
      } else if (each.title !== undefined && folded(before[index]!.title ?? '') !== folded(each.title)) {
        document.setIn([key, index, 'title'], each.title);
        say(`${key} ${each.unit}`, `was ${quoted(before[index]!.title ?? '')}, now ${quoted(each.title)}`);
      }
    }
    for (const { unit } of before)
      if (!now.some((each) => folded(each.unit) === folded(unit)))
        say(`${key} ${unit}`, 'the document no longer has it');
  }
}

const wordsOf = ({ title, text }: Words): string => title ?? text ?? '';
const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();
const cutQuotation = (text: string): string => quoted(shorten(text, 100));
