import { type Rule, rulesOf } from './page-rules.ts';
import { placedLines } from './place-text.ts';
import type { PlacedText } from './placed-text.ts';
import type { Source } from './source.ts';
import { refuseBombs } from './unfolded-size.ts';
import { UnreadableSource } from './unreadable.ts';

/** Pages, and pieces of text, of a document that is still a unit; and milliseconds after which reading is given up between two pages. */
const pagesLimit = 400;
const piecesLimit = 400_000;
const patience = 60_000;

/**
 * A PDF as lines, with tables told by the rules round their cells and the place of their words. Only its text and its lines are read:
 * no script of it is run, no font or picture of it drawn, nothing fetched.
 */
export async function readPdf(bytes: Uint8Array): Promise<Pick<Source, 'lines' | 'notes'>> {
  refuseBombs(bytes);
  const { getDocument, OPS } = await import('unpdf/pdfjs');
  const settings = {
    // The reader takes the bytes that it is given for its own.
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    enableXfa: false,
    maxImageSize: 0,
  };
  const started = performance.now();
  const task = getDocument(settings);
  // What nobody gave a password for is refused, not waited for.
  task.onPassword = () => {
    throw new UnreadableSource('it is protected by a password', 'save a copy without one');
  };
  try {
    const document = await task.promise;
    const pages: PlacedText[][] = [];
    const rules: Rule[][] = [];
    let pieces = 0;
    if (document.numPages > pagesLimit)
      throw new UnreadableSource(
        `it has ${document.numPages} pages, more than ${pagesLimit}`,
        'save the pages of the unit as a document of their own',
      );
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const texts = items.flatMap((item) => ('str' in item ? placed(item) : []));
      pages.push(texts);
      // Of a page whose drawing is broken, the words can still be read.
      rules.push(
        await page.getOperatorList().then(
          (drawn) => rulesOf(drawn, OPS),
          () => [],
        ),
      );
      pieces += texts.filter(({ text }) => text.trim() !== '').length;
      if (pieces > piecesLimit || performance.now() - started > patience)
        throw new UnreadableSource(
          `it is too much to read (page ${number} of ${document.numPages})`,
          'save the pages of the unit as a document of their own',
        );
      page.cleanup();
    }
    if (pieces === 0)
      throw new UnreadableSource(
        'it holds no text: its pages are pictures, as from a scanner',
        'have its text recognised (OCR) first, or ask the awarding organisation for the document itself',
      );
    return placedLines(pages, rules);
  } catch (error) {
    if (error instanceof UnreadableSource) throw error;
    if ((error as Error).name === 'PasswordException')
      throw new UnreadableSource('it is protected by a password', 'save a copy without one');
    throw new UnreadableSource('it is broken', 'open it in a viewer and print it to a new PDF');
  } finally {
    await task.destroy().catch(() => {});
  }
}

/** What the reader says of a piece of text. */
interface Piece {
  str: string;
  transform: number[];
  width: number;
  height: number;
}

/** A piece of text with its place, a blank between words too; none for what does not run from left to right. */
function placed({ str, transform, width, height }: Piece): PlacedText[] {
  const [a, b, , d, x, y] = transform as number[];
  const size = Math.abs(height || d || 0);
  if (str === '' || !(a! > 0) || Math.abs(b!) > Math.abs(a!) / 10) return [];
  if (![x, y, width, size].every(Number.isFinite) || size === 0) return [];
  return [{ text: str, x: x!, y: y!, width: Math.max(0, width), size }];
}
