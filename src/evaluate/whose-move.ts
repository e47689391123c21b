import type { Gap, Owner } from '../model/result.ts';

/** Who moves next about a gap: its owner, but for what waits for something that the assessor has begun or planned. */
export const whoseMove = ({ owner, move }: Pick<Gap, 'owner' | 'move'>): Owner => move ?? owner;
