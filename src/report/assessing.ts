import type { Passage } from '../case/passages.ts';
import { type Block, dim, either, heading, item, list, paragraph } from '../document/blocks.ts';
import { fragment } from '../document/terminal.ts';
import { type NumberBeside, numbersBeside } from '../model/numbers-beside.ts';
import type { EvidenceRow, PortfolioRow, RequirementPartRow, RequirementRow, Result } from '../model/result.ts';
import { rulesOfKind } from '../model/rows.ts';
import { listFacts } from '../words/lists.ts';
import { measureWords } from '../words/numbers.ts';
import { personName, seenWords } from '../words/people.ts';
import { quoted } from '../words/quotation.ts';
import { spoken } from '../words/statuses.ts';
import type { Look } from './look.ts';

type Looks = Pick<Look, 'width' | 'colour' | 'plain'>;

/** What an assessor knows of an item before reading it: what it is, when, where, whose, and what belongs to it. */
export function itemCard(evidence: EvidenceRow, count: string, people: Result['people'], look: Looks): string {
  const { id, title, method, context, occasions, signed, witnesses = [], assessors = [], files, held, path } = evidence;
  const name = (id: string) => personName(id, people);
  const when = occasions.map(({ dates, label }) => `${dates.join(', ')}${label === undefined ? '' : ` (${label})`}`);
  const customers = [...new Set(occasions.flatMap((each) => each.customers))];
  const facts = [
    listFacts([method && spoken(method), spoken(context ?? 'no context stated'), when.join('; ')]),
    customers.length > 0 && `customers: ${customers.join(', ')}`,
    assessors.length > 0 && `assessor: ${assessors.map(name).join(', ')}`,
    witnesses.length > 0 && `witness: ${witnesses.map(name).join(', ')}`,
    signed === undefined ? 'not signed' : `signed ${signed}`,
    ...files.map((file) => `file: ${file}`),
    held !== undefined && `held at the workplace: ${held}; ${seenWords(evidence, name)}`,
    `read it whole: ${path}`,
  ];
  const rule = paragraph(dim(either('─'.repeat(Math.min(look.width, 80)), '')));
  return `${card([rule], look)}${fragment([heading(2, `${id} ${title} (${count})`), list(facts)], look)}`;
}

/** Blocks with a line free above them. */
export const card = (blocks: readonly Block[], look: Looks): string => `\n${fragment(blocks, look)}`;

/** One claim or situation, with what speaks for and against it. */
export interface PairFacts {
  ref: string;
  /** The words of the criterion or situation. */
  text: string;
  /** "claimed", "stale: E03 was changed after A01". */
  state: string;
  passages: readonly Passage[];
  /** Earlier decisions, oldest first, in words, each with what a verifier did not agree with. */
  earlier: readonly string[];
  /** Why it does not count. */
  why: string | undefined;
  /** What the assessor should know before saying met. */
  caution: string | undefined;
}

export function pairCard({ ref, text, state, passages, earlier, why, caution }: PairFacts, look: Looks): string {
  const lines = [
    ...(passages.length === 0 ? ['no place is named where this is shown'] : passages.map(passageWords)),
    ...earlier,
    why !== undefined && `does not count: ${why}`,
    caution !== undefined && `note: ${caution}`,
  ];
  return card([heading(2, `${ref} (${spoken(state)}): ${text}`), list(lines)], look);
}

/** Where something is shown, and what stands there. */
export function passageWords({ kind, line, file, at, text }: Passage): string {
  if (kind === 'held') return text;
  return `shown at ${listFacts([line !== undefined && `line ${line}`, file, at])}${text && `: ${quoted(text)}`}`;
}

/** A judgement that is due: the words of the requirement, the numbers that stand beside it, and the evidence. */
export function judgementCard(
  row: RequirementRow | RequirementPartRow,
  accepted: readonly string[],
  { evidence }: PortfolioRow,
  disagreed: string | undefined,
  look: Looks,
): string {
  const judges = rulesOfKind(row.rules, 'judge');
  const titles = new Map(evidence.map(({ id, title }) => [id, title]));
  const lines = [
    ...judges.map(
      ({ judgement }) =>
        judgement?.stale &&
        `stale: judged ${spoken(judgement.outcome)} in ${judgement.record}, ${judgement.date}: ${judgement.reason}`,
    ),
    disagreed,
    // The numbers that stand beside a judgement and decide nothing.
    ...judges.flatMap(numbersBeside).map(indicatorLine),
    accepted.length === 0
      ? 'nothing is accepted yet'
      : item('accepted:', list(accepted.map((id) => `${id} ${titles.get(id) ?? ''}`))),
  ];
  return card([heading(2, `${row.ref} (to be judged): ${row.text}`), list(lines)], look);
}

export const indicatorLine = ({ measured, expected, ...what }: NumberBeside): string =>
  `${measureWords(what)}: ${measured}${expected === undefined ? '' : `, where the centre looks for ${expected}`}`;
