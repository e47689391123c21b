import type { RuleResult } from '../model/result.ts';
import { quoted } from './quotation.ts';
import type { SayRecord } from './records.ts';
import { spoken } from './statuses.ts';

type Judgement = NonNullable<RuleResult['judgement']>;

/** What has become of a judgement, to stand behind the record that gave it; nothing where it still holds. */
export function staleWords({ stale, contested }: Pick<Judgement, 'stale' | 'contested'>): string {
  if (!stale) return '';
  return `, which is stale: ${contested === undefined ? 'what it rests on has changed' : `not agreed in ${contested}`}`;
}

/** A judgement with its record, the same in every report: "judged not yet in A05, which is stale: not agreed in V02". */
export const judgedWords = ({ outcome, record, ...become }: Omit<Judgement, 'reason' | 'date'>): string =>
  `judged ${spoken(outcome)} in ${record}${staleWords(become)}`;

/** The same with what it rests on and its reason: "judged met in A07 by J. Okafor on 2026-10-23, resting on E02, E03: “…”". */
export function judgementWords({ record, basis, reason, ...judgement }: Judgement, said: SayRecord): string {
  const resting = basis === undefined ? '' : `, resting on ${basis.join(', ')}`;
  const given = judgedWords({ ...judgement, record: `${said(record)}${resting}` });
  return `${given}${judgement.stale ? '. Its reason' : ''}: ${quoted(reason)}`;
}
