import { type Draft, type DraftCriterion, type DraftOutcome, emptyDraft, type ReviewItem } from './draft.ts';
import { dottedLead, isTableHeader, letterLead, numberLead, outcomeLead, withoutAddress } from './leads.ts';
import { bestHyphens, type Hyphens } from './line-ends.ts';
import type { Document, Piece } from './pieces.ts';
import { type Section, sectionOf } from './sections.ts';

export interface ReadingStyle {
  /** How criteria are marked: `1.1` by themselves, or letters or numbers that start anew in every outcome. */
  criteria: 'dotted' | 'letters' | 'numbers';
  /** Headings that stand within the outcomes and end nothing. */
  within?: RegExp;
  /** Sections in which nothing is a criterion. */
  beyond: ReadonlySet<Section>;
  /** Pieces outside the outcomes are read by whoever else is interested. */
}

/** Sections in which a number is no criterion's. */
export const notCriteria: ReadonlySet<Section> = new Set([
  'requirements',
  'assessment',
  'signposting',
  'resources',
  'barred',
  'exemptions',
  'prerequisites',
  'nos',
  'performance',
  'conditions',
  'other',
]);

interface Open {
  what: 'outcome' | 'criterion' | 'part' | 'content' | 'range';
  outcome: DraftOutcome;
  criterion?: DraftCriterion;
  /** Index of the last piece that went into it. */
  last: number;
}

