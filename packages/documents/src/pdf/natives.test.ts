import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { keepingNatives } from './natives.js';

const ENGINE = fileURLToPath(new URL('./engine.ts', import.meta.url));
const SHOW = `
  const natives = [JSON.parse, JSON.stringify, Array.prototype.push];
  const { openPdf } = await import(${JSON.stringify(ENGINE)});
  await openPdf(new TextEncoder().encode('%PDF-1.4'), 10_000);
  const now = [JSON.parse, JSON.stringify, Array.prototype.push];
  process.stdout.write(String(now.every((one, i) => one === natives[i])));
`;

it('a process that has read a PDF writes JSON as fast as before: what pdf.js replaces is given back', () => {
  const told = execFileSync(process.execPath, ['-C', 'source', '--import', 'tsx', '--input-type=module', '-e', SHOW]);
  expect(String(told)).toBe('true');
});

it('functions are given back also where loading fails', async () => {
  const { stringify } = JSON;
  const failing = keepingNatives(async () => {
    JSON.stringify = () => '';
    throw new Error('not there');
  });
  await expect(failing).rejects.toThrow('not there');
  expect(JSON.stringify).toBe(stringify);
});
