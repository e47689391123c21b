import type { Result } from '../model/result.ts';

/** The result itself, as one JSON object. */
export const json = (result: Result): string => `${JSON.stringify(result, null, 2)}\n`;
