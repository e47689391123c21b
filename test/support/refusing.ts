import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

type Call = 'fchmodSync' | 'linkSync' | 'renameSync' | 'writeSync';
const real = { ...fs };

/** From now on the disk answers each of these calls with the error named, once `after` of them have gone well. */
export function refuse(calls: Partial<Record<Call, string>>, after = 0): void {
  let left = after;
  for (const [name, code] of Object.entries(calls) as [Call, string][]) {
    const call = real[name] as (...given: unknown[]) => unknown;
    const refused = (...given: unknown[]) => {
      if (left-- <= 0) throw Object.assign(new Error(code), { code, syscall: name.replace('Sync', '') });
      return call(...given);
    };
    Object.assign(fs, { [name]: refused });
  }
  syncBuiltinESMExports();
}

/** The disk does as it is asked again. */
export function refuseNothing(): void {
  const { fchmodSync, linkSync, renameSync, writeSync } = real;
  Object.assign(fs, { fchmodSync, linkSync, renameSync, writeSync });
  syncBuiltinESMExports();
}
