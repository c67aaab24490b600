import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

/** scripts/house/stamp.mjs is plain JavaScript, as it runs before anything is installed. */
interface Stamp {
  sourcesStamp(root: string): string;
  isBuilt(root: string, stamp: string): boolean;
  noteBuilt(root: string, stamp: string): void;
}

const stamp: Stamp = await import(new URL('./house/stamp.mjs', import.meta.url).href);

let root = '';
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kaocheng-stamp-'));
  for (const file of ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.base.json']) write(file, '{}');
  for (const folder of ['scripts', 'accounts', 'checks', 'forms', 'policies', 'words'])
    write(`${folder}/a.yaml`, 'a: b');
  write('packages/core/src/a.ts', 'export const a = 1;');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('what was built is built no more when a source changed, and still is when only tests and products did', () => {
  const before = stamp.sourcesStamp(root);
  expect(stamp.isBuilt(root, before)).toBe(false);
  stamp.noteBuilt(root, before);
  expect(stamp.isBuilt(root, before)).toBe(false);
  write('packages/cli/dist/main.js', '');
  write('packages/web/dist/app/index.html', '');
  expect(stamp.isBuilt(root, before)).toBe(true);
  write('packages/core/src/a.test.ts', 'test');
  write('packages/core/src/generated/words.ts', 'made');
  write('packages/core/node_modules/x/index.js', 'installed');
  expect(stamp.sourcesStamp(root)).toBe(before);
  for (const path of ['words/a.yaml', 'packages/core/src/b.ts', 'package-lock.json']) {
    const last = stamp.sourcesStamp(root);
    write(path, `${path} changed`);
    expect(stamp.sourcesStamp(root)).not.toBe(last);
    expect(stamp.isBuilt(root, stamp.sourcesStamp(root))).toBe(false);
  }
});
