import {
  type Blocks,
  code,
  type Document,
  dim,
  dotted,
  either,
  entries,
  type Fact,
  type Item,
  item,
  list,
  mark,
  note,
  paragraph,
  place,
  section,
  strong,
  type Words,
} from '../document/blocks.ts';
import type { Considered, ExplainedRule, Explanation } from '../evaluate/explanation.ts';
import { whoseMove } from '../model/moves.ts';
import type { ClaimRow } from '../model/result.ts';
import { gapWordsWithout } from '../words/gaps.ts';
import { judgementWords } from '../words/judgements.ts';
import { placeWords } from '../words/places.ts';
import type { SayRecord } from '../words/records.ts';
import { sampleWords } from '../words/samples.ts';
import { spoken } from '../words/statuses.ts';
import { waivedWords } from '../words/waived.ts';
import { faultLine } from './fault-line.ts';
import { itemSign, signs } from './matrix/signs.ts';
import { onward } from './onward.ts';

/** Near misses of one rule that are shown; a long list hides the useful ones. */
const mostNearMisses = 5;

/** What was considered, what counted, who decided what and whether the verifier agreed, and what would close what is open. */
export function whyDocument(explanation: Explanation): Document {
  const { ref, about, status, text, source, parts, judgement, decisions = [], samples = [] } = explanation;
  const isLooking = (about === 'criterion' || about === 'situation') && parts.length === 0;
  const said = saidAbove(explanation);
  return {
    title: dotted([ref, about, about === 'criterion' ? spoken(status) : status]),
    blocks: [
      paragraph(text, dim(place(source.file, source.line))),
      explanation.uncertain &&
        note('bad', 'Not certain: something of this unit or portfolio cannot be read; evid check names it.'),
      isLooking && section(2, 'Evidence considered', consideredBlocks(explanation.considered)),
      section(2, 'Rules', list(explanation.rules.map(ruleItem))),
      section(2, 'Judgement', judgement && paragraph(judgementWords(judgement, dated(judgement)))),
      section(
        2,
        'Parts',
        entries(parts.map((part) => ({ name: part.ref, value: `${spoken(part.status)}: ${part.text}` }))),
      ),
      section(2, 'Decisions', list(decisions.map(({ words, verified }) => item(words, paragraph(...verified))))),
      section(
        2,
        about === 'record' ? 'What it decides, as things stand now' : 'Claims and situations',
        entries(explanation.claims.map(claimFact)),
      ),
      section(2, 'Samples', list(samples.map((sample) => sampleWords(sample, dated(sample))))),
      section(2, 'What would close it', entries(explanation.gaps.map((gap) => gapFact(gap, said)))),
      section(2, 'Faults', list(explanation.diagnostics.map(faultWords))),
      section(2, 'Digest', explanation.digest !== undefined && paragraph(code(explanation.digest))),
    ],
  };
}

const shownOf = (all: readonly Considered[]): Considered[] => [
  ...all.filter(({ counts }) => counts),
  ...all.filter(({ counts }) => !counts).slice(0, mostNearMisses),
];

function consideredBlocks(all: readonly Considered[]): Blocks {
  if (all.length === 0) return paragraph('none: nothing claims it');
  const shown = shownOf(all);
  const more = all.length - shown.length;
  return [
    entries(shown.map(consideredFact)),
    more > 0 && paragraph(dim(`+${more} more that did not count (--format json lists all)`)),
  ];
}

function consideredFact(each: Considered): Fact {
  const places = (each.places ?? []).map(placeWords).join('; ');
  const passages = each.passages ?? (places === '' ? [] : [`shown at ${places}`]);
  const isPlain = each.counts && each.state === 'met' && each.decision === undefined;
  return {
    name: [signOf(each), ' ', each.evidence],
    value: `${each.title}${isPlain ? '' : `: ${each.because}`}${creditedBy(each)}`,
    below: [paragraph(...(each.verified ?? []), ...passages.map((passage) => dim(passage)))],
  };
}

