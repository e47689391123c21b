import type { Span } from '../diagnostics/finding.ts';
import { SourceText } from './source-text.ts';

/** Personal data in text, of which a portfolio needs none: what it looks like, and where. */
export type PersonalKind = 'email' | 'telephone' | 'insurance' | 'card' | 'iban' | 'address';

export interface PersonalData {
  kind: PersonalKind;
  start: number;
  end: number;
}

/** The same with its place, for later. */
export interface PlacedData {
  kind: PersonalKind;
  written: string;
  span: Span;
}

/** What looks like personal data in a file. */
export function placedData(path: string, text: string): PlacedData[] {
  const found = personalDataIn(text);
  if (found.length === 0) return found as [];
  const source = new SourceText(path, text);
  return found.map(({ kind, start, end }) => ({
    kind,
    written: text.slice(start, end),
    span: source.span(start, end),
  }));
}

/**
 * All that looks like personal data, in its order. Each pattern is fixed and its repetitions are bounded, so that the work grows with
 * the text alone; a text with no @ and no part of any is not looked at further.
 */
export function personalDataIn(text: string, count: () => void = () => {}): PersonalData[] {
  // Nearly every text is done with here.
  if (!text.includes('@') && !anyPart.test(text)) return [];
  const found: PersonalData[] = [];
  const isTaken = (start: number, end: number) => found.some((each) => each.start < end && start < each.end);
  const add = (kind: PersonalKind, start: number, length: number) => {
    if (length > 0 && !isTaken(start, start + length)) found.push({ kind, start, end: start + length });
  };
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    count();
    const [start, end] = [startOfLocal(text, at), endOfDomain(text, at)];
    if (start < at && end > at + 1) add('email', start, end - start);
  }
  for (const { 0: written, index } of matchesOf(iban, text)) {
    count();
    add('iban', index, ibanLength(written));
  }
  for (const { 0: written, index } of matchesOf(card, text)) {
    count();
    if (isCard(written.replace(/\D/g, ''))) add('card', index, written.length);
  }
  for (const { 0: written, index } of matchesOf(insurance, text)) {
    count();
    if (!/^(?:BG|GB|NK|KN|TN|NT|ZZ)/i.test(written)) add('insurance', index, written.length);
  }
  for (const { 0: written, index } of matchesOf(telephone, text)) {
    count();
    if (isTelephone(written) && !isNumberOf(text, index)) add('telephone', index, written.length);
  }
  const all = found.concat(addressesIn(text, count));
  return all.length < 2 ? all : all.sort((a, b) => a.start - b.start);
}

/** A form in which something is written, and a part that each has and few texts hold: it begins with a digit or a sign, and is found soon. */
interface Form {
  form: RegExp;
  part: RegExp;
}
const matchesOf = ({ form, part }: Form, text: string): Iterable<RegExpExecArray> =>
  part.test(text) ? text.matchAll(form) : [];
const longest = 254;

