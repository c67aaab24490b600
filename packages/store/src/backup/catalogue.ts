import type pg from 'pg';
import type { Manifest, TableShape } from './manifest.js';

/** How every session of backup and restore writes values, whatever the server's own settings are. */
const SESSION = [
  "set client_encoding = 'UTF8'",
  "set datestyle = 'ISO, YMD'",
  "set intervalstyle = 'iso_8601'",
  "set timezone = 'UTC'",
  "set bytea_output = 'hex'",
  'set extra_float_digits = 1',
  'set statement_timeout = 0',
  'set lock_timeout = 0',
];

/** Sets how values are written in this session. */
export async function settle(client: pg.ClientBase): Promise<void> {
  for (const statement of SESSION) await client.query(statement);
}

/** The tables of the current schema that hold rows, parents before their children, with the columns that are stored. */
export async function tablesOf(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname::text as name,
       array_agg(a.attname::text order by a.attnum) filter (where a.attnum > 0) as columns
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and not a.attisdropped and a.attgenerated = ''
     where c.relkind = 'r' and c.relpersistence <> 't' and n.nspname = current_schema()
     group by c.relname order by c.relname`,
  );
  return parentsFirst(rows, await parentsOf(client));
}

/** For each table the tables that its foreign keys lead to. */
async function parentsOf(client: pg.ClientBase): Promise<Map<string, Set<string>>> {
  const { rows } = await client.query<{ child: string; parent: string }>(
    `select child.relname::text as child, parent.relname::text as parent
     from pg_constraint k
     join pg_class child on child.oid = k.conrelid
     join pg_class parent on parent.oid = k.confrelid
     join pg_namespace n on n.oid = child.relnamespace
     where k.contype = 'f' and n.nspname = current_schema() and child.oid <> parent.oid`,
  );
  const parents = new Map<string, Set<string>>();
  for (const { child, parent } of rows) parents.set(child, (parents.get(child) ?? new Set()).add(parent));
  return parents;
}

/** Orders tables so that each comes after those that it leads to; where they lead in a circle, by name. */
export function parentsFirst(
  tables: readonly TableShape[],
  parents: ReadonlyMap<string, ReadonlySet<string>>,
): TableShape[] {
  const ordered: TableShape[] = [];
  const seen = new Set<string>();
  const byName = new Map(tables.map((table) => [table.name, table]));
  const visit = (table: TableShape): void => {
    if (seen.has(table.name)) return;
    seen.add(table.name);
    for (const parent of [...(parents.get(table.name) ?? [])].sort()) {
      const found = byName.get(parent);
      if (found) visit(found);
    }
    ordered.push(table);
  };
  for (const table of tables) visit(table);
  return ordered;
}

/** The last value of each sequence of the current schema that gave one out. */
export async function sequencesOf(client: pg.ClientBase): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; last: string }>(
    `select sequencename::text as name, last_value::text as last from pg_sequences
     where schemaname = current_schema() and last_value is not null order by 1`,
  );
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
}

/** Number of the last migration, and the ends of the audit trail, where the database has such. */
export async function marksOf(client: pg.ClientBase): Promise<Pick<Manifest, 'level' | 'auditHeads'>> {
  const { rows } = await client.query<{ migrations: boolean; chain: boolean }>(
    "select to_regclass('schema_migration') is not null as migrations, to_regclass('audit_chain') is not null as chain",
  );
  const level = rows[0]?.migrations
    ? await client.query<{ level: number }>('select coalesce(max(id), 0)::integer as level from schema_migration')
    : null;
  const heads = rows[0]?.chain
    ? await client.query<{ region: string; seq: string; hash: string }>(
        'select region_code as region, seq::text as seq, hash from audit_chain order by region_code',
      )
    : null;
  return {
    level: level?.rows[0]?.level ?? 0,
    auditHeads: (heads?.rows ?? []).map(({ region, seq, hash }) => ({ region, seq: Number(seq), hash })),
  };
}

/** A name as SQL writes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A table with its columns, as COPY names it. */
export function copyTarget({ name, columns }: TableShape): string {
  return `${quoted(name)} (${columns.map(quoted).join(', ')})`;
}
