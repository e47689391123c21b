import { numbersBeside } from '../model/numbers-beside.ts';
import type { RuleResult, UnitRow } from '../model/result.ts';
import { acceptedItems } from '../model/rows.ts';
import { stated } from '../model/stated.ts';
import { boundWords, measuredWords } from '../words/numbers.ts';
import { gapsOf, nothing, type Sources, titleOf } from './explained.ts';
import type { Considered, ExplainedRule, Explanation } from './explanation.ts';

/** A requirement (part) or centre rule, rule by rule, with the items that each looked at. */
export function explainRequirement(ref: string, unit: UnitRow, sources: Sources): Explanation | undefined {
  for (const requirement of unit.requirements) {
    const found = [requirement, ...requirement.parts].find((each) => each.ref === ref);
    if (found === undefined) continue;
    const { file, span } = sources.units.requirement(ref)!;
    const parts =
      found === requirement ? requirement.parts.map(({ ref: id, text, status }) => ({ ref: id, text, status })) : [];
    return {
      ...nothing,
      ref,
      about: requirement.layer === 'centre' ? 'centre rule' : 'requirement',
      text: found === requirement ? requirement.text : `${requirement.text} ${found.text}`,
      status:
        requirement.force === 'may'
          ? 'note (a permission: never a gap)'
          : requirement.force === 'should'
            ? `${found.status} (a recommendation: never a gap)`
            : found.status,
      source: { file, line: span.line },
      rules: found.rules.map((rule) => explainRule(rule, sources, acceptedItems(unit))),
      ...stated({ judgement: found.judgement }),
      parts,
      gaps: gapsOf(unit, [ref, ...parts.map((part) => part.ref)]),
    };
  }
  return undefined;
}

function explainRule(rule: RuleResult, sources: Sources, accepted: ReadonlySet<string>): ExplainedRule {
  // A count or a cover knows what of it is undecided; what is merely admitted is as far as its claims are.
  const knows = rule.kind === 'count' || rule.kind === 'cover';
  const isAccepted = (id: string) => (knows ? !rule.undecided?.includes(id) : accepted.has(id));
  const of = (evidence: string, counts: boolean, because: string): Considered => ({
    evidence,
    title: titleOf(evidence, sources),
    counts,
    because,
  });
  return {
    what: rule.what,
    kind: rule.kind,
    status: rule.status,
    numbers: rule.kind === 'cover' || rule.kind === 'count' ? boundWords(rule) : measuredWords(numbersBeside(rule)),
    ...stated({ judgement: rule.judgement, occasions: rule.occasions }),
    considered: [
      ...rule.counted.map((id) =>
        isAccepted(id)
          ? { ...of(id, true, 'counts'), state: 'met' as const }
          : { ...of(id, true, 'counts once it is accepted'), state: 'claimed' as const },
      ),
      ...rule.nearMisses.map(({ evidence, reason, ...miss }) => ({ ...of(evidence, false, reason), miss })),
    ],
    members: (rule.rules ?? []).map((member) => explainRule(member, sources, accepted)),
  };
}
