import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../main.js';
import { KeptScreen } from '../testing/kept-screen.js';
import { RECORD } from '../write/earlier.js';
import { parseReport } from './parse.js';

const sample = fileURLToPath(new URL('../../../../samples/云麓市-2023-自评表.txt', import.meta.url));
let folder = '';
let screen = new KeptScreen();

const filesIn = (path: string): string[] =>
  readdirSync(path)
    .filter((name) => name !== RECORD)
    .sort();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaocheng-report-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...argv: string[]): Promise<number> => {
  screen = new KeptScreen();
  return main(['report', ...argv], screen);
};

describe('kaocheng report', () => {
  it('writes the sheet that a unit answers', async () => {
    const file = join(folder, '反馈单.html');
    expect(await run(sample, '--feedback', '--output', file)).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('单位反馈意见');
    expect(screen.said).toContain(file);
  });

  it('writes each report under the name of its document, and says what could not be read', async () => {
    expect(await run(sample, join(folder, 'missing.txt'), '--format', 'html', '--output', folder)).toBe(2);
    expect(filesIn(folder)).toEqual(['云麓市-2023-自评表.审核报告.html']);
    expect(screen.said).toContain('missing.txt');
  });

  describe('over a folder', () => {
    const reportOf = (name: string): string => `${name}.审核报告.html`;
    const report = (...more: string[]): Promise<number> => run(join(folder, 'in'), '--format', 'html', ...more);
    beforeEach(() => {
      mkdirSync(join(folder, 'in', '甲局'), { recursive: true });
      for (const name of ['表.txt', '甲局/表.txt']) copyFileSync(sample, join(folder, 'in', name));
    });

    it('keeps its folders, and says the sum at the end', async () => {
      writeFileSync(join(folder, 'in', '空.txt'), '');
      expect(await report('--output', join(folder, 'out'))).toBe(2);
      expect(existsSync(join(folder, 'out', '甲局', reportOf('表')))).toBe(true);
      expect(existsSync(join(folder, 'out', reportOf('表')))).toBe(true);
      expect(screen.said.trimEnd().split('\n').at(-1)).toBe('共写 2 份，1 份没有写成。');
    });

    it('goes on where it was broken off', async () => {
      const out = join(folder, 'out');
      expect(await report('--output', out)).toBe(0);
      writeFileSync(join(out, reportOf('表')), 'kept');
      rmSync(join(out, '甲局', reportOf('表')));
      expect(await report('--output', out, '--continue')).toBe(0);
      expect(screen.said).toContain('1 份，这次不再写');
      expect(readFileSync(join(out, reportOf('表')), 'utf8')).toBe('kept');
      expect(existsSync(join(out, '甲局', reportOf('表')))).toBe(true);
    });

    it('writes no report of a report that stands beside its document', async () => {
      expect(await report()).toBe(0);
      expect(await report()).toBe(0);
      expect(filesIn(join(folder, 'in'))).toEqual(['甲局', '表.txt', reportOf('表')].sort());
      expect(screen.said).toContain('共写 2 份，0 份没有写成。');
    });
  });

  it('asks for a file and a format that is written', () => {
    expect(parseReport([])).toMatchObject({ wrong: 'noFile' });
    expect(parseReport(['a.pdf', '--format', 'ofd'])).toMatchObject({ wrong: 'unknownFormat' });
    expect(parseReport(['a.pdf'])).toMatchObject({ format: 'pdf', feedback: false, output: null });
  });
});
