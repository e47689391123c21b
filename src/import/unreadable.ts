/** A document of which no lines can be made: why, and what whoever has it can do. */
export class UnreadableSource extends Error {
  readonly help: string;
  constructor(message: string, help: string) {
    super(message);
    this.help = help;
  }
}
