import type { Qualification } from '../combination/qualification.ts';
import type { Finding, Severity, Span } from '../diagnostics/finding.ts';
import type { PortfolioStanding } from '../model/standing.ts';
import type { Unit } from '../model/unit.ts';
import type { EvidenceItem } from '../parse/evidence.ts';
import type { Assessment, Verification } from '../parse/record.ts';
import type { Signed } from '../resolve/attribution.ts';
import { isLive } from '../resolve/made.ts';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio.ts';
import type { Workspace } from '../resolve/workspace.ts';

/**
 * One fault that evid can find, with everything there is to say about it. The examples are its tests, its page in docs/ and
 * what `evid explain` prints: files that replace or join those of the example workspace.
 */
export interface Check {
  code: string;
  severity: Severity;
  /** One line: what is wrong, in general. */
  summary: string;
  /** Why it matters to the people who rely on the portfolio. */
  why: string;
  /** What to do. */
  fix: string;
  /** Files in which it is found. */
  wrong: ExampleFiles;
  /** The same files without the fault. */
  right: ExampleFiles;
  /** Finds the fault in one specification. */
  unit?: (unit: Unit, workspace: Workspace) => Iterable<Finding>;
  /** Finds the fault in one qualification. */
  qualification?: (qualification: Qualification, workspace: Workspace) => Iterable<Finding>;
  /** Finds the fault in what the workspace has in common; `codes` are those of all checks. */
  workspace?: (workspace: Workspace, codes: readonly string[]) => Iterable<Finding>;
  /** Finds the fault in one portfolio. A check with none of these is reported by the stage that reads the files. */
  portfolio?: (resolved: ResolvedPortfolio) => Iterable<Finding>;
  /** Finds the fault in one portfolio once it is known how its units stand; whatever it finds changes nothing of that. */
  standing?: (resolved: ResolvedPortfolio, standing: PortfolioStanding) => Iterable<Finding>;
  /** Only `evid spec check` looks for it: advice to whoever writes specifications. */
  lint?: true;
  /** Only `evid audit` and `evid check --audit` look for it: it asks the history of the repository. */
  audit?: true;
}
/** Path to text, or to bytes where the fault is that they are no text; null takes a file of the example workspace away. */
export type ExampleFiles = Readonly<Record<string, string | Uint8Array | null>>;

type Words = Pick<Finding, 'message' | 'help' | 'ref' | 'about' | 'related'>;

/** A finding in the file of an item of evidence. */
export const inItem = (code: string, item: EvidenceItem, span: Span, words: Words): Finding => ({
  code,
  ...words,
  file: item.path,
  span,
  portfolio: item.portfolio,
  evidence: item.id,
});

/** A finding in an assessment or verification record. */
export const inRecord = (
  code: string,
  record: Assessment | Verification,
  path: (string | number)[],
  words: Words & { evidence?: string | undefined },
): Finding => ({
  code,
  ...words,
  file: record.path,
  span: record.at(path),
  about: words.about ?? [record.id, record.part(path)].join(' ').trim(),
  portfolio: record.portfolio,
});

/** A finding about what somebody is said to have written: in the record, or in the observation. */
export const inSigned = (code: string, { record, item }: Pick<Signed, 'record' | 'item'>, words: Words): Finding => {
  if (record !== undefined)
    return inRecord(code, record, [record.kind === 'assessment' ? 'assessor' : 'verifier'], words);
  return inItem(code, item!, item!.at(['assessor']), words);
};

/** A finding in portfolio.yaml. */
export const inPortfolio = (code: string, { portfolio }: ResolvedPortfolio, span: Span, words: Words): Finding => ({
  code,
  ...words,
  file: `${portfolio.path}/portfolio.yaml`,
  span,
  portfolio: portfolio.path,
});

/** A finding in a specification. */
export const inUnit = (code: string, unit: Unit, span: Span, words: Words): Finding => ({
  code,
  ...words,
  file: unit.path,
  span,
});

/** A finding in a qualification. */
export const inQualification = (
  code: string,
  qualification: Qualification,
  path: (string | number)[],
  words: Words,
): Finding => ({ code, ...words, file: qualification.path, span: qualification.at(path) });

/** The decisions that are still anybody's business. */
export const liveDecisions = ({ decisions, portfolio }: Pick<ResolvedPortfolio, 'decisions' | 'portfolio'>) =>
  decisions.decisions.filter((decision) => isLive(decision, portfolio));
