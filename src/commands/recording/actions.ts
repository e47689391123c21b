import { quoted } from '../../words/quotation.ts';
import type { Fault } from './step.ts';

/** Something to be done, with who does it and by when. */
export interface ActionDraft {
  text: string;
  owner?: string;
  due?: string;
}

/** Collects actions as they are typed: --owner and --due belong to the action before them. */
export class ActionList {
  readonly #actions: ActionDraft[];
  readonly #faults: Fault[];
  #isBlank = false;

  constructor(actions: ActionDraft[], faults: Fault[]) {
    this.#actions = actions;
    this.#faults = faults;
  }

  take(flag: 'action' | 'owner' | 'due', value: string): void {
    const action = this.#actions.at(-1);
    if (flag === 'action') this.#isBlank = value.trim() === '';
    // What belongs to an action without words has been said with it.
    else if (this.#isBlank) return;
    if (value.trim() === '') this.#faults.push({ message: `--${flag} is empty` });
    else if (flag === 'action') this.#actions.push({ text: value });
    else if (action === undefined)
      this.#faults.push({ message: `--${flag} stands before any --action`, help: `--action "…" --${flag} ${value}` });
    else if (action[flag] !== undefined)
      this.#faults.push({ message: `the action ${quoted(action.text)} has two --${flag}`, help: 'keep one of them' });
    else action[flag] = value;
  }
}

/** Actions as a record holds them, numbered in their order. */
export const numbered = (actions: readonly ActionDraft[]) =>
  actions.map(({ text, owner, due }, index) => ({
    id: String(index + 1),
    text,
    ...(owner === undefined ? {} : { owner }),
    ...(due === undefined ? {} : { due }),
  }));
