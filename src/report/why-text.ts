import { Chalk } from 'chalk';
import { oneLine } from '../document/safe-text.ts';
import { padTo, widthOf, wrap } from '../document/wrap.ts';
import type { Considered, ExplainedRule, Explanation } from '../evaluate/explain-ref.ts';
import { whoseMove } from '../model/moves.ts';
import { basisWords, judgedWords } from '../words/judgements.ts';
import { placeWords } from '../words/places.ts';
import { quoted } from '../words/quotation.ts';
import { thenWords } from '../words/sentences.ts';
import { waivedWords } from '../words/waived.ts';
import type { Look } from './look.ts';
import { type Sign, signs } from './matrix/signs.ts';

/** An explanation for a reader: what was considered, what counted, what did not and why, and what would close it. */
export function whyText(explanation: Explanation, look: Pick<Look, 'width' | 'colour' | 'plain'>): string {
  const chalk = new Chalk({ level: look.colour });
  const lines: string[] = [];
  const add = (indent: number, head: string, text: string, style: (line: string) => string = (line) => line) => {
    const at = ' '.repeat(indent);
    const [first = '', ...rest] = wrap(oneLine(text), Math.max(24, look.width - indent - widthOf(head)));
    lines.push(`${at}${head}${style(first)}`, ...rest.map((line) => `${at}${' '.repeat(widthOf(head))}${style(line)}`));
  };
  const heading = (text: string) => lines.push('', chalk.bold(text));
  const mark = (each: Marked) =>
    look.plain ? (each.counts ? '' : 'does not count: ') : `${signs[signOf(each)].glyph} `;

  lines.push(
    [chalk.bold(explanation.ref), explanation.about, chalk.bold(explanation.status)].join(look.plain ? ', ' : ' · '),
  );
  add(0, '', explanation.text);
  add(0, '', `${explanation.source.file}:${explanation.source.line}`, chalk.dim);

  const consider = (all: readonly Considered[], indent: number, isOfRule = false) => {
    const counting = all.filter((each) => each.counts);
    const list = [...counting, ...all.filter((each) => !each.counts).slice(0, mostNearMisses)];
    const width = Math.max(0, ...list.map(({ evidence }) => widthOf(evidence)));
    for (const each of list) {
      const credited = each.by === undefined || each.by === 'learner' ? '' : ` (credited by ${each.by})`;
      add(
        indent,
        `${mark(each)}${padTo(each.evidence, width)}  `,
        `${each.title}${isOfRule && each.counts && each.state === 'met' ? '' : `: ${each.because}`}${credited}`,
      );
      const places = (each.places ?? []).map(placeWords).join('; ');
      if (each.passages === undefined && places !== '') add(indent + width + 4, '', `shown at ${places}`, chalk.dim);
      for (const passage of each.passages ?? []) add(indent + width + 4, '', passage, chalk.dim);
    }
    const more = all.length - list.length;
    if (more > 0) add(indent, '', `+${more} more that did not count (--format json lists all)`, chalk.dim);
  };
  if (explanation.about === 'criterion' || explanation.about === 'situation') {
    if (explanation.parts.length === 0) {
      heading('Evidence considered');
      if (explanation.considered.length === 0) lines.push('  none: nothing claims it');
      consider(explanation.considered, 2);
    }
  }
  const rule = (each: ExplainedRule, indent: number) => {
    add(
      indent,
      `${look.plain ? '' : '→ '}`,
      `${each.what}: ${each.status}${each.judgement?.stale ? ', its judgement is stale' : ''}`,
    );
    if (each.numbers !== '') add(indent + 2, '', each.numbers, chalk.dim);
    for (const occasion of each.occasions ?? []) add(indent + 4, '', occasionWords(occasion), chalk.dim);
    if (each.judgement) add(indent + 2, '', judgementWords(each.judgement));
    if (each.kind !== 'judge') consider(each.considered, indent + 2, true);
    else if (each.judgement?.basis === undefined) {
      const counting = each.considered.filter(({ counts }) => counts).map(({ evidence }) => evidence);
      if (counting.length > 0) add(indent + 2, '', `evidence of the unit: ${counting.join(', ')}`, chalk.dim);
    }
    for (const member of each.members) rule(member, indent + 2);
  };
  if (explanation.rules.length > 0) {
    heading('Rules');
    for (const each of explanation.rules) rule(each, 2);
  }
  if (explanation.judgement) {
    heading('Judgement');
    add(2, '', judgementWords(explanation.judgement));
  }
  if (explanation.parts.length > 0) {
    heading('Parts');
    for (const part of explanation.parts) add(2, `${part.ref}  ${part.status}: `, part.text);
  }
  if (explanation.digest !== undefined) {
    heading('Digest');
    lines.push(`  ${explanation.digest}`);
  }
  if (explanation.claims.length > 0) {
    heading(explanation.about === 'record' ? 'What it decides, as things stand now' : 'Claims and situations');
    const width = Math.max(...explanation.claims.map(({ ref }) => widthOf(ref)));
    for (const claim of explanation.claims) {
      const places = claim.places.map(placeWords).join('; ');
      const credited = claim.by === undefined || claim.by === 'learner' ? '' : ` (credited by ${claim.by})`;
      add(
        2,
        `${mark(claim)}${padTo(claim.ref, width)}  `,
        `${claim.because}${credited}${places === '' ? '' : `; shown at ${places}`}`,
      );
    }
  }
  if (explanation.samples && explanation.samples.length > 0) {
    heading('Samples');
    for (const sample of explanation.samples) add(2, '', sampleWords(sample, explanation.ref));
  }
  if (explanation.gaps.length > 0) {
    heading('What would close it');
    for (const gap of explanation.gaps)
      add(
        2,
        `${gap.ref}  `,
        gap.waived
          ? `${gap.why}; ${waivedWords(gap.waived)}`
          : thenWords(gap.why, `${whoseMove(gap)}: ${gap.next}`, look),
      );
  }
  if (explanation.diagnostics.length > 0) {
    heading('Faults');
    for (const { file, line, column, severity, code, message, waived } of explanation.diagnostics)
      add(
        2,
        '',
        `${file}:${line}:${column}: ${severity}[${code}] ${message}${waived ? ` (${waivedWords(waived)})` : ''}`,
      );
  }
  return `${lines.join('\n')}\n`;
}

