import type { z } from 'zod';
import type { Finding } from '../diagnostics/finding.ts';
import { nearest, offer } from '../diagnostics/nearest.ts';
import type { SourceText } from './source-text.ts';
import {
  entryAt,
  nodeAt,
  type Path,
  partName,
  spanAt,
  spanOf,
  toPlain,
  type YamlMap,
  type YamlNode,
} from './yaml-node.ts';

export interface ShapeOptions {
  /** What `key:` with nothing after it means; a blank value is otherwise as good as no key at all. */
  blank?: (path: Path) => 'list' | 'map' | undefined;
  /** A stand-in for a required key that is missing, where the rest can still be used. */
  fill?: (path: Path) => string | undefined;
  /** Further keys allowed at the top. */
  allowed?: (key: string) => boolean;
}

/** A finding with the path of the part it is about, so that a later stage can tell what it belongs to. */
export interface ShapeFinding extends Finding {
  path: Path;
}

/**
 * Reads a YAML map by its schema. All faults are reported at their places; faulty parts are then left out, so that the
 * value holds everything that could be understood. It is undefined when a key without which nothing can be done is missing.
 * `root` is the map without the parts left out: its indices are those of the value's lists, its places those of the file.
 */
export function readShape<Schema extends z.ZodType>(
  schema: Schema,
  source: SourceText,
  root: YamlMap,
  options: ShapeOptions = {},
): { value?: z.output<Schema>; root: YamlMap; findings: ShapeFinding[] } {
  const findings: ShapeFinding[] = [];
  let usable = prune(root, [], {
    ...options,
    named: (path) => namesOwnKeys(schema, path),
    unknown: (path, key) => !namesOwnKeys(schema, path) && !keysAt(schema, path).has(key),
  }) as YamlMap;
  // Each pass leaves out at least one part; the cap only guards against a fault of ours.
  for (let pass = 0; pass < 50; pass++) {
    const result = schema.safeParse(toPlain(usable));
    if (result.success) return { value: result.data, root: usable, findings };
    const issues = result.error.issues.flatMap((issue) => flatten(issue, []));
    // What is missing after a faulty part was left out is a consequence, not a second fault.
    if (pass === 0)
      findings.push(...oneCauseEach(issues.flatMap((issue) => describe(schema, source, root, usable, issue))));
    const repaired = repair(usable, issues, options);
    if (repaired === undefined) break;
    usable = repaired;
  }
  return { root: usable, findings };
}

/** A misspelt key is one fault, not an unknown key and a missing one. */
function oneCauseEach(findings: (ShapeFinding & { meant?: string })[]): ShapeFinding[] {
  const meant = new Set(
    findings.flatMap((each) =>
      each.meant === undefined ? [] : [JSON.stringify([...each.path.slice(0, -1), each.meant])],
    ),
  );
  return findings
    .filter((each) => each.code !== 'missing-key' || !meant.has(JSON.stringify(each.path)))
    .map(({ meant: _, ...finding }) => finding);
}

interface Issue {
  code: string;
  path: Path;
  message: string;
  keys?: string[];
  values?: unknown[];
  expected?: string;
  format?: string;
  minimum?: unknown;
}

/** The issues of the branch of a union that the writer most likely meant: the one that was understood deepest. */
function flatten(issue: z.core.$ZodIssue, prefix: Path): Issue[] {
  const path = [...prefix, ...(issue.path as (string | number)[])];
  if (issue.code !== 'invalid_union') return [{ ...(issue as unknown as Issue), path }];
  const branches = issue.errors.map((errors) => errors.flatMap((each) => flatten(each, path)));
  const depth = (branch: Issue[]) =>
    Math.max(...branch.map((each) => each.path.length * 2 + (each.code === 'invalid_type' ? 0 : 1)));
  return branches.reduce((best, branch) => (depth(branch) > depth(best) ? branch : best), branches[0] ?? []);
}

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
  const additions: { holder: YamlMap; key: string; text: string }[] = [];
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
    const text = options.fill?.(path);
    if (text !== undefined && holder?.kind === 'map') {
      additions.push({ holder, key: String(path.at(-1)), text });
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
    for (const { holder, key, text } of additions) {
      if (holder !== node) continue;
      entries.push({
        key,
        keyStart: node.start,
        keyEnd: node.start,
        value: { kind: 'scalar', text, blank: false, start: node.start, end: node.start },
      });
    }
    return { ...node, entries };
  };
  return copy(root) as YamlMap;
}

