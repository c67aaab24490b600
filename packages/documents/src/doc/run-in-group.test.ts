import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runInGroup } from './run-in-group.js';

const GONE = fileURLToPath(new URL('none', import.meta.url));
const numberIn = (file: string): number => (existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0);

const isAlive = (pid: number): boolean => {
  try {
    // A process that ended but was not yet waited for has no memory.
    return !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

describe.runIf(process.platform === 'linux')('a program in a group of its own', () => {
  it('says whether it ended well', async () => {
    expect(await runInGroup('/bin/sh', ['-c', 'exit 0'], 20, GONE)).toBe('well');
    expect(await runInGroup('/bin/sh', ['-c', 'exit 3'], 20, GONE)).toBe('badly');
    expect(await runInGroup('/no/such/program', [], 20, GONE)).toBe('badly');
  });

  it('is ended with all that it started when its time is over', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kaocheng-group-'));
    try {
      const file = join(folder, 'pid');
      expect(await runInGroup('/bin/sh', ['-c', `sleep 60 & echo $! > ${file}; wait`], 1, GONE)).toBe('overdue');
      const pid = Number(readFileSync(file, 'utf8'));
      expect(pid).toBeGreaterThan(1);
      for (let tries = 0; isAlive(pid) && tries < 100; tries += 1) await new Promise((go) => setTimeout(go, 20));
      expect(isAlive(pid)).toBe(false);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('is ended with all that it started when the process that waits for it is killed, and its folder is gone', async () => {
    const outer = mkdtempSync(join(tmpdir(), 'kaocheng-group-'));
    const folder = join(outer, 'work');
    const file = join(outer, 'pid');
    mkdirSync(folder);
    const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
    const waits = `const { runInGroup } = await import(${JSON.stringify(new URL('./run-in-group.ts', import.meta.url).href)});
      await runInGroup('/bin/sh', ['-c', 'sleep 60 & echo $! > ${file}; wait'], 60, ${JSON.stringify(folder)});`;
    const waiting = spawn(process.execPath, ['--import', loader, '--input-type=module', '-e', waits], {
      stdio: 'ignore',
    });
    try {
      await expect.poll(() => numberIn(file), { timeout: 30_000 }).toBeGreaterThan(1);
      const pid = numberIn(file);
      expect(isAlive(pid)).toBe(true);
      waiting.kill('SIGKILL');
      await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
      expect(existsSync(folder)).toBe(false);
    } finally {
      waiting.kill('SIGKILL');
      rmSync(outer, { recursive: true, force: true });
    }
  }, 60_000);

  it('may not take all the memory of the machine', async () => {
    expect(await runInGroup('/bin/sh', ['-c', '[ "$(ulimit -v)" -le 3000000 ]'], 20, GONE)).toBe('well');
  });
});
