import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { layerFaults, manifestFaults, type PackageManifest } from './layers.js';
import { sourceFiles } from './source-files.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const faults = [];
let files = 0;
for (const owner of readdirSync(join(root, 'packages'))) {
  const manifest: PackageManifest = JSON.parse(readFileSync(join(root, 'packages', owner, 'package.json'), 'utf8'));
  faults.push(...manifestFaults(owner, manifest));
  for (const file of sourceFiles(root, join('packages', owner, 'src'), ['.ts', '.tsx'])) {
    files += 1;
    faults.push(...layerFaults(owner, file, readFileSync(join(root, file), 'utf8'), manifest));
  }
}
for (const fault of faults) console.log(`${fault.file}:${fault.line}: ${fault.reason}`);
console.log(`layers: ${files} files, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
