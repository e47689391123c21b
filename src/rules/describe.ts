import type { AdmitRule, CountRule, CoverRule, Rule } from '../model/rule.ts';
import type { Unit } from '../model/unit.ts';
import { describeFilter } from './where.ts';

/** A rule in words, the same in every output. */
export function describeRule(rule: Rule, unit: Pick<Unit, 'facets'>): string {
  if (rule.admit !== undefined) return describeAdmit(rule.admit);
  if (rule.count !== undefined) return describeCount(rule.count);
  if (rule.cover !== undefined) return describeCover(rule.cover, coveredValues(rule.cover, unit));
  if (rule.judge !== undefined) {
    const beside = (rule.judge.indicators ?? []).map(({ of }) => of);
    return `the assessor decides, and says why${beside.length === 0 ? '' : `; shown beside it: ${beside.join(', ')}`}`;
  }
  return `one of: ${(rule['any-of'] ?? []).map((member) => describeRule(member, unit)).join('; or ')}`;
}

/** The values that a cover asks for, each once: those it names, or all of the facet. */
export function coveredValues(rule: CoverRule, { facets }: Pick<Unit, 'facets'>): string[] {
  const facet = facets.find((each) => each.id === rule.facet);
  return [...new Set(rule.values ?? facet?.values.map((value) => value.id) ?? [])];
}

/** "not simulation, for performance criteria". */
function describeAdmit({ contexts, methods, for: scope = 'all', except }: AdmitRule): string {
  const list = (words: readonly string[] | { not: readonly string[] }) =>
    'not' in words ? `not ${words.not.join(' or ')}` : `only ${words.join(' or ')}`;
  return [
    ...(contexts === undefined ? [] : [list(contexts)]),
    ...(methods === undefined ? [] : [list(methods)]),
    scope === 'all'
      ? 'for every criterion'
      : typeof scope === 'string'
        ? `for ${scope} criteria`
        : `for ${scope.join(', ')}`,
    ...(except === undefined ? [] : [`except ${except.join(', ')}`]),
  ].join(', ');
}

/** "at least 2 occasions, each with at least 2 customers, for each outcome". */
function describeCount(rule: CountRule): string {
  const { of, where, per, criteria, having } = rule;
  const bounds = [
    ...(rule['at-least'] === undefined && rule['at-most'] !== undefined ? [] : [`at least ${rule['at-least'] ?? '1'}`]),
    ...(rule['at-most'] === undefined ? [] : [`at most ${rule['at-most']}`]),
  ];
  return [
    `${bounds.join(' and ')} ${singular(of, rule)}${of === 'days' ? ' from the first date to the last' : ''}`,
    ...(having === undefined ? [] : [`each with at least ${having['at-least']} ${having.of}`]),
    ...(where === undefined ? [] : [describeFilter(where)]),
    ...(criteria === undefined
      ? []
      : [`on ${typeof criteria === 'string' ? `${criteria} criteria` : criteria.join(', ')}`]),
    ...(per === undefined || per === 'unit' ? [] : [`for each ${per}`]),
  ].join(', ');
}

/** "at least 1 item", "at least 2 items", "at least 70% criteria". */
function singular(of: string, rule: CountRule): string {
  const only = (rule['at-least'] ?? rule['at-most'] ?? '1') === '1' && (rule['at-most'] ?? '1') === '1';
  return only ? (of === 'criteria' ? 'criterion' : of === 'witnesses' ? 'witness' : of.replace(/s$/, '')) : of;
}

/** "partner: cooperative and uncooperative, on separate occasions". */
function describeCover(rule: CoverRule, values: readonly string[]): string {
  const all = rule['at-least'] === undefined || rule['at-least'] === values.length;
  return [
    `${rule.facet}: ${all ? '' : `at least ${rule['at-least']} of `}${values.join(all ? ' and ' : ', ')}`,
    ...(rule['separate-occasions'] ? ['on separate occasions'] : []),
    ...(rule.where === undefined ? [] : [describeFilter(rule.where)]),
    ...(rule.per === undefined || rule.per === 'unit' ? [] : [`for each ${rule.per}`]),
  ].join(', ');
}
