import { nearest } from '../diagnostics/nearest.ts';
import { oneLine } from '../document/safe-text.ts';
import { padTo, widthOf, wrap } from '../document/wrap.ts';
import { aboutDate } from '../parse/about-date.ts';
import { type Flags, isDay } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** Something that is asked for: the words of the question, and the flag that answers it where nobody can be asked. */
export interface Asked {
  question: string;
  /** As it is typed: `--method`. */
  flag: string;
}
/** Something that is asked for, with what `?` says of it. */
export type Explained = Asked & { explain?: (() => readonly string[]) | undefined };
/** One of several answers: what is typed, or the beginning of it, and what it means. */
export interface Choice {
  name: string;
  words?: string | undefined;
}

/** The answers ended (Ctrl-D) before the last question. */
export class AnswersEnded extends UsageError {
  constructor() {
    super(
      'the answers ended before the last question',
      'nothing was written; begin again, or give the answers as flags',
    );
  }
}

/**
 * Asks until the answer is the number of a choice, its name or the only beginning of a name; `B9/1.5` answers to `1.5` too.
 * An empty answer takes the `initial` choice, where there is one.
 */
export async function choose<One extends Choice>(
  terminal: Terminal,
  {
    choices,
    initial,
    terse = false,
    ...asked
  }: Asked & { choices: readonly One[]; initial?: One | undefined; terse?: boolean },
): Promise<One> {
  const offers = asShown(choices, terminal);
  show(terminal, asked, terse ? offers.map(({ name }) => ({ name })) : offers);
  const hint = `a number or a name${terse ? '; ? explains' : ''}${initial === undefined ? '' : `; Enter: ${initial.name}`}`;
  return answer(terminal, { ...asked, explain: () => listedChoices(offers, terminal) }, hint, (text) =>
    text === '' && initial !== undefined ? initial : pick(text, offers),
  );
}

/**
 * Asks for any number of choices, separated by commas; each is given once, in the order in which it was named. An empty answer
 * takes the `initial` ones, where there are any.
 */
export async function chooseSeveral<One extends Choice>(
  terminal: Terminal,
  {
    choices,
    atLeast = 0,
    initial = [],
    ...asked
  }: Asked & { choices: readonly One[]; atLeast?: number; initial?: readonly One[] },
): Promise<One[]> {
  const offers = asShown(choices, terminal);
  show(terminal, asked, offers);
  const usual = initial.map(({ name }) => oneLine(name)).join(', ');
  const empty =
    usual !== '' ? `; Enter: ${usual}${atLeast === 0 ? '; or none' : ''}` : atLeast === 0 ? '; Enter: none' : '';
  const hint = `numbers or names, with commas between${empty}`;
  return answer(terminal, { ...asked, explain: () => listedChoices(offers, terminal) }, hint, (text) => {
    if (text === '' && initial.length > 0) return [...initial];
    if (text.toLowerCase() === 'none' && atLeast === 0) return [];
    if (text.toLowerCase() === 'all' && choices.length > 0) return [...choices];
    const picked = namedIn(text, offers).map((each) => pick(each, offers));
    if (picked.length < atLeast) throw new UsageError(`name at least ${atLeast}`);
    return [...new Set(picked)];
  });
}

/** Asks for a line of text. An empty answer takes the `initial` text; without one it is asked again. */
export const askText = (terminal: Terminal, asked: Asked & { initial?: string | undefined }): Promise<string> =>
  askFor(terminal, { ...asked, read: (text) => text });

/** Asks for a line of text that may be left out. */
export const askMaybe = async (
  terminal: Terminal,
  { read = (text) => text, ...asked }: Asked & { read?: (text: string) => string | undefined },
): Promise<string | undefined> => (await askFor(terminal, { ...asked, initial: '', read })) || undefined;

/**
 * Asks for a line of text until `read` makes something of it; what `read` refuses it says in a UsageError. `more` stands in the
 * prompt beside what Enter means.
 */
export async function askFor<Value>(
  terminal: Terminal,
  {
    initial,
    more,
    read,
    ...asked
  }: Explained & { initial?: string | undefined; more?: string; read: (text: string) => Value },
): Promise<Value> {
  show(terminal, asked);
  const empty = initial === undefined ? undefined : initial === '' ? 'Enter: none' : `Enter: ${oneLine(initial)}`;
  const hint = [empty, more].filter((part) => part !== undefined).join('; ');
  return answer(terminal, asked, hint, (text) => {
    if (text === '' && initial === undefined) throw new UsageError('an answer is needed');
    return read(text === '' ? initial! : text);
  });
}

