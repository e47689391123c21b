// Takes `import text from './page.css?bundled'`, or browser code in its place, for the build and for the tests: the file and all
// that it imports, made small, as one text.
import { dirname, resolve } from 'node:path';
import { bundle } from 'lightningcss';
import { rolldown } from 'rolldown';

const [prefix, suffix, query] = ['\0bundled:', '.js', '?bundled'];

export const bundled = () => ({
  name: 'bundled',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source.endsWith(query)
      ? `${prefix}${resolve(dirname(importer), source.slice(0, -query.length))}${suffix}`
      : undefined,
  async load(id) {
    if (!id.startsWith(prefix)) return undefined;
    const file = id.slice(prefix.length, -suffix.length);
    const text = file.endsWith('.css') ? styleText(file) : await scriptText(file);
    if (/<\/(?:script|style)|<!--/i.test(text))
      throw new Error(`${file}: what it holds would end the element that it stands in`);
    return { code: `export default ${JSON.stringify(text)};`, moduleType: 'js' };
  },
});

/** All that browser code uses of Node: in a page, too, a terminal's escapes are no words. */
const inBrowsers = {
  name: 'in-browsers',
  resolveId: (source) => (source === 'node:util' ? '\0node-util' : undefined),
  load: (id) =>
    id === '\0node-util'
      ? 'export const stripVTControlCharacters = (text) => text.replace(/\\u001b\\[[0-?]*[ -/]*[@-~]/g, "");'
      : undefined,
};

const styleText = (filename) => bundle({ filename, minify: true }).code.toString();

async function scriptText(input) {
  const made = await rolldown({
    input,
    platform: 'browser',
    plugins: [inBrowsers],
    logLevel: 'warn',
    onwarn: ({ message }) => {
      throw new Error(`${input}: ${message}`);
    },
  });
  const { output } = await made.generate({ format: 'iife', minify: true });
  await made.close();
  const [{ code, moduleIds }] = output;
  const foreign = moduleIds.filter((id) => id.includes('node_modules'));
  if (foreign.length > 0) throw new Error(`${input}: a page holds no code of others: ${foreign.join(', ')}`);
  return code.trim();
}
