import { markdownText } from '../../document/markdown-text.ts';
import {
  combinationStatusWords,
  figureWords,
  qualificationName,
  qualificationStanding,
} from '../../words/qualifications.ts';
import { type Case, point, quoted, sentence } from './phrases.ts';

/** How far the units make the qualification that the portfolio names, and each of its rules. */
export function qualification({ portfolio }: Case): string[] {
  const row = portfolio.qualification;
  if (row === undefined) return [];
  const rules = row.rules.map((rule) =>
    point(
      `**${markdownText(rule.ref)}** (${combinationStatusWords[rule.status]}): ${quoted(rule.text)}, ${sentence(figureWords(rule))}`,
    ),
  );
  const standing = `${markdownText(qualificationName(row))}: ${sentence(qualificationStanding(row))}`;
  return [standing, ...(rules.length === 0 ? [] : [rules.join('\n')])];
}
