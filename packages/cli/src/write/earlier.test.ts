import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../main.js';
import { KeptScreen } from '../testing/kept-screen.js';
import { RECORD } from './earlier.js';

const SAMPLE = fileURLToPath(new URL('../../../../samples/无疑点-2022-自评表.txt', import.meta.url));

let folder = '';
let screen = new KeptScreen();

const run = (...argv: string[]): Promise<number> => {
  screen = new KeptScreen();
  return main(argv, screen);
};
const at = (...parts: string[]): string => join(folder, ...parts);
/** Puts the sample there, last changed a while ago, or in the year. */
const put = (path: string, year?: number): void => {
  copyFileSync(SAMPLE, path);
  const time = year === undefined ? new Date(Date.now() - 3_600_000) : new Date(`${year}-01-01`);
  utimesSync(path, time, time);
};
const files = (path: string): string[] =>
  readdirSync(path)
    .filter((name) => name !== RECORD)
    .sort();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaocheng-earlier-'));
  mkdirSync(at('in'));
  put(at('in', '甲.txt'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('--continue leaves only what was written of the same input', () => {
  it('writes an older file of the same name, and keeps the place of the first', async () => {
    const convert = () => run('convert', at('in'), at('out'), '--format', 'html', '--continue');
    expect(await convert()).toBe(0);
    writeFileSync(at('out', '甲.html'), 'kept');
    put(at('in', '甲.md'), 2020);
    expect(await convert()).toBe(0);
    expect(files(at('out'))).toEqual(['甲(2).html', '甲.html']);
    expect(readFileSync(at('out', '甲.html'), 'utf8')).toBe('kept');
    expect(screen.said).toContain('甲.md → ');
    expect(screen.said).toContain('1 份，这次不再写');
  });

  it('writes anew under another template', async () => {
    const write = (template: string) =>
      run('write', at('in'), '--template', template, '--format', 'html', '--output', at('out'), '--continue');
    expect(await write('cn-2020-project')).toBe(0);
    const before = readFileSync(at('out', '甲.html'), 'utf8');
    expect(await write('sichuan-2022-project')).toBe(0);
    expect(screen.said).not.toContain('这次不再写');
    expect(readFileSync(at('out', '甲.html'), 'utf8')).not.toBe(before);
  });

  it('writes no second copy beside the inputs', async () => {
    const write = () => run('write', at('in'), '--format', 'html', '--continue');
    for (let time = 0; time < 3; time += 1) expect(await write()).toBe(0);
    expect(files(at('in'))).toEqual(['甲.html', '甲.txt']);
    expect(screen.said).toContain('1 份，这次不再写');
  });

  it('writes all anew where the record is damaged, and keeps what can be read of it', async () => {
    put(at('in', '乙.txt'));
    const convert = () => run('convert', at('in'), at('out'), '--format', 'html', '--continue');
    expect(await convert()).toBe(0);
    const record = at('out', RECORD);
    const [first = ''] = readFileSync(record, 'utf8').split('\n').filter(Boolean);
    for (const [text, kept] of [
      [`null\n[1]\n{"output":"乙.html"}\n\u0000${first}`, 0],
      [`${first}\n${first.slice(0, 40)}`, 1],
    ] as const) {
      writeFileSync(record, text);
      expect(await convert()).toBe(0);
      expect(screen.said.includes('1 份，这次不再写')).toBe(kept === 1);
      expect(await convert()).toBe(0);
      expect(screen.said).toContain('2 份，这次不再写');
    }
  });

  it('shortens a record of many runs', async () => {
    await run('convert', at('in'), at('out'), '--format', 'html');
    const record = at('out', RECORD);
    const line = readFileSync(record, 'utf8');
    appendFileSync(record, line.repeat(100));
    expect(await run('convert', at('in'), at('out'), '--format', 'html', '--continue')).toBe(0);
    expect(screen.said).toContain('1 份，这次不再写');
    expect(readFileSync(record, 'utf8').trim()).toBe(line.trim());
  });

  it('knows its outputs where both folders were moved', async () => {
    await run('convert', at('in'), at('in', 'out'), '--format', 'html');
    renameSync(at('in'), at('moved'));
    expect(await run('convert', at('moved'), at('moved', 'out'), '--format', 'html', '--continue')).toBe(0);
    expect(screen.said).toContain('1 份，这次不再写');
    expect(existsSync(at('moved', 'out', 'out'))).toBe(false);
  });
});

describe('only what this tool wrote of another input is left out', () => {
  it('reads originals that lie in the target folder', async () => {
    mkdirSync(at('in', '2023'));
    put(at('in', '2023', '乙.txt'));
    expect(await run('convert', at('in'), at('in', '2023'), '--format', 'html')).toBe(0);
    expect(screen.said).toContain('共写 2 份，0 份没有写成。');
    expect(await run('convert', at('in'), at('in', '2023'), '--format', 'html')).toBe(0);
    expect(screen.said).toContain('共写 2 份，0 份没有写成。');
    expect(screen.said).toMatch(/跳过 2 个先前由这些原文件写出的文件/);
  });

  it('knows its outputs in a target folder with a dot in its name', async () => {
    put(at('in', '乙.txt'));
    for (let time = 0; time < 2; time += 1)
      expect(await run('convert', at('in'), '--output', at('in', 'out.v2'), '--format', 'html')).toBe(0);
    expect(screen.said).toContain('共写 2 份，0 份没有写成。');
    expect(files(at('in', 'out.v2'))).toEqual(['乙.html', '甲.html']);
  });

  it('knows its reports in a folder inside, for convert too, and a report that was not its own', async () => {
    const report = () => run('report', at('in'), '--format', 'html', '--output', at('in', 'out'));
    put(at('in', '乙.审核报告.txt'));
    expect(await report()).toBe(0);
    expect(await report()).toBe(0);
    expect(screen.said).toContain('共写 2 份，0 份没有写成。');
    expect(files(at('in', 'out'))).toEqual(['乙.审核报告.审核报告.html', '甲.审核报告.html']);
    expect(await run('convert', at('in'), at('pages'), '--format', 'html')).toBe(0);
    expect(files(at('pages'))).toEqual(['乙.审核报告.html', '甲.html']);
  });

  it('reads a folder of its outputs as the source of the next step', async () => {
    await run('convert', at('in'), at('out'), '--format', 'html');
    expect(await run('report', at('out'), '--format', 'html', '--output', at('reports'))).toBe(0);
    expect(files(at('reports'))).toEqual(['甲.审核报告.html']);
  });

  it('reads what it wrote and somebody worked on since', async () => {
    await run('write', at('in'), '--format', 'html');
    appendFileSync(at('in', '甲.html'), '<!-- filled in -->');
    expect(await run('report', at('in'), '--format', 'html', '--output', at('reports'))).toBe(0);
    expect(screen.said).toContain('共写 2 份，0 份没有写成。');
  });

  it('reads both of two files that were made of each other', async () => {
    await run('convert', at('in', '甲.txt'), '--format', 'html');
    rmSync(at('in', '甲.txt'));
    await run('convert', at('in', '甲.html'), '--format', 'docx');
    await run('convert', at('in', '甲.docx'), '--format', 'html');
    expect(await run('report', at('in'), '--format', 'html', '--output', at('reports'))).toBe(0);
    expect(screen.said).toContain('共写 2 份，0 份没有写成。');
  });
});
