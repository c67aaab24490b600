import { docxOf } from '@kaocheng/documents/testing/docx-package';
import { packageOf } from '@kaocheng/documents/testing/package';
import { unzipped } from '@kaocheng/documents/testing/unzip';
import { DocumentWriter } from '@kaocheng/documents/write/write';
import { asPdf } from '../containers/as-pdf.js';
import { asSheets } from '../containers/as-sheets.js';
import { asXls } from '../containers/as-xls.js';
import { asFlatPackage, asMht, asSpreadsheetXml, asWordXml } from '../containers/others-xml.js';
import { sampleGrids } from '../containers/sample-grids.js';
import type { Random } from '../generator/random.js';
import { mutated } from './pieces.js';

/** A sound file of one kind, to be damaged. */
export interface Container {
  readonly kind: string;
  readonly bytes: Uint8Array;
  /** Its parts, where it is a zip; their XML can be changed and zipped anew. */
  readonly parts?: Readonly<Record<string, Uint8Array>>;
  /** True where it is one text. */
  readonly isText?: boolean;
}

/** One sound file of each kind that is read, made of the first form of the samples; the writers are those of the program. */
export async function soundContainers(): Promise<Container[]> {
  const [grid] = await sampleGrids();
  if (grid === undefined) throw new Error('no sample');
  const writer = new DocumentWriter();
  const document = asSheets([grid]);
  const written = (kind: 'xlsx' | 'docx' | 'pdf' | 'html'): Promise<Uint8Array> =>
    writer.write(document, kind, '2024-01-01');
  try {
    const [xlsx, docx, html] = [await written('xlsx'), await written('docx'), await written('html')];
    const page = new TextDecoder().decode(html);
    return [
      { kind: 'xlsx', bytes: xlsx, parts: unzipped(xlsx) },
      { kind: 'docx', bytes: docx, parts: unzipped(docx) },
      { kind: 'docx without a form', bytes: docxOf('<w:p/>'), parts: unzipped(docxOf('<w:p/>')) },
      { kind: 'pdf', bytes: await written('pdf') },
      { kind: 'pdf that is not packed', bytes: asPdf([grid]) },
      { kind: 'html', bytes: html, isText: true },
      { kind: 'xls', bytes: asXls([grid]) },
      { kind: 'Word 2003 XML', bytes: asWordXml([grid]), isText: true },
      { kind: 'Excel 2003 XML', bytes: asSpreadsheetXml([grid]), isText: true },
      { kind: 'flat package', bytes: asFlatPackage([grid]), isText: true },
      { kind: 'mht', bytes: asMht([page], 'quoted-printable'), isText: true },
      { kind: 'mht in base64', bytes: asMht([page], 'base64'), isText: true },
    ];
  } finally {
    writer.close();
  }
}

const flipped = (bytes: Uint8Array, random: Random): Uint8Array => {
  const result = bytes.slice();
  for (let i = random.between(1, 40); i > 0; i -= 1) {
    const at = random.between(0, result.length - 1);
    result[at] = (result[at] ?? 0) ^ (1 << random.between(0, 7));
  }
  return result;
};

/** A run of bytes that were something else. */
function overwritten(bytes: Uint8Array, random: Random): Uint8Array {
  const result = bytes.slice();
  const at = random.between(0, result.length - 1);
  const to = Math.min(result.length, at + random.between(1, 64));
  const same = random.chance(0.5) ? random.pick([0, 0x20, 0xff]) : null;
  for (let i = at; i < to; i += 1) result[i] = same ?? random.between(0, 255);
  return result;
}

/** A block of bytes taken out, or standing twice. */
function moved(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.between(0, bytes.length);
  const to = Math.min(bytes.length, at + random.between(1, 2000));
  const again = random.chance(0.5) ? bytes.subarray(at, to) : new Uint8Array();
  return Uint8Array.from([...bytes.subarray(0, at), ...again, ...again, ...bytes.subarray(to)]);
}

/** The same file cut off, with bits flipped, bytes overwritten, blocks moved, or with its text or XML changed inside. */
export function damaged({ bytes, parts, isText }: Container, random: Random): Uint8Array {
  const way = random.between(0, 9);
  const within = parts !== undefined || isText === true;
  if (way === 0) return bytes.subarray(0, random.between(0, bytes.length));
  if (way === 1 && random.chance(0.2)) return bytes;
  if (way <= (within ? 3 : 6)) return flipped(bytes, random);
  if (way === 4 || !within) return random.chance(0.5) ? overwritten(bytes, random) : moved(bytes, random);
  if (parts === undefined) return new TextEncoder().encode(mutated(new TextDecoder().decode(bytes), random));
  const names = Object.keys(parts);
  const name = names[random.between(0, names.length - 1)] ?? '';
  const changed = mutated(new TextDecoder().decode(parts[name]), random);
  return packageOf({ ...parts, [name]: changed.startsWith('<?xml') ? changed : new TextEncoder().encode(changed) });
}
