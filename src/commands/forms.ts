import type { Document } from '../document/blocks.ts';
import { markdown } from '../document/markdown.ts';
import { terminal } from '../document/terminal.ts';
import type { Result } from '../model/result.ts';
import type { PageOptions } from '../page/page.ts';
import { jsonText } from '../report/ci/json.ts';
import type { Look } from '../report/look.ts';

/** What makes a report of something. `base` leads from where it will lie to the workspace. */
export type Form<Subject> = (subject: Subject, look: Look, base: string) => string | Promise<string>;
/** The forms of a report by name; the first is what nobody needs to ask for. */
export type Forms<Subject> = Readonly<Record<string, Form<Subject>>>;

/** A report that is a document, for a terminal, as Markdown and as a page, and as JSON what `data` takes of its subject. */
export const forms = <Subject>(
  document: (subject: Subject, look: Look) => Document,
  data: (subject: Subject, look: Look) => unknown,
): Record<'text' | 'markdown' | 'html' | 'json', Form<Subject>> => ({
  text: (subject, look) => terminal(document(subject, look), look),
  markdown: (subject, look) => markdown(document(subject, look)),
  html: async (subject, look, base) => {
    const { documentPage } = await import('../document/html.ts');
    return documentPage(document(subject, look), { base });
  },
  json: (subject, look) => jsonText(data(subject, look)),
});

/** The page in a browser as a format; what makes it is read only when somebody asks for it. */
export async function htmlFormat(result: Result, look: Look, options: PageOptions): Promise<string> {
  const { htmlPage } = await import('../page/page.ts');
  return htmlPage(result, look, options);
}
