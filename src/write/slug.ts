/** Words as part of a file name: `Tomasz Wróbel` is `tomasz-wrobel`. Empty where the words have no Latin letter and no digit. */
export function slugOf(words: string, longest = 48): string {
  const letters = words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđæœßþð]/g, (letter) => unfolded[letter]!)
    .replace(/['’]/g, '');
  const parts = letters.match(/[a-z0-9]+/g) ?? [];
  let slug = '';
  for (const part of parts) {
    const longer = slug === '' ? part.slice(0, longest) : `${slug}-${part}`;
    if (longer.length > longest) break;
    slug = longer;
  }
  return slug;
}

const unfolded: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
  ð: 'd',
};
