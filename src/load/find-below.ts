import type { Folder } from './folder.ts';

/** Folders that are looked into at most, so that a home directory is not searched to its end. */
const most = 2000;

/** The nearest `evid.yaml` in a folder below, from the folder; undefined where there is none near. */
function nearestBelow(folder: Folder): string | undefined {
  let level = [''];
  for (let looked = 0; level.length > 0 && looked < most; ) {
    const below: string[] = [];
    for (const at of level) {
      if (looked++ >= most) break;
      const entries = folder.list(at) ?? [];
      if (at !== '' && entries.some(({ name }) => name === 'evid.yaml')) return `${at}/evid.yaml`;
      for (const { name, kind } of entries)
        if (kind === 'folder' && !name.startsWith('.') && name !== 'node_modules')
          below.push(at === '' ? name : `${at}/${name}`);
    }
    level = below;
  }
  return undefined;
}

/** What to do where no workspace is: where the nearest is, if one lies below. */
export function whereToRun(folder: Folder): string {
  const below = nearestBelow(folder);
  return below === undefined
    ? 'run evid in the workspace, or name it with --root'
    : `the nearest evid.yaml below is ${below}: run evid there, or name its folder with --root`;
}
