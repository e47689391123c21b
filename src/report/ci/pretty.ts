import { Chalk, type ChalkInstance } from 'chalk';
import {
  type Block,
  type Blocks,
  dim,
  dotted,
  either,
  entries,
  type Fact,
  heading,
  item,
  list,
  paragraph,
  toned,
  type Words,
} from '../../document/blocks.ts';
import { oneLine } from '../../document/safe-text.ts';
import { fragment } from '../../document/terminal.ts';
import { padTo, widthOf, wrap } from '../../document/wrap.ts';
import { gapOwners, nextMover, whoseMove } from '../../model/moves.ts';
import { refusalOf } from '../../model/refusal.ts';
import type { Diagnostic, Result, UnitRow } from '../../model/result.ts';
import type { ResultStanding } from '../../model/standing.ts';
import { unitNumbers } from '../../model/unit-numbers.ts';
import { isAchieved } from '../../model/unit-states.ts';
import { waivedIn } from '../../model/waived.ts';
import { counted } from '../../words/counts.ts';
import { nameAndId } from '../../words/learners.ts';
import { combinationLine, qualificationLine } from '../../words/qualifications.ts';
import { spoken, statusWords } from '../../words/statuses.ts';
import { gradeFacts, ofTheRest, requirementShare } from '../../words/units.ts';
import { waivedShare, waivedShareInBrackets, waivedWords } from '../../words/waived.ts';
import { adviceOf, toldFaults } from '../fault-line.ts';
import type { Look } from '../look.ts';
import { onward } from '../onward.ts';
import { byFile } from '../places.ts';
import { looksAtNoUnit, noGapsWords, noUnitWords } from '../without-units.ts';

/** The report for a person at a terminal: faults with their code frames, then how each unit stands, then the totals. */
export function pretty(result: Result, look: Look): string {
  const chalk = new Chalk({ level: look.colour });
  const units = fragment(standing(result, look), look);
  const blocks = [
    ...faults(result, look, chalk).map((lines) => `${lines.join('\n')}\n`),
    units,
    summaryLines(result, look),
  ];
  return blocks.filter((block) => block !== '').join('\n');
}

/** By file. No other report shows a line of a file with a place in it, cut to the width: so it is drawn here, not by a block. */
function faults({ diagnostics }: Result, look: Look, chalk: ChalkInstance): string[][] {
  return byFile(toldFaults(diagnostics, look.quiet)).map(([file, list]) => {
    const places = list.map(({ line, column }) => `${line}:${column}`);
    const gutter = Math.max(...places.map((place) => place.length));
    const codeWidth = Math.max(...list.map(({ code }) => code.length));
    return [
      chalk.underline(oneLine(file)),
      ...list.flatMap((each, index) =>
        faultLines(each, places[index]!.padStart(gutter), { gutter, codeWidth }, look, chalk),
      ),
    ];
  });
}

function faultLines(
  fault: Diagnostic,
  place: string,
  { gutter, codeWidth }: { gutter: number; codeWidth: number },
  look: Look,
  chalk: ChalkInstance,
): string[] {
  const colour = colourOf(fault, chalk);
  const message = oneLine(fault.message);
  if (look.plain) {
    const severity = fault.waived === undefined ? fault.severity : `waived ${fault.severity}`;
    return [
      `  line ${fault.line}, column ${fault.column}: ${severity} ${fault.code}: ${message}`,
      ...adviceOf(fault).map((text) => `  ${oneLine(text)}`),
    ];
  }
  const head = `  ${place}  `;
  const indent = ' '.repeat(gutter + 4);
  const below = (text: string) =>
    wrap(oneLine(text), Math.max(24, look.width - indent.length)).map((line) => `${indent}${line}`);
  const words = () => {
    const room = look.width - widthOf(head) - 9 - codeWidth - 2;
    if (room < narrowest) return [`${head}${colour(fault.severity)} ${chalk.dim(fault.code)}`, ...below(message)];
    const [first = '', ...rest] = wrap(message, room);
    const gap = ' '.repeat(Math.max(2, room - widthOf(first) + 2));
    return [
      `${head}${colour(fault.severity.padEnd(9))}${first}${gap}${chalk.dim(fault.code)}`,
      ...rest.map((line) => `${indent}${' '.repeat(9)}${line}`),
    ];
  };
  // Where nothing is to be mended, nobody needs to see the place.
  // What is personal must not stand in a report without names.
  const isPrivate = fault.code === 'personal-data' && look.hide !== undefined;
  const shown = fault.waived === undefined && !isPrivate ? frame(fault, indent, look, chalk, colour) : [];
  const advice = adviceOf(fault)
    .flatMap(below)
    .map((line) => chalk.dim(line));
  return [...words().map((line) => line.trimEnd()), ...shown, ...advice];
}

