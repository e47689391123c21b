import { checks } from '../checks/index.ts';
import { topics } from '../checks/topics.ts';
import { combinationRulesOf, pathwaysOf } from '../combination/qualification.ts';
import { oneLine } from '../document/safe-text.ts';
import { readWorkspace } from '../intake/read-workspace.ts';
import { findPortfolioFiles, findPortfolios } from '../load/find-files.ts';
import { readText } from '../load/read-text.ts';
import { schemaNames } from '../model/json-schema.ts';
import { once } from '../model/once.ts';
import { situationsIn, withParts } from '../model/unit.ts';
import { contextWords, methodWords, type Role } from '../model/vocabulary.ts';
import { shells } from '../report/completion.ts';
import { openWorkspace } from './open-workspace.ts';
import { assessing } from './people-choices.ts';
import { findRequested } from './requested-portfolios.ts';
import { forBash, readShellLine } from './shell-line.ts';
import type { Terminal } from './terminal.ts';

/** A word that may stand next, and what it is. */
export interface Completion {
  word: string;
  about: string;
}
/** As much of a command as completion asks about; commander's own fits. */
export interface CommandShape {
  name: string;
  about: string;
  commands: readonly CommandShape[];
  /** Names of its arguments, in order; the last may be repeated. */
  arguments: readonly string[];
  options: readonly { flag: string; about: string; takesValue: boolean; choices: readonly string[] }[];
}

/**
 * `evid complete -- WORD…`: what may stand in place of the last word, one candidate a line. Bash hands over its line instead, and which
 * part of the last word it replaces. Whatever goes wrong, there is nothing to complete: a shell is no place for messages.
 */
export function complete(
  program: CommandShape,
  given: readonly string[],
  { line, part = '' }: { line?: string | undefined; part?: string | undefined },
  terminal: Terminal,
): number {
  try {
    const typed = line === undefined ? undefined : readShellLine(line);
    const shown = (word: string) => oneLine(typed === undefined ? word : forBash(word, typed, part));
    for (const { word, about } of completions(program, typed?.words.slice(1) ?? given, terminal)) {
      terminal.stdout.write(`${shown(word)}\t${oneLine(about)}\n`);
    }
  } catch {
    // Nothing to offer.
  }
  return 0;
}

function completions(program: CommandShape, words: readonly string[], terminal: Terminal): Completion[] {
  const current = words.at(-1) ?? '';
  let command = program;
  const given: string[] = [];
  let root: string | undefined;
  let awaits: CommandShape['options'][number] | undefined;
  for (const word of words.slice(0, -1)) {
    if (awaits !== undefined) {
      if (awaits.flag === '--root') root = word;
      awaits = undefined;
    } else if (word.startsWith('-')) {
      awaits = command.options.find(({ flag, takesValue }) => takesValue && flag === word);
      if (word.startsWith('--root=')) root = word.slice('--root='.length);
    } else {
      if (given.length === 0 && word === 'help') continue;
      const sub = given.length === 0 ? command.commands.find(({ name }) => name === word) : undefined;
      if (sub === undefined) given.push(word);
      else command = sub;
    }
  }
  const of = (name: string) => sources.get(name)?.(wordsOf(root, given[0], command.name, terminal)) ?? [];
  const valuesOf = ({ flag, choices }: CommandShape['options'][number], begun: string) =>
    matching(choices.length > 0 ? choices.map(plain) : of(flag), begun);
  if (awaits !== undefined) return valuesOf(awaits, current);
  const [, flag, begun] = /^(--[^=]+)=(.*)$/s.exec(current) ?? [];
  const option = command.options.find((each) => each.takesValue && each.flag === flag);
  if (option !== undefined)
    return valuesOf(option, begun ?? '').map(({ word, about }) => ({ word: `${flag}=${word}`, about }));
  const argument = command.arguments[Math.min(given.length, command.arguments.length - 1)];
  const found = current.startsWith('-')
    ? command.options.map(({ flag, about }) => ({ word: flag, about }))
    : command.commands.length > 0
      ? command.commands.map(({ name, about }) => ({ word: name, about }))
      : argument === undefined
        ? []
        : of(argument);
  return matching(found, current);
}

/** The candidates that begin like the word; of words with commas between them, like the last, and none that stands there already. */
function matching(found: readonly Completion[], current: string): Completion[] {
  const comma = current.lastIndexOf(',') + 1;
  const before = current.slice(0, comma);
  const listed = before.split(',');
  return found
    .filter(({ word }) => word.startsWith(current.slice(comma)) && !listed.includes(word))
    .map(({ word, about }) => ({ word: `${before}${word}`, about }));
}

const plain = (word: string): Completion => ({ word, about: '' });
const titled = ({ id, title }: { id: string; title: string }): Completion => ({ word: id, about: title });
const published = ({ ref, text }: { ref: string; text: string }): Completion => ({ word: ref, about: text });
const explained = (words: Readonly<Record<string, string>>): Completion[] =>
  Object.entries(words).map(([word, about]) => ({ word, about }));

