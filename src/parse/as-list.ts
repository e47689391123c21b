import { withoutCurly } from './typographic-quotes.ts';
import { quoted } from './yaml-slip.ts';

/** Help for what was written without brackets, with semicolons, or as a range: `criteria: [B9/1.3, B9/1.4]`. */
export function asList(name: string, written: string): string {
  const entries = name === 'criteria' ? references(written) : partsOf(written, /\s*[;,]\s*/);
  const lacks = [
    ...(entries.length > 1 ? ['with commas'] : []),
    ...(name === 'criteria' && !written.includes('/') ? ['with a slash after the unit'] : []),
  ];
  return `write ${['a list', ...lacks].join(', ')}: ${name}: [${entries.map(entry).join(', ')}]`;
}

/** The entries of a list that somebody meant, separated by whatever stood between them. */
const partsOf = (written: string, between: RegExp): string[] =>
  withoutCurly(written)
    .split(between)
    .map(withoutCurly)
    .filter((part) => part !== '');

/** References to criteria with their unit and a slash: `B9 1.3; 1.4` is `B9/1.3` and `B9/1.4`. */
function references(written: string): string[] {
  // A place may hold any words.
  if (written.includes('@')) return partsOf(written, /\s*;\s*/);
  let unit = '';
  return partsOf(written, /\s*[;,&]\s*|\s+and\s+|\s+(?=[A-Za-z0-9-]+\/)/).flatMap((part) => {
    const [, named, id = part] = /^([A-Za-z0-9][A-Za-z0-9-]*)(?:\s*\/\s*|\s+)(\S.*)$/.exec(part) ?? [];
    unit = named ?? unit;
    return range(id).map((each) => (unit === '' ? each : `${unit}/${each}`));
  });
}

/** `1.1-1.5` as the five that it means, or what was written. */
function range(id: string): string[] {
  const [, before = '', first, last] =
    /^((?:\d+\.)*)(\d{1,3})\s*(?:[-–—]|to)\s*(?:[A-Za-z0-9]+\/)?\1(\d{1,3})$/.exec(id) ?? [];
  const count = Number(last) - Number(first) + 1;
  if (!(count > 1 && count <= 30)) return [id];
  return Array.from({ length: count }, (_, index) => `${before}${Number(first) + index}`);
}

/** A text as it may stand between brackets. */
const entry = (text: string): string => (/^[\p{L}\p{N}(](?:[^:#,[\]{}"']|:(?=\S))*$/u.test(text) ? text : quoted(text));
