import type { ReportOptions } from './report.ts';

export interface DiffOptions extends ReportOptions {
  to?: string | undefined;
}
