import type { History } from '../model/history.ts';
import type { Config } from './config.ts';
import type { People } from './people.ts';
import type { Qualifications } from './qualifications.ts';
import type { UnitIndex } from './unit-index.ts';
import type { Waivers } from './waivers.ts';

/** What every portfolio is read against: the units with the centre's rules, the people, the policy, the day of the run. */
export interface Workspace {
  today: string;
  config: Config;
  units: UnitIndex;
  /** The rules of combination. */
  qualifications: Qualifications;
  people: People;
  /** What the centre accepts. */
  waivers: Waivers;
  /** What git says of the files, where somebody asked for it. */
  history?: History | undefined;
}
