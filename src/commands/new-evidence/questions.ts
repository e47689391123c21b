import { unitOfRef } from '../../model/refs.ts';
import type { CriterionStatus } from '../../model/result.ts';
import { spoken } from '../../words/statuses.ts';
import type { ClaimedWords } from '../../write/scaffold/evidence-text.ts';
import { askFor, choose, chooseSeveral, readDay } from '../ask.ts';
import { assessing, holdersOf } from '../people-choices.ts';
import type { Fault } from '../recording/drafting.ts';
import type { Recording } from '../recording/open-recording.ts';
import type { Terminal } from '../terminal.ts';
import { typedList } from '../typed-list.ts';
import { UsageError } from '../usage-error.ts';
import { criterionWords, filesOf, futureFaults, isScore, situationsOf } from './given.ts';

/** The questions about a new item, each asked at a terminal where a flag has not answered it. */

/** One word of a list. */
export async function askWord<Word extends string>(
  question: string,
  flag: string,
  words: Readonly<Record<Word, string>>,
  terminal: Terminal,
): Promise<Word> {
  const choices = (Object.entries(words) as [Word, string][]).map(([name, each]) => ({ name, words: each }));
  return (await choose(terminal, { question, flag, choices })).name;
}

interface LeafStatus {
  ref: string;
  status: CriterionStatus;
  asked?: false | undefined;
}

/** What the learner has still to show comes first, then what waits for the assessor, then what is settled. */
const rankOf = ({ status, asked }: LeafStatus): number => {
  if (status === 'met' || status === 'not-applicable') return 3;
  // What is not asked for may be what a requirement wants some of.
  if (asked === false) return 2;
  return status === 'claimed' || status === 'stale' ? 1 : 0;
};

/** Criteria of the registered units, those that are still open first. */
export async function askCriteria(
  { row, intake }: Recording,
  only: readonly string[] | undefined,
  terminal: Terminal,
): Promise<ClaimedWords[]> {
  const units = row.units.filter(({ unit }) => only === undefined || only.includes(unit));
  const leaves = units
    .flatMap(({ criteria }) => criteria)
    .flatMap(({ parts, ref, status, asked }): LeafStatus[] => parts ?? [{ ref, status, asked }])
    .filter(({ ref }) => intake.workspace.units.leaf(ref) !== undefined);
  if (leaves.length === 0) throw new UsageError(`${row.path} has no unit of which criteria can be claimed`);
  const choices = leaves
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .map((leaf) => {
      const words = criterionWords(leaf.ref, intake.workspace);
      return {
        name: leaf.ref,
        words: leaf.status === 'missing' ? words : `${words} (${spoken(leaf.status)})`,
        said: words,
      };
    });
  const question = 'Which criteria does it show? Those that are still open come first.';
  const chosen = await chooseSeveral(terminal, { question, flag: '--criteria', choices, atLeast: 1 });
  return chosen.map(({ name, said }) => ({ written: name, ref: name, words: said }));
}

/** Situations of the units that are claimed; not asked where they have none. */
export async function askTags(
  criteria: readonly ClaimedWords[],
  { intake }: Recording,
  terminal: Terminal,
): Promise<ClaimedWords[]> {
  const claimed = [...new Set(criteria.map(({ ref = '' }) => unitOfRef(ref)))];
  const situations = claimed.flatMap((id) => situationsOf(intake.workspace.units.units.get(id)!));
  if (situations.length === 0) return [];
  const question = 'Which situations does it show?';
  const choices = situations.map((each) => ({ ...each, name: each.written }));
  const chosen = await chooseSeveral(terminal, { question, flag: '--tags', choices });
  return chosen.map(({ written, ref, words }) => ({ written, ref, words }));
}

export const askDates = (today: string, planned: boolean, terminal: Terminal): Promise<string[]> =>
  askFor(terminal, {
    question: 'When did it happen? Several days are separated by commas.',
    flag: '--date',
    initial: today,
    read: (text) => {
      const days = text.split(',').map((each) => readDay(each.trim()));
      const [late] = planned ? [] : days.flatMap((day) => futureFaults(day, today));
      if (late !== undefined) throw new UsageError(late.message, late.help);
      return days;
    },
  });

export const askScore = (terminal: Terminal): Promise<string> =>
  askFor(terminal, {
    question: 'What was the score?',
    flag: '--score',
    read: (text) => {
      if (!isScore(text)) throw new UsageError(`“${text}” is not a number`);
      return text;
    },
  });

/** Who testifies: a witness of the portfolio, or of the register. Where there is none, the file says what is still to do. */
export async function askWitness({ row, intake }: Recording, terminal: Terminal): Promise<string[]> {
  const own = Object.entries(row.witnesses).map(([name, { name: words = '', role = '' }]) => ({
    name,
    words: [words, role].filter((each) => each !== '').join(', '),
  }));
  const registered = holdersOf(['witness'], intake.workspace).filter(({ name }) => !Object.hasOwn(row.witnesses, name));
  return askPerson({ question: 'Who testifies?', flag: '--witness', choices: [...own, ...registered] }, terminal);
}

/** Who observed or asked; the portfolio's own assessor is the first choice. */
export function askAssessor(usual: string | undefined, { intake }: Recording, terminal: Terminal): Promise<string[]> {
  const choices = holdersOf(assessing, intake.workspace);
  const initial = choices.find(({ name }) => name === usual);
  const question = 'Who observed, asked or led the discussion?';
  return askPerson({ question, flag: '--assessor', choices, initial }, terminal);
}

const askPerson = async (asked: Parameters<typeof choose>[1], terminal: Terminal): Promise<string[]> =>
  asked.choices.length === 0 ? [] : [(await choose(terminal, asked)).name];

const askList = (
  question: string,
  flag: string,
  terminal: Terminal,
  read = (written: string): string[] => [written],
): Promise<string[]> =>
  askFor(terminal, { question, flag, initial: '', read: (text) => typedList(text).flatMap(read) });

export const askCustomers = (terminal: Terminal): Promise<string[]> =>
  askList('Which customers? Pseudonymous ids, as in C-014, with commas between.', '--customers', terminal);

/** Files of the portfolio; what is wrong with one is said there. */
export const askFiles = (recording: Recording, terminal: Terminal): Promise<string[]> =>
  askList(
    'Which files show it? Put them into attachments/ first; with commas between.',
    '--files',
    terminal,
    (written) => {
      const faults: Fault[] = [];
      const files = filesOf(written, recording, terminal, faults);
      const [fault] = faults;
      if (fault !== undefined) throw new UsageError(fault.message, fault.help);
      return files;
    },
  );
