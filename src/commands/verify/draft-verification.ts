import type { VerificationFile } from '../../model/record.ts';
import { type ActionDraft, Drafting, type Fault, listed, numbered } from '../recording/drafting.ts';
import type { VerifyStep } from '../recording/flags.ts';

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
  const samples: Sample[] = [];
  const drafting = new Drafting<Sample>(words);
  const fault = (message: string, help?: string) => drafting.fault(message, help);
  let target: Target | undefined;
  /** Whether the target has an outcome; the next flag about a target then begins another of the same record. */
  let decided = false;

  const close = () => {
    if (target !== undefined && !decided)
      fault(
        `${words(target)} is neither agreed nor not agreed`,
        'follow it with --agreed, or --not-agreed and --reason',
      );
  };
  const begin = (next: Target) => {
    target = next;
    decided = false;
    drafting.last = undefined;
  };
  /** The record that was named before what is about it; undefined: that is said. */
  const named = (typed: string) => {
    if (target === undefined)
      fault(`${typed} stands before any --assessment`, `name the record first: --assessment A01 ${typed}`);
    return target;
  };
  const narrow = (flag: 'evidence' | 'criteria' | 'requirement' | 'achieved', value: string) => {
    const before = named(`--${flag} ${value}`);
    if (before === undefined) return;
    const { assessment, evidence } = before;
    const isOther = flag !== 'criteria' && Object.keys(before).length > 1;
    if (!decided && isOther) close();
    // Further criteria are those of the same item.
    if (decided) begin({ assessment, ...(flag === 'criteria' && evidence !== undefined ? { evidence } : {}) });
    else begin(isOther ? { assessment } : before);
    if (flag === 'criteria' && listed(value).length === 0)
      fault('--criteria names no criterion', 'left out, it means all of the item');
    const key = flag === 'achieved' ? 'unit' : flag;
    target = { ...target!, [key]: flag === 'criteria' ? listed(value) : value };
  };
  const settle = (outcome: Sample['outcome']) => {
    const sampled = named(`--${outcome}`);
    if (sampled === undefined) return;
    if (decided) fault(`${words(sampled)} has two outcomes`, 'name what was sampled next before its outcome');
    else {
      drafting.last = { ...sampled, ...(stage === undefined ? {} : { stage }), outcome };
      samples.push(drafting.last);
      decided = true;
    }
  };

  for (const step of steps) {
    const { flag, value } = step;
    if (flag === 'assessment') {
      close();
      begin({ assessment: value });
    } else if (flag === 'evidence' || flag === 'criteria' || flag === 'requirement' || flag === 'achieved')
      narrow(flag, value);
    else if (flag === 'agreed' || flag === 'not-agreed') settle(flag);
    else drafting.take(step);
  }
  close();
  for (const sample of samples) {
    if (sample.outcome === 'not-agreed' && drafting.isUnexplained(sample))
      fault(`${words(sample)} is not agreed without a reason`, 'say why, right after it: --reason "…"');
  }
  if (samples.length > 0 && stage === undefined)
    fault('--stage is missing', 'interim, while the unit is under way, or summative, before certification');
  const { actions, closes, faults } = drafting;
  return { draft: { samples, actions, closes: [...new Set(closes)] }, faults };
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
