import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { HOSTILE, type Hostile } from './hostile.js';
import { HOSTILE_PACKAGES } from './hostile-packages.js';
import { HOSTILE_PDF } from './hostile-pdf.js';
import { HOSTILE_TEXTS } from './hostile-texts.js';
import { HOSTILE_XLS } from './hostile-xls.js';

const ALL: Readonly<Record<string, Hostile>> = {
  ...HOSTILE,
  ...HOSTILE_PACKAGES,
  ...HOSTILE_PDF,
  ...HOSTILE_TEXTS,
  ...HOSTILE_XLS,
};

const MOST_MILLISECONDS = 5000;
/** Beyond the program itself, which has about 80 MB: the bar of both is 500 MB. */
const MOST_MEMORY = 400 * 1024 * 1024;
const CHILD = fileURLToPath(new URL('hostile-child.ts', import.meta.url));

interface Outcome {
  readonly code: string;
  readonly milliseconds: number;
  readonly memory: number;
}

const folder = mkdtempSync(join(tmpdir(), 'kaocheng-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What became of files read one after the other in a process of their own. */
async function outcomes(files: readonly string[]): Promise<Outcome[]> {
  const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', '--conditions', 'source', CHILD, ...files], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await once(child, 'close');
  return said
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
}

describe('hostile files', () => {
  it('are refused in words, in little time and memory', async () => {
    const names = Object.keys(ALL);
    const files = names.map((name, at) => {
      const file = join(folder, String(at));
      writeFileSync(file, ALL[name]?.bytes() ?? new Uint8Array());
      return file;
    });
    const found = await outcomes(files);
    const bad = names.flatMap((name, at) => {
      const outcome = found[at];
      if (outcome === undefined) return [`${name}: ended the process`];
      const { code, milliseconds, memory } = outcome;
      const wanted = ALL[name]?.code;
      return [
        ...(code !== wanted ? [`${name}: ${code}, not ${wanted}`] : []),
        ...(milliseconds > MOST_MILLISECONDS ? [`${name}: ${milliseconds} ms`] : []),
        ...(memory > MOST_MEMORY ? [`${name}: ${Math.round(memory / 1024 / 1024)} MB`] : []),
      ];
    });
    expect(bad).toEqual([]);
    // All of them one after the other, on a slow and busy machine too; how long each may take is said above.
  }, 1_800_000);
});
