import { offer } from '../../diagnostics/nearest.ts';
import { recordOfAction, unitOfRef } from '../../model/refs.ts';
import type { PortfolioRow } from '../../model/result.ts';
import { overtakenWords } from '../../words/records.ts';
import { statusWords } from '../../words/statuses.ts';
import type { Fault } from '../recording/drafting.ts';
import type { Recording } from '../recording/open-recording.ts';
import { type Author, actionFaults, doubled, namedRecordFaults } from '../recording/record-faults.ts';
import type { AssessmentDraft } from './draft-assessment.ts';

/** What is wrong with a draft beyond what the check would say of the record. */
export function assessmentFaults(draft: AssessmentDraft, author: Author, recording: Recording): Fault[] {
  return [
    ...draftedItemFaults(draft, recording),
    ...unitFaults(draft, recording),
    ...withdrawalFaults(draft, author, recording),
    ...countersignFaults(draft, author, recording),
    ...namedRecordFaults([...draft.countersigns, ...draft.closes.map(recordOfAction)], author, recording),
    ...actionFaults(draft, author, recording),
  ];
}

function draftedItemFaults({ decisions, judgements }: AssessmentDraft, recording: Recording): Fault[] {
  const judged = new Set(decisions.filter(({ outcome }) => outcome !== 'withdrawn').flatMap(({ items }) => items));
  const named = new Set([
    ...decisions.flatMap(({ items }) => items),
    ...judgements.flatMap(({ basis }) => basis ?? []),
  ]);
  return itemFaults([...named], recording, (id) => judged.has(id));
}

/** Items that are not there, or of which nothing can be decided. */
export function itemFaults(
  ids: readonly string[],
  { resolved, row }: Recording,
  isJudged: (id: string) => boolean = () => true,
): Fault[] {
  const { portfolio } = resolved;
  return ids.flatMap((id): Fault[] => {
    const item = portfolio.itemById.get(id)?.item;
    if (item === undefined && portfolio.mayBeUnread(id))
      return [{ message: `${id} cannot be read`, help: `see evid check ${portfolio.path}` }];
    if (item === undefined) {
      const ids = row.evidence.map((each) => each.id);
      return [{ message: `there is no evidence ${id} in this portfolio`, help: offer(id, ids, 'items here:') }];
    }
    const alike = row.evidence.filter((each) => each.id === id);
    if (alike.length > 1) return [doubled('items', id, alike)];
    if (item.withdrawn !== undefined)
      return [{ message: `${id} was withdrawn on ${item.withdrawn}`, help: 'nothing in it can be judged any more' }];
    if (item.draft && isJudged(id))
      return [
        {
          message: `${id} is a draft`,
          help: 'whoever writes it finishes it first: signed: and the day in place of draft: true',
        },
      ];
    return [];
  });
}

/** Ids that several items bear: nobody could tell on which of them something is decided. */
export const doubledItems = ({ row }: Recording): string[] => [
  ...new Set(row.evidence.map(({ id }) => id).filter((id, at, all) => all.indexOf(id) !== at)),
];

function unitFaults({ decisions, judgements, signOffs }: AssessmentDraft, { resolved, intake }: Recording): Fault[] {
  const listed = resolved.portfolio.registrations.map(({ unit }) => unit);
  const { units } = intake.workspace.units;
  const named = [
    ...decisions.flatMap(({ criteria }) => criteria.map(unitOfRef)),
    ...judgements.map(({ requirement }) => unitOfRef(requirement)),
    ...signOffs.map(({ unit }) => unit),
  ];
  return [...new Set(named)]
    .filter((unit) => units.has(unit) && !listed.includes(unit))
    .map((unit) => ({ message: `the portfolio does not list ${unit}`, help: `it lists ${listed.join(', ')}` }));
}

