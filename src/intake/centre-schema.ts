import { createContext, Script } from 'node:vm';
import type { ErrorObject } from 'ajv';
import { type Finding, fileStart } from '../diagnostics/finding.ts';
import { offer } from '../diagnostics/nearest.ts';
import { shorten } from '../diagnostics/shorten.ts';
import type { Folder } from '../load/folder.ts';
import { readText } from '../load/read-text.ts';
import { conflictIn } from '../parse/conflict-markers.ts';
import { type EvidenceItem, evidenceKeys } from '../parse/evidence.ts';
import { entryAt, type Path, partName, spanAt, toPlain } from '../parse/yaml-node.ts';
import type { Config } from '../resolve/config.ts';
import { configPath } from '../resolve/config.ts';

/** The centre's JSON Schema for front-matter keys of its own, ready to be applied. */
export interface CentreSchema {
  /** Whether a key that is not evid's may stand in evidence. */
  allows: (key: string) => boolean;
  /** The keys that it names, to be offered for a misspelt one. */
  names: readonly string[];
  /** The faults of an item's own keys. */
  check: (item: EvidenceItem) => Finding[];
  /** Faults of the schema itself, those found while it ran included. */
  findings: Finding[];
}

/** Milliseconds that one pattern may take on one value. */
const patternLimit = 1000;

class PatternTimeout extends Error {}

/** Compiles the centre's schema once. The validator is loaded only here, because most centres have no such schema. */
export async function compileCentreSchema(folder: Folder, config: Config): Promise<CentreSchema | undefined> {
  const path = config.evidenceSchema;
  if (path === undefined) return undefined;
  const findings: Finding[] = [];
  const unusable = (message: string, help: string): void => {
    findings.push({
      code: 'centre-schema-unusable',
      message,
      help,
      file: configPath,
      span: config.file?.at(['policy', 'evidence-schema']) ?? fileStart,
    });
  };
  const nothing: CentreSchema = { allows: () => true, names: [], check: () => [], findings };
  const read = readText(folder, path);
  if ('fault' in read) {
    unusable(`the schema ${path} cannot be read`, read.fault.message);
    return nothing;
  }
  const unmerged = conflictIn(path, read.text);
  if (unmerged !== undefined) {
    findings.push(unmerged);
    return nothing;
  }
  let schema: unknown;
  try {
    schema = JSON.parse(read.text);
  } catch {
    unusable(
      `${path} is not JSON`,
      'open it in an editor that checks JSON; a missing comma or quote is the usual cause',
    );
    return nothing;
  }
  if (typeof schema !== 'boolean' && (schema === null || typeof schema !== 'object' || Array.isArray(schema))) {
    unusable(`${path} is not a schema`, 'a JSON Schema is an object: { "type": "object", "properties": { … } }');
    return nothing;
  }
  const dialect = String((schema as { $schema?: unknown } | null)?.$schema ?? '');
  const { Ajv } = /draft-0[67]/.test(dialect)
    ? await import('ajv')
    : await import('ajv/dist/2020.js').then(({ Ajv2020 }) => ({ Ajv: Ajv2020 }));
  const { default: addFormats } = await import('ajv-formats');
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    coerceTypes: true,
    logger: false,
    code: { regExp: Object.assign(boundedPattern, { code: 'boundedPattern' }) },
  });
  (addFormats as unknown as (instance: typeof ajv) => void)(ajv);
  let validate: ReturnType<typeof ajv.compile>;
  try {
    validate = ajv.compile(schema as object);
  } catch (error) {
    unusable(
      `${path} cannot be used as a schema: ${(error as Error).message}`,
      'schemas are not fetched: put everything into this one file',
    );
    return nothing;
  }
  if ((validate as { $async?: boolean }).$async) {
    unusable(`${path} cannot be used as a schema: it is asynchronous`, 'take $async out of it');
    return nothing;
  }
  const known = keysKnownTo(schema);
  let stopped = false;
  /** A schema that cannot be applied once is not applied again, and that is one fault. */
  const stop = (error: unknown, on: string): void => {
    if (!stopped && error instanceof PatternTimeout)
      unusable(
        `a pattern of ${path} takes longer than ${patternLimit} ms (on ${on})`,
        'simplify the pattern; nested repetitions such as (a+)+ are the usual cause',
      );
    else if (!stopped)
      unusable(
        `${path} cannot be applied to ${on}: ${(error as Error).message}`,
        'a schema that refers to itself without end is the usual cause',
      );
    stopped = true;
  };
  const allows = (key: string): boolean =>
    known === undefined || known.names.has(key) || known.patterns.some((form) => form.test(key));
  /** Whether an error is about a key of the item that evid has reported already, because it is not allowed. */
  const isReported = ({ instancePath, params }: ErrorObject): boolean => {
    const key = params.additionalProperty ?? params.unevaluatedProperty;
    return instancePath === '' && typeof key === 'string' && !key.startsWith('x-') && !allows(key);
  };
  return {
    findings,
    names: [...(known?.names ?? [])],
    allows(key) {
      if (stopped) return true;
      try {
        return allows(key);
      } catch (error) {
        stop(error, 'a key of an item');
        return true;
      }
    },
    check(item) {
      const own = Object.create(null) as Record<string, unknown>;
      for (const { key, value } of item.written.entries) if (!evidenceKeys.has(key)) own[key] = toPlain(value);
      try {
        if (stopped || validate(own)) return [];
      } catch (error) {
        stop(error, item.path);
        return [];
      }
      return oneCauseEach(validate.errors ?? [])
        .filter((error) => !isReported(error) && !(item.draft && error.keyword === 'required'))
        .map((error) => finding(error, item));
    },
  };
}

