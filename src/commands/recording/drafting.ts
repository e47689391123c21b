import { stated } from '../../model/stated.ts';
import { quoted } from '../../words/quotation.ts';
import { typedList } from '../typed-list.ts';
import type { Step } from './flags.ts';

/** Why a record cannot be written. */
export interface Fault {
  message: string;
  help?: string | undefined;
}

/** A list typed with commas, each of it once. */
export const listed = (value: string): string[] => [...new Set(typedList(value))];

/** Something to be done, with who does it and by when. */
export interface ActionDraft {
  text: string;
  owner?: string;
  due?: string;
}

/** Actions as a record holds them, numbered in their order. */
export const numbered = (actions: readonly ActionDraft[]) =>
  actions.map(({ text, owner, due }, index) => ({
    id: String(index + 1),
    text,
    ...stated({ owner, due }),
  }));

/** What assessments and samples are drafted with alike: faults, reasons and actions, as the flags come. */
export class Drafting<Reasoned extends { reason?: string | undefined }> {
  readonly faults: Fault[] = [];
  readonly actions: ActionDraft[] = [];
  readonly closes: string[] = [];
  /** What a reason would belong to. */
  last: Reasoned | undefined;
  /** Whose reason was given and is empty, which is said once. */
  readonly #blank = new Set<Reasoned>();
  #isBlankAction = false;
  readonly #wordsOf: (what: Reasoned) => string;

  constructor(wordsOf: (what: Reasoned) => string) {
    this.#wordsOf = wordsOf;
  }

  fault(message: string, help?: string): void {
    this.faults.push({ message, help });
  }

  /** Ids typed with commas; a list that names nothing is a slip, and never means all or none. */
  ids(flag: string, what: string, value: string): string[] {
    const ids = listed(value);
    if (ids.length === 0) this.fault(`--${flag} names no ${what}`);
    return ids;
  }

  /** Takes a reason, an action with what belongs to it, or actions that are done. */
  take({ flag, value }: Step): void {
    if (flag === 'reason') this.#takeReason(value);
    else if (flag === 'close') this.closes.push(...this.ids(flag, 'action', value));
    else this.#takeAction(flag as 'action' | 'owner' | 'due', value);
  }

  isUnexplained(what: Reasoned): boolean {
    return what.reason === undefined && !this.#blank.has(what);
  }

  #takeReason(value: string): void {
    const { last } = this;
    if (last === undefined)
      this.fault('--reason stands before what it is a reason for', 'put it right after the outcome');
    else if (value.trim() === '') {
      this.#blank.add(last);
      this.fault(`the reason for ${this.#wordsOf(last)} is empty`);
    } else if (last.reason !== undefined)
      this.fault(`${this.#wordsOf(last)} has two reasons`, 'keep one --reason after it');
    else last.reason = value;
  }

  /** --owner and --due belong to the action before them. */
  #takeAction(flag: 'action' | 'owner' | 'due', value: string): void {
    const action = this.actions.at(-1);
    if (flag === 'action') this.#isBlankAction = value.trim() === '';
    // What belongs to an action without words has been said with it.
    else if (this.#isBlankAction) return;
    if (value.trim() === '') this.fault(`--${flag} is empty`);
    else if (flag === 'action') this.actions.push({ text: value });
    else if (action === undefined)
      this.fault(`--${flag} stands before any --action`, `--action "…" --${flag} ${value}`);
    else if (action[flag] !== undefined)
      this.fault(`the action ${quoted(action.text)} has two --${flag}`, 'keep one of them');
    else action[flag] = value;
  }
}
