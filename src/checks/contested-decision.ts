import { isWithdrawn, type Judgement, type Said } from '../resolve/made.ts';
import { quoted } from '../words/quotation.ts';
import { type Check, type Found, inRecord, type Path } from './check.ts';
import { decision, list, record, verification } from './example.ts';

const given = {
  ...record(),
  ...verification({
    samples: list('{ assessment: A01, evidence: E01, outcome: not-agreed, reason: It shows one customer only }'),
  }),
};

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
  wrong: given,
  right: { ...given, ...record({ id: 'A02', date: '2026-05-27', decisions: list(decision({ outcome: 'partial' })) }) },
  *portfolio({ decisions, portfolio }) {
    const { samples } = decisions;
    if (samples.all.length === 0) return;
    const report = (
      { record, target }: Pick<Judgement, 'record' | 'target'>,
      path: Path,
      what: string,
      about: { evidence?: string | undefined; ref?: string | undefined },
    ): Found => {
      const sample = samples.disagreement(target)!;
      const { reason } = sample.written;
      const words = reason === undefined ? '' : `; ${sample.record.by} writes ${quoted(reason)}`;
      return inRecord(record, path, {
        message: `${sample.record.id} does not agree with ${record.id} on ${what}`,
        help: `the assessor looks at it again and decides in a new record${words}`,
        ...about,
      });
    };
    const isContested = (said: Said) => samples.isContested(said.target) && decisions.aboutSame(said).inForce === said;
    for (const { index, rulings } of decisions.decisions) {
      const contested = rulings.filter((ruling) => isContested(ruling) && !isWithdrawn(ruling.item, portfolio));
      const [first] = contested;
      if (first === undefined) continue;
      const refs = [...new Set(contested.map(({ ref }) => ref))];
      const about = { evidence: first.item, ref: refs.length === 1 ? first.ref : undefined };
      yield report(first, ['decisions', index, 'outcome'], refs.join(', '), about);
    }
    for (const said of [...decisions.judgements, ...decisions.signOffs].filter(isContested)) {
      const [list, ref, what] =
        'requirement' in said
          ? (['judgements', said.requirement, said.requirement] as const)
          : (['units', said.unit, `the sign-off of ${said.unit}`] as const);
      yield report(said, [list, said.index, 'outcome'], what, { ref });
    }
  },
};