function startOfLocal(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < 64 && /[\p{L}\p{N}.!#$%&'*+/=?^_{|}~-]/u.test(text[start - 1]!)) start--;
  while (start < at && /[.'*/=_{|~?!-]/.test(text[start]!)) start++;
  return start;
}

/** The end of the domain behind an @; without a dot and letters behind it, there is none. */
function endOfDomain(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && end - at < longest && /[\p{L}\p{N}.-]/u.test(text[end]!)) end++;
  while (end > at + 1 && /[.-]/.test(text[end - 1]!)) end--;
  return /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,63}$/u.test(text.slice(at + 1, end)) ? end : at;
}

const insurance: Form = {
  form: /(?<![A-Za-z0-9])[A-CEGHJ-PQR-TW-Z][A-CEGHJ-NPQR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D](?![A-Za-z0-9])/gi,
  part: /\d\d ?\d\d ?\d\d ?[A-Da-d]/,
};

const iban: Form = {
  form: /(?<![A-Za-z0-9])[A-Z]{2}\d\d(?: ?[A-Z0-9]{1,4}){3,8}(?![A-Za-z0-9])/g,
  part: /\d\d(?: ?[A-Z0-9]){3}/,
};
/** How many of the characters are an account number: words behind it may look like more of it. */
function ibanLength(written: string): number {
  for (let end = written.length; end >= 15; end--) {
    if (end < written.length && written[end] !== ' ') continue;
    const plain = written.slice(0, end).replaceAll(' ', '');
    if (plain.length >= 15 && plain.length <= 34 && mod97(plain.slice(4) + plain.slice(0, 4)) === 1) return end;
  }
  return 0;
}
function mod97(text: string): number {
  let rest = 0;
  for (const letter of text)
    for (const digit of /\d/.test(letter) ? letter : String(letter.charCodeAt(0) - 55))
      rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}

const card: Form = { form: /(?<![\w.,/-])\d(?:[ -]?\d){12,18}(?![\w/-]|[.,]\d)/g, part: /\d(?:[ -]?\d){12}/ };
/** Whether a number has the length and the beginning of a card's, and its check digit (Luhn). */
function isCard(digits: string): boolean {
  if (!/^(?:4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]|2[2-7]|6[0245])\d{14}|3[47]\d{13})$/.test(digits)) return false;
  let sum = 0;
  for (let at = digits.length - 1, isDoubled = false; at >= 0; at--, isDoubled = !isDoubled) {
    const digit = Number(digits[at]) * (isDoubled ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0 && !/^(\d)\1*$/.test(digits);
}

const telephone: Form = {
  form: /(?<![\w+./,:#£$€-])(?:\+\d{1,3}(?:[ .\u00a0-]?\(0\))?|00[1-9]\d{0,2}|\(0\d{1,4}\)|0[127]\d{0,4})(?:[ .\u00a0\u2013-]?\d){5,12}(?![\w£€%]|[./:,-]\d)/g,
  part: /[+(0](?<![\w+./,:#£$€-]0)[ (\d]/,
};
/** A British number of a house or a mobile, or one with its country; numbers of businesses (03, 08, 09) are nobody's own. */
function isTelephone(written: string): boolean {
  const digits = written.replace('(0)', '').replace(/\D/g, '');
  if (written.startsWith('+44') || digits.startsWith('0044'))
    return /^(?:00)?44(?:[12]\d{8,9}|7[1-9]\d{8})$/.test(digits);
  if (written.startsWith('+') || digits.startsWith('00')) return digits.length >= 8 && digits.length <= 17;
  // A day and a time, written without words between them.
  if (/^\d\d[ .-]\d\d[ .-]\d{4}/.test(written)) return false;
  return /^0(?:1[1-9]\d{7,8}|2[03489]\d{8}|7[1-9]\d{8})$/.test(digits);
}

/** Whether the words before a number say that it counts something else. */
const isNumberOf = (text: string, start: number): boolean =>
  /\b(?:order|invoice|ticket|serial|meter|account|job|batch|part|barcode|booking|case|policy|unit|parcel|consignment|asset|ref(?:erence)?|isbn|version|licen[cs]e|model|uln)\b(?: no\.)?[^.;\n]{0,14}$/i.test(
    text.slice(Math.max(0, start - 30), start),
  );

const postcode: Form = {
  form: /(?<![A-Za-z0-9])(?:[A-Z]{1,2}\d[A-Z\d]?) ?\d[ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9])/gi,
  part: /\d[A-Za-z\d]? ?\d[A-Za-z]{2}/,
};
const house =
  /(?<![\p{L}\p{N}.,:£/-])(?:(?:flat|apartment|apt|no\.?) ?\d{1,4}[a-z]?,? )?\d{1,4}[A-Za-z]?(?:[-–]\d{1,4})?,?\s+(?:\p{Lu}[\p{L}'’.-]{1,30}[,\s]|$)/gu;
/** What every text has that holds any of these forms. */
const anyPart = new RegExp([iban, card, insurance, telephone, postcode].map(({ part }) => part.source).join('|'));

/** Postcodes with the number of a house before them. */
function addressesIn(text: string, count: () => void): PersonalData[] {
  const found: PersonalData[] = [];
  for (const { 0: written, index } of matchesOf(postcode, text)) {
    count();
    const from = Math.max(0, index - 100);
    const before = text.slice(from, index);
    const line = before.slice(Math.max(-1, ...sentenceEnds.map((mark) => before.lastIndexOf(mark))) + 1);
    const all = [...line.matchAll(house)].filter(([number]) => !months.test(number));
    const first = all.at(-1);
    if (first === undefined) continue;
    const start = index - line.length + first.index;
    found.push({ kind: 'address', start, end: index + written.length });
  }
  return found;
}
const sentenceEnds = ['. ', '! ', '? ', '; ', '\n\n'];
const months =
  /^\d{1,2},?\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/;

/** Whether a customer's entry looks like the name of a person rather than an id or what the customer is. */
export function looksLikeName(entry: string): boolean {
  // An id is one word.
  if (!/\S\s+\S/.test(entry)) return false;
  const words = entry.trim().split(/\s+/);
  if (/^(?:mr|mrs|ms|miss|mx|dr|prof|sir|lady|rev)\.?$/i.test(words[0]!)) return words.length > 1 && words.length < 6;
  if (words.length < 2 || words.length > 4) return false;
  if (words.some((word) => kinds.has(word.toLowerCase().replace(/[.,’']s?$/g, '')))) return false;
  const isWord = (word: string) =>
    /^\p{Lu}(?:\.|\p{L}*[\p{Ll}][\p{L}'’-]*),?$/u.test(word) || /^(?:de|la|van|von|der|del|bin|al|el|O)$/.test(word);
  return words.every(isWord) && words.some((word) => /\p{Ll}{2}/u.test(word));
}
const kinds: ReadonlySet<string> = new Set(
  `a account accounts agency b bank branch business buyer café caller charity chef church client college company contractor council courier customer
  department desk driver family first garage group guest head hotel house human internal kitchen lettings limited line ltd maintenance manager market
  merchants new office old one online order partner party plc pub reception regular resident resources restaurant retail sales school second services
  shop site staff supplier team tenant third three trade two unit user visitor walk-in wedding works`.split(/\s+/),
);

/** Whether what is said of where confidential evidence is kept says only that it is. */
export const saysNoPlace = (held: string): boolean =>
  held.replace(/[^\p{L}\p{N}]/gu, '') === '' ||
  /^(?:yes|y|true|no|held|kept|confidential|private|secure(?:ly)?|on file|tbc|tba|n\/?a|unknown|somewhere|ask me|(?:at|in|with) (?:the )?(?:work|workplace|employer|office|centre)|elsewhere)[.!]?$/i.test(
    held.trim(),
  );
