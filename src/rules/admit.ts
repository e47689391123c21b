import { monthsBefore } from '../model/months-before.ts';
import type { Breach, Miss } from '../model/reason.ts';
import type { RuleResult } from '../model/result.ts';
import type { AdmitRule } from '../model/rule.ts';
import type { Leaf } from '../model/unit.ts';
import type { Context, Method } from '../model/vocabulary.ts';
import { describeRule } from '../words/rules.ts';
import { names } from './names.ts';
import { nearMissRows } from './near-misses.ts';
import { itemIds, type RuleContext, type RuleStanding } from './rule-context.ts';

/** What an admit rule looks at: one claim of one item. The method is the one after an expert witness was looked up. */
export interface Admitted {
  leaf: Leaf;
  method: Method | undefined;
  context: Context | undefined;
  /** How old it is, asked only by a rule that sets a limit; undefined for what is still to come. */
  age?: () => Age | undefined;
}
/** The last day of the work, and the day from which its age is reckoned. */
export interface Age {
  lastDay: string;
  /** The day of the decision that accepted the claim, else today. */
  reckonedFrom: string;
  isAccepted: boolean;
}

/**
 * How a claim breaks an admit rule, or undefined if the rule lets it pass.
 * A context that is not stated passes: without one, a performance claim is `missing-context` and nothing else.
 */
export function admissionBreach(rule: AdmitRule, { leaf, method, context, age }: Admitted): Breach | undefined {
  if (!speaksOf(rule, leaf)) return undefined;
  if (context !== undefined && rule.contexts !== undefined && !allows(rule.contexts, context))
    return { kind: 'not-admitted', word: context };
  if (method !== undefined && rule.methods !== undefined && !allows(rule.methods, method))
    return { kind: 'not-admitted', word: method };
  const months = rule['within-months'];
  const known = months === undefined ? undefined : age?.();
  if (known === undefined || known.lastDay >= monthsBefore(known.reckonedFrom, months!)) return undefined;
  return { kind: 'too-old', day: known.lastDay, months: months!, accepted: known.isAccepted };
}

/** `admit` has done its work before anything is counted: it is met, and shows what it let in and what it refused. */
export const admit = (rule: AdmitRule, context: RuleContext, insideAnyOf: boolean): RuleStanding => ({
  kind: 'admit',
  status: 'met',
  row: () => admitRow(rule, context, insideAnyOf),
});

function admitRow(rule: AdmitRule, context: RuleContext, insideAnyOf: boolean): RuleResult {
  const isInScope = (leaf: Leaf) => speaksOf(rule, leaf);
  const counted = itemIds(context.claimed.filter(({ claims }) => claims.some(isInScope)));
  const already = new Set(counted);
  const refused = new Map<string, Miss>();
  // Inside an any-of it binds nothing, so it has refused nothing either.
  for (const { item, claims } of insideAnyOf ? [] : context.potential()) {
    if (already.has(item.id)) continue;
    const why = context.whyNot(item, claims.filter(isInScope));
    if (why?.kind === 'not-admitted' || why?.kind === 'too-old') refused.set(item.id, why);
  }
  return {
    kind: 'admit',
    status: 'met',
    what: describeRule({ admit: rule }, context.unit),
    counted,
    nearMisses: nearMissRows(refused),
  };
}

/** Whether an admit rule speaks of a criterion (part) at all. */
export function speaksOf({ for: scope = 'all', except }: AdmitRule, leaf: Leaf): boolean {
  if (except !== undefined && names(except, leaf)) return false;
  if (typeof scope === 'string') return scope === 'all' || scope === leaf.kind;
  return names(scope, leaf);
}

/** Whether a list of what is allowed, or of what is not, allows a word. */
export const allows = <Word>(allowance: readonly Word[] | { not: readonly Word[] }, word: Word): boolean =>
  'not' in allowance ? !allowance.not.includes(word) : (allowance as readonly Word[]).includes(word);
