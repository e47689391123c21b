import { coveredValues, takesAnyValue } from '../model/covered-values.ts';
import { type AdmitRule, type CountRule, type CoverRule, membersOf, type Rule } from '../model/rule.ts';
import type { Unit } from '../model/unit.ts';
import { counted } from './counts.ts';
import { describeFilter } from './filters.ts';
import { measureWords } from './numbers.ts';

/** A rule in words, the same in every output. */
export function describeRule(rule: Rule, unit: Pick<Unit, 'facets'>): string {
  if (rule.admit !== undefined) return describeAdmit(rule.admit);
  if (rule.count !== undefined) return describeCount(rule.count);
  if (rule.cover !== undefined) return describeCover(rule.cover, unit);
  if (rule.judge !== undefined) {
    const beside = (rule.judge.indicators ?? []).map(measureWords);
    return `the assessor decides, and says why${beside.length === 0 ? '' : `; shown beside it: ${beside.join(', ')}`}`;
  }
  const within = (member: Rule) => {
    const words = describeRule(member, unit);
    return membersOf(member).length > 0 ? `(${words})` : words;
  };
  const [head, link] = rule['any-of'] ? ['one of', 'or'] : ['all of', 'and'];
  return `${head}: ${membersOf(rule).map(within).join(`; ${link} `)}`;
}

/** "not simulation, for performance criteria". */
function describeAdmit({ contexts, methods, 'within-months': months, for: scope = 'all', except }: AdmitRule): string {
  const list = (words: readonly string[] | { not: readonly string[] }) =>
    'not' in words ? `not ${words.not.join(' or ')}` : `only ${words.join(' or ')}`;
  return [
    ...(contexts === undefined ? [] : [list(contexts)]),
    ...(methods === undefined ? [] : [list(methods)]),
    ...(months === undefined ? [] : [`at most ${counted(months, 'month')} old`]),
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
    `${bounds.join(' and ')} ${singular(rule)}${of === 'days' ? ' from the first date to the last' : ''}`,
    ...(having === undefined ? [] : [`each with at least ${having['at-least']} ${measureWords(having)}`]),
    ...(rule['separate-occasions'] ? ['each on an occasion of its own'] : []),
    ...(where === undefined ? [] : [describeFilter(where)]),
    ...(criteria === undefined
      ? []
      : [`on ${typeof criteria === 'string' ? `${criteria} criteria` : criteria.join(', ')}`]),
    ...(per === undefined || per === 'unit' ? [] : [`for each ${per}`]),
  ].join(', ');
}

/** "at least 1 item", "at least 2 items", "at least 70% criteria". */
function singular(rule: CountRule): string {
  const only = (rule['at-least'] ?? rule['at-most'] ?? '1') === '1' && (rule['at-most'] ?? '1') === '1';
  if (!only) return measureWords(rule);
  const irregular: Partial<Record<string, string>> = { criteria: 'criterion', witnesses: 'witness' };
  return measureWords(rule).replace(/^\w+/, (of) => irregular[of] ?? of.replace(/s$/, ''));
}

/** "partner: cooperative and uncooperative, on separate occasions". */
function describeCover(rule: CoverRule, unit: Pick<Unit, 'facets'>): string {
  const values = coveredValues(rule, unit);
  const all = rule['at-least'] === undefined || rule['at-least'] === values.length;
  const listed = takesAnyValue(rule, unit)
    ? `at least ${rule['at-least'] ?? '…'} different values`
    : `${all ? '' : `at least ${rule['at-least']} of `}${values.join(all ? ' and ' : ', ')}`;
  return [
    `${rule.facet}: ${listed}`,
    ...(rule['separate-occasions'] ? ['on separate occasions'] : []),
    ...(rule.where === undefined ? [] : [describeFilter(rule.where)]),
    ...(rule.per === undefined || rule.per === 'unit' ? [] : [`for each ${rule.per}`]),
  ].join(', ');
}
