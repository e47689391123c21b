import { fileStart } from '../diagnostics/finding.ts';
import type { ConfigFile } from '../model/portfolio.ts';
import type { Requirement, Unit } from '../model/unit.ts';
import type { SeverityWord } from '../model/vocabulary.ts';
import { requirementOf } from '../parse/specification.ts';
import type { YamlFile } from '../parse/yaml-file.ts';

/** `evid.yaml` with its defaults filled in. */
export interface Config {
  specs: string[];
  portfolios: string[];
  people: string;
  centre: ConfigFile['centre'];
  indicators: Readonly<Record<string, number>>;
  currencyMonths: number | undefined;
  severity: Readonly<Record<string, SeverityWord>>;
  sampling: SamplingPolicy;
  evidenceSchema: string | undefined;
  /** The centre's rules as they fall on one unit. */
  rulesFor: (unit: Unit) => Requirement[];
  /** There is an evid.yaml, and it cannot be read: then nobody knows what the centre asks. */
  unreadable: boolean;
  /** Keys that name something outside the workspace: that is left out, and nothing is known of what it should hold. */
  outside: ReadonlySet<string>;
  /** Undefined when the workspace has no evid.yaml. */
  file: YamlFile<ConfigFile> | undefined;
}

/** How much a verifier samples: percentages of what one assessor decided on one unit. */
export interface SamplingPolicy {
  percent: number;
  newAssessor: number;
  newUnit: number;
  newForMonths: number;
  longGapDays: number;
  /** Whether the centre has said anything; else these are evid's own figures, and reports say so. */
  byCentre: boolean;
}

export const configPath = 'evid.yaml';
/** Where the register of people is, unless evid.yaml says otherwise. */
export const defaultRegister = 'people.yaml';

export function configOf(
  file: YamlFile<ConfigFile> | undefined,
  broken: ReadonlySet<string> = new Set(),
  unreadable = false,
): Config {
  const { specs, portfolios, people, centre, policy } = file?.value ?? {};
  const rules = policy?.rules ?? [];
  return {
    specs: specs ?? ['specs'],
    portfolios: portfolios ?? ['portfolios/*'],
    people: people ?? defaultRegister,
    centre,
    indicators: policy?.indicators ?? {},
    currencyMonths: policy?.['currency-months'],
    severity: policy?.severity ?? {},
    sampling: {
      percent: policy?.sampling?.percent ?? 20,
      newAssessor: policy?.sampling?.['new-assessor'] ?? 50,
      newUnit: policy?.sampling?.['new-unit'] ?? 50,
      newForMonths: policy?.sampling?.['new-for-months'] ?? 6,
      longGapDays: policy?.sampling?.['long-gap-days'] ?? 90,
      byCentre: policy?.sampling !== undefined,
    },
    evidenceSchema: policy?.['evidence-schema'],
    rulesFor: (unit) =>
      rules.flatMap(({ id, text, units = 'all', rules: written }, index) => {
        if (units !== 'all' && !units.includes(unit.id)) return [];
        const span = file?.at(['policy', 'rules', index, 'id']) ?? fileStart;
        return [
          requirementOf({
            ref: `${unit.id}/${id}`,
            unit: unit.id,
            text,
            force: 'must',
            layer: 'centre',
            written,
            parts: [],
            file: configPath,
            span,
            at: (path) => file?.at(['policy', 'rules', index, ...path]) ?? fileStart,
            broken: broken.has(`${index}`),
          }),
        ];
      }),
    unreadable,
    outside: new Set(),
    file,
  };
}
