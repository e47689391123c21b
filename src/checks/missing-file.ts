import { type Check, inItem } from './check.ts';
import { attachment, statement } from './example.ts';

export const missingFile: Check = {
  code: 'missing-file',
  severity: 'error',
  summary: 'A file that the evidence refers to does not exist',
  why: 'Evidence that cannot be opened cannot be assessed, sampled or checked again on appeal.',
  fix:
    'Add the file to the portfolio folder, or correct its path, which starts there and is spelt exactly like ' +
    'the file.',
  wrong: { ...attachment('minutes.txt'), ...statement({ files: '[attachments/Minutes.txt]' }) },
  right: { ...attachment('minutes.txt'), ...statement({ files: '[attachments/minutes.txt]' }) },
  *portfolio(resolved) {
    for (const { item, index, file } of resolved.files) {
      if (resolved.portfolio.fileState(file) !== 'missing') continue;
      const name = file.split('/').at(-1);
      const elsewhere = ['attachments/', 'evidence/', ''].map((folder) => `${folder}${name}`);
      const lies = elsewhere.find((path) => path !== file && resolved.portfolio.fileState(path) === 'present');
      yield inItem(item, ['files', index], {
        about: file,
        message: `there is no file ${file} in the portfolio`,
        help: lies
          ? `it lies in ${lies}: ${lies.startsWith('evidence/') ? `move it to ${file}` : `write ${lies}`}`
          : 'add the file, or correct its path, which starts at the portfolio folder (as in attachments/email-thread.pdf)',
      });
    }
  },
};
