import { isUtf8 } from 'node:buffer';
import { type Finding, fileStart } from '../diagnostics/finding.ts';
import { type Folder, unreadableName } from './folder.ts';

/** How many bytes a text file may have; more is no portfolio text but an accident. */
export const textLimit = 4 * 1024 * 1024;

/** A file's text with LF line ends and without a byte order mark, or the one finding that says why there is none. */
export function readText(folder: Folder, path: string): { text: string } | { fault: Finding } {
  const outcome = folder.read(path, textLimit);
  const fault = (code: string, message: string, help: string) => ({
    fault: { code, message, help, file: path, span: fileStart },
  });
  if ('problem' in outcome) {
    if (outcome.problem === 'too-large') {
      return fault(
        'file-too-large',
        `this file is too large to read: ${outcome.detail}`,
        `keep text files below ${textLimit} bytes; put recordings and documents into attachments/`,
      );
    }
    return fault(
      'unreadable-file',
      `this file cannot be read: ${outcome.detail}`,
      outcome.detail === unreadableName ? 'rename the file' : 'restore the file or its permissions, or remove it',
    );
  }
  const text = outcome.bytes.toString('utf8');
  // Bytes that are no UTF-8 become this character, which some texts hold of their own.
  if (text.includes('\ufffd') && !isUtf8(outcome.bytes)) {
    return fault(
      'invalid-utf8',
      'this file is not UTF-8 text',
      'save it as UTF-8 (most editors: "Save with encoding")',
    );
  }
  const withoutMark = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return { text: withoutMark.includes('\r') ? withoutMark.replace(/\r\n?/g, '\n') : withoutMark };
}
