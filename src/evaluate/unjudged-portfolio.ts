import { readPortfolio } from '../intake/read-portfolio.ts';
import type { Folder } from '../load/folder.ts';
import { onlyFile } from '../load/with-file.ts';
import { byName } from '../model/by-name.ts';
import type { PortfolioRow } from '../model/result.ts';
import { resolvePortfolio } from '../resolve/resolve-portfolio.ts';
import { UnitIndex } from '../resolve/unit-index.ts';
import type { Workspace } from '../resolve/workspace.ts';
import { evaluatePortfolio, type PortfolioEvaluation } from './evaluate-portfolio.ts';

/**
 * A portfolio that could not be judged: what its own portfolio.yaml says, as far as that can be read, and units of which nothing is
 * known.
 */
export function unjudged(
  folder: Folder,
  path: string,
  workspace: Workspace,
  units: readonly string[] | undefined,
): PortfolioEvaluation {
  const row = unjudgedRow(folder, path, workspace, units);
  return { standing: row, items: row.evidence.length, row: () => row };
}

function unjudgedRow(
  folder: Folder,
  path: string,
  workspace: Workspace,
  units: readonly string[] | undefined,
): PortfolioRow {
  const blind = { ...workspace, units: new UnitIndex([], () => [], true), history: undefined };
  const known = workspace.units.units;
  try {
    const head = readPortfolio(onlyFile(folder, path, 'portfolio.yaml'), path, blind, undefined).portfolio;
    const row = evaluatePortfolio(resolvePortfolio(head, blind), [], units).asked.row();
    return { ...row, units: row.units.map((unit) => ({ ...unit, title: known.get(unit.unit)?.title ?? '' })) };
  } catch {
    return { path, learner: {}, witnesses: byName([]), evidence: [], records: [], actions: [], samples: [], units: [] };
  }
}
