import { htmlText } from '../document/html-text.ts';
import type { QualificationRow } from '../model/result.ts';
import {
  combinationStatusWords,
  figureWords,
  qualificationName,
  qualificationStanding,
} from '../words/qualifications.ts';

/** How far the units make the qualification, in a sentence; each of its rules when it is opened. */
export function qualificationPart(row: QualificationRow | undefined): string {
  if (row === undefined) return '';
  const rules = row.rules.map(
    (rule) =>
      `<li><b>${htmlText(rule.ref)}</b> ${combinationStatusWords[rule.status]}: ${htmlText(rule.text)} · ${htmlText(figureWords(rule))}</li>`,
  );
  return [
    `<details class="qualification"><summary><b>${htmlText(qualificationName(row))}</b> `,
    `${htmlText(qualificationStanding(row))}</summary><ul>${rules.join('')}</ul></details>`,
  ].join('');
}
