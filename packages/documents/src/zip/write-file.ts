import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** A file of an archive that is written. */
export interface ZippedFile {
  /** With `/` between folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Most files and bytes of an archive without the extension for large ones, which not every program reads. */
export const MOST_ZIPPED_FILES = 65_000;
export const MOST_ZIPPED_BYTES = 4_000_000_000;

/** The same files give the same bytes. */
const WRITTEN = new Date(2020, 0, 1);

/**
 * Writes an archive, one file after the other as they come, so that only one is held in memory. Office files and pdf are
 * packed already and are stored as they are. Names are UTF-8.
 * @returns bytes of the archive
 * @throws RangeError beyond the limits above; what the file system says
 */
export async function writeZipFile(
  path: string,
  files: AsyncIterable<ZippedFile> | Iterable<ZippedFile>,
): Promise<number> {
  const file = openSync(path, 'w', 0o600);
  try {
    let [size, count] = [0, 0];
    const zip = new Zip((error, chunk) => {
      if (error !== null) throw error;
      for (let done = 0; done < chunk.length; ) done += writeSync(file, chunk, done);
      size += chunk.length;
      if (size > MOST_ZIPPED_BYTES) throw new RangeError('the archive grows too large');
    });
    for await (const { name, bytes } of files) {
      count += 1;
      if (count > MOST_ZIPPED_FILES) throw new RangeError('the archive has too many files');
      const entry = name.endsWith('.html') ? new ZipDeflate(name) : new ZipPassThrough(name);
      entry.mtime = WRITTEN;
      zip.add(entry);
      entry.push(bytes, true);
    }
    zip.end();
    fsyncSync(file);
    return size;
  } finally {
    closeSync(file);
  }
}
