import type { AwaitingPair } from '../../evaluate/awaiting-decision.ts';
import type { PairFacts } from '../../report/assessing.ts';
import { spoken } from '../../words/statuses.ts';
import { disagreement, wordsOf } from '../recording/ref-words.ts';
import type { Walk } from '../recording/walk.ts';

/** Everything that is shown about a pair. */
export function factsOf(walk: Walk): (pair: AwaitingPair) => PairFacts & { disagreed: string | undefined } {
  const { recording, by, passages } = walk;
  const { result, resolved, intake, hide } = recording;
  const { units } = intake.workspace;
  return ({ item, ref, state, claim }: AwaitingPair) => {
    const { all, inForce } = resolved.decisions.onPair(item.id, ref);
    const contested = inForce !== undefined && resolved.decisions.samples.isContested(inForce.target);
    const earlier = all.flatMap((ruling) => {
      const { record, outcome, reason } = ruling.decision;
      const { effect } = ruling;
      const waits = effect === 'awaiting-countersignature' ? ' (awaits countersignature)' : '';
      const said = disagreement(ruling.target, resolved.decisions, result.people, hide);
      const decided = `${spoken(outcome)} in ${record.id} by ${record.by}, ${record.date}${waits}${reason === undefined ? '' : `: ${hide(reason)}`}`;
      return [`earlier: ${decided}`, ...(said === undefined ? [] : [said])];
    });
    const because = contested
      ? 'stale: the verifier did not agree'
      : claim?.resubmitted
        ? 'handed in again, changed'
        : state === 'stale'
          ? 'stale: changed since it was met'
          : 'claimed';
    const unseen = item.held !== undefined && !(item.seenBy ?? []).includes(by);
    return {
      disagreed: contested ? disagreement(inForce.target, resolved.decisions, result.people, hide) : undefined,
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
