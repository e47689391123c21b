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
export function uniqueParts(texts: readonly string[], reserved: Iterable<string> = []): string[] {
  const taken = new Set(reserved);
  return texts.map((text) => {
    const part = addressPart(text) || '-';
    let free = part;
    for (let number = 2; taken.has(free); number++) free = `${part}~${number}`;
    taken.add(free);
    return free;
  });
}
