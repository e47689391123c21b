/** Somebody's words without the quotation marks that they put round the whole of it. */
export const unquoted = (text: string): string => /^\s*["“„«]([^"“”„«»]*)["“”»]\s*$/.exec(text)?.[1] ?? text;

/** Somebody's words in quotation marks, and never in two pairs of them. */
export const quoted = (text: string): string => `“${unquoted(text)}”`;
