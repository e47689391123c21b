import type { Finding } from '../diagnostics/finding.ts';
import type { Shape } from '../model/shape.ts';
import { zodOf } from '../model/zod-of.ts';
import { cleanReader, unclear } from './clean-reader.ts';
import { describeIssue } from './describe-issue.ts';
import { keysAt, namesOwnKeys } from './keys-at.ts';
import type { ShapeFinding, ShapeOptions } from './shape-finding.ts';
import { flatten, type Issue } from './shape-issue.ts';
import type { SourceText } from './source-text.ts';
import { entryAt, nodeAt, type Path, toPlain, type YamlEntry, type YamlMap, type YamlNode } from './yaml-node.ts';

/**
 * Reads a YAML map by its shape. All faults are reported at their places; faulty parts are then left out, so that the
 * value holds everything that could be understood. It is undefined when a key without which nothing can be done is missing.
 * `root` is the map without the parts left out: its indices are those of the value's lists, its places those of the file.
 * `lost` says what could not be had, missing or left out, whether or not that is a finding of its own.
 */
export function readShape<Value>(
  shape: Shape<Value>,
  source: SourceText,
  root: YamlMap,
  options: ShapeOptions = {},
): { value?: Value; root: YamlMap; findings: ShapeFinding[]; lost: Path[] } {
  const own = withoutForeign(root, shape, options);
  const value = cleanReader(shape)(own);
  if (value !== unclear) return { value: value as Value, root: own, findings: [], lost: [] };
  return readWithFaults(shape, source, root, options);
}

/** The same for a map that may have faults: slower, and with the same answer where there is none. */
export function readWithFaults<Value>(
  shape: Shape<Value>,
  source: SourceText,
  root: YamlMap,
  options: ShapeOptions = {},
): ReturnType<typeof readShape<Value>> {
  const findings: ShapeFinding[] = [];
  const lost: Path[] = [];
  let usable = prune(root, [], {
    ...options,
    named: (path) => namesOwnKeys(shape, path),
    unknown: (path, key) => !namesOwnKeys(shape, path) && !keysAt(shape, path).has(key),
  }) as YamlMap;
  // Each pass leaves out at least one part; the cap only guards against a fault of ours.
  for (let pass = 0; pass < 50; pass++) {
    const result = zodOf(shape).safeParse(toPlain(usable));
    if (result.success) return { value: result.data, root: usable, findings, lost };
    const issues = result.error.issues.flatMap((issue) => flatten(issue, []));
    for (const { code, path } of issues) if (code !== 'unrecognized_keys') lost.push(path);
    // What is missing after a faulty part was left out is a consequence, not a second fault.
    if (pass === 0) {
      const described = issues.flatMap((issue) => describeIssue({ shape, source, root, usable, options }, issue));
      findings.push(...oneCauseEach(described, root));
    }
    const repaired = repair(usable, issues, options);
    if (repaired === undefined) break;
    usable = repaired;
  }
  return { root: usable, findings, lost };
}

/** A map without the keys at its top that are nothing to the schema. */
function withoutForeign(root: YamlMap, shape: Shape, { allowed }: ShapeOptions): YamlMap {
  const isForeign = ({ key }: YamlEntry) => key.startsWith('x-') || allowed?.(key) === true;
  if (!root.entries.some(isForeign) || namesOwnKeys(shape, [])) return root;
  return { ...root, entries: root.entries.filter((entry) => !isForeign(entry)) };
}

/** A misspelt key is one fault, not an unknown key and a missing one. */
function oneCauseEach(described: ShapeFinding[], root: YamlMap): ShapeFinding[] {
  const key = (path: Path) => JSON.stringify(path);
  const absent = described.filter(({ code, path }) => code === 'missing-key' && entryAt(root, path) === undefined);
  const inHolder = (list: readonly ShapeFinding[], holder: Path) =>
    list.filter(({ path }) => key(path.slice(0, -1)) === key(holder));
  const findings = described.map((each) => {
    const holder = each.path.slice(0, -1);
    if (each.code !== 'unknown-key' || each.meant !== undefined || typeof holder.at(-1) !== 'number') return each;
    // In an entry of a list, the one key that is not known stands for the one that is not there.
    const [unknown, missing] = [
      inHolder(described, holder).filter(({ code }) => code === 'unknown-key'),
      inHolder(absent, holder),
    ];
    if (unknown.length > 1 || missing.length !== 1) return each;
    const meant = String(missing[0]!.path.at(-1));
    const value = entryAt(root, each.path)?.value;
    // A key without a value is the rest of another, and its help says so.
    const isBlank = value?.kind === 'scalar' && value.blank;
    return { ...each, meant, help: isBlank ? each.help : `did you mean ${meant}?` };
  });
  const meant = new Set(
    findings.flatMap(({ path, meant: name }) => (name === undefined ? [] : [key([...path.slice(0, -1), name])])),
  );
  return findings.filter(({ code, path }) => code !== 'missing-key' || !meant.has(key(path)));
}

