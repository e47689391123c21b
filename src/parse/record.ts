import type { Finding, Span } from '../diagnostics/finding.ts';
import {
  type AssessmentFile,
  assessmentSchema,
  sampleWords,
  type VerificationFile,
  verificationSchema,
} from '../model/record.ts';
import type { Shape } from '../model/shape.ts';
import { cutValues } from './cut-values.ts';
import { parseFrontMatter } from './front-matter.ts';
import { asFinding, readShape } from './read-shape.ts';
import type { ShapeFinding } from './shape-finding.ts';
import { keySpanAt, nodeAt, type Path, type Plain, partName, spanAt, toPlain, type YamlMap } from './yaml-node.ts';

/** What assessment and verification records have in common. */
interface RecordBase {
  id: string;
  path: string;
  portfolio: string;
  date: string;
  /** Id of the person who made it. */
  by: string;
  actions: NonNullable<AssessmentFile['actions']>;
  closes: string[];
  at: (path: Path) => Span;
  /** Where a key stands that somebody chose: an item of a basis. */
  keyAt: (path: Path) => Span;
  /** What a part of the front matter is called, wherever it stands. */
  part: (path: Path) => string;
  /** Faults inside single decisions, judgements, sign-offs and samples: no longer reported once superseded. */
  entryFaults: EntryFault[];
}
/** A fault inside one entry, with that entry as it was written, to tell which pairs it was about. */
export interface EntryFault {
  list: 'decisions' | 'judgements' | 'units' | 'samples';
  entry: Plain;
  finding: Finding;
}
export interface Assessment extends RecordBase {
  kind: 'assessment';
  decisions: NonNullable<AssessmentFile['decisions']>;
  judgements: NonNullable<AssessmentFile['judgements']>;
  signOffs: NonNullable<AssessmentFile['units']>;
  countersigns: string[];
  /** The words that were decided on, by reference. */
  wording: ReadonlyMap<string, string>;
}
export interface Verification extends RecordBase {
  kind: 'verification';
  samples: NonNullable<VerificationFile['samples']>;
}

type Parsed<Kind> = { record?: Kind; findings: Finding[] };

/** Reads one assessment record; without a record the file cannot be read. */
export function parseAssessment(path: string, portfolio: string, text: string): Parsed<Assessment> {
  return parseRecord(assessmentSchema, path, portfolio, text, (file, base) => ({
    ...base,
    kind: 'assessment',
    by: file.assessor,
    decisions: file.decisions ?? [],
    judgements: file.judgements ?? [],
    signOffs: file.units ?? [],
    countersigns: file.countersigns ?? [],
    wording: new Map(Object.entries(file.wording ?? {})),
  }));
}

/** Reads one verification record; without a record the file cannot be read. */
export function parseVerification(path: string, portfolio: string, text: string): Parsed<Verification> {
  return parseRecord(verificationSchema, path, portfolio, text, (file, base) => ({
    ...base,
    kind: 'verification',
    by: file.verifier,
    samples: file.samples ?? [],
  }));
}

const entryLists = ['decisions', 'judgements', 'units', 'samples'] as const;

function parseRecord<File extends AssessmentFile | VerificationFile, Kind>(
  shape: Shape<File>,
  path: string,
  portfolio: string,
  text: string,
  build: (file: File, base: Omit<RecordBase, 'by'>) => Kind,
): Parsed<Kind> {
  const front = parseFrontMatter(path, text);
  if ('findings' in front) return { findings: front.findings.map((finding) => ({ ...finding, portfolio })) };
  const { source, root } = front;
  const read = readShape(shape, source, root);
  const at = (part: Path) => spanAt(source, read.root, part);
  const findings: Finding[] = [];
  const entryFaults: EntryFault[] = [];
  const place = (fault: ShapeFinding, list: (typeof entryLists)[number] | undefined) => {
    const { path: part } = fault;
    const finding = asFinding(fault);
    const entry = nodeAt(root, part.slice(0, 2));
    if (list === undefined || entry === undefined) findings.push({ ...finding, portfolio });
    else entryFaults.push({ list, entry: toPlain(entry), finding: { ...finding, portfolio } });
  };
  for (const fault of [...read.findings, ...cutValues(source, root)]) {
    const list = fault.path.length >= 2 ? entryLists.find((name) => name === fault.path[0]) : undefined;
    place(fault, list);
  }
  if (read.value === undefined) return { findings: [...findings, ...entryFaults.map((fault) => fault.finding)] };
  const file = read.value;
  const faults =
    'assessor' in file
      ? decisionFaults(file, read.root, path, portfolio, at)
      : sampleFaults(file, read.root, path, portfolio, at);
  entryFaults.push(...faults);
  return {
    record: build(file, {
      id: file.id,
      path,
      portfolio,
      date: file.date,
      actions: file.actions ?? [],
      closes: file.closes ?? [],
      at,
      keyAt: (part) => keySpanAt(source, read.root, part),
      part: (part) => partName(read.root, part),
      entryFaults,
    }),
    findings,
  };
}

