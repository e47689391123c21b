import type { Flags, LookOptions, WorkspaceOptions } from '../shared-options.ts';

export type EvidenceOptions = WorkspaceOptions &
  LookOptions &
  Flags<'method' | 'title' | 'occasion' | 'context' | 'score' | 'hours' | 'held' | 'id'> &
  Flags<'criteria' | 'tags' | 'date' | 'witness' | 'assessor' | 'customers' | 'files', string[]> &
  Flags<'planned', boolean>;
