import { LineCollector } from './collect-lines.ts';
import { tokensOf } from './markup.ts';
import { numeral } from './read-html.ts';
import type { SourceLine } from './source.ts';
import { UnreadableSource } from './unreadable.ts';
import { openZip } from './zip.ts';

/** What was deleted, what only says how a field is made, and what stands there for older programs. */
const unseen: ReadonlySet<string> = new Set([
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'mc:Fallback',
  'w:tblGrid',
  'w:rPrChange',
  'w:pPrChange',
]);

/**
 * A word processor's document (.docx) as lines: paragraphs, headings, rows of tables. Numbers that the program makes itself are
 * counted as it counts them, for they are how a criterion is published.
 */
export function readDocx(bytes: Uint8Array): SourceLine[] {
  const archive = openZip(bytes);
  const main = archive.names.find((name) => /^word\/document\d*\.xml$/.test(name));
  const document = main === undefined ? undefined : archive.text(main);
  if (document === undefined)
    throw new UnreadableSource('it is an archive, but no .docx document', 'save the unit as .docx, .pdf, HTML or text');
  const styles = stylesOf(archive.text('word/styles.xml') ?? '');
  const numbering = numberingOf(archive.text('word/numbering.xml') ?? '');
  const out = new LineCollector();
  const paragraphs: { style?: string; num?: string; level?: string }[] = [];
  let cell = { across: 1, continues: false };
  let unseenDepth = 0;
  let unseenName = '';
  let inText = false;
  const value = (token: { attribute: (name: string) => string | undefined }) => token.attribute('w:val');

  for (const token of tokensOf(document, 'xml')) {
    if (unseenDepth > 0) {
      if (token.kind === 'open' && token.name === unseenName && !token.empty) unseenDepth++;
      if (token.kind === 'close' && token.name === unseenName) unseenDepth--;
      continue;
    }
    if (token.kind === 'text') {
      if (inText) out.add(token.text.replaceAll('\t', ' '));
      continue;
    }
    const { name } = token;
    const paragraph = paragraphs.at(-1);
    if (token.kind === 'open') {
      if (unseen.has(name)) {
        if (token.empty) continue;
        unseenDepth = 1;
        unseenName = name;
      } else if (name === 'w:t') inText = !token.empty;
      else if (name === 'w:tab') {
        // The same name says where tabs stop; there it has a value.
        if (value(token) === undefined) out.add(out.inCell ? ' ' : '\t');
      } else if (name === 'w:br' || name === 'w:cr') {
        if (out.inCell) out.endParagraph();
        else out.add(' ');
      } else if (name === 'w:noBreakHyphen') out.add('-');
      else if (name === 'w:p') {
        out.endParagraph();
        if (!token.empty) paragraphs.push({});
      } else if (name === 'w:pStyle' && paragraph !== undefined) paragraph.style = value(token) ?? '';
      else if (name === 'w:numId' && paragraph !== undefined) paragraph.num = value(token) ?? '';
      else if (name === 'w:ilvl' && paragraph !== undefined) paragraph.level = value(token) ?? '';
      else if (name === 'w:tbl') out.startTable();
      else if (name === 'w:tr') out.startRow();
      else if (name === 'w:tc') {
        cell = { across: 1, continues: false };
        out.startCell();
      } else if (name === 'w:gridSpan') cell.across = Number(value(token) ?? 1);
      else if (name === 'w:r' && paragraph !== undefined) begin(paragraph);
      continue;
    }
    if (name === 'w:t') inText = false;
    else if (name === 'w:tcPr') out.widen(cell.across);
    else if (name === 'w:p') {
      out.part();
      paragraphs.pop();
    } else if (name === 'w:tc') out.endCell();
    else if (name === 'w:tr') out.endRow();
    else if (name === 'w:tbl') out.endTable();
  }
  return out.done();

  /** At the first words of a paragraph: its heading and its number. */
  function begin(paragraph: (typeof paragraphs)[number] & { begun?: boolean }): void {
    if (paragraph.begun) return;
    paragraph.begun = true;
    const style = styles(paragraph.style);
    const num = paragraph.num ?? style.num;
    if (style.heading !== undefined) out.startHeading(style.heading);
    if (num === undefined || num === '0') return;
    const marker = numbering(num, Number(paragraph.level ?? style.level ?? 0));
    if (marker !== '') out.mark(marker, style.heading);
  }
}

