import { oneLine } from '../../document/safe-text.ts';

/** An element of an XML document, or the text in one. */
type XmlNode = string | XmlElement | undefined;
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string | number>>;
  children: readonly XmlNode[];
}

/** An XML 1.0 document of one element, around elements that are written already, at least one. */
export function* xmlDocument({ name, attributes }: Omit<XmlElement, 'children'>, children: Iterable<string>) {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<${headOf(name, attributes)}>\n`;
  for (const child of children) yield `${child}\n`;
  yield `</${name}>\n`;
}

/** An element in such a document. Text may have several lines; each is made harmless on its own. */
export const xmlElement = (element: XmlElement): string => written(element, '  ');

const headOf = (name: string, attributes: XmlElement['attributes']): string =>
  [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${attribute(String(value))}"`)].join(' ');

function written({ name, attributes, ...element }: XmlElement, indent: string): string {
  const children = element.children.filter((child) => child !== undefined);
  const head = headOf(name, attributes);
  if (children.length === 0) return `${indent}<${head}/>`;
  const open = `${indent}<${head}>`;
  if (children.every((child) => typeof child === 'string')) return `${open}${children.map(text).join('')}</${name}>`;
  const inside = children.map((child) => (typeof child === 'string' ? text(child) : written(child, `${indent}  `)));
  return `${open}\n${inside.join('\n')}\n${indent}</${name}>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Every `>` is escaped, so no text can end a CDATA section; what XML 1.0 has no place for is replaced. */
const text = (value: string): string =>
  value
    .split('\n')
    .map(oneLine)
    .join('\n')
    .replace(/[\ufffe\uffff]/g, '�')
    .replace(/[&<>"']/g, (character) => entities[character]!)
    .replaceAll('##[', '##&#91;');

/** A line end in an attribute would be read as a space. */
const attribute = (value: string): string => text(value).replaceAll('\n', '&#10;');
