import { jsonSchemas, schemaNames, schemaSubject } from '../model/json-schema.ts';
import type { Terminal } from './terminal.ts';
import { requireOneOf } from './usage-error.ts';

/** `evid schema [NAME]`: one JSON Schema on standard output; without a name, which there are. */
export function schema(name: string | undefined, { stdout }: Terminal): number {
  if (name === undefined) {
    const width = Math.max(...schemaNames.map((each) => each.length));
    for (const each of schemaNames) stdout.write(`${each.padEnd(width)}  ${schemaSubject(each)}\n`);
    return 0;
  }
  const known = requireOneOf(name, schemaNames, `there is no schema ${name}`);
  stdout.write(`${JSON.stringify(jsonSchemas()[known], null, 2)}\n`);
  return 0;
}
