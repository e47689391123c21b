import type { Document } from '../document/blocks.ts';
import { markdown } from '../document/markdown.ts';
import { terminal } from '../document/terminal.ts';
import type { ResultOf } from '../model/standing.ts';
import type { PageOptions } from '../page/page.ts';
import { jsonText } from '../report/ci/json.ts';
import type { Look } from '../report/look.ts';
import { type Report, type Reporter, reporter, type Shown } from '../report/reporter.ts';

/** What makes a report of something. `base` leads from where it will lie to the workspace: nothing, or `../`. */
export type Form<Subject> = (subject: Subject, look: Look, base: string) => Report | Promise<Report>;
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
export const pageFormat = (options: PageOptions): Reporter => ({
  quotes: true,
  async begin(asked) {
    const { pageReporter } = await import('../page/page.ts');
    return pageReporter(options).begin(asked);
  },
});

/** Forms of a report that takes the same of a portfolio for each of them, and makes its subject of that. */
export const reporters = <Taken, Subject, Name extends string>(
  made: Readonly<Record<Name, Form<Subject>>>,
  take: (shown: Shown) => Taken,
  subjectOf: (result: ResultOf<Taken>) => Subject,
): Record<Name, Reporter> =>
  Object.fromEntries(
    Object.entries<Form<Subject>>(made).map(([name, form]) => [
      name,
      reporter(take, (result: ResultOf<Taken>, look, base) => form(subjectOf(result), look, base)),
    ]),
  ) as Record<Name, Reporter>;
