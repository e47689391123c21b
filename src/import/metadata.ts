import type { Document } from './pieces.ts';
import { sectionOf } from './sections.ts';
import type { SourceLine } from './source.ts';

/** What a document says about a unit beside its criteria and requirements. */
export interface Metadata {
  id?: string;
  title?: string;
  level?: string;
  credit?: string;
  hours?: string;
  version?: string;
  approved?: string;
  reviewDue?: string;
  lastAssessment?: string;
  /** Units to be finished first, as the document names them. */
  prerequisites?: string;
  status?: string;
  /** The number of the regulator, with its check character. */
  ofqual?: string | undefined;
  organisation?: string | undefined;
  suite?: string;
  /** Of a standard: further labels with their values. */
  source: Record<string, string>;
}

type Field =
  | 'id'
  | 'title'
  | 'level'
  | 'credit'
  | 'hours'
  | 'version'
  | 'approved'
  | 'reviewDue'
  | 'lastAssessment'
  | 'prerequisites'
  | 'status'
  | 'suite'
  | 'ignored'
  | `source.${string}`;

/** Labels, the more special first; the value's form where a label alone could be any prose. */
const labels: readonly [Field, RegExp, RegExp?][] = [
  [
    'title',
    /^(?:(?:unit|standard|qualification|course|module) ?(?:standard )?title|title of (?:the )?unit(?: standard)?|(?:occupational|apprenticeship) standard|title)$/,
  ],
  [
    'id',
    /^(?:saqa us id|us id|original urn|urn|nos (?:reference|ref|number)|(?:\w{2,12} )?(?:sector )?(?:unit|standard|module)(?: standard)? ?(?:number|no\.?|code|id|ref|(?:reference|ref\.?) ?(?:number|no\.?|code)?)|(?:reference|unit) (?:number|code)|reference|qan|code)$/,
    /^[A-Za-z0-9][A-Za-z0-9 /.-]{0,24}$/,
  ],
  [
    'level',
    /^(?:(?:unit|nqf|scqf|qcf|rqf|cqfw|nzqf|national) )?level(?: of unit)?$/,
    /^(?:level |nqf level |scqf level )?(?:entry ?(?:level )?\d?|\d{1,2})\b.{0,12}$/i,
  ],
  ['credit', /^(?:unit )?credits?(?: ?value| value| points?)?$/, /^\d{1,3}\b(?! ?hours).{0,14}$/],
  [
    'hours',
    /^(?:(?:total )?guided learning(?: hours)?|guided learning hours \(glh\)|glh(?: hours)?)$/,
    /^\d{1,4}\b.{0,8}$/,
  ],
  ['version', /^version(?: number| no\.?)?$/, /^[\d.]{1,6}$/],
  ['approved', /^(?:date approved|approved(?: on| date)?)$/, /\d/],
  ['reviewDue', /^(?:indicative )?review date$/, /\d/],
  [
    'lastAssessment',
    /^last (?:date|day) (?:for|of) (?:unit )?assessment(?: for version \d{1,2})?$|^(?:unit )?(?:last assessment|assessment end) date$/,
    /\d{4}/,
  ],
  ['prerequisites', /^(?:unit )?pre-?requisites?(?: units?)?$/, /^.{1,400}$/],
  ['status', /^status$/, /^.{2,40}$/],
  ['suite', /^suite$/, /^.{2,80}$/],
  ['source.developed-by', /^developed by$/],
  ['source.originating-organisation', /^originating organisation$/],
  ['source.validity', /^validity$/],
  ['source.relevant-occupations', /^relevant occupations$/],
  ['source.keywords', /^key ?words$/],
];

const regulator = /(?<![A-Za-z0-9/])[A-Z]\/\d{3}\/\d{4}(?![A-Za-z0-9/])/;

