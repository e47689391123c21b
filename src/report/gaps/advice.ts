import { markdownText } from '../../document/markdown-text.ts';
import type { UnitRow } from '../../model/result.ts';
import { point, quoted } from './phrases.ts';

/** What the unit recommends and is not met: never a gap. */
export function advice({ requirements }: UnitRow): string[] {
  const points = requirements
    .filter(({ force, status }) => force === 'should' && status !== 'met')
    .map(({ ref, text, rules }) => {
      const open = rules
        .filter(({ status }) => status !== 'met')
        .map(({ what }) => point(`Recommended: ${markdownText(what)}`));
      return point(`**${markdownText(ref)}** ${quoted(text)}`, open);
    });
  return points.length === 0 ? [] : [points.join('\n')];
}

/** What the unit permits. */
export function notes({ requirements }: UnitRow): string[] {
  const points = requirements
    .filter(({ force }) => force === 'may')
    .flatMap((row) => [row, ...row.parts])
    .map(({ ref, text }) => point(`**${markdownText(ref)}** ${quoted(text)}`));
  return points.length === 0 ? [] : [points.join('\n')];
}
