import type { z } from 'zod';
import type { YamlMap, YamlNode } from './yaml-node.ts';

/** What a reader answers where it is not certain that there is no fault. */
export const unclear = Symbol('unclear');

/** Reads a part of a file as zod would, or answers that it may have a fault. */
export type CleanReader = (node: YamlNode) => unknown;

/**
 * The reader of files without a fault, made of their schema: it answers what the schema's own parse would, several times faster,
 * for it goes from the YAML to the value in one step and makes nothing on the way. Where there is any fault, or a blank value, or a
 * kind of schema that it does not know, it is unclear, and zod looks at the file and says what is wrong.
 */
export function cleanReader(schema: z.ZodType): CleanReader {
  const known = readers.get(schema);
  if (known !== undefined) return known;
  // A schema may hold itself.
  readers.set(schema, (node) => readers.get(schema)!(node));
  const reader = checked(schema, readerOf(schema));
  readers.set(schema, reader);
  return reader;
}
const readers = new WeakMap<z.ZodType, CleanReader>();

type Internals = { _zod: { def: Definition } };
interface Check {
  _zod: {
    def: { check: string; minimum?: number; maximum?: number; pattern?: RegExp };
    check: (payload: { value: unknown; issues: unknown[] }) => unknown;
  };
}
/** Of what defines a schema, the parts that are read here. */
interface Definition {
  type: string;
  checks?: Check[];
  pattern?: RegExp;
  entries?: Record<string, string>;
  values?: unknown[];
  shape?: Record<string, z.ZodType>;
  catchall?: z.ZodType;
  element?: z.ZodType;
  options?: z.ZodType[];
  innerType?: z.ZodType;
  keyType?: z.ZodType;
  valueType?: z.ZodType;
  in?: z.ZodType;
  out?: z.ZodType;
  transform?: (value: unknown, payload: unknown) => unknown;
}
const definitionOf = (schema: z.ZodType): Definition => (schema as unknown as Internals)._zod.def;

function readerOf(schema: z.ZodType): CleanReader {
  const definition = definitionOf(schema);
  switch (definition.type) {
    case 'string':
      return textReader(definition.pattern);
    case 'enum':
      return wordReader(Object.values(definition.entries!));
    case 'literal':
      return wordReader(definition.values!);
    case 'optional':
    case 'nonoptional':
      return cleanReader(definition.innerType!);
    case 'array':
      return listReader(definition.element!);
    case 'object':
      return mapReader(definition.shape!, definition.catchall);
    case 'record':
      return recordReader(definition.keyType!, definition.valueType!);
    case 'union':
      return firstReader(definition.options!);
    case 'pipe':
      return transformReader(definition.in!, definitionOf(definition.out!).transform);
    default:
      return () => unclear;
  }
}

/** A reader with the checks of its schema behind it. */
function checked(schema: z.ZodType, read: CleanReader): CleanReader {
  const tests = (definitionOf(schema).checks ?? []).map(testOf);
  if (tests.length === 0) return read;
  return (node) => {
    const value = read(node);
    if (value === unclear) return unclear;
    for (const holds of tests) if (!holds(value)) return unclear;
    return value;
  };
}

function testOf({ _zod: check }: Check): (value: unknown) => boolean {
  const { check: kind, minimum, maximum, pattern } = check.def;
  if (kind === 'min_length') return (value) => (value as string | unknown[]).length >= minimum!;
  if (kind === 'max_length') return (value) => (value as string | unknown[]).length <= maximum!;
  if (kind === 'string_format' && pattern !== undefined) return (value) => matches(pattern, value as string);
  if (kind !== 'custom') return () => false;
  return (value) => {
    const payload = { value, issues: [] };
    check.check(payload);
    return payload.issues.length === 0;
  };
}

function matches(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  return pattern.test(text);
}

const textReader =
  (pattern: RegExp | undefined): CleanReader =>
  (node) => {
    if (node.kind !== 'scalar' || node.blank) return unclear;
    return pattern === undefined || matches(pattern, node.text) ? node.text : unclear;
  };

function wordReader(words: readonly unknown[]): CleanReader {
  const known = new Map(words.map((word) => [word, word]));
  // The word of the schema rather than the same one of the file, which would hold on to its file.
  return (node) => (node.kind === 'scalar' && !node.blank ? (known.get(node.text) ?? unclear) : unclear);
}

function listReader(element: z.ZodType): CleanReader {
  const read = cleanReader(element);
  return (node) => {
    if (node.kind !== 'list') return unclear;
    const values: unknown[] = [];
    for (const item of node.items) {
      const value = read(item);
      if (value === unclear) return unclear;
      values.push(value);
    }
    return values;
  };
}

interface Field {
  key: string;
  read: CleanReader;
  isOptional: boolean;
}

/** A map of known keys, in the order of the schema, as zod gives it. */
function mapReader(shape: Record<string, z.ZodType>, catchall: z.ZodType | undefined): CleanReader {
  if (catchall === undefined || definitionOf(catchall).type !== 'never') return () => unclear;
  const fields = Object.entries(shape).map(([key, schema]): Field => {
    return { key, read: cleanReader(schema), isOptional: definitionOf(schema).type === 'optional' };
  });
  return (node) => {
    if (node.kind !== 'map') return unclear;
    const { entries } = node;
    const map: Record<string, unknown> = {};
    let found = 0;
    for (const { key, read, isOptional } of fields) {
      const written = entryOf(entries, key);
      if (written === undefined) {
        if (isOptional) continue;
        return unclear;
      }
      const value = read(written.value);
      if (value === unclear) return unclear;
      map[key] = value;
      found++;
    }
    return found === entries.length ? map : unclear;
  };
}

function entryOf(entries: YamlMap['entries'], key: string): YamlMap['entries'][number] | undefined {
  for (const entry of entries) if (entry.key === key) return entry;
  return undefined;
}

/** A map whose keys are the writer's own. */
function recordReader(keyType: z.ZodType, valueType: z.ZodType): CleanReader {
  const [readKey, read] = [cleanReader(keyType), cleanReader(valueType)];
  return (node) => {
    if (node.kind !== 'map') return unclear;
    const record: Record<string, unknown> = {};
    for (const { key, value: written } of node.entries) {
      const name = readKey({ kind: 'scalar', text: key, blank: false, start: 0, end: 0 });
      const value = read(written);
      if (name !== key || key === '__proto__' || value === unclear) return unclear;
      record[key] = value;
    }
    return record;
  };
}

/** The first of several that fits, as zod takes it. */
function firstReader(options: readonly z.ZodType[]): CleanReader {
  const all = options.map(cleanReader);
  return (node) => {
    for (const read of all) {
      const value = read(node);
      if (value !== unclear) return value;
    }
    return unclear;
  };
}

function transformReader(from: z.ZodType, transform: Definition['transform']): CleanReader {
  if (transform === undefined) return () => unclear;
  const read = cleanReader(from);
  return (node) => {
    const value = read(node);
    if (value === unclear) return unclear;
    const payload = { value, issues: [] };
    const made = transform(value, payload);
    return payload.issues.length === 0 ? made : unclear;
  };
}
