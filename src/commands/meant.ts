import { resolve } from 'node:path';
import { readWorkspace } from '../intake/read-workspace.ts';
import { findPortfolios } from '../load/find-files.ts';
import { findRoot } from '../load/find-root.ts';
import { diskFolder } from '../load/folder.ts';
import type { Terminal } from './terminal.ts';

/** What a word names in a workspace, in whatever case it was typed. */
interface Named {
  /** A unit, standard or qualification. */
  unit?: string | undefined;
  portfolio?: string | undefined;
  /** A criterion or requirement, or what looks like one of a unit that there is. */
  ref?: string | undefined;
  /** Some portfolio, for examples. */
  some: string;
}

/** A word that evid did not expect. */
export interface Asked {
  word: string;
  root?: string | undefined;
  /** Whether no learner's folder may be named. */
  hidden?: boolean;
}

/** Nothing is named where the workspace is none: that is not what was asked about. */
function namedIn({ word, root, hidden }: Asked, terminal: Terminal): Named {
  const place = root === undefined ? findRoot(terminal.cwd) : resolve(terminal.cwd, root);
  const folder = diskFolder(place);
  const { workspace } = readWorkspace(folder, terminal.localDate());
  const { units } = workspace.units;
  const portfolios = findPortfolios(folder, workspace.config.portfolios).paths;
  const as = (typed: string, names: Iterable<string>) =>
    [...names].find((each) => each.toLowerCase() === typed.toLowerCase());
  const [before = '', ...after] = word.split('/');
  const unit = as(before, units.keys());
  return {
    unit: as(word, [...units.keys(), ...workspace.qualifications.byId.keys()]),
    portfolio: as(
      word,
      portfolios.flatMap((path) => [path, path.split('/').at(-1)!]),
    ),
    ref: unit === undefined || after.join('') === '' ? undefined : `${unit}/${after.join('/')}`,
    some: (hidden ? undefined : portfolios[0]?.split('/').at(-1)) ?? 'PORTFOLIO',
  };
}

/** What else people call things by, where a command is expected. */
const nouns: Readonly<Record<string, string>> = {
  portfolio: 'evid status lists the portfolios, evid new portfolio begins one',
  portfolios: 'evid status lists the portfolios, evid new portfolio begins one',
  evidence: 'evid new evidence PORTFOLIO begins an item',
  unit: 'evid spec list lists the units, evid spec show reads one',
  units: 'evid spec list lists the units, evid spec show reads one',
  list: 'evid status lists the portfolios, evid spec list the units',
  report: 'evid gaps, evid sheet, evid matrix and evid status are reports',
};

/** What may have been meant by a word that is no command; `path` are the words before it, `commands` what may follow them. */
export function commandMeant(
  asked: Asked,
  path: readonly string[],
  commands: readonly string[],
  terminal: Terminal,
): string {
  const { unit, portfolio, ref, some } = namedIn(asked, terminal);
  const group = path.join(' ');
  if (group === 'evid spec' && unit !== undefined) return `did you mean evid spec show ${unit}?`;
  if (group === 'evid new' && unit !== undefined)
    return `evid new portfolio --units ${unit} begins a portfolio for it, evid new evidence ${some} an item`;
  if (group === 'evid new' && portfolio !== undefined) return `did you mean evid new evidence ${portfolio}?`;
  if (path.length > 1) return `${group} is followed by ${commands.join(', ')}; ${group} --help says more`;
  if (unit !== undefined) return `evid spec show ${unit} says what it asks, evid status --unit ${unit} how it stands`;
  if (portfolio !== undefined)
    return `evid check ${portfolio} says what is wrong in it, evid gaps ${portfolio} what is missing`;
  if (ref !== undefined) return `did you mean evid why ${some} ${ref}?`;
  return nouns[asked.word.toLowerCase()] ?? 'evid help lists the commands';
}

/** Options that other programs have, and what says the same here. */
const flags: Readonly<Record<string, string>> = {
  '--json': '--format json',
  '-f': '--format NAME',
  '--strict': '--fail-on warning',
  '--baseline': 'evid diff FILE, which compares with an earlier result',
};

/** What may have been meant by an option that a command does not have; `options` are those that it has. */
export function optionMeant(flag: string, path: readonly string[], options: readonly string[]): string {
  const said = flags[flag.split('=')[0]!];
  const isThere = said !== undefined && (said.startsWith('evid ') || options.includes(said.split(' ')[0]!));
  return isThere ? `did you mean ${said}?` : `${path.join(' ')} --help lists its options`;
}

/** For whoever typed one of the two words of `evid why`: which is missing. */
export function whyMeant(asked: Asked, terminal: Terminal): string | undefined {
  const { unit, portfolio, ref, some } = namedIn(asked, terminal);
  if (ref !== undefined) return `the portfolio comes first: evid why ${some} ${ref}`;
  if (portfolio !== undefined)
    return `evid why ${portfolio} REF, where REF is a criterion, requirement, situation, item or record`;
  if (unit !== undefined) return `evid spec show ${unit} says what it asks, evid gaps --unit ${unit} what is missing`;
  return undefined;
}

/** For whoever typed `evid verify` and nothing more: many mean a check. */
export const verifyMeant = (portfolio?: string): string =>
  `to see what is wrong in the files: ${['evid check', ...(portfolio === undefined ? [] : [portfolio])].join(' ')}; to sample: evid verify ${portfolio ?? 'PORTFOLIO'} --by ID --stage interim --assessment A01 --agreed`;

/** For whoever named what is no portfolio or topic: what it is instead. */
export function elsewhere(asked: Asked, terminal: Terminal): string | undefined {
  const { unit, ref, some } = namedIn(asked, terminal);
  if (unit !== undefined)
    return `${unit} is a unit: evid status --unit ${unit} says how it stands, evid spec show ${unit} what it asks`;
  return ref === undefined ? undefined : `did you mean evid why ${some} ${ref}?`;
}
