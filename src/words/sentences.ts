/** Words that end as a sentence does: a full stop where there is no ending yet, before a closing quotation mark or bracket or without. */
export const ended = (words: string): string => (/[.!?…:][”’"')\]]*$/.test(words) ? words : `${words}.`);

/** Why something is open and what is next: one sentence after the other where there are no symbols, else an arrow between. */
export const thenWords = (why: string, next: string, { plain }: { plain: boolean }): string =>
  plain ? `${ended(why)} Next, ${next}` : `${why} → ${next}`;

export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
