import { offer } from '../diagnostics/nearest.ts';

/** The one of these names that is written; another is refused with what was meant, or with what there is. */
export function requireOneOf<Name extends string>(
  written: string,
  known: readonly Name[],
  refusal: string,
  noun?: string,
): Name {
  const found = known.find((each) => each === written);
  if (found === undefined) throw new UsageError(refusal, offer(written, known, noun));
  return found;
}

/** Refuses texts that hold nothing but spaces: what is left out has a plain default, what is blank is a slip. */
export function refuseBlank(given: Readonly<Record<string, string | undefined>>): void {
  for (const [flag, text] of Object.entries(given))
    if (text?.trim() === '') throw new UsageError(`--${flag} is empty`, 'write something, or leave it out');
}

/** Something typed at the prompt that evid cannot act on: exit status 2. */
export class UsageError extends Error {
  readonly help: string | undefined;
  constructor(message: string, help?: string) {
    super(message);
    this.help = help;
  }
}
