import { markdownText } from '../document/markdown-text.ts';
import { gapOwners, nextMover, whoseMove } from '../model/moves.ts';
import type { Diagnostic, Gap, PortfolioRow, Result, UnitRow, Waived } from '../model/result.ts';
import { waivedIn } from '../model/waived.ts';
import { counted } from '../words/counts.ts';
import { upperFirst } from '../words/sentences.ts';
import { statusWords } from '../words/statuses.ts';
import { gradeFacts } from '../words/units.ts';
import { waivedShareInBrackets, waivedWords } from '../words/waived.ts';
import type { Look } from './look.ts';
import { byFile } from './places.ts';
import { looksAtNoUnit, noGapsWords, noUnitWords } from './without-units.ts';

/**
 * The report for a git host, a CI summary or a printer: how every unit stands, then the faults by file, then what each unit
 * lacks. Blocks are separated by blank lines; everything from a file stands behind a mark of this report's own.
 */
export function markdown(result: Result, { quiet }: Look): string {
  const blocks = [
    `# Evidence on ${result.today}`,
    totals(result),
    ...standing(result.portfolios),
    ...faults(
      result.diagnostics.filter(({ severity, waived }) => !quiet || (severity === 'error' && waived === undefined)),
    ),
    ...(quiet ? [] : unitSections(result.portfolios)),
  ];
  // A text may be empty; what stands before it then ends its line.
  return `${blocks.join('\n\n').replace(/ +$/gm, '')}\n`;
}

/** What was checked, under which filter, and what was found, in one sentence. */
export function totals(result: Result): string {
  const { summary, filters } = result;
  const { specs, portfolios, evidence, errors, warnings, infos, gaps, waived } = summary;
  const only = [...(filters.units ?? [])].map(markdownText).join(', ');
  const all = [
    errors === 0 ? 'no errors' : `${counted(errors, 'error')}${waivedShareInBrackets(errors, waived?.errors ?? 0)}`,
    `${counted(warnings, 'warning')}${waivedShareInBrackets(warnings, waived?.warnings ?? 0)}`,
    `${counted(infos, 'info')}${waivedShareInBrackets(infos, waived?.infos ?? 0)}`,
    looksAtNoUnit(result)
      ? `**${markdownText(noUnitWords(result))}**`
      : gaps === 0
        ? noGapsWords(result)
        : `${counted(gaps, 'gap')}${waivedShareInBrackets(gaps, waived?.gaps ?? 0)}`,
  ];
  const looked = [counted(specs, 'spec'), counted(portfolios, 'portfolio'), `${counted(evidence, 'item')} of evidence`];
  return `Checked ${looked.join(', ')}${only === '' ? '' : ` (only ${only})`}: ${all.join(', ')}.`;
}

function standing(portfolios: readonly PortfolioRow[]): string[] {
  const rows = portfolios.flatMap((portfolio) =>
    portfolio.units.map((unit) => [learnerOf(portfolio), markdownText(unit.unit), ...numbers(unit)]),
  );
  if (rows.length === 0) return [];
  const head = ['portfolio', 'unit', 'status', 'criteria met', 'requirements met', 'gaps', 'next move'];
  const rule = ['---', '---', '---', '---:', '---:', '---:', '---'];
  return [[head, rule, ...rows].map((cells) => `| ${cells.map((cell) => cell || '–').join(' | ')} |`).join('\n')];
}

const numbers = (unit: UnitRow): string[] => [
  statusWords[unit.status],
  fraction(unit.criteriaMet, unit.criteriaTotal),
  unit.status === 'not-started' ? '' : fraction(mustsMet(unit), musts(unit).length),
  unit.criteriaTotal === 0 && unit.gaps.length === 0
    ? ''
    : `${unit.gaps.length}${waivedShareInBrackets(unit.gaps.length, waivedIn(unit.gaps))}`,
  nextMover({ owner: unit.owner, ...gapOwners(unit) }) ?? '',
];

const fraction = (part: number, whole: number): string => (whole === 0 ? '' : `${part}/${whole}`);
const musts = ({ requirements }: UnitRow) => requirements.filter(({ force }) => force === 'must');
const mustsMet = (unit: UnitRow): number => musts(unit).filter(({ status }) => status === 'met').length;

