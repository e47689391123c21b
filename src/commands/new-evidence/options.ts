import type { LookOptions, WorkspaceOptions } from '../shared-options.ts';

export interface EvidenceOptions extends WorkspaceOptions, LookOptions {
  method?: string | undefined;
  criteria?: string[] | undefined;
  tags?: string[] | undefined;
  title?: string | undefined;
  date?: string[] | undefined;
  occasion?: string | undefined;
  context?: string | undefined;
  witness?: string[] | undefined;
  assessor?: string[] | undefined;
  score?: string | undefined;
  hours?: string | undefined;
  customers?: string[] | undefined;
  files?: string[] | undefined;
  held?: string | undefined;
  id?: string | undefined;
  planned?: boolean | undefined;
}
