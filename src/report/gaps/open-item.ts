import type { Case } from '../../case/case.ts';
import type { Open, OpenClaim } from '../../case/open.ts';
import type { Passage } from '../../case/passages.ts';
import { type Blocks, type Item, item, list, paragraph, strong, type Words } from '../../document/blocks.ts';
import { whoseMove } from '../../model/moves.ts';
import { numbersBeside } from '../../model/numbers-beside.ts';
import type { GapReason } from '../../model/reason.ts';
import { refusalOf } from '../../model/refusal.ts';
import type { EvidenceRow, UnitRow } from '../../model/result.ts';
import { listsBy } from '../../resolve/lists-by.ts';
import { claimWords } from '../../words/claims.ts';
import { refusedSignOff } from '../../words/decisions.ts';
import { gapWords, stepWords } from '../../words/gaps.ts';
import { listRefs } from '../../words/lists.ts';
import { ownerWords } from '../../words/moves.ts';
import { indicatorWords } from '../../words/numbers.ts';
import { quoted } from '../../words/quotation.ts';
import { missWords } from '../../words/reasons.ts';
import { verdictWords } from '../../words/samples.ts';
import { ended, upperFirst } from '../../words/sentences.ts';
import { spoken } from '../../words/statuses.ts';
import { waiverWords } from '../../words/waived.ts';
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
      refused && paragraph(`Why: ${ended(refused)}`),
    );
  }
  const [first, ...others] = textsOf(open, unit);
  const head: Words = [strong(listRefs(gaps.map(({ ref }) => ref))), ` (${statusOf(open, at)})`];
  return item(
    others.length === 0 ? [head, ': ', quoted(first!.text)] : [head, ':'],
    others.length > 0 && list([first!, ...others].map(({ ref, text }) => [ref, ' ', quoted(text)])),
    gaps[0]!.layer === 'centre' && paragraph('Centre policy asks for it.'),
    reasonBlocks(open, at, quotes),
    paragraph(open.waived === undefined ? nextWords(open, unit, at) : waiverWords(open.waived, at.name)),
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
      : spoken(status);
  if (waived !== undefined) return `${words}, waived`;
  return mover === 'assessor' && kind !== 'planned' ? `${words}, ${waitWords(wait, at)}` : words;
}

/** Why it stands open: what the claims on it say, or the reasons; then what comes closest. */
function reasonBlocks(open: Open, at: Case, quotes: boolean): Blocks {
  const { gaps, claims, judges, near, drafts, mover } = open;
  const others = gaps[0]!.reasons.filter(({ kind }) => !toldByItems.has(kind) && kind !== 'not-judged');
  const numbers = gaps[0]!.reasons.some(({ kind }) => kind === 'not-judged')
    ? judges.flatMap((judge) => numbersBeside(judge)).map(indicatorWords)
    : [];
  const isTold = others.length === 0 || (claims.length > 0 && mover === 'assessor');
  return [
    !isTold && paragraph(upperFirst(ended(gapWords(others)))),
    list(claimItems(open, at, quotes)),
    numbers.length > 0 && paragraph(`Shown so far, which decides nothing: ${numbers.join(', ')}.`),
    // A draft comes closer than what was never meant to show it.
    drafts.length === 0 &&
      near
        .slice(0, mostNear)
        .map((miss) => paragraph(`Closest: ${itemWords(miss.evidence, at)}, but ${ended(missWords(miss))}`)),
    drafts.map((draft) => paragraph(draftWords(draft, at))),
  ];
}

/** Reasons that are told with the item that they are about: a claim, a draft or one that nearly counts. */
const toldByItems: ReadonlySet<GapReason['kind']> = new Set([
  'idle-claim',
  'planned',
  'undecided',
  'not-countersigned',
  'resubmitted',
  'changed',
  'partial',
  'not-yet',
  'nearest',
]);

/** The claims, each with what became of it and where it is shown; those of which the same is true are one. */
function claimItems(open: Open, at: Case, quotes: boolean): Item[] {
  const groups = listsBy(open.claims, ({ item: { id }, claim }) =>
    JSON.stringify([id, { ...claim, places: undefined, disagreement: undefined }]),
  );
  return [...groups.values()].map((group) => claimItem(group, open, groups.size > 1, at, quotes));
}

function claimItem(group: readonly OpenClaim[], open: Open, isOneOfSeveral: boolean, at: Case, quotes: boolean): Item {
  const [{ claim, item: evidence, wait }] = group as [OpenClaim];
  const refusal = refusalOf(claim.decision);
  const refused = refusal && verdictWords(refusal, at.said);
  const isAll = group.length === open.gaps.length && group.every(({ ref }) => open.gaps.some((gap) => gap.ref === ref));
  const on = isAll ? '' : ` on ${listRefs(group.map(({ ref }) => ref))}`;
  const waits = open.mover === 'assessor' && isOneOfSeveral ? `, ${waitWords(wait, at)}` : '';
  return item(
    `${itemWords(evidence.id, at)}${on}${waits}: ${ended(claimWords(claim, at.said, refused))}`,
    quotes && group.flatMap((each) => passagesOf(each, at)).map(passageBlock),
  );
}

const passagesOf = ({ ref, isSituation, claim, item: { id } }: OpenClaim, { passages }: Case): Passage[] =>
  isSituation ? passages().ofSituation(ref, id) : passages().ofClaim(ref, claim);

function draftWords({ id, planned, occasions }: EvidenceRow, at: Case): string {
  const days = occasions.flatMap(({ dates }) => dates);
  const when = planned && days.length > 0 ? ` for ${days.join(', ')}` : '';
  return `${planned ? 'Planned' : 'Draft'}${when}: ${itemWords(id, at)}.`;
}

function nextWords({ gaps, mover }: Open, { assessor }: UnitRow, at: Case): string {
  const gap = gaps.at(-1)!;
  const who = mover === 'assessor' && assessor !== undefined ? at.name(assessor) : ownerWords[whoseMove(gap)];
  return `Next, ${who}: ${ended(stepWords(gap.step))}`;
}