/** Columns of message below which it stands under severity and code. */
const narrowest = 32;

const colourOf = ({ severity, waived }: Diagnostic, chalk: ChalkInstance): ChalkInstance =>
  waived ? chalk.dim : { error: chalk.red, warning: chalk.yellow, info: chalk.blue }[severity];

/**
 * The line of a place as it may be shown, and from where to where the place goes in it; undefined where a hidden name begins
 * before the place and ends in it, so that nobody can say where it is.
 */
function shownPlace(
  { file, line, column, endLine, endColumn }: Diagnostic,
  { sourceLine, fileText, hide }: Look,
): { source: string; column: number; end: number } | undefined {
  const written = sourceLine(file, line);
  if (written === undefined || written.trim() === '' || (column === endColumn && line === endLine)) return undefined;
  const end = endLine === line ? endColumn : written.length + 1;
  const source = hide === undefined ? written : fileText(file).split('\n')[line - 1];
  if (source === written || source === undefined || hide === undefined) return { source: written, column, end };
  const [before, after] = [written.slice(0, column - 1), written.slice(end - 1)].map((part) => hide(part, file));
  const within = source.length - before!.length - after!.length;
  const isSame = within > 0 && source.startsWith(before!) && source.endsWith(after!);
  return isSame ? { source, column: before!.length + 1, end: before!.length + within + 1 } : undefined;
}

/** The line of the file with the place underlined. */
function frame(fault: Diagnostic, indent: string, look: Look, chalk: ChalkInstance, colour: ChalkInstance): string[] {
  const place = shownPlace(fault, look);
  if (place === undefined) return [];
  const { source, column, end } = place;
  const room = Math.max(20, look.width - indent.length - 2);
  // A long line is shown from where the place still fits in.
  const lead = source.length - source.trimStart().length;
  const from = end - 1 <= room ? Math.min(lead, column - 1) : Math.max(0, Math.min(end - room, column - 9));
  const clean = (text: string) => oneLine(text.replaceAll('\t', ' '));
  // Nobody sees more of a line, of which there may be a megabyte, and a fault in every word of it.
  const beyond = from + 16 * room;
  const shown = clean(source.slice(from, beyond));
  const visible = padTo(shown, Math.min(room, widthOf(shown))).trimEnd();
  const before = widthOf(clean(source.slice(from, column - 1)));
  const marked = widthOf(clean(source.slice(column - 1, Math.min(end - 1, beyond))));
  const length = Math.max(1, Math.min(marked, room - before));
  return [
    `${indent}${chalk.dim('│')} ${visible}`,
    `${indent}${chalk.dim('│')} ${' '.repeat(before)}${colour('^'.repeat(length))}`,
  ];
}

/** How far each unit is, and whose move it is; with --verbose each gap. */
function standing({ portfolios: all, filters }: Result, look: Look): Blocks {
  if (look.quiet) return [];
  // Who asks about a file is at work on it: how its portfolio stands is another question.
  const portfolios = all.filter(
    ({ path }) => !filters.files?.some((file) => path === '.' || file.startsWith(`${path}/`)),
  );
  if (filters.files !== undefined && portfolios.length === all.length && filters.portfolios === undefined) return [];
  return portfolios.map(({ path, learner: { name, id }, units, qualification }) => [
    heading(2, name || id ? nameAndId({ learner: { name, id }, path }) : 'learner unknown', '  ', dim(path)),
    units.length === 0 ? paragraph('no unit to show') : unitBlock(units, look),
    // With --verbose each of its rules.
    qualification &&
      list([item(qualificationLine(qualification), look.verbose && list(qualification.rules.map(combinationLine)))]),
  ]);
}

const unitBlock = (units: readonly UnitRow[], { verbose }: Look): Block =>
  verbose
    ? list(
        units.map((unit) => {
          const { name, value } = unitFact(unit);
          return item([name, either('  ', ', '), value], entries(gapFacts(unit)));
        }),
      )
    : entries(units.map(unitFact));

function unitFact(row: UnitRow): Fact {
  const { requirementsMet, requirements } = unitNumbers(row);
  const numbers: Words[] = [
    ...gradeFacts(row),
    `${ofTheRest(row)}${row.criteriaMet}/${row.criteriaTotal} criteria met${undecided(row)}`,
    requirements > 0 && requirementShare(row, requirementsMet, requirements),
    row.gaps.length > 0 && found(row.gaps.length, waivedIn(row.gaps), 'gap'),
    row.signOff !== undefined &&
      row.status !== 'complete' &&
      `signed off in ${row.signOff.record}, but ${lackWords(row)}`,
  ];
  return {
    name: row.unit,
    value: dotted([
      toned(isAchieved(row.status) ? 'good' : row.status === 'unknown' ? 'bad' : 'wait', statusWords[row.status]),
      ...(row.criteriaTotal === 0 ? [] : numbers),
      row.owner && moveWords(row),
    ]),
  };
}

