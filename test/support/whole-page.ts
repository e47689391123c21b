import { type CohortData, openCohort } from '../../src/page/cohort.ts';

/** The pages that the script of a page can show besides what stands in it, by their address. */
export function pagesMadeOf(html: string): Map<string, string> {
  const data = [...html.matchAll(/<script type="application\/json"([^>]*)>([\s\S]*?)<\/script>/g)];
  const common = data.find(([, names]) => names!.includes('id="cohort"'))?.[2];
  if (common === undefined) return new Map();
  const packed = data.flatMap(([, names, json]) => {
    const page = /data-page="([^"]*)"/.exec(names!)?.[1];
    return page === undefined ? [] : [[page, json!] as const];
  });
  const cohort = openCohort(JSON.parse(common) as CohortData, new Map(packed));
  return new Map(cohort.addresses.map((address) => [address, cohort.markup(address)]));
}

/** A page with all that its script can show. */
export const wholePage = (html: string): string => [html, ...pagesMadeOf(html).values()].join('\n');
