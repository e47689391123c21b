import { Chalk } from 'chalk';
import { oneLine } from '../document/safe-text.ts';
import { padTo, widthOf, wrap } from '../document/wrap.ts';
import { commandLine } from '../evaluate/plan/action.ts';
import { whoseMove } from '../model/moves.ts';
import type { AssessmentFile, VerificationFile } from '../model/record.ts';
import type { PortfolioRow, UnitRow } from '../model/result.ts';
import { counted } from '../words/counts.ts';
import { quoted } from '../words/quotation.ts';
import { creditedWords, creditsOf } from './credited.ts';
import type { Look } from './look.ts';
import { portfolioChanges } from './portfolio-changes.ts';

type Looks = Pick<Look, 'width' | 'colour' | 'plain'>;

/** One line of a record in words: what is said, and of what. */
interface Entry {
  head: string;
  text: string;
}

/** What a record holds, in words, before or after it is written. */
export function recordWords(record: AssessmentFile | VerificationFile, row: PortfolioRow, look: Looks): string {
  const groups =
    'assessor' in record
      ? assessmentGroups(record, row)
      : [{ title: '', entries: (record.samples ?? []).map(sampleWords) }];
  const actions = (record.actions ?? []).map(({ id, text, owner, due }) => {
    const who = [owner, due && `by ${due}`].filter(Boolean).join(', ');
    return { head: `action ${id}`, text: `${text}${who === '' ? '' : ` (${who})`}` };
  });
  const closes = (record.closes ?? []).map((ref) => ({ head: 'closes', text: ref }));
  // The last group is of what belongs to no item; so do actions.
  const rest = { title: '', entries: [...groups.at(-1)!.entries, ...actions, ...closes] };
  const all = [...groups.slice(0, -1), rest].filter(({ entries }) => entries.length > 0);
  return all
    .flatMap(({ title, entries }, index) => {
      // What is not about an item stands apart from the items.
      const apart = title === '' && index > 0 && all[index - 1]!.title !== '' ? [''] : [];
      return [...apart, ...heading(title, look), ...entryLines(entries, look)];
    })
    .join('\n');
}

const heading = (title: string, { colour, width }: Looks): string[] =>
  title === '' ? [] : wrap(oneLine(title), width).map((line) => new Chalk({ level: colour }).bold(line));

function assessmentGroups(record: AssessmentFile, row: PortfolioRow) {
  const titles = new Map(row.evidence.map(({ id, title }) => [id, title]));
  const groups = new Map<string, Entry[]>();
  for (const decision of record.decisions ?? []) {
    const { evidence, basis, criteria = [], tags = [], outcome, place, reason } = decision;
    const credits = creditsOf(decision, row);
    const items = evidence === undefined ? Object.keys(basis ?? {}) : [evidence];
    const title =
      items.length === 1
        ? `${items[0]} ${titles.get(items[0]!) ?? ''}`.trim()
        : items.length === 0
          ? ''
          : `${items.join(', ')} taken together`;
    const shown = place === undefined ? '' : ` (shown at ${quoted(place)})`;
    const named = (ref: string) => {
      const by = [...new Set(credits.flatMap(({ written, item }) => (written === ref ? [item] : [])))];
      return by.length === 0 ? ref : `${ref} (credited${by.length < items.length ? ` with ${by.join(', ')}` : ''})`;
    };
    const entry = {
      head: outcome.replace(/-/g, ' '),
      text: `${[...criteria.map(named), ...tags].join(', ')}${shown}${because(reason)}`,
    };
    groups.set(title, [...(groups.get(title) ?? []), entry]);
  }
  const more: Entry[] = [
    ...(record.judgements ?? []).map(({ requirement, outcome, reason, basis = {} }) => {
      const items = Object.keys(basis);
      const on = items.length === 0 ? '' : `, on ${items.join(', ')}`;
      return { head: `judged ${outcome.replace(/-/g, ' ')}`, text: `${requirement}${on}${because(reason)}` };
    }),
    ...(record.units ?? []).map(({ unit, outcome, reason }) => ({
      head: outcome === 'achieved' ? 'signed off' : 'sign-off withdrawn',
      text: `${unit}${because(reason)}`,
    })),
    ...(record.countersigns ?? []).map((id) => ({ head: 'countersigned', text: id })),
  ];
  return [...[...groups].map(([title, entries]) => ({ title, entries })), { title: '', entries: more }];
}

const because = (reason: string | undefined) => (reason === undefined ? '' : `: ${reason}`);

function sampleWords({
  assessment,
  evidence,
  criteria,
  requirement,
  unit,
  stage,
  outcome,
  reason,
}: NonNullable<VerificationFile['samples']>[number]): Entry {
  const of =
    requirement !== undefined
      ? `judgement on ${requirement}`
      : unit !== undefined
        ? `sign-off of ${unit}`
        : [evidence, criteria?.join(', ')].filter(Boolean).join(' on ') || 'the whole record';
  return {
    head: outcome.replace(/-/g, ' '),
    text: `${assessment}: ${of}${stage === undefined ? '' : ` (${stage})`}${because(reason)}`,
  };
}

