import type { Document } from '../document/blocks.ts';
import { markdown } from '../document/markdown.ts';
import { terminal } from '../document/terminal.ts';
import { jsonText } from '../report/ci/json.ts';
import type { Look } from '../report/look.ts';

/** What makes a report of something. `base` leads from where it will lie to the workspace. */
export type Form<Subject> = (subject: Subject, look: Look, base: string) => string | Promise<string>;

/** A report that is a document, for a terminal, as Markdown and as a page, and as JSON what `data` takes of its subject. */
export const forms = <Subject>(
  document: (subject: Subject, look: Look) => Document,
  data: (subject: Subject) => unknown,
): Record<'text' | 'markdown' | 'html' | 'json', Form<Subject>> => ({
  text: (subject, look) => terminal(document(subject, look), look),
  markdown: (subject, look) => markdown(document(subject, look)),
  html: async (subject, look, base) => {
    const { documentPage } = await import('../document/html.ts');
    return documentPage(document(subject, look), { base });
  },
  json: (subject) => jsonText(data(subject)),
});
