import { htmlText } from '../document/html-text.ts';
import type { ClaimRow, RequirementRow, UnitRow } from '../model/result.ts';
import { spoken } from '../words/statuses.ts';
import { leavesOf } from './criterion-entry.ts';
import type { LearnerCase } from './learner-case.ts';
import { rulesOf } from './requirement-entry.ts';

/** Criteria and musts that are met, each with the items that show it, who decided so and when. */
export function coveredRows(unit: UnitRow, own: LearnerCase): string[] {
  const row = (ref: string, text: string, facts: string) =>
    `<li data-row><a class="ref" href="#${own.address(ref)}">${htmlText(ref)}</a><span>${htmlText(text)}<span class="facts">${facts}</span></span></li>`;
  const criteria = leavesOf(unit.criteria).filter(({ status }) => status === 'met' || status === 'not-applicable');
  const musts = unit.requirements.filter(({ force, status }) => force === 'must' && status === 'met');
  return [
    ...criteria.map(({ ref, text, status, claims }) =>
      row(ref, text, status === 'met' ? decisions(ref, claims, own) : spoken(status)),
    ),
    ...musts.map((must) => row(must.ref, must.text, judged(must, own))),
  ];
}

/** The items that were accepted, those that one person decided on one day together. */
function decisions(ref: string, claims: readonly ClaimRow[], own: LearnerCase): string {
  const groups = new Map<string, string[]>();
  for (const { evidence, state, counts, decision } of claims) {
    if (!counts || state !== 'met') continue;
    const by = decision === undefined ? '' : personOf(decision.record, decision.date, own);
    const link = `<a href="#${own.address(ref, evidence)}">${htmlText(evidence)}</a>`;
    groups.set(by, [...(groups.get(by) ?? []), link]);
  }
  return [...groups].map(([by, links]) => `<span class="nb">${links.join(' ')} ${htmlText(by)}</span>`).join(' ');
}

function judged({ judgement, rules }: RequirementRow, own: LearnerCase): string {
  const found = judgement ?? rulesOf(rules).find((rule) => rule.judgement !== undefined)?.judgement;
  return found === undefined ? '' : `judged by ${htmlText(personOf(found.record, found.date, own))}`;
}

function personOf(record: string, date: string, { portfolio, person }: LearnerCase): string {
  const by = portfolio.records.find(({ id }) => id === record)?.by;
  return `${by === undefined ? record : person(by)}, ${date}`;
}
