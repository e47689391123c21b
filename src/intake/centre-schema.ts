import { createContext, Script } from 'node:vm';
import type { ErrorObject } from 'ajv';
import { type Finding, fileStart } from '../diagnostics/finding.ts';
import { offer } from '../diagnostics/nearest.ts';
import type { Folder } from '../load/folder.ts';
import { readText } from '../load/read-text.ts';
import { type EvidenceItem, evidenceKeys } from '../parse/evidence.ts';
import { toPlain } from '../parse/yaml-node.ts';
import type { Config } from '../resolve/config.ts';
import { configPath } from '../resolve/config.ts';

/** The centre's JSON Schema for front-matter keys of its own, ready to be applied. */
export interface CentreSchema {
  /** Whether a key that is not evid's may stand in evidence. */
  allows: (key: string) => boolean;
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
  const nothing: CentreSchema = { allows: () => true, check: () => [], findings };
  const read = readText(folder, path);
  if ('fault' in read) {
    unusable(`the schema ${path} cannot be read`, read.fault.message);
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
  const known = namedProperties(schema);
  let timedOut = false;
  return {
    findings,
    allows: (key) => known === undefined || known.has(key),
    check(item) {
      const own = Object.create(null) as Record<string, unknown>;
      for (const { key, value } of item.written.entries) if (!evidenceKeys.has(key)) own[key] = toPlain(value);
      try {
        if (timedOut || validate(own)) return [];
      } catch (error) {
        if (!(error instanceof PatternTimeout)) throw error;
        timedOut = true;
        unusable(
          `a pattern of ${path} takes longer than ${patternLimit} ms (on ${item.path})`,
          'simplify the pattern; nested repetitions such as (a+)+ are the usual cause',
        );
        return [];
      }
      return (validate.errors ?? []).filter((error) => error.keyword !== 'if').map((error) => finding(error, item));
    },
  };
}

/** A pattern that cannot run away: it is tried in a context of its own, with a time limit. */
function boundedPattern(pattern: string, flags: string) {
  const context = createContext({ value: '' });
  new Script(`re = new RegExp(${JSON.stringify(pattern)}, ${JSON.stringify(flags)})`).runInContext(context);
  const test = new Script('re.test(value)');
  return {
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

/** The keys that a schema names, wherever it does; undefined where it allows keys by pattern or by a schema of their own. */
function namedProperties(schema: unknown): Set<string> | undefined {
  const names = new Set<string>();
  let open = false;
  const look = (part: unknown): void => {
    if (part === null || typeof part !== 'object') return;
    const { properties, patternProperties, additionalProperties } = part as Record<string, unknown>;
    for (const key of Object.keys(properties ?? {})) names.add(key);
    if (patternProperties !== undefined || (additionalProperties !== undefined && additionalProperties !== false))
      open = true;
    for (const key of ['allOf', 'anyOf', 'oneOf'])
      for (const each of ((part as Record<string, unknown>)[key] as unknown[] | undefined) ?? []) look(each);
    for (const key of ['if', 'then', 'else']) look((part as Record<string, unknown>)[key]);
    for (const each of Object.values(((part as Record<string, unknown>).$defs ?? {}) as object)) look(each);
  };
  look(schema);
  return open ? undefined : names;
}

function finding(error: ErrorObject, item: EvidenceItem): Finding {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  const name = String(path.findLast((step) => typeof step === 'string') ?? 'this item');
  const at = (code: string, message: string, help: string, part = path): Finding => ({
    code,
    message,
    help,
    file: item.path,
    span: item.at(part),
    portfolio: item.portfolio,
    evidence: item.id,
  });
  const params = error.params as Record<string, unknown>;
  const rule = 'the centre’s schema for evidence asks for it';
  switch (error.keyword) {
    case 'required':
      return at('missing-key', `the key ${params.missingProperty} is missing`, rule);
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const key = String(params.additionalProperty ?? params.unevaluatedProperty);
      return at(
        'unknown-key',
        `unknown key ${key}`,
        'neither evid nor the centre’s schema knows it; a key of your own begins with x-',
        [...path, key],
      );
    }
    case 'enum':
      return at(
        'invalid-value',
        `${name} is not one of the centre’s words`,
        offer('', (params.allowedValues as unknown[]).map(String)),
      );
    case 'type':
      return at(
        'invalid-value',
        `${name} must be ${params.type === 'object' ? 'a map of keys and values' : `a ${params.type}`}`,
        rule,
      );
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
