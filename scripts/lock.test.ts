import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { completeLock, type Lock } from './lock.js';

const lock: Lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));

describe('package-lock.json', () => {
  it('lists the programs of every platform, as `npm ci` asks', () => {
    expect(completeLock(lock).added).toEqual([]);
  });

  it('names no address to download from', () => {
    const addresses = Object.values(lock.packages).map((entry) => entry.resolved ?? '');
    expect(addresses.filter((address) => /^(?:https?|git)/u.test(address))).toEqual([]);
  });
});

describe('completeLock', () => {
  const parent = (name: string, version: string): Lock => ({
    packages: {
      '': {},
      'node_modules/tool': { version: '1.0.0', dev: true, optionalDependencies: { [name]: version } },
    },
  });

  it('adds what is missing with the pinned version and the platform of its name', () => {
    const { lock: done, added } = completeLock(parent('@tool/cli-linux-x64-musl', '1.0.0'));
    expect(added).toEqual(['@tool/cli-linux-x64-musl']);
    expect(done.packages['node_modules/@tool/cli-linux-x64-musl']).toEqual({
      version: '1.0.0',
      dev: true,
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
    });
    expect(completeLock(done).added).toEqual([]);
  });

  it('refuses to guess a version or a platform', () => {
    expect(() => completeLock(parent('@tool/cli-linux-x64', '^1.0.0'))).toThrow('no exact version');
    expect(() => completeLock(parent('@tool/extra', '1.0.0'))).toThrow('no platform');
  });
});
