/** The unit that a reference begins with: `B9` of `B9/1.5`. */
export const unitOfRef = (ref: string): string => ref.slice(0, Math.max(0, ref.indexOf('/')));
