import type { Qualification } from '../combination/qualification.ts';
import type { Finding, Severity, Span } from '../diagnostics/finding.ts';
import type { PortfolioStanding } from '../model/standing.ts';
import type { Unit } from '../model/unit.ts';
import type { EvidenceItem } from '../parse/evidence.ts';
import type { Assessment, Verification } from '../parse/record.ts';
import { valueAt } from '../parse/yaml-node.ts';
import type { AssessedClaim } from '../resolve/assess-claims.ts';
import type { Signed } from '../resolve/attribution.ts';
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
  unit?: (unit: Unit, workspace: Workspace) => Iterable<Found>;
  /** Finds the fault in one qualification. */
  qualification?: (qualification: Qualification, workspace: Workspace) => Iterable<Found>;
  /** Finds the fault in what the workspace has in common; `codes` are those of all checks. */
  workspace?: (workspace: Workspace, codes: readonly string[]) => Iterable<Found>;
  /** Finds the fault in one portfolio. A check with none of these is reported by the stage that reads the files. */
  portfolio?: (resolved: ResolvedPortfolio) => Iterable<Found>;
  /** Finds the fault in one portfolio once it is known how its units stand; whatever it finds changes nothing of that. */
  standing?: (resolved: ResolvedPortfolio, standing: PortfolioStanding) => Iterable<Found>;
  /** Only `evid spec check` looks for it: advice to whoever writes specifications. */
  lint?: true;
  /** Only `evid audit` and `evid check --audit` look for it: it asks the history of the repository. */
  audit?: true;
}
/** Path to text, or to bytes where the fault is that they are no text; null takes a file of the example workspace away. */
export type ExampleFiles = Readonly<Record<string, string | Uint8Array | null>>;

/** What a check finds, with its place; the code is that of the check. */
export type Found = Omit<Finding, 'code'>;
export type Words = Pick<Finding, 'message' | 'help' | 'ref' | 'about' | 'related'>;

export type Path = (string | number)[];
/** A part of a file, by the path to it or by where it stands. */
type Part = Path | Span;
const spanOf = (file: { at: (path: Path) => Span }, part: Part) => (Array.isArray(part) ? file.at(part) : part);

/** A fault in the file of an item of evidence. */
export const inItem = (item: EvidenceItem, part: Part, { message, help, ref, about, related }: Words): Found => ({
  message,
  help,
  ref,
  about,
  related,
  file: item.path,
  span: spanOf(item, part),
  portfolio: item.portfolio,
  evidence: item.id,
});

/** A fault in an assessment or verification record. */
export const inRecord = (
  record: Assessment | Verification,
  path: Path,
  words: Words & { evidence?: string | undefined },
): Found => ({
  ...words,
  file: record.path,
  span: record.at(path),
  about: words.about ?? [record.id, record.part(path)].join(' ').trim(),
  portfolio: record.portfolio,
});

/** A fault of an item that an entry of a record names, where it names it: under `evidence`, or among those of `basis`. */
export function inNamedItem(
  record: Assessment,
  [list, index]: ['decisions' | 'judgements', number],
  id: string,
  words: Words,
): Found {
  const isAlone = list === 'decisions' && record.decisions[index]?.evidence === id;
  const path = [list, index, ...(isAlone ? ['evidence'] : ['basis', id])];
  const found = inRecord(record, path, { ...words, evidence: id });
  return isAlone ? found : { ...found, span: record.keyAt(path) };
}

/** A fault of a whole record, where it says who made it. */
export const inAuthor = (record: Assessment | Verification, words: Words): Found =>
  inRecord(record, [record.kind === 'assessment' ? 'assessor' : 'verifier'], words);

/** A fault of what somebody is said to have written: in the record, or in the observation. */
export const inSigned = ({ record, item }: Pick<Signed, 'record' | 'item'>, words: Words): Found =>
  record === undefined ? inItem(item!, ['assessor'], words) : inAuthor(record, words);

/** A fault of something that claims a criterion. */
export const inClaim = ({ item, leaf, file, span }: AssessedClaim, words: Words): Found => ({
  ...words,
  file,
  span,
  portfolio: item.portfolio,
  evidence: item.id,
  ref: leaf.ref,
});

/** A fault in portfolio.yaml. */
export const inPortfolio = ({ portfolio }: ResolvedPortfolio, part: Part, words: Words): Found => ({
  ...words,
  file: `${portfolio.path}/portfolio.yaml`,
  span: spanOf(portfolio.file!, part),
  portfolio: portfolio.path,
});

/** A fault in a specification, or another file that knows its path. */
export const inFile = (file: { path: string; at: (path: Path) => Span }, part: Part, words: Words): Found => ({
  ...words,
  file: file.path,
  span: spanOf(file, part),
});

/** Whether an item says something under a key, or under another that was meant to be it: what is wrong there is reported there. */
export function says({ written, misspelt }: EvidenceItem, key: string): boolean {
  const value = valueAt(written, key);
  return misspelt.has(key) || (value !== undefined && !(value.kind === 'scalar' && value.blank));
}
