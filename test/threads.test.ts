import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { main } from '@kaocheng/cli/main';
import { KeptScreen } from '@kaocheng/cli/testing/kept-screen';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const PROGRAM = path('packages/cli/bin/kaocheng.mjs');
const isBuilt = existsSync(path('packages/cli/dist/bundle/thread.js'));

/** What the built program prints, which reads on threads, and the code with which it ends. */
async function built(
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<{ code: unknown; out: string; complaints: string }> {
  const options = { maxBuffer: 64 * 1024 * 1024, env: { ...process.env, ...settings } };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [PROGRAM, ...args], options);
    return { code: 0, out: stdout, complaints: stderr };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'stdout' in error && 'stderr' in error)) throw error;
    return { code: error.code, out: String(error.stdout), complaints: String(error.stderr) };
  }
}

async function fromSource(args: readonly string[]): Promise<{ code: number; out: string }> {
  const screen = new KeptScreen();
  return { code: await main(args, screen), out: screen.out };
}

for (const format of ['table', 'json', 'sarif']) {
  test.skipIf(!isBuilt)(`documents read on threads give the same ${format} as read one after the other`, async () => {
    const args = ['check', path('samples'), path('package.json'), '--format', format];
    expect(await built(args)).toMatchObject(await fromSource(args));
  });
}

test.skipIf(!isBuilt)('so does one document alone', async () => {
  const args = ['check', path('samples/清河县-2021-自评表.txt')];
  expect(await built(args)).toMatchObject(await fromSource(args));
});

describe.skipIf(!isBuilt)('write and report read on threads too', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kaocheng-threads-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each([
    ['convert', []],
    ['report', ['--feedback']],
  ])('%s %j gives the same files as from source', async (name, more) => {
    const sample = path('samples/清河县-2021-自评表.txt');
    const written = async (way: (args: readonly string[]) => Promise<{ code: unknown }>): Promise<string> => {
      const file = join(folder, 'one.html');
      expect(await way([name, sample, ...more, '--output', file])).toMatchObject({ code: 0 });
      return readFileSync(file, 'utf8');
    };
    expect(await written(built)).toBe(await written(fromSource));
  });

  test('an input that takes too much memory is given up, and the others are written', async () => {
    const [large, small] = [join(folder, 'large.jsonl'), path('samples/石桥县-2022-自评表.txt')];
    const line = JSON.stringify(JSON.parse(readFileSync(path('samples/抄录件-2023.json'), 'utf8')));
    writeFileSync(large, `${line}\n`.repeat(Math.ceil(24_000_000 / line.length)));
    const args = ['report', large, small, '--format', 'html', '--output', join(folder, 'out')];
    const { code, out, complaints } = await built(args, { KAOCHENG_READ_MB: '64' });
    expect(code).toBe(2);
    expect(complaints).toContain('读取所用的内存超过 64 MB');
    expect(out).toContain('石桥县');
  });
});
