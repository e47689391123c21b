import { daysSince, type Wait } from '../model/days.ts';
import { counted } from './counts.ts';

/** How long something has waited: "41 days", "up to 12 days" where the files do not tell the day. */
export const waitWords = ({ since, atMost }: Wait, today: string): string =>
  `${atMost ? 'up to ' : ''}${counted(daysSince(since, today), 'day')}`;
