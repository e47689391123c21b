/**
 * A report before it has a look: blocks in their order, each said once. `terminal.ts`, `markdown.ts` and `html.ts` make text of
 * it, in which no word of a file can be markup, a link, a command or an escape.
 */
export interface Document {
  title: Words;
  /** A terminal is not told the title: whoever typed the command knows it. */
  untitledOnScreen?: boolean;
  blocks: Blocks;
  /** What follows, each part on printed pages of its own. */
  parts?: readonly Part[];
}
export interface Part {
  /** What stands at the foot of each printed page: loose pages find their record again. */
  foot: string;
  blocks: Blocks;
}

/** All blocks of a document, for what has no pages. */
export const blocksOf = ({ blocks, parts = [] }: Document): Block[] => flat([blocks, parts.map((part) => part.blocks)]);

/** Nothing to say: it may stand wherever words or blocks do, and is passed over. */
type Nothing = undefined | false | '';

/** What stands on a line: text, marked text, and several of them one after the other. */
export type Words = string | Styled | Sign | Either | Brief | Link | Nothing | readonly Words[];
/** Blocks one after the other. */
export type Blocks = Block | Nothing | readonly Blocks[];

const isSaid = <Each>(each: Each | Nothing): each is Exclude<Each, Nothing> =>
  each !== undefined && each !== false && each !== '';
const isSeveral = (blocks: Blocks): blocks is readonly Blocks[] => Array.isArray(blocks);

/** The blocks of which there is something to say. */
export function flat(blocks: Blocks): Block[] {
  const found: Block[] = [];
  addFlat(found, blocks);
  return found;
}

function addFlat(found: Block[], blocks: Blocks): void {
  if (isSeveral(blocks)) for (const each of blocks) addFlat(found, each);
  else if (isSaid(blocks) && !isEmpty(blocks)) found.push(blocks);
}

/** How a thing stands, for the colour that goes with its words. */
export type Tone = 'good' | 'wait' | 'bad' | 'quiet';
export type Style = 'strong' | 'code' | 'blank' | Tone;

interface Styled {
  kind: 'styled';
  style: Style;
  of: Words;
}
/** A glyph with what it means. `alone`: the glyph says it to whoever sees, the words only to whoever does not. */
interface Sign {
  kind: 'sign';
  glyph: string;
  words: string;
  tone: Tone | undefined;
  alone: boolean;
}
/** A symbol, or what is said instead where there are none. */
interface Either {
  kind: 'either';
  seen: string;
  heard: string;
}
/** Words, and shorter ones for a table that has no room for them; its key says what they mean. */
interface Brief {
  kind: 'brief';
  full: string;
  short: string;
}
/** A way to a file of the workspace, as its path from there; only a page leads there, others show the words alone. */
interface Link {
  kind: 'link';
  of: Words;
  path: string;
}

export const strong = (...of: readonly Words[]): Words => ({ kind: 'styled', style: 'strong', of });
export const dim = (...of: readonly Words[]): Words => ({ kind: 'styled', style: 'quiet', of });
/** A command, a key, a code: as it is to be typed. A line that holds nothing else is never broken, so that it can be copied. */
export const code = (text: string): Words => ({ kind: 'styled', style: 'code', of: text });
/** A line to write on. */
export const blank: Words = { kind: 'styled', style: 'blank', of: '……………………' };
export const toned = (tone: Tone | undefined, ...of: readonly Words[]): Words =>
  tone === undefined ? of : { kind: 'styled', style: tone, of };
const glyphs =
  (alone: boolean) =>
  (glyph: string, words: string, tone?: Tone): Words => ({ kind: 'sign', glyph, words, tone, alone });
/** "● met" */
export const sign = glyphs(false);
/** "●", with words for whoever cannot see it; empty words where others that follow say the same. */
export const mark = glyphs(true);
export const either = (seen: string, heard: string): Words => ({ kind: 'either', seen, heard });
export const brief = (full: string, short: string): Words => (full === short ? full : { kind: 'brief', full, short });
export const arrow = either('→', 'to');
/** Facts side by side: "level 3 · 6 credits". */
export const dotted = (facts: readonly Words[]): Words => joined(facts, either(' · ', ', '));
export const link = (of: Words, path: string): Words => ({ kind: 'link', of, path });
/** "evidence/E03.md:12:8", which leads to the file. */
export const place = (file: string, line?: number, column?: number): Words =>
  link([file, line, column].filter((each) => each !== undefined).join(':'), file);

/** Words with something between each two of them. */
export const joined = (list: readonly Words[], between: Words): Words =>
  list.filter(isSaid).flatMap((each, index) => (index === 0 ? [each] : [between, each]));

export type Block = Heading | Paragraph | List | Facts | Table | Quotation | Note | Code;

