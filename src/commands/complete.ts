import { checks } from '../checks/index.ts';
import { topics } from '../checks/topics.ts';
import { combinationRulesOf, pathwaysOf } from '../combination/qualification.ts';
import { oneLine } from '../document/safe-text.ts';
import { readWorkspace } from '../intake/read-workspace.ts';
import { findPortfolioFiles, findPortfolios } from '../load/find-files.ts';
import { readText } from '../load/read-text.ts';
import { schemaNames } from '../model/json-schema.ts';
import { contextWords, methodWords, type Role } from '../model/vocabulary.ts';
import { shells } from '../report/completion.ts';
import { findRequested } from './requested-portfolios.ts';
import { openWorkspace } from './shared-options.ts';
import { forBash, readShellLine } from './shell-line.ts';
import type { Terminal } from './terminal.ts';

/** A word that may stand next, and what it is. */
export interface Candidate {
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
    for (const { word, about } of candidates(program, typed?.words.slice(1) ?? given, terminal)) {
      terminal.stdout.write(`${shown(word)}\t${oneLine(about)}\n`);
    }
  } catch {
    // Nothing to offer.
  }
  return 0;
}

function candidates(program: CommandShape, words: readonly string[], terminal: Terminal): Candidate[] {
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
  const source = new Words(terminal, root, given, command.name);
  const valuesOf = ({ flag, choices }: CommandShape['options'][number], begun: string) =>
    matching(choices.length > 0 ? choices.map((word) => ({ word, about: '' })) : source.of(flag), begun);
  if (awaits !== undefined) return valuesOf(awaits, current);
  const [, flag, begun] = /^(--[^=]+)=(.*)$/s.exec(current) ?? [];
  const option = command.options.find((each) => each.takesValue && each.flag === flag);
  if (option !== undefined)
    return valuesOf(option, begun ?? '').map(({ word, about }) => ({ word: `${flag}=${word}`, about }));
  if (current.startsWith('-')) {
    return matching(
      command.options.map(({ flag, about }) => ({ word: flag, about })),
      current,
    );
  }
  if (command.commands.length > 0) {
    return matching(
      command.commands.map(({ name, about }) => ({ word: name, about })),
      current,
    );
  }
  const argument = command.arguments[Math.min(given.length, command.arguments.length - 1)];
  return argument === undefined ? [] : matching(source.of(argument), current);
}

/** The candidates that begin like the word; of words with commas between them, like the last, and none that stands there already. */
function matching(found: readonly Candidate[], current: string): Candidate[] {
  const comma = current.lastIndexOf(',') + 1;
  const before = current.slice(0, comma);
  const listed = before.split(',');
  return found
    .filter(({ word }) => word.startsWith(current.slice(comma)) && !listed.includes(word))
    .map(({ word, about }) => ({ word: `${before}${word}`, about }));
}

const assessing: Role[] = ['assessor', 'trainee-assessor'];

/** The words of a workspace, read when one of them is asked for. */
class Words {
  readonly #terminal: Terminal;
  readonly #root: string | undefined;
  readonly #given: readonly string[];
  readonly #command: string;

  constructor(terminal: Terminal, root: string | undefined, given: readonly string[], command: string) {
    this.#command = command;
    this.#terminal = terminal;
    this.#root = root;
    this.#given = given;
  }

