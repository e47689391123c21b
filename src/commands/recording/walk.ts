import { type Passages, passagesOf } from '../../case/passages.ts';
import { type Block, item, list, paragraph } from '../../document/blocks.ts';
import type { PortfolioRow } from '../../model/result.ts';
import type { Role } from '../../model/vocabulary.ts';
import { card } from '../../report/assessing.ts';
import type { Look } from '../../report/look.ts';
import { recordBlocks } from '../../report/written-record.ts';
import { AnswersEnded, choose } from '../ask.ts';
import { lookAt } from '../run-check.ts';
import { say } from '../say.ts';
import type { LookOptions, WorkspaceOptions } from '../shared-options.ts';
import type { Terminal } from '../terminal.ts';
import type { Step } from './flags.ts';
import { type Recording, shownRow } from './open-recording.ts';
import type { Author } from './record-faults.ts';
import { faultItem } from './say.ts';
import { faultsOf, placeOf, type RecordPlan } from './write-record.ts';

/** Somebody at a terminal who is asked what goes into a record, and what they may be shown. */
export interface Walk extends Author {
  recording: Recording;
  terminal: Terminal;
  look: Look;
  /** The portfolio as it may be shown, and what its items say at their places. */
  shown: PortfolioRow;
  passages: Passages;
  /** Whether they may decide on a unit on the day of the record. */
  may: (unit: string) => boolean;
  /** Whether --unit leaves one of these units in. */
  isAsked: (...units: string[]) => boolean;
  /** Says something on the way. */
  say: (text: string) => void;
}

export function walkOf(
  author: Author,
  roles: readonly Role[],
  recording: Recording,
  options: WorkspaceOptions & LookOptions,
  terminal: Terminal,
): Walk {
  const { open, veil, result, intake } = recording;
  const look = lookAt({ open, started: 0, veil }, terminal.stderr, options, terminal);
  const shown = shownRow(recording, veil);
  return {
    ...author,
    recording,
    terminal,
    look,
    shown,
    passages: passagesOf(shown, result.people, look.fileText),
    may: (unit) => roles.some((role) => intake.workspace.people.holds(author.by, role, unit, author.date)),
    isAsked: (...units) => options.unit === undefined || units.some((unit) => options.unit?.includes(unit)),
    say: (text) => say(terminal, look, text),
  };
}

/** The choice of whoever comes back to what they answered. */
export const keep = { name: 'keep', words: 'what you answered' } as const;

/** What is asked together, and may be gone back to. */
export interface Part<One extends Step = Step> {
  name: string;
  /** Asks, knowing what was said in the parts before it; what was said here earlier is offered again. */
  ask(before: readonly One[]): Promise<void>;
  /** What was said, as flags would say it. */
  steps: () => readonly One[];
  /** Whether there was something to ask. */
  wasAsked: () => boolean;
  /** The parts that rest on these answers, and are asked again after them: what is due may be something else then. */
  leadsTo?: readonly string[];
}

/** What was said of each of several things. */
export type SaidOf<One extends Step> = ReadonlyMap<string, readonly One[]>;

/** A part that asks about several things, one by one, while `isOn`. */
export function partOfSeveral<One extends Step>(
  name: string,
  leadsTo: readonly string[],
  ask: (earlier: SaidOf<One>, before: readonly One[]) => Promise<SaidOf<One>>,
  isOn: () => boolean = () => true,
): Part<One> {
  let said: SaidOf<One> = new Map();
  return {
    name,
    leadsTo,
    ask: async (before) => {
      if (isOn()) said = await ask(said, before);
    },
    steps: () => [...said.values()].flat(),
    wasAsked: () => isOn() && said.size > 0,
  };
}

/** What somebody said at a terminal, as flags would say it, and how the walk ended. */
export interface Walked<One extends Step = Step> {
  steps: readonly One[];
  feedback: string;
  /** write: as they wish; leave: nothing is written; ended: the answers ended (Ctrl-C, Ctrl-D) before the last question. */
  end: 'write' | 'leave' | 'ended';
}

/** The parts of a record, in the order in which they are asked, what makes a record of them, and what is said where there is none. */
export interface WalkPlan<One extends Step> {
  parts: readonly Part<One>[];
  /** What `parts` holds of the text of the record. */
  given: { feedback: string };
  plan: (said: { steps: readonly One[]; feedback: string }) => RecordPlan | Promise<RecordPlan>;
  nothing: string;
}

/** Asks part by part, shows the record, and goes back where somebody wishes; undefined where nothing was said. */
export async function walkThrough<One extends Step>(
  { parts, given, plan, nothing }: WalkPlan<One>,
  walk: Walk,
): Promise<Walked<One> | undefined> {
  const stepsBefore = (end: number) => parts.slice(0, end).flatMap((part) => part.steps());
  const said = () => ({ steps: stepsBefore(parts.length), feedback: given.feedback });
  const ask = (part: Part<One>) => part.ask(stepsBefore(parts.indexOf(part)));
  try {
    for (const part of parts) await ask(part);
    for (;;) {
      const { steps, feedback } = said();
      if (steps.length === 0 && feedback === '') {
        walk.say(nothing);
        return undefined;
      }
      const open = parts.filter((part) => part.wasAsked());
      const answer = await confirmRecord(await plan(said()), open, walk);
      if (typeof answer === 'string') return { ...said(), end: answer };
      await ask(answer);
      for (const part of parts) if (answer.leadsTo?.includes(part.name)) await ask(part);
    }
  } catch (error) {
    if (!(error instanceof AnswersEnded)) throw error;
    return { ...said(), end: 'ended' };
  }
}

const endings = [
  { name: 'yes', words: 'write it; it cannot be edited afterwards' },
  { name: 'no', words: 'write nothing; your answers are shown as flags' },
  { name: 'back', words: 'change an answer first' },
] as const;

/**
 * Shows a record before it is written, and asks: yes, no, or back to one of the parts of what was asked. Where it would be refused,
 * that is said instead of asked.
 */
async function confirmRecord<One extends Step>(
  plan: RecordPlan,
  parts: readonly Part<One>[],
  { recording, shown: row, look, say, terminal }: Walk,
): Promise<'write' | 'leave' | Part<One>> {
  const faults = await faultsOf(plan, recording);
  const shown = recording.veil.show(plan.build(placeOf(plan.kind, recording).id));
  const by = 'assessor' in shown ? shown.assessor : shown.verifier;
  const blocks = recordBlocks(shown, row);
  const show = (...told: Block[]) => terminal.stderr.write(card(told, look));
  show(paragraph(`Record ${shown.id} of ${by}, ${shown.date}`), ...blocks);
  /** Back to which part; undefined: to what is chosen besides. */
  const backTo = async (more: string, besides: string) => {
    const choices = [...parts, { name: besides }].map(({ name }) => ({ name }));
    const { name } = await choose(terminal, { question: `Back to what?${more}`, flag: '--by', choices });
    return parts.find((part) => part.name === name);
  };
  let answer: 'write' | 'leave' | Part<One> | undefined;
  if (faults.length > 0) {
    show(list([item('This cannot be written:', list(faults.map((each) => faultItem(each, recording.hide))))]));
    answer = (await backTo(' To leave writes nothing, and shows your answers as flags.', 'leave')) ?? 'leave';
  }
  while (answer === undefined) {
    const { name } = await choose(terminal, { question: 'Write this record?', flag: '--by', choices: endings });
    answer = name === 'yes' ? 'write' : name === 'no' ? 'leave' : await backTo('', 'record');
    if (answer === undefined) show(...blocks);
  }
  if (answer === 'leave') say('Nothing was written.');
  return answer;
}
