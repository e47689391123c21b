import { htmlText } from '../../document/html-text.ts';

/** Text for a narrow column: a date is never broken, and a path where a folder ends. */
export const foldableText = (text: string): string =>
  htmlText(text)
    .replace(/(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])/g, '<span class="day">$&</span>')
    .replace(/(?<=[\w.])\/(?=[\w.-]*[a-z]{2})/g, '/<wbr>');
