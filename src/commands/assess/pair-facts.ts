import type { AwaitingPair } from '../../evaluate/awaiting-decision.ts';
import type { PairFacts } from '../../report/assessing.ts';
import type { Look } from '../../report/look.ts';
import { passagesOf } from '../../report/passages.ts';
import { type Recording, shownRow } from '../recording/open-recording.ts';
import type { Author } from '../recording/record-faults.ts';

/** Everything that is shown about a pair. */
export function factsOf(
  { result, resolved, intake, hide }: Recording,
  { by }: Author,
  look: Look,
): (pair: AwaitingPair) => PairFacts {
  const passages = passagesOf(shownRow({ result }, hide), result.people, look);
  const { units } = intake.workspace;
  return ({ item, ref, state, claim }: AwaitingPair) => {
    const rulings = (resolved.decisions.rulingsOnRef.get(ref) ?? []).filter((ruling) => ruling.item === item.id);
    const earlier = rulings.map(({ decision: { record, outcome, reason }, standing }) => {
      const waits = standing === 'awaiting-countersignature' ? ' (awaits countersignature)' : '';
      return `${outcome.replace(/-/g, ' ')} in ${record.id} by ${record.by}, ${record.date}${waits}${reason === undefined ? '' : `: ${hide(reason)}`}`;
    });
    const because = claim?.contested
      ? 'stale: the verifier did not agree'
      : claim?.resubmitted
        ? 'handed in again, changed'
        : state === 'stale'
          ? 'stale: changed since it was met'
          : 'claimed';
    const unseen = item.held !== undefined && !(item.seenBy ?? []).includes(by);
    return {
      ref,
      text: wordsOf(ref, units),
      state: because,
      passages: claim === undefined ? passages.ofSituation(ref, item.id) : passages.ofClaim(ref, claim),
      earlier,
      why: claim?.counts === false ? claim.why : undefined,
      caution: unseen ? `it is held at the workplace, and seen-by does not name ${by}` : undefined,
    };
  };
}

/** The words of a criterion, a part with those of its criterion; of a situation, what its facet says. */
function wordsOf(ref: string, units: Recording['intake']['workspace']['units']): string {
  const leaf = units.leaf(ref);
  const [prefix, value] = ref.split('/');
  if (leaf !== undefined) {
    const criterion = units.criterion(leaf.criterion);
    const whole = criterion?.hasParts ? `${criterion.text} ${leaf.text}` : leaf.text;
    return `${whole} (${leaf.kind}${leaf.conditional ? ', where necessary' : ''})`;
  }
  for (const { facets } of units.units.values()) {
    const facet = facets.find(({ id }) => id === prefix);
    const found = facet?.values.find(({ id }) => id === value);
    if (facet !== undefined && found !== undefined) return `${facet.title} ${found.text} (situation)`;
  }
  return 'situation';
}
