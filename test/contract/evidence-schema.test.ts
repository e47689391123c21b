import { describe, expect, it } from 'vitest';
import { check, home, item, type NamedFile } from '../support/workspace.ts';

const path = 'schemas/centre.schema.json';
const config = { policy: { 'evidence-schema': path } };

/** One item with keys of the centre's, checked by a schema: an object, or the text of the file. */
async function withSchema(schema: unknown, keys: Record<string, unknown> = {}, text?: string) {
  const evidence: NamedFile[] = [
    text === undefined
      ? item('E01', { criteria: ['B9/2.1'], context: undefined, ...keys })
      : [`${home}/evidence/E01.md`, text],
  ];
  const files = { [path]: typeof schema === 'string' ? schema : JSON.stringify(schema) };
  return check({ config, evidence, files });
}
const inItem = (code: string, about: string, message: string, help: string, span: number[]) => ({
  code,
  about,
  severity: 'error',
  message,
  help,
  portfolio: home,
  evidence: 'E01',
  file: `${home}/evidence/E01.md`,
  line: span[0],
  column: span[1],
  endLine: span[2],
  endColumn: span[3],
});
const asked = 'the centre’s schema for evidence asks for it';
const anyDialect = [
  'http://json-schema.org/draft-07/schema#',
  'https://json-schema.org/draft/2020-12/schema',
  undefined,
];

describe.each(anyDialect)('a centre’s schema of the dialect %s', ($schema) => {
  it('sees numbers and booleans in text, on a copy', async () => {
    const schema = {
      $schema,
      type: 'object',
      properties: { shift: { type: 'number', minimum: 3 }, night: { type: 'boolean' }, 'x-hours': { type: 'integer' } },
      required: ['shift'],
    };
    const good = await withSchema(schema, { shift: '3', night: 'true', 'x-hours': '12' });
    expect(good.result.diagnostics).toEqual([]);
    const without = await check({ evidence: [item('E01', { criteria: ['B9/2.1'], context: undefined })] });
    const coerced = await withSchema(schema, { shift: '3' });
    const same = await withSchema({ $schema, properties: { shift: { type: 'string' } } }, { shift: '3' });
    expect(coerced.evidence('E01').digest).toBe(same.evidence('E01').digest);
    expect(coerced.evidence('E01').digest).not.toBe(without.evidence('E01').digest);
  });

  it('finds faults at the places of the keys, x- keys included', async () => {
    const text = `---
id: E01
title: Plain
method: learner-statement
date: 2026-03-04
criteria: [B9/2.1]
signed: 2026-03-06
shift: late
site: north
x-hours: [8, many]
---
[B9/2.1]
`;
    const schema = {
      $schema,
      properties: {
        shift: { type: 'integer' },
        site: { enum: ['south', 'harbour'] },
        'x-hours': { type: 'array', items: { type: 'number' } },
        branch: { type: 'string' },
      },
      required: ['branch'],
    };
    const answer = await withSchema(schema, {}, text);
    expect(answer.result.diagnostics).toEqual([
      inItem('missing-key', 'branch', 'the key branch is missing', asked, [2, 1, 2, 8]),
      inItem('invalid-value', 'shift', 'shift must be a whole number', asked, [8, 8, 8, 12]),
      inItem('invalid-value', 'site', 'site is not one of the centre’s words', 'one of south, harbour', [9, 7, 9, 12]),
      inItem('invalid-value', 'x-hours many', 'x-hours must be a number', asked, [10, 14, 10, 18]),
    ]);
  });

  it('allows further keys only where it knows them', async () => {
    const text = `---
id: E01
title: Plain
method: learner-statement
date: 2026-03-04
criteria: [B9/2.1]
signed: 2026-03-06
shift: { from: 08:00 }
from: 08:00
x-own: a
---
[B9/2.1]
`;
    const definitions = { shift: { type: 'object', properties: { from: { type: 'string' } }, patternProperties: {} } };
    const viaReference = { $schema, properties: { shift: { $ref: '#/definitions/shift' } }, definitions };
    const answer = await withSchema(viaReference, {}, text);
    expect(answer.codes).toEqual(['unknown-key']);
    expect(answer.diagnostics('unknown-key')).toMatchObject([{ evidence: 'E01', line: 9, column: 1, endColumn: 5 }]);
    const closed = { $schema, properties: { shift: true, from: false, 'x-own': true }, additionalProperties: false };
    expect((await withSchema(closed, {}, text)).codes).toEqual(['invalid-value']);
    const strict = { $schema, properties: { shift: true, 'x-own': true }, additionalProperties: false };
    expect((await withSchema(strict, {}, text)).codes).toEqual(['unknown-key']);
    const withoutOwn = { $schema, properties: { shift: true, from: true }, additionalProperties: false };
    expect((await withSchema(withoutOwn, {}, text)).result.diagnostics).toEqual([
      inItem(
        'unknown-key',
        'x-own',
        'unknown key x-own',
        'neither evid nor the centre’s schema knows it',
        [10, 1, 10, 6],
      ),
    ]);
    const open = { $schema, additionalProperties: { type: ['string', 'object'] } };
    expect((await withSchema(open, {}, text)).codes).toEqual([]);
    const byPattern = { $schema, properties: { shift: true }, patternProperties: { '^fr': { type: 'string' } } };
    expect((await withSchema(byPattern, {}, text)).codes).toEqual([]);
    const otherPattern = { $schema, properties: { shift: true }, patternProperties: { '^to': { type: 'string' } } };
    expect((await withSchema(otherPattern, {}, text)).codes).toEqual(['unknown-key']);
  });

  it('knows the keys of the schemas that it puts together', async () => {
    const schema = {
      $schema,
      allOf: [{ $ref: '#/definitions/shifts' }, { anyOf: [{ properties: { site: { type: 'string' } } }] }],
      definitions: { shifts: { properties: { shift: { type: 'string' } }, allOf: [{ $ref: '#/definitions/shifts' }] } },
    };
    // A schema that refers to itself without end can be read, but not applied.
    const answer = await withSchema(schema, { shift: 'late', site: 'north', sight: 'a' });
    expect(answer.codes).toEqual(['centre-schema-unusable', 'unknown-key']);
    expect(answer.diagnostics('unknown-key')).toMatchObject([{ message: 'unknown key sight' }]);
  });

  it('tells its patterns apart', async () => {
    const schema = { $schema, properties: { shift: { pattern: '^[ab]$' }, site: { pattern: '^[cd]$' } } };
    expect((await withSchema(schema, { shift: 'a', site: 'c' })).codes).toEqual([]);
    const answer = await withSchema(schema, { shift: 'c', site: 'a' });
    expect(answer.result.diagnostics.map(({ message, help }) => [message, help])).toEqual([
      ['shift does not have the form that the centre asks for', 'it must match ^[ab]$'],
      ['site does not have the form that the centre asks for', 'it must match ^[cd]$'],
    ]);
  });

  it('asks for no remote schema', async () => {
    const answer = await withSchema({ $schema, $ref: 'https://example.org/evidence.schema.json' }, { shift: 'late' });
    expect(answer.result.diagnostics).toMatchObject([
      {
        code: 'centre-schema-unusable',
        severity: 'error',
        help: 'schemas are not fetched: put everything into this one file',
        file: 'evid.yaml',
      },
    ]);
    expect(answer.status('B9/2.1')).toBe('claimed');
  });
});

