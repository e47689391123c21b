import { oneLine } from '../../document/safe-text.ts';

/** An element of an XML document, or the text in one. */
export type XmlNode = string | XmlElement;
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string | number>>;
  children: readonly XmlNode[];
}

/** An XML 1.0 document of one element. Text may have several lines; each is made harmless on its own. */
export const xmlDocument = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${written(root, '')}\n`;

function written({ name, attributes, children }: XmlElement, indent: string): string {
  const head = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${attribute(String(value))}"`)];
  if (children.length === 0) return `${indent}<${head.join(' ')}/>`;
  const open = `${indent}<${head.join(' ')}>`;
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
