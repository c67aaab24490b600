import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sayProblem } from '@kaocheng/contracts/say-problem';
import { describe, expect, it } from 'vitest';
import { loadSettings } from './load-settings.js';
import { readSettings } from './settings.js';

const read = (environment: Record<string, string>, file: Record<string, unknown> = {}) =>
  readSettings(environment, file, '/checkout', '/standard');

describe('settings', () => {
  it('have a value where none is given', () => {
    expect(read({})).toMatchObject({
      settings: {
        host: '127.0.0.1',
        port: 3000,
        data: '/standard',
        databaseUrl: null,
        limits: { fileBytes: 20 * 1024 * 1024, readTime: 60_000 },
      },
    });
  });

  it('of the environment go before those of the file; a blank one is none', () => {
    const file = { KAOCHENG_PORT: 4000, KAOCHENG_DATA: 'records', KAOCHENG_REGION: '510100' };
    expect(read({ KAOCHENG_PORT: '5000', KAOCHENG_REGION: ' ' }, file)).toMatchObject({
      settings: { port: 5000, data: '/checkout/records', region: '510100' },
    });
  });

  it('that are wrong are all named at once, each in a sentence that says how to mend it', () => {
    const wrong = read(
      {
        KAOCHENG_PORT: '70000',
        KAOCHENG_HOST: '0.0.0.0',
        KAOCHENG_REGION: '成都',
        DATABASE_URL: 'mysql://x/y',
        KAOCHENG_LOG_LEVEL: 'loud',
        KAOCHENG_FILE_MB: '1.5',
        KAOCHENG_FONTS: 'fonst',
      },
      { KAOCHENG_PROT: 1, KAOCHENG_DATA: ['a'] },
    );
    const faults = 'faults' in wrong ? wrong.faults : [];
    expect(faults.map(({ code }) => code).sort()).toEqual([
      'fonts-missing',
      'setting-database',
      'setting-host',
      'setting-kind',
      'setting-level',
      'setting-number',
      'setting-number',
      'setting-region',
      'setting-unknown',
    ]);
    for (const { code, facts } of faults) expect(sayProblem(code, facts)).not.toMatch(/\{[a-z]+\}/);
  });

  it('name the folder of fonts from the folder of the start', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kaocheng-settings-'));
    try {
      mkdirSync(join(folder, 'fonts'));
      const { settings } = { settings: null, ...readSettings({ KAOCHENG_FONTS: 'fonts' }, {}, folder, '/standard') };
      expect(settings?.fonts).toBe(join(folder, 'fonts'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('never show a password', () => {
    expect(JSON.stringify(read({ DATABASE_URL: 'http://user:geheim@host/db' }))).not.toContain('geheim');
  });

  it('are read from a file in the folder of the start, which must be a JSON object', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kaocheng-settings-'));
    const file = join(folder, 'kaocheng.config.json');
    try {
      expect(loadSettings({}, folder)).toHaveProperty('settings');
      writeFileSync(file, '\ufeff{"KAOCHENG_PORT":"4100"}');
      expect(loadSettings({}, folder)).toMatchObject({ settings: { port: 4100 } });
      for (const broken of ['{', '[1]', '']) {
        writeFileSync(file, broken);
        expect(loadSettings({}, folder)).toMatchObject({ faults: [{ code: 'setting-file' }] });
      }
      expect(loadSettings({ KAOCHENG_CONFIG: 'missing.json' }, folder)).toMatchObject({
        faults: [{ code: 'setting-file', facts: { reason: expect.stringContaining('ENOENT') } }],
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
