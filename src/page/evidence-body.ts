import MarkdownIt, { type Token } from 'markdown-it';
import { escaped } from '../document/html-template.ts';
import { locatorForms } from '../parse/locators.ts';

/** What the body of an item is shown with. */
export interface BodyPlace {
  /** The line of the file on which the body begins. */
  firstLine: number;
  /** Lines that claims lead to, each of which gets an anchor. */
  located: ReadonlySet<number>;
  /** The id of a line's anchor. */
  idOf: (line: number) => string;
  /** Whether a bracket in the text is a locator of something. */
  isLocator: (ref: string) => boolean;
  /** Where a file of the item lies, seen from the page; undefined for what is no file of it. */
  hrefOf: (written: string) => string | undefined;
  /** Level of the least deep heading. */
  heading: number;
}

/** A learner's Markdown as HTML that runs nothing and loads nothing: no HTML of its own, no pictures, only plain links. */
export function bodyHtml(text: string, place: BodyPlace): string {
  return renderer.render(text, { place, emitted: new Set<number>() });
}

interface Env {
  place: BodyPlace;
  emitted: Set<number>;
}
const envOf = (env: unknown) => env as Env;

const renderer = new MarkdownIt({ html: false, linkify: false, typographer: false });
const webLink = /^(?:https?:\/\/|mailto:)/i;
const hasScheme = /^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i;
// What has another scheme is no link and stays as it was written.
renderer.validateLink = (url) => webLink.test(url.trim()) || !hasScheme.test(url.trim());

renderer.core.ruler.push('place_lines', (state) => {
  const { place } = envOf(state.env);
  const depths: number[] = [];
  for (const token of state.tokens) {
    if (token.type === 'heading_open') levelHeading(token, depths, place.heading);
    if (token.type === 'heading_close') token.tag = `h${place.heading + depths.length - 1}`;
    if (token.map === null) continue;
    const line = token.map[0] + place.firstLine;
    if (token.type === 'inline') token.children = withAnchors(token, line, place);
    else if (token.nesting === 1 && !token.hidden) token.attrSet('data-l', String(line));
  }
});

/** Headings of a learner begin below the page's own and never leave a level out. */
function levelHeading(token: Token, depths: number[], base: number): void {
  const depth = Number(token.tag.slice(1));
  while (depths.length > 0 && depths.at(-1)! >= depth) depths.pop();
  if (base + depths.length <= 6) depths.push(depth);
  token.tag = `h${base + depths.length - 1}`;
}

/** The parts of a paragraph with an anchor before each line that a claim leads to. */
function withAnchors({ children }: Token, first: number, { located }: BodyPlace): Token[] {
  const anchor = (line: number): Token[] => {
    if (!located.has(line)) return [];
    const token = new MarkdownIt.Token('line_anchor', '', 0);
    token.meta = { line };
    return [token];
  };
  let line = first;
  return [
    ...anchor(line),
    ...(children ?? []).flatMap((child) =>
      child.type === 'softbreak' || child.type === 'hardbreak' ? [child, ...anchor(++line)] : [child],
    ),
  ];
}

const anchorHtml = (line: number, env: Env): string => {
  if (env.emitted.has(line) || !env.place.located.has(line)) return '';
  env.emitted.add(line);
  return `<span class="line" id="${env.place.idOf(line)}"></span>`;
};

const rules = renderer.renderer.rules;
rules.line_anchor = (tokens, index, _options, env) => anchorHtml(Number(tokens[index]!.meta?.line), envOf(env));
rules.text = (tokens, index, _options, env) => locators(tokens[index]!.content, envOf(env).place);
rules.code_inline = (tokens, index) => `<code>${escaped(tokens[index]!.content)}</code>`;
rules.image = (tokens, index) => `<span class="picture">picture: ${escaped(tokens[index]!.content)}</span>`;
rules.fence = rules.code_block = (tokens, index, _options, env) => {
  const { content, map } = tokens[index]!;
  const { place } = envOf(env);
  const first = (map?.[0] ?? 0) + place.firstLine;
  const anchors = Array.from({ length: (map?.[1] ?? 0) - (map?.[0] ?? 0) }, (_, at) => first + at);
  const lines = content.replace(/\n$/, '').split('\n').map(escaped).join('\n');
  return `${anchors.map((line) => anchorHtml(line, envOf(env))).join('')}<pre data-l="${first}" tabindex="0"><code>${lines}</code></pre>\n`;
};
rules.link_open = (tokens, index, _options, env) => {
  const written = String(tokens[index]!.attrGet('href') ?? '');
  if (webLink.test(written)) return `<a href="${escaped(written)}" rel="noopener noreferrer">`;
  const href = envOf(env).place.hrefOf(decoded(written));
  return href === undefined ? '<a>' : `<a href="${escaped(href)}">`;
};

/** Text in which the locators look like what they are. */
function locators(text: string, { isLocator }: BodyPlace): string {
  let shown = '';
  let from = 0;
  for (const locator of locatorForms(text)) {
    if (!isLocator(locator.ref)) continue;
    const before = text.slice(from, locator.from).replace(/(?<![ \t])[ \t]+$/, '');
    shown += `${escaped(before)} <mark>${escaped(text.slice(locator.from + 1, locator.to - 1))}</mark>`;
    from = locator.to;
  }
  return shown + escaped(text.slice(from));
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
