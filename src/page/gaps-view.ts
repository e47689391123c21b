import { type Open, openIn } from '../case/open.ts';
import { htmlText } from '../document/html-text.ts';
import { daysSince } from '../model/days.ts';
import { whoseMove } from '../model/moves.ts';
import type { Gap, RequirementPartRow, RequirementRow, UnitRow } from '../model/result.ts';
import { claimWords } from '../words/claims.ts';
import { counted } from '../words/counts.ts';
import { refusedSignOff } from '../words/decisions.ts';
import { coveredRows } from './covered-view.ts';
import { leavesOf } from './criterion-entry.ts';
import type { LearnerCase } from './learner-case.ts';
import { rulesOf } from './requirement-entry.ts';
import { signHtml } from './sign.ts';

/** What a unit lacks, what waits for the assessor, what is covered, and what is only advice. */
export function unitGaps(unit: UnitRow, own: LearnerCase): string {
  const open = openIn(unit, own.portfolio);
  const gapsOf = (some: readonly Open[]) => some.flatMap(({ gaps }) => gaps);
  const missing = gapsOf(open.filter(({ mover }) => mover === 'learner'));
  const waits = open
    .filter(({ mover }) => mover === 'assessor')
    .flatMap((each) => (each.gaps.length === 0 ? [each] : each.gaps.map((gap) => ({ ...each, gaps: [gap] }))));
  const waived = gapsOf(open.filter((each) => each.waived !== undefined));
  const covered = coveredRows(unit, own);
  const advice = unit.requirements.filter(({ force, status }) => force === 'should' && status !== 'met');
  const notes = unit.requirements.filter(({ force }) => force === 'may');
  const blocks = [
    fold('What is missing', missing.length, cards(missing.map((gap) => gapItem(gap, unit, own))), true),
    fold('Waiting for the assessor', waits.length, cards(waits.map((wait) => waitingItem(wait, unit, own))), true),
    fold('Waived, not met', waived.length, cards(waived.map((gap) => gapItem(gap, unit, own))), true),
    fold('What is covered', covered.length, `<ul class="rows covered">${covered.join('')}</ul>`, false, 'covered'),
    fold('Advice, no gap', advice.length, wordList(advice, own), false),
    fold('Notes', notes.length, wordList(notes, own), false),
  ].join('');
  if (blocks !== '') return blocks;
  const words =
    unit.status === 'unknown' ? 'What this unit lacks is not known: something cannot be read.' : nothingAsked;
  return `<p class="none">${words}</p>`;
}

const nothingAsked = 'Nothing is asked of this unit here.';

const fold = (title: string, count: number, content: string, isOpen: boolean, name = ''): string =>
  count === 0
    ? ''
    : `<details class="fold ${name}"${isOpen ? ' open' : ''}><summary><h3>${title}</h3> <span class="count">${count}</span></summary>${content}</details>`;

const cards = (items: readonly string[]): string => `<ul class="rows gaps">${items.join('')}</ul>`;

/** What an assessor has to do: a gap of theirs, or a unit that lacks nothing but the sign-off. */
function waitingItem({ gaps: [gap], wait }: Open, unit: UnitRow, own: LearnerCase): string {
  const since =
    wait === undefined
      ? ''
      : `<dt>Waiting<dd>${wait.atMost ? 'up to ' : ''}${counted(daysSince(wait.since, own.today), 'day')}`;
  if (gap !== undefined) return gapItem(gap, unit, own, since);
  const refused = refusedSignOff(unit);
  const why = `${refused === undefined ? '' : `<dt>Why<dd>${htmlText(refused)}`}${since}`;
  return `<li class="gap s-claimed" data-row data-hole><h4>${htmlText(unit.unit)} ${signHtml('awaiting-sign-off')}</h4>${nextMove('assessor', 'sign the unit off')}${why === '' ? '' : `<dl>${why}</dl>`}`;
}

function gapItem(
  { ref, layer, status, what, why, owner, move, next, waived }: Gap,
  unit: UnitRow,
  own: LearnerCase,
  since = '',
): string {
  const close = closest(ref, unit, own);
  return [
    `<li class="gap s-${status}" data-row data-hole><h4><a href="#${own.address(ref)}">${htmlText(ref)}</a> ${signHtml(status)}${layer === 'centre' ? ' <span class="layer">centre policy</span>' : ''}${waived === undefined ? '' : ' <span class="layer">waived, not met</span>'}</h4>`,
    `<p class="words">${htmlText(what)}</p>${nextMove(whoseMove({ owner, move }), next)}`,
    `<dl><dt>Why<dd>${htmlText(why)}${close}${since}`,
    waived === undefined
      ? ''
      : `<dt>Waived<dd>${htmlText(`${waived.approval === undefined ? '' : `under ${waived.approval}, `}by ${own.person(waived.by)}${waived.until === undefined ? '' : ` until ${waived.until}`}: ${waived.reason}`)}`,
    '</dl>',
  ].join('');
}

/** Whose move it is, and which. */
const nextMove = (owner: Gap['owner'], words: string): string =>
  `<p class="next"><span class="pill p-${owner}"><span class="hush">Next, </span>${owner}</span> <b>${htmlText(words)}</b></p>`;

/** What claims a criterion, or what comes nearest to a requirement, each with what it lacks. */
function closest(ref: string, unit: UnitRow, own: LearnerCase): string {
  const claims = leavesOf(unit.criteria).find((row) => row.ref === ref)?.claims;
  const requirement = unit.requirements
    .flatMap((row): (RequirementRow | RequirementPartRow)[] => [row, ...row.parts])
    .find((row) => row.ref === ref);
  const misses = rulesOf(requirement?.rules ?? []).flatMap(({ nearMisses }) => nearMisses);
  const items =
    claims?.map((claim) => [claim.evidence, claim.counts ? '' : claimWords(claim), own.address(ref, claim.evidence)]) ??
    [...new Map(misses.map(({ evidence, reason }) => [evidence, reason]))].map(([id, reason]) => [
      id,
      reason,
      own.itemAddress(id),
    ]);
  if (items.length === 0) return '';
  const links = items
    .slice(0, mostShown)
    .map(
      ([id, reason, address]) =>
        `<a href="#${address}">${htmlText(id!)}</a>${reason === '' ? '' : ` (${htmlText(reason!)})`}`,
    );
  const more = items.length > mostShown ? `, ${items.length - mostShown} more` : '';
  return `<dt>${claims === undefined ? 'Closest' : 'Evidence'}<dd>${links.join(', ')}${more}`;
}
/** A long list hides the useful ones. */
const mostShown = 5;

const wordList = (rows: readonly RequirementRow[], own: LearnerCase): string =>
  `<ul class="rows">${rows.map(({ ref, text }) => `<li data-row><a class="ref" href="#${own.address(ref)}">${htmlText(ref)}</a><span>${htmlText(text)}</span></li>`).join('')}</ul>`;
