import type { Result } from '../model/result.ts';
import type { PageOptions } from '../page/page.ts';
import type { Look } from '../report/look.ts';

/** The page in a browser as a format; what makes it is read only when somebody asks for it. */
export async function htmlFormat(result: Result, look: Look, options: PageOptions): Promise<string> {
  const { htmlPage } = await import('../page/page.ts');
  return htmlPage(result, look, options);
}
