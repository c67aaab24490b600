import pg from 'pg';
import type { Passwords } from './make-cluster.js';

/**
 * Makes the database of the records and its owner, who is no superuser, where they are missing. Only who alone holds the
 * cluster may call it.
 * @param url the database `postgres`, as superuser
 */
export async function makeDatabase(url: string, passwords: Passwords): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount: role } = await client.query("select from pg_roles where rolname = 'kaocheng'");
    const secret = client.escapeLiteral(passwords.kaocheng);
    if (role === 0) await client.query(`create role kaocheng login password ${secret}`);
    const { rowCount: database } = await client.query("select from pg_database where datname = 'kaocheng'");
    if (database === 0) await client.query('create database kaocheng owner kaocheng');
  } finally {
    await client.end().catch(() => undefined);
  }
}
