import type { Span } from '../diagnostics/finding.ts';
import type { PortfolioFile } from '../model/portfolio.ts';
import type { Route } from '../model/vocabulary.ts';
import type { EvidenceItem } from '../parse/evidence.ts';
import type { PlacedData } from '../parse/personal-data.ts';
import type { Assessment, Verification } from '../parse/record.ts';
import type { SourceText } from '../parse/source-text.ts';
import type { YamlFile } from '../parse/yaml-file.ts';
import type { LinkedItem } from './link-claims.ts';
import type { NamedQualification } from './qualifications.ts';

/** One unit that a portfolio lists, with what the portfolio says for units that say nothing themselves. */
export interface Registration {
  unit: string;
  route: Route;
  assessor: string | undefined;
  verifier: string | undefined;
  registered: string | undefined;
  declared: string | undefined;
  withdrawn: string | undefined;
  certificated: string | undefined;
  certificate: string | undefined;
  target: string | undefined;
  /** Of a graded unit, the grade aimed at. */
  targetGrade: string | undefined;
  /** Where portfolio.yaml lists it. */
  span: Span;
  /** Where the entry says something. */
  at: (key: string) => Span;
}

/** A file with what in it looks like personal data. */
export interface PersonalDataIn {
  file: string;
  found: readonly PlacedData[];
}

/** Everything read from one portfolio folder, before anything is decided about it. */
export interface PortfolioFiles {
  path: string;
  file: YamlFile<PortfolioFile> | undefined;
  /** Some of the units that it lists cannot be read, so that nobody knows which it does not list. */
  unitsLost: boolean;
  registrations: Registration[];
  /** What the units are to make together; `at` says where portfolio.yaml has it, or a key of it. */
  qualification: (NamedQualification & { at: (key?: 'pathway' | 'version') => Span }) | undefined;
  items: LinkedItem[];
  /** Items by id; of two with the same id the first by path. */
  itemById: ReadonlyMap<string, LinkedItem>;
  assessments: Assessment[];
  verifications: Verification[];
  /** Whether some evidence file, or record, of the portfolio cannot be read. */
  unreadEvidence: boolean;
  unreadRecord: boolean;
  /** All files and folders of the portfolio that cannot be read, portfolio.yaml among them. */
  unread: readonly string[];
  /** Whether an item of this id may stand in an evidence file that cannot be read. */
  mayBeUnread: (id: string) => boolean;
  /** Digest of an item as it is now; computed once, when something asks for it. */
  digestOf: (item: EvidenceItem) => string;
  /** Whether it had another digest only because the line ends of its files were others: git may have changed them. */
  differsInLineEnds: (item: EvidenceItem, digest: string) => boolean;
  /** The same for later, when the portfolio itself is no longer at hand. */
  laterDigest: (item: EvidenceItem) => () => string;
  /** The body of an item, read again: bodies are not kept. */
  bodyOf: (item: EvidenceItem) => SourceText;
  /** What looks like personal data in the file of an item, and in those of its files that are text; a file without any is left out. */
  personalDataOf: (item: EvidenceItem) => readonly PersonalDataIn[];
  /** Whether a file of an item exists in the portfolio. */
  fileState: (path: string) => 'present' | 'missing' | 'outside';
}

export function registrationsOf(file: YamlFile<PortfolioFile> | undefined): Registration[] {
  if (file === undefined) return [];
  const { units, assessor, verifier, registered, withdrawn, certificated } = file.value;
  const seen = new Set<string>();
  return units.flatMap((written, index): Registration[] => {
    const entry = typeof written === 'string' ? { unit: written } : written;
    if (seen.has(entry.unit)) return [];
    seen.add(entry.unit);
    return [
      {
        unit: entry.unit,
        route: entry.route ?? 'assessed',
        assessor: entry.assessor ?? assessor,
        verifier: entry.verifier ?? verifier,
        registered: entry.registered ?? registered,
        declared: entry.declared,
        withdrawn: entry.withdrawn ?? withdrawn,
        certificated: entry.certificated ?? certificated,
        certificate: entry.certificate,
        target: entry.target,
        targetGrade: entry['target-grade'],
        at: (key) => file.at(['units', index, key]),
        span: file.at(['units', index, 'unit']),
      },
    ];
  });
}

export function qualificationNamed(file: YamlFile<PortfolioFile> | undefined): PortfolioFiles['qualification'] {
  const said = file?.value.qualification;
  if (file === undefined || said === undefined) return undefined;
  if (typeof said === 'string')
    return { id: said, pathway: undefined, version: undefined, at: () => file.at(['qualification']) };
  const { qualification: id, pathway, version } = said;
  return { id, pathway, version, at: (key = undefined) => file.at(['qualification', key ?? 'qualification']) };
}
