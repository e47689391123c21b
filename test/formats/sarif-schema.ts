/**
 * What the SARIF 2.1.0 standard says of the objects that evid writes, as a JSON Schema written by hand: which keys are
 * required, what they hold, and nothing besides. It is stricter than the official one, to which test/ci-schemas.test.ts holds them.
 */
const object = (required: Readonly<Record<string, unknown>>, optional: Readonly<Record<string, unknown>> = {}) => ({
  type: 'object',
  properties: { ...required, ...optional },
  required: Object.keys(required),
  additionalProperties: false,
});
const list = (items: unknown, more: object = {}) => ({ type: 'array', items, ...more });
const words = { type: 'string', minLength: 1 };
const fromOne = { type: 'integer', minimum: 1 };
const level = { enum: ['none', 'note', 'warning', 'error'] };
const message = object({ text: words });

const physicalLocation = (region: object) =>
  object({
    artifactLocation: object({
      uri: { type: 'string', format: 'uri-reference', pattern: "^[\\w.~%!*'()/-]+$" },
      uriBaseId: { const: '%SRCROOT%' },
    }),
    region,
  });
const wholeRegion = object({ startLine: fromOne, startColumn: fromOne, endLine: fromOne, endColumn: fromOne });

const suppressionStates = ['accepted', 'underReview', 'rejected'];

const result = object(
  {
    ruleId: words,
    ruleIndex: { type: 'integer', minimum: 0 },
    level,
    message,
    locations: list(
      object(
        { physicalLocation: physicalLocation(wholeRegion) },
        { logicalLocations: list(object({ fullyQualifiedName: words })) },
      ),
      { minItems: 1, maxItems: 1 },
    ),
    partialFingerprints: { type: 'object', minProperties: 1, additionalProperties: words },
  },
  {
    kind: { enum: ['notApplicable', 'pass', 'fail', 'review', 'open', 'informational'] },
    suppressions: list(
      object(
        { kind: { enum: ['inSource', 'external'] } },
        { status: { enum: suppressionStates }, justification: words },
      ),
      { uniqueItems: true },
    ),
    relatedLocations: list(
      object({
        id: { type: 'integer', minimum: 0 },
        message,
        physicalLocation: physicalLocation(object({ startLine: fromOne })),
      }),
    ),
  },
);

const rule = object({
  id: words,
  shortDescription: message,
  fullDescription: message,
  help: message,
  defaultConfiguration: object({ level }),
});

const invocation = object({
  executionSuccessful: { type: 'boolean' },
  toolExecutionNotifications: list(object({ level, message })),
});

export const sarifSchema = object({
  $schema: { type: 'string', format: 'uri' },
  version: { const: '2.1.0' },
  runs: list(
    object(
      {
        tool: object({
          driver: object({
            name: words,
            version: words,
            informationUri: { type: 'string', format: 'uri' },
            rules: list(rule, { uniqueItems: true }),
          }),
        }),
        columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
        originalUriBaseIds: object({ '%SRCROOT%': object({ description: message }) }),
        results: list(result),
      },
      { invocations: list(invocation, { minItems: 1, maxItems: 1 }) },
    ),
  ),
});
