import type { CriterionStatus, UnitStatus } from '../model/result.ts';
import { ruleSchema } from '../model/rule.ts';
import {
  contextWords,
  forceWords,
  kindWords,
  measureWords,
  methodWords,
  outcomeWords,
  roleWords,
  routeWords,
  severityWords,
} from '../model/vocabulary.ts';
import { keysAt } from '../parse/keys-at.ts';

/** One word of a closed list, with what it says and the topic that says more. */
export interface Word {
  word: string;
  /** What the list is called: a method, a status. */
  kind: string;
  meaning: string;
  topic: string;
}

const criterionWords: Readonly<Record<CriterionStatus, string>> = {
  met: 'Decided met by an assessor, and nothing has changed since',
  stale: 'Was met; the evidence has changed, or a verifier did not agree',
  claimed: 'Evidence is claimed and waits for a decision',
  partial: 'The evidence contributes; more is needed',
  'not-yet': 'The assessor has sent it back',
  missing: 'Nothing is claimed',
  'not-applicable': 'It did not arise, and the assessor says so',
};
const unitWords: Readonly<Record<UnitStatus, string>> = {
  withdrawn: 'The learner has left the unit',
  certificated: 'The certificate is there',
  'carried-over': 'A certificate stands in its place: credit transfer or exemption',
  unknown: 'Something that decides cannot be read',
  'not-started': 'Nothing is claimed yet',
  complete: 'Everything is met, declared and signed off',
  'awaiting-sign-off': 'Everything is met; the declaration or the sign-off is lacking',
  'awaiting-assessment': 'Nothing is lacking but the assessor’s decisions',
  'in-progress': 'Some of it is claimed, and more is needed',
};
const requirementWords = {
  met: 'It holds on what the assessor has accepted',
  claimed: 'It would hold once what is claimed is accepted',
  gap: 'It does not hold, even on what is claimed',
  note: 'A permission, which is never a gap',
};
const qualificationWords = {
  complete: 'What is achieved meets all rules of the qualification',
  'on-course': 'What is achieved and listed would meet them',
  short: 'Even with every listed unit some rule would not hold',
  planned: 'What is listed would meet the rule once it is achieved',
};
const gapWords = { contested: 'The verifier did not agree with the decision in force' };
const recordWords = {
  assessment: 'What an assessor decided, in assessments/',
  verification: 'What a verifier sampled, in verification/',
};
const sampleWords = {
  agreed: 'The verifier agrees with the decision',
  'not-agreed': 'The verifier does not: the decision is contested',
};
const signOffWords = { achieved: 'The unit is signed off' };

const ruleWords = (): Record<string, string> =>
  Object.fromEntries(
    [...keysAt(ruleSchema, []), ...keysAt(ruleSchema, ['any-of', 0])].map(([kind, meaning]) => [kind, meaning ?? '']),
  );

/** Every word of a closed list that evid writes or reads, made of the lists themselves. */
export function glossary(): Word[] {
  const of = (kind: string, topic: string, words: Readonly<Record<string, string>>): Word[] =>
    Object.entries(words).map(([word, meaning]) => ({ word, kind, meaning, topic }));
  return [
    ...of('a method', 'method', methodWords),
    ...of('a context', 'context', contextWords),
    ...of('a route', 'route', routeWords),
    ...of('a role', 'role', roleWords),
    ...of('an outcome of a decision', 'decision', outcomeWords),
    ...of('an outcome of a sample', 'verification', sampleWords),
    ...of('an outcome of a sign-off', 'sign-off', signOffWords),
    ...of('the status of a claim or criterion', 'status', criterionWords),
    ...of('the status of a requirement', 'status', requirementWords),
    ...of('the status of a unit', 'status', unitWords),
    ...of('the status of a qualification', 'status', qualificationWords),
    ...of('the status of a gap', 'contested', gapWords),
    ...of('a rule', 'rules', ruleWords()),
    ...of('what a rule counts', 'rules', measureWords),
    ...of('the force of a requirement', 'force', forceWords),
    ...of('the kind of a criterion', 'kind', kindWords),
    ...of('a record', 'decision', recordWords),
    ...of('a severity', 'gap', severityWords),
  ];
}
