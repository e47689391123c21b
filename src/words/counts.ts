/** "1 gap", "2 gaps", "1 item of evidence". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
/** "one gap", "two gaps", "18 gaps". */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${numbers[count] ?? count} ${count === 1 ? one : many}`;

/** The numbers of a text with a comma before each three digits from the right, as a page for people writes them. */
export const withSeparators = (text: string): string =>
  text.replace(/\d{4,}/g, (digits) => digits.replace(/\B(?=(?:\d{3})+$)/g, ','));
