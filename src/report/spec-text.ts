import { Chalk } from 'chalk';
import type { Qualification } from '../combination/qualification.ts';
import { oneLine } from '../document/safe-text.ts';
import { padTo, widthOf, wrap } from '../document/wrap.ts';
import type { Requirement, Unit } from '../model/unit.ts';
import { describeRule } from '../words/rules.ts';
import type { Look } from './look.ts';

type TextLook = Pick<Look, 'width' | 'colour' | 'plain'>;

/** The units and standards of a workspace, one a line, then its qualifications. */
export function specList(units: readonly Unit[], qualifications: readonly Qualification[], look: TextLook): string {
  const chalk = new Chalk({ level: look.colour });
  const rows = units.map((unit) => {
    const level = 'level' in unit.file ? (unit.file.level ?? '') : '';
    const credit = 'credit' in unit.file ? String(unit.file.credit ?? '') : '';
    const parts = unit.leaves.length === unit.criteria.length ? '' : ` (${unit.leaves.length} with parts)`;
    return [
      unit.id,
      unit.isStandard ? 'standard' : 'unit',
      level,
      credit,
      `${unit.criteria.length}${parts}`,
      String(unit.requirements.length),
      unit.title,
    ];
  });
  for (const { id, title, file } of qualifications)
    rows.push([id, 'qualification', file.level ?? '', '', '', `${file.rules.length} rules`, title]);
  const table = [['id', 'kind', 'level', 'credit', 'criteria', 'requirements', 'title'], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => widthOf(row[column]!))));
  const before = widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 0);
  return table
    .flatMap((row, index) => {
      const cells = row.slice(0, -1).map((text, column) => padTo(text, widths[column]!));
      const title = oneLine(row.at(-1)!);
      const [first = '', ...rest] = look.plain ? [title] : wrap(title, Math.max(20, look.width - before));
      const line = [...cells, first].join('  ');
      return [index === 0 ? chalk.dim(line) : line, ...rest.map((more) => ' '.repeat(before) + more)];
    })
    .map((line) => `${line}\n`)
    .join('');
}

/** One unit for a reader: what it asks, in the words of the document, with each rule in words. */
export function specText(unit: Unit, centreRules: readonly Requirement[], look: TextLook): string {
  const chalk = new Chalk({ level: look.colour });
  const lines: string[] = [];
  const add = (indent: number, head: string, text: string) => {
    const at = ' '.repeat(indent);
    const width = Math.max(30, look.width - indent - widthOf(head));
    const [first = '', ...rest] = wrap(oneLine(text), width);
    lines.push(`${at}${head}${first}`, ...rest.map((line) => `${at}${' '.repeat(widthOf(head))}${line}`));
  };
  const heading = (text: string) => lines.push('', chalk.bold(text));

  const { file } = unit;
  const between = look.plain ? ', ' : ' · ';
  lines.push(chalk.bold(`${unit.id}${between}${oneLine(unit.title)}`));
  const facts = [
    ...('level' in file && file.level !== undefined ? [`level ${file.level}`] : []),
    ...('credit' in file && file.credit !== undefined ? [`${file.credit} credits`] : []),
    ...('guided-learning-hours' in file && file['guided-learning-hours'] !== undefined
      ? [`${file['guided-learning-hours']} guided learning hours`]
      : []),
    ...('grades' in file && file.grades !== undefined ? [`graded ${file.grades.join(', ')}`] : []),
    ...('last-assessment' in file && file['last-assessment'] !== undefined
      ? [`last assessment ${file['last-assessment']}`]
      : []),
    ...('version' in file && file.version !== undefined ? [`version ${file.version}`] : []),
    ...('review-due' in file && file['review-due'] !== undefined ? [`review due ${file['review-due']}`] : []),
    ...Object.entries(file.codes ?? {}).map(([name, code]) => `${name} ${code}`),
  ];
  if (facts.length > 0) add(0, '', facts.join(between));
  add(0, 'source: ', [...Object.values(file.source ?? {}).slice(0, 2), unit.path].join(between));
  if ('purpose' in file && file.purpose !== undefined) {
    lines.push('');
    add(0, '', file.purpose);
  }

  const before = 'prerequisites' in file ? (file.prerequisites ?? []) : [];
  if (before.length > 0)
    add(0, 'first to be finished: ', before.map(({ unit: id, title }) => (title ? `${id} ${title}` : id)).join('; '));

  const wide = Math.max(5, ...unit.criteria.map(({ id }) => widthOf(id) + 1));
  for (const outcome of unit.outcomes) {
    heading(`${outcome.id} ${oneLine(outcome.title)}`);
    for (const criterion of unit.criteria.filter((each) => each.outcome === outcome.id)) {
      add(
        2,
        `${padTo(criterion.id, wide)}${criterion.kind === 'knowledge' ? 'K ' : 'P '} `,
        `${criterion.text}${marks([criterion.grade && `grade ${criterion.grade}`, criterion.optional && 'optional'])}`,
      );
      if (!criterion.hasParts) continue;
      for (const leaf of criterion.leaves) {
        add(
          wide + 5,
          `${leaf.ref.slice(criterion.ref.length)}  `,
          `${leaf.text}${marks([leaf.conditional && 'conditional', leaf.optional && !criterion.optional && 'optional'])}`,
        );
      }
    }
  }

  const requirements = (title: string, list: readonly Requirement[]) => {
    if (list.length === 0) return;
    heading(title);
    const withRules = ({ ref, text, force, rules, impliedJudge }: Requirement, indent: number) => {
      add(indent, `${padTo(ref.slice(unit.id.length + 1), 6)}`, `${force === 'must' ? '' : `(${force}) `}${text}`);
      for (const rule of rules)
        add(
          indent + 6,
          look.plain ? '' : chalk.dim('→ '),
          `${describeRule(rule, unit)}${impliedJudge ? ' (nothing else is written)' : ''}`,
        );
    };
    for (const requirement of list) {
      withRules(requirement, 2);
      for (const part of requirement.parts) withRules(part, 4);
    }
  };
  requirements('Evidence requirements', unit.requirements);
  requirements('Centre policy', centreRules);

  if (unit.facets.length > 0) {
    heading('Situations (tags)');
    for (const facet of unit.facets) {
      for (const value of facet.values) add(2, `${facet.id}/${value.id}: `, `${facet.title} ${value.text}`);
      if (facet.open)
        add(2, `${facet.id}/…: `, `${facet.values.length === 0 ? 'any word' : 'any other word'}; the list is open`);
    }
  }
  const mappings = 'mappings' in file ? (file.mappings ?? []) : [];
  if (mappings.length > 0) {
    heading('Mapped to');
    for (const { standard, links } of mappings)
      add(
        2,
        `${standard}: `,
        `${links.length} of ${unit.criteria.length} criteria; see evid crosswalk ${unit.id} ${standard}`,
      );
  }
  lines.push('', chalk.dim(`K knowledge${between}P performance`));
  return `${lines.join('\n')}\n`;
}

/** " (conditional, optional)", or nothing. */
const marks = (words: readonly (string | false | undefined)[]): string => {
  const said = words.filter((word) => word !== undefined && word !== false);
  return said.length === 0 ? '' : ` (${said.join(', ')})`;
};
