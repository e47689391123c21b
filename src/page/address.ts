import { distinct } from '../model/distinct.ts';

/** A text as one part of an address within the page: no space, no character that an id or a fragment would not keep. */
export const addressPart = (text: string): string => (plain.test(text) ? text : encoded(text));
const plain = /^[\w.-]+$/;
const encoded = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '�')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** A reference as the rest of an address: `B9/1.5` keeps its stroke. */
export const addressOf = (ref: string): string => ref.split('/').map(addressPart).join('/');

/** Gives each text an address part of its own; a text that is taken, or reserved, gets a number. */
export const uniqueParts = (texts: readonly string[], reserved: Iterable<string> = []): string[] =>
  distinct(
    texts.map((text) => addressPart(text) || '-'),
    (part, number) => `${part}~${number}`,
    new Set(reserved),
  );
