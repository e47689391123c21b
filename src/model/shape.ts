import type { z } from 'zod';

/**
 * The shapes of evid's files, said in zod's words. Each holds what the reader of files without a fault is made of
 * (`parse/clean-reader.ts`), and how zod comes by the same, which finds the faults of the others (`zod-of.ts`). To load zod and to
 * build all of its schemas would take longer than a small check does without.
 */
export class Shape<Value = unknown, IsOptional extends boolean = boolean> {
  /** What is read; said to the compiler alone. */
  declare readonly value: Value;
  declare readonly isOptional: IsOptional;
  readonly kind: Kind;
  /** What a value of this kind must pass besides. */
  readonly tests: readonly Test[];
  readonly description: string | undefined;
  readonly #build: Build;
  #built: z.ZodType | undefined;

  constructor(kind: Kind, build: Build, tests: readonly Test[] = [], description?: string) {
    this.kind = kind;
    this.tests = tests;
    this.description = description;
    this.#build = build;
  }

  /** The same as a schema of zod's, made once. */
  in(zod: Zod): z.ZodType {
    this.#built ??= this.#build(zod);
    return this.#built;
  }

  min(length: number, message: string): Shape<Value, IsOptional> {
    return this.#tested(
      (value) => lengthOf(value) >= length,
      (schema) => schema.min(length, message),
    );
  }

  max(length: number, message: string): Shape<Value, IsOptional> {
    return this.#tested(
      (value) => lengthOf(value) <= length,
      (schema) => schema.max(length, message),
    );
  }

  regex(pattern: RegExp, message: string): Shape<Value, IsOptional> {
    return this.#tested(
      (value) => pattern.test(value as string),
      (schema) => schema.regex(pattern, message),
    );
  }

  refine(holds: (value: Value) => boolean, fault: Fault): Shape<Value, IsOptional> {
    return this.#tested(holds as Test, (schema) => schema.refine(holds as Test, fault));
  }

  superRefine(look: (value: Value, context: Context) => void): Shape<Value, IsOptional> {
    const holds = (value: unknown) => {
      let found = 0;
      look(value as Value, { addIssue: () => found++ });
      return found === 0;
    };
    return this.#tested(holds, (schema) => schema.superRefine(look as (value: unknown, context: Context) => void));
  }

  #tested(test: Test, add: (schema: z.ZodString) => z.ZodType): Shape<Value, IsOptional> {
    // A text has every method that is called here, and a list or a map those that are called of it.
    return new Shape(this.kind, (zod) => add(this.in(zod) as z.ZodString), [...this.tests, test], this.description);
  }

  /** With notes for editors; see `schema-notes.ts`. */
  meta(notes: Readonly<Record<string, unknown>>): this {
    const { description = this.description } = notes as { description?: string };
    return this.like((zod) => this.in(zod).meta(notes), description);
  }

  describe(description: string): this {
    return this.like((zod) => this.in(zod).describe(description), description);
  }

  protected like(build: Build, description: string | undefined): this {
    return new Shape(this.kind, build, this.tests, description) as this;
  }

  optional(): Shape<Value | undefined, true> {
    return new Shape({ is: 'optional', of: this }, (zod) => this.in(zod).optional());
  }

  transform<Made>(make: (value: Value) => Made): Shape<Made, false> {
    return new Shape({ is: 'made', of: this, make: make as (value: unknown) => unknown }, (zod) =>
      this.in(zod).transform(make as (value: unknown) => Made),
    );
  }
}

/** A map of known keys and no others. */
class MapShape<Keys extends Shapes> extends Shape<Values<Keys>, false> {
  readonly keys: Keys;

  constructor(keys: Keys, build: Build, tests: readonly Test[] = [], description?: string) {
    super({ is: 'map', keys }, build, tests, description);
    this.keys = keys;
  }

  protected override like(build: Build, description: string | undefined): this {
    return new MapShape(this.keys, build, this.tests, description) as this;
  }

