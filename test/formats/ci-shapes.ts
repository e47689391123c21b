/**
 * What the readers of three formats take, written by hand and stricter than they are: nothing besides what evid means to write.
 * reviewdog publishes schemas of its format, but no package ships them, and they allow any further key; GitLab describes the
 * keys of a Code Quality report in its documentation and publishes no schema; of JUnit's format there are as many descriptions
 * as readers, none of them official.
 */
const object = (required: Readonly<Record<string, unknown>>, optional: Readonly<Record<string, unknown>> = {}) => ({
  type: 'object',
  properties: { ...required, ...optional },
  required: Object.keys(required),
  additionalProperties: false,
});
const words = { type: 'string', minLength: 1 };
const path = { type: 'string', pattern: '^(?!\\./|/)[^\\\\]+$' };
const fromOne = { type: 'integer', minimum: 1 };

const position = object({ line: fromOne }, { column: fromOne });
const located = (range: object) => object({ path, range });

/** One object for the whole run, columns in bytes of UTF-8, the end of a range exclusive. */
export const rdjsonShape = object({
  source: object({ name: { const: 'evid' } }),
  diagnostics: {
    type: 'array',
    items: object(
      {
        message: words,
        location: located(object({ start: position, end: position })),
        severity: { enum: ['ERROR', 'WARNING', 'INFO'] },
        code: object({ value: words }),
      },
      {
        related_locations: {
          type: 'array',
          items: object({ message: words, location: located(object({ start: object({ line: fromOne }) })) }),
        },
      },
    ),
  },
});

/** All five keys are required; evid uses three of the five weights. */
export const gitlabShape = {
  type: 'array',
  items: object({
    description: words,
    check_name: words,
    fingerprint: { type: 'string', pattern: '^[0-9a-f]{40}$' },
    severity: { enum: ['info', 'minor', 'major'] },
    location: object({ path, lines: object({ begin: fromOne }) }),
  }),
};

interface ElementShape {
  required: readonly string[];
  optional?: readonly string[];
  children: readonly string[];
  text?: true;
}
const counts = ['tests', 'failures', 'errors', 'skipped'];

/**
 * Attributes and children of each element, as GitLab, Jenkins and Azure read them. `file` of a case is what GitLab links to;
 * `skipped` of the root is what the Jenkins schema refuses.
 */
export const junitShape: Readonly<Record<string, ElementShape>> = {
  testsuites: { required: ['name', 'tests', 'failures', 'errors'], children: ['testsuite'] },
  testsuite: { required: ['name', ...counts], children: ['testcase', 'system-out'] },
  testcase: {
    required: ['classname', 'name'],
    optional: ['file'],
    children: ['failure', 'error', 'skipped', 'system-out'],
  },
  failure: { required: ['message', 'type'], children: [], text: true },
  error: { required: ['message', 'type'], children: [], text: true },
  skipped: { required: ['message'], children: [], text: true },
  'system-out': { required: [], children: [], text: true },
};
