import type { Finding } from '../diagnostics/finding.ts';
import { recordOrder } from '../resolve/decisions.ts';
import { type Check, inRecord, liveDecisions } from './check.ts';
import { digestOfE01 } from './example-workspace.ts';

export const duplicateDecision: Check = {
  code: 'duplicate-decision',
  severity: 'error',
  summary: 'One record decides the same thing twice',
  why:
    'When one record says two things about the same evidence and criterion, nobody can tell which of them the ' +
    'assessor meant.',
  fix: 'Keep the one that was meant. To change one’s mind later is a new record, which supersedes this one.',
  wrong: example('met', 'not-yet'),
  right: example('met'),
  *portfolio(resolved): Iterable<Finding> {
    const { decisions, portfolio } = resolved;
    for (const record of portfolio.assessments) {
      const seen = new Map<string, number>();
      const notApplicable = new Map<string, number>();
      const decided = new Map<string, number>();
      const isHistory = (ref: string) =>
        (decisions.rulingsOnRef.get(ref) ?? []).some(
          (ruling) => ruling.standing === 'effective' && recordOrder(ruling.decision.record, record) > 0,
        );
      for (const decision of liveDecisions(resolved)) {
        if (decision.record !== record) continue;
        const { index, basis, leaves, tags, outcome } = decision;
        const report = (first: number, what: string, key: string, ref: string, evidence?: string): Finding =>
          inRecord(this.code, record, ['decisions', index, key], {
            message: `${record.id} decides ${what} twice`,
            help: 'keep one of the two; decide otherwise in a new record',
            ref,
            evidence,
            related: [{ file: record.path, line: record.at(['decisions', first]).line, message: 'first decided here' }],
          });
        const refs = [...new Set(leaves.map((leaf) => leaf.ref))];
        for (const item of basis.size > 0 ? basis.keys() : [undefined]) {
          const twice = [...refs, ...tags].find((ref) => seen.has(`${item}\u0000${ref}`));
          if (twice !== undefined && !decisions.isSuperseded(record, item, twice)) {
            yield report(
              seen.get(`${item}\u0000${twice}`)!,
              item === undefined ? twice : `${item} on ${twice}`,
              refs.includes(twice) ? 'criteria' : 'tags',
              twice,
              item,
            );
          }
          for (const ref of [...refs, ...tags])
            if (!seen.has(`${item}\u0000${ref}`)) seen.set(`${item}\u0000${ref}`, index);
        }
        const [mine, others] = outcome === 'not-applicable' ? [notApplicable, decided] : [decided, notApplicable];
        const clash = refs.find((ref) => others.has(ref));
        if (clash !== undefined && !isHistory(clash))
          yield report(others.get(clash)!, `${clash}, once as not applicable,`, 'criteria', clash);
        for (const ref of refs) if (!mine.has(ref)) mine.set(ref, index);
      }
      const judged = new Map<string, number>();
      for (const { record: holder, index, requirement } of decisions.judgements) {
        if (holder !== record) continue;
        const first = judged.get(requirement);
        if (first === undefined) judged.set(requirement, index);
        else if (!decisions.isJudgementSuperseded(record, requirement)) {
          yield inRecord(this.code, record, ['judgements', index, 'requirement'], {
            message: `${record.id} judges ${requirement} twice`,
            help: 'keep one of the two; judge otherwise in a new record',
            ref: requirement,
            related: [{ file: record.path, line: record.at(['judgements', first]).line, message: 'first judged here' }],
          });
        }
      }
    }
  },
};

function example(...outcomes: string[]) {
  const entries = outcomes.map(
    (outcome) => `  - { evidence: E01, criteria: [B9/1.5], outcome: ${outcome}, digest: "${digestOfE01}" }\n`,
  );
  return {
    'portfolios/amira-khan/assessments/A01.md': `---
id: A01
assessor: j-okafor
date: 2026-05-02
decisions:
${entries.join('')}---
`,
  };
}
