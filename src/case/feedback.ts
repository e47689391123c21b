import type { PortfolioRow, RecordRow } from '../model/result.ts';
import type { FileText } from './file-text.ts';
import { plainBlocks } from './quotable-text.ts';

/** What a record says in its body, in plain words. */
export interface Feedback {
  record: RecordRow;
  /** Its paragraphs, without markup, each on one line. */
  paragraphs: string[];
  /** The record's file, from the portfolio's folder. */
  file: string;
}

/** The latest assessment record that says something in its body, and the latest verification record that does. */
export function latestFeedback(portfolio: PortfolioRow, fileText: FileText): Feedback[] {
  return (['assessment', 'verification'] as const).flatMap((kind) => {
    const records = portfolio.records
      .filter((record) => record.kind === kind)
      .map((record, index) => ({ record, index }))
      .sort((a, b) => (a.record.date < b.record.date ? 1 : a.record.date > b.record.date ? -1 : b.index - a.index));
    for (const { record } of records) {
      const blocks = plainBlocks(fileText(record.path));
      if (blocks.length > 0) return [{ record, file: fileIn(portfolio, record), paragraphs: blocks }];
    }
    return [];
  });
}

const fileIn = ({ path }: PortfolioRow, record: RecordRow): string =>
  record.path.startsWith(`${path}/`) ? record.path.slice(path.length + 1) : record.path;

/** The beginning of some paragraphs, of about so many characters, and whether something was left out at the end. */
export function beginningOf(blocks: readonly string[], most: number): { paragraphs: string[]; isCut: boolean } {
  const paragraphs: string[] = [];
  let room = most;
  for (const block of blocks) {
    if (block.length > room) {
      const space = block.lastIndexOf(' ', room);
      // A word longer than the room is cut where it ends, between two characters.
      const kept = space > 0 ? block.slice(0, space) : [...block.slice(0, room)].slice(0, -1).join('');
      if (kept !== '' && (room > most / 10 || paragraphs.length === 0)) paragraphs.push(`${kept} …`);
      else paragraphs[paragraphs.length - 1] += ' …';
      return { paragraphs, isCut: true };
    }
    paragraphs.push(block);
    room -= block.length;
  }
  return { paragraphs, isCut: false };
}
