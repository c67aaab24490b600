import { createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isDeepStrictEqual } from 'node:util';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { BackupError } from './backup-error.js';
import { copyTarget, marksOf, sequencesOf, settle, tablesOf } from './catalogue.js';
import { FrameWriter } from './frames.js';
import { FORMAT, type Head, type Manifest } from './manifest.js';
import { inspectBackup } from './read.js';
import { type TableTally, Tally } from './tally.js';

/** How hard gzip tries; more takes twice the time for a twentieth less. */
const LEVEL = 4;

/**
 * Writes all tables of a database into one file, as they stand at one moment, and reads the file back before it says that it
 * is done. It takes no lock that others would wait for. Memory does not grow with the tables.
 * @param url the database, as who may read all of it
 * @param file a file that is not there yet
 * @returns what the backup holds
 * @throws BackupError backup-exists, backup-full, backup-not-written; the errors of the database as `pg` gives them
 */
export async function backup(
  url: string,
  file: string,
  options: { readonly now?: () => Date } = {},
): Promise<Manifest> {
  if (existsSync(file)) throw new BackupError('backup-exists', { file });
  const now = options.now ?? (() => new Date());
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}.new`);
  try {
    const written = await write(url, draft, now().toISOString());
    const read = await inspectBackup(draft);
    if (!isDeepStrictEqual(read, written)) throw new BackupError('backup-altered', { file, place: 'M' });
    await rename(draft, file);
    await flushFolder(dirname(file));
    return written;
  } catch (error) {
    throw told(error, file);
  } finally {
    await rm(draft, { force: true });
  }
}

async function write(url: string, draft: string, madeAt: string): Promise<Manifest> {
  const client = new pg.Client({ connectionString: url, application_name: 'kaocheng backup' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await settle(client);
    await client.query('begin transaction isolation level repeatable read read only');
    const frames = new Frames(client, madeAt);
    const output = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(Readable.from(frames.all()), createGzip({ level: LEVEL }), output);
    return frames.manifest;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The frames of one backup, made as they are asked for. */
class Frames {
  readonly #writer = new FrameWriter();
  #manifest: Manifest | null = null;

  constructor(
    private readonly client: pg.Client,
    private readonly madeAt: string,
  ) {}

  get manifest(): Manifest {
    if (this.#manifest === null) throw new RangeError('the frames have not been read to their end');
    return this.#manifest;
  }

  async *all(): AsyncGenerator<Buffer> {
    const { level, auditHeads } = await marksOf(this.client);
    const tables = await tablesOf(this.client);
    const head: Head = { kaocheng: 'backup', format: FORMAT, madeAt: this.madeAt, level, tables };
    yield this.#writer.json('H', head);
    const tallies: Record<string, TableTally> = {};
    for (const table of tables) {
      yield this.#writer.json('T', table);
      const tally = new Tally();
      const rows: AsyncIterable<Buffer> = this.client.query(copyTo(`copy ${copyTarget(table)} to stdout`));
      for await (const bytes of rows) {
        tally.add(bytes);
        yield* this.#writer.rows(bytes);
      }
      tallies[table.name] = tally.result();
      yield this.#writer.json('E', tallies[table.name]);
    }
    this.#manifest = { ...head, tallies, sequences: await sequencesOf(this.client), auditHeads };
    yield this.#writer.json('M', this.#manifest);
    yield this.#writer.end();
  }
}

/** Makes the new name last, where the system lets a folder be flushed. */
async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Windows has no such thing; there the name lasts as it is.
  }
}

function told(error: unknown, file: string): unknown {
  if (error instanceof BackupError) {
    return error.code === 'backup-not-readable'
      ? new BackupError('backup-not-written', { ...error.facts, file })
      : error;
  }
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new BackupError('backup-full', { file }, { cause: error });
  const ofFile = syscall !== undefined && syscall !== 'connect' && syscall !== 'read' && !syscall.startsWith('getaddr');
  return ofFile ? new BackupError('backup-not-written', { file, reason: code ?? '' }, { cause: error }) : error;
}