/** ", 2 claimed, 1 stale": what waits for the assessor among the criteria. */
function undecided({ criteria, criteriaClaimed }: UnitRow): string {
  const stale = criteria.filter(({ status, asked }) => status === 'stale' && asked !== false).length;
  return `${criteriaClaimed > 0 ? `, ${criteriaClaimed} claimed` : ''}${stale > 0 ? `, ${stale} stale` : ''}`;
}

/** What a signed off unit lacks. */
function lackWords(unit: UnitRow): string {
  const refusal = refusalOf(unit.signOff);
  if (refusal !== undefined) return `${refusal.record} did not agree`;
  const isUndeclared = unit.status === 'awaiting-sign-off' && unit.declared === undefined;
  return isUndeclared ? 'the learner has not declared' : 'not complete';
}

/** Whose move it is; where both have gaps to close, how many each. */
function moveWords(row: UnitRow): string {
  const owners = gapOwners(row);
  const { gapsLearner, gapsAssessor } = owners;
  if (gapsLearner === 0 || gapsAssessor === 0) return `${nextMover({ owner: row.owner, ...owners })} next`;
  return `${gapsLearner} for the learner, ${gapsAssessor} for the assessor`;
}

const gapFacts = ({ gaps, requirements }: UnitRow): Fact[] => [
  ...gaps.map((gap) => ({
    name: dim(gap.ref),
    value: [
      `${spoken(gap.status)}`,
      gap.waived ? `, ${waivedWords(gap.waived)}` : [': ', onward(gap.why, `${whoseMove(gap)}: ${gap.next}`)],
    ],
  })),
  ...requirements
    .filter(({ force, status }) => force === 'should' && status !== 'met')
    .map(({ ref, text }) => ({ name: dim(ref), value: `advice: ${text}` })),
];

/** "2 errors, 1 of them waived". */
const found = (total: number, waived: number | undefined, noun: string): Words => [
  counted(total, noun),
  either(waivedShare(total, waived ?? 0), waivedShareInBrackets(total, waived ?? 0)),
];

/** " (only B9)": what a result leaves out. */
function onlyWords({ files, units = [] }: Result['filters']): string {
  const named = files === undefined ? [] : files.length > 3 ? [counted(files.length, 'file')] : files;
  const only = [...named, ...units];
  return only.length === 0 ? '' : ` (only ${only.join(', ')})`;
}

/** What was checked and what came of it, in the same words for every format. */
export function summaryLines(result: ResultStanding, look: Look): string {
  const { specs, portfolios, evidence, errors, warnings, infos, gaps, waived } = result.summary;
  const looked = [
    counted(specs, 'spec'),
    ...(portfolios === 0 && !result.diagnostics.some(({ code: name }) => name === 'no-portfolios')
      ? []
      : [counted(portfolios, 'portfolio'), `${counted(evidence, 'item')} of evidence`]),
  ];
  const behind = result.portfolios.filter(({ units }) => units.some((unit) => unit.gaps.length > 0)).length;
  const hint = look.failing.includes('gap') ? ' (failing, as --fail-on gap asks)' : ' (not failing; --fail-on gap)';
  const gapWords: Words = looksAtNoUnit(result)
    ? noUnitWords(result)
    : gaps === 0
      ? noGapsWords(result)
      : [
          found(gaps, waived?.gaps, 'gap'),
          waived?.gaps ? either(',', '') : '',
          ` in ${counted(behind, 'portfolio')}${gaps === waived?.gaps ? '' : hint}`,
        ];
  const failed = look.failing.length > 0 || look.unusable;
  const worst = (['error', 'warning', 'info'] as const)
    .map((severity) => result.diagnostics.find((each) => each.severity === severity && each.waived === undefined))
    .find((each) => each !== undefined);
  const lines: Words[] = [
    `Checked ${looked.join(', ')}${onlyWords(result.filters)} in ${look.seconds.toFixed(1)} s`,
    toned(
      failed ? 'bad' : 'good',
      failed ? either('✖ ', 'failed: ') : either('✔ ', 'passed: '),
      dotted([
        errors === 0 ? 'no errors' : found(errors, waived?.errors, 'error'),
        warnings > 0 && found(warnings, waived?.warnings, 'warning'),
        infos > 0 && found(infos, waived?.infos, 'info'),
        gapWords,
        look.unusable && 'the workspace cannot be used as it is',
      ]),
    ),
    worst && dim(`What a code means: evid explain ${worst.code}`),
  ];
  return fragment([paragraph(...lines)], look);
}