/** The learner's name and id; without them the portfolio's folder. */
export const learnerOf = ({ learner: { name, id }, path }: PortfolioRow): string =>
  markdownText(name === undefined ? (id ?? path) : id === undefined ? name : `${name} (${id})`) || markdownText(path);

function faults(diagnostics: readonly Diagnostic[]): string[] {
  if (diagnostics.length === 0) return ['## Faults in files', 'None.'];
  return [
    '## Faults in files',
    ...byFile(diagnostics).flatMap(([file, list]) => [`### ${markdownText(file)}`, list.map(faultItem).join('\n')]),
  ];
}

const faultItem = ({ line, column, severity, code, message, help, waived }: Diagnostic): string =>
  [
    `- **${severity}** at ${line}:${column}${waived ? ', waived' : ''}: ${markdownText(message)} (\`${code}\`)`,
    ...(waived ? [waivedItem(waived)] : help === undefined ? [] : [`  - Help: ${markdownText(help)}`]),
  ].join('\n');

const waivedItem = (waived: Waived): string => `  - ${markdownText(upperFirst(waivedWords(waived)))}`;

/** The units in which something is open, by portfolio; a heading that would be there twice says which portfolio it means. */
function unitSections(portfolios: readonly PortfolioRow[]): string[] {
  const seen = new Set<string>();
  const heading = (portfolio: PortfolioRow, unit: UnitRow): string => {
    const short = `${learnerOf(portfolio)}: ${markdownText(unit.unit)}`;
    const words = seen.has(short) ? `${markdownText(portfolio.path)}: ${markdownText(unit.unit)}` : short;
    seen.add(words);
    return `### ${words}`;
  };
  const sections = portfolios.flatMap((portfolio) =>
    portfolio.units.flatMap((unit) => {
      const blocks = openIn(unit);
      return blocks.length === 0 ? [] : [heading(portfolio, unit), progress(unit), ...blocks];
    }),
  );
  return ['## Gaps', ...(sections.length > 0 ? sections : ['None.'])];
}

const progress = (unit: UnitRow): string =>
  `Unit: ${markdownText(unit.title)}. Status: ${statusWords[unit.status]}; ${progressFacts(unit).join(', ')}.`;

/** How many criteria and requirements of a unit are met, and how many gaps it has. */
export function progressFacts(unit: UnitRow): string[] {
  return [
    ...gradeFacts(unit),
    `${unit.criteriaMet} of ${counted(unit.criteriaTotal, 'criterion', 'criteria')} met`,
    ...(unit.criteriaClaimed > 0 ? [`${unit.criteriaClaimed} claimed`] : []),
    ...(musts(unit).length === 0
      ? []
      : [
          unit.status === 'not-started'
            ? counted(musts(unit).length, 'requirement')
            : `${mustsMet(unit)} of ${counted(musts(unit).length, 'requirement')} met`,
        ]),
    `${counted(unit.gaps.length, 'gap')}${waivedShareInBrackets(unit.gaps.length, waivedIn(unit.gaps))}`,
  ];
}

function openIn(unit: UnitRow): string[] {
  const refs = (force: string, isShown: (status: string) => boolean) =>
    unit.requirements.filter((row) => row.force === force && isShown(row.status));
  const advice = refs('should', (status) => status !== 'met');
  const notes = unit.gaps.length + advice.length === 0 ? [] : refs('may', () => true);
  const listed = (rows: typeof advice) =>
    rows.map(({ ref, text }) => `- ${markdownText(ref)}: ${markdownText(text)}`).join('\n');
  return [
    ...(unit.gaps.length === 0 ? [] : [unit.gaps.map(gapItem).join('\n')]),
    ...(advice.length === 0 ? [] : ['Advice, no gap:', listed(advice)]),
    ...(notes.length === 0 ? [] : ['Notes:', listed(notes)]),
  ];
}

const gapItem = ({ ref, layer, status, what, why, owner, move, next, waived }: Gap): string =>
  [
    `- **${markdownText(ref)}**, ${status}${waived ? ', waived' : ''}${layer === 'centre' ? ', centre policy' : ''}: ${markdownText(what)}`,
    `  - Why: ${markdownText(why)}`,
    waived ? waivedItem(waived) : `  - Next, ${whoseMove({ owner, move })}: ${markdownText(next)}`,
  ].join('\n');
