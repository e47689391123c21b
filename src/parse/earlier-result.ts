import { z } from 'zod';
import type { Diagnostic } from '../model/result.ts';
import { criterionStatuses, unitStatuses } from '../model/statuses.ts';

/**
 * What is compared of a result. An earlier evid may have written fewer keys, a later one more: only what a comparison rests on
 * must be there, and a word that nobody knows here is refused, for it could be progress or the opposite.
 */
const text = z.string().default('');
const listOf = <Row extends z.ZodType>(row: Row) => z.array(row).default([]);
const waived = z
  .object({ reason: text, by: text, until: z.string().optional(), approval: z.string().optional() })
  .optional();
const claim = z.object({
  evidence: z.string(),
  state: text,
  counts: z.boolean().default(true),
  contested: z.literal(true).optional(),
  decision: z.object({ record: z.string() }).optional(),
});
const leaf = {
  ref: z.string(),
  text,
  status: z.enum(criterionStatuses),
  record: z.string().optional(),
  claims: z.array(claim).optional(),
};
const requirement = { ref: z.string(), text, status: z.enum(['met', 'claimed', 'gap', 'note']) };
const owner = z.enum(['learner', 'assessor']);
const unit = z.object({
  unit: z.string(),
  title: text,
  status: z.enum(unitStatuses),
  criteriaMet: z.int().default(0),
  criteriaTotal: z.int().default(0),
  criteria: listOf(z.object({ ...leaf, parts: z.array(z.object(leaf)).optional() })),
  requirements: listOf(
    z.object({
      ...requirement,
      force: z.enum(['must', 'should', 'may']).default('must'),
      parts: listOf(z.object(requirement)),
    }),
  ),
  gaps: listOf(
    z.object({
      ref: z.string(),
      layer: z.enum(['unit', 'centre']).default('unit'),
      what: text,
      why: text,
      owner: owner.default('learner'),
      move: owner.optional(),
      next: text,
      waived,
    }),
  ),
});
const item = z.object({ id: z.string(), title: text, digest: text, withdrawn: z.string().optional() });
const portfolio = z.object({
  path: z.string(),
  learner: z.object({ id: z.string().optional(), name: z.string().optional(), uln: z.string().optional() }).default({}),
  evidence: listOf(item),
  units: listOf(unit),
});
const line = z.int().default(1);
const diagnostic = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
    message: text,
    portfolio: z.string().optional(),
    evidence: z.string().optional(),
    ref: z.string().optional(),
    about: z.string().optional(),
    file: text,
    line,
    column: line,
    waived,
  })
  .transform((row): Omit<Diagnostic, 'waived'> & Pick<typeof row, 'waived'> => ({
    ...row,
    endLine: row.line,
    endColumn: row.column,
  }));
const earlierResult = z.object({
  version: z.literal(1),
  today: text,
  filters: z
    .object({
      portfolios: z.array(z.string()).optional(),
      files: z.array(z.string()).optional(),
      units: z.array(z.string()).optional(),
    })
    .default({}),
  portfolios: z.array(portfolio),
  diagnostics: listOf(diagnostic),
});

/** What two states of a workspace are compared by: a result, or what is left of an earlier one. */
export type ComparedResult = z.output<typeof earlierResult>;

/** An earlier result from its JSON, or why it is none. */
export function readEarlierResult(json: string): { earlier: ComparedResult } | { problem: string } {
  let data: unknown;
  try {
    data = JSON.parse(json.replace(/^\ufeff/, ''));
  } catch {
    return { problem: 'it is not JSON' };
  }
  const parsed = earlierResult.safeParse(data);
  if (parsed.success) return { earlier: parsed.data };
  const [{ path, message } = { path: [], message: '' }] = parsed.error.issues;
  if (path.length === 0) return { problem: 'it is JSON of another kind' };
  if (path[0] === 'version') return { problem: 'it does not say version: 1, as results do' };
  return { problem: `${path.join('.')}: ${message}` };
}
