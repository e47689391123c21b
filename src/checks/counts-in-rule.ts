import type { Requirement } from '../model/unit.ts';
import type { Found } from './check.ts';

/** A fault of a rule, placed at the words of the requirement that holds it. */
export const inRequirement = (
  { ref, file, span }: Requirement,
  words: { message: string; help: string; about?: string },
): Found => ({ ...words, message: `${ref}: ${words.message}`, file, span, ref });

/** The percentage of a bound such as `70%`; undefined for a plain number or a threshold of the centre. */
export const percentOf = (bound: string | undefined): number | undefined =>
  bound?.endsWith('%') ? Number.parseInt(bound, 10) : undefined;

/** The number of a bound; undefined for anything else. */
export const numberOf = (bound: string | undefined): number | undefined =>
  bound !== undefined && /^[\d.]+$/.test(bound) ? Number(bound) : undefined;
