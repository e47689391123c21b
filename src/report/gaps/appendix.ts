import type { Case, UnitCase } from '../../case/case.ts';
import type { CoveredCriterion, CoveredRequirement } from '../../case/covered.ts';
import type { Passage } from '../../case/passages.ts';
import {
  type Block,
  type Blocks,
  type Item,
  item,
  list,
  paragraph,
  section,
  strong,
  type Words,
} from '../../document/blocks.ts';
import { numbersBeside } from '../../model/numbers-beside.ts';
import type { ClaimRow, UnitRow } from '../../model/result.ts';
import { claimWords } from '../../words/claims.ts';
import { judgementWords } from '../../words/judgements.ts';
import { listFacts } from '../../words/lists.ts';
import { indicatorWords } from '../../words/numbers.ts';
import { quoted } from '../../words/quotation.ts';
import type { SayRecord } from '../../words/records.ts';
import { ended, upperFirst } from '../../words/sentences.ts';
import { spoken } from '../../words/statuses.ts';
import { itemWords, passageBlock } from './phrases.ts';

/**
 * What is met in a unit, by whom it was decided and where it is shown; then what the unit recommends and permits. Of items and
 * records, what they are called and by whom is said where they come first.
 */
export function appendix({ row, covered }: UnitCase, at: Case, quotes: QuotedAt, of: Words, level: 3 | 4): Blocks {
  const name: Words = [of, row.unit];
  const told = tellingOnce(at, quotes);
  const { criteria, requirements } = covered();
  const points = (title: string, items: readonly Item[]) => items.length > 0 && [paragraph(title), list(items)];
  const outcomes = row.outcomes.map(({ id, title }) => {
    const own = criteria.filter(({ outcome }) => outcome === id);
    return points(
      `Outcome ${id}, ${quoted(title)}:`,
      own.map((each) => criterionItem(each, told)),
    );
  });
  return [
    section(
      level,
      [name, ': covered'],
      outcomes,
      points(
        'Requirements:',
        requirements.map((each) => requirementItem(each, told)),
      ),
    ),
    section(level, [name, ': advice'], list(advice(row))),
    section(level, [name, ': notes'], list(notes(row))),
  ];
}

/** For which criterion a passage has been quoted already, by its item and its words. */
export type QuotedAt = Map<string, Map<string, string>>;

interface Told extends Pick<Case, 'passages'> {
  /** A record with who wrote it and when, an item with its title: the first time. */
  said: SayRecord;
  item: (id: string) => string;
  /** Passages where they come first; after that their places, with where they were quoted. */
  quote: (ref: string, evidence: string, passages: readonly Passage[]) => Block[];
}

function tellingOnce(at: Case, quotes: QuotedAt): Told {
  const named = new Set<string>();
  const once = (id: string, full: string) => {
    const isFirst = !named.has(id);
    named.add(id);
    return isFirst ? full : id;
  };
  return {
    passages: at.passages,
    said: (record) => once(record, at.said(record)),
    item: (id) => once(id, itemWords(id, at)),
    quote(ref, evidence, passages) {
      const own = quotes.get(evidence) ?? new Map<string, string>();
      quotes.set(evidence, own);
      return passages.map((passage) => {
        if (passage.text === '') return passageBlock(passage);
        const before = own.get(passage.text);
        if (before === undefined) own.set(passage.text, ref);
        if (before === undefined) return passageBlock(passage);
        if (passage.kind === 'held') return paragraph(`Held at the workplace, as for ${before}`);
        const { line, file, at: time } = passage;
        const place = listFacts([line !== undefined && `line ${line}`, file, time], ' ');
        return paragraph(`${place || 'The same'}, quoted at ${before}`);
      });
    },
  };
}

function criterionItem({ row, claims }: CoveredCriterion, told: Told): Item {
  const { ref, text, status, record, reason } = row;
  const head: Words = [strong(ref), ' ', quoted(text)];
  if (status === 'not-applicable') {
    const by = record === undefined ? '' : `, decided in ${told.said(record)}`;
    return item(head, paragraph(`Not applicable${by}${reason === undefined ? '' : `: ${quoted(reason)}`}`));
  }
  return item(head, list(claims.map((claim) => claimItem(ref, claim, told))));
}

/** An accepted claim with its passages; another one that counts in a word. */
function claimItem(ref: string, claim: ClaimRow, told: Told): Item {
  const credited = claim.by === 'learner' ? '' : ', credited by the assessor';
  const head = `${told.item(claim.evidence)}${credited}: ${claimWords(claim, told.said)}`;
  if (claim.state !== 'met') return item(head);
  const passages = told.passages().ofClaim(ref, claim);
  return item(
    head,
    passages.length === 0 ? paragraph('No place is named.') : told.quote(ref, claim.evidence, passages),
  );
}

function requirementItem(covered: CoveredRequirement, told: Told): Item {
  const { row, layer, isInPart, parts, situations, judges, admits, counts } = covered;
  const { ref, text } = row;
  const where = `${layer === 'centre' ? ' (centre policy)' : ''}${isInPart ? ' (in part)' : ''} `;
  const head: Words = [strong(ref), where, quoted(text)];
  return item(
    head,
    admits.length > 0 && paragraph(`Kept by all evidence that counts: ${admits.map(({ what }) => what).join('; ')}`),
    counts.map(({ what, counted }) => paragraph(`${upperFirst(what)}: ${counted.join(', ')}`)),
    judges.map((judge) => {
      const numbers = numbersBeside(judge).map(indicatorWords);
      return [
        paragraph(upperFirst(judgementWords(judge.judgement!, told.said))),
        numbers.length > 0 && paragraph(`Shown to the assessor: ${numbers.join(', ')}.`),
      ];
    }),
    list([
      ...parts.map((part) => requirementItem(part, told)),
      ...situations.map(({ tag, evidence, decision }) => {
        const decided = decision === undefined ? '' : `: ${spoken(decision.outcome)} in ${told.said(decision.record)}`;
        return item(
          `${tag} in ${told.item(evidence)}${decided}`,
          told.quote(ref, evidence, told.passages().ofSituation(tag, evidence)),
        );
      }),
      ...(isInPart ? [] : told.passages().ofRequirement(ref)).map(({ evidence, ...passage }) =>
        item(told.item(evidence), told.quote(ref, evidence, [passage])),
      ),
    ]),
  );
}

/** What the unit recommends and is not met: never a gap. */
export const advice = ({ requirements }: UnitRow): Item[] =>
  requirements
    .filter(({ force, status }) => force === 'should' && status !== 'met')
    .map(({ ref, text, rules }) => {
      const open = rules.filter(({ status }) => status !== 'met');
      return item(
        [strong(ref), ' ', quoted(text)],
        open.map(({ what }) => paragraph(`Recommended: ${ended(what)}`)),
      );
    });

/** What the unit permits. */
export const notes = ({ requirements }: UnitRow): Words[] =>
  requirements
    .filter(({ force }) => force === 'may')
    .flatMap((row) => [row, ...row.parts])
    .map(({ ref, text }) => [strong(ref), ' ', quoted(text)]);