function describe(
  schema: z.ZodType,
  source: SourceText,
  root: YamlMap,
  usable: YamlMap,
  issue: Issue,
): (ShapeFinding & { meant?: string })[] {
  const { path } = issue;
  const finding = (code: string, message: string, help: string | undefined, at: Path = path): ShapeFinding => ({
    code,
    message,
    help,
    file: source.path,
    span: spanAt(source, root, at),
    about: partName(root, at),
    path: at,
  });
  const known = keysAt(schema, issue.code === 'unrecognized_keys' ? path : path.slice(0, -1));
  if (issue.code === 'unrecognized_keys') {
    return (issue.keys ?? []).map((key) => {
      const entry = entryAt(root, [...path, key]);
      const near = nearest(key, known.keys());
      const cutAtComma = entry?.value.kind === 'scalar' && entry.value.blank && /\s/.test(key);
      const help = cutAtComma
        ? 'put quotes round a text that holds a comma: this is the rest of the value before it'
        : near === undefined
          ? `known here: ${[...known.keys()].join(', ')}; a key of your own begins with x-`
          : `did you mean ${near}?`;
      const meant = near === undefined ? {} : { meant: near };
      return {
        ...meant,
        ...finding('unknown-key', `unknown key ${key}`, help, [...path, key]),
        ...(entry ? { span: source.span(entry.keyStart, entry.keyEnd) } : {}),
      };
    });
  }
  const name = String(path.findLast((step) => typeof step === 'string') ?? 'this file');
  const node = nodeAt(usable, path);
  if (node === undefined) {
    const holder = nodeAt(root, path.slice(0, -1)) ?? root;
    const blank = entryAt(root, path);
    const description = known.get(name);
    const help = description ? `${name}: ${lowerFirst(description)}` : `add the key ${name}`;
    const message = blank ? `the key ${name} has no value` : `the key ${name} is missing`;
    return [
      {
        ...finding('missing-key', message, help),
        span: blank ? source.span(blank.keyStart, blank.keyEnd) : spanOf(source, holder),
      },
    ];
  }
  const written = node.kind === 'scalar' ? shorten(node.text) : '';
  if (issue.code === 'invalid_key')
    return [
      finding(
        'invalid-value',
        `${written === '' ? String(path.at(-1)) : String(path.at(-1))} cannot be used as a name here`,
        'use letters, digits and "-"',
      ),
    ];
  if (issue.format === 'date' && node.kind === 'scalar') {
    const real = /^\d{4}-\d{2}-\d{2}$/.test(node.text);
    return [
      finding(
        'invalid-date',
        real ? `${name}: there is no ${node.text} in the calendar` : `${name}: ${written} is not a date`,
        real ? `${node.text.slice(0, 7)} ${monthLength(node.text)}` : 'write dates as YYYY-MM-DD, as in 2026-03-04',
      ),
    ];
  }
  if (issue.values !== undefined && node.kind === 'scalar') {
    const accepted = issue.values.map(String);
    return [finding('invalid-value', `${name}: ${written} is not accepted here`, offer(node.text, accepted))];
  }
  if (issue.code === 'invalid_type' || issue.values !== undefined) {
    const shape: Record<string, string> = {
      array: 'a list',
      object: 'a map of keys and values',
      record: 'a map of keys and values',
      string: 'a text',
    };
    const expected =
      issue.values !== undefined
        ? `one of ${issue.values.join(', ')}`
        : (shape[issue.expected ?? ''] ?? 'something else');
    const example =
      issue.expected === 'array' && node.kind === 'scalar' ? `write ${name}: [${written}]` : `make it ${expected}`;
    return [finding('invalid-value', `${name} must be ${expected}`, example)];
  }
  return [finding('invalid-value', `${name}${written === '' ? '' : `: ${written}`} ${issue.message}`, known.get(name))];
}

/** "has 30 days", or that there is no such month. */
function monthLength(date: string): string {
  const [year = 0, month = 0] = date.split('-').map(Number);
  if (month < 1 || month > 12) return 'is no month: they go from 01 to 12';
  return `has ${new Date(Date.UTC(year, month, 0)).getUTCDate()} days`;
}

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
const shorten = (words: string) => (words.length > 60 ? `${words.slice(0, 57)}…` : words);

type Def = { def: Record<string, unknown> & { type: string } };

/** The schemas that may describe the part at a path. */
function schemasAt(schema: z.ZodType, path: Path): z.ZodType[] {
  let candidates = unwrap(schema);
  for (const step of path) {
    candidates = candidates.flatMap((candidate) => {
      const { def } = candidate as z.ZodType & Def;
      if (def.type === 'object') {
        const inner = (def.shape as Record<string, z.ZodType>)[String(step)];
        return inner ? unwrap(inner) : [];
      }
      if (def.type === 'array') return unwrap(def.element as z.ZodType);
      if (def.type === 'record') return unwrap(def.valueType as z.ZodType);
      return [];
    });
  }
  return candidates;
}

/** Whether the keys of the map at a path are names that the writer gives, not keys of the format. */
const namesOwnKeys = (schema: z.ZodType, path: Path): boolean =>
  schemasAt(schema, path).some((candidate) => (candidate as z.ZodType & Def).def.type === 'record');

/** The keys that a schema knows at a path, each with its description. */
function keysAt(schema: z.ZodType, path: Path): Map<string, string | undefined> {
  const candidates = schemasAt(schema, path);
  const keys = new Map<string, string | undefined>();
  for (const candidate of candidates) {
    const { def } = candidate as z.ZodType & { def: Record<string, unknown> & { type: string } };
    if (def.type !== 'object') continue;
    for (const [key, value] of Object.entries(def.shape as Record<string, z.ZodType>)) {
      keys.set(key, value.description ?? unwrap(value)[0]?.description);
    }
  }
  return keys;
}

function unwrap(schema: z.ZodType): z.ZodType[] {
  const { def } = schema as z.ZodType & { def: Record<string, unknown> & { type: string } };
  if (def.type === 'optional') return unwrap(def.innerType as z.ZodType);
  if (def.type === 'pipe') return unwrap(def.in as z.ZodType);
  if (def.type === 'lazy') return unwrap((def.getter as () => z.ZodType)());
  if (def.type === 'union') return (def.options as z.ZodType[]).flatMap(unwrap);
  return [schema];
}