function entryLines(entries: readonly Entry[], { width }: Looks): string[] {
  const column = Math.max(...entries.map(({ head }) => widthOf(head)));
  return entries.flatMap(({ head, text }) => {
    const [first = '', ...rest] = wrap(oneLine(text), Math.max(24, width - column - 4));
    return [`  ${padTo(head, column)}  ${first}`, ...rest.map((line) => `${' '.repeat(column + 4)}${line}`)];
  });
}

/** After a record was written: where it is, what it says, what changed by it, and what comes next. */
export function writtenRecord(
  {
    path,
    record,
    before,
    after,
    notes: known = [],
  }: {
    path: string;
    record: AssessmentFile | VerificationFile;
    before: PortfolioRow;
    after: PortfolioRow;
    /** What else whoever wrote it should know, in words. */
    notes?: readonly string[];
  },
  look: Looks & Pick<Look, 'quiet'>,
): string {
  const wrote = `Wrote ${oneLine(path)}`;
  if (look.quiet) return `${wrote}\n`;
  const chalk = new Chalk({ level: look.colour });
  const words = recordWords(record, before, look);
  const credits = 'assessor' in record ? creditedWords(record, before) : [];
  const hanging = (note: string) => {
    const [first = '', ...rest] = wrap(oneLine(note), look.width - 2);
    return [first, ...rest.map((line) => `  ${line}`)];
  };
  // What was credited may be a slip of the keyboard, which nobody takes back in this record any more.
  const notes = [...credits.flatMap(hanging).map((line) => chalk.bold(line)), ...known.flatMap(hanging)];
  const parts = [
    chalk.bold(wrote),
    ...(words === '' ? [] : ['', words]),
    ...(notes.length === 0 ? [] : ['', ...notes]),
    ...changeLines(before, after, credits.length > 0, look),
  ];
  const next = [...awaiting(record, after), ...nextSteps(after)];
  return `${[...parts, '', ...next.flatMap((line) => wrap(oneLine(line), look.width))].join('\n').trimEnd()}\n`;
}

function changeLines(before: PortfolioRow, after: PortfolioRow, credits: boolean, look: Looks): string[] {
  const { changes, closed, opened } = portfolioChanges(before, after);
  if (changes.length === 0) return ['', credits ? 'Nothing else changed.' : 'Nothing changed.'];
  const column = Math.max(...changes.map(({ what }) => widthOf(oneLine(what))));
  const arrow = look.plain ? 'now' : '→';
  const lines = changes.map(
    ({ what, from, to }) =>
      `  ${padTo(oneLine(what), column)}  ${look.plain ? `was ${from}, now ${to}` : `${from} ${arrow} ${to}`}`,
  );
  const moved = [['closes', closed] as const, ['opens', opened] as const].flatMap(([verb, refs]) =>
    refs.length === 0 ? [] : wrap(`${verb} ${counted(refs.length, 'gap')}: ${refs.join(', ')}`, look.width - 2),
  );
  return ['', new Chalk({ level: look.colour }).bold('What changed'), ...lines, ...moved.map((line) => `  ${line}`)];
}

function awaiting({ id }: { id: string }, row: PortfolioRow): string[] {
  if (!row.records.find((each) => each.id === id)?.awaitsCountersignature) return [];
  return [
    `${id} is a trainee assessor’s: it counts once an assessor has countersigned it (${commandLine('assess', row, { countersign: id })} --by …).`,
  ];
}

/** Whose move it is in each unit that is not done. */
function nextSteps(portfolio: PortfolioRow): string[] {
  return portfolio.units.flatMap((row): string[] => {
    const step = nextStep(row, portfolio);
    return step === undefined ? [] : [`${row.unit}: ${step}`];
  });
}

function nextStep({ unit, status, gaps, declared, signOff }: UnitRow, portfolio: PortfolioRow): string | undefined {
  const command = (words: string) => commandLine(words, portfolio, {});
  if (status === 'complete') return `complete (${command('verify')} samples it)`;
  if (status === 'awaiting-sign-off') {
    const lacking = [
      ...(declared === undefined ? ['the learner’s declaration (declared: in portfolio.yaml)'] : []),
      ...(signOff?.holds ? [] : [`the sign-off (--achieved ${unit})`]),
    ];
    return `everything is met; lacking ${lacking.join(' and ')}`;
  }
  const mine = gaps.filter((gap) => whoseMove(gap) === 'assessor').length;
  const theirs = gaps.length - mine;
  if (gaps.length === 0) return undefined;
  const waits = [
    ...(mine > 0 ? [`${mine} for the assessor (${command('assess')})`] : []),
    ...(theirs > 0 ? [`${theirs} for the learner (${command('plan')})`] : []),
  ];
  return `${counted(gaps.length, 'gap')} left, ${waits.join(', ')}`;
}
