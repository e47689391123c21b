import { shorten } from '../diagnostics/shorten.ts';
import type { ShapeFinding } from './shape-finding.ts';
import type { SourceText } from './source-text.ts';
import { type Path, partName, spanOf, type YamlMap, type YamlNode } from './yaml-node.ts';

/** A blank and a `#` that stands close before a word: what people mean as a number sign, and YAML reads as a comment. */
const cut = /[ \t]+#\S.*/y;

/** The plain texts that end at such a comment, each with what was cut off. */
export function cutValues(source: SourceText, root: YamlMap): ShapeFinding[] {
  // Nearly every file is done with here.
  return /[ \t]#\S/.test(source.text) ? cutIn(source, root) : [];
}

function cutIn(source: SourceText, root: YamlMap): ShapeFinding[] {
  const { text, path: file } = source;
  const findings: ShapeFinding[] = [];
  // What an alias repeats stands in one place all the same.
  const seen = new Set<number>();
  const look = (node: YamlNode, path: Path): void => {
    if (node.kind === 'list') for (const [index, item] of node.items.entries()) look(item, [...path, index]);
    if (node.kind === 'map') for (const { key, value } of node.entries) look(value, [...path, key]);
    if (node.kind !== 'scalar' || node.blank || seen.has(node.start)) return;
    seen.add(node.start);
    cut.lastIndex = node.end;
    const rest = /["'|>*]/.test(text[node.start] ?? '') ? undefined : cut.exec(text)?.[0];
    if (rest === undefined) return;
    const name = shorten(String(path.findLast((step) => typeof step === 'string')));
    findings.push({
      code: 'value-cut-by-comment',
      message: `${name} ends before ${shorten(rest.trim(), 40)}: a # after a blank begins a comment`,
      help: 'put the whole text in quotes; if it is a comment, write a blank after the #',
      file,
      span: spanOf(source, node),
      about: partName(root, path),
      path,
    });
  };
  look(root, []);
  return findings;
}
