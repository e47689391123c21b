import { type Check, inItem } from './check.ts';
import { attachment, statement } from './example.ts';

export const fileOutsidePortfolio: Check = {
  code: 'file-outside-portfolio',
  severity: 'error',
  summary: 'A file leads out of the portfolio folder',
  why:
    'A portfolio is handed on as one folder, and it may hold nothing of another learner or customer. A path ' +
    'that leads out of it breaks as soon as the folder is moved, and may show what nobody should see.',
  fix:
    'Put a copy into attachments/. What has to stay at the workplace is described, with held, seen-by and ' +
    'seen-on.',
  wrong: { ...attachment('minutes.txt'), ...statement({ files: '[../joe-bell/attachments/minutes.txt]' }) },
  right: { ...attachment('minutes.txt'), ...statement({ files: '[attachments/minutes.txt]' }) },
  *portfolio(resolved) {
    for (const { item, index, file } of resolved.files) {
      if (resolved.portfolio.fileState(file) !== 'outside') continue;
      yield inItem(item, ['files', index], {
        about: file,
        message: `${file} lies outside the portfolio folder`,
        help: 'put a copy into attachments/, or describe evidence that must stay at the workplace with held:',
      });
    }
  },
};
