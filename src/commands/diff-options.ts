import type { FormatOptions } from './report-targets.ts';
import type { LookOptions, WorkspaceOptions } from './shared-options.ts';

export interface DiffOptions extends WorkspaceOptions, LookOptions, FormatOptions {
  to?: string | undefined;
}
