import { whereDecided } from '../resolve/assess-claims.ts';
import { type Decision, isLive } from '../resolve/made.ts';
import type { UnitIndex } from '../resolve/unit-index.ts';
import { type Check, inRecord, type Path } from './check.ts';
import { decision, list, record } from './example.ts';

export const duplicateDecision: Check = {
  code: 'duplicate-decision',
  severity: 'error',
  summary: 'One record decides the same thing twice',
  why:
    'When one record says two things about the same evidence and criterion, nobody can tell which of them the ' +
    'assessor meant.',
  fix: 'Keep the one that was meant. To change one’s mind later is a new record, which supersedes this one.',
  wrong: record({ decisions: list(decision(), decision({ outcome: 'not-yet' })) }),
  right: record(),
  *portfolio({ decisions, portfolio, workspace }) {
    for (const [record, made] of decisions.made) {
      const twice = (what: string, path: Path, first: Path, about: { ref: string; evidence?: string | undefined }) => {
        const { does, done, otherwise } = words[path[0] as keyof typeof words];
        return inRecord(record, path, {
          message: `${record.id} ${does} ${what} twice`,
          help: `keep one of the two; ${otherwise} in a new record`,
          related: [{ file: record.path, line: record.at(first).line, message: `first ${done} here` }],
          ...about,
        });
      };
      /** Which entry decides a pair first; which calls a criterion not applicable first, and which decides on it otherwise. */
      const pairs = new Map<string | undefined, Map<string, number>>();
      const notApplicable = new Map<string, number>();
      const decided = new Map<string, number>();
      for (const decision of made.decisions) {
        if (!isLive(decision, portfolio)) continue;
        const { index, basis, leaves, refs, outcome } = decision;
        for (const item of basis.size > 0 ? basis.keys() : [undefined]) {
          const ofItem = pairs.get(item) ?? new Map<string, number>();
          pairs.set(item, ofItem);
          let again: number | undefined;
          refs.forEach((ref, mention) => {
            if (!ofItem.has(ref)) ofItem.set(ref, index);
            else if (!decisions.historyOf({ item, ref }).isSupersededAfter(record)) again ??= mention;
          });
          if (again === undefined) continue;
          const ref = refs[again]!;
          const { list, position } = mentionsIn(decision, workspace.units)[again]!;
          const first = ofItem.get(ref)!;
          const what = item === undefined ? ref : `${item} on ${ref}`;
          yield twice(what, ['decisions', index, list, position], ['decisions', first], { ref, evidence: item });
        }
        const [mine, others] = outcome === 'not-applicable' ? [notApplicable, decided] : [decided, notApplicable];
        const clash =
          others.size === 0
            ? undefined
            : leaves.find(({ ref }) => others.has(ref) && !decisions.onRef(ref).isSupersededAfter(record));
        if (clash !== undefined)
          yield twice(
            `${clash.ref}, once as not applicable,`,
            whereDecided(decision, clash, workspace.units),
            ['decisions', others.get(clash.ref)!],
            { ref: clash.ref },
          );
        for (const { ref } of leaves) if (!mine.has(ref)) mine.set(ref, index);
      }
      const judged = new Map<string, number>();
      for (const { index, requirement: ref } of made.judgements) {
        const first = judged.get(ref);
        if (first === undefined) judged.set(ref, index);
        else if (!decisions.onRequirement(ref).isSupersededAfter(record))
          yield twice(ref, ['judgements', index, 'requirement'], ['judgements', first], { ref });
      }
      const signed = new Map<string, number>();
      for (const { index, unit } of made.signOffs) {
        const first = signed.get(unit);
        if (first === undefined) signed.set(unit, index);
        else if (!decisions.onUnit(unit).isSupersededAfter(record))
          yield twice(unit, ['units', index, 'unit'], ['units', first], { ref: unit });
      }
    }
  },
};

/** What a record does in each of its lists. */
const words = {
  decisions: { does: 'decides', done: 'decided', otherwise: 'decide otherwise' },
  judgements: { does: 'judges', done: 'judged', otherwise: 'judge otherwise' },
  units: { does: 'signs off', done: 'signed off', otherwise: 'take a sign-off back' },
};

/** Where a decision names each of its references. */
function mentionsIn({ record, index, tags }: Decision, units: UnitIndex) {
  const criteria = record.decisions[index]?.criteria ?? [];
  return [
    ...criteria.flatMap((written, position) => units.leavesOf(written).map(() => ({ list: 'criteria', position }))),
    ...tags.map((_, position) => ({ list: 'tags', position })),
  ];
}
