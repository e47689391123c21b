import { z } from 'zod';
import { evidenceSchema } from './evidence.ts';
import { type FieldForm, nameLimit, textLimit } from './fields.ts';
import { configSchema, peopleSchema, portfolioSchema } from './portfolio.ts';
import { qualificationSchema } from './qualification.ts';
import { assessmentSchema, verificationSchema } from './record.ts';
import { resultSchema } from './result.ts';
import { blank, type Note, present, unlessBlank } from './schema-notes.ts';
import { Shape } from './shape.ts';
import { standardSchema, unitSchema } from './specification.ts';
import { waiversSchema } from './waiver.ts';
import { zodOf } from './zod-of.ts';

/**
 * JSON Schemas of evid's files, for editors and other tools. They are draft-07, which every yaml-language-server 1.x reads.
 * A tool sees the YAML 1.2 core reading of a file (`level: 3` is a number, `key:` is null) where evid sees its text, so
 * each field accepts whatever its text may have been read as.
 */
const files = {
  unit: { schema: unitSchema, of: 'specs/*.unit.yaml' },
  standard: { schema: standardSchema, of: 'specs/*.standard.yaml' },
  qualification: { schema: qualificationSchema, of: 'qualifications/*.qualification.yaml' },
  portfolio: { schema: portfolioSchema, of: 'portfolio.yaml' },
  evidence: { schema: evidenceSchema, of: 'front matter of evidence/**/*.md' },
  assessment: { schema: assessmentSchema, of: 'front matter of assessments/*.md' },
  verification: { schema: verificationSchema, of: 'front matter of verification/*.md' },
  config: { schema: configSchema, of: 'evid.yaml' },
  people: { schema: peopleSchema, of: 'people.yaml' },
  waivers: { schema: waiversSchema, of: 'waivers.yaml' },
  result: { schema: resultSchema, of: 'output of evid check --format json' },
} as const satisfies Record<string, { schema: z.ZodType | Shape; of: string }>;

export type SchemaName = keyof typeof files;
export const schemaNames = Object.keys(files) as SchemaName[];
/** The file or output that a schema is of. */
export const schemaSubject = (name: SchemaName): string => files[name].of;

type Json = Note;

/** Every schema under its name. The values are plain JSON. */
export function jsonSchemas(): Record<SchemaName, Json> {
  return Object.fromEntries(schemaNames.map((name) => [name, jsonSchema(name)])) as Record<SchemaName, Json>;
}

function jsonSchema(name: SchemaName): Json {
  const { schema } = files[name];
  const isResult = name === 'result';
  const { $schema, title, description, markdownDescription, defaultSnippets, ...shape } = z.toJSONSchema(
    schema instanceof Shape ? zodOf<unknown>(schema) : schema,
    { target: 'draft-07', io: isResult ? 'output' : 'input' },
  ) as Json;
  const tidy = isResult ? withoutBounds(shape) : asCoreReads(shape);
  return withShared({
    $schema,
    // A name, not an address: nothing to fetch.
    $id: `${name}.schema.json`,
    title,
    description: [description, `(${files[name].of})`].filter((each) => each !== undefined).join(' '),
    markdownDescription,
    defaultSnippets,
    ...(name === 'evidence' ? withdrawnOrWhole(tidy) : tidy),
  });
}

/** The schema as plain JSON, with what stands in many places named once. */
function withShared(schema: Json): Json {
  const names = new Map(Object.entries(shared).map(([name, json]) => [JSON.stringify(json), name]));
  const used = new Set<string>();
  const refer = (json: unknown): unknown => {
    if (Array.isArray(json)) return json.map(refer);
    if (!isMap(json)) return json;
    const name = names.get(JSON.stringify(json));
    if (name === undefined) return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, refer(value)]));
    used.add(name);
    return { $ref: `#/definitions/${name}` };
  };
  const { definitions, ...rest } = refer(JSON.parse(JSON.stringify(schema))) as Json;
  const named = Object.entries(shared).filter(([name]) => used.has(name));
  const all = { ...Object.fromEntries(named), ...(definitions as Json | undefined) };
  return { ...rest, ...(Object.keys(all).length > 0 ? { definitions: all } : {}) };
}

