/** Where a report lies: `base` leads from it to the workspace, as in `../`. Without it, no file is linked. */
export interface Place {
  base?: string | undefined;
}

/** The address of a file of the workspace: each step of its path, so that no word of it can be a scheme or a host. */
export const addressOf = (base: string, path: string): string =>
  `${base}${path
    .replace(/\p{Surrogate}/gu, '�')
    .split('/')
    .map(encodeURIComponent)
    .join('/')}`.replace(/^(?=\/)/, '.');
