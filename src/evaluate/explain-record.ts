import { refusalOf } from '../model/refusal.ts';
import type { ClaimRow, EvidenceRow, RecordRow, UnitRow } from '../model/result.ts';
import { leafRows, requirementRows } from '../model/rows.ts';
import { claimWords } from '../words/claims.ts';
import { judgedWords } from '../words/judgements.ts';
import { personName } from '../words/people.ts';
import { overtakenWords } from '../words/records.ts';
import { spoken } from '../words/statuses.ts';
import { faultsIn, nothing, type Sources } from './explained.ts';
import type { Explanation } from './explanation.ts';

type Decided = Explanation['claims'][number];

/** Explains a record: who wrote it and when, whether it has an effect, what it decides as things stand now, and its samples. */
export function explainRecord(record: RecordRow, sources: Sources): Explanation {
  const { id, kind, path, by, date } = record;
  const { row, result } = sources;
  return {
    ...nothing,
    ref: id,
    about: 'record',
    text: `${kind} by ${personName(by, result.people)} on ${date}`,
    status: effectOf(record, sources),
    source: { file: path, line: 1 },
    claims: [
      ...row.units.flatMap((unit) => decidedOn(unit, id)),
      ...row.evidence.flatMap((item) =>
        (item.tagDecisions ?? [])
          .filter((decision) => decision.record === id)
          .map(({ tag, ...decision }) => situationDecided(tag, decision, item)),
      ),
    ],
    samples: row.samples.filter((sample) => sample.record === id || sample.assessment === id),
    diagnostics: faultsIn(sources, (each) => each.file === path),
  };
}

/** Whether it counts: a trainee’s does once an assessor has countersigned it, and none does that later records replace. */
function effectOf({ awaitsCountersignature, countersignedBy = [], effect }: RecordRow, { said }: Sources): string {
  if (awaitsCountersignature) return 'no effect until an assessor countersigns it';
  if (effect === 'overtaken') return `overtaken: ${overtakenWords}`;
  if (effect === 'none') return 'no effect: made by somebody who may not';
  return countersignedBy.length === 0 ? 'stands' : `countersigned in ${countersignedBy.map(said).join(', ')}`;
}

const decided = (ref: string, state: string, because: string): Decided => ({
  ref,
  state,
  counts: state !== 'not-yet',
  because,
  places: [],
});

/** As a claim on a criterion: what was decided may have been changed, or refused, since. */
function situationDecided(tag: string, decision: NonNullable<ClaimRow['decision']>, item: EvidenceRow): Decided {
  const state = item.tags.find((each) => each.tag === tag)?.state ?? decision.outcome;
  const contested = refusalOf(decision) === undefined ? {} : { contested: true as const };
  const because =
    state === 'stale'
      ? claimWords({ evidence: item.id, by: 'learner', counts: true, state, places: [], decision, ...contested })
      : undefined;
  return decided(`${tag} (${item.id})`, state, because ?? spoken(decision.outcome));
}

function decidedOn(unit: UnitRow, id: string): Decided[] {
  const isBy = ({ decision, unconfirmed }: ClaimRow) => decision?.record === id || unconfirmed?.record === id;
  const judgements = requirementRows(unit).flatMap(({ ref, rules, judgement }) =>
    [judgement, ...rules.map((rule) => rule.judgement)].flatMap((each) =>
      each?.record === id ? [decided(ref, each.stale ? 'stale' : each.outcome, judgedWords(each))] : [],
    ),
  );
  const { signOff } = unit;
  const words = signOff?.holds ? 'signed off' : 'signed off; it no longer holds';
  return [
    ...leafRows(unit).flatMap(({ ref, record, reason, claims }) => [
      ...(record === id ? [decided(ref, 'met', `not applicable${reason === undefined ? '' : `: ${reason}`}`)] : []),
      ...claims.filter(isBy).map((claim) => ({
        ...decided(`${ref} (${claim.evidence})`, claim.state, claimWords(claim)),
        counts: claim.counts,
      })),
    ]),
    ...judgements,
    ...(signOff?.record === id ? [decided(unit.unit, signOff.holds ? 'met' : 'stale', words)] : []),
  ];
}