/** Reads the labels with their values: `Label: value`, in two cells, or the value on the next line. */
export function readMetadata({ source, pieces, furniture }: Document, used: Set<number>): Metadata {
  const meta: Metadata = { source: {} };
  const set = (field: Field, raw: string, index: number): boolean => {
    const value = raw.replace(/^[\s:–-]+/, '').trim();
    if (value === '' || value.length > 1000) return false;
    const form = labels.find(([name]) => name === field)?.[2];
    if (form !== undefined && !form.test(value)) return false;
    used.add(index);
    if (field.startsWith('source.')) meta.source[field.slice(7)] ??= value;
    else if (field === 'id') {
      const number = regulator.exec(value)?.[0];
      if (number !== undefined) meta.ofqual ??= number;
      else if (/\d/.test(value)) meta.id ??= value.replace(/\s+/g, ' ');
    } else if (field !== 'ignored') {
      const key = field as 'title';
      meta[key] ??= value;
    }
    return true;
  };
  pieces.forEach((piece, at) => {
    if (used.has(piece.index) && piece.column === undefined) return;
    const { text, index } = piece;
    if (text.length > 300) return;
    if (piece.row === undefined && several(text).some(([field, value]) => set(field, value, index))) {
      for (const [field, value] of several(text)) set(field, value, index);
      return;
    }
    const colon = text.indexOf(':');
    if (colon > 0 && colon < 60) {
      const field = fieldOf(text.slice(0, colon));
      if (field !== undefined && text.slice(colon + 1).trim() !== '') {
        set(field, text.slice(colon + 1), index);
        return;
      }
    }
    const whole = fieldOf(text.replace(/\s*:\s*$/, ''));
    const next = pieces[at + 1];
    if (whole !== undefined && next !== undefined) {
      // The value stands in the next cell, or on the next line.
      if (piece.row === undefined || next.row === piece.row || piece.column === 0) {
        const isLabel = fieldOf(next.text) !== undefined || fieldOf(next.text.replace(/:.*$/s, '')) !== undefined;
        if (sectionOf(next.text) === undefined && !isLabel && set(whole, next.text, next.index)) used.add(index);
      }
      return;
    }
    const spaced =
      /^((?:[A-Za-z]+\s){0,4}?(?:title|level|credits?|value|hours|number|code|no\.?|id))\s+(\S.{0,120})$/i.exec(text);
    if (spaced !== null && piece.row === undefined) {
      const field = fieldOf(spaced[1]!);
      if (field !== undefined && (field !== 'title' || /^(?:unit )?title/i.test(text))) set(field, spaced[2]!, index);
    }
  });
  const all = source.lines.slice(0, 20_000);
  meta.ofqual ??= all.map(({ text }) => regulator.exec(text.slice(0, 400))?.[0]).find((found) => found !== undefined);
  for (const [index, { text }] of all.entries()) if (text === meta.ofqual) used.add(index);
  const suite = /^(?:barred combinations|exemptions and equivalencies): (.{2,60}) suite$/i;
  const named = all.map(({ text }) => suite.exec(text.slice(0, 120))?.[1]).find((found) => found !== undefined);
  if (named !== undefined) meta.suite ??= named;
  meta.organisation ??= organisationOf(all.map(({ text }) => text));
  headline(source.lines, pieces, meta, used);
  if (meta.title !== undefined) meta.title = meta.title.replace(/^(?:unit|title)\s?:\s{0,3}(?=\S)/i, '');
  if (meta.title !== undefined) meta.title = meta.title.replace(/\s*\([A-Z]\/\d{3}\/\d{4}\)$/, '') || meta.title;
  for (const index of furniture) used.add(index);
  return meta;
}

/** Labels of which several stand on one line, each with its value: `Level: 2 Credit value: 4 GLH: 33`. */
function several(text: string): [Field, string][] {
  const found = [...text.matchAll(labelled)];
  if (found.length < 2 || found[0]!.index > 0) return [];
  return found.flatMap((match, at): [Field, string][] => {
    const [label, value] = [match[0], text.slice(match.index + match[0].length, found[at + 1]?.index)];
    const field = fieldOf(label.replace(/\s*:?\s*$/, ''));
    return field === undefined ? [] : [[field, value]];
  });
}
const labelled =
  /(?<![\w/])(?:(?:unit |rqf |qcf |nqf |scqf )?level|(?:unit )?credits?(?: value| points?)?|glh|guided learning(?: hours)?|unit (?:reference(?: number)?|number|code)|reference)(?=:? {0,3}[A-Z]?\d|: )\s{0,3}:?/gi;

const fieldOf = (label: string): Field | undefined => {
  if (label.length > 60) return undefined;
  const plain = label
    .toLowerCase()
    .replace(/[\s:]+$/, '')
    .replace(/^\W+/, '')
    .trim();
  return labels.find(([, form]) => form.test(plain))?.[0];
};

