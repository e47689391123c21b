import { nearest } from '../diagnostics/nearest.ts';
import { actionParts } from '../model/vocabulary.ts';
import type { EvidenceItem } from '../parse/evidence.ts';
import { partName } from '../parse/yaml-node.ts';
import { actionOwners, closedActions } from '../resolve/actions.ts';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio.ts';
import { type Check, type Found, inItem, inPortfolio, inRecord, type Words } from './check.ts';
import { statement } from './example.ts';
import { entriesOf } from './portfolio-entries.ts';
import { inWaiver, liveWaivers } from './waiver-findings.ts';

const body = 'She explained who depends on whom, and why. [B9/1.1]';

export const unknownPerson: Check = {
  code: 'unknown-person',
  severity: 'error',
  summary: 'A person is named whom no register has',
  why:
    'Who observed, who testified and who assesses must be people whom the centre can name: that is what makes ' +
    'evidence authentic, and what a quality assurer follows up. An open action for somebody whom nobody knows is a warning.',
  fix: 'Correct the id, or register the person: staff in people.yaml, witnesses there or in portfolio.yaml.',
  wrong: statement({ method: 'discussion', assessor: 'j-okafr' }, body),
  right: statement({ method: 'discussion', assessor: 'j-okafor' }, body),
  *workspace(workspace) {
    const { people } = workspace;
    if (people.unreadable) return;
    for (const waiver of liveWaivers(workspace)) {
      if (!people.has(waiver.by))
        yield inWaiver(waiver, 'by', words(waiver.by, 'person', [...people.entries.keys()], workspace.config.people));
    }
  },
  *portfolio(resolved) {
    const { portfolio, workspace } = resolved;
    const { people, config } = workspace;
    if (people.unreadable) return;
    const { file } = portfolio;
    const witnesses = Object.keys(file?.value.witnesses ?? {});
    const staff = [...people.entries.keys()];
    const ofStaff = (id: string, what: string) => words(id, what, staff, config.people);
    const isStaff = (id: string) => people.has(id) || id === file?.value.learner.id;
    const ofWitnesses = (id: string) =>
      words(id, 'witness', [...witnesses, ...staff], 'the witnesses of portfolio.yaml');
    const isWitness = (id: string) => file === undefined || people.has(id) || witnesses.includes(id);
    for (const { item } of resolved.live) {
      if (item.assessors.length + item.seenBy.length + item.witnesses.length === 0) continue;
      yield* unknownIn(item, 'assessor', item.assessors, isStaff, (id) => ofStaff(id, 'assessor'));
      yield* unknownIn(item, 'seen-by', item.seenBy, isStaff, (id) => ofStaff(id, 'person'));
      yield* unknownIn(item, 'witness', item.witnesses, isWitness, ofWitnesses);
    }
    for (const { at, said } of entriesOf(file)) {
      for (const key of ['assessor', 'verifier'] as const) {
        const [id, place] = [said[key], [...at, key]];
        if (id !== undefined && !people.has(id))
          yield inPortfolio(resolved, place, { ...ofStaff(id, key), about: partName(file!.root, place) });
      }
    }
    yield* ownersUnknownIn(resolved);
  },
};

/** People under a key of an item whom nobody knows. */
function* unknownIn(
  item: EvidenceItem,
  key: string,
  ids: readonly string[],
  isKnown: (id: string) => boolean,
  wordsOf: (id: string) => Words,
): Iterable<Found> {
  for (const id of ids)
    if (!isKnown(id))
      yield inItem(item, [key, ...(ids.length > 1 ? [ids.indexOf(id)] : [])], {
        ...wordsOf(id),
        about: `${key} ${id}`,
      });
}

/** Open actions that are for nobody whom anyone knows: nothing is decided by them, but they may never be done. */
function* ownersUnknownIn(resolved: ResolvedPortfolio): Iterable<Found> {
  const { portfolio, workspace } = resolved;
  const records = [...portfolio.assessments, ...portfolio.verifications];
  if (portfolio.file === undefined || records.every(({ actions }) => actions.length === 0)) return;
  const [closed, owners] = [closedActions(records), actionOwners(resolved)];
  for (const record of records) {
    for (const [index, { id, owner }] of record.actions.entries()) {
      if (owner === undefined || owners.includes(owner) || workspace.people.has(owner)) continue;
      if (closed.has(`${record.id}/${id}`)) continue;
      const near = nearest(owner, owners);
      const help = near
        ? `did you mean ${near}? a later record sets it anew, and closes this one`
        : `it is for ${actionParts.join(', ')}, or somebody in ${workspace.config.people} or portfolio.yaml`;
      const found = inRecord(record, ['actions', index, 'owner'], {
        message: `action ${record.id}/${id} is for ${owner}, whom nobody here knows`,
        help,
      });
      yield { ...found, severity: 'warning' };
    }
  }
}

function words(id: string, what: string, known: string[], where: string) {
  const near = nearest(id, known);
  return {
    message: `${what} ${id} is not in ${where}`,
    help: near ? `did you mean ${near}?` : `add ${id} to ${where}`,
  };
}
