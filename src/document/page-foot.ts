/** A text as a string of CSS in which nothing can end it, nor the style element round it. */
export const cssString = (text: string): string =>
  `"${[...text].map((character) => (/[A-Za-z0-9 ]/.test(character) ? character : `\\${character.codePointAt(0)!.toString(16)} `)).join('')}"`;

/** The style by which words stand at the foot of every printed page of one part; the title of the document goes with the first. */
export const pageFoot = (part: string, words: string): string =>
  `@page ${part} { @bottom-left { content: ${cssString(words.slice(0, 90))}; font: 8pt Arial, "Liberation Sans", sans-serif; } }
#${part}, h1:has(+ #${part}) { page: ${part}; }
`;
