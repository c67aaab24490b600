import type { DocumentContent } from '@kaocheng/forms/content';
import { compoundKind } from '../cfb/kind.js';
import { convertWithOffice } from '../doc/convert.js';
import { readDocx } from '../docx/read.js';
import type { Problem } from '../problem.js';
import { readXls } from '../xls/read.js';
import { readXlsx } from '../xlsx/read.js';
import { Archive } from '../zip/archive.js';
import { vetOpenDocument } from './vet-open-document.js';
import { vetRtf } from './vet-rtf.js';

/** Parts by which a package of a kind that is not read is known. */
const OTHERS: readonly (readonly [part: RegExp, kind: string])[] = [
  [/^ppt\//i, 'pptx'],
  [/^ofd\.xml$/i, 'ofd'],
];

/**
 * Opens a zip: the content of a workbook or a document, or why there is none.
 * @throws Refusal where the package is broken or must not be read
 */
export async function openZip(bytes: Uint8Array): Promise<DocumentContent | Problem> {
  const archive = new Archive(bytes);
  const mime = archive.read('mimetype');
  const type = mime === null ? '' : new TextDecoder().decode(mime.subarray(0, 200));
  const isText = type.includes('opendocument.text');
  if (isText || type.includes('opendocument.spreadsheet')) {
    vetOpenDocument(archive);
    return openForeign(bytes, isText ? 'odt' : 'ods');
  }
  return openPackage(archive);
}

/**
 * Content of an office package, or why there is none.
 * @throws Refusal where the package is broken or must not be read
 */
export function openPackage(archive: Archive): DocumentContent | Problem {
  const names = archive.names().map((name) => name.replaceAll('\\', '/'));
  if (names.some((name) => /^xl\/workbook\.bin$/i.test(name))) return { code: 'kind-binary-workbook', facts: {} };
  if (names.some((name) => /^xl\//i.test(name))) return readXlsx(archive);
  if (names.some((name) => /^word\//i.test(name))) return readDocx(archive);
  const other = OTHERS.find(([part]) => names.some((name) => part.test(name)));
  return other === undefined
    ? { code: 'archive', facts: { kind: 'zip' } }
    : { code: 'kind-later', facts: { kind: other[1] } };
}

/**
 * Opens a compound file: workbooks of the old format by themselves, documents of the old format (.doc, .wps) by way of
 * the office suite of this machine.
 * @throws Refusal password, kind-needs-office, office-broken
 */
export async function openCompound(bytes: Uint8Array): Promise<DocumentContent | Problem> {
  switch (compoundKind(bytes)) {
    case 'encrypted':
      return { code: 'password', facts: {} };
    case 'xls':
      return readXls(bytes);
    case 'doc':
      return openForeign(bytes, 'doc');
    case 'ppt':
      return { code: 'kind-later', facts: { kind: 'ppt' } };
    default:
      return { code: 'kind-later', facts: { kind: 'doc/xls/wps/et' } };
  }
}

/**
 * Opens what only an office suite reads, converted by the one of this machine.
 * @throws Refusal kind-needs-office, office-broken, office-slow, office-too-deep
 */
export async function openForeign(bytes: Uint8Array, kind: 'doc' | 'rtf' | 'odt' | 'ods'): Promise<DocumentContent> {
  if (kind === 'rtf') vetRtf(bytes);
  const to = kind === 'ods' ? 'xlsx' : 'docx';
  const archive = new Archive(await convertWithOffice(bytes, kind, to));
  return to === 'xlsx' ? readXlsx(archive) : readDocx(archive);
}