/** What stands before a number that is no id. */
const noId =
  /\b(?:in|of|to|and|or|see|at|from|with|by|than|version|section|unit|criteri(?:on|a)|AC|table|figure|level|point|clause|least|about|paragraph)\s?\(?$/i;
const titleStart =
  /^(?:understand|know|be able to|be aware|be familiar|demonstrate|apply|appreciate|develop|plan|carry out|prepare|explain|describe|use|work|manage|identify|provide|maintain|communicate|support|review|create|analyse|evaluate|investigate|undertake)\b/i;
const rangeLead =
  /^(?:range(?! statement$)(?: statement)?|outcome range|criteri(?:on|a) range|assessment criterion range|scope)\b(?:\s{0,3}[:.–—-]\s{0,3}|\s+(?=[a-z•]))(.*)$|^(?:outcome |assessment criteri(?:on|a) )?range(?: statement)?$/i;

/** Reads outcomes with their criteria, whatever the columns, pages and numbers went through. */
export function readOutcomes(document: Document, style: ReadingStyle): Draft {
  const draft = emptyDraft('unit');
  const reader = new OutcomesReader(document, style, draft);
  document.pieces.forEach((piece, at) => {
    reader.take(piece, at);
  });
  reader.finish();
  return draft;
}

class OutcomesReader {
  private readonly outcomes = new Map<string, DraftOutcome>();
  private readonly criteria = new Map<string, DraftCriterion>();
  private readonly pieces: Piece[];
  private readonly hyphens: Hyphens;
  /** Outcomes of which some criterion stands in the document. */
  private readonly announced: ReadonlySet<number>;
  /** Index of the first piece that begins criterion N.1, by N. */
  private current: DraftOutcome | undefined;
  private open: Open | undefined;
  private readonly openIn = new Map<number, Open>();
  private pendingNumber: { number: number; piece: Piece } | undefined;
  private section: Section | undefined;
  private header: { criteria: number } | undefined;
  private rowHasCriterion = -1;
  private position = 0;

  private readonly document: Document;
  private readonly style: ReadingStyle;
  private readonly draft: Draft;

  constructor(document: Document, style: ReadingStyle, draft: Draft) {
    this.document = document;
    this.style = style;
    this.draft = draft;
    this.pieces = document.pieces;
    this.hyphens = bestHyphens(document.pieces.map(({ text }) => ({ atoms: [{ text }] })));
    this.isAnnounced = document.pieces.some(
      (piece) => sectionOf(piece.text) === 'criteria' || isTableHeader(this.cellsOf(piece)),
    );
    this.announced = new Set(
      document.pieces.flatMap(({ text }) =>
        [...text.matchAll(/(?:^|[\s|/(•])(\d{1,2})\.[1-3](?![\d.])/g)].map((match) => Number(match[1])),
      ),
    );
  }

  private readonly isAnnounced: boolean;

  take(piece: Piece, at: number): void {
    this.position = at;
    if (this.isHeaderRow(piece, at)) return;
    if (this.style.within?.test(piece.text) === true && this.current !== undefined) {
      this.close();
      this.use(piece);
      return;
    }
    const section = this.sectionAt(piece);
    if (section !== undefined) {
      this.close();
      this.section = section;
      this.header = undefined;
      this.use(piece);
      return;
    }
    if (this.section !== undefined && this.style.beyond.has(this.section)) {
      // A heading of an outcome leads back among them; nothing else does.
      const lead = outcomeLead(piece.text);
      if (lead?.kind !== 'outcome' || !this.isNextOutcome(lead.id) || this.section === 'assessment') return;
      this.section = 'criteria';
    }
    if (this.isBefore(piece)) return;
    const text = withoutAddress(piece.text);
    if (text === '') {
      this.use(piece);
      return;
    }
    const parts = this.split(text);
    parts.forEach((part, index) => {
      if (index === 0 && parts.length > 1 && this.takeFusedTitle(piece, part)) return;
      this.takePart(piece, part);
      if (index === 1 && piece.row === undefined && numberLead(parts[0]!)?.number === Number(this.current?.id))
        this.fused = this.current;
    });
  }
  /** The outcome whose title shares its lines with the words of its criteria. */
  private fused: DraftOutcome | undefined;

  /** What stands before an id on a line of two columns goes on with a title that is not finished. */
  private takeFusedTitle(piece: Piece, text: string): boolean {
    const outcome = this.current;
    if (outcome === undefined || this.fused !== outcome || !/^\p{Ll}/u.test(text)) return false;
    const isOpen = /(?:[,&–-]|\b(?:and|or|of|to|for|in|on|with|by|the|an?|their|how|from|using|within))$/i.test(
      outcome.title,
    );
    if (!isOpen) return false;
    outcome.title = `${outcome.title} ${text}`;
    this.use(piece);
    this.note(
      outcome.id,
      piece,
      `two columns stand on one line: “${text.slice(0, 60)}” was read as the rest of its title`,
      0.6,
    );
    return true;
  }

  /** Where the document says where its criteria begin, nothing before is one: "Level: 3" is no outcome 3. */
  private isBefore({ text }: Piece): boolean {
    if (!this.isAnnounced || this.section === 'criteria' || this.outcomes.size > 0) return false;
    return outcomeLead(text) === undefined && dottedLead(text)?.order !== 1;
  }

  private cellsOf({ row, text }: Piece): readonly string[] {
    return row === undefined ? [text] : (this.document.source.lines[row]?.cells ?? []);
  }

  private sectionAt({ text, column, heading }: Piece): Section | undefined {
    if (this.style.within?.test(text)) return undefined;
    const section = sectionOf(text);
    if (section === undefined) return undefined;
    if (column !== undefined && column > 0) return undefined;
    if ((section === 'knowledge' || section === 'scope') && heading === undefined && this.open !== undefined)
      return section === 'scope' ? undefined : section;
    return section;
  }

  /** The header of the table, which comes again on every page; says in which column the criteria stand. */
  private isHeaderRow(piece: Piece, at: number): boolean {
    if (piece.row === undefined) {
      if (!isTableHeader([piece.text])) return false;
      this.section = 'criteria';
      this.use(piece);
      return true;
    }
    if (this.headerRow === piece.row) {
      this.use(piece);
      return true;
    }
    if (this.pieces[at - 1]?.row === piece.row) return false;
    const cells = this.document.source.lines[piece.row]?.cells ?? [];
    if (!isTableHeader(cells)) return false;
    const found = cells.findIndex((cell) => /assessment criteria|performance criteria|^pass/i.test(cell));
    this.header = { criteria: found === -1 ? 1 : found };
    this.section = 'criteria';
    this.headerRow = piece.row;
    this.use(piece);
    return true;
  }
  private headerRow = -1;

  /** Parts of a run of words at the ids within it: only at those that come next, so that "version 1.2" parts nothing. */
  private split(text: string): string[] {
    if (this.style.criteria !== 'dotted' || !/\d\.\d/.test(text)) return [text];
    const parts: string[] = [];
    const first = dottedLead(text);
    let [outcome, order] = first === undefined ? this.lastNumber() : [first.outcome, first.order];
    let from = 0;
    const ids = /(\d{1,2})\.(\d{1,2})(?![\d])(?=\.?\)?:?\s{0,3}[\p{L}“"‘(]|\s*$)/gu;
    for (const match of text.matchAll(ids)) {
      const at = match.index;
      if (at === 0) continue;
      const [n, m] = [Number(match[1]), Number(match[2])];
      const isNext = (n === outcome && m === order + 1) || (n === outcome + 1 && m === 1);
      if (!isNext || /[\d.,£$€]$/.test(text.slice(Math.max(0, at - 1), at))) continue;
      // "1. Be able to prepare for shampooing and 1.1 prepare": two columns on one line.
      const isFused = (m === 1 && numberLead(text)?.number === n && from === 0) || this.fused === this.current;
      const before = text.slice(Math.max(from, at - 24), at);
      if (
        (isFused ? /\b(?:see|version|section|criteri(?:on|a)|AC|table|figure|clause|paragraph)\s?\(?$/i : noId).test(
          before,
        )
      )
        continue;
      const after = text.slice(at + match[0].length, at + match[0].length + 24);
      if (/^\.?\s{0,3}(?:and|or|above|below|to|metres|hours|million|times|kg|m|km|per|litres)\b/.test(after)) continue;
      const between = text.slice(from, at);
      const opening = n === outcome + 1 ? this.titleWithin(between, n) : undefined;
      if (opening === undefined) parts.push(between);
      else parts.push(between.slice(0, opening), between.slice(opening));
      from = at;
      [outcome, order] = [n, m];
    }
    parts.push(text.slice(from));
    return parts.map((part) => part.replace(/^[\s/|]+|[\s/|]+$/g, '')).filter((part) => part !== '');
  }

  /** Where, before N.1, the title of outcome N begins within other words. */
  private titleWithin(text: string, number: number): number | undefined {
    for (const found of text.matchAll(/(?<=[\s/|.])(\d+)[.):]?\s{1,3}\p{Lu}/gu))
      if (found[1] === String(number)) return found.index;
    return undefined;
  }

  private lastNumber(): [number, number] {
    const at = this.open?.criterion ?? this.current?.criteria.at(-1);
    const [outcome = '', order = ''] = (at?.id ?? '').split('.');
    return [Number(outcome) || Number((this.current?.id ?? '').replace(/\D/g, '')) || 0, Number(order) || 0];
  }

  private takePart(piece: Piece, text: string): void {
    const column = piece.column;
    if (piece.row !== this.lastRow) {
      this.lastRow = piece.row;
      this.rowHasCriterion = -1;
    }
    const named = outcomeLead(text);
    if (named?.kind === 'outcome' && (column === undefined || this.rowHasCriterion === -1)) {
      this.beginOutcome(named.id, named.rest, piece);
      return;
    }
    if (this.style.criteria === 'dotted') {
      const dotted = dottedLead(text);
      if (dotted !== undefined && this.isPlausible(dotted, piece)) {
        this.pendingNumber = undefined;
        this.beginCriterion(dotted, piece);
        return;
      }
      if (dotted !== undefined && this.open === undefined) return;
    }
    const number = numberLead(text);
    if (number !== undefined && this.style.criteria === 'dotted') {
      if (number.rest === '' && this.announced.has(number.number) && this.mayBegin(number.number)) {
        this.pendingNumber = { number: number.number, piece };
        return;
      }
      if (
        number.rest !== '' &&
        this.announced.has(number.number) &&
        this.mayBegin(number.number) &&
        this.looksLikeTitle(number.rest)
      ) {
        this.beginOutcome(String(number.number), number.rest, piece);
        return;
      }
      if (number.rest === '' && piece.column === undefined) {
        // A number alone that nothing waits for: a page's.
        this.use(piece);
        return;
      }
    }
    if (this.style.criteria === 'letters' && this.takeLetter(piece, text)) return;
    if (this.style.criteria === 'numbers' && this.takeNumber(piece, text)) return;
    this.takeWords(piece, text);
  }
  private lastRow: number | undefined = undefined;

  private takeLetter(piece: Piece, text: string): boolean {
    const letter = letterLead(text);
    if (letter === undefined || !letter.marked || this.current === undefined) return false;
    const order = letter.letter.charCodeAt(0) - 96;
    const expected = this.current.criteria.length + 1;
    if (order < expected || order > expected + 2) return false;
    const outcome = this.current;
    if (/^\d/.test(outcome.id)) {
      this.outcomes.delete(outcome.id);
      outcome.id = `LO${outcome.id}`;
      this.outcomes.set(outcome.id, outcome);
    }
    this.addCriterion(outcome, `${outcome.id}.${letter.letter}`, letter.rest, piece);
    return true;
  }

  private takeNumber(piece: Piece, text: string): boolean {
    const lead = numberLead(text);
    const outcome = this.current;
    if (lead === undefined || lead.rest === '' || outcome === undefined) return false;
    const expected = outcome.criteria.length + 1;
    if (lead.number < expected || lead.number > expected + 2) return false;
    this.addCriterion(outcome, `${outcome.id.replace(/^LO/, '')}.${lead.number}`, lead.rest, piece);
    return true;
  }

  private mayBegin(number: number): boolean {
    const known = this.outcomeOf(number);
    if (known !== undefined) return known.title === '';
    const numbers = [...this.outcomes.values()].map(({ id }) => Number(id.replace(/\D/g, '')));
    return numbers.length === 0 || number === Math.max(...numbers) + 1 || number < Math.max(...numbers);
  }

  private looksLikeTitle(rest: string): boolean {
    return /^[\p{Lu}“"‘(]/u.test(rest) || titleStart.test(rest);
  }

  private outcomeOf = (number: number): DraftOutcome | undefined =>
    this.outcomes.get(String(number)) ?? this.outcomes.get(`LO${number}`);

  private isNextOutcome(id: string): boolean {
    return !this.outcomes.has(id);
  }

  private beginOutcome(id: string, title: string, piece: Piece): void {
    this.use(piece);
    const known = this.outcomes.get(id) ?? this.outcomeOf(Number(id.replace(/\D/g, '')) || -1);
    this.pendingNumber = undefined;
    if (known !== undefined && known.title !== '') {
      this.current = known;
      this.close();
      return;
    }
    const outcome = known ?? { id, title: '', criteria: [], content: [] };
    outcome.title = title;
    if (known !== undefined && /^LO/.test(id)) {
      this.outcomes.delete(known.id);
      known.id = id;
    }
    this.outcomes.set(outcome.id, outcome);
    this.current = outcome;
    this.begin(piece, { what: 'outcome', outcome, last: this.position });
  }

  private isPlausible(
    { outcome, order, rest }: { outcome: number; order: number; rest: string },
    piece: Piece,
  ): boolean {
    if (outcome === 0 || order === 0) return false;
    const [lastOutcome, lastOrder] = this.lastNumber();
    const isNext = (outcome === lastOutcome && order === lastOrder + 1) || (outcome === lastOutcome + 1 && order === 1);
    if (isNext) return true;
    const begins = rest === '' || /^[\p{Lu}“"‘(]/u.test(rest) || titleStart.test(rest);
    if (this.criteria.has(`${outcome}.${order}`)) return true;
    if (this.criteria.size === 0) return order === 1 && (begins || piece.gap);
    const isKnown = this.outcomeOf(outcome) !== undefined;
    return (isKnown || outcome === lastOutcome + 1) && order <= 40 && (begins || piece.gap || isKnown);
  }

  private beginCriterion(
    { outcome: number, id, rest }: { outcome: number; id: string; rest: string },
    piece: Piece,
  ): void {
    this.section ??= 'criteria';
    const before = this.criteria.get(id);
    if (before !== undefined) {
      // Named again: in a heading "continued", in a table of evidence. Words for an id that had none are taken.
      if (before.text === '' && rest !== '') before.text = rest;
      else {
        this.close();
        return;
      }
    }
    this.use(piece);
    let outcome = this.outcomeOf(number);
    if (outcome === undefined) {
      outcome = { id: String(number), title: '', criteria: [], content: [] };
      this.outcomes.set(outcome.id, outcome);
    }
    this.current = outcome;
    const isFirstOfRow = this.rowHasCriterion === -1;
    this.rowHasCriterion = piece.column ?? -1;
    if (before !== undefined) return;
    this.addCriterion(outcome, id, rest, piece);
    if (isFirstOfRow && this.hasEmptyOutcome(piece) && outcome.criteria.length > 1)
      this.note(
        id,
        piece,
        `the cell of its outcome is empty: read as one of outcome ${outcome.id}, as its number says`,
        0.6,
      );
  }

  /** After the end of a page, the outcome is not named again. */
  private hasEmptyOutcome({ row, column = 0 }: Piece): boolean {
    if (row === undefined || column === 0) return false;
    const { lines } = this.document.source;
    // A row that goes on with the row before it needs no word: nothing stands between.
    if (this.headerRow !== row - 1 && lines[row - 1]?.cells !== undefined) return false;
    return (lines[row]?.cells ?? []).slice(0, column).every((cell) => cell === '');
  }

  private addCriterion(outcome: DraftOutcome, id: string, rest: string, piece: Piece): void {
    const criterion: DraftCriterion = { id, text: rest, line: piece.line, parts: [] };
    this.criteria.set(id, criterion);
    outcome.criteria.push(criterion);
    this.use(piece);
    this.begin(piece, { what: 'criterion', outcome, criterion, last: this.position });
    this.partsWithin(criterion);
  }

  /** `… to: a) first b) second` in one run of words. */
  private partsWithin(criterion: DraftCriterion): void {
    const marks = [...criterion.text.matchAll(/(?<=\s)(?:\(([a-z])\)|([a-z])\))\s/g)];
    const isList = marks.length > 1 && marks.every((mark, index) => (mark[1] ?? mark[2]) === letterAt(index));
    if (!isList) return;
    const text = criterion.text;
    marks.forEach((mark, index) => {
      const end = marks[index + 1]?.index ?? text.length;
      criterion.parts.push({ id: letterAt(index), text: text.slice(mark.index + mark[0].length, end).trim() });
    });
    criterion.text = text.slice(0, marks[0]!.index).trim();
  }

  private takeWords(piece: Piece, text: string): void {
    const pending = this.pendingNumber;
    if (pending !== undefined) {
      this.pendingNumber = undefined;
      this.use(pending.piece);
      this.beginOutcome(String(pending.number), text, piece);
      return;
    }
    if (this.section === undefined && this.outcomes.size === 0) return;
    if (this.takeRange(piece, text)) return;
    if (piece.row !== undefined && this.takeCell(piece, text)) return;
    const open = this.open;
    if (open?.criterion !== undefined && this.takeOwnPart(open.criterion, piece, text)) return;
    if (this.takeLateTitle(piece, text)) return;
    if (open === undefined) return;
    if (!this.continues(open, piece, text)) {
      this.close();
      return;
    }
    this.append(open, piece, text);
  }

  private takeRange(piece: Piece, text: string): boolean {
    const match = rangeLead.exec(text);
    if (match === null || this.current === undefined) return false;
    const outcome = this.current;
    const criterion =
      this.open?.what === 'criterion' || this.open?.what === 'part' || this.open?.what === 'range'
        ? this.open.criterion
        : undefined;
    outcome.content.push({
      text: `${criterion === undefined ? '' : `${criterion.id} `}Range${match[1] ? `: ${match[1]}` : ''}`,
      points: [],
    });
    this.use(piece);
    this.begin(piece, {
      what: 'range',
      outcome,
      ...(criterion === undefined ? {} : { criterion }),
      last: this.position,
    });
    return true;
  }

  /** Words in a row of a table belong where the columns say: left of the criteria the outcome's, right of them guidance. */
  private takeCell(piece: Piece, text: string): boolean {
    const column = piece.column!;
    if (this.rowHasCriterion !== -1 && column > this.rowHasCriterion) {
      const open = this.open;
      // A number in a column of its own, its words in the next.
      if (open?.criterion !== undefined && open.what === 'criterion' && open.criterion.text === '') {
        open.criterion.text = text;
        this.use(piece);
        open.last = this.position;
        this.rowHasCriterion = column;
        this.partsWithin(open.criterion);
        return true;
      }
      this.takeContent(piece, text);
      return true;
    }
    if (this.rowHasCriterion === column) {
      const open = this.open;
      if (open === undefined) return false;
      if (open.criterion !== undefined && this.takeOwnPart(open.criterion, piece, text)) return true;
      this.append(open, piece, text);
      return true;
    }
    const cells = this.document.source.lines[piece.row!]?.cells ?? [];
    const criteriaColumn = this.header?.criteria ?? 1;
    const later = cells.some((cell, index) => index > column && dottedLead(cell) !== undefined);
    if (later) {
      // Before the criteria of its row: the rest of a title that a page tore, or the title of an outcome that lost its number.
      const open = this.openIn.get(column);
      if (open?.what === 'outcome' && open.outcome.title !== '' && open.outcome.criteria.length > 0) {
        if (open.outcome === this.current && /^\p{Ll}/u.test(text) && !/[.:;]$/.test(open.outcome.title)) {
          open.outcome.title = `${open.outcome.title} ${text}`;
          this.torn(open, piece, text);
        }
        return true;
      }
      return false;
    }
    const open = this.openIn.get(column);
    if (column === criteriaColumn && open !== undefined) {
      if (open.criterion !== undefined && this.takeOwnPart(open.criterion, piece, text)) return true;
      this.append(open, piece, text);
      this.torn(open, piece, text);
      return true;
    }
    if (column < criteriaColumn && open?.what === 'outcome') {
      this.append(open, piece, text);
      return true;
    }
    if (column > criteriaColumn) {
      this.takeContent(piece, text);
      return true;
    }
    return false;
  }

  private takeContent(piece: Piece, text: string): void {
    if (this.current === undefined) return;
    this.use(piece);
    const { content } = this.current;
    for (const each of text.split(/\s(?=[•] )|(?<=[:•]) (?=- )|\s(?=- [\p{Lu}])/u)) {
      const isPoint = /^[-–] /.test(each);
      const said = each.replace(/^[-–•]\s{0,3}/, '').trim();
      if (
        said === '' ||
        /^candidates? (?:must|should) (?:have an?(?: detailed)? understanding of|be able to):?$/i.test(said)
      )
        continue;
      const last = content.at(-1);
      const leads =
        last !== undefined && /(?:including|include|such as):?$/i.test(last.text) && last.text.endsWith(':');
      if (last !== undefined && (isPoint || (leads && !/^•/.test(each)))) last.points.push(said);
      else content.push({ text: said, points: [] });
    }
    this.openIn.set(piece.column ?? -1, { what: 'content', outcome: this.current, last: this.position });
  }

  /** `a text`, `a) text`, `- a text` below a criterion. */
  private takeOwnPart(criterion: DraftCriterion, piece: Piece, text: string): boolean {
    const lead = letterLead(text);
    const next = letterAt(criterion.parts.length);
    if (lead === undefined || lead.letter !== next || lead.rest === '') return false;
    if (!lead.marked && !(criterion.parts.length > 0 || /[:,]$|\bto$/.test(criterion.text))) return false;
    criterion.parts.push({ id: next, text: lead.rest });
    this.use(piece);
    const outcome = this.current ?? this.open!.outcome;
    this.begin(piece, { what: 'part', outcome, criterion, last: this.position });
    return true;
  }

  /** An outcome's words after its criteria, without number. */
  private takeLateTitle(piece: Piece, text: string): boolean {
    const outcome = this.current;
    if (outcome === undefined || outcome.title !== '' || outcome.criteria.length === 0) return false;
    if (!/^(?:understand|know|be able to|be aware of)\b/i.test(text) || !piece.gap) return false;
    outcome.title = text;
    this.note(
      outcome.id,
      piece,
      `the words stand after the criteria and without number: read as the title of outcome ${outcome.id}`,
      0.6,
    );
    this.use(piece);
    this.begin(piece, { what: 'outcome', outcome, last: this.position });
    return true;
  }

  /** Whether words without id go on with what is open. */
  private continues(open: Open, piece: Piece, text: string): boolean {
    const said = this.wordsOf(open);
    if (said === '') return true;
    if (piece.heading !== undefined) return false;
    if (open.what === 'range') return !piece.gap || /^[•\-–*]/.test(text) || /^[\p{Ll}]/u.test(text);
    if (!piece.gap) return !(/[.!?]$/.test(said) && /^\p{Lu}/u.test(text));
    if (/^[•\-–*] /.test(text)) return /:$|^.{0,4000}[•]/.test(said) || open.what === 'criterion';
    return !/[.!?]$/.test(said) && /^[\p{Ll}(&,]/u.test(text);
  }

  private wordsOf({ what, outcome, criterion }: Open): string {
    if (what === 'outcome') return outcome.title;
    if (what === 'part') return criterion!.parts.at(-1)!.text;
    if (what === 'criterion') return criterion!.text;
    const last = outcome.content.at(-1);
    return last?.points.at(-1) ?? last?.text ?? '';
  }

  private append(open: Open, piece: Piece, text: string): void {
    const said = this.wordsOf(open);
    // No criterion is that long: what comes is no part of it.
    if (said.length > 4_000) return;
    this.use(piece);
    if (said !== '' && open.what !== 'content' && (piece.page || (piece.gap && piece.row === undefined)))
      this.torn(open, piece, text);
    const joined =
      said === ''
        ? text
        : /[^\s-]-$/.test(said) && /^\p{Ll}/u.test(text)
          ? this.hyphens.join(said, text)
          : `${said} ${text}`;
    if (open.what === 'outcome') open.outcome.title = joined;
    else if (open.what === 'part') open.criterion!.parts.at(-1)!.text = joined;
    else if (open.what === 'criterion') {
      open.criterion!.text = joined;
      this.partsWithin(open.criterion!);
    } else {
      const last = open.outcome.content.at(-1);
      if (last === undefined) return;
      if (/^[•\-–*] /.test(text)) last.points.push(text.slice(2).trim());
      else if (last.points.length > 0) last.points[last.points.length - 1] = `${last.points.at(-1)} ${text}`;
      else last.text = joined.replace(/^(.{0,20}Range) (?=[^:])/, '$1: ');
    }
    open.last = this.position;
  }

  private torn({ what, outcome, criterion }: Open, piece: Piece, text: string): void {
    if (what === 'content' || what === 'range') return;
    const id = what === 'outcome' ? outcome.id : criterion!.id;
    this.note(
      id,
      piece,
      `a page or empty line stands within its words: “${text.slice(0, 60)}” was read as their end`,
      0.6,
    );
  }

  private begin(piece: Piece, open: Open): void {
    this.open = open;
    this.openIn.set(piece.column ?? -1, open);
  }

  private close(): void {
    this.open = undefined;
    this.openIn.clear();
  }

  private use(piece: Piece): void {
    this.draft.used.add(piece.index);
  }

  private note(at: string, piece: Piece, note: string, confidence: number): void {
    const item: ReviewItem = { at, line: piece.line, source: piece.text.slice(0, 300), note, confidence };
    if (
      this.draft.review.length < 500 &&
      !this.draft.review.some((other) => other.at === at && other.line === item.line)
    )
      this.draft.review.push(item);
  }

  finish(): void {
    this.draft.outcomes = [...this.outcomes.values()];
  }
}

export const letterAt = (index: number): string => String.fromCharCode(97 + (index % 26));
