import { Chalk } from 'chalk';
import {
  combinationRulesOf,
  groupEntry,
  groupsOf,
  type PlacedGroup,
  type PlacedRule,
  type Qualification,
} from '../combination/qualification.ts';
import { oneLine } from '../document/safe-text.ts';
import { padTo, widthOf, wrap } from '../document/wrap.ts';
import type { CombinationRule } from '../model/qualification.ts';
import type { Qualifications } from '../resolve/qualifications.ts';
import type { UnitIndex } from '../resolve/workspace.ts';
import type { Look } from './look.ts';

/** One qualification for a reader: its groups with their units, and its rules in the words of the document and of evid. */
export function qualificationText(
  qualification: Qualification,
  { units, qualifications }: { units: UnitIndex; qualifications: Qualifications },
  look: Pick<Look, 'width' | 'colour' | 'plain'>,
): string {
  const chalk = new Chalk({ level: look.colour });
  const between = look.plain ? ', ' : ' · ';
  const { file } = qualification;
  const lines: string[] = [];
  const add = (indent: number, head: string, text: string) => {
    const at = ' '.repeat(indent);
    const room = Math.max(30, look.width - indent - widthOf(head));
    const [first = '', ...rest] = wrap(oneLine(text), room);
    lines.push(`${at}${head}${first}`, ...rest.map((line) => `${at}${' '.repeat(widthOf(head))}${line}`));
  };
  const heading = (text: string) => lines.push('', chalk.bold(oneLine(text)));
  const named = (id: string) => {
    const said = qualifications.unit(id);
    const spec = units.units.get(id);
    const known = spec !== undefined && 'outcomes' in spec.file ? spec.file : undefined;
    const level = known?.level ?? said?.level;
    const credit = known?.credit ?? said?.credit;
    return [
      spec?.title ?? said?.title ?? '',
      ...(level === undefined ? [] : [`level ${level}`]),
      ...(credit === undefined ? [] : [`${credit} credits`]),
      ...(spec === undefined ? ['no specification here'] : []),
    ]
      .filter((part) => part !== '')
      .join(between);
  };
  const groups = (list: readonly PlacedGroup[]) => {
    for (const { group } of list) {
      heading(`Group ${group.id}${group.title === undefined ? '' : `${between}${group.title}`}`);
      for (const { unit } of group.units.map(groupEntry)) add(2, padTo(unit, 8), named(unit));
    }
  };
  const rules = (title: string, list: readonly PlacedRule[]) => {
    if (list.length === 0) return;
    heading(title);
    for (const { rule } of list) {
      add(2, padTo(rule.id, 6), rule.text);
      add(8, look.plain ? '' : chalk.dim('→ '), combinationWords(rule));
    }
  };

  lines.push(chalk.bold(oneLine(`${qualification.id}${between}${qualification.title}`)));
  const facts = [
    ...(file.level === undefined ? [] : [`level ${file.level}`]),
    ...(file.version === undefined ? [] : [`version ${file.version}`]),
    ...Object.entries(file.codes ?? {}).map(([name, code]) => `${name} ${code}`),
    ...(file['last-certification'] === undefined ? [] : [`last certification ${file['last-certification']}`]),
  ];
  if (facts.length > 0) add(0, '', facts.join(between));
  add(0, 'source: ', [...Object.values(file.source ?? {}).slice(0, 2), qualification.path].join(between));
  const general = { groups: groupsOf(qualification), rules: combinationRulesOf(qualification) };
  groups(general.groups);
  rules('Rules of combination', general.rules);
  for (const [id, pathway] of Object.entries(file.pathways ?? {})) {
    heading(`Pathway ${id}${pathway.title === undefined ? '' : `${between}${pathway.title}`}`);
    groups(groupsOf(qualification, id).slice(general.groups.length));
    rules(`Rules of pathway ${id}`, combinationRulesOf(qualification, id).slice(general.rules.length));
  }
  const together = (title: string, list: readonly (readonly string[])[] = []) => {
    if (list.length === 0) return;
    heading(title);
    for (const ids of list) add(2, '', ids.join(', '));
  };
  together('Not together', file.barred);
  together('Either counts, once', file.equivalents);
  return `${lines.join('\n')}\n`;
}

/** A rule of combination in words: "at least 11 credits, at level 2 or above, from groups A and B". */
export function combinationWords(rule: CombinationRule): string {
  const { take, units, credits, level, groups, 'each-of': each } = rule;
  const bounds = units ?? credits ?? {};
  const noun = `${units === undefined ? 'credit' : 'unit'}${(bounds['at-most'] ?? bounds['at-least']) === 1 ? '' : 's'}`;
  const what = take === undefined ? `${boundWords(bounds)} ${noun}` : 'all units';
  const from = groups === undefined ? [] : [`from ${groups.length === 1 ? 'group' : 'groups'} ${groups.join(', ')}`];
  const levels = level === undefined ? [] : [levelWords(level)];
  return [what, ...levels, ...from, ...(each === undefined ? [] : [`in each of the groups ${each.join(', ')}`])].join(
    ', ',
  );
}

interface Bounds {
  'at-least'?: number | undefined;
  'at-most'?: number | undefined;
}
const boundWords = ({ 'at-least': least, 'at-most': most }: Bounds): string =>
  [...(least === undefined ? [] : [`at least ${least}`]), ...(most === undefined ? [] : [`at most ${most}`])].join(
    ', ',
  );

function levelWords({ 'at-least': least, 'at-most': most }: Bounds): string {
  if (least === undefined) return `at level ${most} or below`;
  if (most === undefined) return `at level ${least} or above`;
  return least === most ? `at level ${least}` : `at levels ${least} to ${most}`;
}
