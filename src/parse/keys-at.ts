import type { Shape } from '../model/shape.ts';
import type { Path } from './yaml-node.ts';

/** The shapes that may describe the part at a path. */
function shapesAt(shape: Shape, path: Path): Shape[] {
  let candidates = unwrap(shape);
  for (const step of path) {
    candidates = candidates.flatMap(({ kind }) => {
      if (kind.is === 'map') {
        const inner = kind.keys[String(step)];
        return inner ? unwrap(inner) : [];
      }
      if (kind.is === 'list') return unwrap(kind.item);
      if (kind.is === 'record') return unwrap(kind.values);
      return [];
    });
  }
  return candidates;
}

/** Whether the keys of the map at a path are names that the writer gives, not keys of the format. */
export const namesOwnKeys = (shape: Shape, path: Path): boolean =>
  shapesAt(shape, path).some(({ kind }) => kind.is === 'record');

/** The keys that a shape knows at a path, each with its description. */
export function keysAt(shape: Shape, path: Path): Map<string, string | undefined> {
  const keys = new Map<string, string | undefined>();
  for (const { kind } of shapesAt(shape, path)) {
    if (kind.is !== 'map') continue;
    for (const [key, value] of Object.entries(kind.keys)) keys.set(key, descriptionOf(value));
  }
  return keys;
}

/** What is said of a field, whichever of its wrappings says it. */
function descriptionOf({ description, kind }: Shape): string | undefined {
  if (description !== undefined) return description;
  if (kind.is === 'optional' || kind.is === 'made') return descriptionOf(kind.of);
  return kind.is === 'union' ? kind.options.map(descriptionOf).find((each) => each !== undefined) : undefined;
}

function unwrap(shape: Shape): Shape[] {
  const { kind } = shape;
  if (kind.is === 'optional' || kind.is === 'made') return unwrap(kind.of);
  if (kind.is === 'union') return kind.options.flatMap(unwrap);
  return [shape];
}
