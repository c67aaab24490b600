import { Archive } from '../zip/archive.js';
import { packParts, type WrittenPart } from '../zip/pack.js';

/** The same document gives the same bytes: all parts bear this time. */
const WRITTEN_AS = '2020-01-01T00:00:00Z';
const TIME = /(<dcterms:(?:created|modified)[^>]*>)[^<]*(?=<)/g;

/** An office package zipped anew, with the times of its making left out of its parts and its directory. */
export function repacked(bytes: Uint8Array): Uint8Array {
  const archive = new Archive(bytes);
  const parts: WrittenPart[] = [];
  for (const name of archive.names()) {
    const part = archive.read(name);
    if (part === null || name.endsWith('/')) continue;
    const content =
      name === 'docProps/core.xml' ? new TextDecoder().decode(part).replace(TIME, `$1${WRITTEN_AS}`) : part;
    parts.push({ name, content });
  }
  return packParts(parts);
}
