export function chance(seed: number): (below: number) => number;