/**
 * Asks for a line of text that may be left: `back` leaves it, and the answer is undefined. One letter is never such a text, so that
 * `b` is taken for what it means everywhere else.
 */
export const askOrBack = (
  terminal: Terminal,
  {
    read = (text) => text,
    ...asked
  }: Explained & { initial?: string | undefined; read?: (text: string) => string | undefined },
): Promise<string | undefined> =>
  askFor(terminal, {
    ...asked,
    more: asked.explain === undefined ? 'back' : '? lists them; back',
    read: (text) => (/^b(ack)?$/i.test(text) ? undefined : read(text)),
  });

/** A day, as an answer. */
export function readDay(text: string): string {
  if (isDay(text)) return text;
  const { message, help } = aboutDate(oneLine(text));
  throw new UsageError(message, help);
}

/** Asks yes or no. */
export async function confirm(
  terminal: Terminal,
  { initial, ...asked }: Asked & { initial?: boolean },
): Promise<boolean> {
  const choices = [{ name: 'yes' }, { name: 'no' }] as const;
  const { name } = await choose(terminal, {
    ...asked,
    choices,
    initial: initial === undefined ? undefined : choices[initial ? 0 : 1],
  });
  return name === 'yes';
}

/** The flags among some that are needed which say nothing. */
export const missingFlags = (needed: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(needed).flatMap(([name, said]) => (said === undefined ? [`--${name}`] : []));

/** What flags say, each given by its name as in `{ title }`; and, where somebody `isAsked`, what they answer besides. */
export function asking(isAsked: boolean, terminal: Terminal) {
  const said = async <Value>(flagged: Value | undefined, ask: () => Promise<Value>, usual: Value): Promise<Value> =>
    flagged ?? (isAsked ? await ask() : usual);
  const about = (flag: Flags<string>, question: string, read = (text: string) => text) => ({
    question,
    flag: `--${Object.keys(flag)[0]}`,
    read,
  });
  type About = Parameters<typeof about>;
  return {
    /** What a flag says, else what is answered, else what is usual. */
    said,
    text: async (...[flag, ...asked]: About): Promise<string> =>
      Object.values(flag)[0] ?? askFor(terminal, about(flag, ...asked)),
    maybe: (...[flag, ...asked]: About): Promise<string | undefined> =>
      said(Object.values(flag)[0], () => askMaybe(terminal, about(flag, ...asked)), undefined),
  };
}

/** Refuses to ask where nobody can answer, and names the flags that were left out. */
export function refuseUnasked(flags: readonly string[], { stdin }: Pick<Terminal, 'stdin'>): void {
  if (stdin.isTerminal || flags.length === 0) return;
  const [verb, them] = flags.length === 1 ? ['is', 'it'] : ['are', 'them'];
  throw new UsageError(
    `${flags.join(' and ')} ${verb} missing`,
    `give ${them} here, or run evid at a terminal, where it asks`,
  );
}

/** What is on the screen before the answer is typed: the question, then one choice a line, or all in a line if none has words. */
function show(terminal: Terminal, asked: Asked, choices: readonly Choice[] = []): void {
  refuseUnasked([asked.flag], terminal);
  const width = terminal.stderr.columns ?? 80;
  const lines = ['', ...wrap(oneLine(asked.question), width), ...listedChoices(choices, terminal)];
  terminal.stderr.write(`${lines.join('\n')}\n`);
}

function listedChoices(choices: readonly Choice[], { stderr: { columns: width = 80 } }: Terminal): string[] {
  if (choices.some(({ words = '' }) => words !== ''))
    return choices.flatMap((choice, index) => listedChoice(choice, index, choices, width));
  const listed = choices.map(({ name }, index) => `${index + 1} ${oneLine(name)}`);
  return listed.length === 0 ? [] : wrap(listed.join(', '), width - 2).map((line) => `  ${line}`);
}

function listedChoice({ name, words = '' }: Choice, index: number, all: readonly Choice[], width: number): string[] {
  const number = String(index + 1).padStart(String(all.length).length);
  const nameWidth = Math.min(Math.max(...all.map((each) => widthOf(oneLine(each.name)))), Math.floor(width / 2));
  const indent = number.length + nameWidth + 6;
  const [first = '', ...rest] = wrap(oneLine(words), Math.max(20, width - indent));
  const head = `  ${number}  ${padTo(oneLine(name), nameWidth)}`;
  return [`${head}  ${first}`.trimEnd(), ...rest.map((line) => ' '.repeat(indent) + line)];
}

/** Reads lines until one can be used; why another cannot is said in a line of its own. */
async function answer<Value>(
  terminal: Terminal,
  { flag, explain }: Pick<Explained, 'flag' | 'explain'>,
  hint: string,
  read: (text: string) => Value,
): Promise<Value> {
  refuseUnasked([flag], terminal);
  for (;;) {
    terminal.stderr.write(hint === '' ? '> ' : `(${hint}) > `);
    const line = await terminal.stdin.line();
    if (line === undefined) {
      terminal.stderr.write('\n');
      throw new AnswersEnded();
    }
    if (line.trim() === '?' && explain !== undefined) {
      terminal.stderr.write(`${explain().join('\n')}\n`);
      continue;
    }
    try {
      return read(line.trim());
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      const said = `${error.message}${error.help === undefined ? '' : `: ${error.help}`}`;
      const width = (terminal.stderr.columns ?? 80) - 2;
      terminal.stderr.write(`  ${wrap(oneLine(said), width).join('\n  ')}\n`);
    }
  }
}

/** A choice as the screen shows it, which is what people type; what the files call it is understood too. */
interface Offer<One extends Choice> extends Choice {
  choice: One;
}
const asShown = <One extends Choice>(choices: readonly One[], { shown = (text) => text }: Terminal): Offer<One>[] =>
  choices.map((choice) => {
    const [name, words] = [shown(choice.name), choice.words === undefined ? undefined : shown(choice.words)];
    // Of somebody whose name is hidden, name and words may be the same.
    const further = words?.startsWith(name) ? words.slice(name.length).replace(/^, /, '') : words;
    return { name, words: name === choice.name ? words : further, choice };
  });

/** The names in an answer: between commas, or between spaces where what stands there is no choice as a whole. */
function namedIn(text: string, offers: readonly Offer<Choice>[]): string[] {
  const known = (part: string) =>
    offers.some(({ name, choice }) =>
      [part, part.replace(/\s+/g, '-')].some((each) => [name, choice.name].some((one) => one.toLowerCase() === each)),
    );
  return text
    .split(',')
    .map((each) => each.trim())
    .flatMap((each) => (known(each.toLowerCase()) ? [each] : each.split(/\s+/)))
    .filter((each) => each !== '');
}

/** The choice that was typed. A whole name comes before a number: `329` is a unit even in a list of four hundred. */
function pick<One extends Choice>(text: string, choices: readonly Offer<One>[]): One {
  const typed = text.toLowerCase();
  const named =
    choices.find(({ name }) => name.toLowerCase() === typed) ??
    choices.find(({ name }) => name.toLowerCase() === typed.replace(/\s+/g, '-')) ??
    choices.find(({ choice }) => choice.name.toLowerCase() === typed);
  const numbered = /^\d+$/.test(text) ? choices[Number(text) - 1] : undefined;
  const short = choices.filter(({ name }) => name.slice(name.indexOf('/') + 1).toLowerCase() === typed);
  const begins = (name: string) => typed !== '' && name.toLowerCase().startsWith(typed);
  const begun = choices.filter(({ name, choice }) => begins(name) || begins(choice.name));
  const several = short.length > 0 ? short : begun;
  const found = named ?? numbered ?? (several.length === 1 ? several[0] : undefined);
  if (found !== undefined) return found.choice;
  if (text === '') throw new UsageError('an answer is needed');
  if (several.length > 1)
    throw new UsageError(`“${oneLine(text)}” may be ${several.map(({ name }) => oneLine(name)).join(' or ')}`);
  const near = nearest(
    text,
    choices.map(({ name }) => name),
  );
  throw new UsageError(
    `there is no “${oneLine(text)}” here`,
    near === undefined ? `a number from 1 to ${choices.length}, or a name` : `did you mean ${oneLine(near)}?`,
  );
}
