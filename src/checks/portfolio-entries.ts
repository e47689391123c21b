import type { PortfolioFile } from '../model/portfolio.ts';
import type { YamlFile } from '../parse/yaml-file.ts';
import type { Path } from './check.ts';

type Key = 'assessor' | 'verifier' | 'registered' | 'declared' | 'withdrawn' | 'certificated';
interface Entry {
  at: Path;
  said: { [key in Key]?: string | undefined };
  unit: string | undefined;
}

/** The head of portfolio.yaml, which speaks for all units, and the units that say something themselves. */
export const entriesOf = (file: YamlFile<PortfolioFile> | undefined): Entry[] => [
  ...(file === undefined ? [] : [{ at: [], said: file.value, unit: undefined }]),
  ...(file?.value.units ?? []).flatMap((unit, index) =>
    typeof unit === 'string' ? [] : [{ at: ['units', index], said: unit, unit: unit.unit }],
  ),
];
