import { type Check, inItem } from './check.ts';
import { list, outcome, portfolio, spec, statement } from './example.ts';

const given = {
  ...spec({
    outcomes: outcome(
      '{ id: "1.1", kind: knowledge, text: Explain who customers are }',
      '{ id: "1.2", kind: knowledge, text: Explain what they expect }',
    ),
    assessment: '{ holistic: true }',
  }),
  ...portfolio({ units: '[B9, B8]' }),
};
const body = 'Tenants expect an answer within a day.';

export const singleCriterionEvidence: Check = {
  code: 'single-criterion-evidence',
  severity: 'info',
  summary: 'An item serves one criterion where the unit asks for holistic assessment',
  why:
    'The unit asks for holistic assessment: a piece of real work that shows several criteria together. One ' +
    'item for each criterion makes thick portfolios that say little about the job.',
  fix: 'See which further criteria, of this unit or another, the same work shows. If there is none, leave it.',
  wrong: { ...given, ...statement({ criteria: list(`B8/1.1 @ ${body.slice(0, -1)}`) }, body) },
  right: {
    ...given,
    ...statement({ criteria: list(...['B8/1.1', 'B8/1.2'].map((ref) => `${ref} @ ${body.slice(0, -1)}`)) }, body),
  },
  *portfolio(resolved) {
    const { units } = resolved.workspace;
    for (const { item, claims } of resolved.live) {
      if (item.draft) continue;
      const only = claims.find((claim) => claim.state === 'linked');
      if (only?.leaf === undefined || !units.units.get(only.leaf.unit)?.holistic) continue;
      if (claims.some((claim) => claim !== only && claim.state === 'linked')) continue;
      yield inItem(item, only.written.span, {
        message: `${item.id} serves ${only.leaf.ref} only; ${only.leaf.unit} asks for evidence that covers several criteria`,
        help: 'see which further criteria, of this unit or another, the same work shows',
        ref: only.leaf.ref,
      });
    }
  },
};
