import type { Document } from '../../src/document/blocks.ts';
import { documentPage } from '../../src/document/html.ts';
import { markdown } from '../../src/document/markdown.ts';
import { terminal } from '../../src/document/terminal.ts';

/** A report as it looks on a terminal without colours. */
export const onScreen = (document: Document, { plain = false } = {}) =>
  terminal(document, { width: plain ? Number.POSITIVE_INFINITY : 80, colour: 0, plain });

/** A report in each of its forms. */
export const everyForm = (name: string, document: () => Document): [string, () => string][] => [
  [name, () => onScreen(document())],
  [`${name} --plain`, () => onScreen(document(), { plain: true })],
  [`${name} md`, () => markdown(document())],
  [`${name} page`, () => documentPage(document(), { base: '' })],
];