/** A pattern that cannot run away: it is tried in a context of its own, with a time limit. */
function boundedPattern(pattern: string, flags: string) {
  const context = createContext({ value: '' });
  new Script(`re = new RegExp(${JSON.stringify(pattern)}, ${JSON.stringify(flags)})`).runInContext(context);
  const test = new Script('re.test(value)');
  return {
    // The validator knows patterns apart by this; without it, all of a schema would be the first of them.
    toString: () => `/${pattern}/${flags}`,
    test(value: string): boolean {
      context.value = value;
      try {
        return test.runInContext(context, { timeout: patternLimit });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw new PatternTimeout();
        throw error;
      }
    },
  };
}

/** What the branches of an anyOf or oneOf say is one fault, not one a branch; so is what makes an if or a key fail. */
function oneCauseEach(errors: readonly ErrorObject[]): ErrorObject[] {
  const isBranch = (error: ErrorObject, index: number) => (choice: ErrorObject, position: number) =>
    (choice.keyword === 'anyOf' || choice.keyword === 'oneOf') &&
    index < position &&
    `${error.instancePath}/`.startsWith(`${choice.instancePath}/`) &&
    // What a branch refers to is named by its own place, not by the branch's.
    (error.schemaPath.startsWith(`${choice.schemaPath}/`) ||
      (choice.instancePath !== '' && /^#\/(\$defs|definitions)\//.test(error.schemaPath)));
  return errors.filter(
    (error, index) =>
      error.keyword !== 'if' && error.propertyName === undefined && !errors.some(isBranch(error, index)),
  );
}

interface KnownKeys {
  names: Set<string>;
  patterns: { test: (key: string) => boolean }[];
}

/** The front-matter keys that a schema speaks of, local references followed; undefined where it allows others too. */
function keysKnownTo(schema: unknown): KnownKeys | undefined {
  const known: KnownKeys = { names: new Set(), patterns: [] };
  const seen = new Set<unknown>();
  let open = false;
  const look = (part: unknown): void => {
    if (part === null || typeof part !== 'object' || seen.has(part)) return;
    seen.add(part);
    const at = part as Record<string, unknown>;
    for (const key of Object.keys(at.properties ?? {})) known.names.add(key);
    for (const pattern of Object.keys(at.patternProperties ?? {})) known.patterns.push(boundedPattern(pattern, 'u'));
    for (const others of [at.additionalProperties, at.unevaluatedProperties])
      if (others !== undefined && others !== false) open = true;
    for (const key of ['allOf', 'anyOf', 'oneOf'])
      for (const each of (at[key] as unknown[] | undefined) ?? []) look(each);
    for (const key of ['if', 'then', 'else']) look(at[key]);
    for (const key of ['dependentSchemas', 'dependencies']) for (const each of Object.values(at[key] ?? {})) look(each);
    if (typeof at.$ref !== 'string') return;
    const target = referred(schema, at.$ref);
    if (target === undefined) open = true;
    else look(target);
  };
  look(schema);
  return open ? undefined : known;
}

/** What a reference within the schema, `#` or `#/…`, leads to; undefined for any other. */
function referred(schema: unknown, reference: string): unknown {
  if (!/^#(\/|$)/.test(reference)) return undefined;
  const steps = stepsOf(decodeURIComponent(reference.slice(1)));
  return steps.reduce((part: unknown, step) => (part as Record<string, unknown> | undefined)?.[step], schema);
}

/** The steps of a JSON pointer. */
const stepsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

const shapes: Record<string, string> = {
  object: 'a map of keys and values',
  array: 'a list',
  string: 'a text',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'empty',
};
const typeWords = (type: unknown): string => shapes[String(type)] ?? `a ${type}`;

function finding(error: ErrorObject, item: EvidenceItem): Finding {
  const path = stepsOf(error.instancePath).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  const name = shorten(String(path.findLast((step) => typeof step === 'string') ?? 'this item'));
  const at = (code: string, message: string, help: string, part: Path = path): Finding => ({
    code,
    message,
    help,
    file: item.path,
    // The places of the item itself leave these keys out.
    span: spanAt(item.source, item.written, part),
    about: partName(item.written, part),
    portfolio: item.portfolio,
    evidence: item.id,
  });
  const atKey = (code: string, message: string, help: string, key: string): Finding => {
    const entry = entryAt(item.written, [...path, key]);
    const place = entry ? { span: item.source.span(entry.keyStart, entry.keyEnd) } : {};
    return { ...at(code, message, help, [...path, key]), ...place };
  };
  const params = error.params as Record<string, unknown>;
  const rule = 'the centre’s schema for evidence asks for it';
  switch (error.keyword) {
    case 'required':
      return at('missing-key', `the key ${shorten(String(params.missingProperty))} is missing`, rule, [
        ...path,
        String(params.missingProperty),
      ]);
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const key = String(params.additionalProperty ?? params.unevaluatedProperty);
      return atKey('unknown-key', `unknown key ${shorten(key)}`, 'neither evid nor the centre’s schema knows it', key);
    }
    case 'propertyNames': {
      const key = String(params.propertyName);
      return atKey('invalid-value', `${shorten(key)} is no name that the centre’s schema accepts`, rule, key);
    }
    case 'enum':
      return at(
        'invalid-value',
        `${name} is not one of the centre’s words`,
        offer('', (params.allowedValues as unknown[]).map(String)),
      );
    case 'type':
      return at('invalid-value', `${name} must be ${[params.type].flat().map(typeWords).join(' or ')}`, rule);
    case 'pattern':
      return at(
        'invalid-value',
        `${name} does not have the form that the centre asks for`,
        `it must match ${params.pattern}`,
      );
    default:
      return at('invalid-value', `${name} ${error.message ?? 'is not accepted by the centre’s schema'}`, rule);
  }
}
