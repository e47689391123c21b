// Tries to write files of certain names, at the same moment as others do, and says which of them it got.
import { readdirSync, writeFileSync } from 'node:fs';
import { createFile } from '../../src/write/files.ts';

const [folder = '.', own = '', people = '1', count = '0'] = process.argv.slice(2);
writeFileSync(`${folder}/ready-${own}`, '');
while (readdirSync(folder).filter((name) => name.startsWith('ready-')).length < Number(people));
const names = Array.from({ length: Number(count) }, (_, index) => `${index}.md`);
process.stdout.write(names.filter((name) => createFile(`${folder}/${name}`, own)).join('\n'));
