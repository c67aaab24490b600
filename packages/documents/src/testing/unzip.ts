import { Archive } from '../zip/archive.js';

/** The files of an archive by their names, for tests that look into what was written or change it by hand. */
export function unzipped(bytes: Uint8Array): Record<string, Uint8Array> {
  const archive = new Archive(bytes);
  return Object.fromEntries(archive.names().map((name) => [name, archive.read(name) ?? new Uint8Array()]));
}