  /** What may stand for an argument, or behind a flag. */
  of(name: string): Candidate[] {
    switch (name) {
      case 'portfolio':
        return this.#portfolios();
      case 'unit':
      case 'standard':
      case '--unit':
      case '--units':
      case '--achieved':
        return this.#units().map(({ id, title }) => ({ word: id, about: title }));
      case '--qualification':
        return this.#qualifications().map(({ id, title }) => ({ word: id, about: title }));
      case 'spec':
        return [...this.of('unit'), ...this.of('--qualification')];
      case 'ref':
        return [
          ...this.#combinationRules(),
          ...this.#criteria(),
          ...this.#requirements(),
          ...this.#situations(),
          ...this.#items(),
        ];
      case '--criteria':
      case '--not-applicable':
        return this.#criteria();
      case '--met':
      case '--partial':
      case '--not-yet':
      case '--withdraw':
        return [...this.#criteria(), ...this.#situations()];
      case '--judge':
      case '--requirement':
        return this.#requirements();
      case '--tags':
        return this.#situations();
      case '--evidence':
      case '--basis':
        return this.#items();
      case '--assessment':
      case '--countersign':
        return this.#records();
      case '--by':
        return this.#command === 'assess' ? this.#people(...assessing) : this.#people('verifier');
      case '--assessor':
        return this.#people(...assessing);
      case '--verifier':
        return this.#people('verifier');
      case '--witness':
        return this.#people();
      case '--method':
        return Object.entries(methodWords).map(([word, about]) => ({ word, about }));
      case '--context':
        return Object.entries(contextWords).map(([word, about]) => ({ word, about }));
      case 'topic':
        return [
          ...checks.map(({ code, summary }) => ({ word: code, about: summary })),
          ...topics.map(({ name: word, summary }) => ({ word, about: summary })),
        ];
      case 'name':
        return schemaNames.map((word) => ({ word, about: '' }));
      case '--fail-on':
        return ['warning', 'gap'].map((word) => ({ word, about: '' }));
      case '--ci':
        return ['github', 'gitlab'].map((word) => ({ word, about: '' }));
      case 'shell':
        return shells.map((word) => ({ word, about: '' }));
      default:
        return [];
    }
  }

  #open() {
    return openWorkspace({ root: this.#root }, this.#terminal);
  }
  #intake() {
    const { folder, today } = this.#open();
    return readWorkspace(folder, today);
  }
  /** The people with one of these roles; without any, all. */
  #people(...roles: Role[]): Candidate[] {
    return [...this.#intake().workspace.people.entries]
      .filter(([, person]) => roles.length === 0 || person.roles.some((role) => roles.includes(role)))
      .map(([id, { name: about }]) => ({ word: id, about }));
  }
  #portfolios(): Candidate[] {
    const { folder } = this.#open();
    const { paths } = findPortfolios(folder, this.#intake().workspace.config.portfolios);
    return paths.map((path) => ({ word: path.split('/').at(-1)!, about: path }));
  }
  /** Units of the portfolio that was named, where one was; else all. */
  #units() {
    const { units } = this.#intake().workspace.units;
    const path = this.#portfolio();
    const read = path === undefined ? undefined : readText(this.#open().folder, `${path}/portfolio.yaml`);
    const listed = read !== undefined && 'text' in read ? read.text : undefined;
    const names = new Set(listed?.split(/[^\w/-]+/));
    const registered = [...units.values()].filter(({ id }) => names.has(id));
    return registered.length > 0 ? registered : [...units.values()];
  }
  #qualifications() {
    return [...this.#intake().workspace.qualifications.byId.values()];
  }
  #combinationRules(): Candidate[] {
    const all = this.#qualifications().flatMap((each) =>
      pathwaysOf(each)
        .flatMap((pathway) => combinationRulesOf(each, pathway))
        .map(({ rule }) => ({ word: `${each.id}/${rule.id}`, about: rule.text })),
    );
    return [...new Map(all.map((each) => [each.word, each])).values()];
  }
  #criteria(): Candidate[] {
    return this.#units().flatMap(({ leaves }) => leaves.map(({ ref, text }) => ({ word: ref, about: text })));
  }
  #requirements(): Candidate[] {
    const index = this.#intake().workspace.units;
    return this.#units()
      .flatMap(({ id }) => index.requirementsOf(id))
      .flatMap((requirement) => [requirement, ...requirement.parts])
      .map(({ ref, text }) => ({ word: ref, about: text }));
  }
  #situations(): Candidate[] {
    return this.#units().flatMap(({ facets }) =>
      facets.flatMap(({ id, title, values }) =>
        values.map((value) => ({ word: `${id}/${value.id}`, about: `${title} ${value.text}` })),
      ),
    );
  }
  #portfolio(): string | undefined {
    const [named] = this.#given;
    if (named === undefined) return undefined;
    try {
      return findRequested([named], this.#open(), this.#intake().workspace.config, this.#terminal)?.[0];
    } catch {
      return undefined;
    }
  }
  #items(): Candidate[] {
    return this.#idsIn((files) => files.evidence);
  }
  #records(): Candidate[] {
    return this.#idsIn((files) => files.assessments);
  }
  #idsIn(kind: (files: ReturnType<typeof findPortfolioFiles>) => readonly string[]): Candidate[] {
    const path = this.#portfolio();
    if (path === undefined) return [];
    const { folder } = this.#open();
    return kind(findPortfolioFiles(folder, path)).flatMap((file) => {
      const read = readText(folder, file);
      const text = 'text' in read ? read.text : '';
      const [, id] = /^id:[ \t]*["']?([^\s"']+)/m.exec(text) ?? [];
      const [, title = file] = /^title:[ \t]*["']?(.*?)["']?$/m.exec(text) ?? [];
      return id === undefined ? [] : [{ word: id, about: title }];
    });
  }
}
