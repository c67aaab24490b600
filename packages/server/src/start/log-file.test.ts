import { chownSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLog } from './log-file.js';

it('a log belongs to the owner of its folder, also where root opened it first', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kaocheng-log-'));
  try {
    if (process.getuid?.() === 0) chownSync(folder, 65_534, 65_534);
    const path = join(folder, 'kaocheng.log');
    for (const line of ['one\n', 'two\n']) {
      const log = openLog(path);
      log.write(line);
      log.close();
    }
    const [file, owner] = [statSync(path), statSync(folder)];
    expect([file.uid, file.gid]).toEqual([owner.uid, owner.gid]);
    expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('a file that a link in the folder leads to keeps its owner', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kaocheng-log-'));
  try {
    const other = join(folder, 'other');
    writeFileSync(other, '');
    const before = statSync(other).uid;
    if (process.getuid?.() === 0) chownSync(folder, 65_534, 65_534);
    symlinkSync(other, join(folder, 'kaocheng.log'));
    const log = openLog(join(folder, 'kaocheng.log'));
    log.write('one\n');
    log.close();
    expect([statSync(other).uid, readFileSync(other, 'utf8')]).toEqual([before, 'one\n']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
