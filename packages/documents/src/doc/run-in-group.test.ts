import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runInGroup } from './run-in-group.js';

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
    expect(await runInGroup('/bin/sh', ['-c', 'exit 0'], 20)).toBe('well');
    expect(await runInGroup('/bin/sh', ['-c', 'exit 3'], 20)).toBe('badly');
    expect(await runInGroup('/no/such/program', [], 20)).toBe('badly');
  });

  it('is ended with all that it started when its time is over', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kaocheng-group-'));
    try {
      const file = join(folder, 'pid');
      expect(await runInGroup('/bin/sh', ['-c', `sleep 60 & echo $! > ${file}; wait`], 1)).toBe('overdue');
      const pid = Number(readFileSync(file, 'utf8'));
      expect(pid).toBeGreaterThan(1);
      for (let tries = 0; isAlive(pid) && tries < 100; tries += 1) await new Promise((go) => setTimeout(go, 20));
      expect(isAlive(pid)).toBe(false);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
