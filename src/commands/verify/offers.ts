import { naturalOrder } from '../../model/natural-order.ts';
import type { SampledDecisions } from '../../report/verifying.ts';
import type { Judgement, Made, Ruling, Said, SignOff } from '../../resolve/made.ts';
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
  const offers: Offer[] = [];
  for (const { record, ...recorded } of decisions.made.values()) {
    if (decisions.awaitsCountersignature(record)) left.add(`${record.id} is left out: it awaits a countersignature.`);
    const made = { record: record.id, by: record.by, date: record.date };
    const byItem = new Map<string, Ruling[]>();
    const isOpen = (said: Said) =>
      said.effect === 'effective' &&
      said.outcome !== 'withdrawn' &&
      decisions.samples.latest(said.target) === undefined &&
      !decisions.isSuperseded(said);
    for (const ruling of recorded.decisions.flatMap(({ rulings }) => rulings)) {
      const { item } = ruling;
      if (item !== undefined && portfolio.itemById.get(item)?.item.withdrawn !== undefined) continue;
      if (isOpen(ruling) && mayBe(ruling.units, record.by, record.id))
        byItem.set(item ?? '', [...(byItem.get(item ?? '') ?? []), ruling]);
    }
    for (const [item, rulings] of [...byItem].sort(([a], [b]) => naturalOrder(a, b)))
      offers.push(itemOffer(item, rulings, made));
    for (const said of [...recorded.judgements, ...recorded.signOffs]) {
      if (isOpen(said) && mayBe(said.target.units, record.by, record.id))
        offers.push('requirement' in said ? judgementOffer(said, made) : signOffOffer(said, made));
    }
  }
  return { offers: offers.map((each) => shownOffer(each, recording)), left: [...left] };
}

/** What one record decides, item by item, its judgements and its sign-offs, as they may be shown. */
export function shownOffers(
  recorded: readonly Made[],
  made: Maker,
  recording: Pick<Recording, 'intake' | 'hide'>,
): Offer[] {
  const rulings = recorded.flatMap(({ decisions }) => decisions.flatMap((decision) => decision.rulings));
  const items = [...new Set(rulings.map(({ item }) => item ?? ''))].sort(naturalOrder);
  const ofItem = (item: string) => rulings.filter((each) => (each.item ?? '') === item);
  return [
    ...items.map((item) => itemOffer(item, ofItem(item), made)),
    ...recorded.flatMap(({ judgements }) => judgements.map((each) => judgementOffer(each, made))),
    ...recorded.flatMap(({ signOffs }) => signOffs.map((each) => signOffOffer(each, made))),
  ].map((each) => shownOffer(each, recording));
}

const shownOffer = (offer: Offer, { intake, hide }: Pick<Recording, 'intake' | 'hide'>): Offer => ({
  ...offer,
  decided: offer.decided.map((one) => ({
    ...one,
    reason: one.reason === undefined ? undefined : hide(one.reason),
    text: offer.refs.includes(one.ref) ? wordsOf(one.ref, intake.workspace.units) : undefined,
  })),
});

const judgementOffer = ({ record, index, requirement, outcome, reason }: Judgement, made: Maker): Offer =>
  offer(`${made.record}/${requirement}`, `judged ${spoken(outcome)}`, made, {
    requirement,
    decided: [{ ref: requirement, outcome, reason, shown: record.judgements[index]?.shown }],
  });

const signOffOffer = ({ unit, outcome }: SignOff, made: Maker): Offer =>
  offer(`${made.record}/${unit}`, outcome === 'achieved' ? 'signed off as achieved' : 'sign-off withdrawn', made, {
    unit,
    decided: [],
  });

type Maker = { record: string; by: string; date: string };

function itemOffer(item: string, rulings: readonly Ruling[], made: Maker): Offer {
  const inOrder = [...rulings].sort((a, b) => naturalOrder(a.ref, b.ref));
  const decided = inOrder.map(({ ref, decision: { outcome, reason } }) => ({ ref, outcome, reason }));
  const counts = new Map<string, number>();
  for (const { outcome } of decided) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const words = [...counts].map(([outcome, count]) => `${count} ${spoken(outcome)}`).join(', ');
  const refs = decided.map(({ ref }) => ref);
  if (item !== '') return offer(`${made.record}/${item}`, words, made, { evidence: item, refs, decided });
  return offer(`${made.record}/${refs.join(',')}`, words, made, { refs, decided });
}

function offer(
  name: string,
  what: string,
  { record, by, date }: Maker,
  of: Pick<Offer, 'decided'> & Partial<Pick<Offer, 'evidence' | 'refs' | 'requirement'>> & { unit?: string },
): Offer {
  const { evidence, requirement, unit, refs = [], decided } = of;
  const target: VerifyStep[] =
    evidence !== undefined
      ? [{ flag: 'evidence', value: evidence }]
      : requirement !== undefined
        ? [{ flag: 'requirement', value: requirement }]
        : unit !== undefined
          ? [{ flag: 'achieved', value: unit }]
          : [{ flag: 'criteria', value: refs.join(',') }];
  return { name, words: `${what}, by ${by}, ${date}`, record, target, refs, evidence, requirement, decided };
}
