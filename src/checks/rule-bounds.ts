/** The percentage of a bound such as `70%`; undefined for a plain number or a threshold of the centre. */
export const percentOf = (bound: string | undefined): number | undefined =>
  bound?.endsWith('%') ? Number.parseInt(bound, 10) : undefined;

/** The number of a bound; undefined for anything else. */
export const numberOf = (bound: string | undefined): number | undefined =>
  bound !== undefined && /^[\d.]+$/.test(bound) ? Number(bound) : undefined;
