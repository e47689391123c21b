import { posix } from 'node:path';
import { unportable } from '../model/portable-name.ts';
import { type Check, inItem } from './check.ts';
import { attachment, statement } from './example.ts';

export const unportableName: Check = {
  code: 'unportable-name',
  severity: 'warning',
  summary: 'A file or folder has a name that Windows does not know',
  why:
    'Windows keeps names such as aux, con and nul for devices, whatever their ending, drops a full stop or a blank at the end, and ' +
    'knows none with a colon or a question mark. A copy of the portfolio there lacks the file, or cannot be made at all.',
  fix: 'Rename the file or the folder, and what refers to it.',
  wrong: { ...attachment('aux.txt'), ...statement({ files: '[attachments/aux.txt]' }) },
  right: { ...attachment('minutes.txt'), ...statement({ files: '[attachments/minutes.txt]' }) },
  // What lies in the folders that evid reads is seen when they are listed.
  *portfolio(resolved) {
    for (const { item, index, file } of resolved.files) {
      if (/^attachments\//.test(posix.normalize(file)) || resolved.portfolio.fileState(file) === 'outside') continue;
      const why = file.split(/[/\\]/).flatMap((step) => (/^\.*$/.test(step) ? [] : (unportable(step) ?? [])))[0];
      if (why === undefined) continue;
      yield inItem(item, ['files', index], {
        about: file,
        message: `${file} is no name on Windows: ${why}`,
        help: 'rename the file',
      });
    }
  },
};