/** A withdrawn item may be emptied, so only its id and the day still matter. */
function withdrawnOrWhole({ definitions, ...whole }: Json): Json {
  const { id, withdrawn } = whole.properties as Record<string, Json>;
  return {
    type: 'object',
    if: present('withdrawn'),
    // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
    then: { required: ['id'], properties: { id, withdrawn } },
    else: whole,
    definitions,
  };
}

/** zod bounds whole numbers by what a double can hold, which tells a reader nothing. */
function withoutBounds(json: unknown): Json {
  return mapJson(json as Json, (node) => {
    if (node.type !== 'integer') return node;
    const { minimum: _, maximum: __, ...rest } = node;
    return rest;
  });
}

function asCoreReads(json: Json): Json {
  return mapJson(json, (node) => {
    const { evid, evidBlank, ...rest } = node;
    if (evid !== undefined) return field(evid as FieldForm, rest);
    if (rest.type === 'object') return map(rest);
    if (rest.type === 'array')
      return { errorMessage: 'this must be a list: one entry a line, each after "- "', ...rest };
    return rest;
  });
}

/** Applies `change` to every schema in a schema, the innermost first; the notes of `.meta()` stay as they were written. */
function mapJson(json: Json, change: (node: Json) => Json): Json {
  const inner = (value: unknown) => mapJson(value as Json, change);
  const result: Json = { ...json };
  for (const key of ['items', 'additionalProperties']) {
    // Said on the way down, because the mark is gone afterwards.
    if (key === 'additionalProperties' && isMap(result[key]) && result[key].evidBlank === true)
      result.evidBlankValues = true;
    if (isMap(result[key])) result[key] = inner(result[key]);
  }
  for (const key of ['properties', 'definitions']) {
    if (!isMap(result[key])) continue;
    const mayBeBlank = (value: unknown) => isMap(value) && value.evidBlank === true;
    const entries = Object.entries(result[key]);
    // Said on the way down, because the mark is gone afterwards.
    if (key === 'properties' && entries.some(([, value]) => mayBeBlank(value)))
      result.evidBlanks = entries.filter(([, value]) => mayBeBlank(value)).map(([name]) => name);
    result[key] = Object.fromEntries(entries.map(([name, value]) => [name, inner(value)]));
  }
  for (const key of ['anyOf', 'oneOf'])
    if (Array.isArray(result[key]) && isShape(result)) result[key] = result[key].map(inner);
  return ordered(change(result));
}

/** What a reader wants to see first, first. */
const leading = ['title', 'description', 'markdownDescription', 'type', 'required', 'properties', 'patternProperties'];
const ordered = (json: Json): Json => ({
  ...Object.fromEntries(leading.filter((key) => json[key] !== undefined).map((key) => [key, json[key]])),
  ...json,
});

const isMap = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
/** A union of zod's, and not an anyOf of ours beside the keys of a map. */
const isShape = (node: Json) => node.type === undefined;

/**
 * Parts of many schemas. The second of two alternatives has a description of its own, or an editor takes them for the same
 * and shows the title twice.
 */
const shared = {
  text: { type: 'string', minLength: 1, maxLength: textLimit, errorMessage: 'this must be a text' },
  bare: {
    description: 'what YAML reads as a number, true or false, because it has no quotes',
    not: { type: ['string', 'array', 'object', 'null'] },
  },
  day: dayField(z.toJSONSchema(z.iso.date()).pattern),
  blank,
};

function dayField(pattern: unknown): Json {
  const message = 'write a day of the calendar as YYYY-MM-DD, as in 2026-03-04';
  return { type: 'string', pattern, patternErrorMessage: message, errorMessage: message };
}

