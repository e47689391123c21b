/**
 * A part of a line, which is harmless by itself, as Markdown that shows these very words: no markup, no HTML, no table cell's end, no
 * link, and no mention or reference that a git host would make one of. Whoever calls puts something before it on its line.
 */
export const markdownPart = (text: string): string =>
  mayMean.test(text)
    ? text
        .replace(/[\\`*_[\]|~#$]/g, '\\$&')
        .replace(/[&<>]/g, (character) => entities[character]!)
        .replace(hostReferences, `$&${unjoined}`)
    : text;

/** All that can begin to mean something, here or to a host. */
const mayMean = /[\\`*_[\]|~#$&<>:@!%]|gh-|www/i;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A space of no width, as an entity: it ends what would be an address, a mention or a number of an issue. */
const unjoined = '&#8203;';

/**
 * `@name`, also in an e-mail address; `#12`, `!12`, `GH-12`; GitLab's `&12`, `~label`, `%12` and `$12`; `https:` before `//` and
 * `www` before its dot; `:smile:`.
 */
const hostReferences =
  /:(?=[a-z+-][\w+\\-]*:)|@(?=\w)|\\#(?=\w)|!(?=\d)|&amp;(?=\d)|\\~(?=[\w"])|%(?=[\d"])|\\\$(?=\d)|\bGH-(?=\d)|:(?=\/\/)|\bwww(?=\.)/gi;
