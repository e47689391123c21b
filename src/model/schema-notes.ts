/**
 * What JSON Schema can say about evid's files and zod cannot: which keys ask for which. These notes are written beside the
 * shapes through `.meta()` and only reach `schemas/`; evid itself reports the same faults where it parses the file.
 * A key with nothing after it (`key:`, null in YAML 1.2 core) is as good as no key, so "present" always means "not null".
 * `errorMessage` and `patternErrorMessage` are what editors show in place of their own words.
 */
export type Note = Record<string, unknown>;

const anything = ['string', 'number', 'boolean', 'array', 'object'];

/** Null, said without the word: editors would offer it, and evid reads a written null as text. */
export const blank: Note = { description: 'no value', not: { type: anything } };

const isBlank: Note = { not: { type: anything } };

/** What a list or a map must be, unless there is none. */
export const unlessBlank = (schema: Note): Note => when({ type: anything }, schema);

/** Holds when every one of the keys has a value. */
export const present = (...keys: string[]): Note => ({
  required: keys,
  properties: Object.fromEntries(keys.map((key) => [key, { type: anything }])),
});

/** What the value of a key must be, for readers that know the key from elsewhere: editors do not offer it a second time. */
const value = (key: string, schema: Note): Note => ({ properties: { [key]: { doNotSuggest: true, ...schema } } });

/** Holds when the key is one of these words. */
export const says = (key: string, ...words: (string | boolean)[]): Note => ({
  required: [key],
  properties: { [key]: { enum: words } },
});

/** Holds when the key is a list of at least one entry. */
export const isNonEmptyList = (key: string): Note => ({
  required: [key],
  properties: { [key]: { type: 'array', minItems: 1 } },
});

/** The value of the key, where it is a number, written plainly or in quotes, must be a whole one. */
export const isWhole = (key: string, errorMessage: string): Note =>
  value(key, {
    if: { type: 'number' },
    // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
    then: { multipleOf: 1, errorMessage },
    else: { not: { type: 'string', pattern: '^[0-9.]*\\.[0-9]+$' }, errorMessage },
  });

/** Holds when the key is a list of several entries. */
export const isListOfSeveral = (key: string): Note => ({
  required: [key],
  properties: { [key]: { type: 'array', minItems: 2 } },
});

/** A condition that holds where another does not; `not` alone would also hold for what is no map at all. */
export const unless = (condition: Note): Note => ({ type: 'object', not: condition });

// biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
export const when = (condition: Note, consequence: Note): Note => ({ if: condition, then: consequence });

/** The key must have a value. */
export const asks = (key: string, errorMessage: string): Note => ({
  required: [key],
  ...value(key, when(isBlank, { type: anything, errorMessage })),
  errorMessage,
});

/** The key must have no value. */
export const forbids = (key: string, errorMessage: string): Note =>
  value(key, when({ type: anything }, { type: 'null', errorMessage }));

/** The key must not stand there at all. */
const lacks = (key: string, errorMessage: string): Note =>
  allOf(forbids(key, errorMessage), value(key, when(isBlank, { type: anything, errorMessage })));

/** The map must hold exactly one of the keys with a value; those of `saysBlank` say something without one too. */
export const asksExactlyOneOf = (
  keys: readonly string[],
  saysBlank: readonly string[],
  none: string,
  several: string,
): Note => {
  const holds = (key: string) => (saysBlank.includes(key) ? { required: [key] } : present(key));
  const mayNot = (key: string) => (saysBlank.includes(key) ? lacks(key, several) : forbids(key, several));
  return allOf(
    { anyOf: keys.map((key) => (saysBlank.includes(key) ? { required: [key], errorMessage: none } : asks(key, none))) },
    ...keys.slice(0, -1).map((key, index) => when(holds(key), allOf(...keys.slice(index + 1).map(mayNot)))),
  );
};

/** At least one of the keys must have a value. */
export const asksOneOf = (keys: string[], errorMessage: string): Note => ({
  anyOf: keys.map((key) => asks(key, errorMessage)),
});

/** At least one of the keys must be a list that is not empty. */
export const asksOneListOf = (keys: string[], errorMessage: string): Note => ({
  anyOf: keys.map((key) => ({ ...isNonEmptyList(key), errorMessage })),
});

/** The keys that must not stand beside a value of another. */
export const excludes = (key: string, others: string[], errorMessage: string): Note =>
  when(present(key), { allOf: others.map((other) => forbids(other, errorMessage)) });

export const allOf = (...notes: Note[]): Note => ({ allOf: notes });
export const anyOf = (...notes: Note[]): Note => ({ anyOf: notes });

/** A template that an editor offers; `$1`, `$2` … are where the writer goes on. */
export const snippet = (label: string, description: string, body: unknown): Note => ({ label, description, body });
