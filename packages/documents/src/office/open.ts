import type { DocumentContent } from '@kaocheng/forms/content';
import { readDocx } from '../docx/read.js';
import type { Problem } from '../problem.js';
import { readXlsx } from '../xlsx/read.js';
import { Archive } from '../zip/archive.js';

/** Folders and parts by which a package of a kind that is not read is known. */
const OTHERS: readonly (readonly [part: RegExp, kind: string])[] = [
  [/^ppt\//i, 'pptx'],
  [/^ofd\.xml$/i, 'ofd'],
  [/^content\.xml$/i, 'odt/ods'],
];

/**
 * Opens a zip: the content of a workbook or a document, or why there is none. What a part breaks is thrown as a Refusal.
 */
export function openZip(bytes: Uint8Array): DocumentContent | Problem {
  const archive = new Archive(bytes);
  const names = archive.names().map((name) => name.replaceAll('\\', '/'));
  if (names.some((name) => /^xl\//i.test(name))) return readXlsx(archive);
  if (names.some((name) => /^word\//i.test(name))) return readDocx(archive);
  const other = OTHERS.find(([part]) => names.some((name) => part.test(name)));
  return other === undefined
    ? { code: 'archive', facts: { kind: 'zip' } }
    : { code: 'kind-later', facts: { kind: other[1] } };
}
