import { type Block, type Document, dotted, list, paragraph, section, type Words } from '../document/blocks.ts';
import type { CombinationExplanation } from '../evaluate/explain-combination.ts';
import { counted } from '../words/counts.ts';
import { combinationStatusWords, figureWords } from '../words/qualifications.ts';
import { statusWords } from '../words/statuses.ts';

/** Why a rule of combination stands as it does: what each unit brings to it. */
export function whyCombination({ row, units }: CombinationExplanation): Document {
  const noun = row.measure === 'credits' ? 'credit' : 'unit';
  const unitWords = ({ unit, title, group, adds, status, notBeside }: CombinationExplanation['units'][number]): Words =>
    dotted([
      `${unit} ${title}`.trim(),
      `group ${group}`,
      counted(adds, noun),
      status === undefined ? 'not listed' : statusWords[status],
      notBeside.length > 0 && `not beside ${notBeside.join(', ')}`,
    ]);
  const those = (title: string, isListed: boolean): Block[] =>
    section(2, title, list(units.filter(({ status }) => (status !== undefined) === isListed).map(unitWords)));
  return {
    title: dotted([row.ref, 'rule of combination', combinationStatusWords[row.status]]),
    blocks: [
      paragraph(row.text, figureWords(row)),
      those('Units of the portfolio', true),
      those('Units that could be taken', false),
    ],
  };
}
