import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask } from '../testing/ask.js';
import { passableFolder } from '../testing/folder.js';
import { startHolder } from '../testing/holder-process.js';
import { type Account, isRoot, systemAccounts, unprivileged } from './account.js';
import { addressOf } from './address.js';
import { bringUp } from './bring-up.js';
import { reachablePrograms } from './copy-programs.js';
import { makeCluster } from './make-cluster.js';
import { readPasswords } from './passwords.js';
import { findPlace } from './place.js';
import { findPrograms } from './programs.js';
import { mayEnter } from './reach.js';
import { startEmbedded } from './start-embedded.js';
import { stopPostmaster } from './stop-postmaster.js';

const NOT_ROOT = 'only root drops to another account';
const account: Account = unprivileged(systemAccounts()) ?? { uid: 65_534, gid: 65_534, name: 'nobody' };

describe('the place of a database', () => {
  let open: { readonly path: string; remove(): void };
  let shut: string;
  const outside: string[] = [];

  beforeEach(() => {
    open = passableFolder();
    shut = mkdtempSync(join(tmpdir(), 'kaocheng-shut-'));
    chmodSync(shut, 0o700);
  });

  afterEach(() => {
    open.remove();
    for (const path of [shut, ...outside.splice(0)]) rmSync(path, { recursive: true, force: true });
  });

  it('is inside the data folder, whose owner alone may read what stands there', async () => {
    const folder = join(open.path, 'data');
    const embedded = await startEmbedded({ folder });
    await embedded.stop();
    expect(embedded.place).toBe(join(findPlace(folder).folder, 'database'));
    expect(existsSync(join(folder, 'database.json'))).toBe(false);
    expect(statSync(join(embedded.place, 'password')).mode & 0o777).toBe(0o600);
    for (const name of ['data', 'run', 'log']) expect(statSync(join(embedded.place, name)).mode & 0o777).toBe(0o700);
  });

  it('is served by an account that is not root, whoever starts it', async () => {
    const embedded = await startEmbedded({ folder: join(open.path, 'data') });
    const { uid } = statSync(join(embedded.place, 'data', 'postmaster.pid'));
    await embedded.stop();
    expect(uid).not.toBe(0);
    if (!isRoot()) expect(uid).toBe(process.getuid?.());
  });

  it('is outside for root where only root may enter; the data folder says where, and the next start finds it', async ({
    skip,
  }) => {
    if (!isRoot()) return skip(NOT_ROOT);
    const folder = join(shut, 'data');
    const first = await startEmbedded({ folder });
    outside.push(first.place);
    await ask(first.url, 'create table kept as select 1 as id');
    await first.stop();
    expect(first.place.startsWith(shut)).toBe(false);
    expect(JSON.parse(readFileSync(join(folder, 'database.json'), 'utf8'))).toEqual({ place: first.place, made: true });
    expect(statSync(shut).mode & 0o777).toBe(0o700);
    const second = await startEmbedded({ folder });
    expect(second.place).toBe(first.place);
    expect(await ask(second.url, 'select id from kept')).toEqual([{ id: 1 }]);
    await second.stop();
    rmSync(first.place, { recursive: true });
    await expect(startEmbedded({ folder })).rejects.toMatchObject({
      code: 'database-place-lost',
      facts: { folder, place: first.place },
    });
  });

  it("is the data folder owner's where root starts it first, so that the owner can start it later", async ({
    skip,
  }) => {
    if (!isRoot()) return skip(NOT_ROOT);
    if (!mayEnter(findPrograms().root, account)) return skip('the checkout lies where only root may enter');
    const folder = join(open.path, 'data');
    mkdirSync(folder);
    chownSync(folder, account.uid, account.gid);
    const first = await startEmbedded({ folder });
    await ask(first.url, 'create table kept as select 1 as id');
    await first.stop();
    const second = await startHolder(folder, { account });
    expect(second.refusal).toBeNull();
    expect(await ask(second.url ?? '', 'select id from kept')).toEqual([{ id: 1 }]);
    await second.end('SIGTERM');
  });

  it('is made and served by an ordinary user without more ado', async ({ skip }) => {
    if (!isRoot()) return skip('the other tests run as an ordinary user already');
    if (!mayEnter(findPrograms().root, account)) return skip('the checkout lies where only root may enter');
    const home = join(open.path, 'home');
    mkdirSync(home, { mode: 0o700 });
    chownSync(home, account.uid, account.gid);
    const holder = await startHolder(join(home, 'data'), { account });
    expect(holder.refusal).toBeNull();
    expect(statSync(holder.place).uid).toBe(account.uid);
    expect(await ask(holder.url ?? '', 'select 1 as id')).toEqual([{ id: 1 }]);
    await holder.end('SIGTERM');
  });

  it("is refused to an ordinary user where it is another's", async ({ skip }) => {
    if (!isRoot()) return skip('it takes two accounts');
    const folder = join(open.path, 'data');
    await startEmbedded({ folder }).then((embedded) => embedded.stop());
    chmodSync(folder, 0o777);
    const stranger = systemAccounts().find(({ uid }) => uid !== 0 && uid !== account.uid);
    if (stranger === undefined) return skip('it takes two accounts');
    const holder = await startHolder(folder, { account: stranger });
    expect(holder.refusal).toMatchObject({ code: 'database-other-owner', facts: { owner: account.name } });
  });

  it('is refused where the data folder cannot be one', () => {
    const file = join(open.path, 'file');
    writeFileSync(file, '');
    expect(() => findPlace(join(file, 'data'))).toThrow(
      expect.objectContaining({
        code: 'database-folder-unusable',
        facts: { folder: join(file, 'data'), reason: expect.any(String) },
      }),
    );
    const folder = join(open.path, 'data');
    mkdirSync(folder);
    writeFileSync(join(folder, 'database.json'), '{"place": 1}');
    expect(() => findPlace(folder)).toThrow(expect.objectContaining({ code: 'database-folder-unusable' }));
  });

  it('holds a copy of the programs where its account cannot reach them', () => {
    const programs = findPrograms();
    const place = { ...findPlace(join(open.path, 'data')), root: open.path };
    expect(reachablePrograms(programs, { ...place, account: null })).toEqual(programs);
    const hidden = join(shut, 'native');
    mkdirSync(join(hidden, 'bin'), { recursive: true });
    writeFileSync(join(hidden, 'bin', 'postgres'), 'program', { mode: 0o700 });
    writeFileSync(join(hidden, 'text'), 'text', { mode: 0o600 });
    const stranger: Account = { uid: 54_321, gid: 54_321, name: 'stranger' };
    const copied = reachablePrograms({ root: hidden, version: '18.4.0' }, { ...place, account: stranger });
    expect(copied.root).toBe(join(open.path, 'programs-18.4.0'));
    expect(statSync(join(copied.root, 'bin', 'postgres')).mode & 0o777).toBe(0o755);
    expect(readFileSync(join(copied.root, 'text'), 'utf8')).toBe('text');
    const newer = reachablePrograms({ root: hidden, version: '18.5.0' }, { ...place, account: stranger });
    expect(existsSync(copied.root)).toBe(false);
    expect(existsSync(newer.root)).toBe(true);
  });

  it('serves with the copy where the checkout lies in a folder that only root may enter', async ({ skip }) => {
    if (!isRoot()) return skip(NOT_ROOT);
    const installed = findPrograms();
    const hidden = { ...installed, root: join(shut, 'native') };
    cpSync(installed.root, hidden.root, { recursive: true, verbatimSymlinks: true });
    const place = findPlace(join(open.path, 'data'));
    await makeCluster(place, hidden);
    const { postgres: password } = readPasswords(place);
    const start = { programs: hidden, password, settings: {}, listening: null, silence: 30_000 };
    const { pid, listening } = await bringUp(place, start);
    expect(readlinkSync(`/proc/${pid}/exe`)).toBe(join(place.root, `programs-${installed.version}`, 'bin', 'postgres'));
    expect(await ask(addressOf(listening, 'postgres', password, 'postgres'), 'select 1 as id')).toEqual([{ id: 1 }]);
    await stopPostmaster(place, hidden);
  });

  it('lets an account in by the bits of its mode, the owner by the owner bits alone', () => {
    const folder = join(open.path, 'some');
    mkdirSync(folder);
    const { uid, gid } = statSync(folder);
    const may = (mode: number, who: Account): boolean => {
      chmodSync(folder, mode);
      return mayEnter(folder, who);
    };
    const [owner, peer, stranger] = [
      { uid, gid, name: 'owner' },
      { uid: 54_321, gid, name: 'peer' },
      { uid: 54_321, gid: 54_321, name: 'stranger' },
    ];
    expect([may(0o100, owner), may(0o010, peer), may(0o001, stranger)]).toEqual([true, true, true]);
    expect([may(0o011, owner), may(0o101, peer), may(0o110, stranger)]).toEqual([false, false, false]);
  });
});
