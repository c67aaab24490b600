import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { main } from '@kaocheng/cli/main';
import { expect, test } from 'vitest';

const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const PROGRAM = path('packages/cli/bin/kaocheng.mjs');
const isBuilt = existsSync(path('packages/cli/dist/bundle/thread.js'));

/** What the built program prints, which reads on threads, and the code with which it ends. */
async function built(args: readonly string[]): Promise<{ code: unknown; out: string }> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, ...args], { maxBuffer: 64 * 1024 * 1024 });
    return { code: 0, out: stdout };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'stdout' in error)) throw error;
    return { code: error.code, out: String(error.stdout) };
  }
}

async function fromSource(args: readonly string[]): Promise<{ code: number; out: string }> {
  let out = '';
  const screen = {
    write: async (text: string): Promise<void> => {
      out += text;
    },
    complain: () => {},
    terminal: null,
  };
  return { code: await main(args, screen), out };
}

for (const format of ['table', 'json', 'sarif']) {
  test.skipIf(!isBuilt)(`documents read on threads give the same ${format} as read one after the other`, async () => {
    const args = ['check', path('samples'), path('package.json'), '--format', format];
    expect(await built(args)).toEqual(await fromSource(args));
  });
}

test.skipIf(!isBuilt)('so does one document alone', async () => {
  const args = ['check', path('samples/清河县-2021-自评表.txt')];
  expect(await built(args)).toEqual(await fromSource(args));
});