describe('a fault of the centre’s schema', () => {
  it.each([
    ['no JSON', '{ "type": ', 'schemas/centre.schema.json is not JSON'],
    ['null', 'null', 'schemas/centre.schema.json is not a schema'],
    ['a list', '[]', 'schemas/centre.schema.json is not a schema'],
    ['a number', '5', 'schemas/centre.schema.json is not a schema'],
    ['asynchronous', '{"$async":true}', 'schemas/centre.schema.json cannot be used as a schema: it is asynchronous'],
    [
      'a pattern that is none',
      '{"properties":{"x-a":{"pattern":"("}}}',
      'schemas/centre.schema.json cannot be used as a schema: Invalid regular expression: /(/u: Unterminated group',
    ],
    [
      'without end',
      '{"$ref":"#"}',
      `schemas/centre.schema.json cannot be applied to ${home}/evidence/E01.md: Maximum call stack size exceeded`,
    ],
  ])('is one error where evid.yaml names it, and the evidence still takes part: %s', async (_, schema, message) => {
    const answer = await withSchema(schema);
    expect(answer.result.diagnostics).toEqual([
      {
        code: 'centre-schema-unusable',
        severity: 'error',
        message,
        help: expect.any(String),
        file: 'evid.yaml',
        line: 2,
        column: 28,
        endLine: 2,
        endColumn: 56,
      },
    ]);
    expect(answer.status('B9/2.1')).toBe('claimed');
  });

  it('is a pattern that takes longer than a second, whether for a value or for a key', async () => {
    const runaway = '^(a+)+$';
    const value = `${'a'.repeat(40)}!`;
    const inValue = await withSchema({ properties: { 'x-a': { pattern: runaway } } }, { 'x-a': value });
    const inKey = await withSchema({ patternProperties: { [runaway]: {} } }, { [value]: 'b' });
    for (const [answer, on] of [
      [inValue, `${home}/evidence/E01.md`],
      [inKey, 'a key of an item'],
    ] as const) {
      expect(answer.result.diagnostics).toMatchObject([
        {
          code: 'centre-schema-unusable',
          severity: 'error',
          message: `a pattern of ${path} takes longer than 1000 ms (on ${on})`,
          file: 'evid.yaml',
          line: 2,
          column: 28,
        },
      ]);
    }
  }, 20_000);

  it('is its absence', async () => {
    const answer = await check({ config, evidence: [item('E01', { criteria: ['B9/1.1'], shift: 'late' })] });
    expect(answer.result.diagnostics).toMatchObject([
      { code: 'centre-schema-unusable', severity: 'error', file: 'evid.yaml', line: 2, column: 28, endColumn: 56 },
    ]);
  });
});

describe('one fault of an item', () => {
  it('is one diagnostic, however many branches a choice has', async () => {
    const schema = {
      properties: {
        shift: { anyOf: [{ type: 'number' }, { enum: ['early', 'late'] }, { $ref: '#/$defs/word' }] },
        site: { if: { minLength: 9 }, else: { const: 'north' } },
      },
      $defs: { word: { const: 'night' } },
    };
    const answer = await withSchema(schema, { shift: 'noon', site: 'south' });
    expect(answer.result.diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['invalid-value', 'shift must match a schema in anyOf'],
      ['invalid-value', 'site must be equal to constant'],
    ]);
  });

  it('is at the key whose name is not accepted', async () => {
    const answer = await withSchema(
      { propertyNames: { maxLength: 8 }, additionalProperties: true },
      { 'x-long-name': 'a' },
    );
    expect(answer.result.diagnostics).toMatchObject([
      { code: 'invalid-value', message: 'x-long-name is no name that the centre’s schema accepts', line: 8, column: 1 },
    ]);
  });

  it('is nothing on a withdrawn item', async () => {
    const answer = await withSchema({ required: ['shift'] }, { withdrawn: '2026-04-01' });
    expect(answer.codes).toEqual([]);
  });
});
