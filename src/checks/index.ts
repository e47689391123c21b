import * as all from './all.ts';
import type { Check } from './check.ts';

/** Every fault that evid reports, by code. */
export const checks: readonly Check[] = Object.values(all);
