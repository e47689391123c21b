import type { Shape, Shapes } from '../model/shape.ts';
import type { YamlNode } from './yaml-node.ts';

/** What a reader answers where it is not certain that there is no fault. */
export const unclear = Symbol('unclear');

/** Reads a part of a file as zod would, or answers that it may have a fault. */
export type CleanReader = (node: YamlNode) => unknown;

/**
 * The reader of files without a fault, made of their shape: it answers what zod's parse would, several times faster, for it goes from
 * the YAML to the value in one step and makes nothing on the way. Where there is any fault, or a blank value, it is unclear, and zod
 * looks at the file and says what is wrong.
 */
export function cleanReader(shape: Shape): CleanReader {
  const known = readers.get(shape);
  if (known !== undefined) return known;
  // A shape may hold itself.
  readers.set(shape, (node) => readers.get(shape)!(node));
  const reader = tested(shape, readerOf(shape));
  readers.set(shape, reader);
  return reader;
}
const readers = new WeakMap<Shape, CleanReader>();

function readerOf({ kind }: Shape): CleanReader {
  switch (kind.is) {
    case 'text':
      return readText;
    case 'words':
      return wordReader(kind.words);
    case 'optional':
      return cleanReader(kind.of);
    case 'list':
      return listReader(kind.item);
    case 'map':
      return mapReader(kind.keys);
    case 'record':
      return recordReader(kind.names, kind.values);
    case 'union':
      return firstReader(kind.options);
    case 'made':
      return madeReader(kind.of, kind.make);
  }
}

/** A reader with the tests of its shape behind it. */
function tested({ tests }: Shape, read: CleanReader): CleanReader {
  if (tests.length === 0) return read;
  const holds = tests.reduce((before, test) => (value) => before(value) && test(value));
  return (node) => {
    const value = read(node);
    return value !== unclear && holds(value) ? value : unclear;
  };
}

const readText: CleanReader = (node) => (node.kind === 'scalar' && !node.blank ? node.text : unclear);

function wordReader(words: readonly string[]): CleanReader {
  const known = new Map(words.map((word) => [word, word]));
  // The word of the shape rather than the same one of the file, which would hold on to its file.
  return (node) => (node.kind === 'scalar' && !node.blank ? (known.get(node.text) ?? unclear) : unclear);
}

function listReader(item: Shape): CleanReader {
  const read = cleanReader(item);
  return (node) => {
    if (node.kind !== 'list') return unclear;
    const values = node.items.map(read);
    return values.includes(unclear) ? unclear : values;
  };
}

interface Field {
  key: string;
  read: CleanReader;
  isOptional: boolean;
}

/** A map of known keys, in the order of the shape, as zod gives it. */
function mapReader(keys: Shapes): CleanReader {
  const fields = Object.entries(keys).map(([key, shape]): Field => {
    return { key, read: cleanReader(shape), isOptional: shape.kind.is === 'optional' };
  });
  const places = new Map(fields.map(({ key }, index) => [key, index]));
  return (node) => {
    if (node.kind !== 'map') return unclear;
    const written = new Array<YamlNode | undefined>(fields.length);
    const isKnown = node.entries.every(({ key, value }) => {
      const place = places.get(key);
      if (place === undefined || written[place] !== undefined) return false;
      written[place] = value;
      return true;
    });
    if (!isKnown) return unclear;
    const map: Record<string, unknown> = {};
    for (let index = 0; index < fields.length; index++) {
      const { key, read, isOptional } = fields[index]!;
      const found = written[index];
      if (found === undefined) {
        if (isOptional) continue;
        return unclear;
      }
      const value = read(found);
      if (value === unclear) return unclear;
      map[key] = value;
    }
    return map;
  };
}

/** A map whose keys are the writer's own. */
function recordReader(names: Shape, values: Shape): CleanReader {
  const [readKey, read] = [cleanReader(names), cleanReader(values)];
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
function firstReader(options: readonly Shape[]): CleanReader {
  const all = options.map(cleanReader);
  return (node) => {
    for (const read of all) {
      const value = read(node);
      if (value !== unclear) return value;
    }
    return unclear;
  };
}

function madeReader(of: Shape, make: (value: unknown) => unknown): CleanReader {
  const read = cleanReader(of);
  return (node) => {
    const value = read(node);
    return value === unclear ? unclear : make(value);
  };
}