  /** The same with only these keys asked for. */
  asking<Asked extends keyof Values<Keys> & string>(...asked: Asked[]): Shape<OnlyAsking<Values<Keys>, Asked>, false> {
    const entries = Object.entries(this.keys).map(([key, shape]): [string, Shape] => {
      const bare = shape.kind.is === 'optional' ? shape.kind.of : shape;
      return [key, asked.includes(key as Asked) ? bare : bare.optional()];
    });
    const names = Object.fromEntries(asked.map((key) => [key, true]));
    return new Shape({ is: 'map', keys: Object.fromEntries(entries) }, (zod) =>
      (this.in(zod) as z.ZodObject).partial().required(names as never),
    );
  }
}

/** Of what a shape is made. */
export type Kind =
  | { is: 'text' }
  | { is: 'words'; words: readonly string[] }
  | { is: 'list'; item: Shape }
  | { is: 'map'; keys: Shapes }
  | { is: 'record'; names: Shape; values: Shape }
  | { is: 'union'; options: readonly Shape[] }
  | { is: 'optional'; of: Shape }
  | { is: 'made'; of: Shape; make: (value: unknown) => unknown };
type Test = (value: unknown) => boolean;
export type Shapes = Record<string, Shape>;

export type Output<Of extends Shape> = Of['value'];
export type Values<Keys extends Shapes> = {
  [Key in keyof Keys as Keys[Key]['isOptional'] extends true ? never : Key]: Keys[Key]['value'];
} & { [Key in keyof Keys as Keys[Key]['isOptional'] extends true ? Key : never]?: Keys[Key]['value'] };
type OnlyAsking<Value, Asked extends keyof Value> = Partial<Value> & { [Key in Asked]-?: NonNullable<Value[Key]> };

type Zod = Pick<typeof z, 'array' | 'enum' | 'record' | 'strictObject' | 'string' | 'union'> &
  Pick<typeof z.iso, 'date'>;
type Build = (zod: Zod) => z.ZodType;
type Fault = Parameters<z.ZodType['refine']>[1];
interface Context {
  addIssue: (issue: { code: 'custom'; path?: string[]; message: string }) => void;
}
const lengthOf = (value: unknown): number => (value as string | unknown[]).length;

export const string = (): Shape<string, false> => new Shape({ is: 'text' }, (zod) => zod.string());

/** A day of the calendar, YYYY-MM-DD. */
export const date = (message: string): Shape<string, false> =>
  new Shape({ is: 'text' }, (zod) => zod.date(message), [(value) => calendarDay.test(value as string)]);
const calendarDay =
  /^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8])))$/;

const enumeration = <const Word extends string>(words: readonly Word[], message?: string): Shape<Word, false> =>
  new Shape({ is: 'words', words }, (zod) => zod.enum(words as readonly [Word, ...Word[]], message));

export { enumeration as enum };

export const array = <Item extends Shape>(item: Item): Shape<Output<Item>[], false> =>
  new Shape({ is: 'list', item }, (zod) => zod.array(item.in(zod)));

export const record = <Value extends Shape>(
  names: Shape<string>,
  values: Value,
): Shape<Record<string, Output<Value>>, false> =>
  new Shape({ is: 'record', names, values }, (zod) => zod.record(names.in(zod) as z.ZodString, values.in(zod)));

export const union = <const Options extends readonly Shape[]>(
  options: Options,
): Shape<Options[number]['value'], false> =>
  new Shape({ is: 'union', options }, (zod) => zod.union(options.map((option) => option.in(zod)) as [z.ZodType]));

/** A key that is a getter may hold the map that it is in. */
export const strictObject = <Keys extends Shapes>(keys: Keys): MapShape<Keys> =>
  new MapShape(keys, (zod) => {
    const built = Object.entries(Object.getOwnPropertyDescriptors(keys)).map(([key, { get, value, enumerable }]) => [
      key,
      get ? { get: () => (get.call(keys) as Shape).in(zod), enumerable } : { value: value.in(zod), enumerable },
    ]);
    return zod.strictObject(Object.defineProperties({}, Object.fromEntries(built)));
  });