/** What may stand for an argument, or behind a flag. */
const sources = new Map(
  (
    [
      ['portfolio', (of) => of.portfolios()],
      ['unit standard --unit --units --achieved', (of) => of.units().map(titled)],
      ['--qualification', (of) => of.qualifications().map(titled)],
      ['spec', (of) => [...of.units(), ...of.qualifications()].map(titled)],
      [
        'ref',
        (of) => [...of.combinationRules(), ...of.criteria(), ...of.requirements(), ...of.situations(), ...of.items()],
      ],
      ['--criteria --not-applicable', (of) => of.criteria()],
      ['--met --partial --not-yet --withdraw', (of) => [...of.criteria(), ...of.situations()]],
      ['--judge --requirement', (of) => of.requirements()],
      ['--tags', (of) => of.situations()],
      ['--evidence --basis', (of) => of.items()],
      ['--assessment --countersign', (of) => of.records()],
      ['--by', (of) => of.people(of.command === 'assess' ? assessing : ['verifier'])],
      ['--assessor', (of) => of.people(assessing)],
      ['--verifier', (of) => of.people(['verifier'])],
      ['--witness', (of) => of.people()],
      ['--method', () => explained(methodWords)],
      ['--context', () => explained(contextWords)],
      [
        'topic',
        () => [
          ...checks.map(({ code, summary }) => ({ word: code, about: summary })),
          ...topics.map(({ name, summary }) => ({ word: name, about: summary })),
        ],
      ],
      ['name', () => schemaNames.map(plain)],
      ['--fail-on', () => ['warning', 'gap'].map(plain)],
      ['--ci', () => ['github', 'gitlab'].map(plain)],
      ['shell', () => shells.map(plain)],
    ] satisfies readonly [names: string, find: (of: ReturnType<typeof wordsOf>) => Completion[]][]
  ).flatMap(([names, find]) => names.split(' ').map((name) => [name, find] as const)),
);

/** The words of a workspace, read when one of them is asked for; `named` is the portfolio that was typed already. */
function wordsOf(root: string | undefined, named: string | undefined, command: string, terminal: Terminal) {
  const open = once(() => openWorkspace({ root }, terminal));
  const workspace = once(() => readWorkspace(open().folder, open().today).workspace);
  const portfolio = (): string | undefined => {
    if (named === undefined) return undefined;
    try {
      return findRequested([named], open(), workspace().config, terminal)?.[0];
    } catch {
      return undefined;
    }
  };
  const textOf = (file: string): string | undefined => {
    const read = readText(open().folder, file);
    return 'text' in read ? read.text : undefined;
  };
  /** Units of the portfolio that was named, where one was; else all. */
  const units = () => {
    const all = [...workspace().units.units.values()];
    const path = portfolio();
    const listed = new Set(path === undefined ? [] : textOf(`${path}/portfolio.yaml`)?.split(/[^\w/-]+/));
    const registered = all.filter(({ id }) => listed.has(id));
    return registered.length > 0 ? registered : all;
  };
  const qualifications = () => [...workspace().qualifications.byId.values()];
  const idsIn = (kind: 'evidence' | 'assessments'): Completion[] => {
    const path = portfolio();
    if (path === undefined) return [];
    return findPortfolioFiles(open().folder, path)[kind].flatMap((file) => {
      const text = textOf(file) ?? '';
      const [, id] = /^id:[ \t]*["']?([^\s"']+)/m.exec(text) ?? [];
      const [, title = file] = /^title:[ \t]*["']?(.*?)["']?$/m.exec(text) ?? [];
      return id === undefined ? [] : [{ word: id, about: title }];
    });
  };
  return {
    command,
    units,
    qualifications,
    /** The people with one of these roles; without any, all. */
    people: (roles: readonly Role[] = []): Completion[] =>
      [...workspace().people.entries]
        .filter(([, person]) => roles.length === 0 || person.roles.some((role) => roles.includes(role)))
        .map(([id, { name: about }]) => ({ word: id, about })),
    portfolios: (): Completion[] =>
      findPortfolios(open().folder, workspace().config.portfolios).paths.map((path) => ({
        word: path.split('/').at(-1)!,
        about: path,
      })),
    combinationRules: (): Completion[] => {
      const all = qualifications().flatMap((each) =>
        pathwaysOf(each)
          .flatMap((pathway) => combinationRulesOf(each, pathway))
          .map(({ rule }) => ({ word: `${each.id}/${rule.id}`, about: rule.text })),
      );
      return [...new Map(all.map((each) => [each.word, each])).values()];
    },
    criteria: (): Completion[] => units().flatMap(({ leaves }) => leaves.map(published)),
    requirements: (): Completion[] =>
      units()
        .flatMap(({ id }) => workspace().units.requirementsOf(id))
        .flatMap(withParts)
        .map(published),
    situations: (): Completion[] =>
      units()
        .flatMap(situationsIn)
        .map(({ ref, words }) => ({ word: ref, about: words })),
    items: () => idsIn('evidence'),
    records: () => idsIn('assessments'),
  };
}
