import { nearest } from '../diagnostics/nearest.ts';
import type { EvidenceItem } from '../parse/evidence.ts';
import { partName } from '../parse/yaml-node.ts';
import { type Check, inItem, inPortfolio } from './check.ts';
import { statement } from './example.ts';
import { inWaiver, liveWaivers } from './waiver-findings.ts';

/** Keys of an item that name people of the register. */
const named: readonly { key: string; of: (item: EvidenceItem) => readonly string[] }[] = [
  { key: 'assessor', of: ({ assessors }) => assessors },
  { key: 'seen-by', of: ({ seenBy }) => seenBy },
];

export const unknownPerson: Check = {
  code: 'unknown-person',
  severity: 'error',
  summary: 'A person is named whom no register has',
  why:
    'Who observed, who testified and who assesses must be people whom the centre can name: that is what makes ' +
    'evidence authentic, and what a quality assurer follows up.',
  fix: 'Correct the id, or register the person: staff in people.yaml, witnesses there or in portfolio.yaml.',
  wrong: statement(
    { method: 'discussion', assessor: 'j-okafr' },
    'She explained who depends on whom, and why. [B9/1.1]',
  ),
  right: statement(
    { method: 'discussion', assessor: 'j-okafor' },
    'She explained who depends on whom, and why. [B9/1.1]',
  ),
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
    const witnesses = Object.keys(portfolio.file?.value.witnesses ?? {});
    const staff = [...people.entries.keys()];
    for (const { item } of resolved.live) {
      for (const { key, of } of named) {
        const ids = of(item);
        for (const id of ids) {
          if (people.has(id) || id === portfolio.file?.value.learner.id) continue;
          yield inItem(item, [key, ...(ids.length > 1 ? [ids.indexOf(id)] : [])], {
            ...words(id, key === 'assessor' ? 'assessor' : 'person', staff, config.people),
            about: `${key} ${id}`,
          });
        }
      }
      if (portfolio.file === undefined) continue;
      for (const id of item.witnesses) {
        if (witnesses.includes(id) || people.has(id)) continue;
        yield inItem(item, item.at(['witness', ...(item.witnesses.length > 1 ? [item.witnesses.indexOf(id)] : [])]), {
          ...words(id, 'witness', [...witnesses, ...staff], 'the witnesses of portfolio.yaml'),
          about: `witness ${id}`,
        });
      }
    }
    const { file } = portfolio;
    if (file === undefined) return;
    for (const key of ['assessor', 'verifier'] as const) {
      const id = file.value[key];
      if (id !== undefined && !people.has(id))
        yield inPortfolio(resolved, [key], {
          ...words(id, key, staff, config.people),
          about: key,
        });
      for (const [index, unit] of file.value.units.entries()) {
        const own = typeof unit === 'string' ? undefined : unit[key];
        if (own !== undefined && !people.has(own))
          yield inPortfolio(resolved, ['units', index, key], {
            ...words(own, key, staff, config.people),
            about: partName(file.root, ['units', index, key]),
          });
      }
    }
  },
};

function words(id: string, what: string, known: string[], where: string) {
  const near = nearest(id, known);
  return {
    message: `${what} ${id} is not in ${where}`,
    help: near ? `did you mean ${near}?` : `add ${id} to ${where}`,
  };
}
