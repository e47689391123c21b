import type { Finding } from '../diagnostics/finding.ts';
import type { Assessment } from '../parse/record.ts';
import { judgementTarget, rulingTarget, type SampleTarget, signOffTarget } from '../resolve/decisions.ts';
import { type Check, inRecord } from './check.ts';
import { digestOfE01 } from './example-workspace.ts';

export const contestedDecision: Check = {
  code: 'contested-decision',
  severity: 'warning',
  summary: 'The verifier did not agree with a decision that is in force',
  why:
    'Internal quality assurance found that a decision does not hold. The claim cannot be relied on, and an ' +
    'external verifier will ask what the assessor did about it.',
  fix:
    'The assessor looks at the evidence again and decides in a new record; the earlier one stays as it is. ' +
    'When the verifier agrees after all, a new sample says so.',
  wrong: example(),
  right: example('partial'),
  *portfolio({ decisions, portfolio }): Iterable<Finding> {
    const report = (
      record: Assessment,
      path: (string | number)[],
      what: string,
      target: SampleTarget,
      evidence?: string,
      ref?: string,
    ): Finding => {
      const sample = decisions.latestSample(target)!;
      const { reason } = sample.written;
      const words = reason === undefined ? '' : `; ${sample.record.by} writes “${reason}”`;
      return inRecord(this.code, record, path, {
        message: `${sample.record.id} does not agree with ${record.id} on ${what}`,
        help: `the assessor looks at it again and decides in a new record${words}`,
        evidence,
        ref,
      });
    };
    for (const decision of decisions.decisions) {
      const { record, index } = decision;
      const refs = [...decision.leaves.map((leaf) => leaf.ref), ...decision.tags];
      const contested = refs.flatMap((ref) =>
        (decisions.rulingsOnRef.get(ref) ?? []).filter((ruling) => {
          if (
            ruling.decision !== decision ||
            ruling.standing !== 'effective' ||
            !decisions.isContested(rulingTarget(ruling))
          )
            return false;
          if (ruling.item === undefined) return decisions.effective(undefined, ref).at(-1) === ruling;
          return (
            decisions.inForce(ruling.item, ref) === ruling &&
            portfolio.itemById.get(ruling.item)?.item.withdrawn === undefined
          );
        }),
      );
      const [first] = contested;
      if (first === undefined) continue;
      const contestedRefs = [...new Set(contested.map((ruling) => ruling.ref))];
      yield report(
        record,
        ['decisions', index, 'outcome'],
        contestedRefs.join(', '),
        rulingTarget(first),
        first.item,
        contestedRefs.length === 1 ? first.ref : undefined,
      );
    }
    for (const judgement of decisions.judgements) {
      const target = judgementTarget(judgement);
      if (decisions.judgementOn(judgement.requirement) === judgement && decisions.isContested(target))
        yield report(
          judgement.record,
          ['judgements', judgement.index, 'outcome'],
          judgement.requirement,
          target,
          undefined,
          judgement.requirement,
        );
    }
    for (const signOff of decisions.signOffs) {
      const target = signOffTarget(signOff);
      if (decisions.signOffOf(signOff.unit) === signOff && decisions.isContested(target))
        yield report(
          signOff.record,
          ['units', signOff.index, 'outcome'],
          `the sign-off of ${signOff.unit}`,
          target,
          undefined,
          signOff.unit,
        );
    }
  },
};

function example(again?: string) {
  const decision = (id: string, date: string, outcome: string) => `---
id: ${id}
assessor: j-okafor
date: ${date}
decisions:
  - { evidence: E01, criteria: [B9/1.5], outcome: ${outcome}, digest: "${digestOfE01}" }
---
`;
  return {
    'portfolios/amira-khan/assessments/A01.md': decision('A01', '2026-05-02', 'met'),
    'portfolios/amira-khan/verification/V01.md': `---
id: V01
verifier: m-grant
date: 2026-05-20
samples:
  - { assessment: A01, evidence: E01, outcome: not-agreed, reason: It shows one customer only }
---
`,
    ...(again === undefined
      ? {}
      : { 'portfolios/amira-khan/assessments/A02.md': decision('A02', '2026-05-27', again) }),
  };
}
