import type { Check } from './check.ts';
import { config } from './example.ts';

const path = 'schemas/centre-evidence.schema.json';
const given = config(`{ evidence-schema: ${path} }`);

export const centreSchemaUnusable: Check = {
  code: 'centre-schema-unusable',
  severity: 'error',
  summary: 'The centre’s schema for evidence cannot be used',
  why:
    'A centre checks its own front-matter keys with this schema. While it cannot be used those keys go ' +
    'unchecked, and a form that the centre relies on may be incomplete.',
  fix:
    'Correct the file that evidence-schema names: JSON, one file without references to other addresses, and ' +
    'no pattern that takes for ever.',
  wrong: { ...given, [path]: '{ "type": "object", "required": [employer] }\n' },
  right: { ...given, [path]: '{ "type": "object", "properties": { "employer": { "type": "string" } } }\n' },
};
