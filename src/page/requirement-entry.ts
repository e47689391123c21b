import { type Html, html, joined } from '../document/html-template.ts';
import { numbersBeside } from '../model/numbers-beside.ts';
import type { RequirementPartRow, RequirementRow, RuleResult } from '../model/result.ts';
import { situationsOf } from '../model/situations.ts';
import { signs } from '../report/matrix/signs.ts';
import { staleWords } from '../words/judgements.ts';
import { indicatorWords } from '../words/numbers.ts';
import { quoted } from '../words/quotation.ts';
import { spoken } from '../words/statuses.ts';
import { entry, partList, quotation } from './entry.ts';
import type { Learner } from './learner.ts';
import { glyphHtml, signClass, signHtml } from './sign.ts';

/** Everything about a requirement and its parts: words, rules with what was found, and what came near. */
export function requirementEntries(row: RequirementRow | RequirementPartRow, own: Learner, layer?: string): Html[] {
  const { ref, rules, judgement, parts, status } = row;
  const quoted = own.requirements.find((each) => each.ref === ref)?.shown ?? [];
  const content = [
    rules.map((rule) => ruleArticle(rule, own)),
    judgement && judgementHtml(judgement, own),
    quoted.map((passage) => quotation(passage, own.itemLink(passage.evidence))),
    partList(
      parts.map((part) => ({ ...part, sign: part.status })),
      own,
    ),
  ];
  return [
    entry(row, html`${signHtml(status)}${centreLayer(layer)}`, content, own),
    ...parts.flatMap((part) => requirementEntries(part, own, layer)),
  ];
}

/** Says of what a centre asks for on top of the unit that it is the centre's. */
export const centreLayer = (layer: string | undefined): Html | undefined =>
  layer === 'centre' ? html` <span class="layer">centre policy</span>` : undefined;

function ruleArticle(rule: RuleResult, own: Learner): Html {
  const { kind, status, counted, nearMisses, judgement, what } = rule;
  const numbers = numbersOf(rule);
  const links = joined(counted.map(own.itemLink), ', ');
  const near = nearMisses.map(({ evidence, reason }) => html`${own.itemLink(evidence)} (${reason})`);
  return html`<article class="rule ${signClass(status)}"><h5>${what}</h5><p class="state">${glyphHtml(status)} ${signs[status].words}${numbers && ` · ${numbers}`}</p>${
    judgement && judgementHtml(judgement, own)
  }${
    counted.length > 0 &&
    kind !== 'admit' &&
    html`<p class="facts">${kind === 'judge' ? 'Evidence of the unit' : 'What counts'}: ${links}</p>`
  }${near.length > 0 && html`<p class="facts">What comes near: ${joined(near, ', ')}</p>`}${situations(rule, own)}${(
    rule.rules ?? []
  ).map((member) => ruleArticle(member, own))}</article>`;
}

/** The passages that show the situations a rule asks for. */
function situations(rule: RuleResult, own: Learner): Html[] {
  const wanted = new Set(situationsOf(rule).map(({ tag }) => tag));
  return own.situations
    .filter(({ ref, evidence }) => wanted.has(ref) && rule.counted.includes(evidence))
    .flatMap(({ ref, evidence, shown }) =>
      shown.map((passage) => quotation(passage, html`${own.itemLink(evidence)}, ${ref}`)),
    );
}

function numbersOf(rule: RuleResult): string {
  const { kind, accepted, claimed, needed } = rule;
  if (kind === 'judge') return numbersBeside(rule).map(indicatorWords).join(', ');
  if (typeof needed === 'number')
    return `${accepted?.measured ?? 0} accepted, ${claimed?.measured ?? 0} claimed, ${needed} needed`;
  if (Array.isArray(needed))
    return `accepted: ${accepted?.found?.join(', ') || 'none'}; claimed: ${claimed?.found?.join(', ') || 'none'}`;
  return '';
}

function judgementHtml(judgement: NonNullable<RequirementRow['judgement']>, own: Learner): Html {
  const { record, date, outcome, reason, stale } = judgement;
  const by = own.author(record);
  return html`<p>Judged <b>${spoken(outcome)}</b>${by && ` by ${by}`} on ${date}, record ${record}${staleWords(judgement)}${stale && '. Its reason'}: ${quoted(reason)}</p>`;
}
