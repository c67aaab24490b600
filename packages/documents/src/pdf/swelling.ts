import type { Problem } from '../problem.js';
import { layersOf, plainNames, unpackedSize } from './unpacked.js';

/** Most bytes that one packed part of a PDF may unpack to, and all of them together. A page's operators stay far below. */
const MOST_PART = 16 * 1024 * 1024;
const MOST_FONT = 32 * 1024 * 1024;
const MOST_ALL = 256 * 1024 * 1024;
/** LZW makes a part at most about 2,700 times smaller, deflate a thousand: below this nothing can swell past the limit. */
const SMALLEST = MOST_PART / 2800;
/** How far before its data the dictionary of a part is looked for. */
const DICTIONARY = 2048;

const STREAM = Uint8Array.from('stream', (one) => one.charCodeAt(0));
const END = 'endstream';
/** Most parts that are looked into; a document with more is watched while it is read. */
const MOST_LOOKED = 20_000;
/** Most places that are looked at for the beginning of a part. */
const MOST_PLACES = 200_000;
/** How many times the length of the file all parts together may have: parts that lie within one another are made to deceive. */
const MOST_TAKEN = 4;

/**
 * Looks into the packed parts of a PDF before anything is read, and refuses a file whose parts swell past what a document
 * has (`pdf-swells`). Pictures are passed over, for they are never unpacked. Null where nothing is wrong.
 */
export function swelling(bytes: Uint8Array): Problem | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let all = 0;
  let looked = 0;
  let places = 0;
  let taken = 0;
  for (let at = file.indexOf(STREAM); at >= 0; at = file.indexOf(STREAM, at + STREAM.length)) {
    if (file.toString('latin1', at - 3, at) === 'end') continue;
    places += 1;
    if (places > MOST_PLACES) return null;
    const start = at + STREAM.length + (file[at + STREAM.length] === 13 ? 2 : 1);
    const packed = plainNames(file.toString('latin1', Math.max(0, at - DICTIONARY), at));
    const dictionary = packed.slice(packed.lastIndexOf(' obj') + 1);
    const layers = layersOf(dictionary);
    if (layers.length === 0 || /\/Subtype\s*\/Image\b/.test(dictionary)) continue;
    // What is deflated ends by itself: a mark of the end inside of it, set to deceive, is none.
    const endsItself = /^Fl/.test(layers[0] ?? '');
    const part = file.subarray(start, endsItself ? file.length : endOf(file, start));
    if (part.length < SMALLEST && layers.length === 1) continue;
    const most = /\/(?:Length1|FontFile|CIDFontType0C|OpenType|Type1C)\b/.test(dictionary) ? MOST_FONT : MOST_PART;
    if (!endsItself) taken += part.length;
    const { size, work } = unpackedSize(part, layers, most, MOST_ALL - all);
    all += work;
    if (size > most || all > MOST_ALL || taken > file.length * MOST_TAKEN)
      return {
        code: 'pdf-swells',
        facts: { limit: `${Math.round((size > most ? most : MOST_ALL) / 1024 / 1024)} MB` },
      };
    looked += 1;
    if (looked > MOST_LOOKED) return null;
  }
  return null;
}

/** Where the data of a part ends by its mark. */
function endOf(file: Buffer, start: number): number {
  const end = file.indexOf(END, start, 'latin1');
  return end < 0 ? file.length : end;
}