type Marked = Pick<Considered, 'counts' | 'miss'> & { state?: string };

/** The sign that a matrix has for the same. */
function signOf({ counts, state, miss }: Marked): Sign {
  const known = state !== undefined && state in signs ? (state as Sign) : undefined;
  if (counts) return known === undefined || known === 'met' ? 'accepted' : known;
  if (miss?.kind === 'draft') return 'draft';
  return known === undefined ? 'nearly' : known === 'not-yet' ? 'not-yet' : 'idle';
}

/** Near misses of one rule that are shown; a long list hides the useful ones. */
const mostNearMisses = 5;

/** "courier-delay, 2026-03-04 and 2026-03-05: C-014 (E03, E05)". */
function occasionWords({ occasion, dates, customers, evidence }: NonNullable<ExplainedRule['occasions']>[number]) {
  const days = dates.length === 1 && dates[0] === occasion ? [] : dates;
  return `${[occasion, ...days].join(', ')}: ${customers.join(', ') || 'no customer named'} (${evidence.join(', ')})`;
}

const judgementWords = ({ record, date, outcome, reason, basis, ...become }: NonNullable<Explanation['judgement']>) =>
  `${judgedWords({ outcome, record: `${record} of ${date}${basisWords({ basis })}`, ...become })}${become.stale ? '. Its reason' : ''}: ${reason}`;

/** A sample, as seen from one of the two records: "V02 of 2026-08-19: not agreed on E09, B9/2.4: …". */
function sampleWords(sample: NonNullable<Explanation['samples']>[number], seenFrom: string): string {
  const { record, date, assessment, evidence, criteria = [], requirement, unit, outcome, reason, stands } = sample;
  const head = record === seenFrom ? `of ${assessment}` : `${record} of ${date}`;
  const what = [evidence, ...criteria, requirement, unit].filter((each) => each !== undefined).join(', ');
  const said = `${outcome.replace('-', ' ')}${what === '' ? '' : ` on ${what}`}${stands ? '' : ', without effect'}`;
  return `${head}: ${said}${reason === undefined ? '' : `: ${quoted(reason)}`}`;
}
