import type { Force } from '../../model/vocabulary.ts';
import { scalar, yamlText } from '../front-matter.ts';
import { schemaLine } from './editor-files.ts';

export interface NewUnit {
  id: string;
  title: string;
  organisation?: string | undefined;
  /** The regulator's number. */
  number?: string | undefined;
  level?: string | undefined;
  credit?: string | undefined;
  hours?: string | undefined;
  outcomes: NewOutcome[];
  requirements: NewRequirement[];
}
export interface NewOutcome {
  id: string;
  title: string;
  criteria: NewPart[];
}
export interface NewRequirement {
  id: string;
  text: string;
  /** Where its words do not bind: should or may. */
  force?: Exclude<Force, 'must'>;
  parts: NewPart[];
}
export interface NewPart {
  id: string;
  text: string;
}

/** What stands where words are still to be written. */
const toWrite = '…';

/**
 * A unit specification; without outcomes it has one with a criterion, and their words are still to be written. `depth` says how many
 * folders below the root it lies, where the root has schemas for editors.
 */
export function unitText(unit: NewUnit, depth: number | undefined): string {
  const isEmpty = unit.outcomes.length === 0;
  const outcomes = isEmpty
    ? [{ id: '1', title: toWrite, criteria: [{ id: '1.1', text: toWrite }] }]
    : unit.outcomes.map((outcome) => ({
        ...outcome,
        criteria: outcome.criteria.length > 0 ? outcome.criteria : [{ id: `${outcome.id}.1`, text: toWrite }],
      }));
  const unwritten = outcomes.flatMap(({ id, title, criteria }) => [
    ...(title === toWrite ? [id] : []),
    ...criteria.filter(({ text }) => text === toWrite).map((each) => each.id),
  ]);
  const head = yamlText({
    id: unit.id,
    title: unit.title,
    'awarding-organisation': unit.organisation,
    codes: unit.number === undefined ? undefined : { ofqual: unit.number },
    level: figure(unit.level),
    credit: figure(unit.credit),
    'guided-learning-hours': figure(unit.hours),
  });
  const review = unwritten.map((at) => ({ at, note: 'its words are still to be written' }));
  return [
    ...(depth === undefined ? [] : [schemaLine('unit', depth)]),
    head,
    'outcomes:\n',
    ...outcomes.flatMap(({ id, title, criteria }) => [
      `  - id: ${scalar(id, true)}\n    title: ${scalar(title, true)}\n`,
      // What begins so is knowledge throughout.
      ...(/^(?:understand|know)\b|^knowledge\b/i.test(title) ? ['    kind: knowledge\n'] : []),
      '    criteria:\n',
      ...criteria.map((criterion) => `      - ${part(criterion)}\n`),
    ]),
    ...(unit.requirements.length === 0 ? [] : ['requirements:\n']),
    ...unit.requirements.flatMap(({ id, text, force, parts }) => [
      parts.length === 0
        ? `  - ${part({ id, text }, force)}\n`
        : `  - id: ${scalar(id, true)}\n    text: ${scalar(text, true)}\n${force === undefined ? '' : `    force: ${force}\n`}    parts:\n`,
      ...parts.map((each) => `      - ${part(each)}\n`),
    ]),
    ...(review.length === 0 ? [] : [yamlText({ review })]),
  ].join('');
}

const part = ({ id, text }: NewPart, force?: Force): string =>
  `{ id: ${scalar(id, true)}, text: ${scalar(text, true)}${force === undefined ? '' : `, force: ${force}`} }`;

/** A figure as one, where it is one. */
const figure = (text: string | undefined): string | number | undefined =>
  text !== undefined && String(Number(text)) === text ? Number(text) : text;
