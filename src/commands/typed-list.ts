/** What is typed with commas between, without blanks round it. */
export const typedList = (typed: string): string[] => typed.split(',').flatMap((each) => each.trim() || []);
