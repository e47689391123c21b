import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { memoryFolder } from '../src/load/folder.ts';
import { today, workspaceFiles } from './support/workspace.ts';

it('too few open files are said in words, and never as a fault of evid or of the files', () => {
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-c', `ulimit -n 24; exec '${process.execPath}' dist/evid.js check`],
    {
      encoding: 'utf8',
    },
  );
  // How many evid needs depends on the Node: it does its work, or says this.
  if (status === 0) expect(stdout).toContain('Checked ');
  else
    expect([status, stderr]).toEqual([
      2,
      'evid: the system lets this process open too few files (EMFILE)\n' +
        '  help: allow more, as by ulimit -n 1024; what was said until here is not the whole\n',
    ]);
});

it('a file that cannot be opened for want of open files is no missing file', async () => {
  const folder = memoryFolder(await workspaceFiles({}));
  const read: typeof folder.read = (path, limit) => {
    if (path.endsWith('portfolio.yaml')) throw Object.assign(new Error('EMFILE'), { code: 'EMFILE' });
    return folder.read(path, limit);
  };
  await expect(checkWorkspace({ folder: { ...folder, read }, today, onFault: () => {} })).rejects.toThrow('EMFILE');
});
