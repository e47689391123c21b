import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { oneLine } from '../document/safe-text.ts';
import { wrap } from '../document/wrap.ts';
import { diskFolder } from '../load/folder.ts';
import { readText } from '../load/read-text.ts';
import { type OpenItem, openItems, reviewed } from '../parse/review-items.ts';
import { parseSpecification } from '../parse/specification.ts';
import { replaceFile } from '../write/files.ts';
import { AnswersEnded, askText, choose } from './ask.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { refusedByDisk } from './write-new.ts';

/**
 * `evid spec review`: what the import was not sure of, one item after the other: what the document says above, what was read below.
 * Each answer is written at once, and nothing else in the file is touched. Without a terminal, the items are listed.
 */
export async function reviewSpec(file: string, terminal: Terminal): Promise<number> {
  const path = resolve(terminal.cwd, file);
  let text = readSpec(path, file);
  const all = openItems(path, text);
  if (all.length === 0) {
    terminal.stdout.write(`${file} has nothing to review\n`);
    return 0;
  }
  if (!terminal.stdin.isTerminal) {
    for (const [index, item] of all.entries()) {
      const { line, column } = item.place;
      const lines = shown(item, terminal.stdout.columns ?? 80);
      terminal.stdout.write(`${index === 0 ? '' : '\n'}${file}:${line}:${column}  ${lines.join('\n')}\n`);
    }
    terminal.stdout.write(`\n${counted(all.length)} to review; at a terminal, evid walks through them\n`);
    return 0;
  }

  const done = { accepted: 0, edited: 0 };
  let left = 0;
  try {
    for (const [index, item] of all.entries()) {
      const head = `${index + 1} of ${all.length}  `;
      terminal.stderr.write(`\n${head}${shown(item, terminal.stderr.columns ?? 80).join('\n')}\n`);
      const decided = await decide(item, terminal);
      if (decided === undefined) {
        left++;
        continue;
      }
      const { words } = decided;
      const change = words === undefined ? undefined : { path: item.reading!.path, words };
      const next = reviewed(text, left, change);
      if (next === undefined || !isSound(path, next, text)) {
        terminal.stderr.write(`  this cannot be changed from here: edit ${file}:${item.place.line} yourself\n`);
        left++;
        continue;
      }
      if (readSpec(path, file) !== text)
        throw new UsageError(`${file} was changed meanwhile`, 'what was answered before is written; begin again');
      refusedByDisk(file, () => replaceFile(path, next));
      text = next;
      done[words === undefined ? 'accepted' : 'edited']++;
    }
  } catch (error) {
    if (!(error instanceof AnswersEnded)) throw error;
  }
  const open = openItems(path, text).length;
  terminal.stderr.write(`\n${done.accepted} accepted, ${done.edited} edited, ${open} left in ${file}\n`);
  terminal.stderr.write(open === 0 ? 'Next: evid spec check\n' : '');
  return 0;
}

const counted = (count: number): string => (count === 1 ? 'one item' : `${count} items`);

/** The whole file as it stands on the disk, byte for byte. */
function readSpec(path: string, file: string): string {
  if (!/\.(unit|standard)\.yaml$/.test(path))
    throw new UsageError(`${file} is no specification`, 'its name ends in .unit.yaml or .standard.yaml');
  const read = readText(diskFolder(dirname(path)), basename(path));
  if ('fault' in read) throw new UsageError(`${file}: ${read.fault.message}`, read.fault.help);
  const { unit, findings } = parseSpecification(path, read.text);
  if (unit === undefined)
    throw new UsageError(`${file}: ${findings[0]!.message}`, `line ${findings[0]!.span?.line ?? 1}`);
  return readFileSync(path, 'utf8');
}

/** Whether a text is no worse a specification than the one before. */
function isSound(path: string, next: string, before: string): boolean {
  const faults = (text: string) => parseSpecification(path, text.replace(/^\ufeff/, '')).findings.length;
  return faults(next) <= faults(before);
}

/** What the document says above, what was read below it, and why somebody should look. */
function shown({ at, line, source, note, reading }: OpenItem, width: number): string[] {
  const block = (label: string, words: string) =>
    wrap(oneLine(words), Math.max(20, width - 12)).map(
      (each, index) => `  ${(index === 0 ? label : '').padEnd(9)} ${each}`,
    );
  return [
    oneLine(at),
    ...(source === undefined ? [] : block(line === undefined ? 'document' : `line ${line}`, source)),
    ...(reading === undefined ? [] : block('read as', reading.text)),
    ...(reading?.within === undefined ? [] : block('in', reading.within)),
    ...block('note', note),
  ];
}

/** What becomes of an item: accepted as it is, or with other words; undefined if it is left. */
async function decide({ at, reading }: OpenItem, terminal: Terminal): Promise<{ words?: string } | undefined> {
  const choices = [
    { name: 'accept', words: 'It is right: take the item out of the list' },
    ...(reading === undefined ? [] : [{ name: 'edit', words: 'Write its words as the document has them' }]),
    { name: 'leave', words: 'Look at it later' },
  ];
  const question = { question: `What of ${oneLine(at)}?`, flag: 'an answer' };
  const { name } = await choose(terminal, { ...question, choices, initial: choices.at(-1), terse: true });
  if (name === 'accept') return {};
  if (name === 'leave') return undefined;
  const words = await askText(terminal, {
    question: 'Its words, exactly as published?',
    flag: 'an answer',
    initial: reading!.text,
  });
  return words === reading!.text ? {} : { words };
}
