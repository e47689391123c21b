/** A value as text in which what was said before is named by a number; read again by `reader`. */
type Packed = number | string | boolean | null | { n: number } | readonly Packed[];

/** What values that were packed have in common: the keys of objects, and what occurred more than once. */
export interface Shared {
  shapes: readonly (readonly string[])[];
  values: readonly Packed[];
}

/** Shorter than this, a value is written out rather than named. */
const shortest = 6;

/**
 * Writes values of one kind, learners for instance, many times shorter than JSON: an object as the number of its shape and its
 * values; what occurs again, a text or a whole object, as a number. Each value is text that can be read by itself once what they
 * share is known. Keys without a value are left out.
 */
export function packer() {
  const shapes = new Map<string, number>();
  const known = new Map<string, number | undefined>();
  const values: string[] = [];
  const share = (written: string): string => {
    if (written.length < shortest) return written;
    if (!known.has(written)) {
      known.set(written, undefined);
      return written;
    }
    let at = known.get(written);
    if (at === undefined) {
      at = values.push(written) - 1;
      known.set(written, at);
    }
    return String(at);
  };
  const pack = (value: unknown): string => {
    if (typeof value === 'string') return share(inScript(JSON.stringify(value)));
    if (typeof value === 'number') return Number.isInteger(value) && value >= 0 ? String(-1 - value) : `{"n":${value}}`;
    if (typeof value !== 'object' || value === null) return String(value ?? null);
    if (Array.isArray(value)) return value.length === 0 ? '[0]' : share(`[0,${value.map(pack).join()}]`);
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    const shape = inScript(JSON.stringify(entries.map(([key]) => key)));
    const number = shapes.get(shape) ?? shapes.size + 1;
    shapes.set(shape, number);
    return share(`[${[number, ...entries.map(([, each]) => pack(each))].join()}]`);
  };
  return { pack, shared: () => `{"shapes":[${[...shapes.keys()].join()}],"values":[${values.join()}]}` };
}

/** JSON in which nothing ends the script element that it stands in, begins a comment there, or turns the order of what is read. */
export const inScript = (json: string): string =>
  json.replace(
    /[<\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Reads packed values again; what several of them share is one object, which nobody may change. */
export function reader({ shapes, values }: Shared): (packed: Packed) => unknown {
  const read = new Map<number, unknown>();
  const unpack = (packed: Packed): unknown => {
    if (typeof packed === 'number') {
      if (packed < 0) return -1 - packed;
      if (!read.has(packed)) read.set(packed, unpack(values[packed]!));
      return read.get(packed);
    }
    if (typeof packed !== 'object' || packed === null) return packed;
    if ('n' in packed) return packed.n;
    const [shape, ...rest] = packed as readonly [number, ...Packed[]];
    if (shape === 0) return rest.map(unpack);
    return Object.fromEntries(shapes[shape - 1]!.map((key, at) => [key, unpack(rest[at]!)]));
  };
  return unpack;
}
