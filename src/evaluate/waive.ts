import { checks } from '../checks/index.ts';
import { severityOf } from '../checks/severity.ts';
import { aboutWaiver } from '../checks/waiver-findings.ts';
import type { Finding } from '../diagnostics/finding.ts';
import type { Diagnostic } from '../model/result.ts';
import type { PortfolioStanding } from '../model/standing.ts';
import { type Waiver, waivedBy, waiversPath } from '../resolve/waivers.ts';
import type { Workspace } from '../resolve/workspace.ts';

/** What a check has found, before the centre's waivers are looked at. */
interface Found {
  diagnostics: readonly Diagnostic[];
  /** Ids of the records of assessors and verifiers, by file. */
  records: ReadonlyMap<string, string>;
  /** Files of portfolios that cannot be read: no waiver makes them look as if they could. */
  unread: ReadonlySet<string>;
  /** The same of the workspace itself, or of a specification. */
  unusable: boolean;
}

/** The diagnostics, those that a waiver accepts with its reason. */
export function waiveFaults(found: Found, { waivers }: Workspace): Diagnostic[] {
  // Most centres accept nothing.
  if (waivers.inForce.length === 0) return [...found.diagnostics];
  return found.diagnostics.map((each) => {
    const [waiver] = canBeWaived(each, found) ? waivers.ofFault(each, found.records.get(each.file)) : [];
    return waiver === undefined ? each : { ...each, waived: waivedBy(waiver) };
  });
}

/** Waivers in force that accept nothing, where all that they could accept has been looked at. */
export function unusedWaivers(
  found: Found & { portfolios: readonly PortfolioStanding[] },
  { waivers, history }: Workspace,
): Finding[] {
  if (found.unusable) return [];
  const used = new Set(
    found.diagnostics.flatMap((each) =>
      canBeWaived(each, found) ? waivers.ofFault(each, found.records.get(each.file)) : [],
    ),
  );
  // No waiver covers what a verifier contests.
  for (const { path, units: rows } of found.portfolios)
    for (const { ref } of rows.flatMap(({ gaps }) => gaps.filter(({ status }) => status !== 'contested')))
      for (const waiver of waivers.ofGap(path, ref)) used.add(waiver);
  const checked = new Set<string | undefined>([undefined, ...found.portfolios.map(({ path }) => path)]);
  for (const file of found.unread)
    for (const folder of checked) if (folder !== undefined && file.startsWith(`${folder}/`)) checked.delete(folder);
  // A check that does not exist is reported as such; one that did not look has found nothing either way.
  const looked = new Set(
    checks.filter(({ lint, audit }) => !lint && (!audit || history !== undefined)).map(({ code }) => code),
  );
  const isKnown = ({ code, reference }: Waiver) =>
    code === undefined ? waivers.layerOf(reference!) !== undefined : looked.has(code);
  return waivers.inForce
    .filter((waiver) => !used.has(waiver) && checked.has(waiver.folder) && isKnown(waiver))
    .map(unusedWaiver);
}

function unusedWaiver(waiver: Waiver): Finding {
  const { code, reference, subject, portfolio, at } = waiver;
  const where = portfolio === undefined ? 'outside the portfolios' : `in ${portfolio}`;
  const of = subject === undefined ? '' : ` of ${subject}`;
  return {
    code: 'unused-waiver',
    message:
      code === undefined ? `${reference} is no gap ${where}` : `there is no ${code}${of} ${where} that it accepts`,
    help:
      code !== undefined && portfolio === undefined
        ? 'name the portfolio, or take the waiver out'
        : 'take the waiver out: what it accepted has been put right, or was never there',
    about: aboutWaiver(waiver),
    file: waiversPath,
    span: at(code === undefined ? 'reference' : 'code'),
    ...(reference === undefined ? {} : { ref: reference }),
  };
}

/** Where something could not be read, its errors may be the reason. */
const canBeWaived = ({ code, file, portfolio }: Diagnostic, { unread, unusable }: Found): boolean =>
  severityOf(code) !== 'error' || !(unread.has(file) || (unusable && portfolio === undefined));
