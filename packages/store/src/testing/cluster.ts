import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';

import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { addressOf } from '../embedded/address.js';
import { bringUp } from '../embedded/bring-up.js';
import { makeCluster } from '../embedded/make-cluster.js';
import { makeDatabase } from '../embedded/make-database.js';
import { readPasswords } from '../embedded/passwords.js';
import { findPlace, placeIsMade } from '../embedded/place.js';
import { livingPostmaster } from '../embedded/postmaster.js';
import { findPrograms } from '../embedded/programs.js';
import { chooseListening } from '../embedded/settings.js';
import { writeWhole } from '../embedded/write-whole.js';
import { temporaryHome } from './folder.js';
import { endWithProcess } from './watchdog.js';

/** A PostgreSQL for the tests of one process. */
export interface TestCluster {
  /** A database whose user may make others. */
  readonly adminUrl: string;
  /** The user who is to own the databases of the tests, who is no superuser; null: the one of `adminUrl`. */
  readonly owner: { readonly name: string; readonly password: string } | null;
}

/** Nothing of a test outlives a power cut, so its database need not wait for the disk. */
const SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_connections: '200',
  shared_buffers: '64MB',
};

const shared = globalThis as { kaochengTestCluster?: Promise<TestCluster> };

/**
 * The PostgreSQL of this process's tests: the server that KAOCHENG_TEST_DATABASE_URL names, else an embedded one that is
 * started when it is first asked for, shared by all threads of the process, and ended when the process is gone.
 */
export function testCluster(): Promise<TestCluster> {
  shared.kaochengTestCluster ??= find();
  return shared.kaochengTestCluster;
}

async function find(): Promise<TestCluster> {
  const url = process.env['KAOCHENG_TEST_DATABASE_URL'];
  if (url !== undefined && url !== '') return { adminUrl: url, owner: null };
  const folder = join(temporaryHome(), `kaocheng-test-${process.pid}`);
  const note = join(folder, 'cluster.json');
  for (let waited = 0; !begin(folder); waited += 50) {
    if (existsSync(note)) {
      const { data, cluster }: { data: string; cluster: TestCluster } = JSON.parse(readFileSync(note, 'utf8'));
      if (livingPostmaster(data) !== null) return cluster;
    }
    // What stands there was left by an earlier process of the same number, or its maker failed.
    if (waited > 60_000) rmSync(folder, { recursive: true, force: true });
    await wait(50);
  }
  return make(folder, note);
}

/** Whether this thread is the first to ask. */
function begin(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

async function make(folder: string, note: string): Promise<TestCluster> {
  const place = findPlace(join(folder, 'data'));
  endWithProcess(place.data, [folder, place.root]);
  const programs = findPrograms();
  await makeCluster(place, programs);
  placeIsMade(place);
  const passwords = readPasswords(place);
  const listening = await chooseListening(place.run);
  const running = await bringUp(place, {
    programs,
    password: passwords.postgres,
    settings: SETTINGS,
    listening,
    silence: 30_000,
  });
  const adminUrl = addressOf(running.listening, 'postgres', passwords.postgres, 'postgres');
  await makeDatabase(adminUrl, passwords);
  const cluster = { adminUrl, owner: { name: 'kaocheng', password: passwords.kaocheng } };
  writeWhole(note, JSON.stringify({ data: place.data, cluster }), 0o600);
  return cluster;
}
