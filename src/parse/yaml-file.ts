import type { Span } from '../diagnostics/finding.ts';
import { fileStart } from '../diagnostics/finding.ts';
import type { Shape } from '../model/shape.ts';
import { conflictIn } from './conflict-markers.ts';
import { cutValues } from './cut-values.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { readShape } from './read-shape.ts';
import type { ShapeFinding, ShapeOptions } from './shape-finding.ts';
import { SourceText } from './source-text.ts';
import { parseYaml } from './yaml-document.ts';
import { keySpanAt, type Path, spanAt, type YamlMap } from './yaml-node.ts';

/** Characters of a YAML file that are read; a hundred times what the longest real unit needs. */
export const yamlFileLimit = 1024 * 1024;

export interface YamlFile<Value> {
  value: Value;
  path: string;
  root: YamlMap;
  at: (path: Path) => Span;
  /** Where a key stands that somebody chose, the name of a facet say. */
  keyAt: (path: Path) => Span;
}

/** Reads a whole YAML file by its shape. Without a file, it cannot be read, and the findings say why; `lost` as in readShape. */
export function parseYamlFile<Value>(
  shape: Shape<Value>,
  path: string,
  text: string,
  options: ShapeOptions & { mayBeEmpty?: true } = {},
): { file?: YamlFile<Value>; findings: ShapeFinding[]; lost: Path[] } {
  const fault = (code: string, message: string, help: string, span: Span = fileStart) => ({
    findings: [{ code, message, help, file: path, span, path: [] }],
    lost: [],
  });
  if (text.length > yamlFileLimit) {
    return fault(
      'file-too-large',
      `this file has ${text.length} characters; evid reads up to ${yamlFileLimit}`,
      'split it into several files',
    );
  }
  if (text.trim() === '' && !options.mayBeEmpty)
    return fault('empty-file', 'this file is empty', 'write its keys, or delete the file');
  const unmerged = conflictIn(path, text);
  if (unmerged !== undefined) return { findings: [{ ...unmerged, path: [] }], lost: [] };
  const source = new SourceText(path, text);
  const plain = readPlainYaml(text);
  const document: ReturnType<typeof parseYaml> =
    plain === undefined ? parseYaml(source) : { root: plain, findings: [] };
  const nothing: YamlMap | undefined = options.mayBeEmpty && { kind: 'map', entries: [], start: 0, end: 0 };
  const root = document.root ?? (document.findings.length === 0 ? nothing : undefined);
  if (root === undefined) {
    if (document.findings.length > 0)
      return { findings: document.findings.map((finding) => ({ ...finding, path: [] })), lost: [] };
    return fault('empty-file', 'this file holds only comments', 'write its keys, or delete the file');
  }
  if (root.kind !== 'map') {
    return fault(
      'invalid-yaml',
      'this file is not a list of keys with values',
      'write one key a line, as in `id: B9`',
      source.span(root.start, root.start + 1),
    );
  }
  const read = readShape(shape, source, root, options);
  // Of a text that was cut nothing is lost, so that no part of the file is at fault.
  const findings = [...read.findings, ...cutValues(source, root).map((each) => ({ ...each, path: [] }))];
  if (read.value === undefined) return { findings, lost: read.lost };
  return {
    file: {
      value: read.value,
      path,
      root: read.root,
      at: (part) => spanAt(source, read.root, part),
      keyAt: (part) => keySpanAt(source, read.root, part),
    },
    findings,
    lost: read.lost,
  };
}
