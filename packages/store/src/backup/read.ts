import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { createGunzip } from 'node:zlib';
import { BackupError } from './backup-error.js';
import { type Frame, FrameFault, readFrames } from './frames.js';
import { FORMAT, type Head, isHead, type Manifest, type TableShape } from './manifest.js';
import { type TableTally, Tally } from './tally.js';

/** What a reader of a backup is told, in the order of the file. Nothing of it is proved before the end. */
export interface BackupVisitor {
  head?(head: Head): Promise<void>;
  table?(table: TableShape): Promise<void>;
  rows?(bytes: Buffer): Promise<void>;
  tableEnd?(): Promise<void>;
}

const GZIP = Buffer.from([0x1f, 0x8b]);

/**
 * Reads a backup to its end and checks all of it: the hash over the file, each table's rows against their count and
 * hashes, the manifest against what was read.
 * @returns what it holds
 * @throws BackupError backup-not-readable, backup-foreign, backup-truncated, backup-altered, backup-newer; and what the
 * visitor throws
 */
export async function inspectBackup(file: string, visitor: BackupVisitor = {}): Promise<Manifest> {
  await checkBegin(file);
  const reading = new Reading(file, visitor);
  const source = createReadStream(file);
  const bytes = createGunzip();
  source.on('error', (error) => bytes.destroy(error));
  source.pipe(bytes);
  try {
    for await (const frame of readFrames(bytes)) await reading.take(frame);
    return reading.end();
  } catch (error) {
    throw told(error, file, reading);
  } finally {
    source.destroy();
    bytes.destroy();
  }
}

async function checkBegin(file: string): Promise<void> {
  const begin = Buffer.alloc(GZIP.length);
  let length: number;
  try {
    const handle = await open(file, 'r');
    ({ bytesRead: length } = await handle.read(begin, 0, begin.length, 0).finally(() => handle.close()));
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? '';
    throw new BackupError('backup-not-readable', { file, reason }, { cause });
  }
  if (length < begin.length) throw new BackupError('backup-truncated', { file });
  if (!begin.equals(GZIP)) throw new BackupError('backup-foreign', { file });
}

/** The state of one reading: which frame may come next, and what has come. */
class Reading {
  #head: Head | null = null;
  #manifest: Manifest | null = null;
  #tally: Tally | null = null;
  readonly #tallies: Record<string, TableTally> = {};
  #done = 0;

  constructor(
    private readonly file: string,
    private readonly visitor: BackupVisitor,
  ) {}

  /** Whether it is a backup at all. */
  get begun(): boolean {
    return this.#head !== null;
  }

  async take(frame: Frame): Promise<void> {
    if (this.#head === null) return this.#begin(frame);
    if (this.#manifest !== null) throw this.#altered(frame.kind);
    if (this.#tally !== null) return this.#inTable(frame, this.#tally);
    if (frame.kind === 'T') return this.#beginTable(frame, this.#head);
    if (frame.kind !== 'M') throw this.#altered(frame.kind);
    this.#manifest = this.#json<Manifest>(frame);
    const { tallies, sequences, auditHeads, ...head } = this.#manifest;
    const whole = sequences !== undefined && auditHeads !== undefined && this.#done === head.tables.length;
    if (!whole || !same(head, this.#head) || !same(tallies, this.#tallies)) throw this.#altered('M');
  }

  end(): Manifest {
    if (this.#manifest === null) throw new BackupError('backup-truncated', { file: this.file });
    return this.#manifest;
  }

  async #begin(frame: Frame): Promise<void> {
    const head = frame.kind === 'H' ? this.#json<unknown>(frame) : null;
    if (!isHead(head)) throw new BackupError('backup-foreign', { file: this.file });
    if (head.format > FORMAT) {
      const facts = { file: this.file, found: String(head.format), known: String(FORMAT) };
      throw new BackupError('backup-newer', facts);
    }
    this.#head = head;
    await this.visitor.head?.(head);
  }

  async #beginTable(frame: Frame, { tables }: Head): Promise<void> {
    const table = tables[this.#done];
    if (table === undefined || !same(table, this.#json<unknown>(frame))) throw this.#altered('T');
    this.#tally = new Tally();
    await this.visitor.table?.(table);
  }

  async #inTable(frame: Frame, tally: Tally): Promise<void> {
    if (frame.kind === 'D') {
      tally.add(frame.content);
      return this.visitor.rows?.(frame.content);
    }
    const name = this.#head?.tables[this.#done]?.name ?? '';
    const counted = tally.result();
    if (frame.kind !== 'E' || !same(counted, this.#json<unknown>(frame))) throw this.#altered(name);
    this.#tallies[name] = counted;
    this.#tally = null;
    this.#done += 1;
    await this.visitor.tableEnd?.();
  }

  #json<T>(frame: Frame): T {
    try {
      return JSON.parse(frame.content.toString('utf8'));
    } catch {
      throw this.#altered(frame.kind);
    }
  }

  #altered(place: string): BackupError {
    return new BackupError('backup-altered', { file: this.file, place });
  }
}

function same(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(one, other);
}

/** Says of the faults of frames and of gzip what they mean for the file. */
function told(error: unknown, file: string, reading: Reading): unknown {
  if (error instanceof FrameFault) {
    if (error.kind === 'truncated') return new BackupError('backup-truncated', { file }, { cause: error });
    if (!reading.begun) return new BackupError('backup-foreign', { file }, { cause: error });
    return new BackupError('backup-altered', { file, place: error.place }, { cause: error });
  }
  switch ((error as NodeJS.ErrnoException).code) {
    case 'Z_BUF_ERROR':
      return new BackupError('backup-truncated', { file }, { cause: error });
    case 'Z_DATA_ERROR':
      return new BackupError('backup-altered', { file, place: 'gzip' }, { cause: error });
    case 'EIO':
      return new BackupError('backup-not-readable', { file, reason: 'EIO' }, { cause: error });
    default:
      return error;
  }
}