function field(form: FieldForm, json: Json): Json {
  const { pattern, format: _, enum: __, minLength: ___, maxLength: ____, ...rest } = json;
  switch (form) {
    case 'text':
      return textField(rest, pattern as string | undefined);
    case 'version':
      return { ...rest, type: ['integer', 'string'], enum: [1, '1'], errorMessage: 'the version of this format is 1' };
    case 'number':
      return number(rest, 'integer', pattern, 'this must be a whole number');
    case 'decimal':
      return number(rest, 'number', pattern, 'this must be a number');
    case 'positive': {
      const { minimum: _, ...above } = number(rest, 'number', pattern, 'this must be a number above 0');
      return { ...above, exclusiveMinimum: 0, exclusiveMaximum: 1e6 };
    }
    case 'amount':
      return number(
        rest,
        'number',
        pattern,
        `this must be a number or a percentage such as "70%"${
          String(pattern).includes('policy') ? ', or name a threshold of the centre as in policy.customers' : ''
        }`,
      );
    case 'boolean':
      return {
        ...rest,
        type: ['boolean', 'string'],
        pattern: '^(true|false)$',
        patternErrorMessage: 'write true or false',
        errorMessage: 'write true or false',
      };
    case 'date':
      return { ...rest, ...dayField(pattern) };
  }
}

/** A text may have been read as a number or as true or false, where its form allows; editors are not to offer those. */
function textField({ description, markdownDescription }: Json, pattern: string | undefined): Json {
  const outer = { description, markdownDescription };
  if (pattern === undefined) return { ...outer, anyOf: [shared.text, shared.bare] };
  const message = idMessage(pattern);
  const string = { type: 'string', maxLength: nameLimit, pattern, patternErrorMessage: message, errorMessage: message };
  const matches = (text: string) => new RegExp(pattern, 'u').test(text);
  if (!matches('1')) return { ...outer, ...string };
  return {
    ...outer,
    anyOf: [
      string,
      {
        ...shared.bare,
        ...(matches('1.5') ? {} : { multipleOf: 1 }),
        ...(matches('-1') ? {} : { minimum: 0 }),
      },
    ],
  };
}

function number(rest: Json, type: 'integer' | 'number', pattern: unknown, message: string): Json {
  return {
    ...rest,
    type: [type, 'string'],
    pattern,
    minimum: 0,
    exclusiveMaximum: 1e9,
    patternErrorMessage: message,
    errorMessage: message,
  };
}

function idMessage(pattern: string): string {
  if (pattern.startsWith('^CP')) return 'write CP1, CP2 …';
  const marks = pattern.includes('._-') ? ', ".", "_" and "-"' : pattern.includes('.-') ? ', "." and "-"' : ' and "-"';
  return `an id holds letters, digits${marks}, and begins with a letter or a digit`;
}

/**
 * A closed map in which `x-…` keys are the writer's own and `key:` with nothing after it is as good as no key; or a map of which
 * the keys are the writer's names anyway, where a name with nothing after it is a fault unless it needs nothing.
 */
function map({ evidBlanks = [], evidBlankValues, propertyNames, additionalProperties, ...rest }: Json): Json {
  if (rest.properties === undefined) {
    const { pattern } = (propertyNames ?? {}) as { pattern?: string };
    return {
      errorMessage: 'this must be a map: one key a line, as in name: value',
      ...rest,
      propertyNames: pattern === undefined ? { minLength: 1 } : { pattern, patternErrorMessage: idMessage(pattern) },
      additionalProperties: evidBlankValues ? orBlank(additionalProperties as Json) : additionalProperties,
    };
  }
  const required = (rest.required ?? []) as string[];
  const properties = Object.entries(rest.properties as Record<string, Json>).map(([key, value]) => {
    const mayBeBlank = !required.includes(key) || (evidBlanks as string[]).includes(key);
    return [key, mayBeBlank ? orBlank(value) : value];
  });
  return {
    ...rest,
    properties: Object.fromEntries(properties),
    patternProperties: { '^x-': true },
    additionalProperties: false,
  };
}

/** The schema, or a blank value; what a reader sees of it stays outermost. */
function orBlank(json: Json): Json {
  const { title, description, markdownDescription, ...rest } = json;
  const outer = { title, description, markdownDescription };
  if (rest.properties !== undefined || rest.items !== undefined) {
    const { type, errorMessage, ...inner } = rest;
    return ordered({ ...outer, ...inner, ...unlessBlank({ type, errorMessage }) });
  }
  const { anyOf, ...whole } = rest;
  return { ...outer, anyOf: anyOf === undefined ? [whole, blank] : [...(anyOf as Json[]), blank] };
}
