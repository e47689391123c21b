/** What a document says, line by line, whatever kind of file it was. */
export interface Source {
  name: string;
  lines: SourceLine[];
  /** What the reader left out or put together, in sentences for whoever reviews the draft. */
  notes?: string[];
}

export interface SourceLine {
  /** From 1, for people: the line of the file, or the place in the order of the text. Lines made of one line share it. */
  number: number;
  /** One line, blanks folded. Of a table row: its cells, joined by ` | `. */
  text: string;
  /** Of a table row, as read: paragraphs and list items of a cell are parted by `\n`; an item begins with its bullet. */
  cells?: string[];
  /** The level of a heading, where the source says so. */
  heading?: number;
}
