import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diskFolder, type Folder } from './folder.ts';

/** The folder of the evid package itself, with the specifications that it ships; the same from dist/ and from the source. */
export function shippedFolder(): Folder {
  const here = dirname(fileURLToPath(import.meta.url));
  let root = here;
  while (!existsSync(join(root, 'specs')) && dirname(root) !== root) root = dirname(root);
  return diskFolder(root);
}
