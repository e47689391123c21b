import type { Result } from '../../src/model/result.ts';
import { type PageOptions, pageReporter } from '../../src/page/page.ts';
import type { Look } from '../../src/report/look.ts';
import { lookOf } from '../formats/views.ts';
import { reportOf } from './report-of.ts';

/** The page of a result, made portfolio by portfolio as a run makes it. */
export const htmlPage = (
  result: Result,
  look: Partial<Look>,
  { base, ...options }: PageOptions & { base: string },
): string => reportOf(pageReporter(options), result, lookOf(look), base);
