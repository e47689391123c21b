/** The unit that a reference begins with: `B9` of `B9/1.5`. */
export const unitOfRef = (ref: string): string => ref.slice(0, Math.max(0, ref.indexOf('/')));

/** A reference where its unit goes without saying: `1.5` of `B9/1.5`. */
export const withoutUnit = (ref: string): string => ref.slice(ref.indexOf('/') + 1);

/** The record that holds an action: A01 of A01/1; nothing of what names none. */
export const recordOfAction = (ref: string): string => ref.slice(0, Math.max(0, ref.lastIndexOf('/')));
