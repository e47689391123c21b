/** Words that end as a sentence does: a full stop where there is no ending yet, before a closing quotation mark or bracket or without. */
export const ended = (words: string): string => (/[.!?…:][”’"')\]]*$/.test(words) ? words : `${words}.`);

export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
