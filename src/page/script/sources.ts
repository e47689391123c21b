import { type CohortData, openCohort } from '../cohort.ts';
import { all } from './elements.ts';

/** Where the pages come from that the script shows. */
export interface PageSource {
  /** The addresses of the pages, in their order. */
  pages: readonly string[];
  /** Addresses by a folder's name that lead to pages too. */
  folders: ReadonlyMap<string, string>;
  markup: (page: string) => string;
}

/** A single portfolio stands in the document as mere text; of several the document has the data, and their pages are made here. */
export function pageSource(): PageSource {
  const texts = new Map(all(document, '[data-page]').map((each) => [each.dataset.page!, each.textContent]));
  const folders = new Map(all(document, '[data-folder]').map(({ dataset }) => [dataset.folder!, dataset.page!]));
  const data = document.getElementById('cohort')?.textContent;
  if (data === undefined) return { pages: [...texts.keys()], folders, markup: (page) => texts.get(page)! };
  const cohort = openCohort(JSON.parse(data) as CohortData, texts);
  return { pages: cohort.addresses, folders, markup: cohort.markup };
}
