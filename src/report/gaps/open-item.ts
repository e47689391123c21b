import type { Case } from '../../case/case.ts';
import type { Open, OpenClaim } from '../../case/open.ts';
import { type Block, type Item, item, list, paragraph, strong, type Words } from '../../document/blocks.ts';
import { whoseMove } from '../../model/moves.ts';
import { numbersBeside } from '../../model/numbers-beside.ts';
import { refusalOf } from '../../model/refusal.ts';
import type { EvidenceRow, Gap, UnitRow } from '../../model/result.ts';
import { claimWords } from '../../words/claims.ts';
import { refusedSignOff } from '../../words/decisions.ts';
import { listRefs } from '../../words/lists.ts';
import { ownerWords } from '../../words/moves.ts';
import { indicatorWords } from '../../words/numbers.ts';
import { quoted } from '../../words/quotation.ts';
import { ended, upperFirst } from '../../words/sentences.ts';
import { spoken } from '../../words/statuses.ts';
import { itemWords, passageBlock, waitWords } from './phrases.ts';

/** How many near misses an entry shows: a long list hides the useful ones. */
const mostNear = 3;

/** One thing that stands open: its exact words, why it does, what comes closest, and the next step with whose move it is. */
export function openItem(open: Open, unit: UnitRow, at: Case, quotes: boolean): Item {
  const { gaps, kind } = open;
  if (kind === 'declaration')
    return item(
      [strong('The learner’s declaration'), ' that all evidence of the unit is their own.'],
      paragraph('Next, the learner: declare it, and write the day under declared in portfolio.yaml.'),
    );
  if (kind === 'sign-off') {
    const refused = refusedSignOff(unit);
    return item(
      [strong(unit.unit), ` (sign-off, ${waitWords(open.wait, at)}): nothing is lacking but the assessor’s sign-off.`],
      ...(refused === undefined ? [] : [paragraph(`Why: ${ended(refused)}`)]),
    );
  }
  const [first, ...others] = textsOf(open, unit);
  const head: Words = [strong(listRefs(gaps.map(({ ref }) => ref))), ` (${statusOf(open, at)})`];
  const layer = gaps[0]!.layer === 'centre' ? [paragraph('Centre policy asks for it.')] : [];
  return item(
    others.length === 0 ? [head, ': ', quoted(first!.text)] : [head, ':'],
    ...(others.length === 0 ? [] : [list([first!, ...others].map(({ ref, text }) => [ref, ' ', quoted(text)]))]),
    ...layer,
    ...reasonBlocks(open, at, quotes),
    ...(open.waived === undefined ? [paragraph(nextWords(open, unit, at))] : waiverBlocks(open, at)),
  );
}

/** The exact words of each gap; of a requirement and its part, which are one fact, those of the whole with the part's. */
function textsOf({ gaps }: Open, { requirements }: UnitRow): { ref: string; text: string }[] {
  const wholeOf = (ref: string) => requirements.find(({ parts }) => parts.some((part) => part.ref === ref));
  const within = new Set(gaps.map(({ ref }) => wholeOf(ref)?.ref));
  return gaps
    .filter(({ ref }) => !within.has(ref))
    .map(({ ref, what }) => {
      const whole = wholeOf(ref);
      return { ref, text: whole === undefined ? what : `${whole.text} ${what}` };
    });
}

function statusOf({ kind, gaps, wait, mover, judges, waived }: Open, at: Case): string {
  const { status } = gaps[0]!;
  const stale = judges.some(({ judgement }) => judgement?.stale);
  const words = stale
    ? 'its judgement is stale'
    : kind === 'judgement' || kind === 'later'
      ? 'to be judged'
      : status === 'partial'
        ? 'shown in part'
        : spoken(status);
  if (waived !== undefined) return `${words}, waived`;
  return mover === 'assessor' && kind !== 'planned' ? `${words}, ${waitWords(wait, at)}` : words;
}

/** Why it stands open. What the claims on it say themselves is not said before them. */
function reasonBlocks(open: Open, at: Case, quotes: boolean): Block[] {
  const { gaps, claims, rules, judges, near, drafts, kind } = open;
  const numbers = judges.flatMap((judge) => numbersBeside(judge)).map(indicatorWords);
  const claimed = claims.map((each) => claimBlock(each, open, at, quotes));
  const isToBeJudged =
    judges.length > 0 && judges.length === rules.length && judges.every(({ judgement }) => !judgement);
  const isTold = claimed.length > 0 || (drafts.length > 0 && rules.length === 0) || isToBeJudged;
  return [
    ...(isTold ? [] : whyBlocks(gaps)),
    ...(claimed.length === 0 ? [] : [list(claimed)]),
    ...((kind !== 'later' && kind !== 'judgement') || numbers.length === 0
      ? []
      : [paragraph(`Shown so far, which decides nothing: ${numbers.join(', ')}.`)]),
    ...near
      .slice(1, 1 + mostNear)
      .map(({ evidence, reason }) => paragraph(`Closest: ${itemWords(evidence, at)}, but ${ended(reason)}`)),
    ...drafts.map((draft) => paragraph(draftWords(draft, at))),
  ];
}

const whyBlocks = (gaps: readonly Gap[]): Block[] =>
  gaps.length === 0 ? [] : [paragraph(upperFirst(ended(gaps.at(-1)!.why)))];

/** A claim with what became of it and where it is shown; of several, each says how long it has waited. */
function claimBlock({ claim, ref, item: evidence, wait }: OpenClaim, open: Open, at: Case, quotes: boolean): Item {
  const refusal = refusalOf(claim.decision);
  const because = refusal?.reason === undefined ? '' : `: ${quoted(refusal.reason)}`;
  const refused = refusal === undefined ? undefined : `${at.said(refusal.record)} did not agree${because}`;
  const on = open.gaps.some((gap) => gap.ref === ref) && open.gaps.length === 1 ? '' : ` on ${ref}`;
  const waits = open.mover === 'assessor' && open.claims.length > 1 ? `, ${waitWords(wait, at)}` : '';
  const passages = !quotes
    ? []
    : open.claims.some((other) => other.isSituation)
      ? at.passages.ofSituation(ref, evidence.id)
      : at.passages.ofClaim(ref, claim);
  return item(
    `${itemWords(evidence.id, at)}${on}${waits}: ${ended(claimWords(claim, at.said, refused))}`,
    ...passages.map(passageBlock),
  );
}

function draftWords({ id, planned, occasions }: EvidenceRow, at: Case): string {
  const days = occasions.flatMap(({ dates }) => dates);
  const when = planned && days.length > 0 ? ` for ${days.join(', ')}` : '';
  return `${planned ? 'Planned' : 'Draft'}${when}: ${itemWords(id, at)}.`;
}

function nextWords({ gaps, mover, kind }: Open, { assessor }: UnitRow, at: Case): string {
  const gap = gaps.at(-1)!;
  const who = mover === 'assessor' && assessor !== undefined ? at.name(assessor) : ownerWords[whoseMove(gap)];
  return `Next, ${who}: ${ended(kind === 'later' ? gap.next : gap.next)}`;
}

function waiverBlocks({ waived }: Open, at: Case): Block[] {
  const { approval, until, by, reason } = waived!;
  const under = approval === undefined ? 'the centre’s own policy' : approval;
  return [
    paragraph(
      `Waived under ${under} by ${at.name(by)}${until === undefined ? '' : ` until ${until}`}, not met: ${quoted(reason)}`,
    ),
  ];
}
