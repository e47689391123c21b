import type { Span } from '../diagnostics/finding.ts';
import { type WaiverEntry, waiversSchema, waiverWords } from '../model/waiver.ts';
import type { ShapeFinding } from './shape-finding.ts';
import { parseYamlFile, type YamlFile } from './yaml-file.ts';
import { partName } from './yaml-node.ts';

/** One entry of `waivers.yaml`. */
export interface WrittenWaiver {
  entry: WaiverEntry;
  /** Something in it cannot be read, so that it may say more than its writer meant. */
  isFaulty: boolean;
  /** Where it stands, or one of its keys. */
  at: (key?: string) => Span;
}

/** Reads `waivers.yaml`. An entry with any fault is marked: without its misspelt `until` it would hold for ever. */
export function parseWaivers(path: string, text: string): { written: WrittenWaiver[]; findings: ShapeFinding[] } {
  const { file, findings } = parseYamlFile(waiversSchema, path, text, {
    blank: (at) => (at.length === 1 && at[0] === 'waivers' ? 'list' : undefined),
    // An entry that lacks a key stays where it is, for the places of the others.
    fill: ([, , key]) => (key === 'reason' || key === 'by' ? '?' : undefined),
  });
  if (file === undefined) return { written: [], findings };
  const leftOut = indices(findings.filter((each) => each.path.length === 2));
  const faulty = indices(findings);
  let original = -1;
  const written = file.value.waivers.map((entry, index): WrittenWaiver => {
    do original++;
    while (leftOut.has(original));
    const known = faulty.has(original);
    const further = known ? [] : entryFaults(entry, index, file);
    findings.push(...further);
    const at = (key?: string) => file.at(['waivers', index, ...(key === undefined ? [] : [key])]);
    return { entry, isFaulty: known || further.length > 0, at };
  });
  return { written, findings };
}

const indices = (findings: readonly ShapeFinding[]) => new Set(findings.map(({ path: [, index] }) => index));

/** What the keys of one entry ask of each other. */
function entryFaults(entry: WaiverEntry, index: number, file: YamlFile<unknown>): ShapeFinding[] {
  const { code, reference, portfolio, subject } = entry;
  const fault = (kind: string, message: string, help: string, ...key: string[]): ShapeFinding => {
    const path = ['waivers', index, ...key];
    const about = partName(file.root, path);
    return { code: kind, message, help, file: file.path, span: file.at(path), about, path };
  };
  if (code === undefined && reference === undefined)
    return [fault('missing-key', 'this waiver has neither code nor reference', waiverWords.none)];
  if (code !== undefined && reference !== undefined)
    return [fault('invalid-value', 'this waiver has a code and a reference', waiverWords.several, 'reference')];
  if (reference === undefined) return [];
  if (portfolio === undefined)
    return [fault('missing-key', 'the key portfolio is missing, which a reference asks for', waiverWords.portfolio)];
  if (subject === undefined) return [];
  return [fault('invalid-value', 'this waiver has a reference and a subject', waiverWords.subject, 'subject')];
}
