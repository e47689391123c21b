// Where a source can be changed so that a test should notice, and the source with all of its mutants in it, switched by a number.
import { parseAst } from 'rolldown/parseAst';

/** Keys of a check that are its page and its examples, not its work. */
const prose = new Set(['examples', 'code', 'severity', 'summary', 'why', 'fix', 'title', 'message', 'help']);
const others = {
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '>='],
  '>': ['>=', '<='],
  '<=': ['<', '>'],
  '>=': ['>', '<'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
};
const swaps = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['min', 'max'],
  ['max', 'min'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
]);
const isText = ({ type, value }) => type === 'TemplateLiteral' || typeof value === 'string';

/** Expressions that stand in the place of this one. */
function replacements(node, text, parent) {
  const of = (each) => text.slice(each.start, each.end);
  switch (node.type) {
    case 'BinaryExpression': {
      const [left, right] = [of(node.left), of(node.right)];
      const signs =
        node.operator === '+' ? (isText(node.left) || isText(node.right) ? [] : ['-']) : others[node.operator];
      return (signs ?? []).map((sign) => [`${node.operator} as ${sign}`, `${left} ${sign} ${right}`]);
    }
    case 'LogicalExpression': {
      const [left, right] = [`(${of(node.left)})`, `(${of(node.right)})`];
      if (node.operator === '??') return [['?? gone', left]];
      return [
        [
          `${node.operator} as ${node.operator === '&&' ? '||' : '&&'}`,
          `${left} ${node.operator === '&&' ? '||' : '&&'} ${right}`,
        ],
        ['right gone', left],
        ['left gone', right],
      ];
    }
    case 'UnaryExpression':
      return node.operator === '!' ? [['! gone', of(node.argument)]] : [];
    case 'ConditionalExpression':
      return [
        ['always', of(node.consequent)],
        ['never', of(node.alternate)],
      ];
    case 'Literal':
      if (typeof node.value === 'boolean') return [[`${node.value} as ${!node.value}`, String(!node.value)]];
      if (typeof node.value === 'number') return [['one more', String(node.value + 1)]];
      if (typeof node.value !== 'string' || !/^[a-z]+(?:-[a-z]+)*$/.test(node.value)) return [];
      return ['ArrayExpression', 'ReturnStatement', 'ConditionalExpression', 'ArrowFunctionExpression'].includes(
        parent?.type,
      )
        ? [['no word', "''"]]
        : [];
    case 'ArrayExpression':
      return node.elements.length > 0 ? [['empty', '[]']] : [];
    case 'CallExpression': {
      const { callee } = node;
      if (callee.type !== 'MemberExpression' || callee.computed || callee.optional) return [];
      const [receiver, name] = [of(callee.object), callee.property.name];
      const args = text.slice(callee.property.end, node.end);
      if (['filter', 'sort', 'toSorted', 'reverse', 'slice', 'trim', 'toLowerCase'].includes(name))
        return [[`${name} gone`, receiver]];
      const swapped = swaps.get(name);
      return swapped === undefined ? [] : [[`${name} as ${swapped}`, `${receiver}.${swapped}${args}`]];
    }
    default:
      return [];
  }
}

/** The places of one source at which something can be done, from the outermost in, and what. */
export function mutantsOf(path, text) {
  const tree = parseAst(text, { lang: 'ts' }, path);
  const sites = [];
  const visit = (node, parent, chain) => {
    if (node === null || typeof node !== 'object') return;
    if (Array.isArray(node)) {
      for (const each of node) visit(each, parent);
      return;
    }
    const { type } = node;
    if (type === 'ImportDeclaration' || type === 'ExportAllDeclaration') return;
    const isBare = ['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression'].includes(type);
    if (type?.startsWith('TS') && !isBare) return;
    if (type === 'IfStatement')
      sites.push({
        node: node.test,
        options: [
          ['if always', 'true'],
          ['if never', 'false'],
        ],
      });
    if (type === 'ExpressionStatement' && removable.has(node.expression.type))
      sites.push({ node, statement: true, options: [['statement gone', '']] });
    const options = chain === 'inner' || type === undefined ? [] : replacements(node, text, parent);
    if (options.length > 0) sites.push({ node, options });
    for (const [key, value] of Object.entries(node)) {
      if (notRun.has(key) || (type === 'SwitchCase' && key === 'test')) continue;
      if (type === 'Property' && key === 'key' && !node.computed) continue;
      if (type === 'Property' && key === 'value' && prose.has(node.key.name) && isProse(value)) continue;
      if (type === 'Property' && ['wrong', 'right'].includes(node.key.name) && parent?.type === 'ObjectExpression')
        continue;
      // A link of an optional chain cannot stand alone.
      if (type === 'ChainExpression') visit(value, node, 'outer');
      else visit(value, node, chain && (key === 'object' || key === 'callee' || isBare) ? 'inner' : undefined);
    }
  };
  visit(tree.body);
  return sites;
}
const isProse = ({ type }) => ['Literal', 'TemplateLiteral', 'ArrayExpression', 'ObjectExpression'].includes(type);
const removable = new Set(['CallExpression', 'AssignmentExpression', 'UpdateExpression']);
const notRun = new Set(['typeAnnotation', 'typeArguments', 'typeParameters', 'returnType']);

/**
 * The source with a switch at every site: the mutant whose number `__mutant` is, else the original. With `counts`, each site tells
 * `__hit` its number instead. Numbers begin at `first`.
 */
export function withMutants(text, sites, first, counts = false) {
  let number = first;
  const pieces = sites.map((site) => {
    const numbers = site.options.map(() => number++);
    return { ...site, numbers };
  });
  // Inner sites are written before the outer ones that hold them, which keep their place by offsets of the original.
  const opens = new Map();
  const closes = new Map();
  const add = (map, at, piece, atFront) => {
    const list = map.get(at) ?? [];
    if (atFront) list.unshift(piece);
    else list.push(piece);
    map.set(at, list);
  };
  for (const { node, options, numbers, statement } of pieces) {
    // What begins first and ends last is outermost: sites come in that order.
    if (statement) {
      const test = counts ? `__hit(${numbers[0]}, 1)` : `__mutant !== ${numbers[0]}`;
      // In braces of its own, so that an else behind it stays where it belongs.
      add(opens, node.start, `{ if (${test}) {`, false);
      add(closes, node.end, '} }', true);
      continue;
    }
    const switches = numbers.map((each, at) => `__mutant === ${each} ? (${options[at][1]}) : `).join('');
    add(opens, node.start, counts ? `(__hit(${numbers[0]}, ${numbers.length}), (` : `(${switches}(`, false);
    add(closes, node.end, '))', true);
  }
  let made = '';
  const stops = [...new Set([...opens.keys(), ...closes.keys()])].sort((a, b) => a - b);
  let at = 0;
  for (const stop of stops) {
    made += text.slice(at, stop) + (closes.get(stop) ?? []).join('') + (opens.get(stop) ?? []).join('');
    at = stop;
  }
  return { code: made + text.slice(at), next: number };
}
