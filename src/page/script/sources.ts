import { all } from './elements.ts';

/** Where the pages come from that the script shows. */
export interface PageSource {
  /** The addresses of the pages, in their order. */
  pages: readonly string[];
  /** Addresses by a folder's name that lead to pages too. */
  folders: ReadonlyMap<string, string>;
  has: (page: string) => boolean;
  markup: (page: string) => string;
}

/** Of a large cohort the pages share their phrases, each written as one character; the last stands for the page's address. */
function unpacked(page: string, written: string): string {
  const shared = document.getElementById('phrases');
  if (!shared) return written;
  const phrases = JSON.parse(shared.textContent) as string[];
  return written
    .replace(/[\ue000-\uf8fe]/g, (sign) => phrases[sign.charCodeAt(0) - 0xe000]!)
    .replaceAll('\uf8ff', `${page}/`);
}

/** The pages that stand in the document, as mere text. */
export function pageSource(): PageSource {
  const pages = new Map(all(document, '[data-page]').map((each) => [each.dataset.page!, each]));
  return {
    pages: [...pages.keys()],
    folders: new Map(all(document, '[data-folder]').map(({ dataset }) => [dataset.folder!, dataset.page!])),
    has: (page) => pages.has(page),
    markup: (page) => unpacked(page, pages.get(page)!.textContent),
  };
}
