import { naturalOrder } from '../../model/natural-order.ts';
import type { Assessment } from '../../parse/record.ts';
import type { SampledDecisions } from '../../report/verifying.ts';
import { listsBy } from '../../resolve/lists-by.ts';
import { isWithdrawn, type Judgement, type Made, type Ruling, type Said, type SignOff } from '../../resolve/made.ts';
import { spoken } from '../../words/statuses.ts';
import type { VerifyStep } from '../recording/flags.ts';
import type { Recording } from '../recording/open-recording.ts';
import { wordsOf } from '../recording/ref-words.ts';
import type { Walk } from '../recording/walk.ts';

/** Decisions that have not been sampled: of one record on one item, a judgement, or a sign-off. */
export interface Offer {
  /** `A03/E08`, `A04/B8/ER3`, `A04/B8`. */
  name: string;
  /** Who decided what, and when. */
  words: string;
  record: string;
  /** The flags that name it, after the record. */
  target: VerifyStep[];
  /** Of an item: its criteria and situations. */
  refs: string[];
  evidence: string | undefined;
  requirement: string | undefined;
  decided: SampledDecisions['decided'][number][];
}

/** What a verifier may sample of what stands and has not been sampled, record by record; and why not the rest. */
export function offersFor({ by, date, may, isAsked, recording }: Walk): { offers: Offer[]; left: string[] } {
  const { decisions, portfolio } = recording.resolved;
  const left = new Set<string>();
  const mayBe = (of: readonly string[], decider: string, record: string): boolean => {
    if (!isAsked(...of)) return false;
    if (decider === by) left.add(`${record} is left out: ${by} made it.`);
    else if (of.some(may)) return true;
    else left.add(`${of.join(', ')} is left out: ${by} does not verify it on ${date}.`);
    return false;
  };
  const isOpen = (said: Said) =>
    said.effect === 'effective' &&
    said.outcome !== 'withdrawn' &&
    decisions.samples.latest(said.target) === undefined &&
    !decisions.isSuperseded(said);
  const offers = [...decisions.made.values()].flatMap((made) => {
    const { id, by: decider } = made.record;
    if (decisions.awaitsCountersignature(made.record)) left.add(`${id} is left out: it awaits a countersignature.`);
    return offersIn(
      made,
      (said) =>
        !('item' in said && isWithdrawn(said.item, portfolio)) &&
        isOpen(said) &&
        mayBe('units' in said ? said.units : said.target.units, decider, id),
    );
  });
  return { offers: offers.map((each) => shownOffer(each, recording)), left: [...left] };
}

/** Everything that the record of an id decides, as it may be shown. */
export const shownOffers = (id: string, recording: Recording): Offer[] =>
  recording.resolved.decisions
    .madeBy(id)
    .flatMap((made) => offersIn(made, () => true))
    .map((each) => shownOffer(each, recording));

/** What one record decides, item by item, then its judgements and its sign-offs, as far as it is offered. */
function offersIn({ record, decisions, judgements, signOffs }: Made, isOffered: (said: Said) => boolean): Offer[] {
  const rulings = decisions.flatMap((decision) => decision.rulings).filter(isOffered);
  const byItem = [...listsBy(rulings, ({ item = '' }) => item)].sort(([a], [b]) => naturalOrder(a, b));
  return [
    ...byItem.map(([item, own]) => itemOffer(item, own, record)),
    ...judgements.filter(isOffered).map(judgementOffer),
    ...signOffs.filter(isOffered).map(signOffOffer),
  ];
}

const shownOffer = (offer: Offer, { intake, hide }: Pick<Recording, 'intake' | 'hide'>): Offer => ({
  ...offer,
  decided: offer.decided.map((one) => ({
    ...one,
    reason: one.reason === undefined ? undefined : hide(one.reason),
    text: offer.refs.includes(one.ref) ? wordsOf(one.ref, intake.workspace.units) : undefined,
  })),
});

const judgementOffer = ({ record, index, requirement, outcome, reason }: Judgement): Offer => ({
  ...offer(record, requirement, `judged ${spoken(outcome)}`, { flag: 'requirement', value: requirement }),
  requirement,
  decided: [{ ref: requirement, outcome, reason, shown: record.judgements[index]?.shown }],
});

const signOffOffer = ({ record, unit, outcome }: SignOff): Offer =>
  offer(record, unit, outcome === 'achieved' ? 'signed off as achieved' : 'sign-off withdrawn', {
    flag: 'achieved',
    value: unit,
  });

function itemOffer(item: string, rulings: readonly Ruling[], record: Assessment): Offer {
  const inOrder = [...rulings].sort((a, b) => naturalOrder(a.ref, b.ref));
  const decided = inOrder.map(({ ref, decision: { outcome, reason } }) => ({ ref, outcome, reason }));
  const refs = decided.map(({ ref }) => ref);
  const counts = [...listsBy(decided, ({ outcome }) => outcome)];
  const words = counts.map(([outcome, { length }]) => `${length} ${spoken(outcome)}`).join(', ');
  const listed = refs.join(',');
  return item === ''
    ? { ...offer(record, listed, words, { flag: 'criteria', value: listed }), refs, decided }
    : { ...offer(record, item, words, { flag: 'evidence', value: item }), refs, decided, evidence: item };
}

const offer = ({ id, by, date }: Assessment, of: string, what: string, target: VerifyStep): Offer => ({
  ...{ name: `${id}/${of}`, words: `${what}, by ${by}, ${date}`, record: id, target: [target] },
  ...{ refs: [], evidence: undefined, requirement: undefined, decided: [] },
});