/** A finding of the shape as any other, once nobody needs to know what it belongs to. */
export const asFinding = ({ path: _, meant: __, ...finding }: ShapeFinding): Finding => finding;

interface PruneOptions extends ShapeOptions {
  named: (path: Path) => boolean;
  unknown: (path: Path, key: string) => boolean;
}

/**
 * The data without blank values and x- keys; parts in which nothing changes are shared, not copied. In a map whose keys are the
 * writer's names anyway (`named`: people, a basis, values), a name may begin with x- like any other.
 */
function prune(node: YamlNode, path: Path, options: PruneOptions): YamlNode {
  if (node.kind === 'scalar') return node;
  if (node.kind === 'list') {
    const items = node.items.map((item, index) => prune(item, [...path, index], options));
    return items.every((item, index) => item === node.items[index]) ? node : { ...node, items };
  }
  const entries = node.entries.flatMap((entry) => {
    const at = [...path, entry.key];
    if (entry.key.startsWith('x-') && !options.named(path)) return [];
    if (path.length === 0 && options.allowed?.(entry.key)) return [];
    if (entry.value.kind !== 'scalar' || !entry.value.blank) {
      const value = prune(entry.value, at, options);
      return [value === entry.value ? entry : { ...entry, value }];
    }
    const meaning = options.blank?.(at);
    // A key that nobody knows is a fault whether or not something stands after it.
    if (meaning === undefined) return options.unknown(path, entry.key) || options.named(path) ? [entry] : [];
    const { start, end } = entry.value;
    return [
      {
        ...entry,
        value:
          meaning === 'list'
            ? { kind: 'list' as const, items: [], start, end }
            : { kind: 'map' as const, entries: [], start, end },
      },
    ];
  });
  const unchanged =
    entries.length === node.entries.length && entries.every((entry, index) => entry === node.entries[index]);
  return unchanged ? node : { ...node, entries };
}

/** A copy without the faulty parts; undefined when the map itself cannot do without what is missing. */
function repair(root: YamlMap, issues: Issue[], options: ShapeOptions): YamlMap | undefined {
  const doomed = new Set<YamlNode>();
  const additions: { holder: YamlMap; key: string; value: YamlNode }[] = [];
  for (const { code, path, keys } of issues) {
    if (code === 'unrecognized_keys') {
      for (const key of keys ?? []) doomed.add(nodeAt(root, [...path, key])!);
      continue;
    }
    const faulty = nodeAt(root, path);
    if (faulty !== undefined && path.length > 0) {
      doomed.add(faulty);
      continue;
    }
    const holder = nodeAt(root, path.slice(0, -1));
    const filling = options.fill?.(path);
    if (filling !== undefined && holder?.kind === 'map') {
      additions.push({ holder, key: String(path.at(-1)), value: standIn(filling, holder.start) });
      continue;
    }
    if (holder === undefined || holder === root || path.length === 0) return undefined;
    doomed.add(holder);
  }
  const copy = (node: YamlNode): YamlNode => {
    if (node.kind === 'list') return { ...node, items: node.items.filter((item) => !doomed.has(item)).map(copy) };
    if (node.kind === 'scalar') return node;
    const entries = node.entries
      .filter((entry) => !doomed.has(entry.value))
      .map((entry) => ({ ...entry, value: copy(entry.value) }));
    for (const { holder, key, value } of additions) {
      if (holder === node) entries.push({ key, keyStart: node.start, keyEnd: node.start, value });
    }
    return { ...node, entries };
  };
  return copy(root) as YamlMap;
}

/** A part that is not in the file, at the place of what should hold it. */
function standIn(filling: string | Readonly<Record<string, string>>, at: number): YamlNode {
  if (typeof filling === 'string') return { kind: 'scalar', text: filling, blank: false, start: at, end: at };
  const entries = Object.entries(filling).map(([key, text]) => ({
    key,
    keyStart: at,
    keyEnd: at,
    value: standIn(text, at),
  }));
  return { kind: 'map', entries, start: at, end: at };
}
