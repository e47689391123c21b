import { describe, expect, it } from 'vitest';
import { jsonSchemas } from '../src/model/json-schema.ts';

interface Schema {
  $ref?: string;
  title?: string;
  description?: string;
  enum?: unknown[];
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  required?: string[];
  definitions?: Record<string, Schema>;
  anyOf?: Schema[];
  allOf?: Schema[];
  oneOf?: Schema[];
  then?: Schema;
  else?: Schema;
}
type Row = { key: string; required: boolean; says: string };

const files = {
  config: 'evid.yaml',
  people: 'people.yaml',
  waivers: 'waivers.yaml',
  unit: 'specs/*.unit.yaml',
  standard: 'specs/*.standard.yaml',
  portfolio: 'portfolio.yaml',
  evidence: 'evidence/**/*.md',
  assessment: 'assessments/*.md',
  verification: 'verification/*.md',
} as const;

/** Every key below a schema, in its order, with the words of the model. */
function rowsOf(schema: Schema, root: Schema, prefix = '', depth = 0): Row[] {
  const own = (part: Schema): Schema =>
    part.$ref === undefined ? part : (root.definitions?.[part.$ref.split('/').at(-1)!] ?? {});
  const shapes = [
    own(schema),
    ...[
      ...(schema.anyOf ?? []),
      ...(schema.allOf ?? []),
      ...(schema.oneOf ?? []),
      ...(schema.else ? [schema.else] : []),
    ].map(own),
  ];
  const seen = new Set<string>();
  return shapes.flatMap((shape) =>
    Object.entries(shape.properties ?? {}).flatMap(([key, value]): Row[] => {
      if (seen.has(key)) return [];
      seen.add(key);
      const path = `${prefix}${key}`;
      const inner = [value, ...(value.anyOf ?? [])].map(own);
      const isRule = path.endsWith('rules') && path !== 'policy.rules';
      const items = inner.flatMap((each) =>
        each.items ? [own(each.items), ...(own(each.items).anyOf ?? []).map(own)] : [],
      );
      const values = inner.flatMap((each) =>
        typeof each.additionalProperties === 'object' ? [own(each.additionalProperties)] : [],
      );
      const below =
        isRule || depth > 3
          ? []
          : [
              ...inner.filter((each) => each.properties).flatMap((each) => rowsOf(each, root, `${path}.`, depth + 1)),
              ...items.flatMap((each) => rowsOf(each, root, `${path}[].`, depth + 1)),
              ...values.flatMap((each) => rowsOf(each, root, `${path}.NAME.`, depth + 1)),
            ];
      const says =
        [value, ...inner]
          .map((each) => each.description ?? '')
          .find((words) => words !== '' && !/^(what YAML reads|no value)/.test(words)) ?? '';
      const words = inner
        .flatMap((each) => (each.enum ?? []).map(String))
        .filter((word) => word !== 'true' && word !== 'false');
      const unique = below.filter((row, index) => below.findIndex((other) => other.key === row.key) === index);
      return [
        {
          key: path,
          required: shape.required?.includes(key) ?? false,
          says: [says, words.length > 0 ? `one of ${[...new Set(words)].join(', ')}` : ''].filter(Boolean).join('; '),
        },
        ...unique,
      ];
    }),
  );
}

function page(): string {
  const schemas = jsonSchemas() as Record<string, Schema>;
  const sections = Object.entries(files).map(([name, file]) => {
    const schema = schemas[name]!;
    const top =
      typeof schema.additionalProperties === 'object'
        ? rowsOf(schema.additionalProperties, schema, 'NAME.')
        : rowsOf(schema, schema);
    const table = top.map(
      ({ key, required, says }) => `| \`${key}\`${required ? ' *' : ''} | ${says.replaceAll('|', '\\|')} |`,
    );
    return `## ${file}\n\n${schema.description ?? ''}\n\n| key | |\n|---|---|\n${table.join('\n')}\n`;
  });
  return `# Every key of every file

Written from the model by \`npm run generate\`. A star marks what is required; \`[]\` stands for each entry of a list, \`NAME\` for
a name of your own. Keys that begin with \`x-\` are yours. The rules under \`rules\` have [a page of their own](rules.md).

${sections.join('\n')}`;
}

describe('docs/keys.md', () => {
  it('lists every key of every file', async () => {
    await expect(page()).toMatchFileSnapshot('../docs/keys.md');
  });
});
