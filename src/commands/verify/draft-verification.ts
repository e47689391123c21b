import type { VerificationFile } from '../../model/record.ts';
import { type ActionDraft, ActionList, numbered } from '../recording/actions.ts';
import { type Fault, listed } from '../recording/step.ts';
import type { VerifyStep } from './flags.ts';

export type Stage = 'interim' | 'summative';
type Sample = NonNullable<VerificationFile['samples']>[number];

/** What a verifier sampled. */
export interface VerificationDraft {
  samples: Sample[];
  actions: ActionDraft[];
  closes: string[];
}

/** Which decisions a sample is about: of a record all, those on an item, some of those, a judgement or a sign-off. */
type Target = Pick<Sample, 'assessment' | 'evidence' | 'criteria' | 'requirement' | 'unit'>;

/** What the flags say in the order in which they were typed, and what is wrong with it. */
export function draftVerification(
  steps: readonly VerifyStep[],
  stage: Stage | undefined,
): { draft: VerificationDraft; faults: Fault[] } {
  const draft: VerificationDraft = { samples: [], actions: [], closes: [] };
  const faults: Fault[] = [];
  const fault = (message: string, help?: string) => faults.push({ message, help });
  const actions = new ActionList(draft.actions, faults);
  let target: Target | undefined;
  /** Whether the target has an outcome; the next flag about a target then begins another of the same record. */
  let decided = false;
  let last: Sample | undefined;
  /** Whose reason was given and is empty, which is said once. */
  const blank = new Set<Sample>();

  const close = () => {
    if (target !== undefined && !decided)
      fault(
        `${words(target)} is neither agreed nor not agreed`,
        'follow it with --agreed, or --not-agreed and --reason',
      );
  };
  const narrow = (flag: 'evidence' | 'criteria' | 'requirement' | 'achieved', value: string) => {
    if (target === undefined) {
      fault(
        `--${flag} ${value} stands before any --assessment`,
        `name the record first: --assessment A01 --${flag} ${value}`,
      );
      return;
    }
    if (decided) {
      // Further criteria are those of the same item.
      const { assessment, evidence } = target;
      target = { assessment, ...(flag === 'criteria' && evidence !== undefined ? { evidence } : {}) };
    } else if (flag !== 'criteria' && Object.keys(target).length > 1) {
      close();
      target = { assessment: target.assessment };
    }
    decided = false;
    last = undefined;
    if (flag === 'achieved') target.unit = value;
    else if (flag === 'criteria') {
      target.criteria = listed(value);
      if (target.criteria.length === 0) fault('--criteria names no criterion', 'left out, it means all of the item');
    } else target[flag] = value;
  };
  const settle = (outcome: Sample['outcome']) => {
    const typed = outcome === 'agreed' ? '--agreed' : '--not-agreed';
    if (target === undefined)
      fault(`${typed} stands before any --assessment`, `name the record first: --assessment A01 ${typed}`);
    else if (decided) fault(`${words(target)} has two outcomes`, 'name what was sampled next before its outcome');
    else {
      last = { ...target, ...(stage === undefined ? {} : { stage }), outcome };
      draft.samples.push(last);
      decided = true;
    }
  };

  for (const { flag, value } of steps) {
    if (flag === 'assessment') {
      close();
      target = { assessment: value };
      decided = false;
      last = undefined;
    } else if (flag === 'evidence' || flag === 'criteria' || flag === 'requirement' || flag === 'achieved')
      narrow(flag, value);
    else if (flag === 'agreed' || flag === 'not-agreed') settle(flag);
    else if (flag === 'close') {
      draft.closes.push(...listed(value));
      if (listed(value).length === 0) fault('--close names no action');
    } else if (flag === 'reason') {
      if (last === undefined) fault('--reason stands before what it is a reason for', 'put it right after the outcome');
      else if (last.reason !== undefined) fault(`${words(last)} has two reasons`, 'keep one --reason after it');
      else if (value.trim() === '') {
        blank.add(last);
        fault(`the reason for ${words(last)} is empty`);
      } else last.reason = value;
    } else actions.take(flag, value);
  }
  close();
  for (const sample of draft.samples) {
    if (sample.outcome === 'not-agreed' && sample.reason === undefined && !blank.has(sample))
      fault(`${words(sample)} is not agreed without a reason`, 'say why, right after it: --reason "…"');
  }
  if (draft.samples.length > 0 && stage === undefined)
    fault('--stage is missing', 'interim, while the unit is under way, or summative, before certification');
  return { draft: { ...draft, closes: [...new Set(draft.closes)] }, faults };
}

/** A draft as a record. */
export const verificationRecord = (
  { samples, actions, closes }: VerificationDraft,
  { id, by, date }: { id: string; by: string; date: string },
): VerificationFile => ({ id, verifier: by, date, samples, actions: numbered(actions), closes });

/** What a sample is of, in words: "A01: E03 on B9/1.5". */
export function words({ assessment, evidence, criteria, requirement, unit }: Target): string {
  if (requirement !== undefined) return `${assessment}: the judgement on ${requirement}`;
  if (unit !== undefined) return `${assessment}: the sign-off of ${unit}`;
  const of = [evidence, criteria?.join(', ')].filter((part) => part !== undefined).join(' on ');
  return of === '' ? `the whole of ${assessment}` : `${assessment}: ${of}`;
}
