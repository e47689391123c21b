import type { PortfolioRow } from '../model/result.ts';

/** A command as it can be typed: `evid new evidence amira-khan --method discussion`; options without a value are left out. */
export function commandLine(
  words: string,
  { path }: Pick<PortfolioRow, 'path'>,
  options: Readonly<Record<string, string>>,
): string {
  const name = path.split('/').at(-1) ?? path;
  const given = Object.entries(options).filter(([, value]) => value !== '');
  return [
    `evid ${words} ${shellWord(name)}`,
    ...given.map(([option, value]) => `--${option} ${shellWord(value)}`),
  ].join(' ');
}

/** A word as a shell takes it for that very word. */
export const shellWord = (word: string): string =>
  /^[\w./,@:+][\w./,@:+=-]*$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
