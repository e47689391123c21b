import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { evidenceSchema, withdrawnEvidenceSchema } from '../src/model/evidence.ts';
import { configSchema, peopleSchema, portfolioSchema } from '../src/model/portfolio.ts';
import { qualificationSchema } from '../src/model/qualification.ts';
import { assessmentSchema, verificationSchema } from '../src/model/record.ts';
import { date, type Shape } from '../src/model/shape.ts';
import { standardSchema, unitSchema } from '../src/model/specification.ts';
import { waiversSchema } from '../src/model/waiver.ts';
import { zodOf } from '../src/model/zod-of.ts';
import { cleanReader, unclear } from '../src/parse/clean-reader.ts';
import { readShape, readWithFaults } from '../src/parse/read-shape.ts';
import { SourceText } from '../src/parse/source-text.ts';
import { parseYaml } from '../src/parse/yaml-document.ts';
import type { YamlMap, YamlNode } from '../src/parse/yaml-node.ts';

const shapes: Record<string, Shape> = {
  evidence: evidenceSchema,
  'withdrawn evidence': withdrawnEvidenceSchema,
  assessment: assessmentSchema,
  verification: verificationSchema,
  portfolio: portfolioSchema,
  people: peopleSchema,
  configuration: configSchema,
  unit: unitSchema,
  standard: standardSchema,
  qualification: qualificationSchema,
  waivers: waiversSchema,
};

const words = [
  ...['E1', 'B9', '1.1', 'B9/1.1', '2026-03-04', '2024-02-29', '2026-02-29', '3', '0', '2.5', '07', '101', 'true'],
  ...['50%', 'policy.customers', 'sha256:00', 'all', 'é', 'a b', '-', '', 'x-a', '__proto__', 'x'.repeat(201)],
];
const word = fc.constantFrom(...words);
const scalar = (text: string, blank = false): YamlNode => ({ kind: 'scalar', text, blank, start: 0, end: 0 });
const list = (items: YamlNode[]): YamlNode => ({ kind: 'list', items, start: 0, end: 0 });
const map = (entries: [string, YamlNode][]): YamlNode => ({
  kind: 'map',
  entries: [...new Map(entries)].map(([key, value]) => ({ key, keyStart: 0, keyEnd: 0, value })),
  start: 0,
  end: 0,
});
const anything = fc.oneof(
  word.map((text) => scalar(text)),
  fc.constant(scalar('', true)),
  fc
    .array(
      word.map((text) => scalar(text)),
      { maxLength: 2 },
    )
    .map(list),
  fc.array(fc.tuple(word, word), { maxLength: 2 }).map((all) => map(all.map(([key, text]) => [key, scalar(text)]))),
);

/** What zod says of a schema, as far as it is asked here. */
interface Definition {
  type: string;
  entries: Record<string, string>;
  values: string[];
  shape: Record<string, z.ZodType>;
  options: z.ZodType[];
  innerType: z.ZodType;
  in: z.ZodType;
  element: z.ZodType;
  valueType: z.ZodType;
}

const fittingWords = (schema: z.ZodType): string[] => {
  const fitting = words.filter((text) => schema.safeParse(text).success);
  return fitting.length === 0 ? words : fitting;
};

/** What fits a schema more often than not. */
function written(schema: z.ZodType, depth = 0): fc.Arbitrary<YamlNode> {
  const { def } = schema as unknown as { def: Definition };
  const below = (each: z.ZodType) => (depth > 7 ? anything : written(each, depth + 1));
  const fitting = (): fc.Arbitrary<YamlNode> => {
    switch (def.type) {
      case 'enum':
      case 'literal':
        return fc.constantFrom(...Object.values(def.entries ?? def.values)).map((text) => scalar(String(text)));
      case 'optional':
      case 'nonoptional':
        return below(def.innerType);
      case 'pipe':
        return below(def.in);
      case 'union':
        return fc.oneof(...def.options.map(below));
      case 'array':
        return fc.array(below(def.element), { maxLength: 3 }).map(list);
      case 'record':
        return fc.array(fc.tuple(word, below(def.valueType)), { maxLength: 3 }).map(map);
      case 'object': {
        const keys = Object.entries(def.shape).map(([key, value]) => {
          const isOptional = (value as unknown as typeof schema).def.type === 'optional';
          const entry = below(value).map((node): [string, YamlNode][] => [[key, node]]);
          return fc.oneof(
            { weight: isOptional ? (depth > 2 ? 5 : 3) : 1, arbitrary: fc.constant([] as [string, YamlNode][]) },
            { weight: isOptional ? 1 : 60, arbitrary: entry },
          );
        });
        return fc
          .tuple(...keys)
          .chain((entries) => fc.shuffledSubarray(entries.flat(), { minLength: entries.flat().length }))
          .map(map);
      }
      default:
        return fc.oneof(
          { weight: 40, arbitrary: fc.constantFrom(...fittingWords(schema)).map((text) => scalar(text)) },
          { weight: 1, arbitrary: word.map((text) => scalar(text)) },
        );
    }
  };
  return fc.oneof({ weight: 40, arbitrary: fitting() }, { weight: 1, arbitrary: anything });
}

const source = new SourceText('x.md', '');

describe('the reader of files without a fault', () => {
  it.each(Object.entries(shapes))('answers as zod does, or not at all: %s', (_, shape) => {
    let answered = 0;
    fc.assert(
      fc.property(written(zodOf(shape)), (node) => {
        if (node.kind !== 'map') return;
        const fast = cleanReader(shape)(node);
        const whole = readWithFaults(shape, source, node as YamlMap);
        const { value, findings, lost, root } = whole;
        if (fast === unclear) return;
        answered++;
        expect(fast).toEqual(value);
        // In the same order, too, in which results are written.
        expect(JSON.stringify(fast)).toBe(JSON.stringify(value));
        expect({ findings, lost, root }).toEqual({ findings: [], lost: [], root: node });
        expect(readShape(shape, source, node as YamlMap)).toEqual(whole);
      }),
      { numRuns: 300 },
    );
    expect(answered).toBeGreaterThan(0);
  });

  it.each([
    ['specs', /\.unit\.yaml$/, unitSchema],
    ['specs', /\.standard\.yaml$/, standardSchema],
    ['portfolios', /portfolio\.yaml$/, portfolioSchema],
    ['qualifications', /\.yaml$/, qualificationSchema],
  ] as const)('answers for every file of the examples: %s, %s', (folder, ending, shape: Shape) => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => ending.test(file));
    const roots = files.map((file) => parseYaml(new SourceText(file, readFileSync(`${folder}/${file}`, 'utf8'))).root!);
    expect(roots.length).toBeGreaterThan(0);
    expect(files.filter((_, index) => cleanReader(shape)(roots[index]!) === unclear)).toEqual([]);
  });

  it('takes for a day what zod takes for one', () => {
    const shape = date('is not a date');
    const digits = (least: number, most: number, length: number) =>
      fc.integer({ min: least, max: most }).map((number) => String(number).padStart(length, '0'));
    const day = fc.tuple(digits(0, 9999, 4), digits(0, 13, 2), digits(0, 32, 2)).map((parts) => parts.join('-'));
    fc.assert(
      fc.property(fc.oneof(day, fc.constantFrom('2026-3-4', '2026-03-04 ', '02026-03-04', '2026-03-04\n')), (text) => {
        expect(cleanReader(shape)(scalar(text)) !== unclear).toBe(zodOf(shape).safeParse(text).success);
      }),
      { numRuns: 3000 },
    );
  });
});
