import { nearest, offer } from '../diagnostics/nearest.ts';
import { unitOfRef } from '../model/refs.ts';
import { withParts } from '../model/unit.ts';
import type { Waiver } from '../resolve/waivers.ts';
import type { Workspace } from '../resolve/workspace.ts';
import type { Check } from './check.ts';
import { centreRule, waiver } from './example.ts';
import { inWaiver, liveWaivers } from './waiver-findings.ts';

export const unknownNameInWaiver: Check = {
  code: 'unknown-name-in-waiver',
  severity: 'error',
  summary: 'A waiver names a check, a reference or a portfolio that does not exist',
  why: 'Such a waiver accepts nothing, so that the centre believes in an exception that nobody makes.',
  fix: 'Correct the name: a code as evid explain lists it, a criterion or requirement of a unit, a portfolio’s folder.',
  wrong: { ...centreRule, ...waiver({ reference: 'B9/CP2' }) },
  right: { ...centreRule, ...waiver({ reference: 'B9/CP1' }) },
  *workspace(workspace, codes) {
    for (const waiver of liveWaivers(workspace)) {
      const { code, portfolio, folder } = waiver;
      if (code !== undefined && !codes.includes(code))
        yield inWaiver(waiver, 'code', {
          message: `there is no check ${code}`,
          help: nearest(code, codes) === undefined ? 'evid explain lists all checks' : offer(code, codes),
        });
      const reference = aboutReference(waiver, workspace);
      if (reference) yield inWaiver(waiver, 'reference', reference);
      if (portfolio !== undefined && folder === undefined)
        yield inWaiver(waiver, 'portfolio', aboutPortfolio(portfolio, workspace));
    }
  },
};

function aboutReference({ reference }: Waiver, { units, config, waivers }: Workspace) {
  if (reference === undefined || waivers.layerOf(reference) !== undefined) return undefined;
  const id = unitOfRef(reference);
  // What cannot be read may well define it.
  if (units.mayBeUnread(id) || config.unreadable) return undefined;
  const unit = units.units.get(id);
  if (unit === undefined)
    return {
      message: id === '' ? `${reference} is not a reference` : `there is no unit ${id}`,
      help: id === '' ? 'write the unit too, as in B9/1.5 or B9/CP1' : offer(id, [...units.units.keys()]),
    };
  const known = [
    ...unit.criteria.flatMap((criterion) => [criterion, ...criterion.leaves]),
    ...units.requirementsOf(id).flatMap(withParts),
  ].map(({ ref }) => ref);
  const near = nearest(reference, known);
  return {
    message: `${id} has no criterion or requirement ${reference}`,
    help: near === undefined ? 'write it as in B9/1.5, B9/ER5b or B9/CP1' : `did you mean ${near}?`,
  };
}

function aboutPortfolio(written: string, { waivers: { portfolios } }: Workspace) {
  const named = portfolios.filter((path) => path.split('/').at(-1) === written);
  if (named.length > 1)
    return { message: `${written} is the name of several portfolios`, help: `write the folder: ${named.join(' or ')}` };
  const names = written.includes('/') ? portfolios : portfolios.map((path) => path.split('/').at(-1)!);
  return {
    message: `there is no portfolio ${written}`,
    help: names.length === 0 ? 'a portfolio is a folder with a portfolio.yaml' : offer(written, names, 'portfolios:'),
  };
}
