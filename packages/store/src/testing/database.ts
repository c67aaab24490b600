import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openStore } from '../connect.js';
import { migrate } from '../migrations/migrate.js';
import { type TestCluster, testCluster } from './cluster.js';

/** A database for one test, or for the tests of one file. */
export interface TestDatabase {
  readonly url: string;
  /** Removes it and cuts off who is connected; without it, it goes with the cluster. */
  drop(): Promise<void>;
}

/** The region of the databases of tests, where a test names none. */
export const TEST_REGION = '510100';

/** Any number: who makes a template holds this advisory lock. */
const TEMPLATE_LOCK = 0x6b61_7465;

/**
 * A fresh database, migrated and installed for a region; with `region: null` an empty one. Migrated ones are copied from
 * a template that is made once a process.
 */
export async function testDatabase(options: { readonly region?: string | null } = {}): Promise<TestDatabase> {
  const region = options.region === undefined ? TEST_REGION : options.region;
  const cluster = await testCluster();
  const name = `kaocheng_test_${process.pid}_${randomBytes(5).toString('hex')}`;
  await asAdmin(cluster, async (client) => {
    const template = region === null ? 'template1' : await templateFor(cluster, client, region);
    await create(cluster, client, name, template);
  });
  return {
    url: urlOf(cluster, name),
    drop: () => asAdmin(cluster, async (client) => void (await client.query(`drop database ${name} with (force)`))),
  };
}

async function templateFor(cluster: TestCluster, client: pg.Client, region: string): Promise<string> {
  const name = `kaocheng_template_${process.pid}_${region.replaceAll(/\W/g, '_')}`;
  await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount !== 0) return name;
    const draft = `${name}_new`;
    await client.query(`drop database if exists ${draft}`);
    await create(cluster, client, draft, 'template1');
    const store = await openStore({ url: urlOf(cluster, draft), region });
    try {
      await migrate(store);
    } finally {
      await store.close();
    }
    await client.query(`alter database ${draft} rename to ${name}`);
    return name;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
}

async function create(cluster: TestCluster, client: pg.Client, name: string, template: string): Promise<void> {
  const owner = cluster.owner === null ? '' : ` owner ${cluster.owner.name}`;
  await client.query(`create database ${name} template ${template}${owner}`);
}

function urlOf({ adminUrl, owner }: TestCluster, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  if (owner !== null) {
    url.username = owner.name;
    url.password = owner.password;
  }
  return url.href;
}

async function asAdmin(cluster: TestCluster, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.adminUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
