import type { Owner, PortfolioRow, UnitRow } from '../../model/result.ts';
import type { Unit } from '../../model/unit.ts';
import type { Workspace } from '../../resolve/workspace.ts';
import { quoted } from '../../words/quotation.ts';

/** Something somebody can do next, before it has a rank. */
export interface Proposal {
  what: string;
  owner: Owner;
  /** References of the gaps that it closes, as far as its owner can: what a learner shows still waits for the assessor. */
  closes: string[];
  /** Criteria that it shows once more, though they are no gap of the learner's. */
  strengthens?: string[];
  /** Why it stands where it does, and what the gap is. */
  because: string;
  /** What would scaffold it. */
  command?: string;
  /** References that `what` names: nobody need say them again. */
  named?: string[];
}
export interface Action extends Proposal {
  rank: number;
}
/** Something to know that is no action. */
export interface Note {
  about: string[];
  text: string;
}
export interface Plan {
  actions: Action[];
  notes: Note[];
}

/** What every part of a plan looks at. */
export interface PlanCase {
  row: PortfolioRow;
  /** The units that the plan is about, each with its specification; without those that are finished. Waived gaps are left out. */
  units: { row: UnitRow; unit: Unit; waived: number }[];
  /** Units of which something cannot be read: what is known of them is planned, and the plan says so. */
  unread: string[];
  workspace: Workspace;
}

/** `E03 “Courier misses the Friday collection”`. */
export function itemWords(row: PortfolioRow, id: string): string {
  const title = row.evidence.find((item) => item.id === id)?.title ?? '';
  return title === '' ? id : `${id} ${quoted(title)}`;
}

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
  /^[\w./,@:+][\w./,@:+-]*$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
