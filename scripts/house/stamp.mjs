import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the build is made of, from the project's folder; tests and what the build itself makes are passed over. */
const SOURCES = ['packages', 'scripts', 'accounts', 'checks', 'forms', 'laws', 'policies', 'words'];
const FILES = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.base.json'];
const PASSED_OVER = new Set(['node_modules', 'dist', 'generated']);
const TEST = /\.test\.tsx?$/;

/** What must be there after a build. */
const MADE = ['packages/cli/dist/main.js', 'packages/web/dist/app/index.html'];

const STAMP = 'dist/built.json';

/** A hash over name, size and time of every file that the build is made of, and over the version of Node. */
export function sourcesStamp(root) {
  const hash = createHash('sha256').update(process.version);
  const add = (path) => {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path}\n${size}\n${mtimeMs}\n`);
  };
  for (const file of FILES) add(file);
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true }).sort(byName)) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!PASSED_OVER.has(entry.name)) walk(path);
      } else if (entry.isFile() && !TEST.test(entry.name)) add(path);
    }
  };
  for (const folder of SOURCES.filter((one) => existsSync(join(root, one)))) walk(folder);
  return hash.digest('hex');
}

const byName = (a, b) => (a.name < b.name ? -1 : 1);

/** Whether what was built last is what these sources would give. */
export function isBuilt(root, stamp) {
  if (!MADE.every((path) => existsSync(join(root, path)))) return false;
  try {
    return JSON.parse(readFileSync(join(root, STAMP), 'utf8')).stamp === stamp;
  } catch {
    return false;
  }
}

/** Notes from which sources the build was made. */
export function noteBuilt(root, stamp) {
  mkdirSync(dirname(join(root, STAMP)), { recursive: true });
  writeFileSync(join(root, STAMP), `${JSON.stringify({ stamp })}\n`);
}