interface Style {
  heading?: number;
  num?: string;
  level?: string;
  basedOn?: string;
}

/** What a style, with those it is based on, says of a paragraph. */
function stylesOf(xml: string): (id: string | undefined) => Style {
  const styles = new Map<string, Style>();
  let style: Style = {};
  for (const token of tokensOf(xml, 'xml')) {
    if (token.kind !== 'open') continue;
    const value = token.attribute('w:val') ?? '';
    if (token.name === 'w:style') {
      style = {};
      styles.set(token.attribute('w:styleId') ?? '', style);
    } else if (token.name === 'w:name') {
      const heading = /^heading ([1-9])$/i.exec(value)?.[1];
      if (heading !== undefined) style.heading = Number(heading);
      else if (/^title$/i.test(value)) style.heading = 1;
    } else if (token.name === 'w:outlineLvl' && /^[0-8]$/.test(value)) style.heading ??= Number(value) + 1;
    else if (token.name === 'w:numId') style.num = value;
    else if (token.name === 'w:ilvl') style.level = value;
    else if (token.name === 'w:basedOn') style.basedOn = value;
  }
  return (id) => {
    let found: Style = {};
    let next = id;
    // A ring of styles is based on nothing.
    for (let steps = 0; next !== undefined && steps < 10; steps++) {
      const each: Style | undefined = styles.get(next);
      if (each === undefined) break;
      found = { ...each, ...found };
      next = each.basedOn;
    }
    return found;
  };
}

interface Level {
  format: string;
  text: string;
  start: number;
}

/** Counts the paragraphs of each numbered list, and answers with what stands before the next one. */
function numberingOf(xml: string): (num: string, level: number) => string {
  const abstracts = new Map<string, Map<number, Level>>();
  const nums = new Map<string, { abstract: string; starts: Map<number, number> }>();
  let levels: Map<number, Level> | undefined;
  let level: Level | undefined;
  let num: { abstract: string; starts: Map<number, number> } | undefined;
  let overridden = 0;
  for (const token of tokensOf(xml, 'xml')) {
    if (token.kind !== 'open') continue;
    const value = token.attribute('w:val') ?? '';
    if (token.name === 'w:abstractNum') {
      levels = new Map();
      abstracts.set(token.attribute('w:abstractNumId') ?? '', levels);
    } else if (token.name === 'w:lvl') {
      level = { format: 'decimal', text: '', start: 1 };
      // Within a number that overrides levels of its list, they are not read: only where they start.
      const place = token.attribute('w:ilvl') ?? '0';
      if (num === undefined && /^[0-8]$/.test(place)) levels?.set(Number(place), level);
    } else if (token.name === 'w:start' && level !== undefined) level.start = Number(value) || 0;
    else if (token.name === 'w:numFmt' && level !== undefined) level.format = value;
    else if (token.name === 'w:lvlText' && level !== undefined) level.text = value.slice(0, 40);
    else if (token.name === 'w:num') {
      num = { abstract: '', starts: new Map() };
      nums.set(token.attribute('w:numId') ?? '', num);
    } else if (token.name === 'w:abstractNumId' && num !== undefined) num.abstract = value;
    else if (token.name === 'w:lvlOverride') overridden = Number(token.attribute('w:ilvl') ?? 0);
    else if (token.name === 'w:startOverride') num?.starts.set(overridden, Number(value) || 0);
  }
  // Lists that share their levels go on where the other stopped, but for those that start anew.
  const counters = new Map<string, number[]>();
  const begun = new Set<string>();
  return (id, at) => {
    const list = nums.get(id);
    const own = list === undefined ? undefined : abstracts.get(list.abstract);
    const asked = own?.get(at);
    if (list === undefined || own === undefined || asked === undefined) return '•';
    if (asked.format === 'bullet') return '•';
    if (asked.format === 'none') return '';
    const counter = counters.get(list.abstract) ?? [];
    counters.set(list.abstract, counter);
    if (!begun.has(id)) {
      begun.add(id);
      for (const [each, start] of list.starts) counter[each] = start - 1;
    }
    counter[at] = (counter[at] ?? asked.start - 1) + 1;
    counter.length = at + 1;
    return asked.text.replace(/%([1-9])/g, (_, digit) => {
      const place = Number(digit) - 1;
      return numeral(counter[place] ?? own.get(place)?.start ?? 1, own.get(place)?.format ?? 'decimal');
    });
  };
}
