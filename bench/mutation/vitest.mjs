// What stands in the place of vitest while mutants are tried: tests are collected once and run as plain functions, so that one
// process can ask them thousands of times.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { chai, customMatchers, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

/** The file whose tests are being collected. */
const collecting = { file: '' };
const newSuite = (name, parent) => ({ name, parent, beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] });
let suite = newSuite('');
export const tests = [];
const suites = [];
export function begin(file) {
  collecting.file = file;
  suite = newSuite(file);
  suites.push(suite);
}

const named = (name, args, index) => {
  let at = 0;
  const given = Array.isArray(args) ? args : [args];
  return name.replace(/%[sdifjo#%]/g, (sign) => (sign === '%#' ? index : String(given[at++]))).slice(0, 200);
};
const taking = (one) => {
  const all = (name, second, third) => {
    const [options, fn] = typeof second === 'function' ? [third, second] : [second, third];
    one(name, fn, options);
  };
  all.each =
    (rows) =>
    (name, ...rest) => {
      for (const [index, row] of rows.entries()) {
        const fn = rest.find((each) => typeof each === 'function');
        one(named(name, row, index), () => (Array.isArray(row) ? fn(...row) : fn(row)));
      }
    };
  all.for = (rows) => (name, fn) => {
    for (const [index, row] of rows.entries()) one(named(name, row, index), () => fn(row));
  };
  all.skip = () => {};
  all.skipIf = (is) => (is ? all.skip : all);
  all.runIf = (is) => (is ? all : all.skip);
  return all;
};
export const it = taking((name, fn) => {
  tests.push({ file: collecting.file, name: `${suite.path ?? ''}${name}`, fn, suite });
});
export const test = it;
export const describe = taking((name, fn) => {
  const outer = suite;
  suite = { ...newSuite(name, outer), path: `${outer.path ?? ''}${name} > ` };
  suites.push(suite);
  fn();
  suite = outer;
});
const hook = (kind) => (fn) => {
  suite[kind].push(fn);
};
export const [beforeAll, afterAll, beforeEach, afterEach] = ['beforeAll', 'afterAll', 'beforeEach', 'afterEach'].map(
  hook,
);

/** A snapshot that a file holds; what stands inline is held by the run of vitest alone. */
chai.use((_, { flag }) => {
  chai.Assertion.addMethod('toMatchInlineSnapshot', () => {});
  chai.Assertion.addMethod('toMatchFileSnapshot', function (path) {
    const file = resolve(dirname(flag(this, 'file') ?? collecting.file), path);
    if (existsSync(file) && readFileSync(file, 'utf8') !== String(flag(this, 'object')))
      throw new Error(`it is not ${path}`);
  });
});
chai.expect.extend(chai.expect, customMatchers);
let running;
export const expect = Object.assign((value, message) => {
  const assertion = chai.expect(value, message);
  chai.util.flag(assertion, 'file', running?.file);
  return assertion;
}, chai.expect);

const ready = new Set();
/** Has every suite made ready anew, since a mutant may spoil that too. */
export const forget = () => ready.clear();
const outward = (each) => (each === undefined ? [] : [each, ...outward(each.parent)]);

/** Runs one test; it throws what fails. */
export async function run(one) {
  running = one;
  const around = outward(one.suite);
  for (const each of [...around].reverse()) {
    if (ready.has(each)) continue;
    ready.add(each);
    for (const before of each.beforeAll) await before();
  }
  for (const each of [...around].reverse()) for (const before of each.beforeEach) await before();
  try {
    await one.fn();
  } finally {
    for (const each of around) for (const after of each.afterEach) await after();
  }
}
export async function end() {
  for (const each of suites) for (const after of each.afterAll) await after();
}
export const vi = {};