const creditedBy = ({ by }: { by?: string | undefined }): string =>
  by === undefined || by === 'learner' ? '' : ` (credited by ${by})`;

function ruleItem(rule: ExplainedRule): Item {
  const { what, kind, status, numbers, occasions = [], judgement, considered, members } = rule;
  const counting = considered.filter(({ counts }) => counts).map(({ evidence }) => evidence);
  const ofUnit = kind === 'judge' && judgement?.basis === undefined && counting.length > 0;
  return item(
    [either('→ ', ''), `${what}: ${status}${judgement?.stale ? ', its judgement is stale' : ''}`],
    paragraph(
      numbers && dim(numbers),
      ...occasions.map((occasion) => dim(occasionWords(occasion))),
      judgement && judgementWords(judgement, dated(judgement)),
      ofUnit && dim(`evidence of the unit: ${counting.join(', ')}`),
    ),
    kind !== 'judge' && considered.length > 0 && consideredBlocks(considered),
    list(members.map(ruleItem)),
  );
}

function claimFact({ ref, because, places, ...claim }: Explanation['claims'][number]): Fact {
  const where = places.map(placeWords).join('; ');
  return {
    name: [signOf(claim), ' ', ref],
    value: `${because}${creditedBy(claim)}${where === '' ? '' : `; shown at ${where}`}`,
  };
}

/** What assessors and verifiers gave as their reasons, as far as it stands above what would close it: nobody reads it twice. */
function saidAbove({ considered, claims, rules, judgement }: Explanation): ReadonlySet<string> {
  const decisions = [...shownOf(considered), ...claims].flatMap(({ decision }) => decision ?? []);
  const judgements = [judgement, ...withMembers(rules).map((rule) => rule.judgement)].flatMap((each) => each ?? []);
  const said = [...decisions, ...judgements].flatMap(({ reason, samples = [] }) => [
    reason,
    ...samples.map((sample) => sample.reason),
  ]);
  return new Set(said.flatMap((reason) => reason ?? []));
}

const withMembers = (rules: readonly ExplainedRule[]): ExplainedRule[] =>
  rules.flatMap((rule) => [rule, ...withMembers(rule.members)]);

function gapFact({ ref, reasons, waived, ...gap }: Explanation['gaps'][number], said: ReadonlySet<string>): Fact {
  const why = gapWordsWithout(reasons, said);
  return {
    name: strong(ref),
    value: waived ? `${why}; ${waivedWords(waived)}` : onward(why, `${whoseMove(gap)}: ${gap.next}`),
  };
}

const faultWords = (fault: Explanation['diagnostics'][number]): Words => [
  place(fault.file, fault.line, fault.column),
  ': ',
  faultLine(fault),
  fault.waived && ` (${waivedWords(fault.waived)})`,
];

/** The sign that a matrix has for the same. */
function signOf({ counts, state, miss }: Pick<Considered, 'counts' | 'miss'> & { state?: string }): Words {
  const known = state !== undefined && state in signs ? (state as ClaimRow['state']) : undefined;
  const sign = itemSign({ counts, state: known, isDraft: miss?.kind === 'draft' });
  return mark(signs[sign].glyph, counts ? '' : 'does not count:', signs[sign].tone);
}

/** "courier-delay, 2026-03-04 and 2026-03-05: C-014 (E03, E05)". */
function occasionWords({ occasion, dates, customers, evidence }: NonNullable<ExplainedRule['occasions']>[number]) {
  const days = dates.length === 1 && dates[0] === occasion ? [] : dates;
  return `${[occasion, ...days].join(', ')}: ${customers.join(', ') || 'no customer named'} (${evidence.join(', ')})`;
}

/** A record with its day: who wrote it stands with its own explanation. */
const dated =
  ({ date }: { date: string }): SayRecord =>
  (record) =>
    `${record} of ${date}`;
