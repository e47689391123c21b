import * as s from './shape.ts';

/**
 * The kinds of field that evid's files are made of. Each reads the source text of a YAML scalar; the mark under `evid`
 * tells the generator of `schemas/` how an editor, which reads YAML 1.2 core, sees the same field.
 */
export type FieldForm = 'text' | 'version' | 'number' | 'decimal' | 'positive' | 'boolean' | 'date' | 'amount';

const mark = (form: FieldForm, description?: string) => ({ evid: form, ...(description ? { description } : {}) });

/** Characters that a text may have, and a name: more is no text of a person's but an accident, or meant to do harm. */
export const textLimit = 20_000;
export const nameLimit = 200;

/** Any text of at least one character. */
export const text = (description?: string) =>
  s
    .string()
    .min(1, 'is empty')
    .max(textLimit, `is longer than ${textLimit} characters`)
    .meta(mark('text', description));

/** A name that references are made of. */
export const identifier = (pattern: RegExp, what: string, description?: string) =>
  s
    .string()
    .max(nameLimit, `is longer than ${nameLimit} characters`)
    .regex(pattern, what)
    .meta(mark('text', description));

/** An item's or record's id: letters and digits of any script, then also `.`, `_` and `-`. */
export const itemId = (description?: string) =>
  identifier(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, 'is no id: use letters, digits, ".", "_" and "-"', description);

/** What is said of a number that cannot be read. */
const notANumber = {
  whole: 'is not a whole number',
  decimal: 'is not a number',
  positive: 'is no number above 0',
};
/** For each of these, a number that can be read. */
export const numberInstead: Readonly<Record<string, string>> = {
  [notANumber.whole]: '6',
  [notANumber.decimal]: '4.5',
  [notANumber.positive]: '1.5',
};

export const wholeNumber = (description?: string) =>
  s
    .string()
    .regex(/^\d{1,9}$/, notANumber.whole)
    .transform(Number)
    .meta(mark('number', description));

/** The version of a format; there is one. */
export const formatVersion = (description?: string) =>
  s.string().regex(/^1$/, 'is no version that this evid reads').transform(Number).meta(mark('version', description));

/** A share in per cent, 0 to 100. */
export const percentage = (description?: string) =>
  s
    .string()
    .regex(/^(\d|[1-9]\d|100)$/, 'is no percentage: a whole number from 0 to 100')
    .transform(Number)
    .meta(mark('number', description));

export const decimal = (description?: string) =>
  s
    .string()
    .regex(/^\d{1,9}(\.\d{1,9})?$/, notANumber.decimal)
    .transform(Number)
    .meta(mark('decimal', description));

/** A number above 0. */
export const positive = (description?: string) =>
  s
    .string()
    .regex(/^(?!0*(\.0*)?$)\d{1,6}(\.\d{1,6})?$/, notANumber.positive)
    .transform(Number)
    .meta(mark('positive', description));

/** A number of things, or a percentage of them; the pattern says what else may stand there. */
export const amount = (pattern: RegExp, what: string) => s.string().regex(pattern, what).meta(mark('amount'));

export const truth = (description?: string) =>
  s
    .enum(['true', 'false'], 'is neither true nor false')
    .transform((value) => value === 'true')
    .meta(mark('boolean', description));

/** A day of the calendar, `YYYY-MM-DD`; kept as text, which sorts as the days do. */
export const day = (description?: string) => s.date('is not a date').meta(mark('date', description));

/** A list that `key:` with nothing after it leaves empty: the `blank` option of the file's reading says the same. */
export const listOrBlank = <Item extends s.Shape>(item: Item, description?: string) =>
  s.array(item).meta({ evidBlank: true, ...(description ? { description } : {}) });

/** One value, or a list of values, as a list. */
export const oneOrList = <Item extends s.Shape>(item: Item) =>
  s
    .union([item, s.array(item).min(1, 'is an empty list')])
    .transform((value) => (Array.isArray(value) ? value : [value]) as s.Output<Item>[]);

export const words = <const Word extends string>(described: Readonly<Record<Word, string>>, description?: string) =>
  s.enum(Object.keys(described) as [Word, ...Word[]]).meta({
    ...(description ? { description } : {}),
    enumDescriptions: Object.values(described),
  });
