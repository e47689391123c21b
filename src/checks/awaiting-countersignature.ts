import { type Check, inRecord, liveDecisions } from './check.ts';
import { digestOfE01 } from './example-workspace.ts';

export const awaitingCountersignature: Check = {
  code: 'awaiting-countersignature',
  severity: 'info',
  summary: 'A trainee assessor’s record waits for an assessor to countersign it',
  why:
    'A trainee assessor is still qualifying, so their decisions stand only when a qualified assessor has ' +
    'confirmed them. Until then the learner’s claims are as open as if nobody had looked.',
  fix:
    'An authorised assessor, somebody else, looks at the decisions and names the record under countersigns in ' +
    'a record of their own.',
  wrong: example(),
  right: example('countersigns: [A01]'),
  *portfolio(resolved) {
    const { decisions, portfolio } = resolved;
    const live = liveDecisions(resolved);
    for (const record of portfolio.assessments) {
      const waits =
        live.some(
          (decision) =>
            decision.record === record &&
            [...decision.leaves.map((leaf) => leaf.ref), ...decision.tags].some((ref) =>
              (decisions.rulingsOnRef.get(ref) ?? []).some(
                (ruling) =>
                  ruling.decision === decision &&
                  ruling.standing === 'awaiting-countersignature' &&
                  !decisions.isSuperseded(record, ruling.item, ref),
              ),
            ),
        ) ||
        decisions.judgements.some(
          (each) =>
            each.record === record &&
            each.standing === 'awaiting-countersignature' &&
            !decisions.isJudgementSuperseded(record, each.requirement),
        ) ||
        decisions.signOffs.some(
          (each) =>
            each.record === record &&
            each.standing === 'awaiting-countersignature' &&
            !decisions.isSignOffSuperseded(record, each.unit),
        );
      if (!waits) continue;
      yield inRecord(this.code, record, ['assessor'], {
        message: `${record.id} by trainee assessor ${record.by} is not countersigned yet, so it has no effect`,
        help: `an assessor confirms it in a record of their own, with countersigns: [${record.id}]`,
      });
    }
  },
};

function example(countersigns?: string) {
  const decided = `---
id: A01
assessor: t-bello
date: 2026-05-02
decisions:
  - { evidence: E01, criteria: [B9/1.5], outcome: met, digest: "${digestOfE01}" }
---
`;
  const confirmed = `---
id: A02
assessor: j-okafor
date: 2026-05-06
${countersigns}
---
`;
  return {
    'portfolios/amira-khan/assessments/A01.md': decided,
    ...(countersigns === undefined ? {} : { 'portfolios/amira-khan/assessments/A02.md': confirmed }),
  };
}
