import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const APP = fileURLToPath(new URL('../packages/web/dist/app/', import.meta.url));
const MANIFEST = join(APP, '.vite', 'manifest.json');
const isBuilt = existsSync(MANIFEST);

/** Script, gzip, that may be fetched before the first page works; in bytes. */
const MOST_BEFORE_FIRST_PAGE = 170_000;

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

/** The scripts that the first page needs: its own and all that they import at once. */
function firstScripts(): string[] {
  const chunks: Readonly<Record<string, Chunk>> = JSON.parse(readFileSync(MANIFEST, 'utf8'));
  const found = new Set<string>();
  const take = (name: string): void => {
    const chunk = chunks[name];
    if (chunk === undefined || found.has(chunk.file)) return;
    found.add(chunk.file);
    chunk.imports?.forEach(take);
  };
  take('index.html');
  return [...found];
}

function sizeOf(file: string): number {
  return gzipSync(readFileSync(join(APP, file))).length;
}

// The page is built by npm start and npm test; a single test run before that has nothing to measure.
test.runIf(isBuilt)(
  'The first page works after at most 170 kB of script; charts, PDF and the words of findings come later',
  () => {
    const scripts = firstScripts();
    const size = scripts.reduce((sum, file) => sum + sizeOf(file), 0);
    expect(scripts.length).toBeGreaterThan(0);
    expect(size).toBeLessThan(MOST_BEFORE_FIRST_PAGE);
    for (const file of scripts) {
      const text = readFileSync(join(APP, file), 'utf8');
      for (const later of ['echarts', 'pdfjs', '没有完成却得满分']) expect(text, file).not.toContain(later);
    }
  },
);

test.runIf(isBuilt)('The page asks nothing of other hosts and brings nothing of the server', () => {
  const files = readdirSync(join(APP, 'assets')).filter((name) => /\.(?:js|css)$/.test(name));
  expect(files.length).toBeGreaterThan(3);
  for (const name of files) {
    const text = readFileSync(join(APP, 'assets', name), 'utf8');
    expect(text, name).not.toMatch(/(?:fetch|import|url)\(\s*["']?https?:/);
    expect(text, name).not.toMatch(/from\s*["']node:|require\(["']node:/);
  }
  expect(readFileSync(join(APP, 'index.html'), 'utf8')).not.toMatch(/(?:src|href)="https?:/);
});
