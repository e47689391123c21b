import type { NewOutcome, NewRequirement } from '../write/scaffold/unit-text.ts';

/** An id that somebody writes before a colon: `K1: …`, `LO2: …`. */
const named = /^([A-Z]{0,3}\d[\w.-]{0,8}|[A-Z]{1,2}):\s*(\S.*)$/;

/**
 * Takes a line of outcomes and criteria as it was typed, or pasted out of a document: `1 …` begins an outcome, `1.1 …` and `K1: …`
 * are criteria; a line without a number is the first outcome's title, and after it the next criterion.
 */
export function takeLine(outcomes: NewOutcome[], line: string): void {
  const words = tidyLine(line);
  if (words === '') return;
  const last = outcomes.at(-1);
  const [, id, text] = /^(\d{1,2}\.\d{1,2})[.)]?\s+(\S.*)$/.exec(words) ?? named.exec(words) ?? [];
  if (id !== undefined && text !== undefined && last !== undefined) {
    const owner = outcomes.find((outcome) => id.startsWith(`${outcome.id}.`)) ?? last;
    owner.criteria.push({ id, text });
    return;
  }
  const [, number, title] = /^(?:LO\s?|outcome\s)?(\d{1,2})[.):]?\s+(\S.*)$/i.exec(words) ?? [];
  if (number !== undefined && title !== undefined && !outcomes.some((outcome) => outcome.id === number))
    outcomes.push({ id: number, title, criteria: [] });
  else if (last === undefined) outcomes.push({ id: '1', title: words, criteria: [] });
  else last.criteria.push({ id: `${last.id}.${last.criteria.length + 1}`, text: words });
}

/** Takes an outcome by itself: `1 …`, `K: …`, or its words alone. */
export function takeOutcome(outcomes: NewOutcome[], line: string): void {
  const words = tidyLine(line);
  const [, id = String(outcomes.length + 1), title = words] =
    /^(?:LO\s?|outcome\s)?(\d{1,2})[.):]?\s+(\S.*)$/i.exec(words) ?? named.exec(words) ?? [];
  outcomes.push({ id, title, criteria: [] });
}

/** Takes a line of evidence requirements: `1 …`, or `a) …` for a part of the one before; without either, the next one. */
export function takeRequirement(requirements: NewRequirement[], line: string): void {
  const words = tidyLine(line);
  if (words === '') return;
  const last = requirements.at(-1);
  const [, letter, part] = /^\(?([a-z])[.)]\s+(\S.*)$/.exec(words) ?? [];
  if (letter !== undefined && part !== undefined && last !== undefined) {
    last.parts.push({ id: letter, text: part });
    return;
  }
  const [, id = String(requirements.length + 1), text = words] =
    /^(?:ER\s?)?(\d{1,2})[.):]?\s+(\S.*)$/i.exec(words) ?? [];
  requirements.push({ id, text, parts: [] });
}

const tidyLine = (line: string): string =>
  line
    .replace(/\s+/g, ' ')
    .replace(/^ ?[•*–-] /, '')
    .trim();
