import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../main.js';
import { parseReport } from './parse.js';

const sample = fileURLToPath(new URL('../../../../samples/云麓市-2023-自评表.txt', import.meta.url));
let folder = '';
let said = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaocheng-report-'));
  said = '';
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...argv: string[]): Promise<number> =>
  main(['report', ...argv], {
    terminal: null,
    write: async (text) => {
      said += text;
    },
    complain: (text) => {
      said += `${text}\n`;
    },
  });

describe('kaocheng report', () => {
  it('writes the sheet that a unit answers', async () => {
    const file = join(folder, '反馈单.html');
    expect(await run(sample, '--feedback', '--output', file)).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('单位反馈意见');
    expect(said).toContain(file);
  });

  it('writes each report under the name of its document, and says what could not be read', async () => {
    expect(await run(sample, join(folder, 'missing.txt'), '--format', 'html', '--output', folder)).toBe(2);
    expect(readdirSync(folder)).toEqual(['云麓市-2023-自评表.审核报告.html']);
    expect(said).toContain('missing.txt');
  });

  it('asks for a file and a format that is written', () => {
    expect(parseReport([])).toMatchObject({ wrong: 'noFile' });
    expect(parseReport(['a.pdf', '--format', 'ofd'])).toMatchObject({ wrong: 'unknownFormat' });
    expect(parseReport(['a.pdf'])).toMatchObject({ format: 'pdf', feedback: false, output: null });
  });
});
