import type { UnitRow } from '../../model/result.ts';

/** The exact words of a criterion or requirement; a part of a requirement with those that it completes before it. */
export function requirementText({ ref, what }: { ref: string; what: string }, { requirements }: UnitRow): string {
  const whole = requirements.find(({ parts }) => parts.some((part) => part.ref === ref));
  return whole === undefined ? what : `${whole.text} ${what}`;
}
