/** Words of anybody's, cut so that a sentence can hold them: at most `most` characters, the last of them … where something is left out. */
export const shorten = (words: string, most = 60): string =>
  words.length > most ? `${words.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…` : words;
