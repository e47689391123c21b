import type { Span } from '../diagnostics/finding.ts';
import type { SourceText } from './source-text.ts';

/** YAML data with the place of every part. Scalars are text: what `1.10` or `no` means is for the field's schema to say. */
export type YamlNode = YamlScalar | YamlList | YamlMap;
export interface YamlScalar {
  kind: 'scalar';
  text: string;
  /** A plain scalar of no characters: `key:` with nothing after it. */
  blank: boolean;
  start: number;
  end: number;
}
export interface YamlList {
  kind: 'list';
  items: YamlNode[];
  start: number;
  end: number;
}
export interface YamlMap {
  kind: 'map';
  entries: YamlEntry[];
  start: number;
  end: number;
}
export interface YamlEntry {
  key: string;
  keyStart: number;
  keyEnd: number;
  value: YamlNode;
}

/** The same data without places: strings, arrays and objects without a prototype. */
export type Plain = string | Plain[] | { [key: string]: Plain };

export function toPlain(node: YamlNode): Plain {
  if (node.kind === 'scalar') return node.text;
  if (node.kind === 'list') return node.items.map(toPlain);
  const plain: { [key: string]: Plain } = Object.create(null);
  for (const { key, value } of node.entries) plain[key] = toPlain(value);
  return plain;
}

export type Path = readonly (string | number)[];

/** The value of a key; undefined where the map does not have it. */
export const valueAt = ({ entries }: YamlMap, key: string): YamlNode | undefined =>
  entries.find((entry) => entry.key === key)?.value;

/** The part that a path of keys and indices leads to; undefined where the data has no such part. */
export function nodeAt(root: YamlNode, path: Path): YamlNode | undefined {
  let node: YamlNode | undefined = root;
  for (const step of path) {
    if (node?.kind === 'list' && typeof step === 'number') node = node.items[step];
    else if (node?.kind === 'map') node = valueAt(node, String(step));
    else return undefined;
  }
  return node;
}

/** The entry (key and value) that a path ends in; undefined for list items and for what is not there. */
export function entryAt(root: YamlNode, path: Path): YamlEntry | undefined {
  const holder = nodeAt(root, path.slice(0, -1));
  return holder?.kind === 'map' ? holder.entries.find((entry) => entry.key === String(path.at(-1))) : undefined;
}

/** What names an entry of a list, as far as the formats know. */
const naming = [
  'id',
  'unit',
  'evidence',
  'assessment',
  'requirement',
  'standard',
  'criterion',
  'code',
  'reference',
  'criteria',
  'tags',
];

/** A part of the data in words that stay when entries of a list change places: keys, and what names each entry. */
export function partName(root: YamlNode, path: Path): string {
  const steps = path.map((step, index) => {
    if (typeof step === 'string') return step;
    const entry = nodeAt(root, path.slice(0, index + 1));
    return entry === undefined ? '' : nameOf(entry);
  });
  return steps.filter((step) => step !== '').join(' ');
}

function nameOf(entry: YamlNode): string {
  if (entry.kind === 'scalar') return entry.text;
  if (entry.kind === 'list') return entry.items.map(nameOf).join(',');
  const names = entry.entries.filter(({ key }) => naming.includes(key));
  return names.length > 0
    ? names.map(({ value }) => nameOf(value)).join(' ')
    : entry.entries.map(({ key }) => key).join(',');
}

/** The smallest place that shows a path: the value, or for a blank value its key, or the nearest part that holds it. */
export function spanAt(source: SourceText, root: YamlNode, path: Path): Span {
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length);
    const node = nodeAt(root, part);
    if (node === undefined) continue;
    const entry = entryAt(root, part);
    if (entry !== undefined && (node.end <= node.start || node.kind !== 'scalar')) {
      return length === path.length && node.kind === 'scalar'
        ? source.span(entry.keyStart, entry.keyEnd)
        : spanOf(source, node);
    }
    return spanOf(source, node);
  }
  return spanOf(source, root);
}

/** The place of the key that a path ends in; of what is not there, the nearest part that holds it. */
export function keySpanAt(source: SourceText, root: YamlNode, path: Path): Span {
  const entry = entryAt(root, path);
  return entry === undefined ? spanAt(source, root, path) : source.span(entry.keyStart, entry.keyEnd);
}

/** The place of a part. A map or a list is shown by its first line, so that a frame stays readable. */
export function spanOf(source: SourceText, node: YamlNode): Span {
  const whole = source.span(node.start, node.end);
  if (node.kind === 'scalar' || whole.endLine === whole.line) return whole;
  const lineEnd = source.text.indexOf('\n', node.start);
  return source.span(node.start, lineEnd === -1 ? node.end : lineEnd);
}
