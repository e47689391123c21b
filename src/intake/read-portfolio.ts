import { isUtf8 } from 'node:buffer';
import type { Finding } from '../diagnostics/finding.ts';
import { findPortfolioFiles } from '../load/find-files.ts';
import type { Folder } from '../load/folder.ts';
import { leadsOutside } from '../load/outside.ts';
import { readText } from '../load/read-text.ts';
import { naturalOrder } from '../model/natural-order.ts';
import { isCarriedOver } from '../model/unit-states.ts';
import { type EvidenceItem, parseEvidence } from '../parse/evidence.ts';
import { splitFrontMatter } from '../parse/front-matter.ts';
import { type PlacedData, placedData } from '../parse/personal-data.ts';
import { type ParsedPortfolio, parsePortfolio } from '../parse/portfolio-files.ts';
import { asFinding } from '../parse/read-shape.ts';
import { type Assessment, parseAssessment, parseVerification, type Verification } from '../parse/record.ts';
import { SourceText } from '../parse/source-text.ts';
import { contentHash, differsInLineEnds, digestOf, lineEndHashes } from '../resolve/digest.ts';
import { linkItem } from '../resolve/link-claims.ts';
import {
  type PersonalDataIn,
  type PortfolioFiles,
  qualificationNamed,
  registrationsOf,
} from '../resolve/portfolio-files.ts';
import type { Workspace } from '../resolve/workspace.ts';
import type { CentreSchema } from './centre-schema.ts';

/** Bytes of an attachment that are hashed; recordings of a whole day fit. */
const attachmentLimit = 4 * 1024 * 1024 * 1024;

