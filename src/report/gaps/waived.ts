import { markdownText } from '../../document/markdown-text.ts';
import type { UnitRow } from '../../model/result.ts';
import { layerWords } from '../../words/layers.ts';
import { type Case, outcomeWords, personWords, point, quoted, sentence } from './phrases.ts';
import { requirementText } from './requirement-text.ts';

/** The gaps that a waiver accepts, with its reason: none of them is met by it. */
export function waived(unit: UnitRow, at: Case): string[] {
  const points = unit.gaps.flatMap((gap) => {
    const { waived: waiver, ref, layer, status, why } = gap;
    if (waiver === undefined) return [];
    const under = waiver.approval === undefined ? 'the centre’s own policy' : markdownText(waiver.approval);
    const until = waiver.until === undefined ? '' : `, until ${waiver.until}`;
    return point(
      `**${markdownText(ref)}** (${outcomeWords[status] ?? status}, waived under ${under}): ${quoted(requirementText(gap, unit))}`,
      [
        point(`Waived by ${personWords(waiver.by, at)}${until}: ${quoted(waiver.reason)}`),
        point(`Not met: ${layerWords(layer)}; ${sentence(why)}`),
      ],
    );
  });
  return points.length === 0 ? [] : [points.join('\n')];
}
