import { strFromU8, strToU8, type Zippable, zipSync } from 'fflate';
import { Archive } from '../zip/archive.js';

/** The same document gives the same bytes: all parts bear this time. */
const WRITTEN = new Date(2020, 0, 1);
const WRITTEN_AS = '2020-01-01T00:00:00Z';
const TIME = /(<dcterms:(?:created|modified)[^>]*>)[^<]*(?=<)/g;

/** An office package zipped anew, with the times of its making left out of its parts and its directory. */
export function repacked(bytes: Uint8Array): Uint8Array {
  const archive = new Archive(bytes);
  const parts: Zippable = {};
  for (const name of archive.names()) {
    const part = archive.read(name);
    if (part === null || name.endsWith('/')) continue;
    parts[name] = name === 'docProps/core.xml' ? strToU8(strFromU8(part).replace(TIME, `$1${WRITTEN_AS}`)) : part;
  }
  return zipSync(parts, { mtime: WRITTEN, level: 6 });
}
