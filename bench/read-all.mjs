// Lists and reads every file below the current folder: the least that any check of them has to do.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

let bytes = 0;
for (const entry of readdirSync('.', { recursive: true, withFileTypes: true }))
  if (entry.isFile()) bytes += readFileSync(join(entry.parentPath ?? entry.path, entry.name)).length;
if (bytes === 0) process.exitCode = 1;
