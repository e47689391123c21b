import { type Html, html } from '../document/html-template.ts';
import { whoseMove } from '../model/moves.ts';
import { withoutUnit } from '../model/refs.ts';
import type { Gap, Owner, UnitRow } from '../model/result.ts';
import { counted } from '../words/counts.ts';
import type { Learner } from './learner.ts';
import { chips } from './sign.ts';
import { dataTable, heads } from './tables.ts';
import { smallId } from './unit-page.ts';

export const gapsAddress = '/gaps';

/** The gaps of all learners, unit by unit: what the learner shows next, and what waits for the assessor. */
export function gapsPage(cohort: readonly Learner[]): Html {
  const rows = cohort.flatMap((learner) => learner.portfolio.units.map((unit) => ({ learner, unit })));
  const gaps = rows.reduce((sum, { unit }) => sum + unit.gaps.length, 0);
  const lines = rows.map(({ learner, unit }) => {
    const of = (mover: Owner) => unit.gaps.filter((gap) => gap.waived === undefined && whoseMove(gap) === mover);
    const waived = unit.gaps.filter((gap) => gap.waived !== undefined);
    return html`<tr data-row data-unit="${unit.unit}"${unit.gaps.length > 0 && html` data-hole`}><th scope="row"><a href="#${learner.address()}">${learner.name}</a>${smallId(learner)}<td><a href="#${learner.address(unit.unit)}">${unit.unit}</a><td class="number gap-count">${countOf(unit)}<td class="chips">${links(of('learner'), learner)}<td class="chips">${links(of('assessor'), learner)}${waived.length > 0 && html` <span class="facts">waived: ${links(waived, learner)}</span>`}`;
  });
  const table = dataTable({
    kind: 'list',
    label: 'Gaps of all learners',
    head: heads('Learner', 'Unit', 'Gaps', 'What is missing', 'Waiting for the assessor'),
    body: html`<tbody>${lines}`,
  });
  return html`<article class="all-gaps"><nav class="crumb" aria-label="Back"><a href="#/">All learners</a></nav><h1 tabindex="-1">Gaps</h1><p class="facts">${counted(gaps, 'gap')} of ${counted(cohort.length, 'learner')}</p>${table}</article>`;
}

const countOf = ({ status, gaps }: UnitRow): string => (status === 'unknown' ? '?' : String(gaps.length));

const links = (gaps: readonly Gap[], learner: Learner) =>
  chips(gaps.map(({ ref, status }) => ({ sign: status, address: learner.address(ref), ref: withoutUnit(ref) })));
