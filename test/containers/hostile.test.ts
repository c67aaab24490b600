import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { HOSTILE } from './hostile.js';

const MOST_MILLISECONDS = 5000;
const MOST_MEMORY = 500 * 1024 * 1024;
const CHILD = fileURLToPath(new URL('hostile-child.ts', import.meta.url));

interface Outcome {
  readonly code: string;
  readonly milliseconds: number;
  readonly memory: number;
}

const folder = mkdtempSync(join(tmpdir(), 'kaocheng-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What became of files read one after the other in a process of their own. */
function outcomes(files: readonly string[]): Outcome[] {
  const child = spawnSync(process.execPath, ['--import', 'tsx', '--conditions', 'source', CHILD, ...files], {
    encoding: 'utf8',
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
  });
  return child.stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
}

describe('hostile office files', () => {
  it('are refused in words, in little time and memory', () => {
    const names = Object.keys(HOSTILE);
    const files = names.map((name, at) => {
      const file = join(folder, String(at));
      writeFileSync(file, HOSTILE[name]?.bytes() ?? new Uint8Array());
      return file;
    });
    const found = outcomes(files);
    const bad = names.flatMap((name, at) => {
      const outcome = found[at];
      if (outcome === undefined) return [`${name}: ended the process`];
      const { code, milliseconds, memory } = outcome;
      const wanted = HOSTILE[name]?.code;
      return [
        ...(code !== wanted ? [`${name}: ${code}, not ${wanted}`] : []),
        ...(milliseconds > MOST_MILLISECONDS ? [`${name}: ${milliseconds} ms`] : []),
        ...(memory > MOST_MEMORY ? [`${name}: ${Math.round(memory / 1024 / 1024)} MB`] : []),
      ];
    });
    expect(bad).toEqual([]);
  }, 240_000);
});
