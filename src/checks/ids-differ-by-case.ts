import { withParts } from '../model/unit.ts';
import { type Check, inFile } from './check.ts';
import { outcome, spec } from './example.ts';
import { repeated } from './repeated.ts';

const first = '{ id: k1, text: Explain who does what }';

export const idsDifferByCase: Check = {
  code: 'ids-differ-by-case',
  severity: 'warning',
  lint: true,
  summary: 'Two ids differ in nothing but capital and small letters',
  why:
    'To evid B9 and b9, or 1.1a and 1.1A, are two things; to whoever claims, decides or reads a report they are ' +
    'one. A claim on the wrong one looks right, and the other stays a gap.',
  fix: 'Rename one of the two, before anything refers to it. Mostly it is one thing that was typed twice.',
  wrong: spec({ outcomes: outcome(first, '{ id: K1, text: Explain when it is due }') }),
  right: spec({ outcomes: outcome(first, '{ id: k2, text: Explain when it is due }') }),
  *unit(unit, { units }) {
    const facets = unit.facets.flatMap(({ id, span, values }) => [
      { ref: id, span },
      ...values.map((value) => ({ ref: `${id}/${value.id}`, span: unit.at(['facets', id, 'values', value.id]) })),
    ]);
    const criteria = unit.criteria.flatMap((criterion) => [criterion, ...(criterion.hasParts ? criterion.leaves : [])]);
    const requirements = unit.requirements.flatMap(withParts);
    const alike = repeated([...criteria, ...requirements, ...facets], ({ ref }) => key(ref));
    for (const [other, one] of alike.filter(([again, first]) => again.ref !== first.ref))
      yield inFile(unit, other.span, {
        message: `${other.ref} differs from ${one.ref} only in capital and small letters`,
        help: 'rename one of the two: people do not tell them apart',
        about: other.ref,
        related: [{ file: unit.path, line: one.span.line, message: 'the other stands here' }],
      });
    const twin = [...units.units.values()].find(({ id }) => id !== unit.id && key(id) === key(unit.id));
    if (twin === undefined || twin.path > unit.path) return;
    yield inFile(unit, ['id'], {
      message: `unit ${unit.id} differs from unit ${twin.id} only in capital and small letters`,
      help: 'rename one of the two: people do not tell them apart',
      about: unit.id,
      related: [{ file: twin.path, line: twin.at(['id']).line, message: 'the other stands here' }],
    });
  },
};

const key = (id: string): string => id.toLowerCase();
