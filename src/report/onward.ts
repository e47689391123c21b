import { either, type Words } from '../document/blocks.ts';
import { ended } from '../words/sentences.ts';

/** Why something is open and what is next: an arrow between, or where there are no symbols one sentence after the other. */
export const onward = (why: string, next: string): Words => either(`${why} → ${next}`, `${ended(why)} Next, ${next}`);