/** The title of a document is the one heading of level 1. What follows a heading belongs to it. */
interface Heading {
  kind: 'heading';
  level: 2 | 3 | 4;
  of: Words;
}
/** Lines that follow each other without a gap. */
interface Paragraph {
  kind: 'paragraph';
  lines: readonly Words[];
}
interface List {
  kind: 'list';
  numbered: boolean;
  /** What each item of a numbered list is, for whoever hears it: "Action 1 of 13". */
  noun: string;
  items: readonly Item[];
  /** Items with a gap between them. */
  loose: boolean;
}
export interface Item {
  kind: 'item';
  of: Words;
  below: Blocks;
}
/** Names with what is said of each, beneath each other: facts (`source: …`), or entries by their reference (`1.1  …`). */
interface Facts {
  kind: 'facts';
  joint: '' | ':';
  rows: readonly Fact[];
}
export interface Fact {
  name: Words;
  /** How it stands: in brackets behind the name, on a page at the side. */
  state?: Words;
  value: Words;
  below?: Blocks;
}
interface Table {
  kind: 'table';
  columns: readonly Column[];
  rows: readonly Row[];
  /** What the signs and the short words in it mean, where there are such. */
  key: Words;
  /** What cells have no room for; each `said` has it already. */
  notes: readonly Words[];
}
export interface Column {
  head: string;
  /** Of numbers: to the right, never broken. */
  numeric?: boolean;
  /** Of signs: narrow, never broken. Where a terminal has no room for all of these, the table goes on in another one. */
  signs?: boolean;
  /** A few letters that stand under the head of signs. */
  under?: string;
  /** On a terminal on one line, cut where there is no room for it. */
  clipped?: boolean;
}
export interface Row {
  cells: readonly Words[];
  /** What is said in place of the row where no table is drawn; without it, its first cells and the others with their heads. */
  said?: Words;
  /** A heading within the table, across all of its columns: whoever hears the rows is not told. */
  isHead?: boolean;
}
interface Quotation {
  kind: 'quotation';
  of: Words;
  /** Where it stands: "line 31". */
  from: Words;
}
/** What must not be missed. */
interface Note {
  kind: 'note';
  tone: Tone;
  of: Words;
}
/** Lines as they are, never broken. */
interface Code {
  kind: 'code';
  text: string;
  language: string;
}

export const heading = (level: Heading['level'], ...of: readonly Words[]): Block => ({ kind: 'heading', level, of });
export const paragraph = (...lines: readonly Words[]): Block => ({ kind: 'paragraph', lines: lines.filter(isSaid) });
export const item = (of: Words, ...below: readonly Blocks[]): Item => ({ kind: 'item', of, below });
const asItems = (all: readonly (Words | Item)[]): Item[] =>
  all.filter(isSaid).map((each) => (isItem(each) ? each : item(each)));
const isItem = (each: Words | Item): each is Item => typeof each === 'object' && 'kind' in each && each.kind === 'item';
export const list = (items: readonly (Words | Item)[], { loose = false } = {}): Block => ({
  kind: 'list',
  numbered: false,
  noun: '',
  items: asItems(items),
  loose,
});
export const numbered = (noun: string, items: readonly (Words | Item)[]): Block => ({
  kind: 'list',
  numbered: true,
  noun,
  items: asItems(items),
  loose: false,
});
const named =
  (joint: Facts['joint']) =>
  (rows: readonly (Fact | Nothing)[]): Block => ({ kind: 'facts', joint, rows: rows.filter(isSaid) });
export const facts = named(':');
export const entries = named('');
export const table = (
  columns: readonly (string | Column)[],
  rows: readonly (readonly Words[] | Row)[],
  key: Words = '',
  notes: readonly Words[] = [],
): Block => ({
  kind: 'table',
  key,
  notes,
  columns: columns.map((each) => (typeof each === 'string' ? { head: each } : each)),
  rows: rows.map((each) => ('cells' in each ? each : { cells: each })),
});
export const numeric = (head: string): Column => ({ head, numeric: true });
export const quotation = (of: Words, from: Words = ''): Block => ({ kind: 'quotation', of, from });
export const note = (tone: Tone, ...of: readonly Words[]): Block => ({ kind: 'note', tone, of });
export const codeBlock = (text: string, language = 'text'): Block => ({ kind: 'code', text, language });

/** Blocks under a heading; nothing where there are none. */
export const section = (level: Heading['level'], title: Words, ...blocks: readonly Blocks[]): Block[] => {
  const said = flat(blocks);
  return said.length === 0 ? [] : [heading(level, title), ...said];
};
/** Of a block: whether it says nothing. */
const isEmpty = (block: Block): boolean =>
  (block.kind === 'list' && block.items.length === 0) ||
  ((block.kind === 'facts' || block.kind === 'table') && block.rows.length === 0) ||
  (block.kind === 'paragraph' && block.lines.length === 0);

/** A document with words in place of every symbol, and so without the keys of tables. */
export function inWords<Part>(part: Part): Part {
  const said = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(said);
    if (value === null || typeof value !== 'object') return value;
    const each = value as Sign | Either | Block;
    if ('kind' in each && each.kind === 'sign') return each.words;
    if ('kind' in each && each.kind === 'either') return each.heard;
    if ('kind' in each && each.kind === 'table')
      return { ...each, rows: said(each.rows), notes: said(each.notes), key: '' };
    return Object.fromEntries(Object.entries(each).map(([name, inner]) => [name, said(inner)]));
  };
  return said(part) as Part;
}

/** A document with every text in it as `change` leaves it. */
export function withTexts<Part>(part: Part, change: (text: string) => string): Part {
  const changed = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return ownKeys.has(key) ? value : change(value);
    if (Array.isArray(value)) return value.map((each) => changed(each, key));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, changed(each, name)]));
  };
  return changed(part) as Part;
}
/** Keys under which nothing stands that anybody wrote. */
const ownKeys: ReadonlySet<string> = new Set(['kind', 'style', 'tone', 'joint', 'language']);
