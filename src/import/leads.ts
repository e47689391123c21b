/** What a run of words begins with: the id of an outcome or criterion, as its family writes them, and the words after it. */
export type Lead =
  | { kind: 'outcome'; id: string; rest: string; named: boolean }
  | { kind: 'criterion'; outcome?: string | undefined; id: string; order: number; rest: string; grade?: string };

/** `LO1`, `Outcome 1`, `Element 1`, `SPECIFIC OUTCOME 1`, `Learning aim A`, `Element D321`, `Assessment criteria for learning outcome 1`. */
export function outcomeLead(text: string): Lead | undefined {
  const match =
    /^(?:(?:assessment|performance) criteria for (?=learning outcome|outcome|LO|element))?(?:(LO)|(?:learning |unit |specific |assessment )?outcome|element|learning aim|unit aim)\s{0,3}[:#]?\s?(\d{1,2}|[A-H]|(?<=element )[A-Z]{1,3}\d{1,4}(?:\.\d{1,2})?)(?![\w])\s{0,3}[-:.)–—|/]*\s{0,3}(.*)$/i.exec(
      text,
    );
  if (match === null) return undefined;
  const [, short, id = '', rest = ''] = match;
  // "Outcome 1 to 6 must be assessed", "LO1 and LO2": speaks of outcomes, begins none.
  if (/^(?:to|and|or|,|&|is|are|must|should|may|can|of|in|was|criteria|pass)\b|^[,&]/.test(rest)) return undefined;
  return {
    kind: 'outcome',
    id: `${short === undefined ? '' : 'LO'}${id.toUpperCase()}`,
    rest: rest.trim(),
    named: true,
  };
}

/** A number and words: `1 Work effectively …`, `2. Know …`; also a number alone. */
export function numberLead(text: string): { number: number; rest: string } | undefined {
  const match = /^(\d{1,2})(?:[.):]\s{0,3}|\s{1,3}|$)(?!\d)(.*)$/.exec(text);
  return match === null ? undefined : { number: Number(match[1]), rest: (match[2] ?? '').trim() };
}

/** `1.1 words`, `1.1`, `1.1. words`, `AC1.1`, `B2 1.1`, `1.1Words`. */
export function dottedLead(text: string): { outcome: number; order: number; id: string; rest: string } | undefined {
  const match =
    /^(?:(?:AC|PC|EL|LO)\s?|[A-Z]{1,2}\d{1,2}[ :]{1,2})?(\d{1,2})\.(\d{1,2})(?![.\d]*\d)[.):]?\s{0,3}[-–—|]?\s{0,3}(.*)$/.exec(
      text,
    );
  if (match === null) return undefined;
  const [, outcome = '', order = '', rest = ''] = match;
  if (rest !== '' && !/^[\p{L}“"'‘(\d[]/u.test(rest)) return undefined;
  return {
    outcome: Number(outcome),
    order: Number(order),
    id: `${Number(outcome)}.${Number(order)}`,
    rest: rest.trim(),
  };
}

/** `(a) words`, `a) words`, `a. words`, `- a words`: the letter and the words. */
export function letterLead(text: string): { letter: string; rest: string; marked: boolean } | undefined {
  const match = /^(?:[-–•*]\s{0,3})?(?:\(([a-z])\)|([a-z])[).]|([a-z])(?=\s))\s{0,3}(.*)$/.exec(text);
  if (match === null) return undefined;
  const rest = (match[4] ?? '').trim();
  return { letter: (match[1] ?? match[2] ?? match[3])!, rest, marked: match[3] === undefined };
}

/** Words that stand before the items of a list and belong to none: "The learner will:", "You must be able to:". */
const address =
  /^(?:•\s)?(?:the (?:learner|candidate|student|apprentice)s?|learners|candidates|students|you|to (?:achieve|pass) this unit,? (?:the )?(?:learner|you|candidate)s?)\s(?:will be able to|must be able to|should be able to|will|can|must|should|is able to|are able to|needs? to|need to know and understand|must know|should know|must understand)(?: be able to)?\s{0,2}[:.…]{1,3}\s{0,3}/i;

export const withoutAddress = (text: string): string => text.replace(address, '').replace(/^[•\s]+(?=\d|$)/, '');

/** Whether these are words of a header of the table, torn in the middle of a word or not. */
export const isTableHeader = (cells: readonly string[]): boolean => {
  const joined = cells
    .join('')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .slice(0, 160);
  return (
    /^(?:unit)?(?:learning|specific|unit)?(?:outcomes?|aims?|objectives?)(?:s|los?)?(?:thelearner(?:will|can|should|must)(?:beableto)?)?(?:evidencerequirements|assessmentcriteria|performancecriteria|passcriteria|pass)/.test(
      joined,
    ) ||
    /^elements?(?:elementsdescribe\w{0,60})?performancecriteria/.test(joined) ||
    /^assessmentcriteria(?:the(?:learner|candidate)(?:can|will))?(?:knowledge|content|evidence|range|$)/.test(joined) ||
    /^(?:learner|thelearner)will(?:the)?learnercan$/.test(joined)
  );
};
