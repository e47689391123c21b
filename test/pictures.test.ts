import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { columns, session, terminalPicture } from '../bin/terminal-picture.mjs';
import { copyExamples } from './support/examples.ts';
import { evid } from './support/terminal.ts';

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const pictures = pages.flatMap((page) => {
  const text = readFileSync(page, 'utf8');
  const inMarkdown = [...text.matchAll(/!\[([^\]]*)\]\(([^)\s]+)\)/g)].map(([, words, path]) => ({ words, path }));
  const inHtml = [...text.matchAll(/<img\b[^>]*>/g)].map(([tag]) => ({
    words: /\balt="([^"]*)"/.exec(tag)?.[1],
    path: /\bsrc="([^"]*)"/.exec(tag)?.[1],
  }));
  return [...inMarkdown, ...inHtml].map(({ words = '', path = '' }) => ({
    page,
    words,
    file: join(dirname(page), path),
  }));
});

describe('the pictures of the documentation', () => {
  it('are there, small, and described to whoever does not see them', () => {
    expect(pictures.filter(({ page }) => page === 'README.md').length).toBeGreaterThanOrEqual(2);
    for (const { page, words, file } of pictures) {
      expect(existsSync(file), `${page} shows ${file}`).toBe(true);
      expect(statSync(file).size, file).toBeLessThan(200_000);
      expect(words.length, `what ${page} says of ${file}`).toBeGreaterThan(40);
    }
  });

  it('show of a terminal what the program prints today', async () => {
    const cwd = copyExamples();
    const shown = [];
    for (const command of session.commands) {
      const { status, stdout } = await evid([...command, '--color=always'], { cwd, columns });
      expect(status).toBe(0);
      shown.push({ command, output: stdout });
    }
    const picture = terminalPicture(session, shown);
    await expect(picture).toMatchFileSnapshot('../docs/pictures/terminal.svg');
    const words = picture.replace(/<[^>]*>/g, '');
    expect(words).toContain('$ evid why amira-khan B9/2.6');
    expect(words).toContain('Agree with service partners how their work will be prioritised if there is a');
  });
});
