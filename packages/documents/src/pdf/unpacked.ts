import { inflateSync } from 'node:zlib';

/** Ways of packing that can make a part larger, and those that cannot but may lie around them. */
const SWELLING = /^(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)$/;
const LAYER = /^(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL|ASCII85Decode|A85|ASCIIHexDecode|AHx)$/;

/** A dictionary with its names written out: /Fl#61teDecode is /FlateDecode. */
export const plainNames = (dictionary: string): string =>
  dictionary.replace(/#([\da-f]{2})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/**
 * The layers of packing of a part, the outermost first. A part whose packing is named elsewhere in the file (`12 0 R`)
 * counts as deflated, for so nearly all are.
 */
export function layersOf(dictionary: string): string[] {
  const names = (dictionary.match(/\/[^\s/<>[\]()]+/gu) ?? [])
    .map((name) => name.slice(1))
    .filter((one) => LAYER.test(one));
  if (names.length === 0 && /\/(?:Filter|F)\s*\d+\s+\d+\s+R/u.test(dictionary)) return ['FlateDecode'];
  return names.some((name) => SWELLING.test(name)) ? names : [];
}

/** How many bytes a part unpacks to; more than `most` where it goes past that. What is broken is left to the reader. */
export function unpackedSize(packed: Uint8Array, layers: readonly string[], most: number): number {
  let data = packed;
  for (const layer of layers) {
    const unpacked = unpack(data, layer, most);
    if (unpacked === null) return most + 1;
    data = unpacked;
  }
  return data.length;
}

/** One layer taken off; null where it goes past `most` bytes. */
function unpack(data: Uint8Array, layer: string, most: number): Uint8Array | null {
  switch (layer) {
    case 'FlateDecode':
    case 'Fl':
      return inflated(data, most);
    case 'LZWDecode':
    case 'LZW':
      return lzw(data, most);
    case 'RunLengthDecode':
    case 'RL':
      return runs(data, most);
    case 'ASCIIHexDecode':
    case 'AHx':
      return hex(data);
    default:
      return ascii85(data);
  }
}

function inflated(data: Uint8Array, most: number): Uint8Array | null {
  try {
    return inflateSync(data, { maxOutputLength: most });
  } catch (error) {
    return error instanceof RangeError ? null : new Uint8Array();
  }
}

/** Bytes that are added one by one or as stretches, up to a limit. */
class Growing {
  #bytes = new Uint8Array(65_536);
  #length = 0;

  constructor(private readonly most: number) {}

  /** False where the limit is passed. */
  add(part: Uint8Array): boolean {
    if (this.#length + part.length > this.most) return false;
    if (this.#length + part.length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + part.length));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes.set(part, this.#length);
    this.#length += part.length;
    return true;
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}

function runs(data: Uint8Array, most: number): Uint8Array | null {
  const all = new Growing(most);
  for (let at = 0; at < data.length; ) {
    const length = data[at] ?? 128;
    if (length === 128) break;
    const part =
      length < 128 ? data.subarray(at + 1, at + 2 + length) : new Uint8Array(257 - length).fill(data[at + 1] ?? 0);
    if (!all.add(part)) return null;
    at += length < 128 ? length + 2 : 2;
  }
  return all.bytes;
}

/** LZW as PDF has it: codes of 9 to 12 bits, 256 clears the table, 257 ends, the width grows one code early. */
function lzw(data: Uint8Array, most: number): Uint8Array | null {
  const all = new Growing(most);
  let table: Uint8Array[] = [];
  const clear = (): void => {
    table = Array.from({ length: 258 }, (_, code) => (code < 256 ? Uint8Array.of(code) : new Uint8Array()));
  };
  clear();
  let [width, held, bits] = [9, 0, 0];
  let before: Uint8Array | null = null;
  for (const byte of data) {
    held = ((held << 8) | byte) & 0xffffff;
    bits += 8;
    if (bits < width) continue;
    const code = (held >> (bits - width)) & ((1 << width) - 1);
    bits -= width;
    if (code === 257) break;
    if (code === 256) {
      clear();
      [width, before] = [9, null];
      continue;
    }
    const known: Uint8Array | undefined = table[code];
    const part: Uint8Array | null = known ?? (before === null ? null : joined(before, before[0] ?? 0));
    if (part === null) break;
    if (!all.add(part)) return null;
    if (before !== null && table.length < 4096) table.push(joined(before, part[0] ?? 0));
    before = part;
    width = Math.min(12, Math.max(9, 32 - Math.clz32(table.length + 1)));
  }
  return all.bytes;
}

function joined(part: Uint8Array, byte: number): Uint8Array {
  const all = new Uint8Array(part.length + 1);
  all.set(part);
  all[part.length] = byte;
  return all;
}

function hex(data: Uint8Array): Uint8Array {
  const text = Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('latin1');
  const [digits = ''] = text.split('>', 1);
  return Buffer.from(digits.replace(/[^\da-f]/giu, ''), 'hex');
}

function ascii85(data: Uint8Array): Uint8Array {
  const all: number[] = [];
  let [value, count] = [0, 0];
  for (const byte of data) {
    if (byte === 126) break;
    if (byte === 122 && count === 0) all.push(0, 0, 0, 0);
    if (byte < 33 || byte > 117) continue;
    value = value * 85 + byte - 33;
    count += 1;
    if (count < 5) continue;
    all.push((value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
    [value, count] = [0, 0];
  }
  for (let i = count; i > 0 && i < 5; i++) value = value * 85 + 84;
  for (let i = 0; i < count - 1; i++) all.push(Math.floor(value / 256 ** (3 - i)) & 255);
  return Uint8Array.from(all);
}
