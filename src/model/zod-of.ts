import { z } from 'zod';
import type { Shape } from './shape.ts';

/** All of zod that shapes are made of, named one by one so that the bundle holds no more. */
const zod = {
  array: z.array,
  date: z.iso.date,
  enum: z.enum,
  record: z.record,
  strictObject: z.strictObject,
  string: z.string,
  union: z.union,
};

/** A shape as zod's schema. Whoever asks loads zod, so that nobody asks before something is known to be wrong. */
export const zodOf = <Value>(shape: Shape<Value>): z.ZodType<Value> => shape.in(zod) as z.ZodType<Value>;
