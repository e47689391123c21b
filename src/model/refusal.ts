import type { SampledRow } from './result.ts';

/** The sample with which a verifier does not agree with something decided, as things stand. */
export function refusalOf(decided: { samples?: SampledRow[] | undefined } | undefined): SampledRow | undefined {
  const latest = decided?.samples?.at(-1);
  return latest?.outcome === 'not-agreed' ? latest : undefined;
}
