import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { houseFaults, isLong } from './house-rules.js';
import { unmatchedProblems } from './problem-words.js';
import { sourceFiles } from './source-files.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const faults = [];
const long: string[] = [];
const saying = new Map<string, string>();
let files = 0;
for (const folder of ['packages', 'scripts', 'test', 'bench']) {
  for (const file of sourceFiles(root, folder, ['.ts', '.tsx', '.mjs', '.js'])) {
    const source = readFileSync(join(root, file), 'utf8');
    files += 1;
    if (isLong(source)) long.push(file);
    if (/^packages\/[^/]+\/src\/(?!generated\/)/.test(file) && !/\.test\.tsx?$/.test(file)) saying.set(file, source);
    faults.push(...houseFaults(file, source));
  }
}
const WORDS = 'words/problems.yaml';
const { unsaid, unasked } = unmatchedProblems(readFileSync(join(root, WORDS), 'utf8'), saying);
faults.push(...unsaid.map((code) => ({ file: WORDS, line: 1, reason: `no sentence for ${code}` })));
faults.push(...unasked.map((code) => ({ file: WORDS, line: 1, reason: `no source asks for ${code}` })));
for (const fault of faults) console.log(`${fault.file}:${fault.line}: ${fault.reason}`);
console.log(`house: ${files} files, ${long.length} longer than 150 lines, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
