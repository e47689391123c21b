/** The numbers of a text with a comma before each three digits from the right, as a page for people writes them. */
export const withSeparators = (text: string): string =>
  text.replace(/\d{4,}/g, (digits) => digits.replace(/\B(?=(?:\d{3})+$)/g, ','));
