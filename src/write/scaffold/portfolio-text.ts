import { yamlText } from '../front-matter.ts';
import { schemaLine } from './editor-files.ts';

export interface NewPortfolio {
  id: string;
  name?: string | undefined;
  qualification?: string | undefined;
  units: readonly string[];
  assessor?: string | undefined;
  verifier?: string | undefined;
  registered: string;
}

/** A portfolio.yaml; `depth` says how many folders below the root it lies, where the root has schemas for editors. */
export function portfolioText(
  { id, name, qualification, units, assessor, verifier, registered }: NewPortfolio,
  depth: number | undefined,
): string {
  const first = depth === undefined ? '' : schemaLine('portfolio', depth);
  return first + yamlText({ learner: { id, name }, qualification, units, assessor, verifier, registered });
}
