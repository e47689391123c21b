import { type Check, inItem } from './check.ts';
import { item } from './example.ts';

const body = 'She arranged a first batch with the print room while I stood by. [B9/1.5]';
const example = (witness: string) => item({ method: 'expert-witness', witness, signed: '2026-03-12' }, body);

export const unregisteredExpertWitness: Check = {
  code: 'unregistered-expert-witness',
  severity: 'warning',
  summary: 'An expert witness is not registered as one, so the testimony counts as an ordinary one',
  why:
    'The testimony of an expert witness weighs as much as an observation, so the centre appoints the witness ' +
    'beforehand. Of anybody else it is an ordinary testimony, and counts as one.',
  fix:
    'Register the person in people.yaml, with expert: true, the unit and a date from which it holds; or write ' +
    'method: witness-testimony.',
  wrong: example('p-sharma'),
  right: example('d-hughes'),
  *portfolio(resolved) {
    const { assessed, workspace, portfolio } = resolved;
    if (workspace.people.unreadable) return;
    const known = (id: string) => workspace.people.has(id) || Object.hasOwn(portfolio.file?.value.witnesses ?? {}, id);
    for (const { item, claims } of resolved.live) {
      // Without a witness, that alone is reported.
      if (item.method !== 'expert-witness' || item.witnesses.length === 0 || !item.witnesses.every(known)) continue;
      if (item.witnesses.some((id) => workspace.people.isDoubtful(id))) continue;
      const units = [...new Set(claims.flatMap((claim) => claim.leaf?.unit ?? []))].filter(
        (unit) => assessed.methodFor(item, unit) !== 'expert-witness',
      );
      if (units.length === 0) continue;
      yield inItem(item, ['witness'], {
        message: `${item.witnesses.join(', ')} is not registered as expert witness for ${units.join(', ')} on the dates of this item`,
        help: `register the person in ${workspace.config.people} (roles: [witness], expert: true, units, from) before the testimony, or write method: witness-testimony`,
      });
    }
  },
};