/** Reads one portfolio folder file by file; of each file only what was understood is kept, not its text. */
export function readPortfolio(
  folder: Folder,
  path: string,
  workspace: Workspace,
  centreSchema: CentreSchema | undefined,
): { portfolio: PortfolioFiles; findings: Finding[] } {
  const findings: Finding[] = [];
  const inPortfolio = (list: readonly Finding[]) =>
    findings.push(...list.map((finding) => ({ ...finding, portfolio: path })));

  const portfolioPath = `${path}/portfolio.yaml`;
  const read = readText(folder, portfolioPath);
  const { file, unitsLost, isIncomplete, ...parsed }: ParsedPortfolio =
    'fault' in read
      ? { unitsLost: true, isIncomplete: true, findings: [{ ...read.fault, path: [] }] }
      : parsePortfolio(portfolioPath, read.text);
  inPortfolio(parsed.findings.map(asFinding));
  const unread: string[] = isIncomplete ? [portfolioPath] : [];
  const registrations = registrationsOf(file);
  for (const { route, certificate, span, unit } of registrations) {
    if (!isCarriedOver(route) || certificate !== undefined) continue;
    inPortfolio([
      {
        code: 'missing-key',
        message: `the key certificate is missing, which the route ${route} asks for`,
        help: 'certificate: which certificate is carried over',
        file: portfolioPath,
        span,
        ref: unit,
      },
    ]);
  }

  const files = findPortfolioFiles(folder, path);
  inPortfolio([...files.refused, ...files.strays]);
  unread.push(...files.refused.map((each) => each.file));

  const items: EvidenceItem[] = [];
  const bodies = new Map<EvidenceItem, SourceText>();
  const personal = new Map<EvidenceItem, PlacedData[]>();
  const unreadIds: (string | undefined)[] = files.refused
    .filter((each) => each.file.startsWith(`${path}/evidence`))
    .map(() => undefined);
  for (const evidencePath of files.evidence) {
    const text = readText(folder, evidencePath);
    if ('fault' in text) {
      inPortfolio([text.fault]);
      unread.push(evidencePath);
      unreadIds.push(undefined);
      continue;
    }
    const { item, body, findings: faults } = parseEvidence(evidencePath, path, text.text, centreSchema);
    findings.push(...faults);
    if (item === undefined) {
      unread.push(evidencePath);
      // An unfinished merge may hold two.
      const ids = [...text.text.matchAll(/^id:[ \t]*["']?([^\s"']+)/gm)].map(([, id]) => id);
      unreadIds.push(...(ids.length === 0 ? [undefined] : ids));
    } else {
      items.push(item);
      if (body !== undefined && body.text.length <= keptBody) bodies.set(item, body);
      // Looked for now, for the text is not kept.
      const found = item.withdrawn === undefined ? placedData(evidencePath, text.text) : [];
      if (found.length > 0) personal.set(item, found);
      if (item.withdrawn === undefined) findings.push(...(centreSchema?.check(item) ?? []));
    }
  }

  const assessments: Assessment[] = [];
  const verifications: Verification[] = [];
  let unreadRecord =
    files.refused.length > files.refused.filter((each) => each.file.startsWith(`${path}/evidence`)).length;
  const loadRecord = <Kind>(
    recordPath: string,
    parse: (path: string, portfolio: string, text: string) => { record?: Kind; findings: Finding[] },
    list: Kind[],
  ) => {
    const text = readText(folder, recordPath);
    const outcome = 'fault' in text ? { findings: [text.fault] } : parse(recordPath, path, text.text);
    inPortfolio(outcome.findings);
    if ('record' in outcome && outcome.record !== undefined) list.push(outcome.record);
    else {
      unread.push(recordPath);
      unreadRecord = true;
    }
  };
  for (const recordPath of files.assessments) loadRecord(recordPath, parseAssessment, assessments);
  for (const recordPath of files.verification) loadRecord(recordPath, parseVerification, verifications);

  const registered = new Set(registrations.map((each) => each.unit));
  items.sort((a, b) => naturalOrder(a.id, b.id) || naturalOrder(a.path, b.path));
  // Where the list of units cannot be read, that alone is reported, not every claim.
  const linked = items.map((item) =>
    linkItem(item, workspace.units, unitsLost ? new Set([...workspace.units.units.keys(), ...registered]) : registered),
  );
  const byPath = [...linked].sort((a, b) => (a.item.path < b.item.path ? 1 : -1));

  const content = contentOf(folder, path, bodies);
  const personalDataOf = personalDataIn(folder, path, personal, content.fileState);
  return {
    findings,
    portfolio: {
      path,
      file,
      unitsLost,
      registrations,
      qualification: qualificationNamed(file),
      items: linked,
      itemById: new Map(byPath.map((each) => [each.item.id, each])),
      assessments,
      verifications,
      unreadEvidence: unreadIds.length > 0,
      unreadRecord,
      unread,
      mayBeUnread: (id) => unreadIds.some((unread) => unread === undefined || unread === id),
      ...content,
      personalDataOf,
    },
  };
}

/** Files of an item that are read as text; what is longer than a mebibyte is no note. */
const textFile = /\.(?:txt|md|markdown|csv|tsv|eml|vtt|srt|log|json|ya?ml|html?|xml|ics|vcf)$/i;
const noteLimit = 1024 * 1024;

/** Personal data in items and in the text files that they name; a file is read once, and no other is opened. */
function personalDataIn(
  folder: Folder,
  portfolio: string,
  own: ReadonlyMap<EvidenceItem, PlacedData[]>,
  fileState: PortfolioFiles['fileState'],
): PortfolioFiles['personalDataOf'] {
  const known = new Map<string, PlacedData[]>();
  const inFile = (file: string): PlacedData[] => {
    const read = folder.read(file, noteLimit);
    return 'bytes' in read && isUtf8(read.bytes) ? placedData(file, new TextDecoder().decode(read.bytes)) : [];
  };
  return (item) => {
    const written = own.get(item);
    const places: PersonalDataIn[] = written === undefined ? [] : [{ file: item.path, found: written }];
    for (const name of item.files) {
      if (!textFile.test(name) || fileState(name) !== 'present') continue;
      const file = `${portfolio}/${name}`;
      const found = known.get(file) ?? inFile(file);
      known.set(file, found);
      if (found.length > 0) places.push({ file, found });
    }
    return places;
  };
}

type Content = Pick<PortfolioFiles, 'digestOf' | 'differsInLineEnds' | 'laterDigest' | 'bodyOf' | 'fileState'>;

/** Characters of a body that is kept while its portfolio is judged; longer ones are read again when something asks for them. */
const keptBody = 64 * 1024;

/** What lies behind the items of a portfolio (bodies, files, digests); what is not at hand is read when something asks for it. */
function contentOf(folder: Folder, portfolio: string, bodies: ReadonlyMap<EvidenceItem, SourceText>): Content {
  const states = new Map<string, 'present' | 'missing' | 'outside'>();
  const hashes = new Map<string, string>();
  const digests = new Map<EvidenceItem, string>();
  const fileState: Content['fileState'] = (name) => {
    let state = states.get(name);
    if (state === undefined) {
      state = stateOf(folder, portfolio, name);
      states.set(name, state);
    }
    return state;
  };
  const hashOfFile = (name: string): string => {
    let hash = hashes.get(name);
    if (hash === undefined) {
      const content = fileState(name) === 'present' ? folder.read(`${portfolio}/${name}`, attachmentLimit) : undefined;
      hash = content !== undefined && 'bytes' in content ? contentHash(content.bytes) : 'missing';
      hashes.set(name, hash);
    }
    return hash;
  };
  const bodyOf: Content['bodyOf'] = (item) => {
    const kept = bodies.get(item);
    if (kept !== undefined) return kept;
    const text = readText(folder, item.path);
    const split = 'text' in text ? splitFrontMatter(item.path, text.text) : undefined;
    return split !== undefined && 'body' in split ? split.body : new SourceText(item.path, '');
  };
  return {
    fileState,
    bodyOf,
    digestOf(item) {
      let digest = digests.get(item);
      if (digest === undefined) {
        digest = digestOf(item.written, bodyOf(item).text, item.files, hashOfFile);
        digests.set(item, digest);
      }
      return digest;
    },
    differsInLineEnds(item, digest) {
      const hashesOf = (name: string) => {
        const content =
          fileState(name) === 'present' ? folder.read(`${portfolio}/${name}`, attachmentLimit) : undefined;
        const others = content !== undefined && 'bytes' in content ? lineEndHashes(content.bytes) : [];
        return [...new Set([hashOfFile(name), ...others])];
      };
      return differsInLineEnds(digest, item.written, bodyOf(item).text, item.files, hashesOf);
    },
    laterDigest: (item) => digestLater(folder, portfolio, item.path, digests.get(item)),
  };
}

/** A digest for later that holds on to nothing but names: a result of ten thousand items must not keep them all in memory. */
function digestLater(folder: Folder, portfolio: string, path: string, known: string | undefined): () => string {
  return () => {
    if (known !== undefined) return known;
    const read = readText(folder, path);
    const { item, body } = 'text' in read ? parseEvidence(path, portfolio, read.text) : {};
    if (item === undefined || body === undefined) return '';
    return contentOf(folder, portfolio, new Map([[item, body]])).digestOf(item);
  };
}

function stateOf(folder: Folder, portfolio: string, name: string): 'present' | 'missing' | 'outside' {
  if (leadsOutside(name)) return 'outside';
  const path = `${portfolio}/${name}`;
  const outcome = folder.read(path, 0);
  if ('problem' in outcome && outcome.problem !== 'too-large') return 'missing';
  return folder.isInside(path, portfolio) ? 'present' : 'outside';
}
