/**
 * Adds to package-lock.json the optional programs of other platforms that npm left out because it could not get them,
 * so that `npm ci` takes the file: `npm install && npm run lock` (docs/decisions/0010-installing.md).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { completeLock, type Lock } from './lock.js';

const path = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const before: Lock = JSON.parse(readFileSync(path, 'utf8'));
const { lock, added } = completeLock(before);
if (added.length > 0) writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added.length} packages added to package-lock.json ${added.join(' ')}`);
