import type { z } from 'zod';
import type { Path } from './yaml-node.ts';

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
export const namesOwnKeys = (schema: z.ZodType, path: Path): boolean =>
  schemasAt(schema, path).some((candidate) => (candidate as z.ZodType & Def).def.type === 'record');

/** The keys that a schema knows at a path, each with its description. */
export function keysAt(schema: z.ZodType, path: Path): Map<string, string | undefined> {
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
