import { situationsOf } from '../case/open.ts';
import { htmlText } from '../document/html-text.ts';
import { numbersBeside } from '../model/numbers-beside.ts';
import type { RequirementPartRow, RequirementRow, RuleResult } from '../model/result.ts';
import { signs } from '../report/matrix/signs.ts';
import { staleWords } from '../words/judgements.ts';
import { indicatorWords } from '../words/numbers.ts';
import { quoted } from '../words/quotation.ts';
import { spoken } from '../words/statuses.ts';
import type { LearnerCase } from './learner-case.ts';
import { glyphHtml, signHtml } from './sign.ts';

/** All rules of a requirement, those inside an any-of included. */
export const rulesOf = (rules: readonly RuleResult[]): RuleResult[] =>
  rules.flatMap((rule) => [rule, ...rulesOf(rule.rules ?? [])]);

/** Everything about a requirement: its words, its rules with what was found, and what came near. */
export function requirementEntry(row: RequirementRow | RequirementPartRow, own: LearnerCase, layer?: string): string {
  const judgement = row.judgement === undefined ? '' : `<p>${judgementWords(row.judgement, own)}</p>`;
  const located = own.passages
    .ofRequirement(row.ref)
    .map(
      ({ evidence, text }) =>
        `<figure><blockquote>${htmlText(text)}</blockquote><figcaption>${itemLink(evidence, own)}</figcaption></figure>`,
    )
    .join('');
  return [
    `<section class="entry" id="${own.address(row.ref)}"><h4><b>${htmlText(row.ref)}</b> ${signHtml(row.status)}${layer === 'centre' ? ' <span class="layer">centre policy</span>' : ''}</h4>`,
    `<p class="words">${htmlText(row.text)}</p>`,
    ...row.rules.map((rule) => ruleBlock(rule, own)),
    judgement,
    located,
    row.parts.length === 0
      ? ''
      : `<ul class="parts">${row.parts.map((part) => `<li><a href="#${own.address(part.ref)}">${htmlText(part.ref)}</a> ${signHtml(part.status)} ${htmlText(part.text)}</li>`).join('')}</ul>`,
    '</section>',
    ...row.parts.map((part) => requirementEntry(part, own, layer)),
  ].join('');
}

function ruleBlock(rule: RuleResult, own: LearnerCase): string {
  const numbers = numbersOf(rule);
  return [
    `<article class="rule s-${rule.status}"><h5>${htmlText(rule.what)}</h5>`,
    `<p class="state">${glyphHtml(rule.status)} ${signs[rule.status].words}${numbers === '' ? '' : ` · ${htmlText(numbers)}`}</p>`,
    rule.judgement === undefined ? '' : `<p>${judgementWords(rule.judgement, own)}</p>`,
    rule.counted.length === 0 || rule.kind === 'admit'
      ? ''
      : `<p class="facts">${rule.kind === 'judge' ? 'Evidence of the unit' : 'What counts'}: ${rule.counted.map((id) => itemLink(id, own)).join(', ')}</p>`,
    rule.nearMisses.length === 0
      ? ''
      : `<p class="facts">What comes near: ${rule.nearMisses.map(({ evidence, reason }) => `${itemLink(evidence, own)} (${htmlText(reason)})`).join(', ')}</p>`,
    situations(rule, own),
    ...(rule.rules ?? []).map((member) => ruleBlock(member, own)),
    '</article>',
  ].join('');
}

/** The passages that show the situations a rule asks for. */
function situations(rule: RuleResult, own: LearnerCase): string {
  const wanted = new Set(situationsOf(rule).map(({ tag }) => tag));
  return rule.counted
    .flatMap((id) => {
      const tags = own.items.get(id)?.tags.filter(({ tag }) => wanted.has(tag)) ?? [];
      return tags.flatMap(({ tag }) =>
        own.passages
          .ofSituation(tag, id)
          .filter(({ text }) => text !== '')
          .map(
            ({ text }) =>
              `<figure><blockquote>${htmlText(text)}</blockquote><figcaption>${itemLink(id, own)}, ${htmlText(tag)}</figcaption></figure>`,
          ),
      );
    })
    .join('');
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

const judgementWords = (
  { record, date, outcome, reason, ...become }: NonNullable<RequirementRow['judgement']>,
  { person, portfolio }: LearnerCase,
): string => {
  const by = portfolio.records.find(({ id }) => id === record)?.by;
  return `Judged <b>${spoken(outcome)}</b>${by === undefined ? '' : ` by ${htmlText(person(by))}`} on ${date}, record ${htmlText(record)}${htmlText(staleWords(become))}${become.stale ? '. Its reason' : ''}: ${htmlText(quoted(reason))}`;
};

function itemLink(id: string, own: LearnerCase): string {
  const item = own.items.get(id);
  return item === undefined ? htmlText(id) : `<a href="#${own.evidenceAddress(item)}">${htmlText(id)}</a>`;
}
