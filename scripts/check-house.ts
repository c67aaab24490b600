import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { houseFaults, isLong } from './house-rules.js';
import { sourceFiles } from './source-files.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const faults = [];
const long: string[] = [];
let files = 0;
for (const folder of ['packages', 'scripts', 'test', 'bench']) {
  for (const file of sourceFiles(root, folder, ['.ts', '.tsx', '.mjs', '.js'])) {
    const source = readFileSync(join(root, file), 'utf8');
    files += 1;
    if (isLong(source)) long.push(file);
    faults.push(...houseFaults(file, source));
  }
}
for (const fault of faults) console.log(`${fault.file}:${fault.line}: ${fault.reason}`);
console.log(`house: ${files} files, ${long.length} longer than 150 lines, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
