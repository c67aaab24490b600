import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { passableFolder } from '../testing/folder.js';
import { livingPostmaster, parsePostmaster, readPostmaster, removeStaleSockets } from './postmaster.js';

const FILE = '4711\n/data\n1764000000\n5432\n/data/run\n127.0.0.1\n  123456     65536\nready   \n';

/** A process number that the system has not given out. */
const NOBODY = 2 ** 22 - 1;

describe('postmaster.pid', () => {
  let folder: { readonly path: string; remove(): void };

  beforeEach(() => {
    folder = passableFolder();
  });

  afterEach(() => folder.remove());

  it('says who serves, where and how far it is', () => {
    expect(parsePostmaster(FILE)).toEqual({ pid: 4711, port: 5432, socket: '/data/run', status: 'ready' });
    expect(parsePostmaster('4711\n/data\n')).toEqual({ pid: 4711, port: 0, socket: '', status: '' });
  });

  it('is nothing where it names no process, whatever stands there', () => {
    for (const text of ['', '\n', '0', '1', '-5', 'postgres', '1e3x']) expect(parsePostmaster(text)).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const found = parsePostmaster(text);
        if (found !== null) expect(found.pid).toBeGreaterThan(1);
      }),
    );
    expect(readPostmaster(folder.path)).toBeNull();
  });

  it('of a process that is gone counts as nobody', () => {
    writeFileSync(join(folder.path, 'postmaster.pid'), FILE.replace('4711', String(NOBODY)));
    expect(livingPostmaster(folder.path)).toBeNull();
  });

  it('of a living process of another kind is removed, for PostgreSQL would not start', () => {
    writeFileSync(join(folder.path, 'postmaster.pid'), FILE.replace('4711', String(process.pid)));
    expect(livingPostmaster(folder.path)).toBeNull();
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('goes with the socket: one whose process does not serve the data is removed', () => {
    const run = join(folder.path, 'run');
    mkdirSync(run);
    writeFileSync(join(run, '.s.PGSQL.5432'), '');
    writeFileSync(join(run, '.s.PGSQL.5432.lock'), `${process.pid}\n`);
    writeFileSync(join(run, 'other'), '');
    removeStaleSockets(run, folder.path);
    expect(readdirSync(run)).toEqual(['other']);
  });
});
