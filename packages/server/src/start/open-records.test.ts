import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDataFolder } from './open-records.js';

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const source = (path: string): string => JSON.stringify(fileURLToPath(new URL(path, import.meta.url)));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaocheng-folder-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe.skipIf(process.platform === 'win32')('what lies in the data folder', () => {
  it.each(['000', '022', '277'])('is for its owner alone under the umask %s, passwords above all', (umask) => {
    const [data, password] = [join(folder, umask, 'data'), join(folder, `password-${umask}`)];
    const program = join(folder, `make-${umask}.mjs`);
    const lines = [
      `import { makeDataFolder } from ${source('./open-records.ts')};`,
      `import { writeWhole } from ${source('../../../store/src/embedded/write-whole.ts')};`,
      `writeWhole(${JSON.stringify(password)}, 'x', 0o600);`,
      `process.umask(0o022 & 0o${umask});`,
      `makeDataFolder(${JSON.stringify(join(folder, umask, 'other'))});`,
      `process.umask(0o${umask});`,
      `makeDataFolder(${JSON.stringify(data)});`,
    ];
    writeFileSync(program, lines.join('\n'));
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `umask ${umask}; exec "$@"`, 'sh', process.execPath, '--conditions=source', '--import', tsx, program],
      { encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([0, '']);
    expect([modeOf(data), modeOf(password)]).toEqual(['700', '600']);
  });

  it('is left as it is where it is there, and refused where it is a file', () => {
    const there = join(folder, 'there');
    makeDataFolder(there);
    makeDataFolder(there);
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(() => makeDataFolder(file)).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ code: 'data-unusable' })] }),
    );
  });
});
