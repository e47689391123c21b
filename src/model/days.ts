/** The day since which something waits for somebody. */
export interface Wait {
  since: string;
  /** The files tell only that it cannot be longer: an item was changed at some time after this day. */
  atMost?: true;
}

/** Whole days from a day to the day of the run; none where it still lies ahead. */
export const daysSince = (day: string, today: string): number =>
  Math.max(0, Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000));
