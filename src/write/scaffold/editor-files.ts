import { jsonSchemas, type SchemaName, schemaNames } from '../../model/json-schema.ts';
import type { NewFile } from '../create-files.ts';

/** JSON Schemas of the files of a workspace, at the places that the first lines of those files name. */
export function schemaFiles(): NewFile[] {
  const schemas = jsonSchemas();
  return schemaNames
    .filter((name) => name !== 'result')
    .map((name) => [schemaPath(name), `${JSON.stringify(schemas[name], null, 2)}\n`]);
}

export const schemaPath = (name: SchemaName): string => `schemas/${name}.schema.json`;

/** The line that tells an editor the schema of a YAML file, which lies so many folders below the root. */
export const schemaLine = (name: SchemaName, depth = 0): string =>
  `# yaml-language-server: $schema=${'../'.repeat(depth)}${schemaPath(name)}\n`;

/** Settings for VS Code: which schema goes with which file, and a task whose faults appear beside their lines. */
export const editorFiles = (): NewFile[] => [
  [
    '.vscode/settings.json',
    json({
      'yaml.schemas': {
        [`./${schemaPath('unit')}`]: 'specs/**/*.unit.yaml',
        [`./${schemaPath('standard')}`]: 'specs/**/*.standard.yaml',
        [`./${schemaPath('qualification')}`]: 'qualifications/*.qualification.yaml',
        [`./${schemaPath('portfolio')}`]: 'portfolios/*/portfolio.yaml',
        [`./${schemaPath('people')}`]: '/people.yaml',
        [`./${schemaPath('waivers')}`]: '/waivers.yaml',
        [`./${schemaPath('config')}`]: '/evid.yaml',
      },
      'yaml.schemaStore.enable': false,
    }),
  ],
  [
    '.vscode/tasks.json',
    json({
      version: '2.0.0',
      tasks: [
        {
          label: 'evid check',
          type: 'shell',
          command: 'npx --no-install evid check --format concise',
          group: { kind: 'build', isDefault: true },
          presentation: { reveal: 'silent', clear: true },
          problemMatcher: {
            owner: 'evid',
            source: 'evid',
            fileLocation: ['relative', `\${workspaceFolder}`],
            pattern: {
              regexp: '^(.+?):(\\d+):(\\d+): (error|warning|info)\\[([a-z0-9-]+)\\] (.*?)\\r?$',
              file: 1,
              line: 2,
              column: 3,
              severity: 4,
              code: 5,
              message: 6,
            },
          },
        },
      ],
    }),
  ],
];

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
