import { monthsBefore } from '../model/months-before.ts';
import type { AdmitRule } from '../model/rule.ts';
import type { Leaf } from '../model/unit.ts';
import type { Context, Method } from '../model/vocabulary.ts';
import { describeRule } from '../words/rules.ts';
import { itemIds, type RuleAnswer, type RuleContext } from './rule-context.ts';

/** What an admit rule looks at: one claim of one item. The method is the one after an expert witness was looked up. */
export interface Admitted {
  leaf: Leaf;
  method: Method | undefined;
  context: Context | undefined;
  /** The last day of the work, and the day from which its age is reckoned; undefined for what is still to come. */
  age?: Age | undefined;
}
export interface Age {
  lastDay: string;
  /** The day of the decision that accepted the claim, else today. */
  reckonedFrom: string;
  isAccepted: boolean;
}

/** By which word a claim breaks an admit rule, `simulation` or `evidence of 2017-03-04`, and what is wrong with it. */
export interface Breach {
  word: string;
  because?: string;
}
export const breachWords = ({ word, because }: Breach): string =>
  because === undefined ? word : `${word}, ${because}`;

/**
 * How a claim breaks an admit rule, or undefined if the rule lets it pass.
 * A context that is not stated passes: without one, a performance claim is `missing-context` and nothing else.
 */
export function admissionBreach(rule: AdmitRule, { leaf, method, context, age }: Admitted): Breach | undefined {
  if (!speaksOf(rule, leaf)) return undefined;
  if (context !== undefined && rule.contexts !== undefined && !allows(rule.contexts, context)) return { word: context };
  if (method !== undefined && rule.methods !== undefined && !allows(rule.methods, method)) return { word: method };
  const months = rule['within-months'];
  if (age === undefined || months === undefined || age.lastDay >= monthsBefore(age.reckonedFrom, months))
    return undefined;
  return {
    word: `evidence of ${age.lastDay}`,
    because: `more than ${months} months before ${age.isAccepted ? 'it was accepted' : 'today'}`,
  };
}

/** `admit` has done its work before anything is counted: it is met, and shows what it let in and what it refused. */
export function admit(rule: AdmitRule, context: RuleContext, insideAnyOf: boolean): RuleAnswer {
  const inScope = (claims: readonly Leaf[]) => claims.filter((leaf) => speaksOf(rule, leaf));
  const counted = itemIds(context.claimed.filter(({ claims }) => inScope(claims).length > 0));
  const refused = new Map<string, string>();
  // Inside an any-of it binds nothing, so it has refused nothing either.
  for (const { item, claims } of insideAnyOf ? [] : context.potential) {
    const why = context.whyNot(item, inScope(claims));
    if (why?.startsWith('not admitted') && !counted.includes(item.id)) refused.set(item.id, why);
  }
  return {
    kind: 'admit',
    status: 'met',
    what: describeRule({ admit: rule }, context.unit),
    counted,
    nearMisses: [...refused].map(([evidence, reason]) => ({ evidence, reason })),
  };
}

/** Whether an admit rule speaks of a criterion (part) at all. */
function speaksOf({ for: scope = 'all', except = [] }: AdmitRule, leaf: Leaf): boolean {
  if (names(except, leaf)) return false;
  if (typeof scope === 'string') return scope === 'all' || scope === leaf.kind;
  return names(scope, leaf);
}

/** Whether a list of criterion ids holds a leaf, by its own id or by that of the criterion it is a part of. */
export function names(ids: readonly string[], leaf: Leaf): boolean {
  const idOf = (ref: string) => ref.slice(leaf.unit.length + 1);
  return ids.includes(idOf(leaf.ref)) || ids.includes(idOf(leaf.criterion));
}

const allows = <Word>(allowance: readonly Word[] | { not: readonly Word[] }, word: Word): boolean =>
  'not' in allowance ? !allowance.not.includes(word) : (allowance as readonly Word[]).includes(word);
