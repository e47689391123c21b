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
 * what it no longer has stays and is listed for review; kinds, rules, facets, mappings and comments, made by hand, are kept.
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
  const say = (at: string, note: string) => {
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
    }
    if (is.requirements !== undefined) {
      const within = merge(document, ['requirements'], was.requirements ?? [], is.requirements, 'ER', say);
      parts(document, ['requirements'], within, was.requirements ?? [], is.requirements, 'ER', say);
    }
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

const wordsOf = ({ title, text }: Words): string => title ?? text ?? '';
const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();
const cutQuotation = (text: string): string => quoted(shorten(text, 100));
