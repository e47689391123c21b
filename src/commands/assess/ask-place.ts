import { oneLine } from '../../document/safe-text.ts';
import type { EvidenceRow } from '../../model/result.ts';
import { withoutLocators } from '../../parse/locators.ts';
import type { SourceText } from '../../parse/source-text.ts';
import { creditPlace } from '../../resolve/assess-claims.ts';
import { askOrBack } from '../ask.ts';
import type { Walk } from '../recording/walk.ts';
import { UsageError } from '../usage-error.ts';

/** Asks where an item shows a criterion; empty: nowhere in particular, undefined: back. */
export function askPlace({ id }: EvidenceRow, { recording, terminal }: Walk): Promise<string | undefined> {
  const { portfolio } = recording.resolved;
  const { item } = portfolio.itemById.get(id)!;
  const find = (place: string) => creditPlace(portfolio, item, place);
  return askOrBack(terminal, {
    question: 'Where is it shown? Words of the text, a line such as “line 12”, or a file with its page or time.',
    flag: '--place',
    initial: '',
    read: (written) => {
      if (written === '') return '';
      const { kind } = find(written);
      if (kind === 'file' || kind === 'words') return written;
      const line = Number(/^(?:line|l\.?)\s*(\d+)$/i.exec(written)?.[1] ?? Number.NaN);
      if (Number.isNaN(line)) {
        const help = 'copy whole words as they stand there, or Enter for none';
        throw new UsageError(`${id} has no such place`, help);
      }
      // A line moves with the next sentence that is written above it; its words do not.
      const words = wordsOn(line, portfolio.bodyOf(item));
      const found = words === undefined ? undefined : find(words);
      if (words === undefined) throw new UsageError(`no words of ${id} stand on line ${line}`);
      if (found?.kind !== 'words' || found.line !== line) {
        const shown = oneLine(recording.hide(words));
        throw new UsageError(
          `the words of line ${line} do not lead there alone`,
          `copy those that show it: “${shown}”`,
        );
      }
      return words;
    },
  });
}

/** The words that stand on a line of the file, as many as name it. */
function wordsOn(line: number, body: SourceText): string | undefined {
  const text = withoutLocators(body.text.split(/\r\n?|\n/)[line - body.firstLine] ?? '').trim();
  if (text === '') return undefined;
  const end = text.length <= 120 ? -1 : text.lastIndexOf(' ', 120);
  return end < 0 ? text : text.slice(0, end).trim();
}