/** What a decision must say beyond the shape of its keys. */
function decisionFaults(
  file: AssessmentFile,
  root: YamlMap,
  path: string,
  portfolio: string,
  at: (path: Path) => Span,
): EntryFault[] {
  return (file.decisions ?? []).flatMap((decision, index) => {
    const part = ['decisions', index];
    const fault = (
      code: string,
      message: string,
      help: string,
      key: string[] = [],
      lacks: string[] = key,
    ): EntryFault => ({
      list: 'decisions',
      entry: toPlain(nodeAt(root, part)!),
      finding: {
        code,
        message,
        help,
        file: path,
        span: at([...part, ...key]),
        about: [file.id, partName(root, part), ...lacks].join(' '),
        portfolio,
        ...(decision.evidence === undefined ? {} : { evidence: decision.evidence }),
      },
    });
    const { evidence, basis, digest, criteria = [], tags = [], outcome, reason } = decision;
    const faults: EntryFault[] = [];
    if (criteria.length === 0 && tags.length === 0) {
      faults.push(
        fault(
          'missing-key',
          'this decision names neither criteria nor tags',
          'criteria: [B9/1.5], or tags: [partner/uncooperative]',
          [],
          ['criteria'],
        ),
      );
    }
    if (evidence !== undefined && basis !== undefined) {
      faults.push(
        fault(
          'invalid-value',
          'evidence and basis stand beside each other',
          'basis holds all items taken together, each with its digest',
          ['evidence'],
        ),
      );
    }
    const names = evidence !== undefined || Object.keys(basis ?? {}).length > 0;
    const needsEvidence = outcome !== 'not-applicable' && outcome !== 'withdrawn';
    if (!names && (needsEvidence || tags.length > 0)) {
      faults.push(
        fault(
          'missing-key',
          'this decision names no evidence',
          'evidence: E03 with its digest, or a basis of several items',
          [],
          ['evidence'],
        ),
      );
    }
    if (outcome === 'not-applicable' && (evidence !== undefined || basis !== undefined || tags.length > 0)) {
      faults.push(
        fault(
          'invalid-value',
          'not-applicable is said of criteria alone',
          'remove evidence, basis and tags from this decision',
          ['outcome'],
        ),
      );
    }
    if ((outcome === 'not-applicable' || outcome === 'withdrawn') && reason === undefined) {
      faults.push(
        fault(
          'missing-key',
          `the key reason is missing, which ${outcome} asks for`,
          'reason: say why in a sentence',
          [],
          ['reason'],
        ),
      );
    }
    const addDigest = (written: string, key: string[]) => {
      if (!/^sha256:[0-9a-f]{64}$/.test(written))
        faults.push(
          fault(
            'invalid-value',
            'this is not a digest',
            'sha256: and 64 hexadecimal digits, as in the JSON result of evid check',
            key,
          ),
        );
    };
    if (digest !== undefined) addDigest(digest, ['digest']);
    for (const id in basis) addDigest(basis[id]!, ['basis', id]);
    return faults;
  });
}

/** A sample that names a judgement or a sign-off names nothing else: what stands beside it would be sampled by nobody. */
function sampleFaults(
  file: VerificationFile,
  root: YamlMap,
  path: string,
  portfolio: string,
  at: (path: Path) => Span,
): EntryFault[] {
  return (file.samples ?? []).flatMap((sample, index) => {
    const meant = sample.requirement !== undefined ? 'requirement' : 'unit';
    const beside = (['evidence', 'criteria', 'unit'] as const).find(
      (key) => key !== meant && sample[key] !== undefined,
    );
    if (sample[meant] === undefined || beside === undefined) return [];
    const part = ['samples', index];
    const finding = {
      code: 'invalid-value',
      message: `${beside} stands beside ${meant}, which is sampled instead`,
      help: sampleWords,
      file: path,
      span: at([...part, beside]),
      about: [file.id, partName(root, part), beside].join(' '),
      portfolio,
      ...(sample.evidence === undefined ? {} : { evidence: sample.evidence }),
    };
    return [{ list: 'samples', entry: toPlain(nodeAt(root, part)!), finding }];
  });
}
