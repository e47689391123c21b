import type { RuleResult } from '../model/result.ts';
import { spoken } from './statuses.ts';

type Judgement = NonNullable<RuleResult['judgement']>;

/** What has become of a judgement, to stand behind the record that gave it; nothing where it still holds. */
export function staleWords({ stale, contested }: Pick<Judgement, 'stale' | 'contested'>): string {
  if (!stale) return '';
  return `, which is stale: ${contested === undefined ? 'what it rests on has changed' : `not agreed in ${contested}`}`;
}

/** What the assessor named as its basis: ", resting on E01, E05"; nothing where none was named. */
export const basisWords = ({ basis }: Pick<Judgement, 'basis'>): string =>
  basis === undefined ? '' : `, resting on ${basis.join(', ')}`;

/** A judgement with its record, the same in every report: "judged not yet in A05, which is stale: not agreed in V02". */
export const judgedWords = ({ outcome, record, ...become }: Omit<Judgement, 'reason' | 'date'>): string =>
  `judged ${spoken(outcome)} in ${record}${staleWords(become)}`;