/** Only what stands on that day can be taken back. */
function withdrawalFaults(
  { decisions, judgements, signOffs }: AssessmentDraft,
  { date }: Author,
  recording: Recording,
): Fault[] {
  const stood = (record: { date: string } | undefined) => record !== undefined && record.date <= date;
  const { decisions: made, assessed } = recording.resolved;
  const { units } = recording.intake.workspace;
  const faults: Fault[] = [];
  for (const { items, criteria, tags, outcome } of decisions) {
    if (outcome !== 'withdrawn') continue;
    for (const ref of [...criteria.flatMap((each) => units.leavesOf(each).map((leaf) => leaf.ref)), ...tags]) {
      if (items.length === 0 && !assessed.notApplicable.has(ref))
        faults.push({ message: `${ref} was not called not applicable`, help: 'name the item first: --evidence E03' });
      for (const item of items) {
        if (!stood(made.onPair(item, ref).inForce?.decision.record))
          faults.push({ message: `nothing is decided on ${item} for ${ref}, so nothing can be taken back` });
      }
    }
  }
  for (const { requirement, outcome } of judgements) {
    if (outcome === 'withdrawn' && !stood(made.onRequirement(requirement).inForce?.record))
      faults.push({ message: `${requirement} was not judged, so nothing can be taken back` });
  }
  for (const { unit, outcome } of signOffs) {
    if (outcome === 'withdrawn' && !stood(made.onUnit(unit).inForce?.record))
      faults.push({ message: `${unit} is not signed off, so nothing can be taken back` });
  }
  return faults;
}

function countersignFaults({ countersigns }: AssessmentDraft, { by }: Author, { row }: Recording): Fault[] {
  const waiting = row.records.filter((each) => each.awaitsCountersignature).map(({ id }) => id);
  return countersigns.flatMap((id): Fault[] => {
    const record = row.records.find((each) => each.id === id && each.kind === 'assessment');
    if (record === undefined) return [];
    if (record.by === by) return [{ message: `${id} is ${by}’s own record`, help: 'another assessor countersigns it' }];
    if (record.awaitsCountersignature) return [];
    return [
      {
        message: `${id} awaits no countersignature${record.effect === 'overtaken' ? `: ${overtakenWords}` : ''}`,
        help: waiting.length === 0 ? 'no record does' : `awaiting: ${waiting.join(', ')}`,
      },
    ];
  });
}

/** What the portfolio, as it would be with the record, still speaks against. */
export function outcomeFaults(
  { signOffs, countersigns }: AssessmentDraft,
  { by, date }: Author,
  after: PortfolioRow,
): Fault[] {
  const unsigned = countersigns.flatMap((id): Fault[] =>
    after.records.some((each) => each.id === id && each.awaitsCountersignature)
      ? [{ message: `${by} is no assessor for all that ${id} decides on ${date}, so cannot countersign it` }]
      : [],
  );
  const open = signOffs.flatMap(({ unit, outcome }): Fault[] => {
    const row = after.units.find((each) => each.unit === unit);
    if (outcome !== 'achieved' || row === undefined) return [];
    if (row.status === 'complete' || row.status === 'awaiting-sign-off') return [];
    const gaps = row.gaps.map(({ ref }) => ref);
    const undeclared = row.declared === undefined ? '; the learner has not declared the evidence their own either' : '';
    return [
      {
        message: `${unit} cannot be signed off: ${
          gaps.length === 0 ? statusWords[row.status] : `open are ${shortened(gaps)}`
        }${undeclared}`,
        help: gaps.length === 0 ? `see evid check ${after.path}` : `see evid gaps ${after.path} --unit ${unit}`,
      },
    ];
  });
  return [...unsigned, ...open];
}

/** A sign-off stands before the learner has declared, but the unit is not complete by it: whoever signs is told first. */
export const undeclaredWords = ({ signOffs }: AssessmentDraft, after: PortfolioRow): string[] =>
  signOffs
    .filter(({ unit, outcome }) => outcome === 'achieved' && isUndeclared(after, unit))
    .map(
      ({ unit }) =>
        `${unit} lacks the learner’s declaration (declared: in portfolio.yaml): it is signed off now, and complete once the learner has declared`,
    );
const isUndeclared = ({ units }: PortfolioRow, unit: string): boolean =>
  units.some((row) => row.unit === unit && row.declared === undefined);

const shortened = (refs: readonly string[]) =>
  refs.length <= 8 ? refs.join(', ') : `${refs.slice(0, 8).join(', ')} and ${refs.length - 8} more`;
