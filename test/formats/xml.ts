export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The root element of an XML 1.0 document, or an exception with what is wrong: no leniency, and only what evid needs to write. */
export function parseXml(text: string): Element {
  const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(text);
  if (forbidden) throw new Error(`character ${forbidden[0].codePointAt(0)?.toString(16)} at ${forbidden.index}`);
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!text.startsWith(head)) throw new Error('no declaration');
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let at = head.length;
  const tag = /<(\/?)([A-Za-z][\w.-]*)((?: [A-Za-z][\w.-]*="[^"<]*")*)(\/?)>/y;
  while (at < text.length) {
    const top = open.at(-1)!;
    if (text[at] !== '<') {
      const end = text.indexOf('<', at);
      const words = decode(text.slice(at, end === -1 ? text.length : end));
      if (words.raw.includes(']]>')) throw new Error(`]]> at ${at}`);
      if (top === root && words.value.trim() !== '') throw new Error(`text outside the root at ${at}`);
      top.text += words.value;
      at = end === -1 ? text.length : end;
      continue;
    }
    tag.lastIndex = at;
    const match = tag.exec(text);
    if (match === null) throw new Error(`no tag at ${at}: ${text.slice(at, at + 60)}`);
    const [whole, closes, name = '', written = '', isEmpty] = match;
    at += whole.length;
    if (closes) {
      if (top.name !== name || written !== '') throw new Error(`</${name}> closes ${top.name}`);
      open.pop();
      continue;
    }
    const element: Element = { name, attributes: {}, children: [], text: '' };
    for (const [, key = '', value = ''] of written.matchAll(/ ([\w.-]+)="([^"]*)"/g)) {
      if (key in element.attributes) throw new Error(`${key} twice in ${name}`);
      element.attributes[key] = decode(value).value;
    }
    if (top === root && root.children.length > 0) throw new Error('two roots');
    top.children.push(element);
    if (!isEmpty) open.push(element);
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error(`${open.at(-1)?.name} is not closed`);
  return root.children[0]!;
}

/** Text with its references resolved; an ampersand that begins none is a mistake. */
function decode(raw: string): { raw: string; value: string } {
  const value = raw.replace(/&(?:#(\d+)|(\w+));|&/g, (whole, number?: string, name?: string) => {
    const meant = number === undefined ? entities[name ?? ''] : String.fromCodePoint(Number(number));
    if (meant === undefined) throw new Error(`${whole} is no reference`);
    return meant;
  });
  return { raw, value };
}

/** All elements of a name, at any depth, in their order. */
export const elementsOf = (element: Element, name: string): Element[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...elementsOf(child, name)]);