/** Without a label the title is what stands first, with the code before it: `BSBCUS301 Deliver a service`, `Unit 12: Title`. */
function headline(lines: readonly SourceLine[], pieces: Document['pieces'], meta: Metadata, used: Set<number>): void {
  let seen = 0;
  for (const [index, { text }] of lines.slice(0, 60).entries()) {
    if (text === '') continue;
    if (++seen > 10) break;
    if (sectionOf(text) !== undefined || text.length > 200) continue;
    const coded =
      /^([A-Z]{3,}[A-Z0-9]{0,4}\d{2,}[A-Z0-9]*)\b\s*[-–:|]?\s*(.{0,160})$/.exec(text) ??
      /^unit\s+([A-Z]?\d{1,5}[A-Z]?)\b\s*[-–:.|]?\s*(.{0,160})$/i.exec(text) ??
      /^[A-Z][A-Za-z ]{2,60}\bunit\s+([A-Z]{1,2}\d{1,4})()$/i.exec(text) ??
      /^unit\s+([A-Z]\/\d{3}\/\d{4})\b\s*[-–:.|]?\s*(.{0,160})$/i.exec(text) ??
      /^(?:NZQA )?(?:unit standard\s+)?(\d{3,6})\s+version \d+\s*[-–:.|]?\s*(.{0,160})$/i.exec(text) ??
      /^(?:NZQA )?unit standard\s+(\d{1,6})\b\s*[-–:.|]?\s*(.{0,160})$/i.exec(text);
    if (coded === null) continue;
    // Beside a number and a title, another unit's.
    if (meta.id !== undefined && meta.title !== undefined && coded[1] !== meta.id) continue;
    const [, id = '', title = ''] = coded;
    if (meta.id === undefined && !id.includes('/')) meta.id = id;
    used.add(index);
    if (title !== '' && !/^(?:version|release|page)\b/i.test(title)) meta.title ??= title;
    else if (meta.title === undefined) titleBelow(lines, index, meta, used);
    break;
  }
  if (meta.title !== undefined) return;
  const lead = pieces
    .slice(0, 12)
    .find(
      ({ text, index, row }) =>
        !used.has(index) &&
        row === undefined &&
        sectionOf(text) === undefined &&
        text.length <= 160 &&
        text.length >= 6 &&
        !/[.!?]$/.test(text) &&
        /^[\p{Lu}]/u.test(text) &&
        !/^(?:level|credits?|page|version|release)\b/i.test(text),
    );
  if (lead === undefined) return;
  meta.title = lead.text;
  used.add(lead.index);
}

/** The title that stands below a number alone. */
function titleBelow(lines: readonly SourceLine[], above: number, meta: Metadata, used: Set<number>): void {
  const at = lines.findIndex(({ text }, index) => index > above && text !== '');
  const text = lines[at]?.text ?? '';
  const isTitle =
    /^\p{Lu}.{4,160}$/u.test(text) &&
    !/[.!?:]$|:\s/.test(text) &&
    sectionOf(text) === undefined &&
    fieldOf(text.replace(/\s\S{1,20}$/, '')) === undefined &&
    !used.has(at);
  if (!isTitle || at > above + 3) return;
  meta.title = text;
  used.add(at);
}

const organisations: readonly [string, RegExp][] = [
  ['OCR', /\bOCR\b/],
  ['City & Guilds', /\bCity (?:&|and) Guilds\b/i],
  ['Pearson', /\bPearson\b|\bEdexcel\b/],
  ['NCFE', /\bNCFE\b/],
  ['SQA', /\bSQA\b|\bScottish Qualifications Authority\b/],
  ['NZQA', /\bNZQA\b|\bNew Zealand Qualifications Authority\b/],
  ['SAQA', /\bSAQA\b|\bSouth African Qualifications Authority\b/i],
  ['VTCT', /\bVTCT\b/],
  ['Highfield', /\bHighfield\b/],
  ['NOCN', /\bNOCN\b/],
];

/** The awarding organisation that the document names most. */
function organisationOf(texts: readonly string[]): string | undefined {
  const counts = organisations.map(([name, form]) => ({ name, count: texts.filter((text) => form.test(text)).length }));
  const best = counts.reduce((one, other) => (other.count > one.count ? other : one));
  return best.count > 0 ? best.name : undefined;
}

/** A day as `YYYY-MM-DD`, from the ways documents write one; undefined for anything else. */
export function asDay(text: string): string | undefined {
  const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  const spelt = /^(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3})[a-z]{0,6}\.?,? (\d{4})$/.exec(text.trim());
  const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text.trim());
  const [year, month, day] =
    iso !== null
      ? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
      : spelt !== null
        ? [Number(spelt[3]), months.indexOf(spelt[2]!.toLowerCase()) + 1, Number(spelt[1])]
        : slashed !== null
          ? [Number(slashed[3]), Number(slashed[2]), Number(slashed[1])]
          : [0, 0, 0];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1900 || month < 1 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}
