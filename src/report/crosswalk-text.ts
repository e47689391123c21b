import { Chalk } from 'chalk';
import { oneLine } from '../document/safe-text.ts';
import { padTo, widthOf, wrap } from '../document/wrap.ts';
import type { Coverage, Crosswalk } from '../evaluate/crosswalk.ts';
import { counted } from '../words/counts.ts';
import { listRefs } from '../words/lists.ts';
import type { Look } from './look.ts';

type CrosswalkLook = Pick<Look, 'width' | 'colour' | 'plain'>;

/** A crosswalk for a reader: criteria and the items they reach, what is not reached, and how far evidence covers the standard. */
export function crosswalkText(table: Crosswalk, look: CrosswalkLook): string {
  const { unit, standard, criteria, items, unreached, coverage } = table;
  const chalk = new Chalk({ level: look.colour });
  const lines: string[] = [];
  const add = (indent: number, head: string, text: string, style: (line: string) => string = (line) => line) => {
    const hanging = ' '.repeat(indent + widthOf(head));
    const whole = oneLine(text);
    const [first = '', ...rest] = look.plain ? [whole] : wrap(whole, Math.max(24, look.width - hanging.length));
    lines.push(`${' '.repeat(indent)}${head}${style(first)}`, ...rest.map((line) => `${hanging}${style(line)}`));
  };
  const heading = (text: string) => lines.push('', chalk.bold(text));
  const column = (refs: readonly string[]) => Math.max(0, ...refs.map((ref) => widthOf(short(ref)))) + 2;

  const between = look.plain ? ', ' : ' · ';
  add(0, '', `${unit.id}${between}${unit.title}`, chalk.bold);
  add(
    0,
    '',
    `${standard.id}${standard.version === undefined ? '' : ` ${standard.version}`}${between}${standard.title}`,
    chalk.bold,
  );
  if (standard.reviewPassed)
    add(0, '', `the review of ${standard.id} was due on ${standard.reviewDue}: look for a newer version`, chalk.yellow);

  heading(`What each criterion of ${unit.id} reaches`);
  const byRef = new Map(items.map((item) => [item.ref, item]));
  const [left, right] = [column(criteria.map(({ ref }) => ref)), column(items.map(({ ref }) => ref))];
  for (const { ref, text, to } of criteria.filter((each) => each.to.length > 0)) {
    add(2, padTo(short(ref), left), text);
    for (const item of to)
      add(2 + left, `${look.plain ? 'to ' : '→ '}${padTo(short(item), right)}`, byRef.get(item)?.text ?? '', chalk.dim);
  }

  heading('Not reached');
  const texts = new Map([...criteria, ...items].map(({ ref, text }) => [ref, text]));
  const missing = [...unreached.criteria, ...unreached.items];
  if (missing.length === 0) lines.push('  nothing: every criterion and every item is mapped');
  const wide = Math.max(0, ...missing.map((ref) => widthOf(ref))) + 2;
  for (const ref of missing) add(2, padTo(ref, wide), texts.get(ref) ?? '');

  if (coverage) {
    heading(oneLine(`${standard.id} covered by the evidence of ${nameOf(coverage)}`));
    for (const remark of remarks(table, coverage)) add(2, '', remark);
    if (coverage.unit === 'assessed' || coverage.standard === 'assessed') {
      for (const { ref, from, mapped, direct } of items) {
        const through = `${mapped ?? 'not reached'}${from.length === 0 ? '' : ` (${listRefs(from, ', ')})`}`;
        const facts = [
          ...(coverage.unit === 'assessed' ? [through] : []),
          ...(direct === undefined ? [] : [`directly ${direct}`]),
        ];
        add(2, padTo(short(ref), right), facts.join('; '));
      }
      lines.push('');
      if (coverage.unit === 'assessed') add(2, 'through the mapping: ', countWords(coverage.mapped, items.length));
      if (coverage.standard === 'assessed') add(2, 'by direct claims: ', countWords(coverage.direct, items.length));
    }
  }
  lines.push('');
  const reached = criteria.filter(({ to }) => to.length > 0).length;
  add(
    0,
    '',
    `${counted(reached, 'criterion', 'criteria')} mapped to ${items.length - unreached.items.length} of ${counted(items.length, 'item')}`,
  );
  return `${lines.join('\n')}\n`;
}

/** A reference without its unit: the heading says which unit it is. */
const short = (ref: string) => ref.slice(ref.indexOf('/') + 1);

const nameOf = ({ learner: { id, name }, portfolio }: Coverage) =>
  name === undefined ? (id ?? portfolio) : id === undefined ? name : `${name} (${id})`;

function remarks({ unit, standard }: Crosswalk, coverage: Coverage): string[] {
  const say = (id: string, held: Coverage['unit'], consequence: string) =>
    held === 'assessed'
      ? []
      : [
          held === 'not-listed'
            ? `the portfolio does not list ${id}: ${consequence}`
            : `${id} is not being assessed in this portfolio: ${consequence}`,
        ];
  return [
    ...say(unit.id, coverage.unit, 'nothing comes through the mapping'),
    ...say(standard.id, coverage.standard, 'there are no direct claims'),
  ];
}

/** "12 met, 2 claimed, 5 not reached, of 26". */
function countWords(counts: Coverage['mapped'], total: number): string {
  const known = Object.entries(counts).map(([status, many]) => `${many} ${status}`);
  const rest = total - Object.values(counts).reduce((sum, many) => sum + many, 0);
  return `${[...known, ...(rest === 0 ? [] : [`${rest} not reached`])].join(', ')}, of ${total}`;
}
