// The licences of what is bundled into dist/, which MIT and ISC ask to go along with every copy.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The packages whose modules stand in a bundle, each once, by name: `{ name, version, licence, text }`. */
export function bundledPackages(moduleIds) {
  const folders = new Set(moduleIds.flatMap((id) => packageFolder(id) ?? []));
  return [...folders].map(readPackage).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The text of THIRD-PARTY-NOTICES. */
export function notices(packages) {
  const rule = '-'.repeat(72);
  const entries = packages.map(
    ({ name, version, licence, text }) => `${rule}\n${name} ${version} (${licence})\n\n${text}`,
  );
  return `dist/ holds code of the packages below, each under the licence that follows its name.\n\n${entries.join('\n\n')}\n`;
}

/** The folder of the package that a module belongs to; undefined for evid's own. */
function packageFolder(id) {
  // The few lines with which rolldown joins modules are rolldown's own.
  if (/^\0?\\?0?rolldown\/runtime/.test(id)) return join('node_modules', 'rolldown');
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id.replace(/^\0/, ''))?.[0];
}

function readPackage(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort();
  if (files.length === 0)
    throw new Error(`${name} is bundled, but comes without the text of its licence (${dirname(folder)})`);
  const text = files.map((file) => readFileSync(join(folder, file), 'utf8').replace(/\r\n/g, '\n').trim()).join('\n\n');
  const carried = carries[name];
  if (carried === undefined) return { name, version, licence: license, text };
  const whole = readFileSync(carried.text, 'utf8').replace(/\r\n/g, '\n').trim();
  return { name, version, licence: license, text: `${text}\n\n${carried.says}\n\n${whole}` };
}

/** What a package carries of others without the text of their licence; TypeScript comes with that text. */
const carries = {
  unpdf: {
    says: 'It carries pdf.js (https://github.com/mozilla/pdf.js), Copyright Mozilla Foundation, under the Apache License, Version 2.0:',
    text: 'node_modules/typescript/LICENSE',
  },
};
