import { type Covered, coveredIn } from '../case/covered.ts';
import { judgementIn } from '../case/decided-since.ts';
import { type Open, openIn } from '../case/open.ts';
import { type Html, type HtmlPart, html, joined } from '../document/html-template.ts';
import { withoutUnit } from '../model/refs.ts';
import type { ClaimRow, Owner, RequirementRow, UnitRow } from '../model/result.ts';
import { listsBy } from '../resolve/lists-by.ts';
import { claimWords } from '../words/claims.ts';
import { refusedSignOff } from '../words/decisions.ts';
import { spoken } from '../words/statuses.ts';
import { waitWords } from '../words/waits.ts';
import type { Learner } from './learner.ts';
import { centreLayer } from './requirement-entry.ts';
import { signClass, signHtml } from './sign.ts';
import { factList, fold, wordRow } from './tables.ts';

/** What a unit lacks, what waits for the assessor, what is covered, and what is only advice. */
export function unitGaps(unit: UnitRow, own: Learner): HtmlPart {
  const open = openIn(unit, own.portfolio);
  const cardsOf = (title: string, mover: Owner | undefined) => {
    const mine = open.filter((each) => each.mover === mover);
    const count = mine.reduce((sum, { gaps }) => sum + gaps.length, 0);
    const cards = mine.map((each) => card(each, unit, own));
    return (
      mine.length > 0 &&
      fold({ title: html`<h3>${title}</h3>`, count, isOpen: true }, html`<ul class="rows gaps">${cards}</ul>`)
    );
  };
  const listOf = (title: string, rows: readonly Html[], kind = '') =>
    rows.length > 0 &&
    fold({ title: html`<h3>${title}</h3>`, count: rows.length, kind }, html`<ul class="rows ${kind}">${rows}</ul>`);
  const those = (force: RequirementRow['force']) =>
    unit.requirements
      .filter((each) => each.force === force && each.status !== 'met')
      .map(({ ref, text }) => wordRow(refLink(ref, own), text));
  const blocks = [
    cardsOf('What is missing', 'learner'),
    cardsOf('Waiting for the assessor', 'assessor'),
    cardsOf('Waived, not met', undefined),
    listOf('What is covered', coveredRows(coveredIn(unit, own.portfolio), own), 'covered'),
    listOf('Advice, no gap', those('should')),
    listOf('Notes', those('may')),
  ].filter(Boolean);
  if (blocks.length > 0) return blocks;
  const isKnown = unit.status !== 'unknown';
  return html`<p class="none">${isKnown ? 'Nothing is asked of this unit here.' : 'What this unit lacks is not known: something cannot be read.'}</p>`;
}

const refLink = (ref: string, own: Learner): Html => html`<a class="ref" href="#${own.address(ref)}">${ref}</a>`;

/** One thing that stands open, with every criterion or requirement that it leaves open. */
function card(open: Open, unit: UnitRow, own: Learner): Html {
  const { gaps, wait, waived, mover, kind } = open;
  const [gap] = gaps;
  const sign = gap?.status ?? (kind === 'declaration' ? 'not-started' : 'awaiting-sign-off');
  const links = gaps.map(({ ref }) => html`<a href="#${own.address(ref)}">${ref}</a>`);
  const refused = refusedSignOff(unit);
  const why = gap?.why ?? (kind === 'sign-off' ? refused : undefined);
  const next = gap?.next ?? (kind === 'declaration' ? 'declare the unit to be complete' : 'sign the unit off');
  const facts = factList([
    ['Why', why],
    ['Evidence', shown(evidenceOf(open, own))],
    ['Closest', shown(open.near.map(({ evidence, reason }) => html`${own.itemLink(evidence)} (${reason})`))],
    ['Waiting', wait && waitWords(wait, own.today)],
    [
      'Waived',
      waived &&
        `${waived.approval ? `under ${waived.approval}, ` : ''}by ${own.person(waived.by)}${waived.until ? ` until ${waived.until}` : ''}: ${waived.reason}`,
    ],
  ]);
  return html`<li class="gap ${signClass(sign)}" data-row data-hole data-count="${gaps.length}"><h4>${gap === undefined ? unit.unit : joined(links, ' ')} ${signHtml(gap?.status ?? 'awaiting-sign-off')}${centreLayer(gap?.layer)}${waived && html` <span class="layer">waived, not met</span>`}</h4>${words(open)}${mover && html`<p class="next"><span class="pill p-${mover}"><span class="hush">Next, </span>${mover}</span> <b>${next}</b></p>`}${facts}`;
}

/** What is asked: the words of one, or of each. */
const words = ({ gaps }: Open): HtmlPart =>
  gaps.length > 1
    ? html`<ul class="words">${gaps.map(({ ref, what }) => html`<li><b>${withoutUnit(ref)}</b> ${what}`)}</ul>`
    : gaps.map(({ what }) => html`<p class="words">${what}</p>`);

/** The items that claim it or would show it, each with what it lacks. */
function evidenceOf({ claims, drafts }: Open, own: Learner): Html[] {
  const found = new Map<string, Html>();
  for (const { claim, ref, isSituation } of claims) {
    const { evidence, counts } = claim;
    const address = isSituation ? own.itemAddress(evidence) : own.address(ref, evidence);
    found.set(evidence, html`<a href="#${address}">${evidence}</a>${!counts && ` (${claimWords(claim as ClaimRow)})`}`);
  }
  for (const { id, planned } of drafts) found.set(id, html`${own.itemLink(id)} (${planned ? 'planned' : 'draft'})`);
  return [...found.values()];
}

/** A long list hides the useful ones. */
const mostShown = 5;
const shown = (links: readonly Html[]): HtmlPart =>
  links.length > 0 && [
    ...joined(links.slice(0, mostShown), ', '),
    links.length > mostShown && `, ${links.length - mostShown} more`,
  ];

/** Criteria and musts that are met, each with the items that show it, who decided so and when. */
function coveredRows({ criteria, requirements }: Covered, own: Learner): Html[] {
  return [
    ...criteria.map(({ row: { ref, text, status }, claims }) =>
      wordRow(refLink(ref, own), text, status === 'met' ? decisions(ref, claims, own) : spoken(status)),
    ),
    ...requirements
      .filter(({ isInPart }) => !isInPart)
      .map(({ row: { ref, text, judgement, rules } }) => {
        const found = judgement ?? judgementIn(rules);
        return wordRow(refLink(ref, own), text, found && `judged by ${deciderOf(found, own)}`);
      }),
  ];
}

/** The items that were accepted, those that one person decided on one day together. */
function decisions(ref: string, claims: readonly ClaimRow[], own: Learner): HtmlPart[] {
  const met = claims.filter(({ state }) => state === 'met');
  const groups = [...listsBy(met, ({ decision }) => (decision === undefined ? '' : deciderOf(decision, own)))];
  const linkTo = ({ evidence }: ClaimRow) => html`<a href="#${own.address(ref, evidence)}">${evidence}</a>`;
  return joined(
    groups.map(([by, those]) => html`<span class="nb">${joined(those.map(linkTo), ' ')} ${by}</span>`),
    ' ',
  );
}

const deciderOf = ({ record, date }: { record: string; date: string }, own: Learner): string =>
  `${own.author(record) ?? record}, ${date}`;
