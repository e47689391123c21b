import { z } from 'zod';
import type { Filter } from './rule.ts';
import { measureWords } from './vocabulary.ts';

/**
 * Why, and what next, as data: the only form in which a reason travels. The sentences that stand beside them in the result, and
 * in every report, are made by `words/` alone, and nobody reads them.
 */

const because = <Kind extends string, Shape extends z.ZodRawShape = Record<never, never>>(
  kind: Kind,
  shape: Shape = {} as Shape,
) => z.strictObject({ kind: z.literal(kind), ...shape });

const text = z.string();
const texts = z.array(z.string());
const amount = z.number();
const yes = z.literal(true);
/** A filter as data; what it may hold, the specification's own schema says. */
const filter = z.looseObject({}) as unknown as z.ZodType<Filter>;
const measure = z.enum(Object.keys(measureWords) as [keyof typeof measureWords]);

/** How a claim breaks an admit rule: by its context or method, or by its age. */
const breaches = [
  because('not-admitted', { requirement: text, word: text.describe('The context or method that it does not admit') }),
  because('too-old', {
    requirement: text,
    day: text.describe('The last day of the work'),
    months: z.int().describe('How old it may be'),
    accepted: z.boolean().describe('Reckoned from the day on which it was accepted; else from today'),
  }),
] as const;
/** Why a claim does not count. */
const idle = [
  because('draft'),
  because('no-context'),
  ...breaches,
  because('not-applicable'),
  because('not-yet', { record: text }),
] as const;
/** Why an item that came near to a rule did not count: a claim of it that does not, or what the rule asks for besides. */
const misses = [
  ...idle,
  because('criteria-not-yet', { criteria: texts, records: texts }),
  because('criteria-not-applicable', { criteria: texts }),
  because('situation-not-yet', { situation: text, record: text }),
  because('condition', {
    condition: z.enum([
      'methods',
      'contexts',
      'tags',
      'all-tags',
      'criteria',
      'kind',
      'direct',
      'expert-witness',
      'min-score',
    ]),
    wanted: z.union([texts, text, amount, z.boolean()]).describe('What the filter asks for'),
    has: z.union([text, amount]).optional().describe('What the item has in its place'),
  }),
  because('left-out', { filter: filter.describe('The filter behind not, which it passes, as the rule has it') }),
  because('shows-none', { of: measure, facet: text.optional() }),
  because('too-few-each', {
    of: measure,
    thing: text.optional().describe('What has too few, where it is not the item or its occasion'),
    measured: amount,
    needed: amount,
    each: measure.describe('Of which it has too few'),
  }),
] as const;

export const idleSchema = z.discriminatedUnion('kind', idle).meta({ id: 'idle' });
export type Idle = z.output<typeof idleSchema>;
const missSchema = z.discriminatedUnion('kind', misses).meta({ id: 'miss' });
export type Miss = z.output<typeof missSchema>;

const numbers = z
  .array(z.strictObject({ of: measure, facet: text.optional(), measured: amount, expected: amount.optional() }))
  .describe('The numbers beside the judgement');
const basis = z.enum(['accepted', 'claimed']).describe('On which it was looked at: what is open may be claimed or not');
const evidence = texts;
const reason = text.optional().describe('In the words of whoever decided');

/** Why something is a gap. */
const gapReasons = [
  because('unclaimed'),
  because('idle-claim', { evidence: text, idle: idleSchema }),
  because('planned', { evidence }),
  because('undecided', { evidence }),
  because('not-countersigned', { evidence, records: texts }),
  because('resubmitted', { evidence, record: text }),
  because('changed', { evidence, record: text }),
  because('refused', {
    by: text.describe('The verification record'),
    record: text.describe('The record that it does not agree with'),
    evidence: text.optional().describe('Left out where the decision was that the criterion is not applicable'),
    reason,
  }),
  because('partial', { evidence, record: text, reason }),
  because('not-yet', { evidence, record: text, reason }),
  because('unreadable-rules', { file: text }),
  because('judged-not-yet', { record: text, reason: text }),
  because('judgement-stale', {
    record: text,
    outcome: z.enum(['met', 'not-yet']),
    contested: text.optional().describe('The verification record that did not agree with it'),
    numbers,
  }),
  because('not-judged', { numbers }),
  because('nothing-to-judge', { numbers }),
  because('values-lacking', {
    basis,
    facet: text,
    lacking: texts,
    found: z.int(),
    needed: z.int().optional().describe('How many of them, where not all'),
    separate: yes.optional().describe('Each on an occasion of its own'),
  }),
  because('too-few-values', { basis, facet: text, found: z.int(), needed: z.int().optional(), rule: text }),
  because('too-few', {
    basis,
    of: measure,
    measured: amount,
    needed: amount,
    cells: z
      .array(z.strictObject({ cell: text, measured: amount, needed: amount }))
      .describe('Of a rule that must hold for each outcome or criterion, where it does not'),
    rule: text.describe('The rule in words'),
  }),
  because('too-many', { of: measure, measured: amount, atMost: amount, rule: text }),
  because('nearest', { evidence: text, miss: missSchema }),
] as const;

/** What comes next about a gap, with the items and records that it is about. */
const steps = [
  because('decide', { evidence }),
  because('countersign', { records: texts, evidence }),
  because('look-again', { evidence }),
  because('judge'),
  because('carry-out', { evidence }),
  because('finish', { evidence }),
  because('rework', { evidence }),
  because('mend-claim', { evidence: text }),
  because('mend-rules', { file: text }),
  because('add', {
    what: z
      .enum(['lacking', 'shown', 'judgement'])
      .describe('What is still lacking of it, anything that shows it, or what the judgement asks for'),
  }),
  because('show', { by: z.enum(['job', 'questioning']) }),
  because('take-back'),
  because('complete-others'),
] as const;

type Without<Union, Key extends string> = Union extends unknown ? Omit<Union, Key> : never;
/** How a claim breaks an admit rule, whichever requirement holds it. */
export type Breach = Without<Extract<Idle, { kind: 'not-admitted' | 'too-old' }>, 'requirement'>;
/** An item that nearly counted: the miss, beside its sentence. */
const near = { evidence: text, reason: text.describe('The same in words') };
export type NearMiss = Miss & { evidence: string; reason: string };
export const nearMissSchema = z
  .discriminatedUnion('kind', misses.map((miss) => miss.extend(near)) as unknown as Readonly<[(typeof misses)[number]]>)
  .meta({ id: 'nearMiss' }) as unknown as z.ZodType<NearMiss>;
export const gapReasonSchema = z.discriminatedUnion('kind', gapReasons).meta({ id: 'gapReason' });
export type GapReason = z.output<typeof gapReasonSchema>;
export const stepSchema = z.discriminatedUnion('kind', steps).meta({ id: 'step' });
export type Step = z.output<typeof stepSchema>;
