/** Why a disk did not take a file, in words that are the same wherever the workspace lies; undefined for what is no disk's fault. */
export function diskRefusal(error: unknown): string | undefined {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (typeof code !== 'string' || syscall === undefined) return undefined;
  return reasons[code] ?? `the disk says ${code}`;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file is larger than it may be',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EEXIST: 'a part of its path is a file, not a folder',
  ENOENT: 'no file can be made there',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'its name is too long',
};
