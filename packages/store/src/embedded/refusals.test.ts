import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { words } from '@kaocheng/core/generated/words';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { passableFolder } from '../testing/folder.js';
import { EmbeddedError } from './embedded-error.js';
import { failure } from './failure.js';
import { findPlace } from './place.js';
import { findPrograms } from './programs.js';
import { startEmbedded } from './start-embedded.js';
import { useEmbedded } from './use-embedded.js';

describe('an embedded database that cannot be had', () => {
  let parent: { readonly path: string; remove(): void };
  let folder: string;
  let place: string;

  beforeAll(async () => {
    parent = passableFolder();
    folder = join(parent.path, 'data');
    const embedded = await startEmbedded({ folder });
    ({ place } = embedded);
    await embedded.stop();
  });

  afterAll(() => parent.remove());

  /** Starts with a file altered, and puts it back. */
  async function refusal(file: string, text: string | null): Promise<unknown> {
    const before = readFileSync(file);
    if (text === null) rmSync(file);
    else writeFileSync(file, text);
    const answer = await startEmbedded({ folder }).then(
      (embedded) => embedded.stop(),
      (error: unknown) => error,
    );
    writeFileSync(file, before);
    return answer;
  }

  it('says so where no programs come for the platform', () => {
    expect(() => findPrograms('sunos', 'sparc')).toThrow(
      expect.objectContaining({ code: 'database-no-programs', facts: { platform: 'sunos-sparc' } }),
    );
  });

  it('says so where its password file is missing, broken or another', async () => {
    const file = join(place, 'password');
    const lost = { code: 'database-password-lost', facts: { file } };
    expect(await refusal(file, null)).toMatchObject(lost);
    expect(await refusal(file, '{')).toMatchObject(lost);
    expect(await refusal(file, '{"postgres": "guess", "kaocheng": "guess"}')).toMatchObject(lost);
  });

  it('says so where its data are of another PostgreSQL', async () => {
    expect(await refusal(join(place, 'data', 'PG_VERSION'), '15\n')).toMatchObject({
      code: 'database-other-version',
      facts: { place, found: '15', needed: '18' },
    });
  });

  it('says what PostgreSQL says where its settings or data are broken', async () => {
    expect(await refusal(join(place, 'data', 'pg_hba.conf'), 'nonsense\n')).toMatchObject({
      code: 'database-not-started',
      facts: { place, log: join(place, 'log'), reason: expect.stringContaining('pg_hba.conf') },
    });
    expect(await refusal(join(place, 'data', 'global', 'pg_control'), '')).toMatchObject({
      code: 'database-not-started',
    });
  });

  it('starts again when all is put back', async () => {
    const embedded = await startEmbedded({ folder });
    await embedded.stop();
    expect(embedded.place).toBe(place);
  });

  it('is not made by who only reads', async () => {
    const none = join(parent.path, 'none');
    await expect(useEmbedded(none, async () => 1)).rejects.toMatchObject({
      code: 'database-none',
      facts: { folder: none },
    });
  });

  it('is told apart by what the programs say', () => {
    const where = findPlace(folder);
    const code = (reason: string) => failure(where, findPrograms(), reason, 'not-created').code;
    expect(code('FATAL: could not write: No space left on device')).toBe('database-full');
    expect(code('ENOSPC')).toBe('database-full');
    expect(code('ENOENT')).toBe('database-programs-broken');
    expect(code('postgres: error while loading shared libraries: libicuuc.so.60')).toBe('database-programs-broken');
    expect(code('EPERM')).toBe('database-not-created');
  });

  it('has a sentence for each reason, with the places of its facts', () => {
    const problems: Readonly<Record<string, string>> = words.problems;
    const { code, facts } = new EmbeddedError({ code: 'database-in-use', facts: { folder, pid: '1', port: '3000' } });
    for (const name of Object.keys(facts)) expect(problems[code]).toContain(`{${name}}`);
    const source = readFileSync(new URL('./embedded-error.ts', import.meta.url), 'utf8');
    const codes = [...source.matchAll(/code: '([a-z-]+)';\s+readonly facts: (?:\{([^}]*)\}|Record)/g)];
    expect(codes.length).toBeGreaterThan(12);
    for (const [, one = '', shape = ''] of codes) {
      for (const [, name] of shape.matchAll(/readonly (\w+):/g)) expect(problems[one], one).toContain(`{${name}}`);
      expect(problems[one], one).toBeDefined();
    }
  });
});
