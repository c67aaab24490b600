import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** Ids are made by the store; nothing else may become part of a path. */
const ID = /^[\da-f-]{1,64}$/;

/**
 * Where the files of output jobs lie: those written so far in a folder of the job, its archive beside it. Every file is
 * written whole or not at all.
 */
export class OutputFolder {
  /** @param root made with the first file, for nobody else to read */
  constructor(private readonly root: string) {}

  /** Keeps the file of one document. @throws what the file system says */
  put(job: string, ordinal: number, bytes: Uint8Array): void {
    const folder = this.#folder(job);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, String(ordinal));
    const file = openSync(`${path}.part`, 'w', 0o600);
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(`${path}.part`, path);
  }

  /** The file of one document; null where it is not here. */
  get(job: string, ordinal: number): Uint8Array | null {
    const path = join(this.#folder(job), String(ordinal));
    return existsSync(path) ? readFileSync(path) : null;
  }

  /** Bytes of the files of a job so far. */
  sizeOf(job: string): number {
    const folder = this.#folder(job);
    if (!existsSync(folder)) return 0;
    return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  }

  /** Has an archive written, and puts it in its place when it is whole; the single files go. @returns its bytes */
  async archive(job: string, write: (path: string) => Promise<number>): Promise<number> {
    const path = this.archivePath(job);
    mkdirSync(this.root, { recursive: true, mode: 0o700 });
    const size = await write(`${path}.part`);
    renameSync(`${path}.part`, path);
    return size;
  }

  archivePath(job: string): string {
    return `${this.#folder(job)}.zip`;
  }

  hasArchive(job: string): boolean {
    return existsSync(this.archivePath(job));
  }

  /** Removes the single files of a job; its archive stays. */
  dropFiles(job: string): void {
    rmSync(this.#folder(job), { recursive: true, force: true });
  }

  /** Removes everything of a job. */
  drop(job: string): void {
    this.dropFiles(job);
    for (const path of [this.archivePath(job), `${this.archivePath(job)}.part`]) rmSync(path, { force: true });
  }

  /** Jobs of which something is here, with the time of its last change, ms. */
  jobs(): { readonly id: string; readonly changed: number }[] {
    if (!existsSync(this.root)) return [];
    const found = new Map<string, number>();
    for (const name of readdirSync(this.root)) {
      const id = name.replace(/\.zip(?:\.part)?$/, '');
      if (!ID.test(id)) continue;
      found.set(id, Math.max(found.get(id) ?? 0, statSync(join(this.root, name)).mtimeMs));
    }
    return Array.from(found, ([id, changed]) => ({ id, changed }));
  }

  #folder(job: string): string {
    if (!ID.test(job)) throw new RangeError(`no job: ${job.slice(0, 80)}`);
    return join(this.root, job);
  }
}
