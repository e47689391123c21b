/** A value as text in which what was said before is named by a number; read again by `reader`. */
type Packed = number | string | boolean | null | { n: number } | readonly Packed[];

/** What values that were packed have in common: the keys of objects, and what occurred more than once. */
export interface Shared {
  shapes: readonly (readonly string[])[];
  values: readonly Packed[];
}

/** Shorter than this a value is written out rather than named; longer than that it hardly comes again. */
const [shortest, longest] = [6, 2000];

/** Keys in their order, as a way from one to the next; the number of the shape that they are, once it has one. */
interface Keys {
  next: Map<string, Keys>;
  number: number;
}

function following({ next }: Keys, key: string): Keys {
  const known = next.get(key);
  if (known !== undefined) return known;
  const added = { next: new Map(), number: 0 };
  next.set(key, added);
  return added;
}

/**
 * Writes values of one kind, learners for instance, many times shorter than JSON: an object as the number of its shape and its
 * values; what occurs again, a text or a whole object, as a number. Each value is text that can be read by itself once what they
 * share is known. Keys without a value are left out.
 */
export function packer() {
  const shapes: (readonly string[])[] = [];
  const noKeys: Keys = { next: new Map(), number: 0 };
  /** Under what number a value is known, by how it is written; no text for what was seen once. */
  const known = new Map<string, string>();
  const texts = new Map<string, string>();
  const values: string[] = [];
  const share = (written: string): string => {
    if (written.length < shortest || written.length > longest) return written;
    const before = known.get(written);
    if (before) return before;
    const number = before === undefined ? '' : String(values.push(written) - 1);
    known.set(written, number);
    return number || written;
  };
  const packText = (text: string): string => {
    const before = texts.get(text);
    if (before !== undefined) return before;
    const written = share(inScript(JSON.stringify(text)));
    // A number is what it stays.
    if (written[0] !== '"' || written.length < shortest) texts.set(text, written);
    return written;
  };
  const pack = (value: unknown): string => {
    if (typeof value === 'string') return packText(value);
    if (typeof value === 'number') return Number.isInteger(value) && value >= 0 ? String(-1 - value) : `{"n":${value}}`;
    if (typeof value !== 'object' || value === null) return String(value ?? null);
    let written = '';
    if (Array.isArray(value)) {
      for (const each of value) written += `,${pack(each)}`;
      return written === '' ? '[0]' : share(`[0${written}]`);
    }
    let keys = noKeys;
    for (const key of Object.keys(value)) {
      const each = (value as Record<string, unknown>)[key];
      if (each === undefined) continue;
      keys = following(keys, key);
      written += `,${pack(each)}`;
    }
    keys.number ||= shapes.push(
      Object.keys(value).filter((key) => (value as Record<string, unknown>)[key] !== undefined),
    );
    return share(`[${keys.number}${written}]`);
  };
  const shared = () => {
    const keys = shapes.map((shape) => inScript(JSON.stringify(shape)));
    return `{"shapes":[${keys.join()}],"values":[${values.join()}]}`;
  };
  return { pack, shared };
}

/** JSON in which nothing ends the script element that it stands in, begins a comment there, controls a screen, or turns the order of what is read. */
export const inScript = (json: string): string =>
  json.replace(
    /[<\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
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
