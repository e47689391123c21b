import type { Parameters as Tried } from 'fast-check';
import { vi } from 'vitest';

// Every property is tried EVID_RUNS times as often as in `npm test`, with the seed of the soak.
vi.mock('fast-check', async (original) => {
  const real = await original<typeof import('fast-check')>();
  const assert = <Ts>(property: Parameters<typeof real.assert<Ts>>[0], parameters: Tried<Ts> = {}) =>
    real.assert(property, {
      seed: Number(process.env.EVID_SOAK),
      ...parameters,
      numRuns: (parameters.numRuns ?? 100) * Number(process.env.EVID_RUNS),
    });
  return { ...real, assert, default: { ...real.default, assert } };
});
