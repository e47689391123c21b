import type { Span } from '../diagnostics/finding.ts';
import type { UnitFile } from '../model/specification.ts';
import type { Unit } from '../model/unit.ts';
import { type Check, type Found, inFile } from './check.ts';
import { outcome, spec } from './example.ts';

const first = ['{ id: "1.1", text: Agree who does what }', '{ id: "1.2", text: Agree when it is due }'];

export const numberingHole: Check = {
  code: 'numbering-hole',
  severity: 'warning',
  lint: true,
  summary: 'The numbers of outcomes or criteria, or the letters of parts, leave one out',
  why:
    'A criterion that was lost when the specification was typed is never asked for: every portfolio could be ' +
    'complete without it. A hole in the numbering is where such a loss shows.',
  fix: 'Compare with the unit document and add what is missing. If the document itself leaves the number out, say so in a comment.',
  wrong: spec({ outcomes: outcome(...first, '{ id: "1.4", text: Check that it was done }') }),
  right: spec({ outcomes: outcome(...first, '{ id: "1.3", text: Check that it was done }') }),
  *unit(unit) {
    for (const series of seriesOf(unit)) yield* holes(unit, series);
  },
};

/** Things of one list that are numbered or lettered one after the other. */
interface Series {
  what: string;
  entries: { id: string; span: Span }[];
}

function seriesOf(unit: Unit): Series[] {
  const { requirements = [] }: Partial<UnitFile> = unit.file;
  return [
    {
      what: 'outcome',
      entries: unit.isStandard
        ? []
        : unit.outcomes.map(({ id }, index) => ({ id, span: unit.at(['outcomes', index, 'id']) })),
    },
    { what: 'criterion', entries: unit.criteria },
    ...unit.criteria
      .filter(({ hasParts }) => hasParts)
      .map(({ ref, leaves }) => ({
        what: `part of ${ref}`,
        entries: leaves.map((leaf) => ({ id: leaf.ref.slice(ref.length), span: leaf.span })),
      })),
    ...requirements.map(({ id, parts = [] }, index) => ({
      what: `part of ${unit.id}/ER${id}`,
      entries: parts.map((part, position) => ({
        id: part.id,
        span: unit.at(['requirements', index, 'parts', position, 'id']),
      })),
    })),
  ];
}

/** Each run of missing numbers, at the first entry after it. Ids with the same beginning are one numbering. */
function* holes(unit: Unit, { what, entries }: Series): Iterable<Found> {
  const roman = entries[0]?.id === 'i';
  const isLetter = entries.every(({ id }) => !/\d$/.test(id));
  const numberings = new Map<string, Map<number, Span>>();
  for (const { id, span } of entries) {
    const [, prefix, last] = /^(.*?)(\d+|(?<![A-Za-z])[a-z]+)$/.exec(id) ?? [];
    const position = last === undefined ? undefined : positionOf(last, roman);
    if (prefix === undefined || position === undefined) continue;
    numberings.set(prefix, (numberings.get(prefix) ?? new Map()).set(position, span));
  }
  for (const [prefix, positions] of numberings) {
    let before = 0;
    for (const position of [...positions.keys()].sort((a, b) => a - b)) {
      const [first, last] = [before + 1, position - 1];
      before = position;
      if (first > last) continue;
      const word = (each: number) => `${prefix}${isLetter ? letterOf(each, roman) : each}`;
      const named = first === last ? word(first) : `${word(first)} to ${word(last)}`;
      yield inFile(unit, positions.get(position)!, {
        message: `there is no ${what} ${named}`,
        help: 'compare with the unit document; where the document itself leaves this out, pass this over',
      });
    }
  }
}

const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv'];

/** Where a number or letter stands in its numbering, from 1; undefined for a word. */
function positionOf(text: string, roman: boolean): number | undefined {
  if (/^\d/.test(text)) return Number(text);
  if (roman) return romans.includes(text) ? romans.indexOf(text) + 1 : undefined;
  return text.length === 1 ? text.charCodeAt(0) - 96 : undefined;
}
const letterOf = (position: number, roman: boolean) =>
  roman ? romans[position - 1] : String.fromCharCode(96 + position);
