// Writes new files, and one file again and again, until somebody kills the process.
import { createFile, replaceFile } from '../../src/write/files.ts';

const [folder = '.', first = '0', size = '0'] = process.argv.slice(2);
process.stdout.write('begun\n');
for (let number = Number(first); ; number += 1) {
  const text = `${String(number).padStart(7)}\n`.repeat(Number(size) / 8);
  createFile(`${folder}/new-${number}.md`, text);
  replaceFile(`${folder}/replaced.md`, text);
}
