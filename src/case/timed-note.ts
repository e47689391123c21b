import { cutRound } from './cut-round.ts';

/** Whether a file may hold notes in which a line begins with a time. */
export const isNotes = (file: string): boolean => /\.(txt|md|vtt|srt)$/i.test(file);

const time = /^\W{0,3}(\d{1,2}:\d{2}(?::\d{2})?)/;

/** What notes of a talk say at a time (`12:30`, `00:12:30-00:14:00`), on one line; empty where they say nothing there. */
export function timedNote(at: string, text: string): string {
  const wanted = time.exec(at)?.[1];
  if (wanted === undefined) return '';
  const lines = text.split('\n');
  const begin = lines.findIndex((line) => {
    const found = time.exec(line)?.[1];
    return found !== undefined && asSeconds(found) === asSeconds(wanted);
  });
  if (begin === -1) return '';
  const rest = lines.slice(begin + 1);
  const end = rest.findIndex((line) => line.trim() === '' || time.test(line));
  const note = [lines[begin]!, ...(end === -1 ? rest : rest.slice(0, end))].join(' ');
  return cutRound(note.replace(time, '').replace(/\s+/g, ' ').trim(), 0);
}

/** `1:30` is a minute and a half, as players show it. */
const asSeconds = (written: string): number => written.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
