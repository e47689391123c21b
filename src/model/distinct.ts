/** Texts of which none is another or one that is taken, as all of them are then: what comes again gets a number as `numbered` writes it. */
export const distinct = (
  texts: readonly string[],
  numbered: (text: string, number: number) => string,
  taken = new Set<string>(),
): string[] =>
  texts.map((text) => {
    let free = text;
    for (let number = 2; taken.has(free); number++) free = numbered(text, number);
    taken.add(free);
    return free;
  });
