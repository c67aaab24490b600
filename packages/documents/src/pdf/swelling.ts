import { inflateSync } from 'node:zlib';
import type { Problem } from '../problem.js';

/** Most bytes that one packed part of a PDF may unpack to, and all of them together. A page's operators stay far below. */
const MOST_PART = 16 * 1024 * 1024;
const MOST_FONT = 64 * 1024 * 1024;
const MOST_ALL = 384 * 1024 * 1024;
/** Deflate makes a part at most about a thousand times smaller: below this nothing can swell past the limit. */
const SMALLEST = MOST_PART / 1100;
/** How far before its data the dictionary of a part is looked for. */
const DICTIONARY = 2048;

const STREAM = Uint8Array.from('stream', (one) => one.charCodeAt(0));
const END = 'endstream';

/**
 * Looks into the packed parts of a PDF before anything is read, and refuses a file whose parts swell past what a document
 * has (`pdf-swells`). Pictures are passed over, for they are never unpacked. Null where nothing is wrong.
 */
export function swelling(bytes: Uint8Array): Problem | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let all = 0;
  for (let at = file.indexOf(STREAM); at >= 0; at = file.indexOf(STREAM, at + STREAM.length)) {
    if (file.toString('latin1', at - 3, at) === 'end') continue;
    const start = at + STREAM.length + (file[at + STREAM.length] === 13 ? 2 : 1);
    const end = file.indexOf(END, start, 'latin1');
    const length = (end < 0 ? file.length : end) - start;
    const packed = file.toString('latin1', Math.max(0, at - DICTIONARY), at);
    const dictionary = packed.slice(packed.lastIndexOf(' obj') + 1);
    if (length < SMALLEST || /\/Image\b/.test(dictionary)) continue;
    const layers = dictionary.split(/\/(?:FlateDecode|Fl)\b/).length - 1;
    if (layers === 0) continue;
    const most = /\/(?:Length1|FontFile|CIDFontType0C|OpenType|Type1C)\b/.test(dictionary) ? MOST_FONT : MOST_PART;
    const size = sizeOf(file.subarray(start, start + length), layers, most);
    all += size;
    if (size > most || all > MOST_ALL)
      return {
        code: 'pdf-swells',
        facts: { limit: `${Math.round((size > most ? most : MOST_ALL) / 1024 / 1024)} MB` },
      };
    at = start + length;
  }
  return null;
}

/** How many bytes a part unpacks to; more than `most` where it goes past that. What is broken is left to the reader. */
function sizeOf(packed: Buffer, layers: number, most: number): number {
  let data = packed;
  for (let layer = 0; layer < layers; layer++) {
    try {
      data = inflateSync(data, { maxOutputLength: most });
    } catch (error) {
      return error instanceof RangeError ? most + 1 : data.length;
    }
  }
  return data.length;
}
