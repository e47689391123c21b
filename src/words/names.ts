import { quoted } from './quotation.ts';

/** A thing by its id and title: `E03 “Courier misses the Friday collection”`; by its id alone where it has no title. */
export const idAndTitle = ({ id, title = '' }: { id: string; title?: string | undefined }): string =>
  title === '' ? id : `${id} ${quoted(title)}`;
