import pg from 'pg';

/** Asks a database one thing over a connection of its own, and gives the rows. */
export async function ask<T extends pg.QueryResultRow>(
  url: string,
  statement: string,
  values: readonly unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<T>(statement, [...values])).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}
