import { createHash } from 'node:crypto';
import type { Diagnostic, Gap } from '../../model/result.ts';
import type { Judged, PortfolioStanding, UnitStanding } from '../../model/standing.ts';
import type { Asked } from '../reporter.ts';

/**
 * What a tool recognises a fault by from one run to the next: its code, portfolio and subject, never its line or its words, so
 * that text may move and messages may be reworded. The file stands in for the item of evidence where a fault is about none;
 * faults that are alike in all this, and so in what they are about, are numbered in their order.
 */
export function fingerprints(diagnostics: readonly Diagnostic[]): string[] {
  return numbered(
    diagnostics.map(({ code, portfolio, evidence, file, ref, about }) => [
      code,
      portfolio ?? '',
      evidence === undefined ? `file ${file}` : `evidence ${evidence}`,
      ref ?? '',
      ...(about === undefined ? [] : [about]),
    ]),
  );
}

/** The same for gaps, which are recognised by portfolio, unit and reference. */
export const gapFingerprints = (gaps: readonly LocatedGap[]): string[] =>
  numbered(gaps.map(({ portfolio, unit, gap }) => ['gap', portfolio.path, unit.unit, gap.ref]));

/** How a portfolio stands, with its gaps in words. */
export type PortfolioGaps = Omit<PortfolioStanding, 'units'> & {
  units: (Omit<UnitStanding, 'gaps'> & { gaps: Gap[] })[];
};

export function gapsOf({ standing, row }: Judged): PortfolioGaps {
  const units = row().units.map(({ unit, status, owner, place, gaps }) => ({ unit, status, owner, place, gaps }));
  return { ...standing, units };
}

/** What a tool takes of a portfolio that is told of gaps only where the run fails on them. */
export const gapsAskedFor = (judged: Judged, { failOn = [] }: Pick<Asked, 'failOn'>): PortfolioGaps =>
  failOn.includes('gap') ? gapsOf(judged) : { ...judged.standing, units: [] };

/** A gap with the portfolio and unit that it is in. */
export interface LocatedGap {
  portfolio: PortfolioGaps;
  unit: PortfolioGaps['units'][number];
  gap: Gap;
}

/** All gaps, in the order of the result. */
export const everyGap = (portfolios: readonly PortfolioGaps[]): LocatedGap[] =>
  portfolios.flatMap((portfolio) =>
    portfolio.units.flatMap((unit) => unit.gaps.map((gap) => ({ portfolio, unit, gap }))),
  );

function numbered(subjects: readonly (readonly string[])[]): string[] {
  const seen = new Map<string, number>();
  return subjects.map((subject) => {
    const key = JSON.stringify(subject);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return createHash('sha256').update(`${key}${count}`).digest('hex').slice(0, 40);
  });
}
