import type { Check } from './check.ts';

export const outsideWorkspace: Check = {
  code: 'outside-workspace',
  severity: 'error',
  summary: 'The configuration names something outside the workspace',
  why:
    'A workspace is handed on as one folder, and whoever may change evid.yaml must not be able to have other people’s files read, ' +
    'shown or written. So evid follows no path and no link in it that leads out of the workspace.',
  fix: 'Put what is named into the workspace, and name it from its root, as in specs: [specs].',
  wrong: { 'evid.yaml': 'version: 1\nspecs: [specs, ../other-centre/specs]\n' },
  right: { 'evid.yaml': 'version: 1\nspecs: [specs]\n' },
};
