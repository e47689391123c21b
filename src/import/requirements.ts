import type { Draft, DraftRequirement } from './draft.ts';
import { letterLead, numberLead } from './leads.ts';
import { letterAt } from './outcomes-reader.ts';
import type { Document, Piece } from './pieces.ts';
import { type Section, sectionOf } from './sections.ts';

/** The pieces under the headings of these sections, to the next heading of another. */
export function piecesUnder(document: Document, wanted: Section, claimed: ReadonlySet<number> = new Set()): Piece[][] {
  const found: Piece[][] = [];
  let current: Piece[] | undefined;
  for (const piece of document.pieces) {
    const section = piece.column === undefined || piece.column === 0 ? sectionOf(piece.text) : undefined;
    if (
      section !== undefined ||
      (piece.heading !== undefined && piece.heading < 3 && current !== undefined && current.length > 0)
    ) {
      current = section === wanted ? [] : undefined;
      if (current !== undefined) found.push(current);
      continue;
    }
    if (!claimed.has(piece.index)) current?.push(piece);
  }
  return found;
}

const modal =
  /\b(?:must|need(?:s|ed)? to|ha(?:s|ve) to|is required|are required|required to|should|shall|may|can|not permissible|not allowed|not permitted|not acceptable|minimum|at least)\b/i;
const isExampleLead =
  /\b(?:examples?|evidence|this) (?:of evidence )?(?:may|might|could|can) include\b|^examples?\b.{0,60}:$|such as:$/i;

/** Reads a list of evidence requirements: numbered or not, with parts `a …`, whatever bullets stand before them. */
export function readRequirements(
  pieces: readonly Piece[],
  draft: Draft,
  { prefix = '', numbered = true }: { prefix?: string; numbered?: boolean } = {},
): void {
  const { examples } = draft;
  const list: DraftRequirement[] = [];
  const own = pieces.map((piece) => ({ piece, lead: leadOf(piece.text) }));
  const hasNumbers = numbered && own.some(({ lead }) => lead?.number === 1);
  let open: DraftRequirement | undefined;
  let listing = false;
  const use = (piece: Piece) => draft.used.add(piece.index);
  own.forEach(({ piece, lead }, at) => {
    const text = piece.text;
    const next = list.length + 1;
    if (hasNumbers && lead !== undefined && lead.rest !== '' && lead.number >= next && lead.number <= next + 3) {
      use(piece);
      listing = false;
      if (lead.number > next)
        draft.review.push(
          item(
            `ER${lead.number}`,
            piece,
            `the number before it is ${list.at(-1)?.id ?? 'none'}: what stands between was not found`,
            0.8,
          ),
        );
      open = { id: String(lead.number), text: lead.rest, line: piece.line, parts: [] };
      while (list.length < lead.number - 1) list.push({ id: '', text: '', line: piece.line, parts: [] });
      list.push(open);
      return;
    }
    const letter = letterLead(text);
    if (
      open !== undefined &&
      letter !== undefined &&
      letter.rest !== '' &&
      letter.letter === letterAt(open.parts.length) &&
      (letter.marked || open.parts.length > 0 || /[:,]$|\b(?:to|with|when|including)$/.test(open.text))
    ) {
      use(piece);
      open.parts.push({ id: letter.letter, text: letter.rest });
      return;
    }
    const bare = text.replace(/^[-–•*]\s{0,3}/, '');
    const isBullet = bare !== text;
    if (listing) {
      if (isBullet || !/[.]$/.test(bare) || bare.length < 60) {
        use(piece);
        examples.push(bare);
        return;
      }
      listing = false;
    }
    if (hasNumbers && open !== undefined) {
      // A requirement whose number was lost stands between two whose numbers leave one out.
      const following = own.slice(at + 1).find(({ lead: later }) => later !== undefined && later.number > next - 1)
        ?.lead?.number;
      if (isBullet && following === next + 1 && /^\p{Lu}/u.test(bare)) {
        use(piece);
        open = { id: String(next), text: bare, line: piece.line, parts: [] };
        list.push(open);
        draft.review.push(
          item(
            `ER${next}`,
            piece,
            `no number stands before it: read as requirement ${next}, which the numbering leaves out`,
            0.4,
          ),
        );
        return;
      }
      if (isBullet && open.parts.length === 0 && /:$/.test(open.text)) {
        use(piece);
        open.parts.push({ id: letterAt(0), text: bare });
        draft.review.push(
          item(`ER${open.id}`, piece, 'its parts have bullets, no letters: a, b … are from their order', 0.4),
        );
        return;
      }
      if (isBullet && open.parts.length > 0 && open.parts.length < 26) {
        use(piece);
        open.parts.push({ id: letterAt(open.parts.length), text: bare });
        return;
      }
      if (!piece.gap || /^[\p{Ll}(]/u.test(text)) {
        use(piece);
        const part = open.parts.at(-1);
        if (part !== undefined) part.text = `${part.text} ${text}`;
        else open.text = `${open.text} ${text}`;
      }
      return;
    }
    if (hasNumbers) return;
    // Paragraphs without numbers.
    const said = bare;
    if (isExampleLead.test(said) && /:$/.test(said)) {
      use(piece);
      listing = true;
      open = undefined;
      return;
    }
    if (open !== undefined && isBullet && /:$/.test(open.text) && open.parts.length < 26) {
      use(piece);
      open.parts.push({ id: letterAt(open.parts.length), text: said });
      return;
    }
    if (open !== undefined && !piece.gap && !isBullet && !/[.:]$/.test(open.parts.at(-1)?.text ?? open.text)) {
      use(piece);
      const part = open.parts.at(-1);
      if (part !== undefined) part.text = `${part.text} ${said}`;
      else open.text = `${open.text} ${said}`;
      return;
    }
    if (modal.test(said) || (/:$/.test(said) && own[at + 1] !== undefined)) {
      use(piece);
      open = { id: `${prefix}${list.length + 1}`, text: said, line: piece.line, parts: [] };
      list.push(open);
      return;
    }
    open = undefined;
  });
  const kept = list.filter(({ text }) => text !== '');
  const lost = kept.filter(({ id, line }) => !hasNumbers && id !== '' && line > 0);
  if (lost.length > 0 && !hasNumbers)
    for (const each of lost)
      draft.review.push({
        at: `ER${each.id}`,
        line: each.line,
        source: each.text.slice(0, 300),
        note: 'the document gives it no number: the id is from its order',
        confidence: 0.4,
      });
  draft.requirements.push(...kept);
}

const leadOf = (text: string) => numberLead(text.replace(/^[-–•*]\s{1,3}(?=\d)/, ''));

const item = (at: string, piece: Piece, note: string, confidence: number) => ({
  at,
  line: piece.line,
  source: piece.text.slice(0, 300),
  note,
  confidence,
});
