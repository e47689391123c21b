import { isExpired, type Waiver, waiversPath } from '../resolve/waivers.ts';
import type { Workspace } from '../resolve/workspace.ts';
import type { Found, Words } from './check.ts';

/** A fault in waivers.yaml, at one key of a waiver. */
export const inWaiver = (waiver: Waiver, key: string, words: Pick<Words, 'message' | 'help'>): Found => ({
  ...words,
  file: waiversPath,
  span: waiver.at(key),
  about: aboutWaiver(waiver, key),
  ...(waiver.reference === undefined ? {} : { ref: waiver.reference }),
});

/** What tells a waiver from the others, and the key that is at fault. */
export const aboutWaiver = ({ code, reference, portfolio, subject }: Waiver, key?: string): string =>
  [code ?? reference, portfolio, subject, key].filter((part) => part !== undefined).join(' ');

/** The waivers whose words are anybody's business: those that can be read and have not run out. */
export const liveWaivers = ({ waivers, today }: Workspace): Waiver[] =>
  waivers.all.filter((waiver) => !waiver.isFaulty && !isExpired(waiver, today));
