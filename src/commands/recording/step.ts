/** One flag as it was typed. Their order matters: a reason belongs to what stands just before it. */
export interface Step<Flag extends string = string> {
  flag: Flag;
  value: string;
}

/** Why a record cannot be written. */
export interface Fault {
  message: string;
  help?: string | undefined;
}

/** A list typed with commas. */
export const listed = (value: string): string[] => [
  ...new Set(
    value
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  ),
];
